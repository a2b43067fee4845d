"""What the user gave, before anybody looked into it."""

from dataclasses import dataclass

LIMIT = 50_000_000  # bytes; the largest programmes we know have 10 million


@dataclass(frozen=True)
class Given:
    """A file, a pasted text or a fetched page, and its name.

    `address` is where it was fetched from, if it was.
    """

    name: str
    data: bytes
    address: str = ""
