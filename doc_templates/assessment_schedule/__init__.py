"""The schedule of an assessment with the sheet of acquainting («А» items 5, 16, 17; «Б» items 9, 16)."""
