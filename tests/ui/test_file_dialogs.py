"""Where the dialogs for files begin, and which ending a file gets."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from planner.importers.table_template import template
from planner.ui.file_dialogs import FileDialogs
from planner.ui.main_window import MainWindow
from planner.ui.settings import Settings

Answer = Callable[[str], list[str]]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """What the user chooses in all dialogs to come; where they began is in the list."""

    def choosing(name: str) -> list[str]:
        begun: list[str] = []

        def choose(parent: QWidget, title: str, start: str, kinds: str) -> tuple[object, str]:
            begun.append(start)
            return name, ""

        def choose_some(*asked: str) -> tuple[object, str]:
            chosen, kind = choose(*asked)
            return [chosen] if chosen else [], kind

        monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose_some)
        return begun

    return choosing


@pytest.fixture
def open_dialogs(tmp_path: Path, qtbot: QtBot) -> Callable[[], FileDialogs]:
    """Those of a program that was started anew."""
    window = QWidget()
    qtbot.addWidget(window)
    return lambda: FileDialogs(Settings(tmp_path / "settings.ini"), window)


def test_they_begin_among_the_documents_then_where_the_last_file_was(
    open_dialogs: Callable[[], FileDialogs], answer: Answer, tmp_path: Path
):
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = tmp_path / "talks"
    folder.mkdir()
    begun = answer(str(folder / "a.html"))
    assert open_dialogs().files("Open", "*") == [folder / "a.html"]
    open_dialogs().file("Open", "*")
    open_dialogs().target("Save", "plan.json", "*")
    assert begun == [documents, str(folder), str(folder / "plan.json")]
    folder.rmdir()
    answered = answer("")
    assert open_dialogs().file("Open", "*") is None
    assert answered == [documents]


def test_cancelling_changes_nothing(open_dialogs: Callable[[], FileDialogs], answer: Answer):
    begun = answer("")
    dialogs = open_dialogs()
    assert (dialogs.files("", ""), dialogs.file("", ""), dialogs.target("", "a.b", "")) == (
        [],
        None,
        None,
    )
    assert len(set(map(Path, begun[:2]))) == 1


@pytest.mark.parametrize(
    ("typed", "saved"),
    [("mine", "mine.csv"), ("mine.txt", "mine.txt.csv"), ("mine.CSV", "mine.CSV")],
)
def test_the_table_to_fill_in_is_csv_whatever_is_typed(
    window: MainWindow, answer: Answer, tmp_path: Path, typed: str, saved: str
):
    answer(str(tmp_path / typed))
    window.commands.files.save_table()
    assert (tmp_path / saved).read_bytes() == template()


def test_a_file_that_gets_its_ending_replaces_none_unasked(
    open_dialogs: Callable[[], FileDialogs],
    answer: Answer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    (tmp_path / "mine.csv").touch()
    answer(str(tmp_path / "mine"))
    for button, wanted in (("No", None), ("Yes", tmp_path / "mine.csv")):
        pressed = QMessageBox.StandardButton[button]
        monkeypatch.setattr(QMessageBox, "question", lambda *_, pressed=pressed: pressed)
        assert open_dialogs().target("Save", "programme.csv", "*") == wanted
