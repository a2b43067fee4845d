"""Web addresses: which of them are fetched at all, and how they are written and shown."""

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

from planner.errors import FetchError

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,30}(?=:)", re.IGNORECASE)
_BARE_HOST = re.compile(r"(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?::\d{1,5})?(?:/\S*)?", re.IGNORECASE)
_CALENDARS = {"webcal": "https", "webcals": "https"}  # what calendar programs subscribe to
_LONGEST = 2000  # characters, as browsers take them


def web_address(text: str) -> str:
    """The http(s) address without its #part, user name and password; `webcal:` is https.

    Raises FetchError with what is wrong with it.
    """
    text = text.strip()
    scheme = _SCHEME.match(text)
    name = scheme[0].lower() if scheme else ""
    name = _CALENDARS.get(name, name)
    if name not in {"http", "https"}:
        raise FetchError(_not_opened(name, text))
    try:
        parts = urlsplit(text)
        host = parts.netloc.rpartition("@")[2].lower()
        is_whole = bool(parts.hostname) and parts.port != 0  # `port` raises where it is no number
    except ValueError:
        is_whole = False
    if not is_whole or len(text) > _LONGEST or not text.isprintable() or " " in host:
        raise FetchError(f"“{text[:80]}” is no whole link; copy it again from your browser.")
    return urlunsplit((name, host, parts.path or "/", parts.query, ""))


def typed_address(text: str) -> str:
    """As `web_address`, of what a user typed: `icml.cc/virtual/2025` may lack its https://."""
    text = text.strip()
    return web_address(f"https://{text}" if _BARE_HOST.fullmatch(text) else text)


def link_in(text: str) -> str:
    """The address, where the text is one link and nothing else; else empty."""
    text = text.strip()
    if len(text) > _LONGEST or len(text.split()) != 1 or "://" not in text:
        return ""
    try:
        return web_address(text)
    except FetchError:
        return ""


def joined(address: str, href: str) -> str:
    """Where a link on the page at `address` leads; empty where nothing can be fetched."""
    try:
        return link_in(urljoin(address, href))
    except ValueError:
        return ""


def path_of(address: str) -> str:
    """The path of a link, also of one without a host; empty where it is no link at all."""
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def shown(address: str) -> str:
    """As people write it: without https://, and shortened."""
    plain = re.sub(r"\Ahttps?://(?:www\.)?|/\Z", "", address)
    return plain if len(plain) <= 80 else f"{plain[:79]}…"


def _not_opened(scheme: str, text: str) -> str:
    if scheme:
        return f"“{scheme}:” links are not opened, only http: and https:; save the page as a file."
    if not text:
        return "Type or paste the link of a page."
    return f"“{text[:80]}” is no link; copy it from your browser, where it begins with https://."
