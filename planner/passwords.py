"""Passwords in the system's keyring: Keychain, Windows Credential Locker, Secret Service.

Nothing else ever keeps one. Each call may have to wait for the system, which may ask the user.
"""

import contextlib
from collections.abc import Iterator

from planner.errors import PlannerError

_SERVICE = "Conference Planner"


class KeyringError(PlannerError):
    """The system keeps no passwords, or does not want to."""


def can_keep() -> bool:
    """Whether this system has a place for them: a Linux without a desktop has none."""
    import keyring
    from keyring.backends import fail, null

    # Not its priority: that of a backend given by name in a test or by the user may be anything.
    return not isinstance(keyring.get_keyring(), (fail.Keyring, null.Keyring))


def saved(address: str, user: str) -> str:
    """The one for this account; empty where there is none. Raises KeyringError."""
    import keyring

    with _telling():
        return keyring.get_password(_SERVICE, _account(address, user)) or ""


def save(address: str, user: str, password: str) -> None:
    """Raises KeyringError."""
    import keyring

    with _telling():
        keyring.set_password(_SERVICE, _account(address, user), password)


def forget(address: str, user: str) -> None:
    """Also if there is none. Raises KeyringError."""
    import keyring
    from keyring.errors import PasswordDeleteError

    with _telling(), contextlib.suppress(PasswordDeleteError):
        keyring.delete_password(_SERVICE, _account(address, user))


def _account(address: str, user: str) -> str:
    return f"{user} at {address}"


@contextlib.contextmanager
def _telling() -> Iterator[None]:
    import keyring.errors

    try:
        yield
    except keyring.errors.KeyringError as error:
        raise KeyringError(
            "The system's keyring cannot be used; type the password each time, or unlock it.",
            f"{type(error).__name__}: {error}",
        ) from error
