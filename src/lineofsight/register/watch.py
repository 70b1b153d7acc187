"""What is new, for people who follow it: an Atom feed (RFC 4287) and a digest in Markdown of published activities.

Both are made of changes alone, and the same changes give the same bytes: no clock is read. The identifier of an entry
is a tag URI (RFC 4151) made of the activity's key, so that a feed reader never shows an activity twice.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from lineofsight.authorities import Authority, find
from lineofsight.errors import UsageError
from lineofsight.register.activity import Activity
from lineofsight.register.activity_counts import name_of_activity
from lineofsight.register.changes import Change, Direction, Movement, changes
from lineofsight.register.store import Register

__all__ = ["TAGGING_ENTITY", "Watch", "atom_feed", "digest", "watch"]

TAGGING_ENTITY = "lineofsight.example,2025"
"""Who mints the identifiers of a feed, unless told otherwise: a domain and a day on which it was theirs. This one is
reserved for examples; a feed that is published should name its publisher's."""

_ATOM = "http://www.w3.org/2005/Atom"
_TAGGING_ENTITY = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*\.[A-Za-z0-9-]+,\d{4}(-\d\d){0,2}")
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPOKEN = {
    "standard": "standard inspection",
    "short": "short inspection",
    "review": "review of the safeguarding board",
    "jtai": "joint targeted area inspection",
    "area-send": "area SEND inspection",
    "looked-after": "inspection of services for looked-after children",
    "child-protection": "inspection of child protection",
}
"""Names of activity that do not say by themselves what they are."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What was published from `since` on in the places watched: a region, authorities, or (neither) all of England."""

    since: date
    region: str | None
    authorities: tuple[Authority, ...]
    changes: tuple[Change, ...]

    @property
    def title(self) -> str:
        """What is watched, in words."""
        places = ", ".join(place.label for place in self.authorities) or self.region or "England"
        return f"Inspections of children's services: {places}"


def watch(
    register: Register,
    since: date,
    until: date | None = None,
    *,
    region: str | None = None,
    authorities: Collection[str] = (),
) -> Watch:
    """What was published from `since` to `until` (both inclusive) in a region, or of the authorities named.

    Authorities are names or codes. Raises UsageError for region and authorities together or a span that ends before it
    begins, UnknownAuthorityError or NotFoundError for one that is not there.
    """
    if region and authorities:
        raise UsageError("Watch a region or chosen authorities, not both: leave one out.")
    places = tuple(dict.fromkeys(find(name, until) for name in authorities))
    codes = {place.code for place in places}
    found = changes(register, since, until, region)
    watched = tuple(change for change in found if not codes or change.activity.authority_code in codes)
    return Watch(since, region, places, watched)


