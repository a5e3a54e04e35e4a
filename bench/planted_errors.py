"""
What checking a report answers where the errors are known, because they were planted.

    python3 bench/planted_errors.py --documents FOLDER --index FOLDER [--quotations 600] [--seed 1] [--chars 100000]

Sentences are drawn at random from every text the archive holds and quoted in a made-up report: as they stand, in other
widths, with one digit, unit or word changed, with a link to another plan, or put together from characters that stand
nowhere in that order. Each has one right answer for its words and one for its place; every other answer is listed. A
digit or unit that is changed into what another text says word for word is no error, hence left out.

The time told is that of one report of the length asked for, over the whole archive.
"""

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from app.archive import Archive
from app.domain.citation import fold_wording, sentences
from app.settings import Settings

_WIDE = str.maketrans("0123456789%", "０１２３４５６７８９％")
_UNITS = {"亿元": "万元", "万元": "亿元", "%": "个百分点", "万吨": "亿吨", "家": "户", "个": "项", "公里": "万公里"}
_NUMBER = re.compile(r"(?<!\d)[1-9]\d{0,5}(?![\d年月日])")
_FEWEST, _MOST = 20, 220
_ROW = 13


@dataclass(frozen=True)
class Planted:
    """A quotation with the answers it should get."""

    kind: str
    words: str
    link: str
    verdicts: tuple[str, ...]
    place: str


def planted(archive: Archive, number: int, rng: random.Random) -> Iterator[Planted]:
    """*number* quotations of every kind in turn."""
    held = [
        (info.plan, paragraph.anchor, paragraph.text[start:end])
        for info in archive.plans()
        for section in archive.outline(info.plan).sections
        for paragraph in section.paragraphs
        if paragraph.kind == "text"
        for start, end in sentences(paragraph.text)
        if _FEWEST <= end - start <= _MOST
        and not re.search(r"[“”\"「」『』…\[\]（）()《》\n]", paragraph.text[start:end])
    ]
    everything = "".join(fold_wording(words) for _, _, words in held)
    makers = (_as_printed, _other_widths, _other_digit, _other_unit, _other_word, _other_place, _made_up)
    made = 0
    while made < number:
        plan, anchor, words = rng.choice(held)
        each = makers[made % len(makers)](plan, anchor, words, rng, held)
        # What was changed into the words of another text is no error.
        if each is not None and (each.verdicts[0].startswith("verbatim") or fold_wording(each.words) not in everything):
            made += 1
            yield each


Held = list[tuple[str, str, str]]


def _link(plan: str, anchor: str) -> str:
    return f"https://archive.example/plans/{plan}/{anchor}"


def _as_printed(plan: str, anchor: str, words: str, rng: random.Random, held: Held) -> Planted | None:
    return Planted("as printed", words, _link(plan, anchor), ("verbatim",), "as_cited")


def _other_widths(plan: str, anchor: str, words: str, rng: random.Random, held: Held) -> Planted | None:
    changed = words.translate(_WIDE)
    if changed == words:
        return None
    return Planted("widths", changed, _link(plan, anchor), ("verbatim_folded",), "as_cited")


def _other_digit(plan: str, anchor: str, words: str, rng: random.Random, held: Held) -> Planted | None:
    numbers = list(_NUMBER.finditer(words))
    if not numbers:
        return None
    match = rng.choice(numbers)
    at = rng.randrange(match.start(), match.end())
    digit = rng.choice([d for d in "123456789" if d != words[at]])
    return Planted("digit", words[:at] + digit + words[at + 1 :], _link(plan, anchor), ("number_differs",), "as_cited")


def _other_unit(plan: str, anchor: str, words: str, rng: random.Random, held: Held) -> Planted | None:
    found = [m for unit in _UNITS for m in re.finditer(rf"(?<=\d){unit}", words)]
    if not found:
        return None
    match = rng.choice(found)
    changed = words[: match.start()] + _UNITS[match[0]] + words[match.end() :]
    return Planted("unit", changed, _link(plan, anchor), ("number_differs",), "as_cited")


def _other_word(plan: str, anchor: str, words: str, rng: random.Random, held: Held) -> Planted | None:
    # Twelve characters in a row must stay, or the words are no longer known by contract.
    if len(words) < _ROW + 8:
        return None
    at = rng.randrange(_ROW, len(words) - 6)
    if re.search(r"[0-9０-９%％一二三四五六七八九十百千万亿两零〇年月日个项家户]", words[at - 3 : at + 5]):
        return None
    changed = f"{words[:at]}某某{words[at + 2 :]}"
    return Planted("word", changed, _link(plan, anchor), ("wording_differs",), "as_cited")


def _other_place(plan: str, anchor: str, words: str, rng: random.Random, held: Held) -> Planted | None:
    elsewhere = rng.choice(held)
    if elsewhere[0] == plan:
        return None
    return Planted("place", words, _link(elsewhere[0], elsewhere[1]), ("verbatim",), "elsewhere")


def _made_up(plan: str, anchor: str, words: str, rng: random.Random, held: Held) -> Planted | None:
    pieces = re.findall(r"\d+|.", words)
    rng.shuffle(pieces)
    return Planted("made up", "".join(pieces).strip(), _link(plan, anchor), ("not_found",), "unresolved")


def main() -> int:
    """Run, print, and tell by the exit status whether anything was answered wrongly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--quotations", type=int, default=600)
    parser.add_argument("--chars", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    archive = Archive.open(Settings(documents=args.documents, index=args.index))
    rng = random.Random(args.seed)
    cases = list(planted(archive, args.quotations, rng))
    lines = [f"有报告称：“{each.words}”（{each.link}）。" for each in cases]
    report = "\n\n".join(lines)
    starts = [0, *accumulate(len(line) + 2 for line in lines)]
    found = archive.check_text(report)
    asked, wrong = Counter(each.kind for each in cases), Counter[str]()
    by_start = {each.quotation.start: each for each in found}
    for each, start in zip(cases, starts, strict=False):
        answer = by_start.get(start + len("有报告称：“"))
        if answer is None or answer.verdict not in each.verdicts or answer.place != each.place:
            wrong[each.kind] += 1
            got = (answer.verdict, answer.place) if answer else None
            best = (
                f" {answer.best.plan} {answer.best.anchor}: {answer.best.text[:60]}" if answer and answer.best else ""
            )
            print(f"{each.kind}: {got} for {each.words[:60]} ({each.link[28:]}){best}")
    print(f"\n{'kind':12}{'asked':>8}{'wrong':>8}")
    for kind, number in asked.items():
        print(f"{kind:12}{number:>8}{wrong[kind]:>8}")
    filler = (report + "\n\n") * (args.chars // max(1, len(report)) + 1)
    long = filler[: args.chars]
    began, cpu = time.perf_counter(), time.process_time()
    archive.check_text(long)
    archive.check_citations(long)
    took, computed = time.perf_counter() - began, time.process_time() - cpu
    print(f"\na report of {len(long):,} characters: {took:.1f} s, {computed:.1f} s of them computing")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
