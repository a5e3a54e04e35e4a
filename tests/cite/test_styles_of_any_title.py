"""Whatever signs a title holds, a citation is one that other programs can read."""

import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from app.cite.styles import cite
from tests.cite.cite_factories import reference

HARD = st.text(alphabet="规划{}\\%&_#$~^\n\r\t\u2028\u0085 aÄ\"'", max_size=30)


def unescaped(text: str) -> str:
    """*text* without the characters BibTeX reads as escaped."""
    return re.sub(r"\\[\\{}%&_#$]", "", text)


@settings(max_examples=60, deadline=None)
@given(HARD, HARD, HARD)
def test_braces_of_bibtex_balance_whatever_a_title_holds(title, issuer, number):
    """One brace too few swallows every entry behind it in a user's file."""
    found = cite(reference(title_zh=title or None, issuer=(issuer,), doc_number=number), "bibtex")
    depths, depth = [], 0
    for character in unescaped(found):
        depth += {"{": 1, "}": -1}.get(character, 0)
        depths.append(depth)

    assert (0, True) == (depth, min(depths) >= 0)


@settings(max_examples=60, deadline=None)
@given(HARD, HARD, HARD)
def test_a_line_of_ris_is_one_tag_whatever_a_title_holds(title, issuer, number):
    """A line break inside a value would begin a tag of its own."""
    found = cite(reference(title_zh=title or None, issuer=(issuer,), doc_number=number), "ris")

    assert [] == [line for line in found.splitlines() if not re.match(r"[A-Z][A-Z0-9]  - ", line)]


@settings(max_examples=60, deadline=None)
@given(HARD, HARD, HARD)
def test_csl_json_is_json_whatever_a_title_holds(title, issuer, number):
    """A plug-in that cannot parse an item shows none."""
    item = json.loads(cite(reference(title_zh=title or None, issuer=(issuer,), doc_number=number), "csl-json"))[0]

    assert (title or "Example Province Industrial Plan") == item["title"]
