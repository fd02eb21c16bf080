"""Papers without a form in the order: monitoring, disagreement, who is not assessed («А» and «Б»), transmittal."""
