"""The program without a window, run as the command would run it."""

import json
import shutil
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from pypdf import PdfReader

from planner import cli
from planner.cli.sources import gathered
from planner.conference import Talk
from planner.fetched import Fetched
from planner.plan import Plan
from planner.plan_files import write_plan
from planner.records import read_programme
from tests.importers.test_every_format import ONE_TALK, SAMPLES

PAGE = """Skip to yearly menu bar Skip to main content


Oral Session 7

Harbour Room

Moderator: Mo Derator


Chat is not available.

Tue 4 May 9:00 - 9:15 PDT

Sparse Lanterns for Dark Rooms

Ann Alder · Bo Birch

We light rooms with few lanterns and prove that this is enough.

Tue 4 May 9:10 - 9:30 PDT

Dense Lanterns

Cleo Cedar

We light rooms with many lanterns.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "session.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def run(*arguments: object) -> int:
    return cli.run(cli.parse([str(argument) for argument in arguments]))


def converted(page: Path, target: Path, *more: object) -> tuple[Talk, ...]:
    assert run("convert", page, "-o", target, *more) == 0
    return read_programme(target.read_bytes()).conference.talks


def page_count(path: Path) -> int:
    return len(PdfReader(path).pages)


def test_files_open_the_window_although_there_are_commands() -> None:
    asked = cli.parse(["one.html", "print.txt"])
    assert (asked.command, asked.files) == ("", [Path("one.html"), Path("print.txt")])
    assert vars(cli.parse([])) == vars(cli.parse(["--sample"])) | {"sample": False}
    assert cli.parse(["--sample"]).sample
    assert cli.parse(["--self-test"]).self_test


def test_a_mistyped_command_is_named_and_opens_no_window(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SystemExit, match="2"):
        cli.parse(["exprot", "x"])
    said = capsys.readouterr().err
    assert said.startswith("planner: There is no command or file “exprot”; the commands are print,")
    assert said.count("\n") == 1
    monkeypatch.chdir(tmp_path)
    (tmp_path / "exprot").touch()
    for first in ("exprot", "missing.html", "folder/missing", "https://x", "webcal:x"):
        assert cli.parse([first]).command == ""


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        cli.parse(["--version"])
    assert capsys.readouterr().out.startswith("Conference Planner ")


def test_convert_writes_the_programme_with_its_report(page: Path, tmp_path: Path) -> None:
    talks = converted(page, tmp_path / "out.json", "--year", 2027)
    assert [talk.title for talk in talks] == ["Sparse Lanterns for Dark Rooms", "Dense Lanterns"]
    report = json.loads((tmp_path / "out.json").read_text("utf-8"))["report"]
    assert {guess["about"] for guess in report["guesses"]} >= {"time zone"}


def test_convert_without_o_writes_only_json_to_standard_output(
    page: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("convert", page) == 0
    out, err = capfdbinary.readouterr()
    assert read_programme(out).conference.talks
    assert b"2 talks, 1 session, " in err
    assert b"Guessed year: " in err


def test_a_windowed_program_without_standard_output_needs_a_file(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert run("convert", page) == 2
    assert "name a file with -o" in one_sentence(capsys)
    monkeypatch.setattr(sys, "stderr", None)
    assert run("convert", page) == 2
    assert run("convert", page, "-o", tmp_path / "out.json") == 0


def test_a_title_outside_the_code_page_ends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    page = tmp_path / "session.txt"
    page.write_text(PAGE.replace("Oral Session 7", "Oral Session 演算"), encoding="utf-8")
    said = BytesIO()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(said, encoding="cp1252"))
    assert run("print", page, "--whole", "-o", tmp_path / "plan.pdf") == 0
    sys.stdout.flush()
    assert b"Oral Session ??" in said.getvalue()


def test_year_and_zone_move_the_talks(page: Path, tmp_path: Path) -> None:
    here = converted(page, tmp_path / "a.json", "--year", 2027, "--zone", "Asia/Tokyo")[0].start
    assert here
    assert (here.year, here.isoformat()[-6:]) == (2027, "+09:00")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--zone", "Mars/Olympus"], "Mars/Olympus"),
        (["--year", "99999"], "99999"),
    ],
)
def test_a_year_or_zone_that_cannot_be_is_an_error(
    page: Path, capsys: pytest.CaptureFixture[str], more: list[str], said: str
) -> None:
    assert run("convert", page, *more) == 2
    assert said in one_sentence(capsys)


def test_what_is_no_programme_is_one_sentence_and_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.html").write_text("")
    assert run("convert", tmp_path / "empty.html") == 2
    assert "empty.html" in one_sentence(capsys)
    assert run("convert", tmp_path / "missing.html") == 2
    assert "There is no file" in one_sentence(capsys)
    assert run("convert", tmp_path) == 2
    assert "empty.html" in one_sentence(capsys)
    (tmp_path / "empty.html").unlink()
    assert run("convert", tmp_path) == 2
    assert str(tmp_path) in one_sentence(capsys)


def test_what_is_refused_among_others_is_warned_of(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ann")
    assert run("convert", letter, page, tmp_path / "missing.html", "-o", tmp_path / "out.json") == 0
    warned = capsys.readouterr().err
    assert "planner: “letter.txt” is a text without any talk's time" in warned
    assert "planner: There is no file" in warned
    assert "2 talks" in warned


@pytest.mark.parametrize("kind", ["folder", "zip", "several files"])
def test_what_belongs_together_is_converted_to_one_programme(
    tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "site"
    (site / "more").mkdir(parents=True)
    (site / "session 7.txt").write_text(PAGE, encoding="utf-8")
    (site / "more" / "session 8.txt").write_text(
        PAGE.replace("Oral Session 7", "Oral Session 8").replace("Lanterns", "Lamps"),
        encoding="utf-8",
    )
    sources = [site]
    if kind == "zip":
        sources = [Path(shutil.make_archive(str(tmp_path / "site"), "zip", site))]
    elif kind == "several files":
        sources = [site / "session 7.txt", site / "more" / "session 8.txt"]
    assert run("convert", *sources, "-o", tmp_path / "out.json") == 0
    conference = read_programme((tmp_path / "out.json").read_bytes()).conference
    assert {session.title for session in conference.sessions} == {
        "Oral Session 7",
        "Oral Session 8",
    }
    assert len(conference.talks) == 4
    assert "4 talks, 2 sessions" in capsys.readouterr().err


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_format_is_converted(name: str, tmp_path: Path) -> None:
    given = SAMPLES[name](7)
    source = tmp_path / Path(given.name).name
    source.write_bytes(given.data)
    assert len(converted(source, tmp_path / "out.json")) == (1 if name in ONE_TALK else 7)


def test_links_and_files_keep_their_order(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def get(fetcher: object, address: str, *more: object) -> Fetched:
        return Fetched(address, "linked", PAGE.encode())

    monkeypatch.setattr("planner.fetch.Fetcher.get", get)
    link = "https://lanterns.example/one"
    other = tmp_path / "other.txt"
    other.write_text(PAGE, encoding="utf-8")
    for sources in ([page, link, other], [link, page, other], [page, other, link]):
        given, refused = gathered([str(source) for source in sources])
        assert not refused
        assert [one.address or one.name for one in given] == [
            source if source == link else Path(source).name for source in sources
        ]


def test_print_writes_the_starred_talks(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], qapp: object
) -> None:
    first, second = converted(page, tmp_path / "out.json")
    pdf = tmp_path / "plan.pdf"
    assert run("print", page, "--star", first.id, second.title, "--paper", "Letter", "-o", pdf) == 0
    assert page_count(pdf) == 1
    assert b"/MediaBox [0 0 612" in pdf.read_bytes()
    assert capsys.readouterr().out == f"{pdf}: 1 page · Oral Session 7 · 2 talks · 30 min\n"


def test_print_takes_a_saved_plan(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], qapp: object
) -> None:
    assert run("convert", page, "-o", tmp_path / "out.json") == 0
    conference = read_programme((tmp_path / "out.json").read_bytes()).conference
    plan = Plan(conference_id=conference.id).with_star(conference.talks[1], True)
    write_plan(plan, tmp_path / "plan.json")
    capsys.readouterr()
    options = ("--plan", tmp_path / "plan.json", "--notes", "-o", tmp_path / "plan.pdf")
    assert run("print", page, *options) == 0
    said = capsys.readouterr()
    assert "1 talk · 20 min" in said.out
    assert said.err == ""


def test_a_plan_for_another_conference_is_printed_with_a_warning(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], qapp: object
) -> None:
    write_plan(Plan(conference_id="other", conference_title="Other"), tmp_path / "plan.json")
    options = ("--plan", tmp_path / "plan.json", "-o", tmp_path / "plan.pdf")
    assert run("print", page, *options) == 0
    assert "“Other”" in capsys.readouterr().err


def test_print_the_whole_programme(page: Path, tmp_path: Path, qapp: object) -> None:
    plain, full = tmp_path / "plain.pdf", tmp_path / "full.pdf"
    assert run("print", page, "--whole", "-o", plain) == 0
    assert run("print", page, "--whole", "--abstracts", "-o", full) == 0
    assert full.stat().st_size > plain.stat().st_size


@pytest.mark.parametrize("layout", ["agenda", "grid", "pocket", "abstracts", "posters"])
def test_print_in_every_layout(page: Path, tmp_path: Path, qapp: object, layout: str) -> None:
    pdf = tmp_path / "plan.pdf"
    given = ("--whole", "--layout", layout, "--year", 2021, "--days", "2021-05-04")
    looks = ("--margins", "narrow", "--font-size", "large", "--greyscale", "--qr")
    assert run("print", page, *given, *looks, "-o", pdf) == 0
    box = PdfReader(pdf).pages[0].mediabox
    assert (box.width > box.height) == (layout in ("grid", "pocket"))


def test_print_takes_the_priorities_and_the_clock_of_the_reader(
    page: Path, tmp_path: Path, qapp: object
) -> None:
    first, second = converted(page, tmp_path / "out.json", "--zone", "America/Los_Angeles")
    conference = read_programme((tmp_path / "out.json").read_bytes()).conference
    plan = Plan(conference_id=conference.id).with_star(second, True)
    plan = plan.with_star(first, True).with_priority([first], 1)
    write_plan(plan, tmp_path / "plan.json")
    given = ("print", page, "--zone", "America/Los_Angeles", "--plan", tmp_path / "plan.json")
    for priorities, printed in (
        ("must,want", [first]),
        ("none", [second]),
        ("Must, none", [first, second]),
        ("", [first, second]),
    ):
        pdf = tmp_path / "plan.pdf"
        looks = ("--priorities", priorities, "--own-zone", "Asia/Kolkata")
        assert run(*given, *looks, "-o", pdf) == 0
        text = " ".join(PdfReader(pdf).pages[0].extract_text().split())
        assert [talk for talk in (first, second) if talk.authors[0].name in text] == printed
        assert ("(21:30)" in text) == (first in printed)  # 9:00 in Los Angeles


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--priorities", "must,soon"), "“soon” is no priority; give any of must, want, maybe"),
        (("--own-zone", "Mars/Base"), "“Mars/Base” is not a time zone"),
    ],
)
def test_unknown_words_for_print_are_an_error_that_names_the_known(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], option, said: str
) -> None:
    assert run("print", page, "--whole", *option, "-o", tmp_path / "plan.pdf") == 2
    assert said in one_sentence(capsys)


def test_a_day_that_is_none_is_told_in_words(capsys):
    with pytest.raises(SystemExit) as left:
        cli.parse(["print", "x.html", "--days", "2021-13-04", "-o", "x.pdf"])
    assert left.value.code == 2
    assert "“2021-13-04” is no day such as 2021-05-04" in capsys.readouterr().err


def test_pictures_in_no_folder_are_one_sentence(tmp_path, capsys):
    (tmp_path / "file").touch()
    assert cli.run(cli.parse(["pictures", "--folder", str(tmp_path / "file" / "sub")])) == 2
    assert "cannot be used" in capsys.readouterr().err


def test_a_day_without_talks_is_an_error_that_names_the_days(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("--whole", "--year", 2021, "--days", "2021-05-09")
    assert run("print", page, *given, "-o", tmp_path / "plan.pdf") == 2
    assert "9 May 2021 has no talks; give any of 2021-05-04." in one_sentence(capsys)


def test_an_unknown_star_is_an_error_that_names_close_ones(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("print", page, "--star", "Dense Lantrens", "-o", tmp_path / "plan.pdf") == 2
    assert "close to it: Dense Lanterns" in one_sentence(capsys)
    assert not (tmp_path / "plan.pdf").exists()


def one_sentence(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "Traceback" not in said
    return said


def test_sources_of_two_conferences_are_not_glued_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("session_page", "schedule_xml"):
        given = SAMPLES[name](3)
        (tmp_path / given.name).write_bytes(given.data)
    assert run("convert", tmp_path) == 2
    assert "These are 2 conferences: " in capsys.readouterr().err
