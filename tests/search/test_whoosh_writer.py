"""What is written into the Whoosh index is what the library itself would write."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from whoosh import index as whoosh_index

from app.domain.plan import Plan
from app.search import whoosh_writer
from app.search.build import write_index
from app.search.chunks import Chunk, chunks_of
from app.search.shards import WHOOSH
from app.search.whoosh_index import make_schema, postings_of, tokens_of

MakePlan = Callable[..., Plan]
WORDS = ["推广", "新能源汽车", "产值", "2.5亿元", "1,000户", "品牌", "fibre", "5G", "、", "。", "㎡", "〇"]


@pytest.fixture(scope="module")
def plans(make_plan: MakePlan) -> list[Plan]:
    """Sections of words drawn by lot, some without text, some with headings that run into their paragraph."""
    draw = random.Random(5)

    def text(most: int) -> str:
        return "".join(draw.choices(WORDS, k=draw.randint(1, most)))

    def section(number: int) -> tuple[str, list[str], dict[str, object]]:
        paragraphs = [text(60) for _ in range(draw.randint(0, 3))]
        return (
            f"{number}、{text(3)}",
            paragraphs,
            {"run_in": number % 3 == 0, "industries": ["automotive"] * (number % 2)},
        )

    return [
        make_plan(
            f"plan-{n}",
            [section(s) for s in range(90)],
            title_zh=text(4),
            doc_number="示政发〔2016〕8号",
            issuer=("省政府",),
        )
        for n in range(3)
    ]


def by_the_library(chunks: list[Chunk], directory: Path) -> None:
    """The same documents, analysed and written by the library alone."""
    directory.mkdir()
    index = whoosh_index.create_in(str(directory), make_schema())
    with index.writer() as writer:
        for chunk in chunks:
            record = chunk.record
            units = [chunk.section.heading, *(each.text for each in chunk.paragraphs)]
            if chunk.section.run_in and len(units) > 1:
                # A blank, which is no token, keeps the heading's last number from joining the paragraph's first.
                units[:2] = [" ".join(units[:2])]
            values = {
                "title": chunk.title_words,
                "path": chunk.path_words,
                "heading": chunk.heading_words,
                "body": chunk.body,
                "chars": "\x1e".join(units),
                "number": record.doc_number,
                "issuer": "\n".join(record.issuer),
                **{name: ",".join(values) for name, values in chunk.facets.items()},
            }
            writer.add_document(**{name: value for name, value in values.items() if value})


def told_by(directory: Path) -> dict[tuple[str, bytes], object]:
    """Every term with its postings and what the library keeps of it: (field, term) → all of that."""
    found: dict[tuple[str, bytes], object] = {}
    with whoosh_index.open_dir(str(directory), schema=make_schema()).reader() as reader:
        for field, term in reader.all_terms():
            matcher, postings = reader.postings(field, term), []
            while matcher.is_active():
                postings.append((matcher.id(), matcher.weight(), matcher.value()))
                matcher.next()
            info = reader.term_info(field, term)
            kept = (info.weight(), info.doc_frequency(), info.min_length(), info.max_length(), info.max_weight())
            found[field, term] = (postings, kept, info.min_id(), info.max_id())
    return found


def test_what_is_written_is_what_the_library_writes(plans: list[Plan], tmp_path: Path) -> None:
    """Any tool that knows the library can read the index, and its own search answers from it."""
    write_index(tmp_path / "ours", plans)
    by_the_library([chunk for plan in plans for chunk in chunks_of(plan)], tmp_path / "theirs")

    assert told_by(tmp_path / "theirs") == told_by(tmp_path / "ours" / WHOOSH)


def test_lengths_are_those_the_library_notes(plans: list[Plan], tmp_path: Path) -> None:
    """BM25F rests on them."""
    write_index(tmp_path / "ours", plans)
    chunks = [chunk for plan in plans for chunk in chunks_of(plan)]
    by_the_library(chunks, tmp_path / "theirs")

    def lengths(directory: Path) -> list[tuple[int, ...]]:
        with whoosh_index.open_dir(str(directory), schema=make_schema()).reader() as reader:
            fields = ("title", "path", "heading", "body", "chars", "number", "issuer", "province")
            single = [tuple(reader.doc_field_length(at, field) for field in fields) for at in range(len(chunks))]
            return [*single, tuple(reader.field_length(field) for field in fields)]

    assert lengths(tmp_path / "theirs") == lengths(tmp_path / "ours" / WHOOSH)


def test_more_than_memory_holds_is_sorted_on_the_disk(
    plans: list[Plan], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One plan of thousands of pages must neither fail nor come out in another order."""
    write_index(tmp_path / "one", plans)
    monkeypatch.setattr(whoosh_writer, "MOST_POSTINGS", 500)
    write_index(tmp_path / "two", plans)

    assert told_by(tmp_path / "one" / WHOOSH) == told_by(tmp_path / "two" / WHOOSH)


def test_a_batch_that_fails_leaves_nothing(plans: list[Plan], tmp_path: Path) -> None:
    """The library goes on after a document that failed half way, and its postings then belong to the next one."""
    chunks = list(chunks_of(plans[0]))
    documents = [postings_of(chunk, tokens_of(chunk)) for chunk in chunks[:3]]

    def half_way():  # type: ignore[no-untyped-def]
        yield documents[1]["chars"][0]
        raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"), whoosh_writer.WhooshWriter(tmp_path) as writer:
        writer.add(documents[0])
        writer.add({**documents[1], "chars": half_way()})

    assert 0 == whoosh_index.open_dir(str(tmp_path), schema=make_schema()).doc_count_all()
