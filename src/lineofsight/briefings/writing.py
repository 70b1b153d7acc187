"""Documents written to files: in the formats asked for, each there whole or not at all.

It knows names, folders and formats; what a format looks like is for its own module.
"""

import tempfile
from collections.abc import Iterable
from pathlib import Path

from lineofsight.briefings.document import Document
from lineofsight.errors import UsageError

__all__ = ["FORMATS", "rendered", "write_document"]

FORMATS = ("html", "docx", "pdf")
"""What a document can be written as, which is also how its file ends."""


def write_document(document: Document, folder: Path, name: str, formats: Iterable[str] = FORMATS) -> list[Path]:
    """Write the document to `folder` as `name.html` and so on, and name the files written, in the order asked for.

    The folder is made if need be, and files of the same names are replaced; nothing is written unless all formats
    could be made. Raises UsageError for an unknown format, a name that is no file name, or a folder that cannot be
    written to.
    """
    asked = list(dict.fromkeys(formats))
    if not name or Path(name).name != name or name.startswith(".") or not name.isprintable():
        raise UsageError(f"{name!r} is no name for a file: give one without folders that does not start with a dot.")
    made = {folder / f"{name}.{format_}": rendered(document, format_) for format_ in asked}
    try:
        _put(made, folder)
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be written to: {error.strerror}. Choose a folder you can write to."
        ) from error
    return list(made)


def rendered(document: Document, format_: str) -> bytes:
    """The document in one of `FORMATS`; what makes it is imported only now, as each loads a large library.

    Raises UsageError for an unknown format.
    """
    match format_:
        case "html":
            from lineofsight.briefings.html import to_html  # noqa: PLC0415

            return to_html(document).encode()
        case "docx":
            from lineofsight.briefings.word import to_docx  # noqa: PLC0415

            return to_docx(document)
        case "pdf":
            from lineofsight.briefings.pdf import to_pdf  # noqa: PLC0415

            return to_pdf(document)
        case _:
            raise UsageError(f"A document cannot be written as {format_}: choose from {', '.join(FORMATS)}.")


def _put(made: dict[Path, bytes], folder: Path) -> None:
    """Each file under a passing name first, then in its place at once."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".briefing-") as drafts:
        for path, content in made.items():
            draft = Path(drafts) / path.name
            draft.write_bytes(content)
            draft.replace(path)
