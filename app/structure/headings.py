"""
What a numbered line says: its label, its title, and the text that runs on behind it.

"1.汽车产业。重点围绕…" has the title 汽车产业 and a body; "（一）指导思想。" is a title alone; "6.煤炭综采、石油机械等
领域，实现“错位”发展。" is a numbered sentence and has none (DESIGN section 10). The first 。 ends a title; what is
before it is a title if it reads as one: short, and no clause of a sentence.
"""

import re
from dataclasses import dataclass
from typing import Final

from app.domain.numbering import Mark

_LONGEST_TITLE: Final = 44
_LONGEST_RUN_IN: Final = 50
_SENTENCE_START: Final = re.compile(
    r"(?:到|至|截至|截止|力争到?|从|自|按照|根据|对于?|凡|在)\s*[“\"]?(?:[0-9０-９]{2,4}|“?十[一二三四五六]五|.{0,6}(?:基础上|前提下|期间))|本(?:办法|规定|方案|意见|通知|规划|细则)(?:自|由|所称|适用)"
)
_ENGLISH: Final = re.compile(r"[A-Za-z ,'’&()-]{3,}")
_LIST_STYLES: Final = frozenset(
    ("article", "circled", "arabic-paren", "arabic-half", "arabic-ring", "ordinal", "ordinal-di", "en-letter")
)


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


def read_heading(text: str, mark: Mark, has_content: bool) -> Heading:
    """
    Take the numbered line *text* apart.

    Args:
        text: The block, as joined.
        mark: What `read_mark` found at its start.
        has_content: Whether unnumbered text or a deeper number follows it, so that a lone sentence can be a title.
    """
    words = text[mark.end :]
    if not words.strip():
        return Heading(mark.label, None, text.strip(), False, None)
    stop = _first_stop(words)
    if stop is None or not words[stop + 1 :].strip():
        return _alone(text, mark, words, stop, has_content)
    first = words[:stop]
    if mark.style != "article" and _is_run_in_title(first):
        end = mark.end + stop + 1
        body = end + len(text[end:]) - len(text[end:].lstrip())
        return Heading(mark.label, first.strip(), text[:end].strip(), True, body)
    return _sentence(text, mark)


def _first_stop(words: str) -> int | None:
    """Where the first sentence ends: 。, or in English text a full stop before a blank."""
    at = words.find("。")
    if at >= 0:
        return at
    if _ENGLISH.match(words):
        match = re.search(r"(?<![A-Z])(?<!No)\.(?=\s|$)", words)
        return match.start() if match else None
    return None


def _alone(text: str, mark: Mark, words: str, stop: int | None, has_content: bool) -> Heading:
    """The line holds one sentence or title and nothing behind it."""
    bare = (words[:stop] if stop is not None else words).strip()
    latin = bool(_ENGLISH.match(bare))
    longest = 160 if latin else _LONGEST_TITLE
    commas = len(re.findall("[，,]", bare)) if not latin else 0
    ends_open = bare[-1:] in "；;，,：:、"
    titled = len(bare) <= longest and not ends_open and "；" not in bare and not _SENTENCE_START.match(bare)
    if mark.style in _LIST_STYLES and not latin:
        titled = titled and commas == 0 and len(bare) <= 24 and (has_content or stop is None)
    elif stop is not None:
        titled = titled and (has_content if commas == 0 else has_content and len(bare) <= 30)
    else:
        titled = titled and (commas == 0 or has_content or len(bare) <= 20) and commas <= 2
    if titled:
        return Heading(mark.label, bare, text.strip(), False, None)
    return _sentence(text, mark)


def _sentence(text: str, mark: Mark) -> Heading:
    return Heading(mark.label, None, text[: mark.end].strip(), True, mark.end)


def _is_run_in_title(first: str) -> bool:
    bare = first.strip()
    if not bare or "；" in bare or _SENTENCE_START.match(bare):
        return False
    if _ENGLISH.match(bare):
        return len(bare) <= 90
    commas = len(re.findall("[，,：:]", re.sub("“[^”]*”|（[^）]*）|《[^》]*》", "", bare)))
    longest = _LONGEST_RUN_IN if commas == 0 else 26
    return len(bare) <= longest and commas <= (2 if len(bare) <= 22 else 1)
