"""Cells of a CSV file that a spreadsheet would take for a formula and carry out.

As OWASP advises ("CSV Injection"), an apostrophe stands before them; reading takes it away again.
"""

import re

_SIGNS = "=+@\\-\t\r\n\uff1d\uff0b\uff20\uff0d"  # the last four are the wide ones of East Asia
_FORMULA = re.compile(f"'*[{_SIGNS}]")
_DEFUSED = re.compile(f"'+[{_SIGNS}]")


def defused(cell: str) -> str:
    """`'=1+1` for `=1+1`; each text becomes another one."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def as_meant(cell: str) -> str:
    """What was `defused`."""
    return cell[1:] if _DEFUSED.match(cell) else cell
