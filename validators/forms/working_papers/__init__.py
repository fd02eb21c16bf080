"""Papers of corpus «А» without a form in the order: monitoring, disagreement, who is not assessed, transmittal."""
