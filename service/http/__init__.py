"""The HTTP interface of the contract: it reads requests, calls the use cases and words the answers."""
