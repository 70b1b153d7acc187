"""What holds for every history, whatever it holds, under every version of the rules."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from lineofsight.authorities import all_authorities, by_code
from lineofsight.frameworks import Event, Framework, Likelihood, all_frameworks
from lineofsight.pathway import Expected, History, calendar, clocks_after, expect, expect_under, histories
from lineofsight.pathway.windows import first_possible_day
from lineofsight.register import Entry
from lineofsight.register.view import view_of
from lineofsight.vocabulary import Area, Family, Grade, Kind
from tests.pathway.builders import LEEDS, visit
from tests.register.builders import report

DAYS = st.dates(date(2012, 1, 1), date(2030, 12, 31))
AUTHORITIES = st.sampled_from([entry.code for entry in all_authorities()])
GRADES = st.dictionaries(
    st.sampled_from(sorted(area.value.replace("-", "_") for area in Area)),
    st.sampled_from([grade.value for grade in Grade]),
    min_size=1,
    max_size=6,
)
FRAMEWORKS = st.sampled_from(all_frameworks())
NARROW = settings(max_examples=60, deadline=None)


@st.composite
def inspections(draw: st.DrawFn) -> Entry:
    family, kind = draw(
        st.sampled_from(
            [
                (Family.ILACS, Kind.STANDARD),
                (Family.ILACS, Kind.SHORT),
                (Family.SIF, Kind.INSPECTION),
                (Family.SIF, Kind.REINSPECTION),
                (Family.LOOKED_AFTER, Kind.INSPECTION),
            ]
        )
    )
    return report(LEEDS, draw(DAYS), family=family, kind=kind, grades=draw(GRADES))


@st.composite
def visits(draw: st.DrawFn) -> Entry:
    kind = draw(st.sampled_from([Kind.FOCUSED_VISIT, Kind.MONITORING_VISIT, Kind.JTAI, Kind.AREA_SEND]))
    outcome = draw(st.sampled_from(["1", "2", "3", "narrative"]))
    asked = draw(st.integers(0, 6)), draw(st.integers(0, 2))
    made = visit(draw(DAYS), *asked, kind=kind)
    return Entry(record=made.record.model_copy(update={"outcome": outcome}), counts=made.counts)


@st.composite
def past(draw: st.DrawFn) -> History:
    entries = draw(st.lists(st.one_of(inspections(), visits()), max_size=6))
    (found,) = histories(view_of(entries, draw(DAYS)), [by_code(LEEDS)])
    return found


def windows(expected: tuple[Expected, ...]) -> list[Expected]:
    return [entry for entry in expected if entry.window]


@NARROW
@given(past(), FRAMEWORKS)
def test_no_version_of_the_rules_leaves_a_history_without_an_answer(history: History, framework: Framework) -> None:
    expected, unknown = expect_under(framework, history)
    assert expected or unknown
    assert all(entry.why for entry in expected)
    assert all(str(reason) for reason in unknown)


@NARROW
@given(past())
def test_every_day_has_an_answer_and_every_part_of_it_a_reason(history: History) -> None:
    answer = expect(history)
    assert answer.expected or answer.unknown
    chains = [(entry.why, entry.doubts) for entry in answer.expected]
    chains += [(due.why, due.doubts) for due in answer.deadlines]
    for why, doubts in chains:
        assert why
        assert set(doubts) == {reason.doubt for reason in why} - {""}


@NARROW
@given(DAYS, AUTHORITIES)
def test_authorities_that_come_and_go_always_have_an_answer(on: date, code: str) -> None:
    (history,) = histories(view_of([], on), [by_code(code)])
    answer = expect(history)
    assert answer.expected or answer.unknown


@NARROW
@given(past(), FRAMEWORKS)
def test_windows_never_precede_the_notice_that_rules_ask_for(history: History, framework: Framework) -> None:
    expected, _ = expect_under(framework, history)
    for entry in windows(expected):
        assert entry.window
        assert entry.window.earliest >= first_possible_day(framework, entry.activity, history.on)[0]
        assert entry.window.latest is None or entry.window.earliest <= entry.window.latest


@NARROW
@given(past(), FRAMEWORKS)
def test_what_is_not_expected_has_no_window(history: History, framework: Framework) -> None:
    expected, _ = expect_under(framework, history)
    assert all(entry.window is None for entry in expected if entry.likelihood is Likelihood.NOT_EXPECTED)


@NARROW
@given(past(), FRAMEWORKS)
def test_each_activity_is_told_once(history: History, framework: Framework) -> None:
    expected, _ = expect_under(framework, history)
    names = [entry.activity for entry in expected]
    assert len(names) == len(set(names))


@NARROW
@given(FRAMEWORKS, st.sampled_from(list(Event)), DAYS, st.integers(0, 40))
def test_the_same_event_later_never_has_an_earlier_deadline(
    framework: Framework, event: Event, day: date, days: int
) -> None:
    """Clocks whose length changed over time are left out: the later, shorter one may end sooner."""
    names = Counter(clock.key for clock in framework.deadlines)
    now = {due.key: due.window for due in clocks_after(event, day, framework)}
    for due in clocks_after(event, day + timedelta(days), framework):
        before = now.get(due.key)
        if before and due.window and names[due.key] == 1:
            assert before.earliest <= due.window.earliest
            assert before.latest <= due.window.latest


@NARROW
@given(past())
def test_calendars_are_the_same_bytes_each_time_and_can_be_read_back(history: History) -> None:
    made = calendar(expect(history))
    assert made == calendar(expect(history))
    read = Calendar.from_ical(made)
    assert read.to_ical() == made
    identifiers = [event.uid for event in read.events]
    assert len(identifiers) == len(set(identifiers))


@NARROW
@given(st.lists(st.one_of(inspections(), visits()), max_size=4), st.one_of(inspections(), visits()), DAYS)
def test_what_is_published_later_changes_nothing(entries: list[Entry], later: Entry, on: date) -> None:
    assume(later.known_from is not None and later.known_from > on)
    without, with_it = (histories(view_of(known, on), [by_code(LEEDS)]) for known in (entries, [*entries, later]))
    assert expect(with_it[0]) == expect(without[0])
