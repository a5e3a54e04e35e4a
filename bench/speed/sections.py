"""
Invented plans of any number of sections, the same ones at every run: a smaller archive is the beginning of a larger.

Subjects of a plan are drawn by Zipf's law, and so are places and years. The open class grows by Heaps' law, V = C·n^β
words after n places for one: whether the next word is new depends on n alone, and an old word is taken as often as it
stands already. Lengths of sections are log-normal. Plans are values of app.domain, as the pipeline hands them to the
index, so that reading files can be left out; `text_of` prints one as a file for those who want to read it in.
"""

import hashlib
import random
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from math import log
from pathlib import Path
from typing import Final

from app.domain.outline import Outline, Paragraph, Section
from app.domain.plan import Layer, Plan
from app.domain.record import Record, Region
from app.search.fields import STAMP
from bench.speed.material import HEADINGS, TITLES, clauses, common_words, numeral, open_words, provinces, topics

SEED: Final = 20261125
BETA: Final = 0.6
"""Heaps' exponent of the open class."""
C: Final = 23.0
MEDIAN_CHARS: Final = 210
"""Of a section's text; the mean is a fifth more."""
SIGMA: Final = 0.6
PLAN_SECTIONS: Final = (12, 50)
_OWN: Final = 0.35
"""How often an old word is one that the plan itself has used: plans repeat their own words."""
_YEARS: Final = range(2001, 2026)


def plans(sections: int, seed: int = SEED) -> Iterator[Plan]:
    """
    Plans with *sections* sections in all, the last one cut short where need be.

    Args:
        sections: Of all plans together.

        seed: Another seed makes another archive.
    """
    maker = _Maker(seed)
    left = sections
    number = 0
    while left > 0:
        plan = maker.plan(number, left)
        left -= len(plan.layers[0].outline.sections)
        number += 1
        yield plan


def stamp() -> str:
    """Changes with everything that decides which sections are made, and how they are cut into tokens."""
    digest = hashlib.sha256(f"{STAMP} {SEED}".encode())
    for module in ("sections.py", "material.py"):
        digest.update((Path(__file__).parent / module).read_bytes())
    return digest.hexdigest()[:16]


def text_of(plan: Plan) -> str:
    """*plan* as a text file: its title, then headings and paragraphs, a line each."""
    lines = [plan.record.title_zh or ""]
    for section in plan.layers[0].outline.sections:
        lines += [section.heading, *(paragraph.text for paragraph in section.paragraphs)]
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class _Theme:
    """What one plan is about: its subjects, likeliest first, and its place and neighbours."""

    subjects: tuple[str, ...]
    industries: tuple[str, ...]
    places: tuple[str, ...]
    year: int


