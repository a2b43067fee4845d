"""Which files may hold programmes, by their first bytes and their names."""

from pathlib import PurePosixPath

# What a programme's files end with; of archives and folders only such files are read.
ENDINGS = frozenset(
    {".html", ".htm", ".mhtml", ".mht", ".txt", ".json", ".js", ".xml", ".ics", ".xcal"}
    | {".csv", ".tsv", ".xlsx", ".ods", ".yml", ".yaml"}
)
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
GZIP = b"\x1f\x8b"


def is_packed(data: bytes) -> bool:
    """Whether something may be unpacked from it."""
    return data.startswith((*ZIP, GZIP))


def is_spreadsheet(data: bytes) -> bool:
    """Whether a document, which `unpacking` leaves as it is, is one of Excel or OpenDocument."""
    return data.startswith(ZIP) and (
        b"xl/workbook.xml" in data or b"opendocument.spreadsheet" in data[:200]
    )


def may_be_programme(path: PurePosixPath) -> bool:
    """By its ending; not where it is hidden or lies among the pictures of a saved page."""
    if path.suffix.lower() not in ENDINGS or path.name.startswith("."):
        return False
    return not any(is_left_out(folder) for folder in path.parts[:-1])


def is_left_out(folder: str) -> bool:
    """Hidden folders, what macOS puts into archives, and the pictures of a saved page."""
    return folder.startswith(".") or folder == "__MACOSX" or folder.endswith("_files")
