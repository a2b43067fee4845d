"""Compressed pages, unpacked as they come; a gzip bomb is noticed before it fills the memory."""

import zlib

_PLAIN = {"", "identity"}
_ZIPPED = {"gzip", "x-gzip", "deflate"}


class Unpacking:
    """`coding` is the page's Content-Encoding, `limit` the bytes that it may unpack to.

    Raises ValueError for a coding or bytes that cannot be unpacked, and EOFError in `whole`.
    """

    def __init__(self, coding: str, limit: int) -> None:
        coding = coding.strip().lower()
        if coding not in _PLAIN | _ZIPPED:
            raise ValueError(f"unknown Content-Encoding {coding[:80]!r}")
        self._unzip = zlib.decompressobj(wbits=47) if coding in _ZIPPED else None
        self._limit = limit
        self._pieces: list[bytes] = []
        self._size = 0

    def take(self, piece: bytes) -> bool:
        """Whether all is still within the limit."""
        if self._unzip:
            try:
                piece = self._unzip.decompress(piece, self._limit - self._size + 1)
            except zlib.error as error:
                raise ValueError(str(error)) from error
        self._pieces.append(piece)
        self._size += len(piece)
        return self._size <= self._limit

    def whole(self) -> bytes:
        """All that was unpacked; raises EOFError if the compressed page breaks off."""
        if self._unzip and self._pieces and not self._unzip.eof:
            raise EOFError("the compressed page breaks off")
        return b"".join(self._pieces)
