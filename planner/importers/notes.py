"""What an importer has to say of its reading, collected on the way."""

from planner.conference import Concern, Guess, Remark, Report

_MOST = 200  # remarks of one kind about one source; the rest is counted


class Notes:
    """Nothing is dropped in silence: each of these becomes a line of the report."""

    def __init__(self) -> None:
        self._remarks: list[Remark] = []
        self._guesses: list[Guess] = []
        self._counts: dict[Concern, int] = {}

    def read(self, where: str, what: str) -> None:
        self._note(Concern.READ, where, what)

    def guessed(self, where: str, what: str) -> None:
        self._note(Concern.GUESSED, where, what)

    def skipped(self, where: str, what: str) -> None:
        self._note(Concern.SKIPPED, where, what)

    def odd(self, where: str, what: str) -> None:
        self._note(Concern.ODD, where, what)

    def guess(self, guess: Guess | None) -> None:
        """One that the user confirms or changes in the bar; `None` is none."""
        if guess:
            self._guesses.append(guess)

    def report(self) -> Report:
        left_out = [
            Remark(concern=concern, where="report", what=f"{count - _MOST} more like these")
            for concern, count in self._counts.items()
            if count > _MOST
        ]
        return Report(remarks=(*self._remarks, *left_out), guesses=tuple(self._guesses))

    def _note(self, concern: Concern, where: str, what: str) -> None:
        self._counts[concern] = self._counts.get(concern, 0) + 1
        if self._counts[concern] <= _MOST:
            self._remarks.append(Remark(concern=concern, where=where[:200], what=what))
