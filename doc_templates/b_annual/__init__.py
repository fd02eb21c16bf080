"""The annual score of a servant, item 5 of the Model Methodology of corpus «Б»; the layout is ours."""
