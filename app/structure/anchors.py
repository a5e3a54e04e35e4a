"""
Names of sections and paragraphs, built from the printed numbering (DESIGN section 10, Anchors).

The rule, from the outside in:

    attachment        附件2                      a2         (a lone 附件 is a1)
    notice            the forwarding notice      n
    section           the numbers of its path    2.1.3      （三） under 1. … is named by numbers, whatever brackets
    box               专栏3                      2.box3
    unnumbered        the K-th under a parent    2.1.u1     —— items and headings without a number
    repeated number   under one parent           2~2, 2~3
    paragraph         own text, in order         2.1.3-p2   before the first heading 0-p1, in an attachment a2.0-p1
    table, row        likewise                   1.3-t1, 1.3-t1-r4
    sentence          of a paragraph             2.1.3-p2-s1

Worked examples: （二） under 一、 → 1.2; 第二章第十五条 → 2.15; 一是 under 4、 → 4.1; 1. under （三） under
附件1's 二、 → a1.2.3.1; second 三、 in one part → 3~2; a box inside 第二章 → 2.box1. Only a–z, 0–9, ".", "~" and "-".
"""

import re
from typing import Final

from app.domain.numbering import Mark

ANCHOR: Final = re.compile(
    r"(?P<section>[a-z]?[a-z0-9.~]*?)(?:-(?P<kind>[pt])(?P<n>[1-9][0-9]*)(?:-(?P<sub>[sr])(?P<m>[1-9][0-9]*))?)?"
)


class AnchorNames:
    """Hands out anchors and never the same one twice within a plan."""

    def __init__(self) -> None:
        self._used: dict[str, int] = {}  # with the number of the last repetition
        self._unnumbered: dict[str, int] = {}

    def section(self, parent: str, mark: Mark | None) -> str:
        """The anchor of a section under *parent* ("" at the top of the main text); mark None is an unnumbered one."""
        if mark is not None and mark.style == "decimal":
            return self._unique(_decimal(parent, mark.path))
        return self._unique(f"{parent}.{self._component(parent, mark)}" if parent else self._component(parent, mark))

    def annex(self, number: int | None) -> str:
        """The anchor of an attachment."""
        return self._unique(f"a{number or 1}")

    def take(self, anchor: str) -> str:
        """A fixed anchor ("n", "0"), made unique if it was given out before."""
        return self._unique(anchor)

    def _component(self, parent: str, mark: Mark | None) -> str:
        if mark is not None and mark.style in ("box", "en-box"):
            return f"box{mark.number}" if mark.number else "box1"
        if mark is not None and mark.number:  # a printed 0 would be the name of the lead
            return str(mark.number)
        self._unnumbered[parent] = self._unnumbered.get(parent, 0) + 1
        return f"u{self._unnumbered[parent]}"

    def _unique(self, wanted: str) -> str:
        anchor, k = wanted, self._used.get(wanted, 0)
        if k:
            while anchor in self._used:
                k += 1
                anchor = f"{wanted}~{k}"
            self._used[wanted] = k
        self._used[anchor] = 1
        return anchor


def _decimal(parent: str, path: tuple[int, ...]) -> str:
    """2.1.3 printed under 2.1 is 2.1.3; where the printed parents are missing the whole number is the name."""
    part = (
        parent
        if re.fullmatch(r"a\d+(~\d+)?|n", parent)
        else (m[1] if (m := re.match(r"(a\d+(?:~\d+)?|n)\.", parent)) else "")
    )
    inner = parent[len(part) :].lstrip(".")
    whole = ".".join(str(n) for n in path)
    printed = ".".join(str(n) for n in path[:-1])
    if inner and inner != printed and not inner.startswith(f"{printed}~"):
        whole = whole if printed and printed.split(".")[0] == inner.split(".")[0] else f"{inner}.{whole}"
    return f"{part}.{whole}" if part else whole


def paragraph_anchor(section: str, k: int, kind: str = "p") -> str:
    """The anchor of the k-th paragraph ("p") or table ("t") of *section*; an attachment's own text is under its 0."""
    lead = f"{section}.0" if re.fullmatch(r"a\d+(~\d+)?", section) else section
    return f"{lead}-{kind}{k}"


def split_anchor(anchor: str) -> tuple[str, str | None]:
    """
    (section, paragraph anchor or None) of *anchor*: "2.1-p3-s2" → ("2.1", "2.1-p3"), "a1.0-p1" → ("a1", "a1.0-p1").

    Raises ValueError where *anchor* has not the form of one.
    """
    match = ANCHOR.fullmatch(anchor)
    if match is None or not match["section"]:
        raise ValueError(f"{anchor!r} is no anchor")
    section = match["section"]
    if re.fullmatch(r"a\d+(~\d+)?\.0", section):
        section = section[:-2]
    if match["kind"] is None:
        return section, None
    return section, f"{match['section']}-{match['kind']}{match['n']}"
