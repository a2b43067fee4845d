"""The interface: shows and edits facts and choices; the only room that knows Qt."""

# Before Qt: PySide6 reads the source of each module that is imported after it, to look for its own
# name in it. For these and what they import that would take 5 ms of the start.
from planner import clashes, hiding, history, library, listing, notes, paths, query, tex  # noqa: F401
