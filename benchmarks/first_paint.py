"""How long from `make run` until something is painted, and until it is the first page, on a machine that is set up.

    python -m benchmarks.first_paint [--times N]

Chromium is open already, as it is for most people; it is given the address as soon as the command prints it. What is
painted first may be the page that says the site is coming; it looks again by itself. Printed are seconds from the
command, against starting the same Python and importing the libraries it rests on.
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

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
_BARE = "import fastapi, jinja2, sqlalchemy.orm, uvicorn"
_NOTE = """new PerformanceObserver(list => list.getEntriesByName('first-contentful-paint').forEach(entry => {
    const when = performance.timeOrigin + entry.startTime;
    sessionStorage.first = sessionStorage.first || when;
    if (document.querySelector('figure')) sessionStorage.national = when;
})).observe({type: 'paint', buffered: true})"""


def bare_seconds() -> float:
    """Starting Python and importing the libraries alone."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", _BARE], check=True)
    return time.perf_counter() - start


def seconds_to_paint(browser: Browser) -> tuple[float, float, float]:
    """From the command to its address, to the first paint, and to the first paint of the national page."""
    start = time.time()
    with subprocess.Popen(
        ["make", "--silent", "run"],  # noqa: S607  # make as people have it
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={name: value for name, value in os.environ.items() if name not in _SCREENS},
    ) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().split()[0]
            told = time.time() - start
            page = browser.new_page()
            page.add_init_script(_NOTE)
            page.goto(address)
            page.wait_for_selector("figure")
            page.wait_for_function("sessionStorage.national")
            painted, national = (float(page.evaluate(f"sessionStorage.{name}")) for name in ("first", "national"))
            page.close()
        finally:
            os.killpg(process.pid, signal.SIGKILL)
    return told, painted / 1000 - start, national / 1000 - start


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
    told, painted, national = (median(column) for column in zip(*runs, strict=True))
    print(f"address after {told:.2f} s")
    print(f"first paint after {painted:.2f} s (slowest {max(run[1] for run in runs):.2f} s)")
    print(f"national page painted after {national:.2f} s (slowest {max(run[2] for run in runs):.2f} s)")
    print(f"national page / starting Python with the libraries alone ({bare:.2f} s): {national / bare:.1f}")


if __name__ == "__main__":
    main()
