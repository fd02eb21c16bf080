"""Papers by which an assessment is prepared: its schedule, and the decision on who assesses for another."""
