"""A table to fill in: every column that matters, and three invented talks as examples."""

import codecs
import csv
from io import StringIO

_ROWS = (
    ("date", "start", "end", "timezone", "title", "authors", "room", "session", "chair", "type",
     "track", "abstract", "keywords", "url"),
    ("2027-05-04", "09:00", "10:00", "Europe/Berlin", "Lanterns in the Dark",
     "Ann Alder (Harbour University)", "Great Hall", "Opening", "Mo Derator", "keynote", "",
     "What one lantern can do, and what two can do.", "light", "https://example.org/lanterns"),
    ("2027-05-04", "10:30", "10:50", "Europe/Berlin", "Sparse Snow", "Bo Birch; Cleo Cedar",
     "Room 2", "Snow and Ice", "Dan Elm", "talk", "Winter", "We melt it.", "snow; ice", ""),
    ("2027-05-04", "12:30", "13:30", "Europe/Berlin", "Lunch", "", "Foyer", "", "", "break", "",
     "", "", ""),
)  # fmt: skip


def template() -> bytes:
    """CSV as Excel opens it by a double click: UTF-8 with a byte order mark, CRLF."""
    text = StringIO(newline="")
    csv.writer(text).writerows(_ROWS)
    return codecs.BOM_UTF8 + text.getvalue().encode()
