"""The vocabulary: frozen values that every other part speaks in and that import no other part."""
