"""Guided sets as data, and the walk through one as a pure state machine: no screen, no disk but reading sets."""
