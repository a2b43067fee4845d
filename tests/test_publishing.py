"""The plan in a calendar on a real server: created, updated, removed, and nothing else touched."""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event as Flag

import pytest
from msgspec.structs import replace

from planner.caldav_server import CalendarError, CalendarName, Server, checked_address
from planner.conference import Conference, Talk
from planner.errors import PlannerError
from planner.exporters import selection as selections
from planner.plan import Plan
from planner.publishing import Changes, Outcome, Publication, carry_out, find_changes
from planner.timetable import Timetable
from tests import calendar_server
from tests.calendar_server import OTHER_PASSWORD, OTHER_USER, PASSWORD, USER, RadicaleServer, event
from tests.exporters.calendars import Found, by_icalendar, by_vobject

MakeTalk = Callable[..., Talk]


@pytest.fixture
def radicale(tmp_path: Path) -> Iterator[RadicaleServer]:
    """With the calendar `work`, in which others have entries."""
    with calendar_server.running(tmp_path) as running:
        running.make_calendar("work")
        running.put_foreign("work")
        running.requests.clear()
        yield running


@pytest.fixture
def server(radicale: RadicaleServer) -> Iterator[Server]:
    server = Server(radicale.address, USER, PASSWORD)
    yield server
    server.close()


@dataclasses.dataclass
class Publisher:
    server: Server
    calendar: CalendarName
    conference: Conference

    def what(self, *starred: str, alarm: int = 0, **changes: object) -> Publication:
        """The plan with these stars; `talks` takes the place of the programme's."""
        timetable = Timetable(replace(self.conference, **changes))
        plan = Plan(conference_id=timetable.conference.id)
        plan = plan.with_stars([talk for talk in timetable.talks if talk.id in starred], True)
        selection = selections.of_plan(timetable, plan)
        return Publication(selection=replace(selection, alarm=alarm), calendar=self.calendar)

    def publish(self, what: Publication) -> tuple[str, Outcome]:
        changes = find_changes(self.server, what)
        return str(changes), self.carry_out(what, changes)

    def carry_out(self, what: Publication, changes: Changes) -> Outcome:
        return carry_out(self.server, what, changes, lambda done: None, Flag())


@pytest.fixture
def publisher(server: Server, conference: Conference) -> Publisher:
    (calendar,) = server.calendars()
    return Publisher(server, calendar, conference)


def ours(radicale: RadicaleServer) -> dict[str, Found]:
    """The events of ours on the server under their titles; both readers agree about them."""
    files = radicale.files("work")
    found = [raw for name, raw in files.items() if name not in calendar_server.FOREIGN]
    events = [one for raw in found for one in by_icalendar(raw)]
    assert [one for raw in found for one in by_vobject(raw)] == events
    return {one.title: one for one in events}


def test_stars_are_created_updated_and_removed_and_others_left_byte_by_byte(
    radicale: RadicaleServer, publisher: Publisher, make_talk: MakeTalk
) -> None:
    foreign = radicale.foreign("work")
    assert publisher.publish(publisher.what("a", "b", "p1", "p2"))[0] == "3 new"
    before = ours(radicale)
    assert set(before) == {"Talk a", "Talk b", "Poster Session 1 (2 posters)"}
    moved = (make_talk("a", 45, room="Hall 9"), make_talk("b", 15), make_talk("d", 5))
    told, outcome = publisher.publish(publisher.what("a", "b", "d", talks=moved))
    assert told == "1 new, 1 changed, 1 removed"
    assert str(outcome) == "3 events brought up to date."
    after = ours(radicale)
    assert set(after) == {"Talk a", "Talk b", "Talk d"}
    assert after["Talk b"] == before["Talk b"]
    assert after["Talk a"].uid == before["Talk a"].uid
    assert after["Talk a"].sequence > before["Talk a"].sequence
    assert (after["Talk a"].start, after["Talk a"].place) == (moved[0].start, "Hall 9")
    assert radicale.foreign("work") == foreign


def test_what_has_not_changed_is_not_written_again(
    radicale: RadicaleServer, publisher: Publisher
) -> None:
    publisher.publish(publisher.what("a", "p1"))
    radicale.requests.clear()
    assert publisher.publish(publisher.what("a", "p1")) == (
        "",
        Outcome(done=0, overtaken=0, left=0),
    )
    assert not {"PUT", "DELETE"} & set(radicale.requests)


def test_another_choice_of_alarm_is_a_change(
    radicale: RadicaleServer, publisher: Publisher
) -> None:
    publisher.publish(publisher.what("a"))
    assert publisher.publish(publisher.what("a", alarm=15))[0] == "1 changed"
    assert ours(radicale)["Talk a"].alarms == (15,)


