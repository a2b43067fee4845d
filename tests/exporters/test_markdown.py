"""The trip report: foreign text is never markup, my notes are Markdown that ends where it ends."""

import pytest

from planner.exporters.markdown_text import escaped, link, note_text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("On snow-melting, #12 (part 1)", "On snow-melting, #12 (part 1)"),
        ("snake_case and _this_", r"snake_case and \_this\_"),
        ("1. First", r"1\. First"),
        ("- one", r"\- one"),
        ("> said", r"\> said"),
        ("# one #", r"\# one \#"),
        ("a <b> & &lt;", r"a \<b> & \&lt;"),
        ("see www.x.org or https://x.org", r"see www\.x.org or https\://x.org"),
        ("two\n\nlines", "two lines"),
    ],
)
def test_only_what_could_mean_something_is_escaped(text: str, written: str) -> None:
    assert escaped(text) == written


def test_links_lead_to_the_web_only() -> None:
    assert link("[Page]", "https://x.org/a b>") == r"[\[Page\]](<https://x.org/a%20b%3E>)"
    assert link("Page", "javascript:alert(1)") == "Page"
    assert link("Page", "") == ""


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("Ask *her*, see [this](https://x.org)", "Ask *her*, see [this](https://x.org)"),
        ("# Big\n### Small", "#### Big\n###### Small"),
        ("Big\n===\nSmall\n---", "#### Big\n#### Small"),
        ("- item\n\n---\nend", "- item\n\n---\nend"),
        ("<b>tag</b> but `<code>`", r"\<b>tag\</b> but `<code>`"),
        ("<https://x.org> stays", "<https://x.org> stays"),
        ("```\n# no heading <b>\n", "```\n# no heading <b>\n```"),
        ("~~~~ py\n```\n~~~\nx", "~~~~ py\n```\n~~~\nx\n~~~~"),
        ("```\na\n```\n# b", "```\na\n```\n#### b"),
    ],
)
def test_notes_keep_their_markdown_below_the_headings_of_the_report(
    note: str, written: str
) -> None:
    assert note_text(note) == written
