"""Alliance Journal: a reflective journal for people who work with people."""

__version__ = "0.1.0"
