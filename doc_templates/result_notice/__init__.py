"""The result told to a dismissed servant, items 24 and 51 of «А», 10 of «Б»; the layout is ours."""