def test_an_unstarred_plan_takes_only_its_own_events_away(
    radicale: RadicaleServer, publisher: Publisher
) -> None:
    before = radicale.files("work")
    publisher.publish(publisher.what("a", "b"))
    assert publisher.publish(publisher.what())[0] == "2 removed"
    assert radicale.files("work") == before


def test_what_others_changed_meanwhile_is_left_alone(
    radicale: RadicaleServer, publisher: Publisher, make_talk: MakeTalk
) -> None:
    publisher.publish(publisher.what("a", "b"))
    what = publisher.what("a", "d", talks=(make_talk("a", 45), make_talk("d", 5)))
    changes = find_changes(publisher.server, what)
    assert str(changes) == "1 new, 1 changed, 1 removed"
    names = {
        one.uid: name for name, raw in radicale.files("work").items() for one in by_icalendar(raw)
    }
    for uid in ("talk-a", "talk-b"):
        uid = f"{uid}@slm-2027.conference-planner"
        radicale.put(f"work/{names[uid]}", event(uid, "Changed by hand"))
    radicale.put("work/new.ics", event("talk-d@slm-2027.conference-planner", "There before"))
    files = radicale.files("work")
    outcome = publisher.carry_out(what, changes)
    assert (outcome.done, outcome.overtaken) == (0, 3)
    assert "3 events left alone" in str(outcome)
    assert radicale.files("work") == files


def test_what_someone_removed_meanwhile_does_not_stop_the_rest(
    radicale: RadicaleServer, publisher: Publisher
) -> None:
    publisher.publish(publisher.what("a", "b"))
    what = publisher.what("d")
    changes = find_changes(publisher.server, what)
    for name in set(radicale.files("work")) - set(calendar_server.FOREIGN):
        radicale.delete(f"work/{name}")
    assert publisher.carry_out(what, changes) == Outcome(done=1, overtaken=2, left=0)


def test_an_event_that_someone_made_a_series_of_is_left_alone(
    radicale: RadicaleServer, publisher: Publisher
) -> None:
    uid = "talk-a@slm-2027.conference-planner"
    series = event(uid, inside="RRULE:FREQ=DAILY;COUNT=3").replace(
        "END:VCALENDAR",
        f"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20270101T000000Z\r\n"
        "RECURRENCE-ID:20270310T170000Z\r\nDTSTART:20270310T180000Z\r\nEND:VEVENT\r\nEND:VCALENDAR",
    )
    radicale.put("work/series.ics", series)
    files = radicale.files("work")
    assert publisher.publish(publisher.what("a"))[1] == Outcome(done=0, overtaken=1, left=0)
    assert publisher.publish(publisher.what())[0] == ""
    assert radicale.files("work") == files


def test_the_user_can_stop_it_and_go_on_later(
    radicale: RadicaleServer, publisher: Publisher
) -> None:
    what, stopped, seen = publisher.what("a", "b", "d"), Flag(), []

    def stop_after_first(done: int) -> None:
        seen.append(done)
        stopped.set()

    changes = find_changes(publisher.server, what)
    outcome = carry_out(publisher.server, what, changes, stop_after_first, stopped)
    assert (seen, outcome) == ([1], Outcome(done=1, overtaken=0, left=2))
    assert str(outcome) == "1 event brought up to date. Stopped: 2 still to do."
    assert publisher.publish(what)[0] == "2 new"
    assert len(ours(radicale)) == 3


def test_only_calendars_that_hold_events_are_offered(
    radicale: RadicaleServer, server: Server
) -> None:
    radicale.make_calendar("tasks", components="VTODO")
    radicale.make_calendar("other", "Äpfel &amp; &lt;b&gt;")
    assert [one.name for one in server.calendars()] == ["work", "Äpfel & <b>"]


def test_an_account_without_a_calendar_says_so(radicale: RadicaleServer) -> None:
    server = Server(radicale.address, OTHER_USER, OTHER_PASSWORD)
    with pytest.raises(CalendarError, match="no calendar for events"):
        server.calendars()
    server.close()


def test_a_wrong_password_is_told_and_never_named(radicale: RadicaleServer) -> None:
    server = Server(radicale.address, USER, "top-secret")
    with pytest.raises(CalendarError, match="user name and password") as caught:
        server.calendars()
    assert "top-secret" not in str(caught.value) + caught.value.details
    server.close()


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("403 Forbidden", "does not allow"),
        ("404 Not Found", "no calendar account"),
        ("429 Too Many Requests", "some minutes"),
        ("500 Internal Server Error", "refuses|does not answer as"),
        ("200 OK", "does not answer as"),
    ],
)
def test_what_a_server_refuses_is_a_sentence(
    radicale: RadicaleServer, server: Server, status: str, told: str
) -> None:
    radicale.before = lambda method: (status, "<html>")
    with pytest.raises(CalendarError, match=told):
        server.calendars()


