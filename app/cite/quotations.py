"""
The quotations in a pasted text, each with what the text says of its source.

A quotation is what stands in quotation marks or in a block quote, and a sentence behind which a link to the archive
or a title in brackets names its source. Terms in quotation marks (“专精特新”) are none: what is shorter than a clause
is found everywhere. A text without any of these is a quotation as a whole, paragraph by paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
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
_SENTENCE: Final = re.compile(r"[^。！？!?；;\n]+[。！？!?；;]?")
_CITED_SENTENCE: Final = re.compile(r"[。！？；]?[ \t]*(?:\[[^\]\n]{0,60}\]\(|[（(\[［【<])")
_NOTE: Final = re.compile(r"[ \t。，；.,;]*\[\^?(\d{1,3})\](?!\()")
"""The number of a note or of a reference, as GB/T 7714 and Markdown set it behind a quotation."""
_PIECE_END: Final = re.compile(r"[。！？!?；;]+[”’」』）)]*|\n")
_EDGES: Final = " \t\r\n　"


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """
    The quotations in *text*, in the order they stand in; offsets are in Unicode code points of *text*.

    >>> found = find_quotations("《某市规划》提出：“到2020年，产值达到900亿元。”")
    >>> [(q.text, q.start, q.titles) for q in found]
    [('到2020年，产值达到900亿元。', 10, ('某市规划',))]
    """
    found = sorted([*_blocks(text), *_marked(text)], key=lambda q: (q.start, -q.end))
    kept: list[Quotation] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    kept += [each for each in _cited_sentences(text) if all(each.end <= q.start or each.start >= q.end for q in kept)]
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


def _blocks(text: str) -> Iterator[Quotation]:
    for block in _BLOCK.finditer(text):
        words = _MARKER.sub("", block[0]).strip(_EDGES)
        if not _is_worth(words):
            continue
        link = next((cited for m in LINK.finditer(words) if (cited := read_link(m[0]))), None)
        # A source line in the block itself (—— 《…》) is no part of what is quoted.
        lines = words.split("\n")
        if len(lines) > 1 and (LINK.search(lines[-1]) or re.match(r"\s*(?:——|--|—)", lines[-1])):
            words = "\n".join(lines[:-1]).strip(_EDGES)
        inner = _MARKED.fullmatch(words)
        yield _quotation(text, block.start(), block.end(), next(filter(None, inner.groups())) if inner else words, link)


def _marked(text: str) -> Iterator[Quotation]:
    for match in _MARKED.finditer(text):
        number = match.lastindex or 0
        words = match[number].strip(_EDGES)
        if _is_worth(words):
            start = match.start(number) + len(match[number]) - len(match[number].lstrip(_EDGES))
            yield _quotation(text, start, start + len(words), words, None, match.start(), match.end())


def _cited_sentences(text: str) -> Iterator[Quotation]:
    """Sentences with their source in brackets behind them; an introducing 《…》提出： is no part of them."""
    sources = [*LINK.finditer(text), *_TITLE.finditer(text)]
    for source in sorted(sources, key=lambda m: m.start()):
        opening = max(
            (m for m in _SOURCE.finditer(text, max(0, source.start() - _NEAR), source.start())),
            key=lambda m: m.start(),
            default=None,
        )
        if opening is None or "\n" in text[opening.start() : source.start()]:
            continue
        end = opening.start()
        line = text.rfind("\n", 0, end) + 1
        sentences = list(_SENTENCE.finditer(text, line, end))
        if not sentences:
            continue
        sentence = sentences[-1]
        start = sentence.start()
        words = sentence[0]
        if introduced := re.match(r".{0,80}?(?:提出|指出|明确|要求|规定|强调)[，,]?[:：]?|.{0,30}[:：]", words):
            start, words = start + introduced.end(), words[introduced.end() :]
        start += len(words) - len(words.lstrip(_EDGES + ")）]］】>"))
        words = text[start : sentence.end()].strip(_EDGES)
        if _is_worth(words) and not _MARKED.search(words):
            yield _quotation(text, start, start + len(words), words, None, start, end)


def _paragraphs(text: str) -> Iterator[Quotation]:
    for match in re.finditer(r"[^\n]+", text):
        words = match[0].strip(_EDGES)
        if _is_worth(words):
            start = match.start() + len(match[0]) - len(match[0].lstrip(_EDGES))
            yield Quotation(words, start, start + len(words))


def _quotation(
    text: str,
    start: int,
    end: int,
    words: str,
    cited: Citation | None,
    outer_start: int | None = None,
    outer_end: int | None = None,
) -> Quotation:
    """A quotation with the source named beside it: a link behind it, titles behind it in brackets or before it."""
    first, last = (start if outer_start is None else outer_start), (end if outer_end is None else outer_end)
    behind = text[last : last + 400].split("\n")[0]
    stop = re.search(r"[“「『]", behind)
    behind = behind[: stop.start()] if stop else behind
    bracket = re.match(
        r"[ \t。，；]*(?:\[[^\]\n]*\]\([^)\s]*\)?|[（(\[［【<][^\n]{0,390}?[）)\]］】>]|——[^\n]*)", behind
    )
    named = bracket[0] if bracket else ""
    if note := _NOTE.match(behind):
        named += _noted(text, note[1])
    if cited is None:
        cited = next((found for m in LINK.finditer(named) if (found := read_link(m[0]))), None)
    line = text.rfind("\n", 0, first) + 1
    before = text[max(line, first - 2 * _NEAR) : first]
    titles = [m[1] for m in _TITLE.finditer(named)] + [m[1] for m in _TITLE.finditer(before)][::-1]
    return Quotation(words, start, end, cited, tuple(dict.fromkeys(titles))[:_MOST_TITLES])


def _noted(text: str, number: str) -> str:
    """The note or reference of that number: the line that begins with it in brackets."""
    found = re.search(rf"^[ \t]*\[\^?{number}\]:?[ \t]*(\S[^\n]*)$", text, re.MULTILINE)
    return f"\n{found[1]}" if found else ""


def _is_worth(words: str) -> bool:
    size = len(re.sub(r"\s", "", words))
    return size >= SHORTEST or (size >= _SHORTEST_WITH_NUMBER and bool(re.search(r"[0-9０-９]", words)))
