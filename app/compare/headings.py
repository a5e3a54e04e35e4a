"""
What a heading is about, as weighted tokens: 加快工业绿色转型 and 推进工业绿色升级 say the same, their numbers nothing.

The number a heading is printed with is no token. What each of its words weighs is decided in heading_words.py, how
common a token is among the headings compared in similarity.py, and which two headings belong together in pairs.py.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from app.analysis.fold import fold_text
from app.analysis.words import cut, is_han
from app.compare.boilerplate import COURSES, is_aspect
from app.compare.concepts import is_concept, with_concepts
from app.compare.content import content_words, is_place
from app.compare.heading_words import name_of_word, pieces_of, split_words, tokens_of
from app.compare.kin import read_kin
from app.compare.kinds import kinds_of, tells_kind
from app.compare.roles import roles_of
from app.domain.outline import Section
from app.domain.subjects import HeadingWords

MAX_CLAUSE_CHARS: Final = 40
"""A numbered sentence has no title; its first clause stands for one, and a longer clause says too many things."""

MIN_CLAUSE_CHARS: Final = 4
SECOND_CLAUSE: Final = 0.5
"""What a word behind the first comma of a heading weighs (加强组织领导，完善长效机制)."""

SUBJECT_WEIGHT: Final = 0.5
"""What a token weighs at least that can be the subject: words, and words inside them."""
KIN_WEIGHT: Final = 0.6
"""What it weighs that two headings tell of one instrument of policy in other words."""
_FIELDS: Final = tuple(HeadingWords.__dataclass_fields__)
_QUOTES: Final = re.compile(r"[“”\"'‘’«»《》〈〉「」『』]")
_HAN_GAP: Final = re.compile(r"(?<=[㐀-鿿])\s+(?=[㐀-鿿])")
_WORKS: Final = re.compile(r"(?<!重大)(?<!重点)(?:工程|项目)(?:\([^()]*\))?$")
_PERIOD: Final = re.compile(r"第?十[一二三四五]个?五(?:年(?:规划|计划))?(?:时期|期间|以来|末|时)?")
"""十三五, 十四五时期: when, of which a heading is not about."""
_CLAUSE_END: Final = re.compile(r"[。；;：:！!]|(?<=[㐀-鿿])[.．](?=\s*[㐀-鿿])")


@dataclass(frozen=True, slots=True)
class Heading(HeadingWords):
    """
    A heading ready to be compared.

    `folded` is the title without label, marks and blanks; `core` the same with verbs of policy and nouns of any
    plan left out and parts of the plan brought to one name; `tokens` what it is about, with weights; `pieces` its
    smallest words, nouns of any plan with their full weight; `kinned` the same with the names of instruments of policy
    (kin.py) in the place of their words; `titled` is False where the section has no title and the first clause of its
    text stands in; `printed` is the title or the clause as the source has it; `kinds` are the kinds of things it names
    (kinds.py).
    """

    @property
    def roles(self) -> frozenset[str]:
        """What the heading makes of all below it (roles.py): none where it names no part of a plan."""
        return roles_of(self.core, self.folded)

    @property
    def courses(self) -> frozenset[str]:
        """What it does with its subject, where that has a reverse: bringing in, growing one's own, ending."""
        return frozenset(name for name, verbs in COURSES.items() if any(verb in self.folded for verb in verbs))

    @property
    def names_works(self) -> bool:
        """True if its last word is works (湿地修复工程), as in lists of projects; 重大工程 is a part of a plan."""
        return _WORKS.search(self.folded) is not None

    @property
    def names_part(self) -> bool:
        """True if it names nothing but parts of a plan (总体要求和发展目标)."""
        return bool(self.core) and all(word.startswith("§") for word in self.core)

    @property
    def subjects(self) -> frozenset[str]:
        """The tokens that name a subject or a part of the plan: no verbs, nouns of any plan, aspects, or pairs."""
        return frozenset(
            token
            for token, weight in self.tokens
            if len(token) > 1 and token[0] not in "²≈" and weight >= SUBJECT_WEIGHT and not is_aspect(token)
        )


def read_heading(section: Section) -> Heading:
    """The heading of *section*; an empty one where there is neither a title nor a first clause short enough."""
    if section.title:
        clause = _CLAUSE_END.split(_HAN_GAP.sub("", section.title), maxsplit=1)[0]
        return _read(clause, True)
    if section.label is not None and section.paragraphs and section.paragraphs[0].kind == "text":
        clause = _CLAUSE_END.split(_HAN_GAP.sub("", section.paragraphs[0].text[:200]), maxsplit=1)[0].strip()
        if len(clause) <= MAX_CLAUSE_CHARS:
            return _read(clause, False)
    return Heading("", "", (), (), (), (), section.title is not None)


def known_heading(section: Section, known: HeadingWords | None) -> Heading:
    """The heading of *section*, as it is *known* from the index; else as it is read now."""
    return read_heading(section) if known is None else Heading(*(getattr(known, each) for each in _FIELDS))


def read_whole(section: Section) -> Heading:
    """The heading of *section* with all that a comparison asks of it, for the index."""
    read = read_heading(section)
    return replace(read, names=names_in(section.title or ""), cut=tuple(cut(read.folded)))


@lru_cache(maxsize=20_000)
def names_in(title: str) -> tuple[str, ...]:
    """The names of the words of a title that say what it is about; plans have many titles in common."""
    return tuple(word.name for word in content_words(title))


def heading_of(printed: str) -> Heading:
    """A heading of which only the print is known, label included."""
    return _read(_CLAUSE_END.split(_HAN_GAP.sub("", printed), maxsplit=1)[0], True)


@lru_cache(maxsize=20_000)
def _read(title: str, titled: bool) -> Heading:
    plain = _QUOTES.sub("", fold_text(title)).strip()
    first, second = _clauses(with_concepts(_PERIOD.sub("", plain).strip() or plain))
    tokens, core = tokens_of(first)
    names, left = read_kin(first)
    if second and not names and not any(name.startswith("§") or is_concept(name) for name in core):
        # 坚持底线思维 before 统筹发展和安全 is a watchword; what the heading is about is said behind it.
        after = tokens_of(second)
        if read_kin(second)[0] or any(is_concept(name) for name in after[1]):
            first, second = second, first
            tokens, core = after
            names, left = read_kin(first)
    tokens.update(dict.fromkeys(names, KIN_WEIGHT))
    parts = {name: 1.0 for name in core if name.startswith("§")}
    pieces = {**pieces_of(first), **parts}
    kinned = {**pieces_of(left), **parts, **dict.fromkeys(names, 1.0)} if names else pieces
    for token, weight in tokens_of(second)[0].items():
        tokens.setdefault(token, weight * SECOND_CLAUSE)
    folded = re.sub(r"\s+", " ", plain).strip("。.、，,;； ")
    return Heading(
        title.strip(),
        folded,
        tuple(sorted(set(core))),
        tuple(sorted(tokens.items())),
        tuple(sorted(pieces.items())),
        tuple(sorted(kinned.items())),
        titled,
        kinds_of(split_words(first), name_of_word, lambda word: tells_kind(word) and not is_place(word)),
    )


def _clauses(text: str) -> tuple[str, str]:
    """A folded heading before and behind its first comma; what it is about is said before."""
    first, _, second = text.partition(",")
    return (first, second) if is_han(text[-1:]) and len(first) >= MIN_CLAUSE_CHARS else (text, "")
