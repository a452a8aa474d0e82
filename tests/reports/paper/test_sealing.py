"""What is encrypted opens with the key it was encrypted to, and with nothing else; wrong keys are said plainly."""

import sys
from importlib import import_module
from typing import Any

import pytest

from alliance_journal.errors import UsageError
from alliance_journal.reports.paper.formats import MissingExtraError
from alliance_journal.reports.paper.sealing import check_keys, sealed

WORDS = b"He went quiet again."
pyrage: Any = pytest.importorskip("pyrage")


def a_pair() -> tuple[Any, str]:
    """Return a fresh secret identity and its public key."""
    identity = import_module("pyrage").x25519.Identity.generate()
    return identity, str(identity.to_public())


def test_each_of_the_keys_opens_it_and_no_other_does() -> None:
    (first, one), (second, two), (third, _) = a_pair(), a_pair(), a_pair()
    content = sealed(WORDS, [one, f" {two} "])
    assert content.startswith(b"age-encryption.org/v1")
    assert WORDS not in content
    assert [pyrage.decrypt(content, [key]) for key in (first, second)] == [WORDS, WORDS]
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(content, [third])


@pytest.mark.parametrize("key", ["", "age1", "age1foo", "supervisor@service.example", "ssh-ed25519 AAAA"])
def test_what_is_no_key_is_one_sentence_that_does_not_repeat_it(key: str) -> None:
    with pytest.raises(UsageError, match=r"^key 2 of --encrypt-to is not an age key$") as refusal:
        check_keys([a_pair()[1], key])
    assert (refusal.value.exit_code, "age1" in refusal.value.hint) == (2, True)


def test_a_secret_key_is_refused_and_never_repeated() -> None:
    secret = str(a_pair()[0])
    with pytest.raises(UsageError, match="is a secret key") as refusal:
        check_keys([secret.lower()])
    assert secret.casefold() not in f"{refusal.value.sentence} {refusal.value.hint}".casefold()


def test_without_the_extra_the_command_that_installs_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyrage", None)
    with pytest.raises(MissingExtraError) as refusal:
        check_keys(["age1"])
    assert refusal.value.hint == "pip install 'alliance-journal[encrypt]'"
