"""Findings as text for people and as JSON for programs: values in, text out, no disk and no terminal."""
