"""Bytes as a short text for mail and QR codes: versioned, and checked for damage.

`CONFERENCE-PLANNER:PLAN/1/<content>/` where the content is Base32 (RFC 4648: QR codes pack capital
letters and digits most tightly, and mail programs may break it into lines) of a CRC-32 and a raw
deflate stream (RFC 1951). The slash at the end tells where it ends.
"""

import re
import struct
import zlib
from base64 import b32decode, b32encode

from planner.errors import LibraryError

VERSION = 1
DAMAGED = "This link to a plan is damaged or cut off; copy it once more, to the slash at its end."
_LINK = re.compile(r"CONFERENCE-PLANNER:\s*PLAN/(\d{1,9})/([A-Z2-7\s>]*)", re.IGNORECASE)
_NOT_BASE_32 = re.compile(r"[\s>]+")  # also what a mail program writes before quoted lines
_LARGEST = 1_000_000  # bytes that a link may hold
_RAW = -15  # zlib's way to say: without a header


def packed(content: bytes) -> str:
    packer = zlib.compressobj(9, zlib.DEFLATED, _RAW)
    stream = packer.compress(content) + packer.flush()
    checked = struct.pack(">I", zlib.crc32(stream)) + stream
    return f"CONFERENCE-PLANNER:PLAN/{VERSION}/{b32encode(checked).decode().rstrip('=')}/"


def holds_link(text: str) -> bool:
    return bool(_LINK.search(text))


def unpacked(text: str) -> bytes:
    """What the first link in `text` holds. Raises LibraryError where there is no whole one."""
    found = _LINK.search(text)
    if not found:
        raise LibraryError("There is no link to a plan in this text; paste the whole link.")
    if int(found[1]) > VERSION:
        raise LibraryError("This link comes from a newer Conference Planner; update this one.")
    try:
        return _content(_NOT_BASE_32.sub("", found[2]).upper())
    except (ValueError, struct.error, zlib.error) as error:
        raise LibraryError(DAMAGED, repr(error)) from error


def _content(letters: str) -> bytes:
    raw = b32decode(letters + "=" * (-len(letters) % 8))
    (checksum,) = struct.unpack(">I", raw[:4])
    if zlib.crc32(raw[4:]) != checksum:
        raise ValueError("wrong checksum")
    content = zlib.decompressobj(_RAW).decompress(raw[4:], _LARGEST + 1)
    if len(content) > _LARGEST:
        raise ValueError("too large")
    return content
