"""The web application: puts the routes of all features together, describes, observes and serves them."""
