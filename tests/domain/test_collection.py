"""How the passages of a collection are named."""

import pytest

from app.domain.collection import PassageRef, read_ref

HERE = PassageRef("some-plan", "2.1-p3", 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("some-plan/2.1-p3@2", HERE),
        ("  some-plan/2.1-p3@2 ", HERE),
        ("/plans/some-plan/2.1-p3?edition=2", HERE),
        ("https://archive.example/plans/some-plan/2.1-p3?edition=2&fingerprint=0123456789ab", HERE),
        ("http://127.0.0.1:8000/plans/some-plan/2.1-p3?fingerprint=0123456789ab&edition=2#2.1-p3", HERE),
        ("some-plan:2.1", PassageRef("some-plan", "2.1")),
        ("some-plan/a1.2~2-t1-r3", PassageRef("some-plan", "a1.2~2-t1-r3")),
        ("some-plan/s1-p2", PassageRef("some-plan", "s1-p2")),
        ("some-plan", None),
        ("some-plan/2.1@0", None),
        ("Some Plan/2.1", None),
        ("https://archive.example/search?q=a/b", None),
        ("", None),
    ],
)
def test_a_passage_is_understood_however_it_was_copied(text, expected):
    """Readers paste what they have: an address of the collection, a permanent link with or without its pins."""
    assert expected == read_ref(text)


@pytest.mark.parametrize("ref", [HERE, PassageRef("some-plan", "a1.0-p1"), PassageRef("p", "2.1-p1-s2", 11)])
def test_what_is_written_is_read_again(ref):
    """A collection that is kept as a bookmark opens with the same passages."""
    assert ref == read_ref(ref.address)
