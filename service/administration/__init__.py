"""Administration by programs: the keys, users and units of a state body, and the state bodies of the installation."""
