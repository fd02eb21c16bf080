"""How each computed value came about: what was summed, rounded and looked up, and by which words of the order."""
