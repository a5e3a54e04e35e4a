"""
Queries nobody should ask, and how long a large archive works on each: none may hold a worker longer than a second.

    python -m bench.speed.odd_queries --work FOLDER --sections 100000

A line per query: status, milliseconds the first time and the second, and of the server's processor. The exit status is
1 where one took longer than a second of the processor, or was answered by a fault of ours (5xx).
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bench.speed import made
from bench.speed.asked import questions
from bench.speed.sections import plans
from bench.speed.server import Client, Server

LIMIT_MS: Final = 1000


def odd_queries() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """(what it is, parameters)."""
    common = "建设 企业 项目 产业 发展 重点 设备 提高 提升 加快 完善 推动 引进 形成 建立 实施 规范 管理 加强 年".split()
    log = [word for question in questions(2_000, 200) for word in question.words]
    plan, *_ = plans(200)
    text = "".join(paragraph.text for each in plan.layers[0].outline.sections for paragraph in each.paragraphs)
    signs = list(dict.fromkeys(text))[:60]
    yield "nothing at all", []
    yield "one character", [("q", "业")]
    yield "a comma", [("q", '"，"')]
    yield "wildcard", [("q", "*")]
    yield "wildcard in a word", [("q", "汽*")]
    yield "question marks", [("q", "？？？？")]
    yield "common words, OR", [("q", " OR ".join(common))]
    yield "common words, AND", [("q", " AND ".join(common))]
    yield "common words, beside each other", [("q", " ".join(common))]
    yield "common words, run together", [("q", "".join(common))]
    yield "64 words, OR", [("q", " OR ".join(log[:64])[:490].rpartition(" OR ")[0])]
    yield "64 words, beside each other", [("q", " ".join(log[:64])[:490])]
    yield "3,000 words", [("q", " ".join(log * 10)[:9_000])]
    yield "10,000 characters", [("q", "业" * 10_000)]
    yield "500 characters, one word", [("q", "产业" * 250)]
    yield "500 characters, one phrase", [("q", f'"{"产业" * 249}"')]
    yield "500 characters, different", [("q", "".join(log)[:500])]
    yield "500 characters of a text", [("q", text[:500])]
    yield "60 characters, set apart", [("q", " ".join(signs))]
    yield "60 characters, OR", [("q", " OR ".join(f'"{sign}"' for sign in signs))]
    yield "exclusions only", [("q", " ".join(f"-{word}" for word in common))]
    yield "nested deep", [("q", "(" * 19 + "产业" + ")" * 19)]
    yield "nested too deep", [("q", "(" * 200 + "产业" + ")" * 200)]
    yield "NOT of NOT", [("q", "NOT " * 18 + "产业")]
    yield "alternatives of everything and nothing", [("q", " OR ".join(f"(产业 -{word})" for word in common))]
    yield "pinyin without end", [("q", "zhongguo" * 60)]
    yield "Latin letters without end", [("q", "a" * 500)]
    yield "digits without end", [("q", "1" * 500)]
    yield "a page far away", [("q", "产业"), ("page", "1500")]
    yield "a hundred hits", [("q", "产业 发展"), ("size", "100")]
    yield "newest first", [("q", "产业"), ("sort", "newest")]
    yield "everything, by region", [("sort", "region")]
    yield "two hundred ticks", [("q", "产业"), *(("plan", f"invented-{number:06}") for number in range(200))]
    yield "prefix of everything", [("q", "title:规划 OR text:产业 OR heading:目标")]


def main() -> None:
    """Ask and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--sections", type=int, default=100_000)
    options = parser.parse_args()
    folder = options.work / f"archive-{options.sections}"
    made.make(folder, options.sections)
    settings = made.settings_for(folder)
    failed = False
    with Server(settings.documents, settings.index) as server:
        client = Client(server.port)
        print(f"{'':42} {'status':>6} {'first ms':>9} {'again ms':>9} {'cpu ms':>8} {'page ms':>8}")
        for name, given in odd_queries():
            path = "/api/search?" + urlencode(given)
            worked = server.cpu_s
            first, again = client.get_or_cut(path), client.get_or_cut(path)
            cpu_ms = (server.cpu_s - worked) * 1000 / 2
            page = client.get_or_cut("/search?" + urlencode(given))
            bad = cpu_ms > LIMIT_MS or first.status >= 500 or page.status >= 500
            failed |= bad
            times = f"{first.seconds * 1000:9.0f} {again.seconds * 1000:9.0f} {cpu_ms:8.0f} {page.seconds * 1000:8.0f}"
            print(f"{name:42} {first.status:6} {times}{'  TOO LONG' if bad else ''}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
