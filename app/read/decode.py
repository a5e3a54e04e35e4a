"""
Bytes to text: which encoding a file is in, and what could not be decoded.

A byte-order mark decides; then strict UTF-8; then every candidate is tried with replacement and scored by how
much the result looks like Chinese or English prose. Libraries that guess from byte statistics fail on one
damaged byte, which old files are full of; a scored trial does not.
"""

import codecs
from typing import Final

CANDIDATES: Final = ("utf-8", "gb18030", "big5hkscs", "cp950", "utf-16-le", "utf-16-be")
_SAMPLE_BYTES: Final = 60_000
# The commonest characters of official Chinese, simplified and traditional: a wrong decoding has few of them.
_COMMON: Final = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多"
    "定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因"
    "由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解"
    "问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少"
    "图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处府委市省县展规划园企技术创"
    "產業發展經濟規劃項建設區國會開動過長電車業機關東議實務與來時個們為從對進學點體總統計應無資農員後"
    "，。、；：“”（）《》—０１２３４５６７８９0123456789 \n\r\t　"
    "abcdefghijklmnopqrstuvwxyz.,"
)


def decode(data: bytes) -> tuple[str, str, int]:
    """
    Decode *data*.

    Returns:
        The text, the name of its encoding, and how many U+FFFD stand in it for bytes that could not be decoded.
        An empty file is ("", "utf-8", 0). Line ends are left as they are.
    """
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return _decoded(data[len(mark) :], name)
    try:
        return data.decode("utf-8"), "utf-8", 0
    except UnicodeDecodeError:
        pass
    sample = data[: _SAMPLE_BYTES - _SAMPLE_BYTES % 4]
    best = max(CANDIDATES, key=lambda name: _score(sample.decode(name, "replace")))
    return _decoded(data, best)


def _decoded(data: bytes, name: str) -> tuple[str, str, int]:
    text = data.decode(name, "replace")
    return text, name, text.count("\ufffd") - _own_replacements(data, name)


def _own_replacements(data: bytes, name: str) -> int:
    """A file may carry U+FFFD of its own, damaged before it reached us; those were not lost here."""
    return data.count("\ufffd".encode(name)) if name.startswith("utf") else 0


def _score(text: str) -> float:
    """Share of common characters, less ten times the share of characters no plan would have."""
    if not text:
        return 0.0
    good = bad = 0
    for char in text:
        if char in _COMMON:
            good += 1
        elif char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or (char < " " and char not in "\n\r\t\f"):
            bad += 1
    return (good - 10 * bad) / len(text)


def looks_binary(data: bytes) -> bool:
    """Whether *data* is no text in any of the encodings: control bytes that prose never has."""
    sample = data[:_SAMPLE_BYTES]
    if not sample or sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    text, _, _ = decode(sample[: len(sample) - len(sample) % 4])
    return _score(text) < 0.1
