"""
Targets in English text: translations of plans and reports, and plans that are printed in English.

Only sentences that plainly look ahead (will, should, aim to, by 2025) set a target; the others tell what was or
explain, and are left alone, since English prose is full of numbers that nobody sets himself. The indicator is the
subject in front of the verb, else what stands behind the number; words are never cut. Chinese text is not read here.
"""

import re
from collections.abc import Iterator
from typing import Final

from app.annotate.target_times import Beginning
from app.domain.facts import Comparator, Direction, Target, TargetKind
from app.domain.outline import Paragraph, Section

_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_SENTENCE: Final = re.compile(r"(?:[^.!?;\n]|\.(?=\S)|(?<=\b[A-Z])\.)+[.!?;]?")
_UNIT: Final = (
    r"%|percent(?:age points?)?|per cent|(?:yuan|RMB|US dollars|USD|dollars|metric tons?|tons?|tonnes?|"
    r"kilometers?|kilometres?|km|hectares?|mu|cubic meters?|square meters?|square kilometers?|"
    r"kilowatts?|kilowatt-hours|kilograms?|times)\b"
)
_MAGNITUDE: Final = r"(?:thousand|million|billion|trillion)"
_NUMBER: Final = re.compile(
    rf"(?<![\w.,/-])(?:US)?(?P<money>[$¥])?(?P<n>\d[\d,]*(?:\.\d+)?)"
    rf"(?:\s?(?:-|–|to)\s?(?P<m>\d[\d,]*(?:\.\d+)?))?"
    rf"(?P<u>[- ]?(?:{_MAGNITUDE}\s?)?(?:{_UNIT})|[- ]{_MAGNITUDE}\b)?(?![\w/])"
)
_AHEAD: Final = re.compile(
    r"\b(?:will|shall|should|must|aim(?:s|ed)? (?:to|at|for)|plans? to|strives? (?:to|for)|seeks? to|is to|are to|"
    r"be set at|targets?|goals?|need to|work to|intends? to|we have set|"
    r"(?:is|are) (?:projected|expected|forecast|planned) to|ensure|by (?:the end of )?20\d\d)\b",
    re.I,
)
_BEHIND: Final = re.compile(
    r"\b(?:was|were|had|has been|have been|grew|rose|fell|dropped|reached|exceeded|totaled|totalled|stood at|"
    r"came to|amounted to|increased by|(?:has|have) (?:increased|risen|grown|reached|been)|over the past|"
    r"last year(?!')|in the past)\b",
    re.I,
)
_EXPLAINED: Final = re.compile(r"\b(?:considerations?|reasons?|takes? into|taken into|because|means that)\b", re.I)
_VERB: Final = re.compile(
    r"\b(?:will|shall|should|must|is to|are to|(?:is|are) (?:projected|expected|forecast|planned) to|"
    r"to (?=reach|exceed|be|rise|grow|fall)|(?:reach|exceed|rise|grow|fall|drop|increase|decrease|decline|"
    r"be (?:kept|set|held|reduced|raised|increased|cut|brought))\b)",
    re.I,
)
_YEAR: Final = re.compile(r"\b(?:by|in|for|from \d{4} to) (?:the end of )?((?:19|20)\d\d)\b", re.I)
_AGAINST: Final = re.compile(
    r"\b(?:from|over|than|compared (?:with|to)|against|on) (?:the )?((?:19|20)\d\d)(?: levels?)?\b"
)
_NOW: Final = re.compile(r"\bthis year\b", re.I)
_LEAD: Final = re.compile(
    r"^(?:\s|,|and\b|that\b|the\b|a\b|an\b|while\b|with\b|so\b|we\b|by (?:the end of )?20\d\d\b|"
    r"in 20\d\d\b|this year\b|at the same time\b|our\b|of these\b|"
    r"to this end\b|of\b|(?:have )?set\b|need to see\b|keep\b|will\b|(?:a )?total of\b|its\b)+",
    re.I,
)
_PREPOSITION: Final = re.compile(
    r"(?:\s|\b(?:by|at|to|of|about|around|over|more than|approximately|another|an additional|some|within|below|"
    r"under|nearly|an average(?: of)?|an annual average(?: of)?|does not|do not|down|up)\b|\bfrom (?:the )?\d.*)+$",
    re.I,
)
# which consists of a 700 billion yuan deficit, bonds totaling 300 billion yuan: words of the sentence, no name.
_OPENS: Final = re.compile(
    r"^(?:(?:which|that|it|we|they|will|shall|also|further|make|consists? of|including|an?|the|is|are|be)\b\s*)+"
    r"(?=.|$)",
    re.I,
)
_ENDS: Final = re.compile(r"\s+(?:total(?:l?ing)?|amounting to|worth|of)$", re.I)
_MAKING: Final = re.compile(r"(?:building|construction|development|creation|establishment|total)$", re.I)
_ACTION: Final = re.compile(
    r"\b(?:build|create|open|develop|complete|renovate|invest|provide|train|support|establish|cut|reduce|increase|"
    r"raise|add|upgrade|launch|allocate|appropriate|spend|issue|lift|construct|expand|improve|lay|plant|restore|"
    r"introduce|help|relocate|start|finish|lower)\b",
    re.I,
)
_BEHIND_NUMBER: Final = re.compile(
    r"[,.;:()]|\b(?:and|while|with|by|from|to|through|this year|in (?=20\d\d)|within|during|so|which|that|as|over)\b"
)
_COMPARATORS: Final[tuple[tuple[re.Pattern[str], Comparator], ...]] = (
    (re.compile(r"\b(?:no less than|not less than|at least|or (?:more|above|higher))\b", re.I), "以上"),
    (
        re.compile(r"\b(?:within|below|under|no more than|not (?:exceed|more than)|up to|or (?:less|below))\b", re.I),
        "控制在",
    ),
    (re.compile(r"\b(?:more than|over|exceed(?:ing)?|above|upwards of)\b", re.I), "超过"),
    (re.compile(r"\b(?:about|around|approximately|roughly|some|or so)\b", re.I), "左右"),
    (re.compile(r"\b(?:reach|hit|be set at|amount to)\b|\bto \|", re.I), "达到"),
)
_DOWN: Final = re.compile(r"\b(?:cut|reduc|lower|fall|drop|declin|decreas|shrink|down)\w*", re.I)
_UP: Final = re.compile(r"\b(?:grow|increas|rais|ris|expand|up)\w*", re.I)
_OTHER: Final = re.compile(
    r"(?:[- ](?:year|day|month|hour|point|plus|degree)|th\b|st\b|nd\b|rd\b)|\s?(?:years?|days?|months?|hours?)\b", re.I
)
_NONE_BEHIND: Final = re.compile(
    r"(?:last year's(?: \w+){0,2}|from|No\.|Article|Version|\b(?:the|all)|"
    r"with (?:a |production |installed )*capacity of(?: less than| under)?|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)\s$"
)
# , which is around 20%, and an increase of 30 billion over last year: said beside what is set.
_ASIDE: Final = re.compile(
    r"\b(?:which (?:is|are|was|were)|an? (?:\S+ )?(?:increase|decrease|reduction|drop|rise) of|per)\s(?:\w+\s){0,2}$",
    re.I,
)
_DONE: Final = re.compile(r"\s*We (?:also )?(?:\w+ed|began|set up|made|kept|built|did|took|put)\b")


