"""
Titles of documents in English: whose it is, what sort of document, what it is on, and for when.

吉林省工业转型升级行动计划（2017—2020年） is the "Jilin Province Action Plan for Industrial Transformation and Upgrading
(2017–2020)". Places are GB/T 2260's, issuers app.gloss.organs', sorts of document a table (titles.toml), subjects
app.gloss.topics'. A title of which any part is unknown has no gloss. It is for reading only: citations keep the title
as printed.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.gloss.inflect import listed
from app.gloss.organs import last_characters, of_issuer
from app.gloss.places import find_place, find_short
from app.gloss.sorts import Sort, kind_of, load
from app.gloss.topics import read_topic
from app.vocab import periods, regions

_DASH: Final = r"\s*[-－—–−~～至]{1,2}\s*"
_SPAN: Final = re.compile(rf"((?:19|20)\d\d)\s*年?{_DASH}((?:19|20)\d\d)\s*(?:年度?|$)")
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年度?(?!前)|$)")
_BEFORE: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)年前")
_FIVE_YEARS: Final = re.compile(r"[“\"]?(十?[一二三四五六]五)[”\"]?(?:时期|期间)?(?![大次年\d])")
_NOTE: Final = re.compile(r"[(〔\[]([^()〔〕\[\]]{2,20})[)〕\]]$")
_ABOUT: Final = "关于"
_NAMED: Final = re.compile(r"《([^《》]+)》")
_QUOTES: Final = re.compile(r"[“”\"‘’「」『』]")
_SMALL: Final = frozenset("a an and as at before by for from in of on or the to with".split())
_FIRST_LETTERS: Final = re.compile(r"(?:^\W*|(?<=-))[a-z]")
_NEWS: Final = re.compile("出台|印发|发表")
"""Words of headlines that tell what became of a document."""
_ASIDE: Final = re.compile(r"([^()]+)\(([^()]+)\)")
_MOST_BODIES: Final = 6
_LONGEST_BODY: Final = 24
_OTHERS: Final = re.compile(r"等(?:[\d一二三四五六七八九十]{1,3}个?)?(?:部门|部委)?$")


@dataclass(frozen=True, slots=True)
class _When:
    """The five-year plan a title names, "14th" or "", and its years as they stand behind it."""

    five: str
    years: str


@lru_cache(maxsize=20_000)
def of_title(title: str) -> str:
    """
    The English of *title* as a document's name; "" where any part of it is unknown.

    >>> of_title("北京市“十四五”时期能源发展规划")
    'Beijing 14th Five-Year Plan for Energy Development'
    >>> of_title("国务院办公厅关于加强环境保护的意见")
    'Opinions of the General Office of the State Council on Strengthening Environmental Protection'
    """
    text = "".join(unicodedata.normalize("NFKC", title).split()).rstrip("。")
    said = _read(text.removeprefix("《").removesuffix("》") if text.count("《") == 1 and text[0] == "《" else text)
    return _in_capitals(said)


def _read(text: str) -> str:
    """*text* in English without capitals of its own."""
    notes: list[str] = []
    while match := _NOTE.search(text):
        span = _SPAN.fullmatch(match[1])
        note = f"{span[1]}–{span[2]}" if span else load().notes.get(match[1], "")
        note = note or (match[1].removesuffix("年") if _YEAR.fullmatch(match[1]) else read_topic(match[1]))
        if not note:
            return ""
        notes.insert(0, note)
        text = text[: match.start()]
    said = _issued(text) or _plain(text)
    return f"{said} ({', '.join(notes)})" if said and notes else said


def _issued(text: str) -> str:
    """A document that says what it is about: 国务院关于…的意见, 关于印发《…》的通知."""
    at = text.find(_ABOUT)
    if at < 0 or "《" in text[:at]:
        return ""
    head, rest = text[:at], text[at + len(_ABOUT) :]
    bodies = _bodies(head) if head else []
    place = "" if bodies or not head else _whole_place(head)
    kind = kind_of(rest)
    if kind is None or (head and not bodies and not place):
        return ""
    subject = rest.removesuffix(kind.zh).removesuffix("的")
    if other := _handed_on(subject):
        return _together(place, kind, bodies, other, _When("", ""))
    subject, when = _when(subject)
    topic = _topic(subject)
    return _together(place, kind, bodies, topic, when) if topic else ""


def _plain(text: str) -> str:
    """A document named by its place or issuer, subject and sort: 浙江省可再生能源发展“十四五”规划."""
    kind = kind_of(text)
    if kind is None or _NEWS.search(text):
        return ""
    subject, when = _when(text.removesuffix(kind.zh).removesuffix("的"))
    for bodies, place, length in _owners(subject):
        left = subject[length:]
        topic = (_handed_on(left) or _topic(left)) if left else ""
        if topic or (not left and (place or bodies or when.five or not kind.joined)):
            return _together(place, kind, bodies, topic, when)
    return ""


def _owners(text: str) -> list[tuple[list[str], str, int]]:
    """Whose document *text* may say it is: bodies, or a place, and how many characters that takes; nobody's last."""
    found: list[tuple[list[str], str, int]] = []
    length = _body_at(text)
    if length:
        found.append(([of_issuer(text[:length])], "", length))
    place = find_place(text) or find_short(text)
    if place:
        name = " ".join(reversed(place.en.split(", ")))
        zone = next(((zh, en) for zh, en in load().zones if text.startswith(zh, place.length)), None)
        if zone:
            short = next((each.en for each in regions.load().named(text[: place.length])), name)
            found.append(([], f"{short} {zone[1]}", place.length + len(zone[0])))
        found.append(([], name, place.length))
    return [*found, ([], "", 0)]


