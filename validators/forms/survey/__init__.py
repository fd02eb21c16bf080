"""The anonymous survey of corpus «А»: annex 7 and the summary of its answers."""
