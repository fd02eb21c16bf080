"""How long papers are kept, what keeps them longer, and how they are destroyed when nothing does any more."""
