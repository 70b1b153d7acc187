"""What pages ask: the register, the indicators, and what was worked out from them for a day.

It opens and remembers. What is asked is for the pages; that one question is asked at a time, for `caching`.
"""

import os
import secrets
import sqlite3
from collections.abc import Callable, Hashable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from lineofsight.errors import LineOfSightError, NotFoundError
from lineofsight.pathway import Pathway, pathways
from lineofsight.register import Register, View
from lineofsight.reports.own_process import end_all
from lineofsight.web.documents import Documents
from lineofsight.web.recent import Recent
from lineofsight.web.settings import Settings

if TYPE_CHECKING:
    from lineofsight.authorities import Authority
    from lineofsight.indicators import Indicators
    from lineofsight.indicators.board import Board

__all__ = ["Site", "Stamp"]

Answer = TypeVar("Answer")
Stamp = tuple[object, int, date]
"""What every answer depends on besides the question: which file the register is, its state, and the day."""

_MOST_KEPT = 240
"""How much is remembered at once: a board for each authority, and a few days more."""


class Site:
    """An open site. `token` is in every form it makes, and no other site can know it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.token = secrets.token_urlsafe(24)
        self.documents = Documents(settings.reports)
        self._open()

    def _open(self) -> None:
        self._register = Register.open(self.settings.register)
        self._file = _identity(self._register.path)
        self._watch = sqlite3.connect(self._register.path, check_same_thread=False, isolation_level=None)
        self._kept = Recent[Hashable, Any](_MOST_KEPT)
        self._kept_at: Stamp | None = None

    def close(self) -> None:
        """Let go of the files, and end what is still being read."""
        end_all()
        self._watch.close()
        self._register.close()

    @property
    def register(self) -> Register:
        """The register; opened anew where another file was put in its place. Raises NotFoundError if it is gone."""
        if _identity(self._register.path) != self._file:
            old, name = (self._watch, self._register), self._register.path.name
            try:
                self._open()
            except LineOfSightError as error:
                raise NotFoundError(
                    f"The register {name} is not there any more, or is none. Put it back, or start the site anew."
                ) from error
            for each in old:
                each.close()
        return self._register

    @property
    def path(self) -> Path:
        """Where the register is."""
        return self._register.path

    @property
    def today(self) -> date:
        """The day it is."""
        return self.settings.today()

    def stamp(self) -> Stamp:
        """Another value as soon as anybody writes to the register, or a new day begins. It costs microseconds."""
        (version,) = self._watch.execute("PRAGMA data_version").fetchone()
        return _identity(self._register.path), version, self.today

    def kept(self, name: Hashable, make: Callable[[], Answer]) -> Answer:
        """What `make` gives, never None: remembered until the register or the day changes, or much else was asked."""
        now = self.stamp()
        if now != self._kept_at:
            self._kept, self._kept_at = Recent(_MOST_KEPT), now
        found: Answer = self._kept.get(name, make)
        return found

    @cached_property
    def indicators(self) -> "Indicators":
        """The official statistics; read when first asked for."""
        from lineofsight.indicators import Indicators  # noqa: PLC0415  # not needed by the first page

        return Indicators.open(self.settings.indicators)

    def view(self, day: date) -> View:
        """The record as the world knew it on a day."""
        return self.register.as_of(day)

    def pathways(self, day: date) -> tuple[Pathway, ...]:
        """What to expect next for every authority, standing on a day."""
        return self.kept(("pathways", day), lambda: pathways(self.view(day)))

    def board(self, authority: "Authority", as_of: date | None) -> "Board":
        """An authority's board of indicators as known on a day; without one, today."""
        from lineofsight.indicators.board import board  # noqa: PLC0415  # not needed by the first page

        return self.kept(("board", authority.code, as_of), lambda: board(self.indicators, authority, as_of))


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file stands at a path, whatever it holds; None if there is none. It costs microseconds."""
    try:
        found = os.stat(path)  # noqa: PTH116  # asked for every answer
    except OSError:
        return None
    return found.st_dev, found.st_ino