@pytest.mark.parametrize("status", ["507 Insufficient Storage", "403 Forbidden", "400 Bad Request"])
def test_an_event_that_the_server_does_not_take_ends_it(
    radicale: RadicaleServer, publisher: Publisher, status: str
) -> None:
    radicale.before = lambda method: (status, "") if method == "PUT" else None
    with pytest.raises(CalendarError, match=r"127\.0\.0\.1"):
        publisher.publish(publisher.what("a"))


def test_no_server_no_safe_connection(radicale: RadicaleServer) -> None:
    for address, told in (
        ("http://127.0.0.1:1/", "cannot be reached"),
        (radicale.address.replace("http:", "https:"), "not safe"),
    ):
        server = Server(address, USER, PASSWORD)
        with pytest.raises(CalendarError, match=told):
            server.calendars()
        server.close()


def test_a_server_that_says_nothing_is_not_waited_for_for_ever(
    radicale: RadicaleServer, server: Server
) -> None:
    waiting = Flag()
    server._client.timeout = 0.2

    def wait(method: str) -> tuple[str, str]:
        waiting.wait(10)
        return "200 OK", ""

    radicale.before = wait
    with pytest.raises(CalendarError, match="did not answer in 20 seconds"):
        server.calendars()
    waiting.set()


def test_a_server_cannot_lead_the_password_to_an_address_without_https(
    radicale: RadicaleServer, server: Server
) -> None:
    answer = (
        '<multistatus xmlns="DAV:"><response><href>/</href><propstat><prop>'
        "<current-user-principal><href>/ann/</href></current-user-principal>"
        '<c:calendar-home-set xmlns:c="urn:ietf:params:xml:ns:caldav">'
        "<href>http://example.org/ann/</href></c:calendar-home-set></prop>"
        "<status>HTTP/1.1 200 OK</status></propstat></response></multistatus>"
    )
    radicale.before = lambda method: ("207 Multi-Status", answer)
    with pytest.raises(CalendarError, match="without https"):
        server.calendars()


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "307 Go there", "308 For good"])
def test_nor_send_an_event_there(
    radicale: RadicaleServer, publisher: Publisher, status: str
) -> None:
    answer = (status, "http://example.invalid/ann/")
    radicale.before = lambda method: answer if method == "PUT" else None
    with pytest.raises(CalendarError, match="without https"):
        publisher.publish(publisher.what("a"))


def test_a_server_may_lead_to_another_path_of_its_own(
    radicale: RadicaleServer, server: Server
) -> None:
    once = [("307 Go there", f"/{USER}/")]
    radicale.before = lambda method: once.pop() if once else None
    assert [one.name for one in server.calendars()] == ["work"]
    assert not once


def test_an_event_of_ours_that_another_program_broke_is_left_alone(
    radicale: RadicaleServer, publisher: Publisher
) -> None:
    uid = "talk-a@slm-2027.conference-planner"
    radicale.put("work/fine.ics", event(uid))
    file = radicale.folder("work") / "fine.ics"
    file.write_text(event(uid, inside="SEQUENCE:many"), newline="")
    assert publisher.publish(publisher.what())[0] == ""
    assert "SEQUENCE" in file.read_text()


@pytest.mark.parametrize(
    "address",
    ["https://ann:s3cret@example.org/", "https://ann:s3cret@example.org:bad", " //ann:s3cret@x.y/"],
)
def test_a_password_in_the_address_is_refused_and_not_told(address: str) -> None:
    with pytest.raises(CalendarError, match="in their fields") as refused:
        checked_address(address)
    assert "s3cret" not in str(refused.value) + refused.value.details


@pytest.mark.parametrize(
    "address", ["http://example.org/", "http://192.168.1.2", "ftp://example.org", "", "ö ö"]
)
def test_passwords_go_over_https_or_nowhere(address: str) -> None:
    with pytest.raises(PlannerError):
        checked_address(address)


def test_an_address_may_be_typed_short() -> None:
    assert checked_address(" cloud.example.org/dav ") == "https://cloud.example.org/dav"
    assert checked_address("http://localhost:5232") == "http://localhost:5232/"
    assert checked_address("http://[::1]:5232/") == "http://[::1]:5232/"
