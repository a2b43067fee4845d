"""Invented calendars as XML: RFC 6321's, and the older one of Pentabarf and pretalx."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from planner.conference import About, Kind, Programme
from planner.errors import UnreadableError
from planner.importers import Given

Read = Callable[..., Programme]

PRETALX = """
<vevent>
  <method>PUBLISH</method>
  <uid>ABC{n}@snow@example.org</uid>
  <pentabarf:event-id>{n}</pentabarf:event-id>
  <pentabarf:title>On Snow {n}</pentabarf:title>
  <pentabarf:language>en</pentabarf:language>
  <dtstart>202703{day:02}T{start}</dtstart>
  <dtend>202703{day:02}T094500</dtend>
  <duration>00:45</duration>
  <summary>On Snow, and &lt;Ice&gt; {n}</summary>
  <description>We melt it; slowly\\n &amp; freeze it.\n\nThen again.</description>
  <class>PUBLIC</class>
  <status>CONFIRMED</status>
  <category>Workshop</category>
  <url>https://example.org/snow/talk/ABC{n}/?a=1,2</url>
  <location>Hall {n}, left</location>
  <attendee>Ann Lee</attendee>
  <attendee>Bo Ek</attendee>
</vevent>"""


def pretalx(*events: str) -> str:
    return f"""<?xml version='1.0' encoding='utf-8' ?>
<iCalendar xmlns:pentabarf='http://pentabarf.org' xmlns:xCal='urn:ietf:params:xml:ns:xcal'>
<vcalendar><version>2.0</version><prodid>-//Pentabarf//Schedule//EN</prodid>
<x-wr-caldesc>Snow 2027</x-wr-caldesc><x-wr-calname>Snow 2027</x-wr-calname>
{"".join(events)}</vcalendar></iCalendar>"""


def programme_of(talks: int) -> Given:
    events = (PRETALX.format(n=n, day=n % 27 + 1, start="090000") for n in range(talks))
    return Given("schedule.xcal", pretalx(*events).encode())


RFC = """<?xml version="1.0" encoding="utf-8"?>
<icalendar xmlns="urn:ietf:params:xml:ns:icalendar-2.0"><vcalendar>
<properties><x-wr-calname><text>Snow</text></x-wr-calname></properties>
<components>{zone}
<vevent>
 <properties>
  <uid><text>1@x</text></uid>
  <summary><parameters><language><text>de</text></language></parameters>
    <text>On; Snow</text></summary>
  <dtstart><parameters><tzid><text>{tzid}</text></tzid></parameters>
    <date-time>2027-03-27T09:00:00</date-time></dtstart>
  <duration><duration>PT1H</duration></duration>
  <categories><text>Ice, Snow</text><text>Winter</text></categories>
  <attendee><parameters><cn><text>Ann Lee</text></cn></parameters>
    <cal-address>mailto:ann@example.org</cal-address></attendee>
  <rrule><recur><freq>DAILY</freq><count>4</count><byday>SA</byday><byday>SU</byday></recur></rrule>
  <exdate><parameters><tzid><text>{tzid}</text></tzid></parameters>
    <date-time>2027-04-03T09:00:00</date-time></exdate>
 </properties>
 <components><valarm><properties><action><text>AUDIO</text></action></properties></valarm>
 </components>
</vevent></components></vcalendar></icalendar>"""
ZONE = """<vtimezone><properties><tzid><text>Own</text></tzid></properties><components>
<standard><properties><dtstart><date-time>2000-10-29T03:00:00</date-time></dtstart>
<tzoffsetfrom><utc-offset>+02:00</utc-offset></tzoffsetfrom>
<tzoffsetto><utc-offset>+01:00</utc-offset></tzoffsetto>
<rrule><recur><freq>YEARLY</freq><byday>-1SU</byday><bymonth>10</bymonth></recur></rrule>
</properties></standard>
<daylight><properties><dtstart><date-time>2000-03-26T02:00:00</date-time></dtstart>
<tzoffsetfrom><utc-offset>+01:00</utc-offset></tzoffsetfrom>
<tzoffsetto><utc-offset>+02:00</utc-offset></tzoffsetto>
<rrule><recur><freq>YEARLY</freq><byday>-1SU</byday><bymonth>3</bymonth></recur></rrule>
</properties></daylight></components></vtimezone>"""


def test_pretalx_and_pentabarf(read: Read) -> None:
    text = pretalx(
        PRETALX.format(n=7, day=9, start="233000"), PRETALX.format(n=8, day=10, start="090000")
    )
    programme = read(text.replace("0309T094500", "0310T001500"), zone="Europe/Berlin")
    conference, talk = programme.conference, programme.conference.talks[0]
    assert (conference.id, conference.title) == ("snow-2027", "Snow 2027")
    assert conference.sources[0].whole
    assert (talk.id, talk.title) == ("ABC7@snow@example.org", "On Snow, and <Ice> 7")
    assert talk.start == datetime(2027, 3, 9, 22, 30, tzinfo=UTC)
    assert talk.end - talk.start == timedelta(minutes=45)
    assert (talk.room, talk.kind, talk.language) == ("Hall 7, left", Kind.WORKSHOP, "en")
    assert [person.name for person in talk.authors] == ["Ann Lee", "Bo Ek"]
    assert talk.abstract == "We melt it; slowly\\n & freeze it.\n\nThen again."
    assert talk.url == "https://example.org/snow/talk/ABC7/?a=1,2"


def test_its_times_float_and_ask_for_a_zone(read: Read) -> None:
    (guess,) = read(programme_of(2).data).report.guesses
    assert guess.about is About.ZONE


@pytest.mark.parametrize(("zone", "tzid"), [("", "Europe/Berlin"), (ZONE, "Own")])
def test_the_rfc_form_with_zone_and_recurrence(read: Read, zone: str, tzid: str) -> None:
    talks = read(RFC.format(zone=zone, tzid=tzid)).conference.talks
    assert [f"{talk.start:%m-%dT%H:%M%z}" for talk in talks] == [
        "03-27T09:00+0100",
        "03-28T09:00+0200",
        "04-04T09:00+0200",
    ]
    talk = talks[0]
    assert (talk.id, talk.title, talk.language) == ("1@x-20270327", "On; Snow", "de")
    assert (talk.track, talk.topics) == ("Ice, Snow", ("Winter",))
    assert [person.name for person in talk.authors] == ["Ann Lee"]
    assert talk.end - talk.start == timedelta(hours=1)


def test_damaged_xml_gives_what_is_whole_and_says_so(read: Read) -> None:
    text = programme_of(3).data.decode()
    programme = read(text[: text.index("<class>", text.index("ABC2@"))])
    assert len(programme.conference.talks) == 3
    assert any("XML is damaged" in remark.what for remark in programme.report.remarks)


def test_entities_of_its_own_are_refused(read: Read) -> None:
    bomb = '<!DOCTYPE iCalendar [<!ENTITY a "aaaa">]>'
    text = pretalx(PRETALX.format(n=1, day=1, start="090000"))
    with pytest.raises(UnreadableError, match="defines its own XML entities"):
        read(text.replace("<iCalendar", f"{bomb}<iCalendar", 1))


def test_a_calendar_without_events_is_refused(read: Read) -> None:
    with pytest.raises(UnreadableError, match="<iCalendar>"):
        read(pretalx())
