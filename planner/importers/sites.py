"""The virtual sites that share one template: their names, hosts and links."""

import re
from urllib.parse import urlsplit

_NAMES = {
    "icml.cc": "ICML",
    "iclr.cc": "ICLR",
    "neurips.cc": "NeurIPS",
    "nips.cc": "NeurIPS",
    "mlsys.org": "MLSys",
    "cvpr.thecvf.com": "CVPR",
    "iccv.thecvf.com": "ICCV",
    "eccv.ecva.net": "ECCV",
    "colmweb.org": "COLM",
    "virtual.aistats.org": "AISTATS",
}
_YEAR = re.compile(r"/virtual/((?:19|20)\d\d)(?:/|$)")
_NUMBER = re.compile(r"/(\d+)/?(?:[?#].*)?$")
_NAME_AND_YEAR = re.compile(r"(\S.{1,30}?)\s+(?:19|20)\d\d")

# The zone of the sites' pages unless the visitor chooses another, wherever the conference is.
HOME_ZONE = "America/Los_Angeles"


def host_of(address: str) -> str:
    """The host of an http(s) address without `www.`, else empty."""
    if not address.lower().startswith(("http://", "https://")):
        return ""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:  # such as an unclosed [ of an IPv6 address
        return ""


def name_of(host: str) -> str:
    """ "ICML" of "icml.cc"; empty for a host that is not in the table."""
    return _NAMES.get(host, "")


def host_of_name(name: str) -> str:
    """The host of a site in the table, in any spelling of its name; else empty."""
    return next((host for host, known in _NAMES.items() if known.lower() == name.lower()), "")


def name_in_title(title: str) -> str:
    """ "ICML" of the page title "ICML 2025"; its year is the one in which the page was saved."""
    found = _NAME_AND_YEAR.fullmatch(title)
    return found[1] if found else ""


def year_in(path: str) -> int | None:
    """The year of a link such as /virtual/2025/poster/45933."""
    found = _YEAR.search(path)
    return int(found[1]) if found else None


def number_in(path: str) -> str:
    """The event's number at the end of a link, or empty."""
    found = _NUMBER.search(path)
    return found[1] if found else ""


def address(path: str, host: str) -> str:
    """The whole address of a link; empty where the host is unknown or the link is not http(s)."""
    if host_of(path):
        return path
    return f"https://{host}{path}" if host and path.startswith("/") else ""
