"""
An archive full of histories: texts changed on disk, imported and built as the command line does, asked over HTTP.

Every plan has a row of editions; each edition with what came after it is one history, asked about from today.
"""

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from starlette.testclient import TestClient

from app.archive import Archive
from app.archive.filling import import_files, rebuild
from app.archive.preview import preview
from app.domain.citation import fold_wording, sentences
from app.domain.outline import Outline, Paragraph, Section
from app.settings import Settings
from app.web.app import create_app
from tests.cite.histories import edited, paragraphs
from tests.cite.history_judge import Judged, Score, judge
from tests.cite.history_log import Log, State, offsets_of, piece_offsets

_PLAN: Final = 'slug = "{slug}"\nfictional = true\n[title]\nzh = "改了又改的计划之{slug}"\n'


class Histories:
    """Plans with *rounds* changed editions after the first one; `score` has what was asked of them."""

    def __init__(self, base: Path, texts: Mapping[str, str], rounds: int, seed: int) -> None:
        self.settings = Settings(documents=base / "documents", index=base / "index", inbox=False)
        self.draw = random.Random(seed)
        self.score = Score()
        self.logs = {slug: self._history(base, slug, text, rounds) for slug, text in texts.items()}
        report = rebuild(self.settings)[1]
        assert report.failures == (), report.failures
        self.archive = Archive.open(self.settings)
        self.client = TestClient(create_app(self.archive, self.settings))

    @property
    def count(self) -> int:
        """How many histories there are: editions that another one followed."""
        return sum(len(log.states) - 1 for log in self.logs.values())

    def _history(self, base: Path, slug: str, text: str, rounds: int) -> Log:
        folder = self.settings.documents / slug
        folder.mkdir(parents=True)
        folder.joinpath("plan.toml").write_text(_PLAN.format(slug=slug), encoding="utf-8")
        path = base / f"{slug}.txt"
        states: list[State] = []
        origin: Sequence[int] = range(len(text))
        for _ in range(rounds + 1):
            path.write_bytes(text.encode())
            outline = preview(path)[1].outline
            states.append(State(text, outline, tuple(origin)))
            report = import_files(self.settings, [path], slug)[0]
            assert report.edition == len(states), report.message
            draft = edited(text, outline, self.draw)
            while draft.text == text:
                draft = edited(text, outline, self.draw)
            text, origin = draft.text, draft.origin
        return Log(states)

    def ask(self, each: int) -> Score:
        """Ask about *each* passages of every history, drawn at random."""
        for slug, log in self.logs.items():
            for state in range(len(log.states) - 1):
                asker = _Asker(self, slug, log, state)
                flow = paragraphs(log.states[state].outline)
                for paragraph in self.draw.sample(flow, min(each, len(flow))):
                    asker.paragraph(paragraph)
                sections = log.states[state].outline.sections
                for section in self.draw.sample(sections, min(max(1, each // 5), len(sections))):
                    asker.section(section)
        return self.score


class _Asker:
    """Asks about the passages of one state of one plan."""

    def __init__(self, of: Histories, slug: str, log: Log, state: int) -> None:
        self._of, self._slug, self._log, self._state = of, slug, log, state
        self._marks = _marks(log.states[state].outline)
        self._marks_now = _marks(log.states[-1].outline)
        self._texts_now = {p.anchor: p.text for p in paragraphs(log.states[-1].outline)}

    def paragraph(self, paragraph: Paragraph) -> None:
        """Ask about a paragraph, and about one of its sentences."""
        fate = self._log.fate(self._state, offsets_of(paragraph))
        folded = fold_wording(paragraph.text)
        once = self._marks[folded] == 1
        heirs = sorted(fate.heirs, key=fate.heirs.__getitem__, reverse=True)
        known = once and (not heirs or self._marks_now[fold_wording(self._texts_now[heirs[0]])] == 1)
        answer = self._ask(paragraph.anchor, self._known(paragraph))
        judged = judge(answer, paragraph.anchor, paragraph.text, fate)
        self._add("paragraph", judged, paragraph.anchor, answer, once and self._marks_now[folded] == 1, known)
        self._piece(paragraph)

    def _piece(self, paragraph: Paragraph) -> None:
        rows = paragraph.kind == "table"
        found = list(_rows(paragraph.text)) if rows else list(sentences(paragraph.text))
        number = self._of.draw.randrange(len(found))
        start, end = found[number]
        offsets = piece_offsets(paragraph, self._log.states[self._state].text, start, end)
        if not offsets:
            return
        words = paragraph.text[start:end]
        anchor = f"{paragraph.anchor}-{'r' if rows else 's'}{number + 1}"
        answer = self._ask(anchor, {"fingerprint": paragraph.fingerprint})
        judged = judge(answer, anchor, words, self._log.fate(self._state, offsets))
        self._add("row" if rows else "sentence", judged, anchor, answer)

    def section(self, section: Section) -> None:
        """Ask about a section; it must be the one that has its heading or its text now."""
        answer = self._ask(section.anchor, {})
        heading = self._log.heading_now(self._state, section)
        texts = [o for paragraph in section.paragraphs for o in offsets_of(paragraph)]
        fate = self._log.fate(self._state, texts)
        homes = {a.rpartition("-")[0] for a in fate.heirs} | ({heading[0]} if heading else set())
        whole = heading is not None and heading[1] >= 0.8 * heading[2]
        judged = Judged("right")
        now = answer["now"]
        if answer["status"] == "ambiguous":
            judged = Judged("choice")
        elif answer["status"] == "unknown":
            judged = Judged("wrong", "a published section is called unknown")
        elif answer["status"] == "withdrawn":
            stands = whole and fate.kept >= 0.6 * fate.size > 0
            judged = Judged("wrong", "called gone, and it stands") if stands else judged
        elif now["anchor"] not in {*homes, *(home.removesuffix(".0") for home in homes)}:
            judged = Judged("wrong", "another section")
        self._add("section", judged, section.anchor, answer)

    def _known(self, paragraph: Paragraph) -> dict[str, str]:
        """What a report has of it besides address and edition: fingerprint, first words, or nothing."""
        choice = self._of.draw.random()
        if choice < 0.6:
            return {"fingerprint": paragraph.fingerprint}
        return {"quote": paragraph.text[:40]} if choice < 0.8 else {}

    def _ask(self, anchor: str, known: Mapping[str, str]) -> Any:
        asked = {"plan": self._slug, "anchor": anchor, "edition": self._state + 1, **known}
        return self._of.client.get("/api/resolve", params=asked).json()

    def _add(
        self, kind: str, judged: Judged, anchor: str, answer: Any, unique: bool = False, known: bool = False
    ) -> None:
        now = answer["now"]["anchor"] if answer["now"] else [place["anchor"] for place in answer["candidates"]]
        which = f"{self._slug} edition {self._state + 1} of {len(self._log.states)}"
        told = f"{kind} {which}, {anchor}: {answer['status']} {now}"
        self._of.score.add(kind, judged, told, unique, known)


def _marks(outline: Outline) -> Counter[str]:
    return Counter(fold_wording(p.text) for p in paragraphs(outline))


def _rows(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1
