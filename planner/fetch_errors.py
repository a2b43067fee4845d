"""The sentences for what goes wrong on the way to a page, each with a way out."""

from enum import Enum

from planner.addresses import shown
from planner.errors import FetchError
from planner.importers.sites import host_of

_SAVE_IT = "open it in your browser, save the page (Ctrl+S), and open that file here"


class Trouble(Enum):
    """What hinders the connection."""

    OUT_OF_REACH = "“{host}” cannot be reached; check the link, and that you are online."
    SILENT = "“{host}” does not answer; try again later."
    IN_PART = "“{page}” arrived only in part; try again."
    NO_WEB_PAGE = f"“{{page}}” is sent in a way that cannot be read; {_SAVE_IT}."
    CERTIFICATE = (
        "“{host}” cannot prove that it is the real one (its certificate is not valid); check the "
        "link and your computer's date."
    )
    PROXY = (
        "The proxy that your system names does not lead to “{host}”; check the proxy in the "
        "system's network settings."
    )


def trouble(kind: Trouble, address: str, error: Exception) -> FetchError:
    sentence = kind.value.format(host=host_of(address), page=shown(address))
    return FetchError(sentence, f"{address}\n{type(error).__name__}: {error}")


def refused(address: str, status: int) -> FetchError:
    """What the site answered instead of the page; `status` as in RFC 9110, 15."""
    host, page = host_of(address), shown(address)
    if status in {401, 403, 407, 451}:
        sentence = f"“{host}” does not show “{page}” to this program ({status}); {_SAVE_IT}."
    elif status in {404, 410}:
        sentence = f"There is no page “{page}” ({status}); check the link in your browser."
    elif status == 429:
        sentence = f"“{host}” asks for a pause ({status}); try again in some minutes."
    elif status >= 500:
        sentence = f"“{host}” has trouble of its own ({status}); try again later."
    else:
        sentence = f"“{host}” does not send “{page}” ({status}); {_SAVE_IT}."
    return FetchError(sentence, address, status)


def too_large(address: str, limit: int) -> FetchError:
    size = f"{limit // 1_000_000} MB"
    sentence = f"“{shown(address)}” is larger than {size}; give the link of the programme itself."
    return FetchError(sentence, address)


def too_many_redirects(address: str) -> FetchError:
    sentence = (
        f"“{shown(address)}” leads from page to page without end; open it in your browser, and "
        "copy the link of the page that holds the programme."
    )
    return FetchError(sentence, address)
