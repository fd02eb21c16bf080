"""The referral of a disputed draft agreement to the National Commission («А» item 12)."""
