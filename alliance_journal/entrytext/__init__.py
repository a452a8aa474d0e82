"""The entry file format: an entry to text and back, exactly, without ever touching the disk."""