def _body_at(text: str) -> int:
    """How many characters the issuing body takes that *text* begins with; 0 for none."""
    ends = last_characters()
    longest = min(len(text), _LONGEST_BODY)
    return next((n for n in range(longest, 2, -1) if text[n - 1] in ends and of_issuer(text[:n])), 0)


def _together(place: str, kind: Sort, bodies: list[str], topic: str, when: "_When") -> str:
    """Place, sort, issuers, subject and years in their order; "" for a subject that this sort of document has not."""
    if topic and not kind.joined:
        return ""
    by = f"of {_listed(bodies)}" if bodies else ""
    five = when.five if when.five and not kind.is_plan else ""
    period = f"in the {five} Five-Year Plan period" if five else ""
    name = f"{when.five} Five-Year {kind.en}" if when.five and kind.is_plan else kind.en
    return " ".join(filter(None, (place, name, by, kind.subject(topic), period, when.years)))


def _topic(text: str) -> str:
    """What a document is on, with what is said of it in brackets; "" where another document is named."""
    if "《" in text:
        return ""
    text = _QUOTES.sub("", text)
    match = _ASIDE.fullmatch(text)
    if match is None:
        return read_topic(text)
    said, aside = read_topic(match[1]), read_topic(match[2])
    return f"{said} ({aside})" if said and aside else ""


def _handed_on(text: str) -> str:
    """印发《…》 and what else is done; "" where no other document is named."""
    for verb, said in load().hands_on:
        if not text.startswith(verb):
            continue
        behind = text[len(verb) :]
        names = _NAMED.findall(behind)
        rest = _NAMED.sub("", behind).strip("、和及与")
        if not names:
            inner = _read(behind) if kind_of(behind) else ""
            return f"{said} the {inner}" if inner else ""
        documents = [_read(name) for name in names]
        more = read_topic(rest) if rest else ""
        if not all(documents) or (rest and not more):
            return ""
        return f"{said} {_listed(documents)}" + (f" and {more}" if more else "")
    return ""


def _bodies(text: str) -> list[str]:
    """The issuing bodies that *text* names side by side, in English; [] where one is unknown."""
    others = _OTHERS.search(text)
    text = text[: others.start()] if others else text
    found: list[str] = []
    while text:
        text = text.lstrip("、,和")
        length = _body_at(text)
        if not length or len(found) == _MOST_BODIES:
            return []
        found.append(of_issuer(text[:length]))
        text = text[length:]
    return [*found, "other departments"] if others and found else found


def _listed(names: list[str]) -> str:
    """The names with their articles, joined."""
    return listed([name if name == "other departments" else f"the {name}" for name in names])


def _whole_place(text: str) -> str:
    found = find_place(text) or find_short(text)
    return found.en if found and found.length == len(text) else ""


def _when(text: str) -> "tuple[str, _When]":
    """*text* without its years, and those."""
    five, years = "", ""
    match = _FIVE_YEARS.search(text)
    if match and match[1] in periods.FIVE_YEAR_PLANS:
        five = periods.label(match[1], "en").removesuffix("FYP").strip()
        text = text[: match.start()] + text[match.end() :]
    if match := _SPAN.search(text):
        years = f"({match[1]}–{match[2]})"
    elif match := _BEFORE.search(text):
        years = f"before {match[1]}"
    elif match := _YEAR.search(text):
        years = f"({match[1]})"
    if match:
        text = text[: match.start()] + text[match.end() :]
    return text, _When(five, years)


def _in_capitals(text: str) -> str:
    """*text* as a title: words with capitals, but small ones not at the beginning."""
    words = text.split(" ")
    return " ".join(
        word if at and word in _SMALL else _FIRST_LETTERS.sub(lambda found: found[0].upper(), word)
        for at, word in enumerate(words)
    )
