"""The file store: finished files on disk or in S3, addressed by the SHA-256 of their bytes."""
