"""Passwords in a keyring that is made for the test, and on a system without one."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backends import fail

from planner import passwords
from planner.passwords import KeyringError
from tests.keyrings import LockedKeyring, MemoryKeyring, using


@pytest.fixture(autouse=True)
def backend() -> Iterator[MemoryKeyring]:
    with using(backend := MemoryKeyring()):
        yield backend


def test_a_password_is_kept_for_one_account_until_it_is_forgotten(backend: MemoryKeyring) -> None:
    assert passwords.can_keep()
    passwords.save("https://a.org/", "ann", "secret")
    assert passwords.saved("https://a.org/", "ann") == "secret"
    assert passwords.saved("https://a.org/", "bo") == ""
    assert passwords.saved("https://b.org/", "ann") == ""
    passwords.forget("https://a.org/", "ann")
    passwords.forget("https://a.org/", "ann")
    assert backend.kept == {}


def test_a_system_without_a_keyring_says_so() -> None:
    keyring.set_keyring(fail.Keyring())
    assert not passwords.can_keep()
    with pytest.raises(KeyringError, match="each time"):
        passwords.save("https://a.org/", "ann", "secret")


def test_a_locked_keyring_is_a_sentence() -> None:
    keyring.set_keyring(LockedKeyring())
    with pytest.raises(KeyringError, match="unlock"):
        passwords.saved("https://a.org/", "ann")
