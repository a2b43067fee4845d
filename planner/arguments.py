"""The arguments of the command line: those of the window and those of each command."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from planner import __version__

COMMANDS = ("print", "export", "convert", "pictures")
_JUST_THE_WINDOW = {"command": "", "files": (), "sample": False, "self_test": False}


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """`command` is one of COMMANDS, or empty for the window, which takes `files`.

    The first argument decides: argparse alone would take a file for a wrong command.
    """
    if not arguments:
        return argparse.Namespace(**_JUST_THE_WINDOW)  # a parser takes 4 ms of the start
    if arguments[0] in COMMANDS:
        return _command_parser().parse_args(arguments)
    _refuse_wrong_command(arguments[0])
    return _window_parser().parse_args(arguments)


def _refuse_wrong_command(word: str) -> None:
    """Leaves with exit code 2 and a sentence where a word is neither file nor link nor option: a
    terminal would wait for the window that says so."""
    names_a_file = any(sign in word for sign in "./\\:") or Path(word).exists()
    if word and not word.startswith("-") and not names_a_file:
        known = ", ".join(COMMANDS)
        sentence = f"There is no command or file “{word}”; the commands are {known}."
        _window_parser().exit(2, f"planner: {sentence}\n")


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="planner",
        description="Opens a conference's programme in a window.",
        epilog=f"Without a window: planner {{{','.join(COMMANDS)}}} --help",
    )
    parser.set_defaults(**_JUST_THE_WINDOW)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="saved programme pages")
    parser.add_argument("--sample", action="store_true", help="open the invented sample programme")
    parser.add_argument("--self-test", action="store_true", help="open the window, close it again")
    parser.add_argument("--version", action="version", version=f"Conference Planner {__version__}")
    return parser


def _command_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="planner")
    commands = parser.add_subparsers(dest="command", required=True)

    _add_print(commands.add_parser("print", help="print a plan or the programme as PDF"))
    _add_export(commands.add_parser("export", help="write a plan or talks for other programs"))
    _add_convert(commands.add_parser("convert", help="write the programme as JSON"))
    pictures = commands.add_parser("pictures", help="draw the window and the printed plan")
    pictures.add_argument("--folder", type=Path, required=True, metavar="DIR")
    return parser


def _add_print(parser: argparse.ArgumentParser) -> None:
    _add_sources(parser)
    parser.add_argument(
        "--star",
        nargs="+",
        action="extend",
        default=[],
        metavar="ID",
        help="a talk's id, or words that stand in the title of one talk only",
    )
    parser.add_argument("--plan", type=Path, metavar="PLAN.json", help="a saved plan")
    layouts = ("agenda", "grid", "pocket", "abstracts", "posters")
    parser.add_argument("--layout", choices=layouts, default="agenda")
    parser.add_argument("--columns", choices=("rooms", "sessions"), default="rooms", help="of grid")
    parser.add_argument("--days", nargs="+", type=_day, default=[], metavar="2021-05-04")
    parser.add_argument(
        "--priorities", default="", metavar="must,want", help="of the plan: must, want, maybe, none"
    )
    parser.add_argument("--whole", action="store_true", help="the whole programme, stars marked")
    parser.add_argument("--abstracts", action="store_true", help="with the abstracts")
    parser.add_argument("--notes", action="store_true", help="with the plan's notes")
    parser.add_argument(
        "--own-zone", default="", metavar="Z", help="your times in brackets, of Asia/Tokyo or so"
    )
    parser.add_argument("--paper", choices=("A4", "Letter"), help="as usual in your country")
    parser.add_argument("--margins", choices=("narrow", "normal", "wide"), default="normal")
    parser.add_argument("--font-size", choices=("small", "normal", "large"), default="normal")
    parser.add_argument("--greyscale", action="store_true")
    parser.add_argument("--qr", action="store_true", help="links as QR codes")
    parser.add_argument("-o", dest="output", type=Path, required=True, metavar="FILE.pdf")


def _add_export(parser: argparse.ArgumentParser) -> None:
    _add_sources(
        parser,
        "a saved plan, and its programme where that was never opened here: files, folder, link",
    )
    parser.add_argument("--whole", action="store_true", help="all talks, not only the starred")
    parser.add_argument(
        "--shown", metavar="WORDS", help="what this search finds: graph, is:starred, day:tue …"
    )
    parser.add_argument("--no-abstracts", action="store_true", help="without the abstracts")
    parser.add_argument("--no-notes", action="store_true", help="without my notes")
    parser.add_argument(
        "--alarm",
        type=int,
        choices=(0, 5, 10, 15, 30),
        default=0,
        help="minutes before each event of a calendar",
    )
    parser.add_argument(
        "-o",
        dest="output",
        type=Path,
        required=True,
        metavar="FILE",
        help="its ending names the format: .md .html .ics .xlsx .csv .bib .ris .json",
    )


def _add_convert(parser: argparse.ArgumentParser) -> None:
    _add_sources(parser)
    parser.add_argument(
        "-o",
        dest="output",
        type=Path,
        metavar="FILE.json",
        help="else standard output, which the installed program does not have on Windows",
    )


def _add_sources(
    parser: argparse.ArgumentParser,
    what: str = "files of one programme, their folder or archive, or its link",
) -> None:
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help=what)
    parser.add_argument("--year", type=int, metavar="Y", help="where the page does not say it")
    parser.add_argument(
        "--zone", metavar="Z", help="whose clock the page prints, such as America/Chicago"
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no day such as 2021-05-04") from None
