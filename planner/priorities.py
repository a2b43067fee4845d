"""How much a starred talk is wanted: 1 to 3 in words and signs that need no colour."""

WORDS = {1: "Must see", 2: "Want to see", 3: "Maybe"}

# Told apart by their shape, also in grey; each font has them.
SIGNS = {1: "▲", 2: "●", 3: "▽"}

NONE = "No priority"

# As they are typed, in a search or on the command line.
TYPED = {word.split()[0].lower(): priority for priority, word in WORDS.items()}


def label(priority: int) -> str:
    """`▲ Must see`; empty for 0."""
    return f"{SIGNS[priority]} {WORDS[priority]}" if priority else ""


def rank(priority: int) -> int:
    """To sort by: those without a priority come after those with one."""
    return priority or len(WORDS) + 1
