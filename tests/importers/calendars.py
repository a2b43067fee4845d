"""Invented calendar pages in the virtual sites' structure, and shortcuts into what was read."""

from datetime import datetime
from zoneinfo import ZoneInfo

from planner.conference import Programme, Session, Talk

PACIFIC = ZoneInfo("America/Los_Angeles")


def calendar(*days: str, titles: str = "<title>ICML 2028</title>", head: str = "") -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8">{titles}{head}</head>
    <body><nav><a href="/virtual/2024/session/1" class="content oral">Old</a></nav>
    <main id="main"><div class='grid'>{"".join(days)}</div></main>
    <footer><div class="pad content">Not a talk</div></footer></body></html>"""


def day(*boxes: str, name: str = "TUE 9 MAR") -> str:
    return f"""<div class="container2  day-1">
      <div class="buffer sticky"><div class="hdrbox">{name}</div></div>
      <div class="gcol days">{"".join(boxes)}</div><div class="column-break"></div></div>"""


def box(time: str, *events: str) -> str:
    return f'<div class="timebox"><div class="time">{time}</div>{"".join(events)}</div>'


def single(
    title: str = "On Snow",
    ends: str = "(ends 4:00 PM)",
    kind: str = "Workshop",
    css: str = "workshop  room-hall-e-level-1",
    link: str = "/virtual/2027/workshop/7",
    speakers: str = "",
) -> str:
    speakers = speakers and f'<div class="speaker-style">{speakers}</div>'
    return f"""<div class="eventsession pad {css}"> <div class="hdr-style">{kind}: </div>
      <div class="title-style"> <a href="{link}">{title}</a> </div> {speakers}
      <div class="centered"><span class='end-time'>{ends}</span> </div></div>"""


def pause(title: str = "Lunch") -> str:
    return f'<div class="eventsession pad break  room-">\n\n {title} \n</div>'


def session(
    *items: str,
    title: str = "Oral 1A",
    times: str = "[8:00-8:45]",
    css: str = "oral-session pad room-hall-c2",
    block: str = "",
    chairs: str = "",
    ends: str = "",
    number: int = 70,
) -> str:
    chairs = chairs and f'<div class="centered">{chairs}</div>'
    block = block and f'<div class="subevent-header">{block}</div>'
    return f"""<div class="{css}"><div class="hdr eventsession"><div class="sessiontitle">
        <a href="/virtual/2027/session/{number}">{title}
          <span class="sessiontime">{times}</span> </a></div>{chairs}</div>
      <details width="100%"><summary class="centered"></summary>
      <div class="text-begin text-left" id="collapseEvent-{number}"><div class="eventblock">
        {block}{"".join(items)}</div></div></details>
      <div class="hours"><span class="end-time">{ends}</span></div></div>"""


def oral(text: str, css: str = "oral") -> str:
    return f'<div class="content {css}"> {text} </div>'


def poster(number: int, title: str = "On Rain") -> str:
    link = f'<a href="/virtual/2027/poster/{number}">\n {title} </a>'
    return f'<div class="content poster">{link}</div>'


def at(hour: int, minute: int = 0, day: int = 9) -> datetime:
    return datetime(2027, 3, day, hour, minute, tzinfo=PACIFIC)


def span(item: Talk | Session) -> tuple[datetime | None, datetime | None]:
    return item.start, item.end


def titled(programme: Programme, title: str) -> Talk:
    (talk,) = [talk for talk in programme.conference.talks if talk.title == title]
    return talk
