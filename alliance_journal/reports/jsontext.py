"""JSON as text."""

from typing import Any

Json = dict[str, Any]


def as_text(shape: Json) -> str:
    """Return JSON as text: two-space indents, one newline at the end, letters as they are where UTF-8 has them."""
    import json  # noqa: PLC0415  most reports are for people

    text = json.dumps(shape, ensure_ascii=False, indent=2)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = json.dumps(shape, indent=2)
    return f"{text}\n"
