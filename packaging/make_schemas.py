"""Writes resources/schemas from the code: python packaging/make_schemas.py"""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from planner.exporters import json_list  # noqa: E402 - the checkout comes first on the path
from planner.records import schema_texts  # noqa: E402


def main() -> None:
    folder = ROOT / "resources" / "schemas"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_texts({json_list.FORMAT: json_list.TalkList}).items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
