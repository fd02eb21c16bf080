"""One module per step; a published step is never edited, a change is a new step."""
