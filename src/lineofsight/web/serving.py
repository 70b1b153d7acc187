"""Serving the site: the door is opened first and the browser shown it, then the house is furnished.

It knows sockets and browsers. The application is imported only once the address is taken.
"""

import errno
import gc
import os
import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import replace
from types import FrameType
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import urlsplit

from lineofsight.errors import UsageError
from lineofsight.web.settings import Settings

if TYPE_CHECKING:
    import uvicorn
    from starlette.types import ASGIApp

__all__ = ["address_of", "listen", "serve"]

_WAITING = 128
"""How many may wait at the door while the site gets ready."""

_OBJECTS_BETWEEN_COLLECTIONS = 100_000
_APART = "lineofsight.reports.own_process"
"""What ends other processes, where any was started: not to be imported in the middle of an interruption."""


def serve(settings: Settings, *, or_any_port: bool, open_browser: bool, tell: Callable[[str], None]) -> None:
    """Serve until interrupted. `tell` is given the address once somebody may come.

    With `or_any_port` any free one is taken where the port of the settings is in use. Raises UsageError if host or
    port cannot be listened on, RegisterError or NotFoundError for the register.
    """
    with listen(settings, or_any_port=or_any_port) as door:
        tell(address := address_of(settings, door))
        if open_browser and _has_screen():
            threading.Thread(target=webbrowser.open, args=[address], daemon=True).start()
        _run(replace(settings, port=door.getsockname()[1]), door, urlsplit(address).netloc)


def _run(settings: Settings, door: socket.socket, host: str) -> None:
    # Nearly all that is read stays: to look through it for garbage again and again takes a fifth of the time.
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    import uvicorn  # noqa: PLC0415  # the browser starts meanwhile

    from lineofsight.web.opening import Opening  # noqa: PLC0415

    def give_up() -> None:
        server.should_exit = True

    opening = Opening(lambda: _made(settings), host, give_up)
    server = _server(
        uvicorn.Config(
            opening,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=2,
            h11_max_incomplete_event_size=16 * 1024,
        )
    )
    # Asked to end, end as by Ctrl-C: with what is left behind cleared away.
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _ended)
    server.run(sockets=[door])
    if opening.error:
        raise opening.error


def _server(config: "uvicorn.Config") -> "uvicorn.Server":
    """A server that, when asked to end, first ends what other processes work on: nobody waits for that."""
    import uvicorn  # noqa: PLC0415  # as above

    class Ending(uvicorn.Server):
        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            if apart := sys.modules.get(_APART):
                apart.end_all()
            super().handle_exit(sig, frame)

    return Ending(config)


def _ended(number: int, _: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)


def _made(settings: Settings) -> "ASGIApp":
    from lineofsight.web.app import create_app  # noqa: PLC0415  # slow to import, and done while the server answers

    return create_app(settings)


def _has_screen() -> bool:
    """Whether a browser opens in a window. Without one, some would take over the terminal."""
    return not sys.platform.startswith("linux") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    )


def listen(settings: Settings, *, or_any_port: bool = False) -> socket.socket:
    """A socket that listens where the settings say. Raises UsageError, saying what to do, where that cannot be."""
    try:
        return _listening(settings.host, settings.port)
    except (OSError, OverflowError) as error:
        if or_any_port and getattr(error, "errno", None) == errno.EADDRINUSE:
            return _listening(settings.host, 0)
        why = getattr(error, "strerror", None) or str(error)
        raise UsageError(
            f"{settings.host} port {settings.port} cannot be listened on: {why}. Choose another with --port, or stop "
            "what listens there."
        ) from error


def _listening(host: str, port: int) -> socket.socket:
    door = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((host, port))
        door.listen(_WAITING)
    except BaseException:
        door.close()
        raise
    return door


def address_of(settings: Settings, door: socket.socket) -> str:
    """The address to open in a browser."""
    return f"{replace(settings, port=door.getsockname()[1]).address}/"
