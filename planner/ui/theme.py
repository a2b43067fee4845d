"""Colours, palette and style sheet, light and dark; sizes derive from the system's font."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from planner.conference import Record
from planner.paths import RESOURCES


class Tint(Record, kw_only=False):
    """A session's colour: a light fill under text, and a strong edge."""

    fill: str
    edge: str


class Colours(Record):
    background: str
    surface: str
    line: str
    text: str
    muted: str
    faint: str  # for signs that are no text: empty stars, scroll bars
    accent: str
    on_accent: str
    accent_fill: str
    star: str
    clash: str
    clash_fill: str
    match: str
    hover: str
    check: str  # the name of the picture in a checked box
    up: str  # and those of the arrows of fields
    down: str
    tints: tuple[Tint, ...]


LIGHT = Colours(
    background="#f6f7f9",
    surface="#ffffff",
    line="#e3e6eb",
    text="#1b2230",
    muted="#5f6b80",
    faint="#b4bbc7",
    accent="#3b5bdb",
    on_accent="#ffffff",
    accent_fill="#e9eeff",
    star="#f2a100",
    clash="#bf312a",
    clash_fill="#fdeceb",
    match="#fff1b8",
    hover="#f0f2f5",
    check="check-light",
    up="up-light",
    down="down-light",
    tints=(
        Tint("#e7edff", "#3b5bdb"),
        Tint("#e2f4ec", "#137654"),
        Tint("#fdf0df", "#a35606"),
        Tint("#f3e9fb", "#8643b5"),
        Tint("#e0f3f8", "#0d7289"),
        Tint("#fde8f0", "#bf2f6b"),
        Tint("#eef3d9", "#5d7112"),
        Tint("#efece8", "#7b6650"),
    ),
)
DARK = Colours(
    background="#15181e",
    surface="#1c2028",
    line="#2c323d",
    text="#e6e9ef",
    muted="#98a2b3",
    faint="#5a6475",
    accent="#8aa2ff",
    on_accent="#10142a",
    accent_fill="#252d4a",
    star="#ffc24b",
    clash="#ff7a70",
    clash_fill="#3a2224",
    match="#443709",
    hover="#242a34",
    check="check-dark",
    up="up-dark",
    down="down-dark",
    tints=(
        Tint("#233057", "#8aa2ff"),
        Tint("#1c3d32", "#59cfa2"),
        Tint("#48321b", "#f0a95a"),
        Tint("#3a2a4d", "#c594ec"),
        Tint("#173a45", "#62c6de"),
        Tint("#4a2436", "#f285b1"),
        Tint("#333a1b", "#b7cc5e"),
        Tint("#3a342e", "#c5ad93"),
    ),
)


def colours() -> Colours:
    """The colours that the application is dressed in now.

    Not those of one widget: when the scheme changes, one hears of it before others have changed.
    """
    return DARK if _is_dark(QGuiApplication.palette()) else LIGHT


def apply(scheme: Qt.ColorScheme = Qt.ColorScheme.Unknown) -> None:
    """Dress the application for a colour scheme, unless one is named for the system's."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    hints = app.styleHints()
    hints.setColorScheme(scheme)  # the title bar and the system's own dialogs follow as well
    known = hints.colorScheme() if scheme == Qt.ColorScheme.Unknown else scheme
    chosen = DARK if known == Qt.ColorScheme.Dark else LIGHT
    app.setPalette(_palette(chosen))
    app.setStyleSheet(_style_sheet(chosen))


def _is_dark(palette: QPalette) -> bool:
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


def _palette(c: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(QColor(c.surface), QColor(c.background))
    for which, colour in (
        (role.Base, c.surface),
        (role.AlternateBase, c.background),
        (role.Window, c.background),
        (role.WindowText, c.text),
        (role.Text, c.text),
        (role.ButtonText, c.text),
        (role.ToolTipBase, c.surface),
        (role.ToolTipText, c.text),
        (role.PlaceholderText, c.muted),
        (role.Highlight, c.accent),
        (role.HighlightedText, c.on_accent),
        (role.Accent, c.accent),
        (role.Link, c.accent),
        (role.LinkVisited, c.accent),
        (role.Mid, c.line),
        (role.BrightText, c.clash),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(c.muted))
    return palette


def _icon(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.png").as_posix()


# Widgets ask for a look by their `role` property, so that this sheet is all there is to know.
def _style_sheet(c: Colours) -> str:
    return f"""
