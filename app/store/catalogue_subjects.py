"""
The catalogue's tables of what plans and their sections are about: how they are written and read.

The tokens of all headings of a plan are one row, since they are read for all plans at once; a section's subject is
another, of which a question reads a few. The connection belongs to the catalogue; nothing here opens or closes one.
"""

import zlib
from collections.abc import Mapping
from typing import Final

import orjson

from app.domain.results import PathStep
from app.domain.subjects import HeadingTokens, PlanSubjects, SectionSubject
from app.domain.views import SlotCount
from app.store.catalogue_headings import dump_headings

TABLE: Final = """
CREATE TABLE plan_subjects (
    plan TEXT PRIMARY KEY REFERENCES plan, tokens BLOB NOT NULL, slots BLOB NOT NULL,
    headings BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE subject (
    plan TEXT NOT NULL REFERENCES plan, place INTEGER NOT NULL, about BLOB NOT NULL,
    PRIMARY KEY (plan, place)
) STRICT, WITHOUT ROWID;
"""
TOKENS: Final = "SELECT plan, tokens FROM plan_subjects"
SLOTS: Final = "SELECT slots FROM plan_subjects WHERE plan = ?"
HEADINGS: Final = "SELECT headings FROM plan_subjects WHERE plan = ?"
SUBJECT: Final = "SELECT about FROM subject WHERE plan = ? AND place = ?"
_FAST: Final = 1
"""The level of zlib: it takes a third of the time of the usual one, for a tenth more room."""


def plan_row(plan: str, subjects: PlanSubjects) -> tuple[object, ...]:
    """The row of `plan_subjects`."""
    tokens = zlib.compress(orjson.dumps(subjects.tokens), _FAST)
    anchors = [section.anchor for section in subjects.sections]
    return (plan, tokens, orjson.dumps(subjects.slots), dump_headings(anchors, subjects.headings))


def subject_rows(plan: str, subjects: PlanSubjects) -> list[tuple[object, ...]]:
    """The rows of `subject`, in reading order."""
    return [(plan, place, _dump(subject)) for place, subject in enumerate(subjects.sections)]


def load_tokens(data: bytes) -> HeadingTokens:
    """What the headings of a plan are about."""
    values = orjson.loads(zlib.decompress(data))
    return HeadingTokens(**values)


def load_slots(data: bytes) -> Mapping[str, SlotCount]:
    """The parts a plan has."""
    return {slot: SlotCount(**count) for slot, count in orjson.loads(data).items()}


def load_subject(data: bytes) -> SectionSubject:
    """What a section is about."""
    anchor, heading, path, kind, roles, subjects, core, folded, industries, words = orjson.loads(zlib.decompress(data))
    return SectionSubject(
        anchor=anchor,
        heading=heading,
        path=tuple(PathStep(*step) for step in path),
        kind=kind,
        roles=tuple(roles),
        subjects=tuple(subjects),
        core=tuple(core),
        folded=folded,
        industries=tuple(industries),
        words=words,
    )


def _dump(subject: SectionSubject) -> bytes:
    s = subject
    path = [(step.anchor, step.heading) for step in s.path]
    plain = (s.anchor, s.heading, path, s.kind, s.roles, s.subjects, s.core, s.folded, s.industries, s.words)
    return zlib.compress(orjson.dumps(plain), _FAST)