_MAGNITUDES: Final = frozenset(("thousand", "million", "billion", "trillion"))


def is_english(text: str) -> bool:
    """Whether a paragraph is read here: words, and not a Chinese character among them."""
    return _HAN.search(text) is None and len(re.findall(r"[A-Za-z]{2,}", text)) > 1


def english_targets(paragraph: Paragraph, section: Section, beginning: Beginning, review: bool) -> Iterator[Target]:
    """The numbers of *paragraph* that look ahead, in order; none in a section on what was done."""
    if review or is_english_review(section.heading):
        return
    for match in _SENTENCE.finditer(paragraph.text):
        sentence = match[0]
        if _AHEAD.search(sentence) is None or _EXPLAINED.search(sentence) or _DONE.match(sentence):
            continue
        if beginning.year is not None and any(int(m[1]) < beginning.year for m in _YEAR.finditer(sentence)):
            continue
        yield from _in_sentence(sentence, match.start(), paragraph, section, beginning)


def is_english_review(heading: str | None) -> bool:
    """Whether a section of that English heading tells what was."""
    return re.search(r"\breview|achievements?|progress|past (?:year|five)|retrospect", heading or "", re.I) is not None


def _in_sentence(
    sentence: str, offset: int, paragraph: Paragraph, section: Section, beginning: Beginning
) -> Iterator[Target]:
    taken, previous = 0, ""
    for number in _NUMBER.finditer(sentence):
        before, after = sentence[: number.start()], sentence[number.end() :]
        unit = " ".join((number["u"] or "").replace("-", " ").split()) or None
        if _is_none(number, unit, before, after):
            continue
        clause_start = max(taken, *(m.end() for m in re.finditer(r"[,;:()]\s", before)), 0)
        if _last(_BEHIND, before) > _last(_AHEAD, before) or _ASIDE.search(before):
            continue
        start, end = _subject(sentence, clause_start, number, unit)
        words = sentence[start:end].strip()
        indicator = _ENDS.sub("", _OPENS.sub("", words)).strip() or previous or words
        taken = number.end()
        if len(indicator) < 3:
            continue
        previous = indicator
        first, last = min(start, number.start()), max(number.end(), end)
        yield _target(
            number, unit, indicator, (first, last), sentence, clause_start, offset, paragraph, section, beginning
        )


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match in *text* begins, -1 where there is none."""
    return max((match.start() for match in pattern.finditer(text)), default=-1)


def _is_none(number: re.Match[str], unit: str | None, before: str, after: str) -> bool:
    """Years, dates, ages and the numbers of plans and laws; a bare number counts only where things are counted."""
    if unit is None and re.fullmatch(r"(?:19|20)\d\d", number["n"]):
        return True
    if _OTHER.match(after) or _NONE_BEHIND.search(before):
        return True
    if re.match(r"\s(?:less|more|higher|lower) than|\s(?:increase|rise|decrease|drop) (?:on|over|from)", after):
        return True
    bare = unit is None or unit in _MAGNITUDES
    return bare and (re.match(r"\s[a-z]{3,}", after) is None or _ACTION.search(before) is None)


def _subject(sentence: str, clause_start: int, number: re.Match[str], unit: str | None) -> tuple[int, int]:
    """Where the words of the indicator stand: things behind a number of things, else what the verb is said of."""
    behind = _BEHIND_NUMBER.search(sentence, number.end())
    end = behind.start() if behind else len(sentence)
    clause = sentence[clause_start : number.start()]
    done = list(_ACTION.finditer(clause))
    if done and (found := _object(sentence, clause_start + done[-1].end(), number.start())) is not None:
        return found
    verb = _VERB.search(clause)
    head = clause[: verb.start()] if verb else clause
    lead = _LEAD.match(head)
    at = clause_start + (lead.end() if lead else 0)
    stop = clause_start + len(_PREPOSITION.sub("", head))
    if stop - at > 3 and verb is not None:
        return at, stop
    if unit is None or unit in _MAGNITUDES or sentence[number.end() :].startswith(" of "):
        lead = _LEAD.match(sentence[number.end() :])
        first = number.end() + (lead.end() if lead else 0)
        return first, max(end, first)
    stop = clause_start + len(_PREPOSITION.sub("", clause))
    return at, max(at, stop)


def _object(sentence: str, start: int, end: int) -> tuple[int, int] | None:
    """Where what a verb is done to stands between *start* and *end*; None where it is done to nothing."""
    lead = _LEAD.match(sentence[start:end])
    begin = start + (lead.end() if lead else 0)
    stop = start + len(_PREPOSITION.sub("", sentence[start:end]))
    if (
        stop - begin < 3
        or _MAKING.match(sentence[begin:stop])
        or re.match(r"(?:from|by|to|at|in|for)\b", sentence[begin:stop])
    ):
        return None
    return begin, stop


def _target(
    number: re.Match[str], unit: str | None, indicator: str, span: tuple[int, int], sentence: str, clause_start: int,
    offset: int, paragraph: Paragraph, section: Section, beginning: Beginning,
) -> Target:  # fmt: skip
    before = sentence[max(0, clause_start, number.start() - 120) : number.start()]
    tail = sentence[number.end() : number.end() + 12]
    years = [int(m[1]) for m in _YEAR.finditer(sentence)]
    against = _AGAINST.search(sentence)
    down, up = _DOWN.search(before), _UP.search(before)
    direction: Direction | None = "down" if down else "up" if up else None
    first, last = span[0] + offset, span[1] + offset
    return Target(
        anchor=paragraph.anchor,
        section=section.anchor,
        heading=section.heading,
        quote=paragraph.text[first:last],
        start=first,
        end=last,
        number=(number.start() + offset, number.end() + offset),
        indicator=indicator,
        value=float(number["n"].replace(",", "")),
        unit=f"{unit} dollars" if number["money"] == "$" and unit else unit,
        kind=_kind(unit, before, direction),
        value_max=float(number["m"].replace(",", "")) if number["m"] else None,
        comparator=next((name for pattern, name in _COMPARATORS if pattern.search(f"{before[-24:]}|{tail}")), None),
        direction=direction,
        target_year=years[-1] if years else beginning.year if _NOW.search(sentence) else None,
        baseline_year=int(against[1]) if against and int(against[1]) not in years else None,
        industries=section.industries,
    )


def _kind(unit: str | None, before: str, direction: Direction | None) -> TargetKind:
    if unit is not None and unit.startswith("percentage"):
        return "growth_rate"
    if unit in ("%", "percent", "per cent"):
        reached = re.search(r"\b(?:to|(?<!grow )(?<!rise )at)\s(?:\w+\s)?$", before)
        changes = direction is not None and reached is None
        return "growth_rate" if changes else "share"
    return "level"
