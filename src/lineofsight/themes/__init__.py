"""What inspectors keep finding: the codebook, the coder, people's review of it, and shares of authorities.

It codes what a register holds and counts it. It reads no page of a report and writes no document.
"""

from lineofsight.themes.choice import By, Choice, Told
from lineofsight.themes.codebook import Code, Codebook, Theme, codebook
from lineofsight.themes.coder import CodedText, Coder, code_register, coder
from lineofsight.themes.contrasts import Contrasts, by_grade
from lineofsight.themes.over_time import recurring, trend
from lineofsight.themes.passages import passages_behind
from lineofsight.themes.prevalence import Prevalence, Prevalences, prevalence
from lineofsight.themes.review import queue
from lineofsight.themes.reviewed import reviewed

__all__ = [
    "By",
    "Choice",
    "Code",
    "Codebook",
    "CodedText",
    "Coder",
    "Contrasts",
    "Prevalence",
    "Prevalences",
    "Theme",
    "Told",
    "by_grade",
    "code_register",
    "codebook",
    "coder",
    "passages_behind",
    "prevalence",
    "queue",
    "recurring",
    "reviewed",
    "trend",
]
