"""
Who issued a document: its signatures, else its letterhead, else the body its title begins with.

The office that printed it (…办公厅 2015年7月27日印发) is not the issuer, nor the institute that drew it up. Names stay
as printed: 市生态环境局 is not made into a fuller name.
"""

import re
from collections.abc import Sequence
from typing import Final

from app.annotate.bodies import BODY_END, is_body_line, split_bodies
from app.annotate.front import Line
from app.annotate.signing import UNKNOWN, Signing
from app.domain.outline import Span
from app.domain.record import Evidence
from app.vocab import kinds, regions

_LETTERHEAD: Final = re.compile(r"(?P<who>[\u4e00-\u9fff]{2,40}?)文件")
_TITLE: Final = re.compile(
    rf"(?P<who>[\u4e00-\u9fff()、,\s]{{2,120}}?(?:{BODY_END}))\s*(?P<others>等(?:[一二三四五六七八九十0-9]+个?)?(?:部门|"
    rf"单位|部委|厅局))?\s*"
    r"(?:关于|印发|转发|办公厅关于|贯彻落实|(?=[12]\d{3}年)|对(?=.{2,40}(?:答复|批复)))"
)
_SITE: Final = re.compile(
    r"(?:发文机关|发文机构|发布机构|制定机关|发布部门)[:：]\s*(?P<who>[\u4e00-\u9fff、,\s]{3,60})"
)
_BEHALF: Final = re.compile(
    r"我代表(?P<who>国务院|[\u4e00-\u9fff]{2,12}人民政府|(?:省|市|自治区)(?:人民)?政府)[,，]?(?:向大会|向第|作政府工作报告|作工作报告)"
)
_PLACE_NAME: Final = re.compile(r"(?![省市区县州盟旗])[\u4e00-\u9fff]{2,3}(?:省|市(?![场政]))")
_BARE_GOVERNMENT: Final = re.compile(r"(?:省|市|自治区)(?:人民)?政府")
_BEHALF_ENGLISH: Final = re.compile(r"[Oo]n behalf of the (State Council)\b")


def read_issuers(
    signings: Sequence[Signing], front: Sequence[Line], titles: Sequence[str]
) -> tuple[tuple[str, ...], Evidence]:
    """
    The issuing bodies and what they were read from; () where nothing says.

    Args:
        signings: From signing.find_signings.
        front: The lines before the first heading.
        titles: The titles of notice and plan, the notice's first.
    """
    signed = [signing for signing in signings if signing.bodies and signing.rank <= 2]
    cover = [signing for signing in signings if signing.bodies and signing.rank == 3]
    letterhead = _letterhead(front)
    fuller = _named_in_title(titles)
    if signed and set(signed[0].bodies) < set(fuller):
        return fuller, Evidence("stated", "、".join(fuller))  # a signature of which a line was lost
    if signed and letterhead and set(signed[0].bodies) < set(letterhead[0]):
        return letterhead
    if signed and not (letterhead and _is_torn(signed[0].bodies, letterhead[0])) and not _is_misread(signed[0].bodies):
        return _with_leader(signed[0].bodies, titles), Evidence("stated", signed[0].bodies_quote, signed[0].bodies_span)
    if letterhead:
        return letterhead
    for title in titles:
        match = _TITLE.match(title)
        if match and not match["who"].startswith(("关于", "印发")):
            leaders = split_bodies(match["who"])
            if match["others"] and cover and set(leaders) <= set(cover[0].bodies):
                break  # 科技部等九部门: the list below names all nine
            return leaders, Evidence("stated", match["who"])
    if cover and not _is_misread(cover[0].bodies):
        return cover[0].bodies, Evidence("stated", cover[0].bodies_quote, cover[0].bodies_span)
    if named := _under_title(front):
        return named
    late = next((signing for signing in signings if signing.bodies), None)
    if late and not _is_misread(late.bodies):
        return late.bodies, Evidence("stated", late.bodies_quote, late.bodies_span)
    if named := _over_title(front):
        return named
    for line in front:
        for pattern in (_SITE, _BEHALF, _BEHALF_ENGLISH):
            if match := pattern.search(line.text):
                who = match.groupdict().get("who")
                names = split_bodies(who) if who else ("国务院",)
                return names, Evidence("stated", match[0], line.span)
    return (), UNKNOWN


def _named_in_title(titles: Sequence[str]) -> tuple[str, ...]:
    """All the bodies a title begins with, where it names them all (no 等…部门); () else."""
    for title in titles:
        match = _TITLE.match(title)
        if match and not match["others"] and not match["who"].startswith(("关于", "印发")):
            return split_bodies(match["who"])
    return ()


