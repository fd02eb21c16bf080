"""Drafts: papers that somebody is still writing, however incomplete."""
