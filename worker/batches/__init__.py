"""Makes batches: reads their rows and makes their documents, in processes of its own beside the interactive worker."""
