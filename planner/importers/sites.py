"""The virtual sites that share one template: their names, hosts and links."""

import re
from urllib.parse import urlsplit

CARD = "track-schedule-card"  # the class of each talk's element on a session page
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
_OWN_ADDRESS = re.compile(r"https://([a-z0-9.-]{1,200}\.[a-z]{2,63})/virtual/", re.IGNORECASE)
_YEAR = re.compile(r"/(?:virtual|Conferences)/((?:19|20)\d\d)(?:/|$)")
_WORD = re.compile(r"/virtual/\d{4}/(?:loc/[^/]{1,60}/)?([a-z][a-z-]*)/\d+", re.IGNORECASE)
_NUMBER = re.compile(r"/(\d{1,20})/?(?:[?#].*)?$")
_NAME_AND_YEAR = re.compile(r"(\S.{1,30}?)\s+(?:19|20)\d\d(?:\s+Schedule)?")

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


def secure_host_of(address: str) -> str:
    """The host of any site's own address, `https://HOST/virtual/…`, `www.` kept; else empty."""
    found = _OWN_ADDRESS.match(address)
    return found[1].lower() if found else ""


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


def word_in(path: str) -> str:
    """ "town hall" of /virtual/2025/town-hall/45933: what the site calls it; or empty."""
    found = _WORD.search(path)
    return found[1].replace("-", " ") if found else ""


def number_in(path: str) -> str:
    """The event's number at the end of a link, or empty."""
    found = _NUMBER.search(path)
    return found[1] if found else ""


def address(path: str, host: str) -> str:
    """The whole address of a link; empty where the host is unknown or the link is not http(s)."""
    if host_of(path):
        return path
    return f"https://{host}{path}" if host and path.startswith("/") else ""
