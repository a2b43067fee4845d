"""Which conference a Mini-Conf or ACL site's data belongs to."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from planner.conference import About, Conference, Guess, Talk
from planner.importers import ids, sites, values
from planner.importers.miniconf_files import folder_of
from planner.importers.notes import Notes
from planner.importers.page import Page
from planner.importers.text import slug

_YEAR = re.compile(r"(?:19|20)\d\d")
_SETTINGS = ("name", "site_title", "date", "citation_date", "proceedings_title", "tagline")


def conference(
    page: Page, settings: Any, talks: Sequence[Talk], notes: Notes, now: datetime
) -> Conference:
    """Without its talks: named by the settings, else a guess."""
    fields = settings if isinstance(settings, dict) else {}
    title = _title(values.text(fields.get("name")), list(_said(fields)))
    own = slug(title)
    if not title:
        title = _site(talks) or folder_of(page).name or page.name
        own = f"miniconf-{ids.hashed(min((talk.id for talk in talks), default=''))[:8]}"
        why = "The settings of the site (config.yml), which name the conference, are missing"
        notes.guess(Guess(about=About.TITLE, value=title, why=why))
    return Conference(
        id=own or "miniconf",
        title=title,
        time_zone="UTC",
        read_at=now.replace(microsecond=0),
        url=values.link(fields.get("site_url")),
    )


def _title(name: str, said: Sequence[str]) -> str:
    """ "ACL 2020" of "ACL2020", and of "ACL" where the date names the year."""
    if not name:
        return ""
    years = [found[0] for text in (name, *said) if (found := _YEAR.search(text))]
    plain = " ".join(_YEAR.sub(" ", name).split())
    return f"{plain} {years[0]}".strip() if years else name


def _said(fields: values.Fields) -> Iterator[str]:
    heading = fields.get("page_title")
    if isinstance(heading, dict):
        yield values.text(heading.get("prefix"))
    yield from (values.text(fields.get(name)) for name in _SETTINGS)


def _site(talks: Sequence[Talk]) -> str:
    """ "ICLR 2020" where the calendar links to one of the sites that we know."""
    for talk in talks:
        site = sites.name_of(sites.host_of(talk.url))
        if site and talk.start:
            return f"{site} {talk.start.year}"
    return ""
