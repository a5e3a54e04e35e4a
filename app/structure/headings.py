"""
What a numbered line says: its label, its title, and the text that runs on behind it.

"1.汽车产业。重点围绕…" has the title 汽车产业 and a body; "（一）指导思想。" is a title alone; "6.煤炭综采、石油机械等
领域，实现“错位”发展。" is a numbered sentence and has none (DESIGN section 10). The first 。 ends a title; what is
before it is a title if it reads as one: short, and no clause of a sentence. A line that could be either is read as
the other items of its list are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.numbering import Mark

_LONGEST_TITLE: Final = 44
_LONGEST_RUN_IN: Final = 50
_LONGEST_CHAPTER: Final = 70
_SENTENCE_START: Final = re.compile(
    r"(?:到|至|截至|截止|力争到?|从|自|按照|根据|对于?|凡|在)\s*[“\"]?(?:[0-9０-９]{2,4}|“?十[一二三四五六]五|.{0,6}(?:基础上|前提下|期间))|本(?:办法|规定|方案|意见|通知|规划|细则)(?:自|由|所称|适用)"
)
# Some files print every 。 as a half-width full stop: 推进清洁生产.组织开展….
_STOP: Final = re.compile(r"。|(?<=[\u4e00-\u9fff”）])\.(?![0-9A-Za-z.])|(?<=[\u4e00-\u9fff”）] )\.(?![0-9A-Za-z.])")
_ENGLISH: Final = re.compile(r"[A-Za-z ,'’&()-]{3,}")
_LIST_STYLES: Final = frozenset(
    ("article", "circled", "arabic-paren", "arabic-half", "arabic-ring", "ordinal", "ordinal-di", "en-letter")
)
# What somebody shall, may or may not do is said in sentences.
_NORM: Final = re.compile(
    "应(?:当|给予|具有|具备|符合|为|在|由|按|于|提供|包括|包含|及时|严格|遵循)|不得|必须|须(?!知)|可以|不予|是指|[的者]，"
)
# Styles whose items carry titles as a rule, so that a short phrase alone on its line is one.
_TITLED_STYLES: Final = frozenset(("han", "han-paren", "han-ring"))
# Numbers that nobody gives to a sentence.
_ALWAYS_TITLED: Final = frozenset(("division", "chapter", "part", "topic", "en-chapter", "en-section"))

TITLE: Final = 2
"""Weight of a line that is a title without doubt; -2 of a sentence without doubt, ±1 of one that only leans."""


@dataclass(frozen=True, slots=True)
class Heading:
    """
    A numbered line taken apart. `heading` is what is printed as heading (label and title); `body` the offset in
    the line where running text begins, or None where there is none.
    """

    label: str
    title: str | None
    heading: str
    run_in: bool
    body: int | None


@dataclass(frozen=True, slots=True)
class Item:
    """
    A numbered line and what is needed to read it.

    `has_content` says whether unnumbered text or a deeper number follows, so that a lone sentence can be a title.
    """

    text: str
    mark: Mark
    has_content: bool


def read_list(items: Sequence[Item]) -> list[Heading]:
    """
    Take the items of one list apart (same parent, same style), each as its own words say or as the others are.

    A line that only leans to a title is a sentence where the list as a whole has more of sentences, and the other
    way round.
    """
    weights = [_weigh(item) for item in items]
    whole = sum(weights)
    return [
        _taken_apart(item.text, item.mark, (whole if abs(weight) == 1 and whole else weight) > 0)
        for item, weight in zip(items, weights, strict=True)
    ]


def read_heading(text: str, mark: Mark, has_content: bool) -> Heading:
    """
    Take the numbered line *text* apart by itself.

    Args:
        text: The block, as joined.
        mark: What `read_mark` found at its start.
        has_content: Whether unnumbered text or a deeper number follows it, so that a lone sentence can be a title.
    """
    return read_list([Item(text, mark, has_content)])[0]


def _taken_apart(text: str, mark: Mark, titled: bool) -> Heading:
    words = text[mark.end :]
    if not words.strip():
        return Heading(mark.label, None, text.strip(), False, None)
    if not titled:
        return Heading(mark.label, None, text[: mark.end].strip(), True, mark.end)
    stop = _first_stop(words)
    if stop is None or not words[stop + 1 :].strip():
        bare = (words[:stop] if stop is not None else words).strip()
        return Heading(mark.label, bare, text.strip(), False, None)
    end = mark.end + stop + 1
    body = end + len(text[end:]) - len(text[end:].lstrip())
    return Heading(mark.label, words[:stop].strip(), text[:end].strip(), True, body)


def _weigh(item: Item) -> int:
    """How surely the line is a title (2) or a sentence (-2); 1 and -1 where it only leans that way."""
    words = item.text[item.mark.end :]
    if not words.strip():
        return TITLE
    stop = _first_stop(words)
    if stop is None or not words[stop + 1 :].strip():
        bare = (words[:stop] if stop is not None else words).strip()
        return _weigh_english(bare, stop, item) if _ENGLISH.match(bare) else _weigh_alone(bare, stop, item)
    return -TITLE if item.mark.style == "article" else _weigh_run_in(words[:stop].strip())


def _first_stop(words: str) -> int | None:
    """Where the first sentence ends: 。, or a full stop behind a Chinese word, or in English text before a blank."""
    match = _STOP.search(words)
    if match is not None:
        return match.start()
    if _ENGLISH.match(words):
        match = re.search(r"(?<![A-Z])(?<!No)\.(?=\s|$)", words)
        return match.start() if match else None
    return None


def _weigh_alone(bare: str, stop: int | None, item: Item) -> int:
    """The line holds one sentence or title and nothing behind it."""
    style, content = item.mark.style, item.has_content
    commas = len(re.findall("[，,]", bare))
    if bare[-1:] in "；;" or "；" in bare or _SENTENCE_START.match(bare):
        return -TITLE
    if style in _ALWAYS_TITLED and (len(bare) <= _LONGEST_TITLE or (stop is None and len(bare) <= _LONGEST_CHAPTER)):
        return TITLE
    if _NORM.search(bare):
        return -TITLE if commas or not content else -1
    if len(bare) > _LONGEST_TITLE or bare[-1:] in "，,：:、":
        return -TITLE
    if style == "article" and content and stop is not None and commas == 0 and len(bare) <= 16:
        return TITLE
    if style in _LIST_STYLES:
        titled = commas == 0 and len(bare) <= 24 and (content or stop is None)
    elif stop is not None:
        titled = content and (commas == 0 or len(bare) <= (36 if commas == 1 else 30))
        if not titled and style in _TITLED_STYLES and commas == 0 and len(bare) <= 14:
            return 1
    else:
        titled = (commas == 0 or content or len(bare) <= 20) and commas <= 2
    if titled:
        return TITLE if (content and stop is None) or (stop is None and commas == 0 and len(bare) <= 16) else 1
    return -1 if commas == 0 and len(bare) <= 16 else -TITLE


def _weigh_english(bare: str, stop: int | None, item: Item) -> int:
    """A sentence has a full stop, or begins without a capital; a title has neither."""
    if bare[-1:] in ";,:" or bare.endswith((" and", " or")) or len(bare) > 160:
        return -TITLE
    if stop is not None and not item.has_content:
        return -TITLE
    if item.mark.style == "dash" and bare[:1].islower():
        return -TITLE
    if stop is not None and (item.mark.style == "dash" or len(re.findall(",", bare)) > 1):
        return -1
    return TITLE if stop is None else 1


def _weigh_run_in(first: str) -> int:
    """The line holds a first sentence, perhaps a title, and more text behind it."""
    if not first or "；" in first or _SENTENCE_START.match(first):
        return -TITLE
    if _ENGLISH.match(first):
        return TITLE if len(first) <= 60 else 1 if len(first) <= 90 else -TITLE
    commas = len(re.findall("[，,：:]", re.sub("“[^”]*”|（[^）]*）|《[^》]*》", "", first)))
    if _NORM.search(first):
        return -TITLE if commas else -1
    if commas == 0:
        return TITLE if len(first) <= 24 else 1 if len(first) <= _LONGEST_RUN_IN else -TITLE
    if len(first) <= 26 and commas <= (2 if len(first) <= 22 else 1):
        return TITLE if commas == 1 and len(first) <= 20 else 1
    return -1 if len(first) <= 46 and commas <= 2 else -TITLE
