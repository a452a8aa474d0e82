"""Papers in every format: values in, text or bytes out, no disk."""
