"""What an open index keeps of what was asked lately has a limit, and what was asked last stays."""

from collections.abc import Callable
from typing import Any

import pytest

from app.archive import checking
from app.archive.checking import Checker
from app.cite import follow
from app.cite.follow import Alignments
from app.store import catalogue


class _Outlines:
    """The texts of one plan under several numbers, as an aligner asks for them."""

    def __init__(self, archive):
        self._outline = archive.outline("steel").outline

    def outline(self, _):
        return self._outline

    def later(self, _):
        return ()


def _outlines(archive):
    opened = archive._now().catalogue
    for slug in ("steel", "medicine", "steel"):
        opened.outline(opened.texts(slug)[0])
    return opened._outlines


def _plans(archive):
    checker = Checker(archive._now())
    for slug in ("steel", "medicine", "steel"):
        checker._plan(slug)
    return checker._plans


def _older(archive):
    checker = Checker(archive._now())
    for slug in ("steel", "medicine", "steel"):
        checker._edition(slug, 1)
    return checker._older


def _units(archive):
    alignments, texts = Alignments(), _Outlines(archive)
    for number in range(5):
        alignments.units(texts, "paragraph", number)
    return alignments._units


def _alignments(archive):
    alignments, texts = Alignments(), _Outlines(archive)
    for number in range(5):
        alignments.between(texts, "paragraph", number, number + 1)
    return alignments._made


@pytest.mark.parametrize(
    ("module", "limit", "shelf"),
    [
        (catalogue, "_OUTLINES_KEPT", _outlines),
        (checking, "_PLANS_KEPT", _plans),
        (checking, "_OLDER_KEPT", _older),
        (follow, "_KEPT", _units),
        (follow, "_KEPT", _alignments),
    ],
)
def test_a_shelf_holds_no_more_than_it_says(
    two_plans, fill, settings, monkeypatch, module: Any, limit: str, shelf: Callable[[Any], Any]
):
    """Every text of a large archive is asked for some day, by a robot if by nobody else."""
    if shelf is _older:
        for slug in ("steel", "medicine"):
            fill({f"{slug}/text.txt": "测试省产业发展规划（2016—2020年）\n\n一、发展目标\n\n一句新的话。\n"})
        from app.archive.filling import rebuild

        rebuild(settings)
    before = getattr(module, limit)
    kept_all = len(shelf(two_plans))
    two_plans._now().catalogue._outlines.clear()
    monkeypatch.setattr(module, limit, 1)

    assert (True, True, 1) == (before <= 64, kept_all > 1, len(shelf(two_plans)))
