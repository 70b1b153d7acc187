"""What a site is told when it starts: which register, which reports, where it listens, and what day it is.

It knows nothing of pages. Whether forms exist follows from where it listens.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from ipaddress import ip_address
from pathlib import Path

__all__ = ["LARGEST_FORM", "LARGEST_UPLOAD", "UPLOADS", "Settings", "is_loopback"]

LARGEST_FORM = 64 * 1024
"""Bytes a form may have."""

LARGEST_UPLOAD = 40 * 1024 * 1024
"""Bytes a report given to be read may have: several times the largest published one."""

UPLOADS = "/reports/read"
"""The one address that takes a file."""


def is_loopback(host: str) -> bool:
    """Whether a host is this machine and reached by nobody else."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Settings:
    """What a site serves and where.

    Without `register` or `indicators` the user's own are opened, which start from what the package ships. `reports` is
    a folder with the files of the reports, for page images. `today` tells the day, so that a test can choose it.
    """

    register: Path | None = None
    indicators: Path | None = None
    reports: Path | None = None
    host: str = "127.0.0.1"
    port: int = 8000
    today: Callable[[], date] = date.today

    @property
    def address(self) -> str:
        """Where it is reached from this machine: "http://127.0.0.1:8000"."""
        host = {"0.0.0.0": "127.0.0.1", "": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104  # not bound
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"

    @property
    def is_private(self) -> bool:
        """Whether only this machine can reach the site. Only then does it take decisions, corrections and files."""
        return is_loopback(self.host)
