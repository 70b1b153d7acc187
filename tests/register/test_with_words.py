"""A record known without its words is shown with those of a new reading of its document; its codes stay."""

from lineofsight.register.overlay import with_words
from lineofsight.reports.record import Finding, Recommendation
from lineofsight.vocabulary import RecommendationKind
from tests.register.builders import report

READ = report(
    recommendations=(Recommendation(kind=RecommendationKind.IMPROVEMENT, number=1, text="See plans.", page=2),),
    findings=(Finding(section="leaders", number=1, text="Leaders know.", page=3),),
).record
BARE = READ.model_copy(
    update={
        "recommendations": (READ.recommendations[0].model_copy(update={"text": None, "themes": ("planning",)}),),
        "findings": (),
    }
)


def test_words_come_and_codes_stay() -> None:
    shown = with_words(BARE, READ)
    assert shown.findings == READ.findings
    assert [(item.text, item.themes) for item in shown.recommendations] == [("See plans.", ("planning",))]


def test_a_record_with_words_stays_as_it_is() -> None:
    other = READ.model_copy(update={"findings": ()})
    assert with_words(READ, other) is READ


def test_a_reading_that_finds_another_number_of_recommendations_is_not_trusted() -> None:
    assert with_words(BARE, READ.model_copy(update={"recommendations": READ.recommendations * 2})) is BARE
