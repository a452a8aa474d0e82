"""The commands: the only part that knows Typer; one command or group per file, no logic, and the one catcher."""
