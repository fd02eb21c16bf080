"""The journal: who did what to which paper. Only ever appended to; :mod:`service.db.chain` tells what was changed."""
