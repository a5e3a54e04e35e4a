"""
What a change does to the outlines of real plans: sections, paragraphs and anchors gained and lost, plan by plan.

Compares the working tree with another commit of the project (main unless told). Both read the same files: those of
the folders that are named, else the plans of $ARCHIVE_SHARED or ../shared, else the invented ones of tests/plans.
An anchor that is lost is a link that breaks, so a commit that changes structure carries these numbers.

    python bench/corpus_diff.py [--base COMMIT] [--all] [FILE|FOLDER …]
"""

import argparse
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
SHOWN: Final = 12
"""Anchors listed per plan and kind of change, unless --all."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one file: `sections` and `paragraphs` as (before, after), anchors with their headings."""

    name: str
    sections: tuple[int, int]
    paragraphs: tuple[int, int]
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    other: tuple[str, ...]

    @property
    def is_one(self) -> bool:
        """False where the outline is what it was."""
        return bool(self.gained or self.lost or self.other)


def main() -> int:
    """Print the changes; returns 0 also where there are some, since a change may be meant."""
    arguments = parse()
    files = [path.resolve() for path in find_files(arguments.paths or default_folders())]
    if arguments.dump:
        json.dump({str(path): anchors_of(path) for path in files}, sys.stdout)
        return 0
    if not files:
        print("There is nothing to compare; name files or folders.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        before = outlines(check_out(arguments.base, Path(folder)), files)
    after = outlines(ROOT, files)
    report([compare(path, before[str(path)], after[str(path)]) for path in files], None if arguments.all else SHOWN)
    return 0


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("paths", nargs="*", type=Path, metavar="FILE|FOLDER")
    parser.add_argument("--base", default="main", metavar="COMMIT", help="what to compare with (main)")
    parser.add_argument("--all", action="store_true", help=f"list every anchor, not the first {SHOWN}")
    parser.add_argument("--dump", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def default_folders() -> list[Path]:
    """Where plans are when none is named."""
    shared = Path(os.environ.get("ARCHIVE_SHARED", ROOT.parent / "shared")) / "plans"
    return [shared if shared.is_dir() else ROOT / "tests" / "plans"]


def find_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Texts and Markdown files under *paths*, in the order of their names."""
    for path in paths:
        yield from sorted(p for p in path.rglob("*") if p.suffix in (".txt", ".md")) if path.is_dir() else [path]


def check_out(commit: str, folder: Path) -> Path:
    """Put the program as it was at *commit* into *folder*."""
    packed = subprocess.run(["git", "archive", commit, "app"], cwd=ROOT, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def outlines(tree: Path, files: list[Path]) -> dict[str, dict[str, str]]:
    """Path → anchor → heading or text, by the program in *tree*: in a process of its own, since both are `app`."""
    command = [sys.executable, "-P", __file__, "--dump", *map(str, files)]
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    done = subprocess.run(command, cwd=tree, env=environment, check=True, stdout=subprocess.PIPE)
    loaded: dict[str, dict[str, str]] = json.loads(done.stdout)
    return loaded


def anchors_of(path: Path) -> dict[str, str]:
    """Every anchor of one file, with its heading or text; a file that cannot be read has none."""
    from app.errors import SourceUnreadable
    from app.read import read_file
    from app.structure import build_outline

    try:
        sections = build_outline(read_file(path)).sections
    except SourceUnreadable:
        return {}
    found = {section.anchor: section.heading for section in sections}
    return found | {paragraph.anchor: paragraph.text for section in sections for paragraph in section.paragraphs}


def compare(path: Path, before: dict[str, str], after: dict[str, str]) -> Change:
    """What changed from *before* to *after*. An anchor that names another text now is worse than one that is gone."""

    def counts(keys: dict[str, str]) -> tuple[int, int]:
        paragraphs = sum("-p" in anchor for anchor in keys)
        return len(keys) - paragraphs, paragraphs

    (sections_0, paragraphs_0), (sections_1, paragraphs_1) = counts(before), counts(after)
    return Change(
        f"{path.parent.name}/{path.name}",
        (sections_0, sections_1),
        (paragraphs_0, paragraphs_1),
        tuple(f"{a}  {after[a][:40]}" for a in after if a not in before),
        tuple(f"{a}  {before[a][:40]}" for a in before if a not in after),
        tuple(f"{a}  {before[a][:30]} → {after[a][:30]}" for a in before if a in after and before[a] != after[a]),
    )


def report(changes: list[Change], shown: int | None) -> None:
    """Print every file that changed and a closing line over all."""
    for change in changes:
        if not change.is_one:
            continue
        print(f"{change.name}: sections {arrow(change.sections)}, paragraphs {arrow(change.paragraphs)}")
        for sign, lines in (("+", change.gained), ("-", change.lost), ("~", change.other)):
            for line in lines[:shown]:
                print(f"  {sign} {line}")
            if len(lines) > len(lines[:shown]):
                print(f"  {sign} … and {len(lines) - len(lines[:shown])} more")
    gained, lost, other = (sum(len(getattr(c, name)) for c in changes) for name in ("gained", "lost", "other"))
    print(
        f"{sum(change.is_one for change in changes)} of {len(changes)} files changed; "
        f"anchors: {gained} gained, {lost} lost, {other} with another text"
    )


def arrow(pair: tuple[int, int]) -> str:
    """ "36" or "36 → 38"."""
    return str(pair[0]) if pair[0] == pair[1] else f"{pair[0]} → {pair[1]}"


if __name__ == "__main__":
    sys.exit(main())
