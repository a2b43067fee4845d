"""Errors that speak to the user: str(error) is the sentence that is shown."""


class PlannerError(Exception):
    """Something the user can act on; `details` is for copying, not for reading first."""

    def __init__(self, sentence: str, details: str = "") -> None:
        super().__init__(sentence)
        self.details = details


class UnreadableError(PlannerError):
    """The given file, text or link holds no programme that we can read."""


class LibraryError(PlannerError):
    """A file of our own could not be read or written."""


class FetchError(PlannerError):
    """A link could not be fetched; `status` is the site's HTTP answer, 0 where none came."""

    def __init__(self, sentence: str, details: str = "", status: int = 0) -> None:
        super().__init__(sentence, details)
        self.status = status
