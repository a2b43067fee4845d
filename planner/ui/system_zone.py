"""The clock of this computer."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QTimeZone


def system_zone() -> ZoneInfo | None:
    """Its zone; `None` where the system does not name one that we know."""
    try:
        return ZoneInfo(QTimeZone.systemTimeZoneId().toStdString())
    except (ZoneInfoNotFoundError, ValueError):
        return None
