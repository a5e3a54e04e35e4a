"""
The words of a text that say what it is about, made ready when the index is built so that plans are compared at once.

Values only: which words those are is decided in app.compare.content, and they are kept in the catalogue.
"""

from array import array
from dataclasses import dataclass
from typing import NamedTuple


class WordForm(NamedTuple):
    """A word as it is met: the name it goes by, how it stands in the folded text, and how it is printed."""

    name: str
    folded: str
    printed: str


@dataclass(frozen=True, slots=True, eq=False)
class TextWords:
    """
    The words of a text in reading order.

    `forms` are the different ones, in the order in which they are first met. `paragraphs` are the anchors of all
    paragraphs, `counts` how many words each has. Every word is an entry in the other two: which of `forms` it is, and
    where in its paragraph it begins, in characters of the printed text.
    """

    forms: tuple[WordForm, ...]
    paragraphs: tuple[str, ...]
    counts: "array[int]"
    which: "array[int]"
    starts: "array[int]"
