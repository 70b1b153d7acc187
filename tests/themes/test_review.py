"""Doubtful passages come first, a random part is kept apart, and only that part tells how right the coder is."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.errors import DataError, NotFoundError, UnknownAuthorityError, UsageError
from lineofsight.register import Entry, Register
from lineofsight.register.codings import Part, codings, decide, decisions
from lineofsight.themes.choice import Choice, Told
from lineofsight.themes.code_words import Codes, codes_typed
from lineofsight.themes.passages import passages_behind
from lineofsight.themes.review import ReviewItem, is_for_sample, queue
from lineofsight.themes.review_sheets import export_labels, export_queue, import_decisions
from lineofsight.themes.reviewed import reviewed
from lineofsight.vocabulary import Area
from tests.register.builders import DORSET, LEEDS, SPRING, report, snapshot_of
from tests.themes.builders import CODES, FakeCoder, asked, asking, coded, found

CODER = FakeCoder()
codes = st.lists(st.sampled_from(sorted(CODES)), unique=True, max_size=4)


def many(*, doubtful: int = 12, plain: int = 40, authority: str = DORSET) -> Entry:
    """A report with doubtful recommendations, the first the nearest to a decision, and then plain ones."""
    doubts = [f"neglect? {'more ' * place}" for place in range(doubtful)]
    return asking(*doubts, *(f"supervision {place}" for place in range(plain)), authority=authority)


def texts(items: list[ReviewItem], *, sampled: bool) -> list[str]:
    return [item.passage.text for item in items if item.sampled is sampled]


def decide_all(register: Register, items: list[ReviewItem], author: str, *says: str) -> None:
    """Every item gets these codes, or without any the coder's."""
    for item in items:
        given_codes = says or item.coded.weaknesses
        decide(register, item.passage, weaknesses=given_codes, author=author, sampled=item.sampled)


def test_doubtful_passages_come_nearest_first_with_some_drawn_at_random_between(register: Register) -> None:
    entry = many()
    coded(register, entry)
    items = queue(register, CODER, 10, reviewer="A")
    doubts = [item.distance for item in items if not item.sampled]
    assert (len(items), len(doubts)) == (10, 8)
    assert doubts == sorted(doubts)
    assert doubts[-1] < 0.5
    assert not items[0].sampled
    assert {item.activity.authority_name for item in items} == {"Dorset"}


def test_a_passage_is_either_for_the_sample_or_for_doubt_never_both(register: Register) -> None:
    coded(register, many(doubtful=60, plain=60))
    for sample in (0, 5, 200):
        for item in queue(register, CODER, 200, reviewer="A", sample=sample):
            assert item.sampled is is_for_sample(item.passage.identity, item.passage.part, item.passage.position)


def test_about_a_quarter_is_kept_for_the_sample() -> None:
    kept = sum(is_for_sample("identity", Part.FINDING, position) for position in range(4000))
    assert 900 < kept < 1100


def test_what_a_reviewer_decided_comes_to_others_only_if_it_is_of_the_sample(register: Register) -> None:
    coded(register, many())
    first = queue(register, CODER, 6, reviewer="A  B")
    decide_all(register, first, "A B")
    seen = {item.passage for item in first}
    assert not seen & {item.passage for item in queue(register, CODER, 60, reviewer="A B")}
    others = {item.passage for item in queue(register, CODER, 60, reviewer="C")}
    assert seen & others == {item.passage for item in first if item.sampled}


def test_the_same_seed_gives_the_same_queue_and_another_another(register: Register) -> None:
    coded(register, many())

    def drawn(seed: int) -> list[str]:
        return texts(queue(register, CODER, 8, seed, reviewer="A", sample=8), sampled=True)

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)


def test_where_the_coder_doubts_nothing_all_are_drawn(register: Register) -> None:
    coded(register, many(doubtful=0))
    items = queue(register, CODER, 5, reviewer="A")
    assert [item.sampled for item in items] == [True] * 5


def test_a_sample_takes_recommendations_and_findings_in_turn(register: Register) -> None:
    plain = [f"supervision {place}" for place in range(30)]
    coded(register, report(recommendations=asked(*plain), findings=found(*plain * 4)))
    parts = [item.passage.part for item in queue(register, CODER, 6, reviewer="A", sample=6)]
    assert parts == [Part.RECOMMENDATION, Part.FINDING] * 3
    only = queue(register, CODER, 6, reviewer="A", part=Part.FINDING)
    assert {item.passage.part for item in only} == {Part.FINDING}


def test_a_queue_can_be_of_one_authority(register: Register) -> None:
    coded(register, many(), many(authority=LEEDS))
    items = queue(register, CODER, 9, reviewer="A", authority="Leeds")
    assert {item.activity.authority_name for item in items} == {"Leeds"}
    with pytest.raises(UnknownAuthorityError):
        queue(register, CODER, 9, reviewer="A", authority="Narnia")


