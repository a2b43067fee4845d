"""Where things live: the user's data folder and the program's own resources."""

from pathlib import Path

import platformdirs

APP = "conference-planner"
_HERE = Path(__file__).parent
RESOURCES = next(p for p in (_HERE / "resources", _HERE.parent / "resources") if p.exists())
SAMPLE = RESOURCES / "samples"


def data_folder() -> Path:
    """The folder that holds programmes and plans; made by whoever writes first."""
    return platformdirs.user_data_path(APP, appauthor=False)


def config_file() -> Path:
    """Window geometry and other small settings; losing it loses no plan."""
    return platformdirs.user_config_path(APP, appauthor=False) / "settings.ini"
