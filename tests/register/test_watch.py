"""A feed and a digest of what is new: valid, stable, and the same for the same register."""

from datetime import date
from xml.etree.ElementTree import Element, fromstring

import pytest

from lineofsight.errors import UnknownAuthorityError, UsageError
from lineofsight.register import Entry, Listing, Register, atom_feed, digest, watch
from lineofsight.reports.record import AuthorityReference
from lineofsight.vocabulary import Family, Kind
from tests.register.builders import DORSET, LEEDS, record, report

SINCE = date(2024, 1, 1)
ATOM = {"": "http://www.w3.org/2005/Atom"}
URL = "https://example.org/report?a=1&b=2"


def inspected(day: date, authority: str = DORSET, overall: str = "good", url: str | None = None) -> Entry:
    said = record(
        authority, day.replace(day=1), published=day, grades={"overall": overall}, document=f"{authority}{day}"
    )
    return Entry(record=said, listing=Listing(url=url))


def fill(register: Register, *entries: Entry) -> Register:
    for entry in entries:
        register.add(entry)
    return register


def feed(register: Register, **limits: object) -> Element:
    return fromstring(atom_feed(watch(register, SINCE, **limits)))  # type: ignore[arg-type]  # noqa: S314  # our own


def texts(element: Element, path: str) -> list[str]:
    return [found.text or "" for found in element.findall(path, ATOM)]


def test_a_feed_has_all_that_atom_demands(register: Register) -> None:
    fill(register, inspected(date(2024, 3, 9)), inspected(date(2024, 5, 9), LEEDS))
    made = feed(register)
    assert made.tag == "{http://www.w3.org/2005/Atom}feed"
    for element in (made, *made.findall("entry", ATOM)):
        for required in ("id", "title", "updated"):
            assert len(element.findall(required, ATOM)) == 1
    assert texts(made, "author/name") == ["lineofsight"]
    assert all(texts(entry, "content") for entry in made.findall("entry", ATOM))


def test_identifiers_are_tag_uris_that_tell_entries_apart(register: Register) -> None:
    fill(register, inspected(date(2024, 3, 9)), inspected(date(2024, 5, 9), LEEDS))
    found = texts(feed(register), "entry/id")
    assert len(set(found)) == 2
    assert f"tag:lineofsight.example,2025:{DORSET.lower()}-ilacs-2024-03-01" in found


def test_a_publisher_mints_its_own_identifiers(register: Register) -> None:
    fill(register, inspected(date(2024, 3, 9)))
    assert b"<id>tag:council.example,2024:e06000059" in atom_feed(watch(register, SINCE), "council.example,2024")


@pytest.mark.parametrize("name", ["no domain", "council.example", "council.example,24", "a:b,2024"])
def test_a_publisher_that_makes_no_tag_is_refused(register: Register, name: str) -> None:
    with pytest.raises(UsageError, match=r"council\.gov\.uk,2025"):
        atom_feed(watch(register, SINCE), name)


def test_an_entry_was_updated_on_the_day_of_publication_and_the_feed_with_its_newest(register: Register) -> None:
    fill(register, inspected(date(2024, 3, 9)), inspected(date(2024, 5, 9), LEEDS))
    made = feed(register)
    assert texts(made, "entry/updated") == ["2024-05-09T00:00:00Z", "2024-03-09T00:00:00Z"]
    assert texts(made, "updated") == ["2024-05-09T00:00:00Z"]


def test_a_feed_without_news_is_valid_and_dated(register: Register) -> None:
    made = feed(register)
    assert texts(made, "updated") == ["2024-01-01T00:00:00Z"]
    assert made.findall("entry", ATOM) == []


def test_an_address_is_linked_escaped_and_only_if_it_is_one(register: Register) -> None:
    fill(register, inspected(date(2024, 3, 9), url=URL), inspected(date(2024, 5, 9), LEEDS, url="javascript:alert(1)"))
    links = [link.get("href") for link in feed(register).findall("entry/link", ATOM)]
    assert links == [URL]
    assert "javascript" not in digest(watch(register, SINCE))


def test_words_that_xml_cannot_hold_do_not_break_the_feed(register: Register) -> None:
    odd = AuthorityReference(code=None, name=None, as_printed="A\x0cB <&> C")
    said = record(None, date(2024, 3, 1), published=date(2024, 3, 9)).model_copy(update={"authority": odd})
    fill(register, Entry(record=said))
    assert texts(feed(register), "entry/title") == ["A B <&> C: standard inspection"]


def test_a_judgement_that_moved_says_from_where(register: Register) -> None:
    fill(register, inspected(date(2020, 3, 9), overall="good"), inspected(date(2024, 3, 9), overall="inadequate"))
    said = "Overall effectiveness: inadequate (declined, was good)"
    assert said in texts(feed(register), "entry/content")[0]
    assert f"## Judgements that moved\n\n- Dorset: standard inspection, published 2024-03-09\n  - {said}" in digest(
        watch(register, SINCE)
    )


def test_a_first_judgement_has_not_moved(register: Register) -> None:
    fill(register, inspected(date(2024, 3, 9)))
    told = digest(watch(register, SINCE))
    assert "## Other graded inspections" in told
    assert "Judgements that moved" not in told


def test_visits_are_told_with_their_subject(register: Register) -> None:
    visit = {"family": Family.FOCUSED_VISIT, "kind": Kind.FOCUSED_VISIT, "judgements": (), "subject": "front-door"}
    fill(register, report(DORSET, date(2024, 3, 4), **visit))  # type: ignore[arg-type]
    told = digest(watch(register, SINCE))
    assert "## Visits and inspections without grades" in told
    assert "Subject: front door" in told


def test_chosen_authorities_or_a_region_limit_what_is_watched(register: Register) -> None:
    fill(register, inspected(date(2024, 3, 9)), inspected(date(2024, 5, 9), LEEDS))
    assert [item.activity.authority_code for item in watch(register, SINCE, authorities=["leeds"]).changes] == [LEEDS]
    assert [item.activity.authority_code for item in watch(register, SINCE, region="South West").changes] == [DORSET]
    assert "Leeds" in digest(watch(register, SINCE, authorities=["leeds", LEEDS])).splitlines()[0]


def test_feeds_of_different_places_have_different_identifiers(register: Register) -> None:
    feeds = [feed(register), feed(register, region="South West"), feed(register, authorities=["Leeds"])]
    assert len({texts(made, "id")[0] for made in feeds}) == 3


def test_a_region_and_authorities_together_are_refused(register: Register) -> None:
    with pytest.raises(UsageError, match="leave one out"):
        watch(register, SINCE, region="South West", authorities=["Leeds"])
    with pytest.raises(UnknownAuthorityError):
        watch(register, SINCE, authorities=["Narnia"])


def test_the_same_register_gives_the_same_bytes(register: Register) -> None:
    fill(register, inspected(date(2024, 3, 9), url=URL), inspected(date(2024, 5, 9), LEEDS))
    with Register.open(register.path) as again:
        assert atom_feed(watch(again, SINCE)) == atom_feed(watch(register, SINCE))
        assert digest(watch(again, SINCE)) == digest(watch(register, SINCE))
