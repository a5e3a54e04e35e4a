"""
What a heading is about, as weighted tokens: 加快工业绿色转型 and 推进工业绿色升级 say the same, their numbers nothing.

A plan's heading is a verb of policy (推动, 加快, 完善) before its subject, and often a noun that could stand in any
plan (产业, 体系, 水平). The subject carries the weight. Headings that name a part of the plan and not a subject
(指导思想, 主要目标, 保障措施) are brought to one token per part. The number a heading is printed with is no token.

How common a token is among the headings compared is judged in similarity.py, which two headings belong together
in pairs.py.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Final

from app.analysis.fold import fold_text
from app.analysis.words import WordToken, cut, is_han, is_stop_word, is_word, word_tokens
from app.compare.boilerplate import COURSES, GENERIC, NOUN_VERBS, VERBS, is_aspect
from app.compare.concepts import concept_of, is_concept, with_concepts
from app.compare.content import content_words, is_place
from app.compare.kin import read_kin
from app.compare.kinds import kinds_of, tells_kind
from app.compare.part_names import PART_PATTERN, token_of
from app.compare.roles import roles_of
from app.domain.outline import Section
from app.domain.subjects import HeadingWords

MAX_CLAUSE_CHARS: Final = 40
"""A numbered sentence has no title; its first clause stands for one, and a longer clause says too many things."""

MIN_CLAUSE_CHARS: Final = 4
SECOND_CLAUSE: Final = 0.5
"""What a word behind the first comma of a heading weighs (加强组织领导，完善长效机制)."""

SECOND_NAMED: Final = 0.6
"""What a word behind 和, 与 or 及 weighs: of two things a heading names the first leads (技术和管理创新)."""
VERB_WEIGHT: Final = 0.05
NOUN_VERB_WEIGHT: Final = 0.6
"""A verb after the subject is what the heading is about: 品牌推广 is not 品牌培育."""
PLACE_WEIGHT: Final = 0.1
"""Where a plan is for is not what it says: 吉林工匠 and 工匠大师 are on one subject."""
GENERIC_WEIGHT: Final = 0.45
BIGRAM_WEIGHT: Final = 0.35
COMPOUND_WEIGHT: Final = 0.7
INNER_WEIGHT: Final = 0.7
MODIFIER_WEIGHT: Final = 0.45
"""A word with words in it (汽车零部件) weighs less, the last of those (零部件) as much, one before it (汽车) little."""
SUBJECT_WEIGHT: Final = 0.5
"""What a token weighs at least that can be the subject: words, and words inside them."""
UNKNOWN_WEIGHT: Final = 0.6
"""Two single characters together are a word the dictionary does not have, and may be the name of a place."""
KIN_WEIGHT: Final = 0.6
"""What it weighs that two headings tell of one instrument of policy in other words."""
SINGLE_WEIGHT: Final = 0.3
"""A single character is mostly the rest of a word the dictionary does not have; its pairs carry the word."""

_AND: Final = frozenset(("和", "与", "及", "以及", "and"))
_BRANCH: Final = re.compile(r"(?:产业|工业|行业|业)$")
_FIELDS: Final = tuple(HeadingWords.__dataclass_fields__)
_QUOTES: Final = re.compile(r"[“”\"'‘’«»《》〈〉「」『』]")
_HAN_GAP: Final = re.compile(r"(?<=[㐀-鿿])\s+(?=[㐀-鿿])")
_WORKS: Final = re.compile(r"(?<!重大)(?<!重点)(?:工程|项目)(?:\([^()]*\))?$")
_PERIOD: Final = re.compile(r"第?十[一二三四五]个?五(?:年(?:规划|计划))?(?:时期|期间|以来|末|时)?")
"""十三五, 十四五时期: when, of which a heading is not about."""
_DONE: Final = {
    "§chances": re.compile("抢抓|抓住|抓牢|紧抓|把握|用好"),
    "§achieved": re.compile("夯实|筑牢|打牢|厚植|巩固|强化|增强"),
    "§outlook": re.compile("优化|营造|改善|创造|净化"),
}
"""抢抓国家战略机遇 and 夯实发展基础 are measures, and no look at the chances or the foundations there are."""
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
    tokens, core = _tokens(first)
    names, left = read_kin(first)
    if second and not names and not any(name.startswith("§") or is_concept(name) for name in core):
        # 坚持底线思维 before 统筹发展和安全 is a watchword; what the heading is about is said behind it.
        after = _tokens(second)
        if read_kin(second)[0] or any(is_concept(name) for name in after[1]):
            first, second = second, first
            tokens, core = after
            names, left = read_kin(first)
    tokens.update(dict.fromkeys(names, KIN_WEIGHT))
    parts = {name: 1.0 for name in core if name.startswith("§")}
    pieces = {**_pieces(first), **parts}
    kinned = {**_pieces(left), **parts, **dict.fromkeys(names, 1.0)} if names else pieces
    for token, weight in _tokens(second)[0].items():
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
        kinds_of(_split(first), _name, lambda word: tells_kind(word) and not is_place(word)),
    )


def _clauses(text: str) -> tuple[str, str]:
    """A folded heading before and behind its first comma; what it is about is said before."""
    first, _, second = text.partition(",")
    return (first, second) if is_han(text[-1:]) and len(first) >= MIN_CLAUSE_CHARS else (text, "")


def _tokens(text: str) -> tuple[dict[str, float], list[str]]:
    """What a folded heading or clause is about, and its core."""
    tokens: dict[str, float] = {}
    core: list[str] = []
    kept: list[str] = []
    at = 0
    for match in PART_PATTERN.finditer(text):
        part = token_of(match)
        if part in _DONE and _DONE[part].search(text, at, match.start()):
            continue
        _take_words(text[at : match.start()], tokens, core, kept)
        tokens[part] = 1.0
        core.append(part)
        kept.append(" ")
        at = match.end()
    _take_words(text[at:], tokens, core, kept)
    for piece in "".join(kept).split():
        for first in range(len(piece) - 1):
            tokens.setdefault("²" + piece[first : first + 2], BIGRAM_WEIGHT)
    return tokens, core


def _pieces(text: str) -> dict[str, float]:
    """The smallest words of a folded heading: what tells it from its siblings need be no subject (产业, 技术, 管理)."""
    found: dict[str, float] = {}
    share = 1.0
    words = _split(text)
    leading = True
    for number, (word, inside) in enumerate(words, start=1):
        if is_stop_word(word.text) or word.text[0].isdigit():
            share = SECOND_NAMED if word.text in _AND and found else share
            continue
        leading = leading and word.text in VERBS
        at = word.start
        cover: list[str] = []
        for each in sorted(inside, key=lambda inner: (inner.start, -inner.end)):
            if each.start == at and each.text != word.text:
                cover.append(each.text)
                at = each.end
        for piece in cover if cover and at == word.end else [word.text]:
            name = _name(piece)
            # 发展 says what 绿色发展 is about, and in 发展绿色建材 only what is done with it.
            noun = piece in GENERIC and not (leading and number < len(words))
            weight = 1.0 if noun else _weight(piece, False)
            found[name] = max(found.get(name, 0.0), weight * share)
        share = 1.0
    return found


def _take_words(text: str, tokens: dict[str, float], core: list[str], kept: list[str]) -> None:
    """Add the words of *text*, which names no part of a plan, to what the heading is about."""
    subject_seen = False
    share = 1.0
    for word, inside in _split(text):
        if is_stop_word(word.text) or word.text[0].isdigit():
            kept.append(" ")
            share = SECOND_NAMED if word.text in _AND and tokens else share
            continue
        stem, name = _stem(word.text), _name(word.text)
        # 产业 in 冶金产业 is no word of its own, nor is 金工 in 冶金工业.
        inside = [each for each in inside if each.end <= word.start + len(stem) and each.text != stem]
        if name != stem and is_han(name) and (not is_han(stem) or _is_short_for(stem, name)):
            # A longer or shorter writing has the words of the concept's name in it: 石油化工 is 石化.
            stem, inside = name, [each for each in word_tokens(name) if each.text != name]
        empty = word.text in VERBS or word.text in GENERIC or is_place(word.text)
        weight = _weight(word.text, subject_seen) * (COMPOUND_WEIGHT if inside else 1.0) * share
        told, share = share, 1.0
        tokens[name] = max(tokens.get(name, 0.0), weight)
        kept.append(" " if empty or not is_han(stem) else stem if stem == word.text else f"{stem} ")
        if not empty or weight == NOUN_VERB_WEIGHT:
            core.append(name)
        if empty:
            continue
        subject_seen = True
        # The last word in a word says what it is, unless it could stand in any: 新能源汽车 is a 汽车 and no 新能源.
        ends = [each.text for each in inside if stem.endswith(each.text)]
        headed = any(not is_aspect(end) for end in ends)
        for each in inside:
            inner, part = _name(each.text), INNER_WEIGHT
            if headed and each.text not in ends:
                part = MODIFIER_WEIGHT
            tokens[inner] = max(tokens.get(inner, 0.0), _weight(each.text, subject_seen) * part * told)


def _split(text: str) -> list[tuple[WordToken, list[WordToken]]]:
    """
    The words of *text* with the words inside them.

    Single characters that stand together are one word, which the dictionary does not have: 三电, 制油, 镍基.
    """
    found: list[tuple[WordToken, list[WordToken]]] = []
    loose = False
    for _, group in groupby(word_tokens(text), key=attrgetter("position")):
        word, *inside = group
        last = found[-1][0] if found and loose else None
        loose = _is_rest(word.text)
        if last is None or not loose or last.end != word.start or {last.text, word.text} <= VERBS:
            found.append((word, inside))
        else:
            found[-1] = (WordToken(last.text + word.text, last.position, last.start, word.end), [])
    return found


def _is_rest(sign: str) -> bool:
    """True for a single character that is no word of its own in a heading."""
    return len(sign) == 1 and is_han(sign) and not is_stop_word(sign)


def _stem(word: str) -> str:
    """A word without its 产业, 工业, 业 at the end: 冶金产业 and 冶金工业 are one."""
    plain = _BRANCH.sub("", word)
    return plain if len(plain) > 1 else word


def _is_short_for(one: str, other: str) -> bool:
    """True if the characters of the shorter stand in the longer in this order, as in 石化 and 石油化工."""
    short, long = sorted((one, other), key=len)
    signs = iter(long)
    return all(sign in signs for sign in short)


def _name(word: str) -> str:
    """The name a word goes by: its concept's, else its stem's, without 产业 at the end."""
    return _stem(concept_of(_stem(concept_of(word))))


def _weight(word: str, subject_seen: bool) -> float:
    if word in VERBS:
        return NOUN_VERB_WEIGHT if subject_seen and word in NOUN_VERBS else VERB_WEIGHT
    if is_place(word):
        return PLACE_WEIGHT
    if word in GENERIC:
        return GENERIC_WEIGHT
    return SINGLE_WEIGHT if len(word) == 1 else 1.0 if is_word(word) else UNKNOWN_WEIGHT
