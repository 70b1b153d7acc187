"""Every error a user can meet, in one small tree. Each message says what was wrong, where, and what to do.

LineOfSightError            exit code 1
├── UsageError              exit code 2   an option or argument that makes no sense
├── NotFoundError           exit code 3   an authority, file, activity or register that is not there
│   └── UnknownAuthorityError             a name that resolves to no authority, or to more than one
├── DataError               exit code 4   a file of data (index, spreadsheet, snapshot, rules) that cannot be used
├── RegisterError           exit code 5   the register file cannot be opened, or belongs to another version
└── CollectError            exit code 6   a page or document could not be collected from the site that lists it

A document that cannot be read is not an error: it gives a record with `family: unknown` and a named problem.
"""

__all__ = [
    "CollectError",
    "DataError",
    "LineOfSightError",
    "NotFoundError",
    "RegisterError",
    "UnknownAuthorityError",
    "UsageError",
]


class LineOfSightError(Exception):
    """Base of all errors meant for users: shown without a traceback, with `exit_code` for scripts."""

    exit_code = 1


class UsageError(LineOfSightError):
    """An option or argument that makes no sense."""

    exit_code = 2


class NotFoundError(LineOfSightError):
    """Something asked for by name, code or path is not there."""

    exit_code = 3


class UnknownAuthorityError(NotFoundError):
    """A name that resolves to no authority, or to more than one.

    `suggestions` holds the names of the nearest authorities, best first, possibly none.
    """

    def __init__(self, message: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.suggestions = suggestions


class DataError(LineOfSightError):
    """A file of data cannot be used: the message names file, place and remedy."""

    exit_code = 4


class RegisterError(LineOfSightError):
    """The register file cannot be opened or belongs to another version."""

    exit_code = 5


class CollectError(LineOfSightError):
    """A page or document could not be collected from the site that lists it."""

    exit_code = 6
