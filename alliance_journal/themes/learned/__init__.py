"""The learned coder: a small network that sees themes in sentences that do not use the usual words."""
