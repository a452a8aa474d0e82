"""Whose act or feeling something is."""

from enum import Enum


class Holder(Enum):
    """Whose acts and feelings a question, a theme or a sentence speaks of."""

    WORKER = "worker"
    CLIENT = "client"
    BOTH = "both"
    DYAD = "dyad"
    CONTEXT = "context"
    OTHER = "other"