def _over_title(front: Sequence[Line]) -> tuple[tuple[str, ...], Evidence] | None:
    """The bodies printed over the title, where nothing stands before them."""
    over = []
    for line in front:
        if line.kind != "signature" or not is_body_line(line.text):
            break
        over.append(line)
    at = len(over)
    names = tuple(dict.fromkeys(name for line in over for name in split_bodies(line.printed)))
    opens = at < len(front) and front[at].kind == "title" and re.match("《|关于", front[at].text)
    if not names or not opens or _is_misread(names):
        return None
    quote = "\n".join(line.text for line in over)
    return names, Evidence("stated", quote, Span(over[0].span.start, over[-1].span.end))


def _is_torn(bodies: tuple[str, ...], letterhead: tuple[str, ...]) -> bool:
    """Whether a signature set in columns lost the beginning of a name that the letterhead prints in full."""
    return any(full != body and full.endswith(body) for full in letterhead for body in bodies)


def _is_misread(bodies: tuple[str, ...]) -> bool:
    """Whether a scan made places of the names that there are not (园门市 for 厦门市): such names are nobody's."""
    known = regions.load()
    named = (_PLACE_NAME.match(body.removeprefix("中共")) for body in bodies)
    return any(place is not None and not known.find_in(place[0]) for place in named)


def _under_title(front: Sequence[Line]) -> tuple[tuple[str, ...], Evidence] | None:
    """The bodies printed right under the title on a cover, where the date is missing or broken."""
    at = next((i for i, line in enumerate(front) if line.kind == "title"), len(front))
    while at < len(front) and front[at].kind in ("title", "date") and not is_body_line(front[at].text):
        at += 1
    if kinds.load().of_title("".join(line.text for line in front[:at] if line.kind == "title")) is None:
        return None
    under = []
    while at < len(front) and front[at].kind in ("signature", "title") and is_body_line(front[at].text):
        under.append(front[at])
        at += 1
    names = tuple(dict.fromkeys(name for line in under for name in split_bodies(line.printed)))
    goes_on = at < len(front) and front[at].kind == "title" and re.match("[\u4e00-\u9fff]{3}", front[at].text)
    if not names or goes_on or _is_misread(names):
        return None
    quote = "\n".join(line.text for line in under)
    return names, Evidence("stated", quote, Span(under[0].span.start, under[-1].span.end))


def _with_leader(bodies: tuple[str, ...], titles: Sequence[str]) -> tuple[str, ...]:
    """*bodies* with the one that a title names before 等…部门 in front, where a broken signature has lost it."""
    for title in titles:
        match = _TITLE.match(title)
        if match and match["others"]:
            leaders = split_bodies(match["who"])
            known = any(_is_same(leader, body) or _is_same(body, leader) for leader in leaders for body in bodies)
            if len(leaders) == 1 and not known:
                return (*leaders, *bodies)
    return bodies


def _is_same(short: str, full: str) -> bool:
    """Whether *short* can be a shorter name of *full*: its characters in order (省发改委, 某省发展和改革委员会)."""
    rest = iter(full)
    return all(character in rest for character in short)


def full_government(name: str, place: str | None) -> str:
    """省人民政府 of a report whose *place* is known by its full name: 四川省人民政府; any other name as it is."""
    if place and _BARE_GOVERNMENT.fullmatch(name):
        return f"{place}人民政府"
    return name


def _letterhead(front: Sequence[Line]) -> tuple[tuple[str, ...], Evidence] | None:
    """The bodies over …文件 at the head; joint documents print several, one of them beside the word."""
    bodies: list[str] = []
    spans: list[Span] = []
    seal = False
    for line in front[:12]:
        text = line.text
        match = _LETTERHEAD.fullmatch(text)
        if match and is_body_line(match["who"]):
            seal = True
            text = match["who"]
        if is_body_line(text) and line.kind in ("title", "signature", "stamp", "text"):
            bodies.extend(split_bodies(text if match else line.printed))
            spans.append(line.span)
        elif text in ("文件", "文", "件") or (bodies and text.startswith(("关于", "印发"))):
            seal = True
        elif line.kind == "doc-number" or bodies:
            break
    if seal and bodies and not _is_misread(tuple(bodies)):
        return tuple(dict.fromkeys(bodies)), Evidence("stated", "\n".join(bodies), Span(spans[0].start, spans[-1].end))
    return None
