"""What can be undone: facts and plans are values, so a step is just those before and after it."""

from planner.conference import Programme, Record
from planner.plan import Plan

MOST_STEPS = 1000


class Facts(Record, kw_only=False):
    """What an update or a correction put in the place of what."""

    before: Programme
    after: Programme


class Step(Record, kw_only=False):
    """`facts` only where the programme changed as well; `others` are plans for other conferences
    that changed with it, each before and after."""

    text: str
    before: Plan
    after: Plan
    facts: Facts | None = None
    others: tuple[tuple[Plan, Plan], ...] = ()


class History:
    """The steps done, the latest last, and those undone that can be done again."""

    def __init__(self) -> None:
        self.done: list[Step] = []
        self.undone: list[Step] = []

    def add(self, step: Step) -> None:
        self.done = [*self.done[-MOST_STEPS + 1 :], step]
        self.undone.clear()

    def undo(self) -> Step | None:
        """The step to take back; `None` where there is none."""
        if not self.done:
            return None
        self.undone.append(self.done.pop())
        return self.undone[-1]

    def redo(self) -> Step | None:
        """The step to do again; `None` where there is none."""
        if not self.undone:
            return None
        self.done.append(self.undone.pop())
        return self.done[-1]
