"""A file of rows made into papers on this machine, without the server: ``bagalau bulk``."""
