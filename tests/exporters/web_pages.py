"""What an exported web page must hold, whoever has read it: talk by talk, and nothing that runs."""

from bs4 import BeautifulSoup, Tag

from planner.conference import Talk
from planner.exporters.selection import Item, Selection
from planner.tex import to_text
from tests.exporters.hostile import on_one_line


def compare_page(page: BeautifulSoup, selection: Selection) -> None:
    assert not page.find_all(
        ["script", "img", "iframe", "object", "link", "form", "base", "b", "i"]
    )
    handlers = [name for tag in page.find_all() for name in tag.attrs if name.startswith("on")]
    assert handlers == []
    web = [str(a["href"]) for a in page.find_all("a") if not str(a["href"]).startswith("#")]
    assert all(address.startswith("https://example.org/") for address in web)
    assert page.title
    assert page.title.get_text() == selection.title
    days = selection.by_day()
    for items, section in zip(days.values(), page.find_all("section"), strict=True):
        for item, article in zip(items, section.find_all("article"), strict=True):
            _compare(item, article, selection)


def _compare(item: Item, article: Tag, selection: Selection) -> None:
    time = article.find("time")
    start = item.start.astimezone(selection.zone).isoformat() if item.start else None
    assert (time["datetime"] if time else None) == start
    if not isinstance(item, Talk):
        told = (_text(article, "h3"), _text(article, ".place"), _text(article, ".remark"))
        assert told == (on_one_line(item.title), on_one_line(item.place), "Own entry")
        return
    assert _text(article, "h3") == on_one_line(to_text(item.shown_title))
    assert _text(article, ".people") == on_one_line(", ".join(p.name for p in item.authors))
    assert _text(article, ".place").startswith(on_one_line(item.room))
    assert _text(article, ".abstract") == on_one_line(to_text(item.abstract))
    assert _text(article, ".note:not(.session-note) .text") == on_one_line(
        selection.plan.note(item.id)
    )
    assert [str(a["href"]) for a in article.find_all("a")] == [
        url for url in (item.url, item.paper_url) if url
    ]
    assert ("No longer" in _text(article, ".remark")) is selection.is_gone(item)


def _text(article: Tag, which: str) -> str:
    found = article.select_one(which)
    return on_one_line(found.get_text()) if found else ""