def atom_feed(watched: Watch, tagging_entity: str = TAGGING_ENTITY) -> bytes:
    """The feed as UTF-8 XML, newest entry first. An entry's `updated` is the day its activity was published.

    A feed without entries was updated on the first day watched. Raises UsageError for a tagging entity that is not a
    domain and a year or day.
    """
    if not _TAGGING_ENTITY.fullmatch(tagging_entity):
        raise UsageError(
            f"{tagging_entity!r} cannot make identifiers. Give a domain of yours and a year in which it was, as in "
            "council.gov.uk,2025."
        )
    feed = Element("feed", xmlns=_ATOM)
    places = "+".join(place.code for place in watched.authorities) or watched.region or "england"
    _text(feed, "id", _tag(tagging_entity, f"watch/{places}"))
    _text(feed, "title", watched.title)
    newest = max((change.activity.known_from or watched.since for change in watched.changes), default=watched.since)
    _text(feed, "updated", _moment(newest))
    _text(SubElement(feed, "author"), "name", "lineofsight")
    _text(feed, "generator", "lineofsight")
    for change in reversed(watched.changes):
        _entry(feed, change, tagging_entity)
    indent(feed)
    return bytes(tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(feed: Element, change: Change, tagging_entity: str) -> None:
    activity = change.activity
    entry = SubElement(feed, "entry")
    _text(entry, "id", _tag(tagging_entity, activity.key))
    _text(entry, "title", _headline(activity))
    if activity.known_from:
        _text(entry, "published", _moment(activity.known_from))
        _text(entry, "updated", _moment(activity.known_from))
    SubElement(entry, "category", term=name_of_activity(activity))
    url = _address(activity)
    if url:
        SubElement(entry, "link", rel="alternate", href=url)
    _text(entry, "content", "\n".join(_lines(change)), type="text")


def digest(watched: Watch) -> str:
    """The same in Markdown: judgements that moved first, then other inspections with grades, then the rest."""
    moved = [change for change in watched.changes if _has_moved(change)]
    graded = [change for change in watched.changes if change.movements and change not in moved]
    rest = [change for change in watched.changes if not change.movements]
    parts = [
        f"# {watched.title}",
        f"Published since {watched.since.isoformat()}: {len(watched.changes)} activities, "
        f"{len(moved)} of them with a judgement that moved.",
        *_section("Judgements that moved", moved),
        *_section("Other graded inspections", graded),
        *_section("Visits and inspections without grades", rest),
    ]
    return "\n\n".join(parts) + "\n"


def _section(heading: str, found: Sequence[Change]) -> Iterable[str]:
    if found:
        yield f"## {heading}"
        yield "\n".join(_item(change) for change in found)


def _item(change: Change) -> str:
    activity = change.activity
    url = _address(activity)
    headline = f"[{_escaped(_headline(activity))}](<{url}>)" if url else _escaped(_headline(activity))
    lines = [f"- {headline}, published {activity.known_from}", *(f"  - {_escaped(line)}" for line in _lines(change))]
    return "\n".join(lines)


def _headline(activity: Activity) -> str:
    name = activity.authority_name or activity.authority_as_printed or "Authority unknown"
    what = name_of_activity(activity)
    return f"{name}: {_SPOKEN.get(what) or _spoken(what)}"


def _lines(change: Change) -> list[str]:
    """The facts of one change, a line each."""
    activity = change.activity
    facts = [_movement(movement) for movement in change.movements]
    facts += [f"Outcome: {activity.outcome}"] if activity.outcome and activity.outcome.isdigit() else []
    facts += [f"Subject: {_spoken(activity.subject)}"] if activity.subject else []
    counts = activity.counts
    facts += [f"Areas for priority action: {counts.priorities}"] if counts.priorities else []
    facts += [f"Recommendations: {counts.improvements}"] if counts.improvements else []
    facts += [f"On site from {activity.fieldwork_start}"] if activity.fieldwork_start else []
    return [*facts, f"Source: {activity.source}"]


def _movement(movement: Movement) -> str:
    now = f"{movement.area.label}: {movement.grade.label.lower()}"
    if movement.previous is None:
        return f"{now} (not graded before)"
    if movement.direction is Direction.UNCHANGED:
        return f"{now} (unchanged)"
    return f"{now} ({movement.direction}, was {movement.previous.label.lower()})"


def _has_moved(change: Change) -> bool:
    return any(item.direction not in (None, Direction.UNCHANGED) for item in change.movements)


def _address(activity: Activity) -> str | None:
    """Where the listing says that a document of this activity can be read, if that is an address on the web."""
    urls = (document.url for document in activity.documents if document.url)
    return next(
        (quote(url, safe="/:?#[]@!$&'()*+,;=%~") for url in urls if url.startswith(("https://", "http://"))), None
    )


def _spoken(word: str) -> str:
    return word.replace("-", " ")


def _escaped(text: str) -> str:
    """Words that Markdown shall show as they are, on one line."""
    text = " ".join(text.split())
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#" else sign for sign in text)


def _tag(tagging_entity: str, specific: str) -> str:
    return f"tag:{tagging_entity}:{specific.lower().replace(' ', '-')}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _text(parent: Element, name: str, content: str, **attributes: str) -> None:
    """An element with this content; signs that XML cannot hold, such as form feeds, become spaces."""
    SubElement(parent, name, attributes).text = _NOT_XML.sub(" ", content)
