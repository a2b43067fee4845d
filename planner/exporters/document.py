"""What every printed layout has around its days."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """`url` is the conference's; where nothing is printed, `nothing` says so and what to do."""

    title: str
    subtitle: str
    footer: str
    url: str = ""
    nothing: tuple[str, str] = ("", "")
