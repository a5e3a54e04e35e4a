"""
Where a section of an earlier text is in a later one.

A section is where its paragraphs went; its heading decides where they went several ways, and stands for it where it
has none. Where heading and paragraphs part company, nobody but the reader can say which was meant.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from app.cite.follow import Follower
from app.domain.citation import fold_wording
from app.domain.outline import Outline, Section

_DEEPEST: Final = 12


def follow_section(anchor: str, texts: Sequence[int], follower: Follower, outlines: Sequence[Outline]) -> list[Section]:
    """
    The sections that may stand today for the one at *anchor* of the first of *texts*; one where there is no doubt.

    *outlines* are those of *texts*, the last of them shown today; *follower* follows paragraphs.
    """
    found = outlines[0].section(anchor)
    here = [found] if found is not None else []
    for k in range(1, len(texts)):
        if len(here) != 1:
            break
        here = _step(here[0], texts[k - 1], texts[k], follower, outlines[k - 1], outlines[k])
    if len(here) == 1 or found is None:
        return here
    # The steps do not lead to the end: compared directly, lest an address of an edition between be given out.
    return _step(found, texts[0], texts[-1], follower, outlines[0], outlines[-1])


def _step(
    section: Section, before_id: int, after_id: int, follower: Follower, before: Outline, after: Outline
) -> list[Section]:
    named = _named(section, before, after)
    home = {p.anchor: s for s in after.sections for p in s.paragraphs}
    alignment = follower.alignment(before_id, after_id)
    images = (alignment.image(p.anchor).one for p in section.paragraphs)
    votes = Counter(home[one.anchor].anchor for one in images if one is not None and one.anchor in home)
    if not votes:
        return named
    sections = {s.anchor: s for s in after.sections}
    best, count = votes.most_common(1)[0]
    most = 2 * count > sum(votes.values())
    names = {s.anchor for s in named}
    if most and (best in names or not names):
        return [sections[best]]
    return [sections[a] for a in dict.fromkeys([*votes, *names])]


def _named(section: Section, before: Outline, after: Outline) -> list[Section]:
    """The sections of the later text with this one's heading: of several, those under the same headings."""
    name = _name(section)
    if not name:
        return []
    twins = [s for s in before.sections if _name(s) == name]
    found = [s for s in after.sections if _name(s) == name]
    if len(twins) == 1 and len(found) == 1:
        return found
    path = _path(section, before)
    alone = [_path(s, before) for s in twins].count(path) == 1
    under = [s for s in found if _path(s, after) == path]
    if alone and len(under) == 1:
        return under
    taken = [_path(s, before) for s in twins if s.anchor != section.anchor]
    return [s for s in found if _path(s, after) not in taken or _path(s, after) == path]


def _name(section: Section) -> str:
    """The words of a heading without its number, since numbers change when something is put in before."""
    return fold_wording(section.title or "")


def _path(section: Section, outline: Outline) -> tuple[str, ...]:
    """The headings above, and the part, innermost first."""
    out: list[str] = []
    parent = outline.section(section.parent) if section.parent else None
    while parent is not None and len(out) < _DEEPEST:
        out.append(_name(parent) or fold_wording(parent.heading))
        parent = outline.section(parent.parent) if parent.parent else None
    return (*out, section.part)
