"""What the site bears: many people at once on five pages, against a static file from the same server.

    python -m benchmarks.web [--clients 50] [--seconds 5] [--register FILE]

The site runs as a person starts it, in a process of its own; the clients are another process, each with one
connection that asks again as soon as it has the whole answer. Each address is asked once before, which is the time
without anything kept. The page of an authority goes through all authorities in turn. Nothing is compressed.
"""

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles
from urllib.request import urlopen

from lineofsight.authorities import all_authorities
from lineofsight.register import Register
from lineofsight.web.rendering import STATIC

_HEADING_END = b"\r\n\r\n"


def addresses() -> dict[str, list[str]]:
    """The pages measured, by name."""
    today = date.today()  # noqa: DTZ011  # a person's today
    return {
        "static file": [STATIC["style"].address],
        "national": ["/"],
        "authorities": ["/authorities"],
        "authority": [f"/authorities/{place.code}" for place in all_authorities(today)],
        "themes": ["/themes"],
        "API: profile": ["/api/v1/profile"],
    }


@dataclass(frozen=True, slots=True)
class Load:
    """Milliseconds each answer took, how long the whole took in seconds, and the bytes of one answer."""

    times: Sequence[float]
    seconds: float
    size: int

    def at(self, percent: int) -> float:
        """The time within which so many per cent of the answers came."""
        return quantiles(self.times, n=100)[percent - 1]

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.times) / self.seconds


@contextmanager
def served(register: Path | None) -> Iterator[tuple[str, int]]:
    """The site, as the command starts it, on a port of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = register or Path(folder) / "register.sqlite"
        if register is None:
            Register.create(path, snapshot=True).close()
        command = [sys.executable, "-m", "lineofsight", "serve", "--no-browser", "--port", "0", "--register", str(path)]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env=os.environ | {"COLUMNS": "200"}
        ) as process:
            assert process.stdout is not None
            address = process.stdout.readline().split()[0].removeprefix("http://").rstrip("/")
            host, _, port = address.rpartition(":")
            try:
                # A program that asks waits until the site is ready.
                urlopen(f"http://{address}/api/v1").close()
                yield host, int(port)
            finally:
                process.terminate()


def first_times(host: str, port: int, paths: Sequence[str]) -> list[float]:
    """Milliseconds for each address when asked for the first time."""
    found = []
    for path in paths:
        start = time.perf_counter()
        with urlopen(f"http://{host}:{port}{path}") as answer:  # our own server
            answer.read()
        found.append(1000 * (time.perf_counter() - start))
    return found


async def load(host: str, port: int, paths: Sequence[str], clients: int, seconds: float) -> Load:
    """Ask with so many clients for so long."""
    turns, times, sizes = cycle(paths), list[float](), list[int]()
    end = time.perf_counter() + seconds

    async def client() -> None:
        reader, writer = await asyncio.open_connection(host, port, limit=2**22)
        while (start := time.perf_counter()) < end:
            writer.write(f"GET {next(turns)} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
            heading = await reader.readuntil(_HEADING_END)
            assert heading.startswith(b"HTTP/1.1 200 "), heading[:200]
            size = int(heading.lower().split(b"content-length:")[1].split(b"\r\n")[0])
            await reader.readexactly(size)
            times.append(1000 * (time.perf_counter() - start))
            sizes.append(size)
        writer.close()

    start = time.perf_counter()
    await asyncio.gather(*(client() for _ in range(clients)))
    return Load(times, time.perf_counter() - start, round(median(sizes)))


def main() -> None:
    """Load each page and print what it bore."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--clients", type=int, default=50, help="how many ask at once")
    options.add_argument("--seconds", type=float, default=5, help="how long each page is asked for")
    options.add_argument("--register", type=Path, help="a register; without it the record shipped with the package")
    given = options.parse_args()
    print(f"{given.clients} clients for {given.seconds:g} s a page; times in milliseconds")
    print(f"{'page':14}{'KB':>6}{'first':>9}{'p50':>8}{'p95':>8}{'p99':>8}{'a second':>10}{'p95 / static':>14}")
    with served(given.register) as (host, port):
        base = 0.0
        for name, paths in addresses().items():
            first = median(first_times(host, port, paths))
            found = asyncio.run(load(host, port, paths, given.clients, given.seconds))
            base = base or found.at(95)
            told = "".join(f"{found.at(percent):8.1f}" for percent in (50, 95, 99))
            print(
                f"{name:14}{found.size / 1024:6.0f}{first:9.1f}{told}{found.rate:10.0f}{found.at(95) / base:14.1f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
