"""The staff list: who serves in which position since when, who was absent when, and who assesses whom."""
