"""How long from `make run` until the first page is painted, on a machine that is set up.

    python -m benchmarks.first_paint [--times N]

Chromium is open already, as it is for most people; it is given the address as soon as the command prints it. Printed
are seconds from the command to its address, and to the first paint, against starting the same Python and importing
the library it rests on.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time
from statistics import median

from playwright.sync_api import Browser, sync_playwright

_BARE = "import fastapi, jinja2, sqlalchemy.orm, uvicorn"


def bare_seconds() -> float:
    """Starting Python and importing the libraries alone."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", _BARE], check=True)
    return time.perf_counter() - start


def seconds_to_paint(browser: Browser) -> tuple[float, float]:
    """From the command to its address, and to the first paint of the page there."""
    start = time.time()
    with subprocess.Popen(
        ["make", "--silent", "run"],  # noqa: S607  # make as people have it
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={
            name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
        },
    ) as process:
        assert process.stdout is not None
        address = process.stdout.readline().split()[0]
        told = time.time() - start
        page = browser.new_page()
        page.goto(address)
        painted = page.evaluate(
            "performance.timeOrigin + performance.getEntriesByName('first-contentful-paint')[0].startTime"
        )
        page.close()
        os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
    return told, painted / 1000 - start


def main() -> None:
    """Measure, and print the middle of all runs."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--times", type=int, default=5, help="how often")
    given = options.parse_args()
    bare = median(bare_seconds() for _ in range(given.times))
    with (
        sync_playwright() as run,
        run.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"]) as browser,
    ):
        runs = [seconds_to_paint(browser) for _ in range(given.times)]
    told, painted = (median(column) for column in zip(*runs, strict=True))
    print(f"address after {told:.2f} s, first paint after {painted:.2f} s (slowest {max(p for _, p in runs):.2f} s)")
    print(f"first paint / starting Python with the libraries alone ({bare:.2f} s): {painted / bare:.1f}")


if __name__ == "__main__":
    main()
