"""`planner pictures`: how the program looks, as files."""

import argparse

from planner.files import telling
from planner.ui.pictures import make


def run(given: argparse.Namespace) -> None:
    with telling(given.folder):
        make(given.folder)
