"""What a page costs a reader on a slow line, in bytes as they are served."""

import random
from contextlib import closing
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.archive import Archive
from app.pipeline.building import build
from app.pipeline.importing import import_paths
from app.settings import Settings
from app.vocab import terms as vocabulary
from app.web.app import create_app
from app.web.assets import asset


@pytest.mark.parametrize(("name", "most"), [("site.css", 40_000), ("site.js", 25_000)])
def test_the_looks_and_the_scripts_of_all_pages_stay_small(client: TestClient, name: str, most: int) -> None:
    """They are read before the first page is drawn; counted uncompressed, since a phone has to read them so."""
    answer = client.get(asset(name), headers={"accept-encoding": "identity"})

    assert (200, True) == (answer.status_code, len(answer.content) <= most)


PAGE_CHARS = 40_000
MOST_BYTES = 60_000
PAGES = (
    "/",
    "/search?q=汽车",
    "/search?q=汽车&by=paragraph",
    "/plans",
    "/plans/shili-sheng?part=a1",
    "/plans/shili-shi",
    "/plans/jilin-2017-industrial-upgrade",
    "/plans/shili-sheng/2.1-p1",
    "/compare?plan=shili-sheng&plan=shili-shi",
    "/targets",
    "/topics",
    "/terms",
    "/check",
    "/about",
)


def weight(client: TestClient, address: str, coding: str = "gzip") -> int:
    """The bytes of the page at *address* as they go over the line in *coding*."""
    with client.stream("GET", address, headers={"accept-encoding": coding}) as answer:
        return sum(len(chunk) for chunk in answer.iter_raw())


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_light(client: TestClient, address: str) -> None:
    """Sixty kilobytes are read in a second or two on a slow mobile line."""
    assert weight(client, address) <= MOST_BYTES


def weight_and_characters(folder: Path, lines: list[str], coding: str) -> tuple[int, int]:
    """What the page of a plan of these *lines* weighs, and how many characters of the plan are on it."""
    source = folder / "plan.txt"
    source.write_text("\n".join(lines), encoding="utf-8")
    settings = Settings(documents=folder / "documents", index=folder / "index", inbox=False)
    import_paths(settings, [source])
    build(settings)
    with closing(Archive.open(settings)) as archive:
        plan = archive.plans()[0].plan
        chars = sum(len(p.text) for s in archive.outline(plan).sections for p in s.paragraphs)
        return weight(TestClient(create_app(archive, settings)), f"/plans/{plan}", coding), chars


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_a_long_plan_weighs_little_more_than_its_text(tmp_path: Path, coding: str) -> None:
    """Forty thousand characters in four hundred numbered paragraphs, every one with its link: still a light page."""
    draw = random.Random(7)
    words = [term.zh for term in vocabulary.load().concepts]
    lines = ["示例省长篇产业发展规划（2031—2035年）", "一、发展重点"]
    lines += [f"（{han(n)}）" + "".join(draw.choices(words, k=22)) + "。" for n in range(1, 401)]
    found, chars = weight_and_characters(tmp_path, lines, coding)

    assert found <= MOST_BYTES * max(1, chars / PAGE_CHARS)


def test_a_plan_in_pieces_is_no_heavy_page(tmp_path: Path) -> None:
    """Tables that a PDF file gave up cell by cell, and 160 that are whole: each piece has its number and link."""
    draw = random.Random(11)
    words = [term.zh for term in vocabulary.load().concepts]
    lines = ["示例省短段落产业发展规划（2031—2035年）"]
    for part in range(1, 41):
        lines.append(f"{han(part)}、{draw.choice(words)}发展")
        lines += [draw.choice(words) for _ in range(50)]
        for table in range(1, 5):
            lines += [f"表{part}-{table} {draw.choice(words)}", "序号\t指标\t单位\t2031年\t2035年"]
            numbers = ((draw.randint(10, 9999), draw.randint(10, 9999)) for _ in range(6))
            lines += [f"{n}\t{draw.choice(words)}\t亿元\t{a}\t{b}" for n, (a, b) in enumerate(numbers, 1)]
    found, chars = weight_and_characters(tmp_path, lines, "br")

    assert (True, True) == (found <= MOST_BYTES, chars < PAGE_CHARS)


def han(n: int) -> str:
    """A number below a thousand as plans print it: 二十一, 一百零三."""
    digits = "零一二三四五六七八九"
    hundreds, tens, ones = n // 100, n // 10 % 10, n % 10
    text = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else digits[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (digits[ones] if ones else "")
