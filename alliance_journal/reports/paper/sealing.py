"""What leaves, encrypted in the age format to the keys of those who may read it; nothing else can open it."""

from collections.abc import Sequence
from types import ModuleType
from typing import Any

from alliance_journal.errors import UsageError
from alliance_journal.reports.paper.formats import library_of

Recipient = Any
"""A public key as the library has it."""


def check_keys(keys: Sequence[str]) -> None:
    """Raise UsageError where one of these is no public age key, MissingExtraError where nothing can be encrypted."""
    _recipients(_library(), keys)


def sealed(content: bytes, keys: Sequence[str]) -> bytes:
    """Return the content as an age file that each of these public keys (`age1...`) opens; raises as `check_keys`."""
    library = _library()
    return bytes(library.encrypt(content, _recipients(library, keys)))


def _library() -> ModuleType:
    return library_of("encrypt", "encryption")


def _recipients(library: ModuleType, keys: Sequence[str]) -> list[Recipient]:
    return [_recipient(library, number, key.strip()) for number, key in enumerate(keys, start=1)]


def _recipient(library: ModuleType, number: int, key: str) -> Recipient:
    """Return the key as the library has it; what was typed is never repeated, since it might be the secret one."""
    if key.upper().startswith("AGE-SECRET-KEY-"):
        raise UsageError(
            f"key {number} of --encrypt-to is a secret key, which belongs to its owner alone",
            hint="the public key beside it, which begins with age1",
        )
    try:
        return library.x25519.Recipient.from_str(key)
    except library.RecipientError:
        raise UsageError(
            f"key {number} of --encrypt-to is not an age key", hint="a public key from age-keygen, such as age1..."
        ) from None
