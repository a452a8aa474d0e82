"""The one grammar for days and the one grammar for filters, shared by every command: pure, no disk, no clock."""
