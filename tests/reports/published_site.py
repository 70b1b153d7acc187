"""A local site that lists and serves generated documents in the published layout, and misbehaves when asked to."""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path

from lineofsight.reports.site import Site, load_site

PDF = "application/pdf"
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Reply:
    """One answer. `announced` is a false Content-Length; `pieces` are sent `pause` seconds apart."""

    body: bytes = b""
    status: int = 200
    type: str = PDF
    headers: tuple[tuple[str, str], ...] = ()
    etag: str | None = None
    wait: float = 0.0
    announced: int | None = None
    unframed: bool = False
    pieces: tuple[bytes, ...] = ()
    pause: float = 0.0


@dataclass(frozen=True)
class Asked:
    """A request as it arrived."""

    path: str
    moment: float
    headers: dict[str, str]


@dataclass
class PublishedSite:
    """What is served by path, the last reply again and again, and what was asked."""

    address: str
    replies: dict[str, list[Reply]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def serve(self, path: str, *replies: Reply) -> None:
        self.replies[path] = list(replies)

    def lists(self, urn: str, *links: tuple[str, str], etag: str | None = None) -> None:
        """Serves a provider's page with links: address and label."""
        self.serve(f"/provider/44/{urn}", Reply(page(links), type=HTML, etag=etag))

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def reply(self, path: str) -> Reply:
        waiting = self.replies.get(path)
        if not waiting:
            return Reply(b"Not here", 404, HTML)
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]


def pdf(words: str) -> bytes:
    """The smallest thing that passes for a whole PDF; no two alike."""
    return b"%PDF-1.4\n" + words.encode() + b"\n%%EOF\n"


def page(links: Sequence[tuple[str, str]]) -> bytes:
    """A provider's page in the published layout."""
    days = "".join(
        f'<li class="timeline__day"><a class="publication-link" href="{address}" target="_blank">{label.split(",")[0]}'
        f'  <span class="nonvisual">{label}</span></a></li>'
        for address, label in links
    )
    chrome = '<a href="/search">Search</a><a href="https://elsewhere.example/">Elsewhere</a>'
    return f"<!DOCTYPE html><html><body>{chrome}<ol class='timeline'>{days}</ol></body></html>".encode()


def hasty(address: str, **manners: float) -> Site:
    """The shipped site's description, for a local address and without its patience."""
    shipped = load_site()
    quick = {
        "seconds_between_requests": 0.0,
        "seconds_of_silence": 0.5,
        "seconds_per_answer": 1.0,
        "attempts": 3,
        "first_wait": 0.01,
        "longest_wait": 2.0,
    }
    changed = shipped.manners.model_copy(update={**quick, **manners})
    return shipped.model_copy(update={"base": address, "document_sites": (), "manners": changed})


def site_file(address: str, path: Path) -> Path:
    """The package's site.toml for a local address, as a user would correct it."""
    text = (resources.files("lineofsight.reports") / "site.toml").read_text("utf-8")
    for shipped, own in (
        ("https://reports.ofsted.gov.uk", address),
        ("seconds_between_requests = 1.0", "seconds_between_requests = 0.0"),
        ("first_wait = 2.0", "first_wait = 0.01"),
    ):
        assert shipped in text
        text = text.replace(shipped, own)
    path.write_text(text, encoding="utf-8")
    return path


@contextmanager
def published_site() -> Iterator[PublishedSite]:
    """A site on a free local port, stopped at the end."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(Asked(self.path, time.monotonic(), dict(self.headers)))
            _answer(self, site.reply(self.path))

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Tests are quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = PublishedSite(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _answer(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    time.sleep(reply.wait)
    body = reply.body or b"".join(reply.pieces)
    unchanged = reply.etag is not None and handler.headers["If-None-Match"] == reply.etag
    try:
        handler.send_response(304 if unchanged else reply.status)
        handler.send_header("Content-Type", reply.type)
        for name, value in (*reply.headers, *([("ETag", reply.etag)] if reply.etag else [])):
            handler.send_header(name, value)
        if not reply.unframed:
            handler.send_header("Content-Length", str(reply.announced or (0 if unchanged else len(body))))
        handler.end_headers()
        for piece in () if unchanged else reply.pieces or (body,):
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(reply.pause)
    except (BrokenPipeError, ConnectionResetError):
        return  # the one who asked had enough
