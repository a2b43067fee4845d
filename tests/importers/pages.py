"""Invented session pages in the virtual sites' structure."""

TIME = "Tue 9 Mar 9 a.m. PST &mdash; 11:30 a.m. PST"


def make_card(
    title: str = "On Snow",
    authors: str = "Ann Lee &middot; Bo Ek",
    corner: str = "<div class='float-end small'>Oral</div>",
    abstract: str = "<p>We melt it.</p>",
    event: str = "101",
    link: str | None = None,
) -> str:
    """One card of a session page."""
    link = f"/virtual/2027/oral/{event}" if link is None else link
    heading = f'<a href="{link}">{title}</a>' if link else title
    return f"""
    <div class="track-schedule-card"><div None  >
      <div class="btn-spacer float-end track-pad" style="top:-3px">
        <div class="track-child-bookmark"><span id="bookmark-number-1"
          onclick="toggle_bookmark(bookmark_id='bookmark-number-1', event_id='{event}')">
          <i class="fa-bookmark"></i></span></div><br>
        {corner}
      </div>
      <h5><strong>{heading}</strong></h5>
      <p class="text-muted"> {authors} </p></div>
      <div class="abstract">{abstract}</div>
    </div>"""


def make_page(
    *cards: str,
    title: str = "Oral Session 2",
    kind: str = "Oral Session",
    time: str = TIME,
    header: str = "",
    room: str = "Hall 7",
    head: str = "",
    titles: str = "<title>Track: Oral Session 2</title><title>ICML 2028</title>",
) -> str:
    """A whole session page around cards."""
    kind = kind and f'<h3 class="text-center ">{kind}</h3>'
    room = room and f'<h5 class="text-center text-muted">{room}</h5>'
    time = time and f'<div>{time} <span><span class="green">(Bookmark)</span></span></div>'
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8">{titles}{head}</head><body>
    <header><a href="#main" class="off-screen">Skip to main content</a></header>
    <main id="main"><a href="/virtual/2024/mycalendar">My calendar</a>
    <span id="the-bookmark-1" onclick="toggle_bookmark(event_id='77')"></span>
    <div class="card-header">{kind}
      <h2 class="card-title main-title text-center"> {title} </h2>{room}{header}
      <div class="text-center"><div></div>{time}<div class="schedule-html-detail"></div></div>
    </div>
    <div id="abstractExample"><span class="font-weight-bold">Abstract:</span> </div>
    <div><span>Chat is not available.</span></div><p></p>
    <div class="container">{"".join(cards)}</div>
    </main><footer><img alt="ICML logo" src="x.svg"></footer></body></html>"""