QToolTip {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.line}; padding: 4px; }}
QPushButton, QToolButton[role="button"] {{
  background: {c.surface}; border: 1px solid {c.line}; border-radius: 5px; padding: 5px 10px; }}
QPushButton:hover, QToolButton[role="button"]:hover {{ background: {c.hover}; }}
QPushButton:focus, QToolButton[role="button"]:focus {{ border-color: {c.accent}; }}
QPushButton:disabled {{ color: {c.muted}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QPushButton[role="primary"], QPushButton[role="star"]:checked {{
  background: {c.accent}; border-color: {c.accent}; color: {c.on_accent}; font-weight: 600; }}
QPushButton[role="primary"]:disabled {{
  background: {c.hover}; border-color: {c.line}; color: {c.muted}; }}
QPushButton[role="link"] {{
  background: transparent; border: none; padding: 0 2px; color: {c.accent}; text-align: left; }}
QPushButton[role="link"]:hover, QPushButton[role="link"]:focus {{ text-decoration: underline; }}
QPushButton[role="clash"] {{ background: transparent; border: none; padding: 0 4px;
  color: {c.clash}; font-weight: 600; }}
QPushButton[role="clash"]:hover, QPushButton[role="clash"]:focus {{ text-decoration: underline; }}
QPushButton[role="first"] {{ border-top-right-radius: 0; border-bottom-right-radius: 0; }}
QPushButton[role="last"] {{ border-top-left-radius: 0; border-bottom-left-radius: 0;
  margin-left: -1px; }}
QPushButton[role="middle"] {{ border-radius: 0; margin-left: -1px; }}
QPushButton[role="first"]:checked, QPushButton[role="middle"]:checked,
QPushButton[role="last"]:checked {{
  background: {c.accent_fill}; color: {c.accent}; border-color: {c.accent}; }}
QPushButton[role="star"] {{ font-weight: 600; }}
QCheckBox::indicator, QTreeView[role="ticked"]::indicator, QRadioButton::indicator {{
  width: 14px; height: 14px;
  border: 1px solid {c.faint}; background: {c.surface}; }}
QCheckBox::indicator, QTreeView[role="ticked"]::indicator {{ border-radius: 3px; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover,
QTreeView[role="ticked"]::indicator:hover,
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border-color: {c.accent}; }}
QCheckBox::indicator:checked, QTreeView[role="ticked"]::indicator:checked {{
  background: {c.accent}; border-color: {c.accent};
  image: url("{_icon(c.check)}"); }}
QRadioButton::indicator:checked {{ border: 5px solid {c.accent}; width: 6px; height: 6px; }}
QCheckBox:focus, QRadioButton:focus {{ color: {c.accent}; }}
QToolButton[role="choice"] {{ background: {c.surface}; border: 1px solid {c.line};
  border-radius: 6px; padding: 5px 2px 3px 2px; }}
QToolButton[role="choice"]:hover {{ background: {c.hover}; }}
QToolButton[role="choice"]:checked {{ background: {c.accent_fill}; color: {c.accent};
  border-color: {c.accent}; font-weight: 600; }}
QToolButton[role="choice"]:focus {{ border: 2px solid {c.accent}; }}
QToolButton::menu-indicator {{ image: none; }}
QFrame[role="header"] {{ background: {c.surface}; border-bottom: 1px solid {c.line}; }}
QFrame[role="side"] {{ background: {c.background}; border-right: 1px solid {c.line}; }}
QFrame[role="status"] {{ background: {c.surface}; border-top: 1px solid {c.line}; }}
QFrame[role="bar"] {{ background: {c.accent_fill}; border-bottom: 1px solid {c.line}; }}
QFrame[role="details"] {{ background: {c.surface}; border-left: 1px solid {c.line}; }}
QFrame[role="clash-box"] {{ background: {c.clash_fill}; border-radius: 6px; }}
QFrame[role="card"] {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: 10px; }}
QFrame[role="drop"] {{ background: {c.background}; border: 2px dashed {c.line};
  border-radius: 8px; }}
QFrame[role="drop"][dropping="true"] {{ background: {c.accent_fill}; border-color: {c.accent}; }}
QPushButton[role="recent"] {{ background: transparent; border-color: transparent;
  text-align: left; padding: 5px 8px; }}
QPushButton[role="recent"]:hover {{ background: {c.hover}; }}
QPushButton[role="recent"]:focus {{ border-color: {c.accent}; }}
QTextEdit[role="text"] {{ background: transparent; border: none;
  selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QScrollArea[role="details"] {{ border: 1px solid transparent; }}
QScrollArea[role="details"]:focus {{ border-color: {c.accent}; }}
QLabel[role="error"] {{ color: {c.clash}; }}
QWidget[role="surface"] {{ background: {c.surface}; }}
QLabel[role="muted"], QCheckBox[role="muted"] {{ color: {c.muted}; }}
QLabel[role="caption"] {{ color: {c.muted}; font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLineEdit, QPlainTextEdit {{ background: {c.surface}; border: 1px solid {c.line};
  border-radius: 5px; padding: 5px 8px;
  selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QComboBox, QAbstractSpinBox {{ background: {c.surface}; border: 1px solid {c.line};
  border-radius: 5px; padding: 4px 2px; }}
QComboBox {{ padding-left: 8px; }}
QComboBox:focus, QAbstractSpinBox:focus {{ border-color: {c.accent}; }}
QComboBox:disabled, QAbstractSpinBox:disabled {{ color: {c.muted}; }}
QComboBox::drop-down, QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{
  border: none; width: 18px; }}
QComboBox::down-arrow, QAbstractSpinBox::down-arrow {{ image: url("{_icon(c.down)}");
  width: 9px; height: 9px; }}
QAbstractSpinBox::up-arrow {{ image: url("{_icon(c.up)}"); width: 9px; height: 9px; }}
QLineEdit[role="search"] {{ background: {c.background}; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border-color: {c.accent}; }}
QHeaderView {{ background: {c.surface}; }}
QHeaderView::section {{ background: {c.surface}; color: {c.muted}; border: none;
  border-bottom: 1px solid {c.line}; padding: 6px 4px; text-align: left; }}
QAbstractItemView {{ background: {c.surface}; border: none; }}
QTreeView[role="ticked"] {{ outline: none; border: 1px solid {c.line}; }}
QTreeView[role="ticked"]:focus {{ border-color: {c.accent}; }}
QTreeView[role="ticked"]::item {{ padding: 4px 3px; }}
QTreeView[role="ticked"]::item:hover {{ background: {c.hover}; }}
QTreeView[role="ticked"]::item:selected {{ background: {c.accent_fill}; color: {c.text}; }}
QScrollArea {{ border: none; background: transparent; }}
QSplitter::handle {{ background: {c.line}; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {c.faint}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {c.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background: transparent; border: none; width: 0; height: 0; }}
QMenu {{ background: {c.surface}; border: 1px solid {c.line}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 24px; border-radius: 4px; }}
QMenu::item:selected {{ background: {c.accent_fill}; }}
QMenu::item:disabled {{ color: {c.muted}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: 4px 8px; }}
"""
