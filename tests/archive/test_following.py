"""A server follows the index by itself: nobody waits for a new one, and what is replaced is freed."""

import contextlib
import gc
import threading
import time
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.archive import Archive, current, following, memory
from app.archive.filling import rebuild
from app.domain.results import SearchRequest
from app.store.generations import CATALOGUE, Generations
from app.web.app import create_app


@pytest.fixture(autouse=True)
def thawed(monkeypatch):
    """Looks often, and what a test freezes is thawed, lest the garbage of other tests stays for ever."""
    monkeypatch.setattr(following, "LOOK_S", 0.01)
    yield
    gc.unfreeze()
    gc.enable()


@pytest.fixture
def followed(two_plans):
    """An archive that follows its index."""
    two_plans.follow()
    yield two_plans
    two_plans.close()


def _until(there: Callable[[], object], seconds: float = 20.0) -> bool:
    until = time.monotonic() + seconds
    while not there() and time.monotonic() < until:
        time.sleep(0.01)
    return bool(there())


def test_a_new_index_is_opened_before_anybody_asks(followed, settings):
    """The first reader after a build would else wait for seconds in a large archive."""
    before = followed.generation
    rebuild(settings)

    assert _until(lambda: followed.generation != before)


def test_nobody_waits_while_a_new_index_is_opened(followed, settings, slow_opening):
    """Readers are answered from the old index until the new one is ready, the first of them too."""
    before = followed.generation
    rebuild(settings)
    slow_opening.begun.wait(20)
    meanwhile = followed.search(SearchRequest("汽车")).totals.sections, followed.generation
    slow_opening.go_on.set()

    assert ((2, before), True) == (meanwhile, _until(lambda: followed.generation != before))


def test_the_first_reader_of_a_new_index_finds_all_prepared(followed, settings):
    """What is worked out of all plans once is not worked out while somebody waits."""
    before = followed.generation
    rebuild(settings)
    _until(lambda: followed.generation != before)

    assert {"plans", "former", "coverage"} <= set(vars(followed._now()))


def test_the_collector_need_not_look_through_a_new_index(followed, settings):
    """It would stop all readers for as long as it looks, again and again, as it does not for the first index."""
    before, frozen = followed.generation, gc.get_freeze_count()
    rebuild(settings)
    _until(lambda: followed.generation != before)

    assert (True, True) == (gc.get_freeze_count() > frozen, gc.isenabled())


ASKED = {
    "search": "/api/search?q=汽车",
    "nothing found": "/api/search?q=汽车 AND 无此词",
    "page": "/search?q=汽车",
    "suggest": "/api/suggest?q=汽",
    "plan": "/plans/steel",
    "passage": "/plans/steel/1.1",
    "compare": "/compare?plan=steel&plan=medicine",
    "targets": "/targets",
    "check": "/check",
    "text checked": "/api/locate?q=做强主业。到2020年，全省钢铁产业销售收入突破900亿元。",
    "resolve": "/api/resolve?plan=steel&anchor=1.1-p1",
    "home": "/",
    "plans": "/plans",
}


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_an_index_that_was_replaced_is_freed_without_the_collector(two_plans, settings, asked):
    """What is frozen is never collected: an index that went in circles would stay in memory, one after every build."""
    with TestClient(create_app(two_plans, settings)) as client:
        client.get(asked)
        if asked == ASKED["check"]:
            two_plans.check_text("“全省钢铁产业销售收入突破900亿元”")
        gc.collect()
        gc.disable()
        snapshot = two_plans._now()
        arrays = snapshot.engine._snapshot
        parts = [weakref.ref(each) for each in (snapshot, snapshot.engine, snapshot.catalogue, arrays.text.tokens)]
        del snapshot, arrays
        rebuild(settings)
        # Asked anew, since what the site keeps of the plans is that of the last page.
        client.get("/")
        _until(lambda: not any(part() for part in parts), 5)

    assert [None] * len(parts) == [part() for part in parts]


def _open_below(folder: Path) -> list[str]:
    """The files below *folder* that this process has open or mapped, as Windows would see them."""
    there = [line.split(maxsplit=5)[-1] for line in Path("/proc/self/maps").read_text().splitlines()]
    for handle in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):
            there.append(str(handle.readlink()))
    return [path for path in there if path.startswith(str(folder))]


@pytest.mark.skipif(not Path("/proc/self/maps").is_file(), reason="this system does not tell what is open")
def test_no_file_of_an_index_that_was_replaced_stays_open(followed, settings):
    """Windows deletes nothing that is open or mapped: old indexes would fill the disk."""
    before = Generations(settings.index).current()
    followed.search(SearchRequest("汽车"))
    followed.suggest("汽", "zh")
    followed.compare_industry(["steel", "medicine"], "automotive")
    open_while_it_answers = len(_open_below(before))
    rebuild(settings)
    _until(lambda: not _open_below(before))

    assert (True, []) == (open_while_it_answers > 5, _open_below(before))


