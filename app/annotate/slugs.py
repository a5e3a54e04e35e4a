"""
A plan's slug, fixed at creation: place in pinyin, year, two to four words; or plan- and eight hex digits of the text.

The words are the English names of the plan's leading industries and of its kind, since a slug has to be typed and
told apart; nothing depends on their meaning.
"""

import hashlib
import re
from typing import Final

from app.domain.record import Record
from app.vocab import kinds
from app.vocab import regions as vocab

_TOPICS: Final = (
    ("碳达峰", "carbon-peak"), ("碳中和", "carbon-neutrality"), ("循环经济", "circular-economy"),
    ("生态环境", "environment"), ("战略性新兴产业", "emerging-industries"),
    ("产业集群", "industrial-clusters"), ("制造业", "manufacturing"), ("工业转型升级", "industrial-upgrade"),
    ("传统", "traditional-industry"), ("工业", "industry"), ("能源", "energy"), ("节能", "energy-saving"),
    ("汽车", "automotive"), ("数字经济", "digital-economy"), ("物流", "logistics"), ("农业", "agriculture"),
    ("建筑", "building"), ("交通", "transport"), ("科技", "science"), ("海洋", "marine"),
    ("绿化", "greening"), ("林业", "forestry"), ("绿色", "green"), ("低碳", "low-carbon"),
    ("旅游", "tourism"), ("政府工作报告", "work-report"), ("金融", "finance"), ("水", "water"),
    ("产业", "industries"),
)  # fmt: skip


def propose(record: Record, text: str) -> str:
    """
    A slug for a new plan.

    Place and year come from the record; where either the place or the title is unknown the slug is made from
    *text*, so that the same text always gets the same one.
    """
    digest = hashlib.sha256("".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    place = _place(record)
    if place is None or not record.title_zh:
        return f"plan-{digest}"
    topics: list[tuple[str, str]] = []
    for zh, word in _TOPICS:
        if zh in record.title_zh and not any(zh in longer for longer, _ in topics):
            topics.append((zh, word))
    words = [word for _, word in topics[:2]]
    kind = kinds.load().label(record.kind, "en").lower().split()[0] if record.kind else ""
    pieces = [place, str(record.year or ""), *words, kind if kind.isascii() else ""]
    slug = "-".join(piece for piece in pieces if piece)
    slug = re.sub(r"[^a-z0-9]+", "-", slug.lower()).strip("-")
    return slug if words else f"{slug}-{digest[:4]}"


def _place(record: Record) -> str | None:
    region = record.city or record.province
    if region is None:
        return "national" if record.level == "national" else None
    place = vocab.load().get(region.code)
    return place.pinyin if place else None