class _Maker:
    """Draws plan after plan; what was drawn before decides which words are old."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed)
        self._new = open_words(random.Random(seed + 1))
        self._open: list[str] = []
        self._used = array("I")
        self._own: list[int] = []

    def plan(self, number: int, most: int) -> Plan:
        draw = self._draw
        code, name, cities = provinces()[self._zipf(len(provinces()))]
        city = draw.choice(cities) if draw.random() < 0.6 else None
        chosen = [topics()[self._zipf(len(topics()))] for _ in range(draw.randint(1, 4))]
        year = _YEARS[-1 - self._zipf(len(_YEARS))]
        subjects = [word for topic in chosen for word in topic.words]
        draw.shuffle(subjects)
        place = city[1] if city else name
        theme = _Theme(
            (*subjects[:30], *(common_words()[self._zipf(len(common_words()))] for _ in range(25))),
            tuple(dict.fromkeys(topic.industry for topic in chosen)),
            tuple(dict.fromkeys((place, name, *(each[1] for each in draw.sample(cities, min(4, len(cities))))))),
            year,
        )
        ending, kind = draw.choice(TITLES)
        start = year - year % 5 + 1
        record = Record(
            plan=f"invented-{number:06}",
            title_zh=f"{place}{theme.subjects[0]}{ending}（{start}—{start + 4}年）",
            kind=kind,
            issuer=(f"{place}人民政府",),
            issued=str(year),
            period_start=start,
            period_end=start + 4,
            province=Region(code, name),
            city=Region(*city) if city else None,
            level="city" if city else "province",
        )
        self._own = []
        sections = tuple(self._sections(theme, min(most, draw.randint(*PLAN_SECTIONS))))
        return Plan(record, (Layer("official", "zh", Outline(sections), f"{record.plan}.txt", 1),))

    def _sections(self, theme: _Theme, count: int) -> Iterator[Section]:
        """Chapters of three to seven sections, their first one included."""
        order = n = chapter = below = 0
        room = 0
        for _ in range(count):
            if room == 0:
                chapter, below, room = chapter + 1, 0, self._draw.randint(3, 7)
                label, parent = f"{numeral(chapter)}、", None
            else:
                below += 1
                label, parent = f"（{numeral(below)}）", str(chapter)
            room -= 1
            anchor = f"{chapter}.{below}" if below else str(chapter)
            title = self._heading(theme)
            order += 1
            texts = list(self._paragraphs(theme))
            yield Section(
                anchor=anchor,
                label=label,
                title=title,
                heading=label + title,
                level=2 if below else 1,
                part="main",
                parent=parent,
                run_in=False,
                order=order,
                paragraphs=tuple(
                    Paragraph(f"{anchor}-p{at}", text, n + at, order + at, ()) for at, text in enumerate(texts, start=1)
                ),
                industries=tuple(each for each in theme.industries if self._draw.random() < 0.55),
            )
            order += len(texts)
            n += len(texts)

    def _heading(self, theme: _Theme) -> str:
        subject = theme.subjects[self._zipf(len(theme.subjects))]
        return self._draw.choice((subject, f"{subject}{self._draw.choice(HEADINGS)}", f"{self._open_word()}工程"))

    def _paragraphs(self, theme: _Theme) -> Iterator[str]:
        """One section's text: sentences of two to five clauses, three or so to a paragraph."""
        room = int(self._draw.lognormvariate(log(MEDIAN_CHARS), SIGMA))
        while room > 0:
            sentences = []
            for _ in range(self._draw.randint(2, 4)):
                made = [self._clause(theme) for _ in range(self._draw.randint(2, 5))]
                sentences.append("，".join(made) + "。")
                room -= len(sentences[-1])
                if room <= 0:
                    break
            yield "".join(sentences)

    def _clause(self, theme: _Theme) -> str:
        pieces = clauses()[int(self._draw.random() * len(clauses()))]
        return "".join([piece[1:] if piece[0] == " " else self._fill(piece, theme) for piece in pieces])

    def _fill(self, gap: str, theme: _Theme) -> str:
        draw = self._draw
        if gap == "o":
            return self._open_word()
        if gap == "s":
            return theme.subjects[self._zipf(len(theme.subjects))]
        if gap == "p":
            return theme.places[self._zipf(len(theme.places))]
        if gap == "y":
            return str(theme.year + int(draw.random() * 6))
        if gap == "d":
            return f"{draw.random() * 30:.1f}"
        return str(int(10 ** (draw.random() * 4.5)) + 1)

    def _open_word(self) -> str:
        draw, used = self._draw, self._used
        if draw.random() < C * BETA * max(1, len(used)) ** (BETA - 1):
            number = len(self._open)
            self._open.append(next(self._new))
        elif self._own and draw.random() < _OWN:
            number = self._own[int(draw.random() * len(self._own))]
        else:
            number = used[int(draw.random() * len(used))]
        used.append(number)
        self._own.append(number)
        return self._open[number]

    def _zipf(self, count: int) -> int:
        """A rank from 0 to *count* - 1, each about as likely as one over it."""
        return min(count - 1, int((count + 1) ** self._draw.random()) - 1)


def first_sections(sections: int, seed: int = SEED) -> Iterator[tuple[Plan, Section]]:
    """The sections of `plans`, each with its plan."""
    pairs = ((plan, section) for plan in plans(sections, seed) for section in plan.layers[0].outline.sections)
    return islice(pairs, sections)
