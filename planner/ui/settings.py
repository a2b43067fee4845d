"""Window geometry and other small settings, typed; losing them loses no plan."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings


class Settings:
    """An INI file; every value has its type here, since the file gives back only text."""

    def __init__(self, file: Path) -> None:
        self._file = QSettings(str(file), QSettings.Format.IniFormat)

    def state(self, name: str) -> QByteArray:
        """A widget's saved geometry or state, empty if there is none."""
        value = self._file.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_state(self, name: str, state: QByteArray) -> None:
        self._file.setValue(name, state)

    def flag(self, name: str, default: bool) -> bool:
        return bool(self._file.value(name, default, type=bool))

    def text(self, name: str, default: str) -> str:
        return str(self._file.value(name, default, type=str))

    def number(self, name: str, choices: Sequence[int]) -> int:
        """One of `choices`; the first where the file holds nothing, or anything else."""
        text = self.text(name, "")
        return next((number for number in choices if str(number) == text), choices[0])

    def set(self, name: str, value: bool | int | str) -> None:
        self._file.setValue(name, value)

    def save(self) -> None:
        self._file.sync()
