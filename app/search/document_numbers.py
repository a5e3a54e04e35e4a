"""
Document numbers as readers type them: 国发〔2015〕28号 in any brackets or none, with blanks, or as English cites it.

Works on folded text, in which all kinds of brackets are round ones. Which plan a number belongs to and which texts
cite it is looked up elsewhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from app.analysis.words import HAN

_LONGEST_ISSUER: Final = 12
_CERTAIN: Final = 5
"""So many characters before the year belong to the number without a look at the texts: 工信部联规, 吉政办发."""
_NUMBER: Final = re.compile(
    rf"(?P<issuer>[{HAN}]{{1,{_LONGEST_ISSUER}}})?\s*"
    r"(?P<open>\(\s*)?(?P<year>(?:19|20)[0-9]{2})\s*(?(open)\))\s*(?:年?第)?\s*(?P<serial>[0-9]{1,5})\s*号"
)
_IN_ENGLISH: Final = re.compile(
    r"\(?(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?![0-9])\)?,?\s*no(?:\.|\b)\s*(?P<serial>[0-9]{1,5})(?![0-9])"
)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """
    A document number in a folded query: its place, end excluded, and what it is made of.

    `issuer` is the sign of the issuing body, 国发, with whatever Chinese stands before it; "" where none does.
    """

    start: int
    end: int
    issuer: str
    year: str
    serial: str

    @property
    def written(self) -> tuple[str, ...]:
        """The number as documents print it, folded, the usual way first."""
        return (
            f"{self.issuer}({self.year}){self.serial}号",
            f"{self.issuer}({self.year})第{self.serial}号",
            f"{self.issuer}{self.year}年第{self.serial}号",
        )

    @property
    def certain_start(self) -> int:
        """Where the part begins that is surely the number's."""
        return self.start + max(0, len(self.issuer) - _CERTAIN)

    def without(self, count: int) -> "DocumentNumber":
        """The number without the first *count* characters before the year, which are words of the question."""
        return replace(self, start=self.start + count, issuer=self.issuer[count:])

    def beginning(self, start: int) -> "DocumentNumber":
        """The number with what stands before it from *start* on."""
        return replace(self, start=start)

    def is_of(self, printed: str) -> bool:
        """
        True if the plan that carries the number *printed* (folded) is meant; without an issuer any of that number is.

        >>> next(document_numbers("辽政发201524号")).is_of("辽政发(2015)24号")
        True
        """
        wanted, has = _bare(self.written[0]), _bare(printed)
        return wanted == has if self.issuer else has.endswith(wanted)


def document_numbers(folded: str) -> Iterator[DocumentNumber]:
    """
    The document numbers in *folded*, in order. Without Chinese before it a number needs brackets round its year.

    >>> [each.written[0] for each in document_numbers("国发 2015 28号 和 (2017)3号")]
    ['国发(2015)28号', '(2017)3号']
    """
    for match in _NUMBER.finditer(folded):
        issuer = match["issuer"] or ""
        if len(issuer) > 1 or match["open"]:
            yield DocumentNumber(match.start(), match.end(), issuer, match["year"], match["serial"])
    for match in _IN_ENGLISH.finditer(folded):
        yield DocumentNumber(match.start(), match.end(), "", match["year"], match["serial"])


def _bare(number: str) -> str:
    return re.sub(r"[()第\s]", "", number)
