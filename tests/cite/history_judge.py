"""
Judging an answer of resolution by the log of changes: right, wrong (and why), or a choice left to the reader.

Strict: an answer must be the passage most of whose own characters survive there, and say of its words and address
what is true of them. To call gone what stands is wrong, and so is a choice without the passage in it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from app.domain.citation import fold_wording, read_anchor
from tests.cite.history_log import Fate

Verdict = Literal["right", "choice", "wrong"]
SURVIVES: Final = 0.6
"""Share of its characters from which a passage is held to stand: to answer that it is gone is then wrong."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict; `why` tells what is wrong."""

    verdict: Verdict
    why: str = ""


def judge(answer: Mapping[str, Any], anchor: str, words: str, fate: Fate) -> Judged:
    """Judge what was answered for the passage *words*, cited at *anchor*, whose *fate* the log tells."""
    status, now = answer["status"], answer["now"]
    if status == "unknown":
        return Judged("wrong", "a published passage is called unknown")
    if status == "ambiguous":
        offered = {_home(place["anchor"]) for place in answer["candidates"]}
        if fate.kept >= SURVIVES * fate.size and not offered & set(fate.heirs):
            return Judged("wrong", "the passage is not among the choices")
        return Judged("choice")
    if status == "withdrawn":
        stands = fate.kept >= SURVIVES * fate.size
        return Judged("wrong", "called gone, and it stands") if stands else Judged("right")
    return _judge_found(status, now, anchor, words, fate)


def _judge_found(status: str, now: Any, anchor: str, words: str, fate: Fate) -> Judged:
    same_words = fold_wording(words) == fold_wording(now["text"])
    truth = "identical" if same_words and now["anchor"] == anchor else "moved" if same_words else "corrected"
    if status != truth:
        return Judged("wrong", f"called {status}, and it is {truth}")
    share = fate.heirs.get(_home(now["anchor"]), 0)
    if share == 0:
        return Judged("wrong", "a lookalike")
    if share * 2 < fate.kept:
        return Judged("wrong", "the smaller part of it")
    return Judged("right")


def _home(anchor: str) -> str:
    """The paragraph an anchor is of."""
    address = read_anchor(anchor)
    return (address.paragraph or address.section) if address else anchor


class Score:
    """Counts of verdicts, by class of question; `unique` ones are those whose words occur once, then and now."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.unique: Counter[str] = Counter()
        self.known: Counter[str] = Counter()
        self.faults: list[str] = []

    def add(self, kind: str, judged: Judged, told: str, unique: bool = False, known: bool = False) -> None:
        """Count one; *unique*: its words occur once then and now; *known*: once then, and its heir's once now."""
        self.counts[kind, judged.verdict] += 1
        if unique:
            self.unique[judged.verdict] += 1
        if known:
            self.known[judged.verdict] += 1
        if judged.verdict == "wrong":
            self.faults.append(f"{judged.why}: {told}")

    @property
    def asked(self) -> int:
        """All questions."""
        return sum(self.counts.values())

    def resolved(self, which: Counter[str]) -> float:
        """The share of *which* that were answered without a choice."""
        return 1 - which["choice"] / max(1, sum(which.values()))
