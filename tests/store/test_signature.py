"""By its signature a text is known again; nothing of the text is in it."""

import numpy as np
import pytest

from app.store.signature import (
    KEPT,
    METHOD,
    Overlap,
    Signature,
    dump_hashes,
    load_hashes,
    overlap,
    shingle_hashes,
    sign,
)
from tests.store.plan_texts import paragraphs, plan_text, rewrapped

TEXT = plan_text()
FULL_WIDTH = str.maketrans("0123456789,", "０１２３４５６７８９，")


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("another width", rewrapped(TEXT, 40)),
        ("no line breaks", TEXT.replace("\n", "")),
        ("full-width digits", TEXT.translate(FULL_WIDTH)),
        ("other punctuation", TEXT.replace("，", "、").replace("。", "；")),
        ("blanks between the characters", " ".join(TEXT)),
    ],
)
def test_the_form_of_a_text_makes_no_difference(form, text):
    """The same plan comes as a web page, a scan and a Word file; it is still the same plan."""
    assert sign(TEXT) == sign(text)


def test_nineteen_times_out_of_twenty_the_estimate_is_within_three_points():
    """Recognition decides by percentages, so they must be about right where it matters, near 0.95."""
    close = 0
    for seed in range(100):
        said = paragraphs(seed, 60)
        whole, rest = shingle_hashes("".join(said)), shingle_hashes("".join(said[:20] + said[23:]))
        exact = len(np.intersect1d(whole, rest)) / len(whole)
        close += abs(overlap(sign("".join(said)), rest).known - exact) < 0.03

    assert close >= 92  # of 100; five misses are expected, nine are not


def test_two_plans_in_the_same_words_have_little_in_common():
    """Plans of one province share their vocabulary; that must not make them one plan."""
    other = overlap(sign(TEXT), shingle_hashes(plan_text(seed=2)))

    assert max(other.known, other.given) < 0.1


def test_an_extract_is_all_in_the_plan_but_the_plan_is_not_in_it():
    """Both directions are needed to tell a plan from a page quoted out of it."""
    said = paragraphs(1)
    found = overlap(sign("\n".join(said)), shingle_hashes("\n".join(said[:6])))

    assert (True, True) == (found.known < 0.35, found.given > 0.65)


def test_a_text_too_short_to_cut_has_nothing_in_common_with_any():
    """An empty signature must not be contained in every text."""
    assert Overlap(0.0, 0.0, 0) == overlap(sign("七个字而已吗"), shingle_hashes(TEXT))


def test_hashes_are_written_and_read_back_alike():
    """They stand in plan.toml, where a text must still be recognised years later."""
    signature = sign(TEXT)

    assert signature == load_hashes(dump_hashes(signature), signature.total)


def test_a_signature_is_the_smallest_hashes_in_order():
    """The method is named in plan.toml; another way of choosing would make old signatures worthless."""
    hashes = shingle_hashes(TEXT)

    assert Signature(tuple(sorted(hashes.tolist())[:KEPT]), len(hashes)) == sign(TEXT)


def test_the_method_names_the_numbers_in_use():
    """A signature by other numbers must not pass for one of these."""
    assert METHOD == f"smallest {KEPT} of 64-bit hashes of 8 folded characters"


def test_the_hash_of_a_shingle_never_changes():
    """Signatures in records that people hold elsewhere were made with this very function."""
    assert ["2fa363ce8774df7e"] == dump_hashes(sign("示例省特色产业行"))
