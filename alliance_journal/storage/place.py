"""Where a journal lies: whether others can open it, and whether a service copies it somewhere else."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from alliance_journal.storage.findings import Finding
from alliance_journal.storage.fsops import Disk

_CLOUDS: Final = (
    ("Dropbox", r"dropbox\b.*"),
    ("OneDrive", r"onedrive\b.*|skydrive"),
    ("iCloud Drive", r"icloud ?drive.*|com~apple~clouddocs|mobile documents"),
    ("Google Drive", r"google ?drive.*|my drive|drivefs"),
    ("Nextcloud", r"nextcloud\b.*"),
    ("ownCloud", r"owncloud\b.*"),
    ("Syncthing", r"syncthing\b.*"),
    ("pCloud", r"pcloud ?drive.*"),
    ("Box", r"box|box sync"),
)
_MARKS: Final = ((".stfolder", "Syncthing"), (".dropbox", "Dropbox"), (".owncloudsync.log", "ownCloud"))


def place_findings(disk: Disk, root: Path) -> Iterator[Finding]:
    """Yield what makes the folder less private than it looks; nothing where all is well."""
    listed = disk.look(root.resolve())
    if os.name != "nt" and listed is not None and listed.mode & 0o077:
        yield Finding("", "shared", "others on this computer can open the journal: chmod 700 its folder")
    service = cloud_around(disk, root)
    if service:
        yield Finding("", "cloud", f"the journal lies in a folder that {service} copies to other machines")


def cloud_around(disk: Disk, root: Path) -> str:
    """Return the name of the service that seems to copy the folder, or nothing."""
    real = root.resolve()
    for part in reversed(real.parts):
        for service, pattern in _CLOUDS:
            if re.fullmatch(pattern, part, re.IGNORECASE):
                return service
    for folder in (real, *real.parents):
        for mark, service in _MARKS:
            if disk.look(folder / mark) is not None:
                return service
    return ""
