"""
One snapshot answers between two builds: when it changes, who keeps which, and what happens when a build fails.
"""

import gc
import shutil
import threading
import weakref

import pytest
from starlette.testclient import TestClient

from app.archive import Archive
from app.archive.filling import open_or_build, rebuild
from app.domain.results import SearchRequest
from app.errors import IndexOutOfDate
from app.pipeline.building import build
from app.store.generations import SEARCH, Generations
from app.web.app import create_app


def everything(archive):
    """What an archive says of every plan, without the name of its generation."""
    plans = archive.plans()
    outlines = [archive.outline(info.plan).outline for info in plans]
    return plans, outlines, archive.search(SearchRequest("汽车")).totals


def test_without_an_index_it_is_said_what_to_do(settings):
    """The first command of somebody who cloned the project may well be a search."""
    with pytest.raises(IndexOutOfDate, match=r"archive build"):
        Archive.open(settings)


def test_an_index_of_another_version_is_not_opened(two_plans, settings, monkeypatch):
    """Rules that changed would show one outline and search another."""
    monkeypatch.setattr("app.archive.snapshot.program_stamp", lambda: "another")

    with pytest.raises(IndexOutOfDate, match=r"another version.*archive build"):
        Archive.open(settings)


def test_a_new_build_answers_from_the_next_question_on(two_plans, settings, fill):
    """Whoever imports a plan sees it without stopping the server."""
    before = two_plans.generation
    fill({"third/text.txt": "一、总则\n\n发展低空经济。\n"})
    rebuild(settings)

    assert (True, 3) == (before != two_plans.generation, len(two_plans.plans()))


def test_a_reader_goes_on_with_what_he_began_with(two_plans, settings, monkeypatch):
    """A page made of two indexes would link to anchors that are not there."""
    reading = two_plans._now()
    shutil.rmtree(settings.documents / "steel")
    rebuild(settings)
    two_plans.plans()

    assert (["medicine", "steel"], 1) == (sorted(reading.plans), len(two_plans.plans()))
    assert reading.catalogue.texts("steel")


@pytest.mark.parametrize(
    ("method", "ask"),
    [
        ("search", lambda archive: archive.search(SearchRequest("汽车"))),
        ("suggest", lambda archive: archive.suggest("汽车", "zh")),
    ],
)
def test_a_search_on_its_way_keeps_its_files_when_a_build_ends(two_plans, settings, monkeypatch, method, ask):
    """Sixteen readers and a build at once: none of them may be told of a file that somebody else has closed."""
    archive = Archive.open(settings)
    engine_of = type(archive._now().engine)
    searching, closing, closed = getattr(engine_of, method), engine_of.close, []

    def late(engine, *given):
        archive._current._snapshot = None
        gc.collect()
        closed.append(engine in let_go)
        return searching(engine, *given)

    let_go: list[object] = []
    monkeypatch.setattr(engine_of, method, late)
    monkeypatch.setattr(engine_of, "close", lambda engine: (let_go.append(engine), closing(engine)))
    ask(archive)

    assert closed[0] is False


def test_what_nobody_reads_any_more_lets_go_of_its_files(two_plans, settings):
    """A server that runs for months may not collect open files; Windows cannot delete what is open."""
    closed = []
    reading = two_plans._now()
    catalogue, close = reading.catalogue, reading.catalogue.close
    weakref.finalize(reading, closed.append, "gone")
    rebuild(settings)
    two_plans.plans()
    del reading, close
    gc.collect()

    with pytest.raises(Exception, match="closed"):
        catalogue.slugs()
    assert ["gone"] == closed


def test_a_build_cut_short_leaves_the_old_index_answering(two_plans, settings, fill, monkeypatch):
    """Power goes off in the middle of a build; nobody who reads need notice."""
    before = everything(two_plans)
    fill({"third/text.txt": "一、总则\n\n发展低空经济。\n"})

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("app.pipeline.building.write_stamp", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build(settings)

    assert before == everything(two_plans)
    assert before == everything(Archive.open(settings))


def test_a_new_index_that_cannot_be_opened_is_not_served(two_plans, settings, caplog):
    """A disk that loses a file must not take the archive down while the old index is still there."""
    before = two_plans.generation
    rebuild(settings)
    (Generations(settings.index).current() / "catalogue.sqlite").unlink()

    assert [before, before] == [two_plans.generation, two_plans.generation]
    assert 1 == caplog.text.count("the new index is not served")


def test_an_index_that_is_deleted_under_a_server_goes_on_answering(two_plans, settings):
    """Deleting index/ is allowed at any time."""
    (settings.index / "current").unlink()

    assert 2 == len(two_plans.plans())


def test_deleting_the_index_loses_nothing(two_plans, settings, fill):
    """documents/ is the source of truth: editions, anchors and records come back as they were."""
    fill({"steel/text.txt": "测试省钢铁产业发展规划（2016—2020年）\n\n一、发展目标\n\n一句新的话。\n"})
    rebuild(settings)
    before = everything(two_plans), two_plans.editions("steel"), two_plans.passage("steel", "1.1-p1", edition=1)
    two_plans.close()
    shutil.rmtree(settings.index)
    after = open_or_build(settings).archive

    assert before == (everything(after), after.editions("steel"), after.passage("steel", "1.1-p1", edition=1))


def test_one_thread_opens_the_new_index_and_the_others_do_not_wait(two_plans, settings, slow_opening):
    """The second after a build would otherwise stop every reader."""
    before = two_plans.generation
    rebuild(settings)
    first = threading.Thread(target=two_plans.plans)
    first.start()
    slow_opening.begun.wait(10)
    meanwhile = two_plans.generation
    slow_opening.go_on.set()
    first.join()

    assert (True, False) == (meanwhile == before, two_plans.generation == before)


def test_a_closed_archive_says_so(two_plans):
    """A question to it is a mistake of ours, not an empty archive."""
    two_plans.close()

    with pytest.raises(IndexOutOfDate, match="closed"):
        two_plans.plans()


def test_an_index_that_lost_an_array_answers_and_says_so(two_plans, settings, caplog):
    """Whoever watches the server learns that it must be built anew, while readers notice nothing."""
    before = everything(two_plans)
    (Generations(settings.index).current() / SEARCH / "words.scores.npy").unlink()
    restored = Archive.open(settings)
    with TestClient(create_app(restored, settings)) as client:
        ready = client.get("/readyz").json()["search"]

    assert (before, None, "restored", True) == (
        everything(restored),
        two_plans.damage,
        ready,
        "archive build" in caplog.text,
    )
