"""Entries on disk, so that nothing typed is ever lost."""
