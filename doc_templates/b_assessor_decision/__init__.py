"""The decision on who assesses for, or beside, an evaluator («Б» items 4, 18)."""
