"""The judge of the histories tells wrong answers from right ones; else a green run would say nothing."""

import random

import pytest

from tests.cite.histories import Draft, invented
from tests.cite.history_judge import judge
from tests.cite.history_log import Fate

WORDS = "到2020年产值达到九百亿元"
HERE, THERE = {"1-p1": 14}, {"1-p2": 14}
GONE: dict[str, int] = {}


def answer(status, anchor=None, text=WORDS, *candidates):
    """What the archive might say."""
    now = {"anchor": anchor, "text": text} if anchor else None
    return {"status": status, "now": now, "candidates": [{"anchor": each} for each in candidates]}


@pytest.mark.parametrize(
    ("verdict", "told", "heirs"),
    [
        ("right", answer("identical", "1-p1"), HERE),
        ("right", answer("moved", "1-p2"), THERE),
        ("right", answer("corrected", "1-p2", WORDS.replace("九", "八")), {"1-p2": 13}),
        ("right", answer("corrected", "1-p1", WORDS[:10]), {"1-p1": 10, "1-p2": 4}),
        ("right", answer("withdrawn"), GONE),
        ("right", answer("withdrawn"), {"1-p9": 4}),
        ("choice", answer("ambiguous", None, "", "1-p1", "1-p2"), THERE),
        ("choice", answer("ambiguous", None, "", "1-p1"), GONE),
        # A lookalike; the smaller part; gone though it stands; a choice without it; the wrong name for it.
        ("wrong", answer("identical", "1-p1"), THERE),
        ("wrong", answer("moved", "1-p3"), GONE),
        ("wrong", answer("corrected", "1-p2", WORDS[10:]), {"1-p1": 10, "1-p2": 4}),
        ("wrong", answer("withdrawn"), HERE),
        ("wrong", answer("ambiguous", None, "", "1-p1", "1-p3"), THERE),
        ("wrong", answer("identical", "1-p2"), THERE),
        ("wrong", answer("identical", "1-p1", WORDS.replace("九", "八")), HERE),
        ("wrong", answer("moved", "1-p1"), HERE),
        ("wrong", answer("corrected", "1-p2"), THERE),
        ("wrong", answer("unknown"), GONE),
    ],
)
def test_an_answer_is_judged_by_where_the_characters_went(verdict, told, heirs):
    """The log of changes decides, and nothing that resolution itself has thought."""
    assert verdict == judge(told, "1-p1", WORDS, Fate(14, heirs)).verdict


def test_a_draft_knows_where_every_character_came_from():
    """Whatever was cut, put in and changed, what is left is what stood at its origin."""
    draw = random.Random(3)
    draft = Draft("甲乙丙丁戊己庚辛壬癸" * 20)
    for _ in range(60):
        at = draw.randrange(len(draft.signs) - 8)
        edit = draw.choice(("put", "change", "cut"))
        if edit == "put":
            draft.put(at, invented(draw))
        elif edit == "change":
            draft.change(at, "字")
        else:
            draft.cut(at, at + 3)

    assert [] == [k for k, o in enumerate(draft.origin) if o >= 0 and draft.before[o] != draft.signs[k]]
