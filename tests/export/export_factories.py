"""Things to take away, for tests of the writers: say only what matters."""

from dataclasses import replace

from app.domain.taken import Board, Entry, Head, Line, Quotation, Taken
from app.export.rows import COLUMNS

BASE = "https://archive.example"


def quotation(text="壮大整车。", anchor="2.1-p1", **changes):
    """A quotation with a source that names its address."""
    url = f"{BASE}/plans/shili/{anchor}?edition=1&fingerprint=0123456789ab"
    values = {
        "plan": "shili", "anchor": anchor, "label": "¶3", "text": text, "url": url,
        "citation": f"示例省. 示例规划[R/OL]. 2016：第1段. {url}.", "fingerprint": "0123456789ab", "edition": 1,
        "layer": "official", "lang": "zh",
    }  # fmt: skip
    return Quotation(**(values | changes))


def entry(*quotations, heading="（一）汽车产业", source="", title=""):
    """A cell."""
    return Entry(heading, f"{BASE}/plans/shili/2.1", source, quotations, title)


def board(*lines, columns=2, gap="未涉及", title="按主题对齐", label="主题{}"):
    """A board whose lines are given as tuples of cells; *label* is "{}" where they are numbered, as in a collection."""
    heads = tuple(Head(f"规划{n}", "正文", f"{BASE}/plans/shili") for n in range(1, columns + 1))
    rows = tuple(Line(label.format(n), "标题相同", cells) for n, cells in enumerate(lines, 1))
    return Board(title, "", gap, heads, rows)


def collected(*entries):
    """A collection of *entries*, as one board."""
    return board(*((each,) for each in entries), columns=1, label="{}")


def taken(*boards, title="2 部规划对比", lang="zh", **changes):
    """A whole file."""
    words = {f"column.{key}": key for key in COLUMNS}
    words |= {"layer.official": "官方文本", "layer.summary": "摘要", "archive": "文库", "fingerprint": "文本指纹"}
    words |= {"grid": "对照", "heading_only": "只有标题", "sources": "来源"}
    address = f"{BASE}/compare?plan=a&plan=b"
    about = (("网址", address), ("导出时间", "2026-01-01"))
    return replace(Taken("comparison", title, lang, address, about, boards, words), **changes)
