"""
After a better parser every published link still answers: two parsers, one text, links given out under the first.

The second parser is made up: it joins every second paragraph of a section to the one before, takes every third
section's paragraphs into the section before it, and numbers what is left anew, which moves nearly all anchors.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.archive import Archive
from app.archive.filling import open_or_build
from app.domain.citation import fingerprint, fold_wording
from app.domain.outline import Outline, Paragraph
from app.domain.reading import Reading
from app.pipeline import building, plans, stages
from app.pipeline.building import build
from app.settings import Settings
from app.web.app import create_app

FICTIONAL = Path(__file__).resolve().parents[1] / "plans"
PLAN = "shili-sheng"


def other_parser(path: Path) -> tuple[Reading, Outline]:
    """What another version of the program might make of a file."""
    reading, outline = stages.structure_file(path)
    sections = []
    for at, section in enumerate(outline.sections):
        paragraphs: list[Paragraph] = []
        for k, p in enumerate(section.paragraphs):
            if k % 2 and p.kind == paragraphs[-1].kind == "text":
                last = paragraphs.pop()
                words = last.text + p.text
                p = replace(last, text=words, spans=(*last.spans, *p.spans), fingerprint=fingerprint(words))
            paragraphs.append(p)
        if at % 3 == 2 and sections and sections[-1].part == section.part:
            before = sections.pop()
            paragraphs = [*before.paragraphs, *paragraphs]
            section = before
        named = tuple(
            replace(p, anchor=f"{section.anchor}-{'t' if p.kind == 'table' else 'p'}{k}")
            for k, p in enumerate(paragraphs, start=1)
        )
        sections.append(replace(section, paragraphs=named))
    return reading, replace(outline, sections=tuple(sections))


@pytest.fixture(scope="module")
def links(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[TestClient, list[tuple[str, int, str, str]], Archive]]:
    """A client of the archive after the change; and (anchor, edition, fingerprint, words) of all links before it."""
    home = tmp_path_factory.mktemp("parsers")
    ready = open_or_build(Settings(documents=home / "documents", index=home / "index"), [FICTIONAL])
    given = []
    for edition in (1, 2):
        for section in ready.archive.outline(PLAN, edition=edition).sections:
            given += [(p.anchor, edition, p.fingerprint, p.text) for p in section.paragraphs]
    ready.archive.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plans, "structure_file", other_parser)
        patch.setattr(building, "program_stamp", lambda: "0123456789abcdef")
        patch.setattr("app.archive.snapshot.program_stamp", lambda: "0123456789abcdef")
        assert build(ready.settings).failures == ()
        archive = Archive.open(ready.settings)
        yield TestClient(create_app(archive, ready.settings)), given, archive
        archive.close()


def test_the_other_parser_finds_another_outline(links):
    """Else nothing would be tested here."""
    _, given, archive = links
    now = {p.anchor: p.fingerprint for s in archive.outline(PLAN).sections for p in s.paragraphs}

    assert 20 < sum(now.get(anchor) != mark for anchor, edition, mark, _ in given if edition == 2)


def test_every_published_link_leads_to_its_words_or_offers_them(links):
    """Not one is unknown or called gone, since the text itself has not changed."""
    client, given, _ = links
    lost = []
    for anchor, edition, mark, words in given:
        asked = {"plan": PLAN, "anchor": anchor, "edition": edition, "fingerprint": mark}
        answer = client.get("/api/resolve", params=asked).json()
        shown = [answer["now"], *answer["candidates"]]
        told = "".join(fold_wording(place["text"]) for place in shown if place)
        if edition == 2 and fold_wording(words) not in told:
            lost.append((anchor, answer["status"]))
        if answer["status"] == "unknown":
            lost.append((anchor, answer["status"]))

    assert [] == lost


def test_no_published_link_shows_other_words_without_saying_so(links):
    """What has the address now may be another paragraph; the words cited are shown, or stand beside what is."""
    client, given, _ = links
    wrong = []
    for anchor, edition, mark, words in given:
        asked = {"edition": edition, "fingerprint": mark}
        answer = client.get(f"/plans/{PLAN}/{anchor}.json", params=asked).json()
        cited = answer["resolution"]["cited"]["text"]
        silent = answer["resolution"]["status"] == "identical" and fold_wording(answer["text"]) != fold_wording(words)
        if silent or fold_wording(cited) != fold_wording(words):
            wrong.append(anchor)

    assert [] == wrong
