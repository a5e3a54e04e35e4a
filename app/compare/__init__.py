"""
Sections side by side: what several plans say about the same thing, aligned by meaning.

`compare` makes the rows of two to eight columns, `counterparts` finds the sections of other plans on the subject of
one. Numbers are never looked at, and a section without a counterpart stands alone: a wrong cell is worse than an
empty one. `line_up` brings together the targets that measure the same.
"""

from app.compare.columns import ColumnInput, on_industry
from app.compare.comparing import compare
from app.compare.counterpart_index import CounterpartIndex, counterparts
from app.compare.lined_up import line_up
from app.compare.measured import Place
from app.compare.met_words import words_of
from app.compare.slots import slots_of
from app.compare.subjects import plan_subjects

__all__ = [
    "ColumnInput",
    "CounterpartIndex",
    "Place",
    "compare",
    "counterparts",
    "line_up",
    "on_industry",
    "plan_subjects",
    "slots_of",
    "words_of",
]
