"""The workforce before and after inspections, by grade: an analysis that anyone can run again.

`python -m lineofsight.briefings.workforce docs/analysis/workforce-and-judgements.md` writes the page, from the
statistics and the history that ship with the package.
"""
