"""
What a question asked for in the titles of plans: the same marks as in headings.

Titles are of the record and no units of the index, so they are compared as texts: cut as headings are, English words
in any of their forms unless quoted, never inside a number. A title is cut once and kept with the snapshot.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.analysis.chars import char_spans, char_texts, is_word, number_marks
from app.analysis.english import stem
from app.analysis.fold import Folded, fold, fold_text
from app.domain.results import Highlight, TitleHighlights
from app.search.highlights import Found, merged, without
from app.search.leaves import TermMatch
from app.search.snapshot import Snapshot

_TITLE_BYTES = 4_000
"""About what a plan's titles, cut to tokens, take up."""


@dataclass(frozen=True, slots=True)
class _Title:
    """
    A title's tokens, as written and as stems, with the characters of each in `spans`.

    `at_text` and `at_stem` are the places where each stands; `in_numbers` those of marks inside a number.
    """

    folded: Folded
    spans: Sequence[tuple[int, int]]
    texts: Sequence[str]
    stems: Sequence[str]
    at_text: Mapping[str, Sequence[int]]
    at_stem: Mapping[str, Sequence[int]]
    in_numbers: frozenset[int]


class TitleMarks:
    """
    Marks the titles of plans for one question.

    Args:
        snapshot: Knows the titles.

        matches: What was asked for of texts; what is limited to headings or paragraphs is not looked for in titles.

        titled: What was asked of titles alone (title:汽车), folded or not.
    """

    def __init__(self, snapshot: Snapshot, matches: Iterable[TermMatch], titled: Iterable[str]) -> None:
        self._snapshot = snapshot
        self._titled = [wanted for each in titled if (wanted := fold_text(each).strip())]
        terms = (match.term for match in matches if match.leaf.field is None)
        writings = dict.fromkeys((term.text, term.exact, term.source is None) for term in terms)
        self._writings = [(_cut(fold_text(text), not exact), exact, text, typed) for text, exact, typed in writings]
        self._found: dict[int, TitleHighlights] = {}

    def of(self, plan: int) -> TitleHighlights:
        """The marks in both titles of a plan, by its ordinal; worked out once for all its hits."""
        found = self._found.get(plan)
        if found is None:
            zh, en = self._snapshot.kept.get(("titles", plan), lambda: self._titles(plan), lambda _: _TITLE_BYTES)
            found = self._found[plan] = TitleHighlights(self._marks(zh), self._marks(en))
        return found

    def _titles(self, plan: int) -> tuple[_Title | None, _Title | None]:
        row = self._snapshot.plans[plan]
        return _title(row.title_zh), _title(row.title_en)

    def _marks(self, title: _Title | None) -> tuple[Highlight, ...]:
        if title is None:
            return ()
        found = Found([], [])
        for wanted in self._titled:
            at = title.folded.text.find(wanted)
            while at >= 0:
                found.typed.append((*title.folded.source_span(at, at + len(wanted)), wanted))
                at = title.folded.text.find(wanted, at + 1)
        for tokens, exact, text, typed in self._writings:
            for first in _places(title, tokens, exact):
                span = title.folded.source_span(title.spans[first][0], title.spans[first + len(tokens) - 1][1])
                (found.typed if typed else found.added).append((*span, text))
        asked = merged(found.typed)
        return tuple(sorted([*asked, *without(merged(found.added), asked)]))


def _title(text: str | None) -> _Title | None:
    if not text:
        return None
    folded = fold(text)
    texts = char_texts(folded.text)
    stems = [_stemmed(each) for each in texts]
    numbers = frozenset(number_marks(folded.text))
    return _Title(folded, char_spans(folded.text), texts, stems, _by_token(texts), _by_token(stems), numbers)


def _by_token(row: Sequence[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, token in enumerate(row):
        found.setdefault(token, []).append(at)
    return found


def _cut(folded: str, stemmed: bool) -> tuple[str, ...]:
    texts = char_texts(folded)
    return tuple(_stemmed(each) for each in texts) if stemmed else tuple(texts)


def _stemmed(token: str) -> str:
    return stem(token) if is_word(token) else token


def _places(title: _Title, tokens: tuple[str, ...], exact: bool) -> list[int]:
    """Where *tokens* stand in *title*, by the place of their first, without what begins or ends inside a number."""
    if not tokens:
        return []
    row, places = (title.texts, title.at_text) if exact else (title.stems, title.at_stem)
    length = len(tokens)
    return [
        at
        for at in places.get(tokens[0], ())
        if tuple(row[at : at + length]) == tokens
        and not _is_in_number(title, at)
        and not _is_in_number(title, at + length)
    ]


def _is_in_number(title: _Title, cut: int) -> bool:
    """Whether a decimal point or thousands comma is beside the *cut*, which lies before the token of that place."""
    return cut in title.in_numbers or cut - 1 in title.in_numbers
