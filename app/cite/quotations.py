"""
The quotations in a pasted text, each with what the text says of its source.

A quotation is what stands in quotation marks or in a block quote, and a sentence behind which a link to the archive
or a title in brackets names its source. Terms in quotation marks (“专精特新”) are none: what is shorter than a clause
is found everywhere. A text without any of these is a quotation as a whole, paragraph by paragraph.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from app.domain.checking import Quotation
from app.domain.citation import Citation, read_anchor

SHORTEST: Final = 8
"""Characters from which words in quotation marks are a quotation; fewer where a number is among them."""
_SHORTEST_WITH_NUMBER: Final = 5
LONGEST: Final = 2000
"""Characters above which a quotation is taken piece by piece, at breaks and ends of sentences."""
_MOST_TITLES: Final = 3
_NEAR: Final = 60
"""Characters before a quotation in which a title or behind it a link is taken for its source."""

_MARKED: Final = re.compile(
    r"“((?:[^“”]|“[^“”]{0,200}”){0,6000}?)”|「([^「」]{0,6000})」|『([^『』]{0,6000})』|\"([^\"\n]{1,6000})\"|"
    r"„([^„“”]{0,6000})[“”]"
)
_BLOCK: Final = re.compile(r"^(?:[ \t]{0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_MARKER: Final = re.compile(r"^[ \t]{0,3}>[ \t]?", re.MULTILINE)
LINK: Final = re.compile(r"(?:https?://[^\s/()（）<>\[\]{}]+)?/plans/[a-z0-9-]+/[^\s()（）<>\[\]{}，。；、“”\"]+")
"""An address of a passage of the archive in a text, on whatever host."""
_TITLE: Final = re.compile(r"《([^《》\n]{4,120})》")
_SOURCE: Final = re.compile(r"[ \t]*(?:\[[^\]\n]*\]\(|[（(\[［【<]|——)")
_BRACKET: Final = re.compile(
    r"[ \t。，；]*(?:\[[^\]\n]*\]\([^)\s]*\)?"
    r"|[（(\[［【<](?:[（(][^（()）\n]{0,100}[）)]|[^\n]){0,390}?[）)\]］】>]|——[^\n]*)"
)
"""What names a source behind a quotation: a link of Markdown, anything in brackets, what a dash sets off."""
_STOP: Final = re.compile(r"[。！？!?；;\n]")
_NOTE: Final = re.compile(r"[ \t。，；.,;]*\[\^?(\d{1,3})\](?!\()")
"""The number of a note or of a reference, as GB/T 7714 and Markdown set it behind a quotation."""
_NOTED: Final = re.compile(r"^[ \t]*\[\^?(\d{1,3})\]:?[ \t]*(\S[^\n]*)$", re.MULTILINE)
_PIECE_END: Final = re.compile(r"[。！？!?；;]+[”’」』）)]*|\n")
_EDGES: Final = " \t\r\n　"
_BEFORE_SENTENCE: Final = _EDGES + ")）]］】>，,、；;。"
"""What may be left between a sentence and the source of the one before it."""


@dataclass(frozen=True, slots=True)
class _Pasted:
    """
    A pasted text, gone through once: a report may have thousands of quotations.

    `plain` is as long as `text` and has no brackets and marks within titles, which are no ends of anything:
    《某市规划（2016—2020年）》. `stops` are the places where sentences and lines end; `notes` go by their numbers.
    """

    text: str
    plain: str
    stops: Sequence[int]
    notes: Mapping[str, str]

    @classmethod
    def of(cls, text: str) -> "_Pasted":
        """*text* with what is asked of it again and again."""
        notes: dict[str, str] = {}
        for match in _NOTED.finditer(text):
            notes.setdefault(match[1], match[2])
        plain = _TITLE.sub(lambda match: f"《{'·' * len(match[1])}》", text)
        return cls(text, plain, [match.start() for match in _STOP.finditer(text)], notes)

    def sentence_before(self, end: int) -> tuple[int, int] | None:
        """Where the sentence that ends at *end* stands, its stop included; None at the beginning of a line."""
        at = bisect_left(self.stops, end)
        last = end
        while at and self.stops[at - 1] == last - 1:
            if self.text[last - 1] == "\n":
                return None
            at, last = at - 1, last - 1
        begin = self.stops[at - 1] + 1 if at else 0
        return (begin, min(last + 1, end)) if begin < last else None


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """
    The quotations in *text*, in the order they stand in; offsets are in Unicode code points of *text*.

    >>> found = find_quotations("《某市规划》提出：“到2020年，产值达到900亿元。”")
    >>> [(q.text, q.start, q.titles) for q in found]
    [('到2020年，产值达到900亿元。', 10, ('某市规划',))]
    """
    pasted = _Pasted.of(text)
    found = sorted([*_blocks(pasted), *_marked(pasted)], key=lambda q: (q.start, -q.end))
    kept: list[Quotation] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    starts = [each.start for each in kept]
    for each in _cited_sentences(pasted):
        at = bisect_right(starts, each.start)
        is_free = (not at or kept[at - 1].end <= each.start) and (at == len(starts) or each.end <= starts[at])
        if is_free:
            kept.append(each)
    if not kept:
        kept = list(_paragraphs(text))
    return tuple(sorted((piece for each in kept for piece in _pieces(each)), key=lambda q: q.start))


def read_link(link: str) -> Citation | None:
    """
    What an address of the archive cites, on whatever host it stands; None where it is none.

    >>> read_link("https://example.org/plans/some-plan/2.1-p3?edition=2&fingerprint=0123456789ab").edition
    2
    """
    # A stop behind an address is the sentence's.
    # HTML writes & as &amp;, and TeX as \\&.
    parts = urlsplit(link.replace("&amp;", "&").replace("\\&", "&").rstrip(".,;:!?'`"))
    match = re.fullmatch(r"/plans/([a-z0-9]+(?:-[a-z0-9]+)*)/(.+?)(?:\.(?:json|txt|md))?/?", unquote(parts.path))
    if match is None or read_anchor(match[2]) is None:
        return None
    query = parse_qs(parts.query)
    edition = query.get("edition", [""])[0]
    mark = query.get("fingerprint", [""])[0].lower()
    return Citation(
        match[1],
        match[2],
        int(edition) if re.fullmatch(r"[1-9][0-9]{0,6}", edition) else None,
        mark if re.fullmatch(r"[0-9a-f]{12}", mark) else None,
    )


def _pieces(whole: Quotation) -> Iterator[Quotation]:
    """A quotation, or where it is very long its paragraphs and sentences, as many together as are not too long."""
    words = whole.text
    if len(words) <= LONGEST:
        yield whole
        return
    at = 0
    while at < len(words):
        ends = [m.end() for m in _PIECE_END.finditer(words, at, at + LONGEST)]
        end = ends[-1] if ends else at + LONGEST
        piece = words[at:end].strip(_EDGES)
        if _is_worth(piece):
            start = at + words[at:end].index(piece)
            # In a block quote its markers stand between the lines; the place is that of the block then.
            exact = whole.end - whole.start == len(words)
            first, last = (whole.start + start, whole.start + start + len(piece)) if exact else (whole.start, whole.end)
            yield replace(whole, text=piece, start=first, end=last)
        at = end


def _blocks(pasted: _Pasted) -> Iterator[Quotation]:
    for block in _BLOCK.finditer(pasted.text):
        words = _MARKER.sub("", block[0]).strip(_EDGES)
        if not _is_worth(words):
            continue
        link = next((cited for m in LINK.finditer(words) if (cited := read_link(m[0]))), None)
        # A source line in the block itself (—— 《…》) is no part of what is quoted.
        lines = words.split("\n")
        if len(lines) > 1 and (LINK.search(lines[-1]) or re.match(r"\s*(?:——|--|—)", lines[-1])):
            words = "\n".join(lines[:-1]).strip(_EDGES)
        inner = _MARKED.fullmatch(words)
        words = next(filter(None, inner.groups())) if inner else words
        yield _quotation(pasted, block.start(), block.end(), words, link)


def _marked(pasted: _Pasted) -> Iterator[Quotation]:
    for match in _MARKED.finditer(pasted.text):
        number = match.lastindex or 0
        words = match[number].strip(_EDGES)
        if _is_worth(words):
            start = match.start(number) + len(match[number]) - len(match[number].lstrip(_EDGES))
            yield _quotation(pasted, start, start + len(words), words, None, match.start(), match.end())


def _cited_sentences(pasted: _Pasted) -> Iterator[Quotation]:
    """
    Sentences with their source in brackets behind them; an introducing 《…》提出： is no part of them.

    A sentence that names a source for each half is two quotations, one that names two sources at its end one.
    """
    text = pasted.text
    behind = 0
    for source in sorted([*LINK.finditer(text), *_TITLE.finditer(text)], key=lambda m: m.start()):
        if source.start() < behind:
            continue
        opening, closed = None, 0
        for match in _SOURCE.finditer(pasted.plain, max(behind, source.start() - _NEAR), source.start()):
            bracket = _BRACKET.match(pasted.plain, match.start())
            if bracket is None or bracket.end() >= source.end():
                opening, closed = match.start(), bracket.end() if bracket else source.end()
        if opening is None or "\n" in text[opening : source.start()]:
            continue
        sentence = pasted.sentence_before(opening)
        start, behind = max(behind, sentence[0] if sentence else 0), closed
        if sentence is None:
            continue
        words = text[start : sentence[1]]
        if introduced := re.match(r".{0,80}?(?:提出|指出|明确|要求|规定|强调)[，,]?[:：]?|.{0,30}[:：]", words):
            start, words = start + introduced.end(), words[introduced.end() :]
        start += len(words) - len(words.lstrip(_BEFORE_SENTENCE))
        words = text[start : sentence[1]].strip(_EDGES)
        if _is_worth(words) and not _MARKED.search(words):
            yield _quotation(pasted, start, start + len(words), words, None, start, sentence[1])


def _paragraphs(text: str) -> Iterator[Quotation]:
    for match in re.finditer(r"[^\n]+", text):
        words = match[0].strip(_EDGES)
        if _is_worth(words):
            start = match.start() + len(match[0]) - len(match[0].lstrip(_EDGES))
            yield Quotation(words, start, start + len(words))


def _quotation(
    pasted: _Pasted,
    start: int,
    end: int,
    words: str,
    cited: Citation | None,
    outer_start: int | None = None,
    outer_end: int | None = None,
) -> Quotation:
    """A quotation with the source named beside it: a link behind it, titles behind it in brackets or before it."""
    first, last = (start if outer_start is None else outer_start), (end if outer_end is None else outer_end)
    text = pasted.text
    behind = pasted.plain[last : last + 400].split("\n")[0]
    stop = re.search(r"[“「『]", behind)
    behind = behind[: stop.start()] if stop else behind
    bracket = _BRACKET.match(behind)
    named = text[last : last + bracket.end()] if bracket else ""
    if (note := _NOTE.match(behind)) and note[1] in pasted.notes:
        named += f"\n{pasted.notes[note[1]]}"
    if cited is None:
        cited = next((found for m in LINK.finditer(named) if (found := read_link(m[0]))), None)
    before = text[max(0, first - 2 * _NEAR) : first].rpartition("\n")[2]
    titles = [m[1] for m in _TITLE.finditer(named)] + [m[1] for m in _TITLE.finditer(before)][::-1]
    return Quotation(words, start, end, cited, tuple(dict.fromkeys(titles))[:_MOST_TITLES])


def _is_worth(words: str) -> bool:
    size = len(re.sub(r"\s", "", words))
    return size >= SHORTEST or (size >= _SHORTEST_WITH_NUMBER and bool(re.search(r"[0-9０-９]", words)))
