"""
Where every character of a text went in its history: the oracle of what resolution must answer.

A history is a row of states of one text, changed as histories.py does. Nothing here asks how resolution works: what
became of a paragraph is where its own characters stand now.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.outline import Outline, Paragraph, Section


@dataclass(frozen=True, slots=True)
class State:
    """One published state: its text, its outline, and for each character which one of the state before it was."""

    text: str
    outline: Outline
    origin: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fate:
    """
    What became of a passage by the log of changes.

    `heirs` are its characters by the anchor of the paragraph they stand in now, `size` how many it had, `headed`
    those that stand in headings now.
    """

    size: int
    heirs: dict[str, int]
    headed: int = 0

    @property
    def kept(self) -> int:
        """Its characters that stand in any paragraph."""
        return sum(self.heirs.values())


class Log:
    """The states of one text in order, the last of them current, and where each passage went."""

    def __init__(self, states: Sequence[State]) -> None:
        self.states = states
        last = states[-1]
        self._owner: dict[int, str] = {}
        self._heading: dict[int, str] = {}
        for section in last.outline.sections:
            for span in section.heading_spans:
                self._heading.update(dict.fromkeys(range(span.start, span.end), section.anchor))
            for paragraph in section.paragraphs:
                for span in paragraph.spans:
                    self._owner.update(dict.fromkeys(range(span.start, span.end), paragraph.anchor))
        self._now: list[dict[int, int]] = []
        forward = {offset: offset for offset in range(len(last.text))}
        for later in reversed(states):
            self._now.append(forward)
            forward = {old: forward[new] for new, old in enumerate(later.origin) if old >= 0 and new in forward}
        self._now.reverse()

    def places(self, state: int, offsets: Sequence[int]) -> list[int]:
        """Where the characters at *offsets* of a state stand now, those that are gone left out; blanks do not count."""
        text, now = self.states[state].text, self._now[state]
        return [now[o] for o in offsets if o in now and not text[o].isspace()]

    def fate(self, state: int, offsets: Sequence[int]) -> Fate:
        """What became of the characters at *offsets* of a state."""
        text = self.states[state].text
        heirs: dict[str, int] = {}
        headed = 0
        for place in self.places(state, offsets):
            if place in self._owner:
                heirs[self._owner[place]] = heirs.get(self._owner[place], 0) + 1
            elif place in self._heading:
                headed += 1
        return Fate(sum(not text[o].isspace() for o in offsets), heirs, headed)

    def heading_now(self, state: int, section: Section) -> tuple[str, int, int] | None:
        """The section that has most of a section's heading now, how many characters of it, and how many there were."""
        offsets = [o for span in section.heading_spans for o in range(span.start, span.end)]
        found: dict[str, int] = {}
        for place in self.places(state, offsets):
            if place in self._heading:
                found[self._heading[place]] = found.get(self._heading[place], 0) + 1
        size = sum(not self.states[state].text[o].isspace() for o in offsets)
        return (*max(found.items(), key=lambda item: item[1]), size) if found else None


def offsets_of(paragraph: Paragraph) -> list[int]:
    """The places of a paragraph's characters in its source."""
    return [offset for span in paragraph.spans for offset in range(span.start, span.end)]


def piece_offsets(paragraph: Paragraph, text: str, start: int, end: int) -> list[int] | None:
    """The places in the source of `paragraph.text[start:end]`, None where the source was repaired on the way."""
    source: Iterator[int] = iter(offsets_of(paragraph))
    out = []
    for at, sign in enumerate(paragraph.text):
        if sign.isspace():
            continue
        found = next((o for o in source if not text[o].isspace()), None)
        if found is None or text[found] != sign:
            return None
        if start <= at < end:
            out.append(found)
    return out
