"""Where the shipped sets lie; in a module of its own, because what only needs the place should not pay for more."""

from pathlib import Path


def shipped_in(package: Path) -> Path:
    """Return the folder of the shipped sets: inside the package where it was installed, else beside the package.

    The place is worked out from a path and not through importlib.resources, whose import alone costs more (23 ms)
    than reading every set; a wheel, an editable install and a bare checkout are all found this way.
    """
    inside = package / "_prompts"
    return inside if inside.is_dir() else package.parent / "prompts"
