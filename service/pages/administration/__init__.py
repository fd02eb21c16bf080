"""Administration in the browser: state bodies, their people, units and keys."""
