"""One inspection event is one activity, whoever tells of it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lineofsight.register import Activity, Entry, Source
from lineofsight.register.grouping import activities_of
from lineofsight.vocabulary import Area, Family, Grade, Kind
from tests.register.builders import BEDFORD, DORSET, SPRING, report, snapshot_of, statement


def one(*entries: Entry) -> Activity:
    (activity,) = activities_of(entries)
    return activity


def test_the_key_names_authority_family_and_first_day() -> None:
    assert one(report()).key == "E06000059-ilacs-2024-03-04"


def test_a_document_whose_authority_or_dates_are_unknown_is_an_activity_of_its_own() -> None:
    unknown = [
        report(None, document="a"),
        report(DORSET, None, document="b"),
        report(family=Family.UNKNOWN, document="c"),
    ]
    keys = [activity.key for activity in activities_of(unknown)]
    assert len(set(keys)) == 3
    assert all(key.startswith("document-") for key in keys)


def test_the_same_inspection_in_other_bytes_is_one_activity_with_two_documents() -> None:
    activity = one(report(document="first"), report(document="second"))
    assert {document.filename for document in activity.documents} == {"first.pdf", "second.pdf"}


def test_the_document_with_fewest_problems_speaks() -> None:
    activity = one(report(document="odd", problems=2, listed=date(2024, 6, 1)), report(document="clean"))
    assert activity.documents[0].filename == "clean.pdf"


def test_of_equal_documents_the_newest_listing_speaks() -> None:
    old = report(document="a", listed=date(2024, 5, 1))
    new = report(document="b", listed=date(2024, 6, 1))
    assert one(old, new).documents[0].filename == "b.pdf"


def test_a_file_speaks_before_the_snapshot() -> None:
    shipped = snapshot_of(report(document="shipped", listed=date(2024, 6, 1)))
    assert one(shipped, report(document="here", problems=3)).documents[0].filename == "here.pdf"


def test_a_report_outranks_statistics_and_these_a_secondary_source() -> None:
    said = {
        Source.SECONDARY: statement(Source.SECONDARY, grades={"overall": "inadequate"}),
        Source.OFFICIAL_STATISTICS: statement(Source.OFFICIAL_STATISTICS, grades={"overall": "good"}),
    }
    assert one(*said.values()).grade(Area.OVERALL) is Grade.GOOD
    activity = one(*said.values(), report(grades={"overall": "outstanding"}))
    assert activity.grade(Area.OVERALL) is Grade.OUTSTANDING
    assert activity.sources == tuple(Source)


def test_a_source_that_dates_the_start_some_days_off_means_the_same_activity() -> None:
    early = statement(Source.OFFICIAL_STATISTICS, start=SPRING - timedelta(days=3))
    late = statement(Source.SECONDARY, start=SPRING + timedelta(days=7))
    assert one(report(), early, late).key == report().key


def test_a_source_that_means_another_month_is_another_activity() -> None:
    assert len(activities_of([report(), statement(Source.SECONDARY, start=SPRING + timedelta(days=8))])) == 2


def test_two_reports_some_days_apart_are_two_activities() -> None:
    assert len(activities_of([report(), report(start=SPRING + timedelta(days=2))])) == 2


def test_other_families_and_authorities_are_other_activities() -> None:
    assert len(activities_of([report(), report(family=Family.JTAI, kind=Kind.JTAI), report(BEDFORD)])) == 3


def test_a_visit_known_from_statistics_alone_is_an_activity_without_documents() -> None:
    visit = statement(Source.OFFICIAL_STATISTICS, family=Family.FOCUSED_VISIT, kind=Kind.FOCUSED_VISIT, judgements=())
    activity = one(visit)
    assert activity.documents == ()
    assert (activity.source, activity.source_note) == (Source.OFFICIAL_STATISTICS, "a note")


starts = st.integers(0, 30).map(lambda days: SPRING + timedelta(days=days))
entries = st.lists(
    st.one_of(
        st.builds(lambda start, problems: report(start=start, problems=problems), starts, st.integers(0, 2)),
        st.builds(statement, st.sampled_from([Source.SECONDARY, Source.OFFICIAL_STATISTICS]), start=starts),
    ),
    max_size=8,
    unique_by=lambda entry: entry.identity,
)


@given(entries, st.randoms())
def test_the_order_entries_come_in_makes_no_difference(found: list[Entry], chance: object) -> None:
    shuffled = sorted(found, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert activities_of(shuffled) == activities_of(found)


@given(entries)
def test_every_entry_is_in_exactly_one_activity_and_no_key_is_there_twice(found: list[Entry]) -> None:
    activities = activities_of(found)
    told = [identity for activity in activities for identity in activity.identities]
    assert sorted(told) == sorted(entry.identity for entry in found)
    assert len({activity.key for activity in activities}) == len(activities)
