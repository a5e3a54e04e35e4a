"""
A crash at any moment of an import loses no text that was published, and settling the folder finishes what was begun.

Every call by which a write becomes visible is counted, and the import is cut short before each of them in turn.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from app.domain.outline import Outline
from app.store.folder import PlanFolder
from tests.store.store_factories import UNREAD, files_of, put

STEPS = ("replace", "rename", "unlink")


class Crash(BaseException):
    """The power goes. Not an Exception: nobody may catch it and go on."""


class Power:
    """Goes off before the step of that number; 0 is never."""

    def __init__(self, off_at: int) -> None:
        self.off_at = off_at
        self.steps = 0

    def before(self, step: Callable[..., object]) -> Callable[..., object]:
        """*step*, which the power may not live to see."""

        def guarded(*arguments: object, **more: object) -> object:
            self.steps += 1
            if self.off_at and self.steps >= self.off_at:
                raise Crash
            return step(*arguments, **more)

        return guarded


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int, Callable[[], object]], int]]:
    """Runs an action with the power going off at a step; gives the steps it came to."""

    def run(off_at: int, action: Callable[[], object]) -> int:
        power = Power(off_at)
        with monkeypatch.context() as patch, suppress(Crash):
            for name in STEPS:
                patch.setattr(Path, name, power.before(getattr(Path, name)))
            action()
        return power.steps

    yield run


def folder_with(base: Path, *texts: tuple[str, str]) -> PlanFolder:
    """A plan with *texts* (words, file name) imported one after the other."""
    folder = PlanFolder(base / "shili-2016")
    folder.put_new("plan.toml", b'slug = "shili-2016"\n')
    for words, name in texts:
        put(folder, words, name)
    return folder


def settled(folder: PlanFolder) -> tuple[list[str], dict[str, str], int | None]:
    """The texts of all editions, those in place, and which edition import.toml speaks of, after settling."""

    def unread(path: Path) -> Outline:
        return UNREAD

    folder.settle(unread)
    imported = folder.imported()
    return (
        [kept.text.read_text(encoding="utf-8") for kept in folder.editions().all()],
        {path.name: path.read_text(encoding="utf-8") for path in folder.texts()},
        imported.edition if imported else None,
    )


# The first text, a corrected one, a corrected one in another format, and a return to an older text.
CASES = {
    "first": ((), ("初版", "plan.txt")),
    "corrected": ((("初版", "plan.txt"),), ("更正", "plan.txt")),
    "other format": ((("初版", "plan.txt"),), ("更正", "plan.html")),
    "third": ((("初版", "plan.txt"), ("更正", "plan.md")), ("再更正", "plan.txt")),
    "returned": ((("初版", "plan.txt"), ("更正", "plan.md")), ("初版", "plan.txt")),
}


@pytest.mark.parametrize("off_at", range(1, 8))
@pytest.mark.parametrize("case", CASES)
def test_a_crash_leaves_all_of_the_import_or_nothing(tmp_path: Path, cut, case: str, off_at: int):
    """Either the new text was published, and is in place after settling, or all is as it was before."""
    before, (words, name) = CASES[case]
    old = settled(folder_with(tmp_path / "old", *before))
    new = settled(folder_with(tmp_path / "new", *before, (words, name)))
    folder = folder_with(tmp_path / "cut", *before)
    cut(off_at, lambda: put(folder, words, name))

    assert settled(folder) in (old, new)


@pytest.mark.parametrize("case", CASES)
def test_an_edition_that_was_kept_is_never_lost(tmp_path: Path, cut, case: str):
    """Once the edition is there it may have been cited; every later crash must end with it in place."""
    before, (words, name) = CASES[case]
    new = settled(folder_with(tmp_path / "new", *before, (words, name)))
    steps = cut(0, lambda: put(folder_with(tmp_path / "count", *before), words, name))
    ends = []
    for off_at in range(1, steps + 1):
        folder = folder_with(tmp_path / f"cut-{off_at}", *before)
        cut(off_at, lambda folder=folder: put(folder, words, name))
        if len(folder.editions().all()) > len(before):
            ends.append(settled(folder))

    assert [new] * max(len(ends), 1) == ends


@pytest.mark.parametrize("off_at", range(1, 6))
def test_settling_may_itself_be_cut_short(tmp_path: Path, cut, off_at: int):
    """The power goes again while the next build clears up; the one after that must manage."""
    folder = folder_with(tmp_path, ("初版", "plan.txt"))
    (folder.path / "text.txt").write_text("手改", encoding="utf-8")
    cut(off_at, lambda: settled(folder))

    assert (["初版", "手改"], {"text.txt": "手改"}, 2) == settled(folder)


@pytest.mark.parametrize("case", CASES)
def test_a_crash_leaves_nothing_behind_that_stays(tmp_path: Path, cut, case: str):
    """Temporary files of every crash would fill a disk in time and are nobody's to take away."""
    before, (words, name) = CASES[case]
    folder = folder_with(tmp_path, *before)
    for off_at in range(1, 5):
        cut(off_at, lambda: put(folder, words, name))
    settled(folder)
    put(folder, "末版", "plan.txt")

    assert [] == [path for path in files_of(folder.path) if ".tmp-" in path]
