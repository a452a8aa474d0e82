"""The Word file as a package: the empty one we start from, and the finished one with nothing in it but the paper."""

import io
import zipfile
from importlib import resources
from typing import Final

_FOLDER: Final = "word"
_PARTS: Final = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package-rels.xml",
    "docProps/app.xml": "app.xml",
    "docProps/core.xml": "core.xml",
    "word/_rels/document.xml.rels": "document-rels.xml",
    "word/document.xml": "document.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/styles.xml": "styles.xml",
    "word/theme/theme1.xml": "theme.xml",
}
"""Each part of the empty package and the file it lies in; the package brings no author, no picture and no history."""
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip file can say: the hour a paper was made is nobody's business."""


def empty_package() -> bytes:
    """Return a Word file without words, with the styles, lists and page of a paper."""
    folder = resources.files("alliance_journal.reports.paper").joinpath(_FOLDER)
    return _zipped({name: folder.joinpath(file).read_bytes() for name, file in _PARTS.items()})


def repacked(package: bytes) -> bytes:
    """Return the same package with its parts in one order and without the times they were written."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return _zipped({name: archive.read(name) for name in archive.namelist()})


def _zipped(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=_order):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name])
    return made.getvalue()


def _order(name: str) -> tuple[bool, str]:
    """Return where a part stands: readers look for the list of content types first."""
    return name != "[Content_Types].xml", name