@pytest.mark.skipif(not Path("/proc/self/maps").is_file(), reason="this system does not tell what is open")
def test_a_new_index_has_no_open_file_when_it_gets_its_name(two_plans, settings, fill, monkeypatch):
    """Windows moves no folder in which a file is open or mapped: the build of an hour would end there."""
    seen: list[list[str]] = []
    rename = Path.rename

    def watched(self, target):
        if self.name.startswith("new-"):
            seen.append(_open_below(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", watched)
    fill({"third/text.txt": "一、总则\n\n发展低空经济。\n"})
    rebuild(settings)

    assert [[]] == seen


def test_what_was_freed_is_given_back_once_the_last_reader_has_left(followed, settings, monkeypatch):
    """Not before: the old index is still there until then, and there would be nothing to give."""
    given: list[bool] = []
    reading = [followed._now()]
    gone = weakref.ref(reading[0])
    monkeypatch.setattr(memory, "give_back", lambda: given.append(gone() is None))
    before = followed.generation
    rebuild(settings)
    _until(lambda: followed.generation != before)
    time.sleep(0.1)
    while_read = list(given)
    reading.clear()

    assert ([], True) == (while_read, _until(lambda: given == [True]))


def test_an_index_that_cannot_be_opened_does_not_end_the_following(followed, settings, caplog, monkeypatch):
    """A disk error at night, and the server would show the old plans until somebody starts it anew."""
    before, opened = followed.generation, current.open_snapshot

    def fails(generations):
        monkeypatch.setattr(current, "open_snapshot", opened)
        raise OSError("the disk does not answer")

    monkeypatch.setattr(current, "open_snapshot", fails)
    rebuild(settings)
    told = _until(lambda: "could not be opened" in caplog.text)
    still = followed.generation
    rebuild(settings)

    assert (True, before, True) == (told, still, _until(lambda: followed.generation != before))


def test_a_damaged_index_is_not_served_by_the_follower_either(followed, settings, caplog):
    """It says so once, not four times a second."""
    before = followed.generation
    with Generations(settings.index).build() as target:
        (target / CATALOGUE).write_bytes(b"")
        (target / "stamp.json").write_text("{}", encoding="utf-8")
    _until(lambda: "not served" in caplog.text)
    time.sleep(0.1)

    assert (before, 1) == (followed.generation, caplog.text.count("not served"))


def test_following_ends_with_the_archive(two_plans):
    """Threads that look after what is gone would pile up."""
    two_plans.follow()
    two_plans.follow()
    threads = [each for each in threading.enumerate() if each.name == "following the index"]
    two_plans.close()

    assert (1, True) == (len(threads), _until(lambda: not threads[0].is_alive()))


def test_following_ends_where_nobody_has_the_archive_any_more(two_plans, settings):
    """Whoever forgets to close it must not be kept looking for new indexes."""
    archive = Archive.open(settings)
    archive.follow()
    thread = next(each for each in threading.enumerate() if each.name == "following the index")
    del archive
    gc.collect()

    assert _until(lambda: not thread.is_alive())


class _Warm:
    """Counts how often it is called, and fails where it is told to."""

    def __init__(self, fails=False):
        self.called, self._fails = 0, fails

    def warm(self):
        self.called += 1
        if self._fails:
            raise ValueError("invented")


@pytest.fixture
def warmed(two_plans, monkeypatch):
    """An archive that follows its index with what is given."""
    monkeypatch.setattr(following, "FIRST_S", 0.0)
    yield lambda warm: two_plans.follow(warm.warm) or two_plans
    two_plans.close()


def test_what_first_readers_need_is_worked_out_at_the_start_and_once(warmed):
    """A server that is started anew is asked for its home page at once."""
    warm = _Warm()
    warmed(warm)

    assert (True, False) == (_until(lambda: warm.called == 1), _until(lambda: warm.called > 1, 0.2))


def test_it_is_worked_out_anew_for_a_new_index(warmed, settings):
    """What was worked out of the index before is not what the new one holds."""
    warm = _Warm()
    archive = warmed(warm)
    _until(lambda: warm.called == 1)
    before = archive.generation
    rebuild(settings)

    assert (True, True) == (_until(lambda: warm.called == 2), archive.generation != before)


def test_where_it_fails_the_index_is_followed_all_the_same(warmed, settings):
    """It only saves time; readers find what is wrong with it on the page itself."""
    archive = warmed(_Warm(fails=True))
    before = archive.generation
    rebuild(settings)

    assert _until(lambda: archive.generation != before)


def test_an_archive_that_nobody_has_any_more_is_not_kept_open_by_its_pages(two_plans, monkeypatch):
    """The pages know the archive, and the thread that warms them outlives both."""
    monkeypatch.setattr(following, "FIRST_S", 0.0)
    warm = _Warm()
    two_plans.follow(warm.warm)
    gone = weakref.ref(warm)
    del warm
    gc.collect()

    assert _until(lambda: gone() is None)