def test_passages_without_words_are_not_given_for_review(register: Register) -> None:
    coded(register, snapshot_of(report(recommendations=(), findings=())))
    assert queue(register, CODER, 5, reviewer="A") == []


def test_only_decisions_on_the_sample_tell_how_right_the_coder_is(register: Register) -> None:
    coded(register, many())
    items = queue(register, CODER, 12, reviewer="A", sample=4)
    decide_all(register, [item for item in items if item.sampled], "A")
    decide_all(register, [item for item in items if not item.sampled], "A", "adoption")
    (result,) = reviewed(register, CODER)
    assert (result.part, result.passages, result.reviewers) == (Part.RECOMMENDATION, 4, ("A",))
    assert result.score.micro_f1 == 1
    assert result.micro.low <= 1 <= result.micro.high
    assert result.among is None, "nobody else has read them"


def test_a_coder_that_misses_what_people_see_scores_less(register: Register) -> None:
    coded(register, many())
    items = queue(register, CODER, 8, reviewer="A", sample=8)
    decide_all(register, items, "A", "supervision", "neglect")
    (result,) = reviewed(register, CODER)
    scores = {item.code: item for item in result.score.codes}
    plain = sum("supervision" in item.coded.weaknesses for item in items)
    assert scores["neglect"].recall == 0
    assert scores["supervision"].true_positives == plain
    assert result.alpha is not None
    assert result.alpha < 1


def test_reviewers_who_disagree_are_told_so(register: Register) -> None:
    coded(register, many())
    items = queue(register, CODER, 8, reviewer="A", sample=8)
    decide_all(register, items, "A", "supervision")
    decide_all(register, items, "B", "adoption")
    (result,) = reviewed(register, CODER)
    assert result.reviewers == ("A", "B")
    assert result.among is not None
    assert result.among < 0


def test_of_one_reviewer_the_last_word_counts(register: Register) -> None:
    coded(register, many(doubtful=0))
    items = queue(register, CODER, 4, reviewer="A", sample=4)
    decide_all(register, items, "A", "adoption")
    decide_all(register, items, "A")
    (result,) = reviewed(register, CODER)
    assert (result.passages, result.score.exact) == (4, 4)


def test_of_findings_a_strength_is_not_the_weakness(register: Register) -> None:
    coded(register, report(findings=found(*(f"supervision+ {place}" for place in range(12)))))
    items = queue(register, CODER, 2, reviewer="A", sample=2)
    decide_all(register, items, "A", "supervision")
    (result,) = reviewed(register, CODER)
    assert result.score.micro_f1 == 0
    decide(register, items[0].passage, weaknesses=(), strengths=["supervision"], author="A", sampled=True)
    assert reviewed(register, CODER)[0].score.micro_f1 == 0.5


@given(codes, codes)
def test_codes_are_read_as_they_are_written(weak: list[str], strong: list[str]) -> None:
    of_finding = Codes(tuple(weak), tuple(strong))
    assert codes_typed(of_finding.text(Part.FINDING), Part.FINDING) == of_finding
    asked_for = Codes(tuple(weak))
    assert codes_typed(asked_for.text(Part.RECOMMENDATION).upper(), Part.RECOMMENDATION) == asked_for


