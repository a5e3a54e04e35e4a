"""
What changed between two editions: headings and paragraphs added, removed, changed word by word, or only renumbered.

Which passage stands for which is what align.py says; where it leaves a doubt between twins nothing is claimed about
them beyond how many there are.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from app.cite.align import Alignment, Unit
from app.cite.diff import diff
from app.domain.changes import Change, ChangeKind
from app.domain.citation import fingerprint, read_anchor
from app.domain.outline import Outline, Section

_LAST: Final = 1 << 30


def find_changes(before: Outline, after: Outline) -> tuple[Change, ...]:
    """Everything that is not in *after* what and where it was in *before*, in reading order of *after*."""
    old, new = _units(before), _units(after)
    now_of = _mapped(old, new)
    taken = {unit.anchor for unit in now_of.values()}
    # Twins of which nobody can tell which is which: as many as are left on both sides stand on.
    twins = Counter(unit.mark for unit in new if unit.anchor not in taken)
    standing: Counter[str] = Counter()
    at = {unit.anchor: k for k, unit in enumerate(new)}
    found: list[tuple[int, int, Change]] = []
    last = -1
    for k, unit in enumerate(old):
        if (now := now_of.get(unit.anchor)) is not None:
            last = at[now.anchor]
            if (change := _kept(unit, now)) is not None:
                found.append((last, k, change))
        elif standing[unit.mark] < twins[unit.mark]:
            standing[unit.mark] += 1
        else:
            found.append((last, k, Change("removed", unit.anchor, None, (("-", unit.text),))))
    for k, unit in enumerate(new):
        if unit.anchor in taken:
            continue
        if standing[unit.mark] > 0:
            standing[unit.mark] -= 1
        else:
            found.append((k, _LAST, Change("added", None, unit.anchor, (("+", unit.text),))))
    return tuple(change for _, _, change in sorted(found, key=lambda each: each[:2]))


def _mapped(old: Sequence[Unit], new: Sequence[Unit]) -> dict[str, Unit]:
    """What stands beyond doubt for each passage, each for one only; a heading is also known by its number."""
    alignment = Alignment(old, new)
    found: dict[str, Unit] = {}
    taken: set[str] = set()
    for unit in old:
        now = alignment.image(unit.anchor).one
        if now is not None and now.anchor not in taken:
            found[unit.anchor] = now
            taken.add(now.anchor)
    numbered = {unit.anchor: unit for unit in new if unit.anchor not in taken}
    for unit in old:
        address = read_anchor(unit.anchor)
        is_heading = address is not None and address.paragraph is None
        if is_heading and unit.anchor not in found and unit.anchor in numbered:
            found[unit.anchor] = numbered[unit.anchor]
    return found


def _kept(old: Unit, new: Unit) -> Change | None:
    """How a passage that stands on is another than it was; None where it is not."""
    if old.text == new.text:
        return None if old.anchor == new.anchor else Change("renumbered", old.anchor, new.anchor, (("=", new.text),))
    kind: ChangeKind = "changed"
    return Change(kind, old.anchor, new.anchor, diff(old.text, new.text))


def _units(outline: Outline) -> tuple[Unit, ...]:
    """Headings and paragraphs in reading order."""
    out = []
    for item in outline.in_reading_order():
        text = item.heading if isinstance(item, Section) else item.text
        if text:
            out.append(Unit(item.anchor, text, fingerprint(text)))
    return tuple(out)
