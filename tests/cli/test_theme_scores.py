import json
from pathlib import Path

from typer.testing import CliRunner

from lineofsight.cli.app import app
from lineofsight.errors import DataError

LABELLED = """rec_id,text,codes
a#1,The timeliness of return home interviews.,missing-return-interviews
a#2,The frequency and quality of supervision.,supervision
b#1,"Management oversight of children’s plans, to avoid drift.",management-oversight;plan-quality
b#2,Life-story work for children in care.,neglect
"""


def test_a_labelled_file_is_scored(tmp_path: Path) -> None:
    path = tmp_path / "labelled.csv"
    path.write_text(LABELLED, "utf-8")
    ran = CliRunner().invoke(app, ["themes", "score", str(path), "--json"])
    assert ran.exit_code == 0
    found = json.loads(ran.stdout)
    assert 0.5 < found["micro_f1"] < 1
    assert set(found) >= {"micro_f1", "macro_f1", "per_code"}
    assert found["per_code"]["supervision"]["f1"] == 1
    assert found["per_code"]["neglect"]["f1"] == 0
    assert found["per_code"]["life-story"]["expected"] == 0
    assert found["items"] == 4


def test_the_table_names_the_worst_code_first(tmp_path: Path) -> None:
    path = tmp_path / "labelled.csv"
    path.write_text(LABELLED, "utf-8")
    ran = CliRunner().invoke(app, ["themes", "score", str(path)])
    assert ran.exit_code == 0
    assert ran.stdout.index("neglect") < ran.stdout.index("supervision")
    assert "keyword rules alone" in ran.stdout


def test_wrong_files_are_named_with_line_and_remedy(tmp_path: Path) -> None:
    for text, complaint in (
        ("rec_id,text\na,b\n", "codes"),
        (LABELLED.replace("supervision\n", "supervizion\n", 1), "line 3"),
        (LABELLED.replace("Life-story work for children in care.", ""), "line 5"),
    ):
        path = tmp_path / "labelled.csv"
        path.write_text(text, "utf-8")
        ran = CliRunner().invoke(app, ["themes", "score", str(path)])
        assert isinstance(ran.exception, DataError)
        assert complaint in str(ran.exception)


def test_a_register_without_words_has_nothing_to_code(tmp_path: Path) -> None:
    from lineofsight.register import Register  # noqa: PLC0415

    path = tmp_path / "register.sqlite"
    Register.create(path).close()
    ran = CliRunner().invoke(app, ["themes", "code", "--register", str(path)])
    assert ran.exit_code == 0
    assert ran.stdout.startswith("0 documents")