@pytest.mark.parametrize(
    ("typed", "part", "complaint"),
    [
        ("suprevision", Part.RECOMMENDATION, "Did you mean 'supervision'"),
        ("neglect;plan-qualty", Part.RECOMMENDATION, "Did you mean 'plan-quality'"),
        ("neglect+", Part.RECOMMENDATION, "leave it out"),
        ("neglect", Part.FINDING, "strength or a weakness"),
        (" ; ", Part.FINDING, "No code is given"),
        ("+", Part.FINDING, "is no code"),
    ],
)
def test_codes_that_make_no_sense_are_refused_with_what_to_type(typed: str, part: Part, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        codes_typed(typed, part)


Edit = Callable[[dict[str, str]], None]


def sheet(register: Register, path: Path, edit: Edit, count: int = 6) -> None:
    """A spreadsheet of a queue, each line changed as a person would."""
    export_queue(path, queue(register, CODER, count, reviewer="A"), "A")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        edit(row)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def say(**cells: str) -> Edit:
    return lambda row: row.update(cells)


def test_a_spreadsheet_goes_out_and_comes_back_as_decisions(register: Register, tmp_path: Path) -> None:
    coded(register, many())
    path = tmp_path / "review.csv"
    sheet(register, path, say(codes="neglect; plan-quality"))
    assert import_decisions(register, path) == 6
    made = decisions(register)
    assert {(item.weaknesses, item.author) for item in made} == {(("neglect", "plan-quality"), "A")}
    assert sum(item.sampled for item in made) == 2
    assert all(item.decided for item in codings(register) if item.weaknesses == ("neglect", "plan-quality"))


def test_a_spreadsheet_loaded_twice_changes_nothing_and_empty_lines_decide_nothing(
    register: Register, tmp_path: Path
) -> None:
    coded(register, many())
    path = tmp_path / "review.csv"
    sheet(register, path, lambda row: row.update(codes="none" if row["sampled"] == "yes" else ""))
    assert import_decisions(register, path) == 2
    assert import_decisions(register, path) == 0
    assert [item.weaknesses for item in decisions(register)] == [(), ()]


def test_the_coder_s_codes_are_in_the_spreadsheet_only_where_it_doubts(register: Register, tmp_path: Path) -> None:
    coded(register, many())
    seen: list[tuple[str, str]] = []
    sheet(register, tmp_path / "review.csv", lambda row: seen.append((row["sampled"], row["coder"])), count=20)
    assert {coder for sampled, coder in seen if sampled == "yes"} == {""}
    assert {coder for sampled, coder in seen if sampled == "no"} == {"none"}


def test_a_line_cannot_claim_to_be_of_the_sample(register: Register, tmp_path: Path) -> None:
    coded(register, many())
    path = tmp_path / "review.csv"
    sheet(register, path, say(codes="neglect", sampled="yes"))
    import_decisions(register, path)
    assert sum(item.sampled for item in decisions(register)) == 2


@pytest.mark.parametrize(
    ("cells", "complaint"),
    [
        ({"codes": "negelct"}, "line 2: 'negelct' is no code. Did you mean 'neglect'"),
        ({"codes": "neglect", "author": " "}, "line 2: there is no author"),
        ({"codes": "neglect", "position": "999"}, "line 2: the words of recommendation 999 are not in this register"),
        ({"codes": "neglect", "digest": "0123"}, "read anew since"),
    ],
)
def test_a_line_that_is_wrong_is_named_and_nothing_is_kept(
    register: Register, tmp_path: Path, cells: dict[str, str], complaint: str
) -> None:
    coded(register, many())
    path = tmp_path / "review.csv"
    sheet(register, path, say(**cells))
    with pytest.raises(DataError, match=complaint):
        import_decisions(register, path)
    assert decisions(register) == []


def test_text_that_looks_like_a_formula_is_no_formula_in_the_spreadsheet(register: Register, tmp_path: Path) -> None:
    coded(register, asking(*(f"=HYPERLINK({place}) neglect?" for place in range(8))))
    path = tmp_path / "review.csv"
    export_queue(path, queue(register, CODER, 3, reviewer="A"), "=A")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(row["text"].startswith("'=HYPERLINK") and row["author"] == "'=A" for row in rows)
    with pytest.raises(DataError, match="Choose another place"):
        export_queue(tmp_path / "none" / "review.csv", [], "A")


def test_labels_are_the_newest_decision_on_each_passage(register: Register, tmp_path: Path) -> None:
    entry = asking("first", "second", "third", document="letter", findings=found("fourth"))
    coded(register, entry)
    everything = {item.passage.text: item for item in queue(register, CODER, 9, reviewer="A", sample=9)}
    everything |= {item.passage.text: item for item in queue(register, CODER, 9, reviewer="A", sample=0)}
    chosen = sorted(everything)
    for text in chosen:
        passage = everything[text].passage
        decide(register, passage, weaknesses=["adoption"], author="A")
        decide(register, passage, weaknesses=["neglect", "supervision"], author="B")
    path = tmp_path / "labels.csv"
    asked_for = [text for text in chosen if text != "fourth"]
    assert export_labels(register, path) == len(asked_for)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["text"], row["codes"]) for row in rows] == [
        (text, "neglect;supervision") for text in ("first", "second", "third") if text in asked_for
    ]
    assert all(row["rec_id"].startswith(f"letter-{entry.identity[:8]}#0") for row in rows)


def test_the_passages_behind_a_number_come_with_place_and_words(register: Register) -> None:
    coded(register, asking("neglect here", "supervision"), asking("domestic-abuse there", authority=LEEDS))
    choice = Choice(SPRING.replace(year=2025))
    (behind,) = passages_behind(register, choice, ["Neglect"])
    assert (behind.text, behind.coding.page, behind.activity.authority_name) == ("neglect here", 2, "Dorset")
    assert behind.filename.endswith(".pdf")
    of_theme = passages_behind(register, choice, ["vulnerable-groups"])
    assert [item.text for item in of_theme] == ["domestic-abuse there", "neglect here"]
    with pytest.raises(NotFoundError, match="Or name a theme"):
        passages_behind(register, choice, ["neglekt"])


def test_passages_behind_a_number_are_only_those_that_count(register: Register) -> None:
    both: dict[str, Any] = {"findings": found("neglect", section="leaders") + found("neglect", "neglect+")}
    coded(register, asking("neglect", **both))
    choice = Choice(SPRING.replace(year=2025), told=Told.WEAKNESSES, area=Area.LEADERS)
    (behind,) = passages_behind(register, choice, ["neglect"])
    assert (behind.coding.part, behind.coding.section) == (Part.FINDING, "leaders")
