"""Properties have no deadline here: the machine may be busy with terminals of its own."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
