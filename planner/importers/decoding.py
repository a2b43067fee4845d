"""From bytes to text: binary files are refused by name, encodings are recognised."""

import codecs
import re

from planner.conference import Concern, Remark
from planner.errors import UnreadableError

_SIGNATURES = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a WebP picture or a sound"),
    (b"BM", "a BMP picture"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xfd7zXZ", "a compressed file (xz)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3", "a database"),
    (b"bplist", "a Safari web archive"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}charset|\?xml[^>]{0,100}\bencoding)\s*=\s*["']?([\w-]{2,30})""",
    re.IGNORECASE,
)
_TRUSTED = re.compile(
    r"(?:iso-8859|windows-125|latin|shift_jis|x-sjis|euc-|gb|big5|koi8|macintosh)", re.IGNORECASE
)
_CONTROLS = bytes({*range(0x20)} - set(b"\t\n\v\f\r\x1b"))
_BINARY = "a binary file"
_FEW = 20  # one broken character in so many good ones is damage, not another encoding


def decode(data: bytes, name: str) -> tuple[str, tuple[Remark, ...]]:
    """The text and what was odd; raises UnreadableError (its text: what was found) for no text."""
    data = _page_in_archive(data)
    for signature, what in _SIGNATURES:
        if data.startswith(signature) and not (len(signature) < 4 and _is_plain(data)):
            raise UnreadableError(what)
    text, encoding = _decoded(data)
    if _controls(data if encoding == "utf-8" else text.encode()) * 100 > len(text):
        raise UnreadableError(_BINARY)
    if encoding == "utf-8":
        return text, ()
    return text, (Remark(concern=Concern.ODD, where=name, what=f"Read as {encoding}, not UTF-8"),)


def _page_in_archive(data: bytes) -> bytes:
    """The page of a "single file" (MHTML) that Chrome and Edge save; other data as it is."""
    head = data[:4000].lower()
    if b"mime-version:" not in head or b"multipart/related" not in head:
        return data
    import email  # here, because it would cost each start of the program 18 ms

    try:
        parts = email.message_from_bytes(data).walk()
        pages = (part for part in parts if part.get_content_type() == "text/html")
        payload = next((part.get_payload(decode=True) for part in pages), None)
    except RecursionError as error:
        raise UnreadableError("a web archive of too many parts in parts", str(error)) from error
    return payload if isinstance(payload, bytes) else data


def _is_plain(data: bytes) -> bool:
    """Letters that begin a signature begin words, too: BM, MZ."""
    return data[:512].isascii() and not _controls(data[:512])


def _controls(data: bytes) -> int:
    return len(data) - len(data.translate(None, _CONTROLS))


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding), encoding
    if encoding := _utf16_without_mark(data):
        return _strict(data, encoding), encoding
    try:
        return data.decode(), "utf-8"
    except UnicodeDecodeError:
        return _damaged(data) or _declared(data) or (_strict(data, "cp1252"), "Windows-1252")


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError("in no text encoding that we know", str(error)) from error


def _utf16_without_mark(data: bytes) -> str:
    """Latin letters in UTF-16 have a zero in every second byte."""
    head = data[:2000]
    if head[1::2].count(0) * 2 > len(head) // 2 > head[::2].count(0) * 20:
        return "utf-16-le"
    if head[::2].count(0) * 2 > len(head) // 2 > head[1::2].count(0) * 20:
        return "utf-16-be"
    return ""


def _damaged(data: bytes) -> tuple[str, str] | None:
    text = data.decode(errors="replace")
    broken = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", errors="ignore")) - broken
    return (text, "damaged UTF-8") if good > broken * _FEW else None


def _declared(data: bytes) -> tuple[str, str] | None:
    found = _DECLARED.search(data[:20_000])
    encoding = found[1].decode("ascii") if found else ""
    try:
        return (data.decode(encoding), encoding) if _TRUSTED.match(encoding) else None
    except (LookupError, UnicodeError):
        return None
