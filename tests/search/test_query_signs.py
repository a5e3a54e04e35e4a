"""Every sign of the query language in its full-width form, and every prefix in both languages."""

import pytest

from app.errors import QueryNotUnderstood
from app.search.fields import FIELDS
from app.search.query import parse


@pytest.mark.parametrize(
    ("full_width", "plain"),
    [
        ("汽车 ＡＮＤ 石化", "汽车 AND 石化"),
        ("汽车 ＯＲ 石化", "汽车 OR 石化"),
        ("汽车 ＮＯＴ 石化", "汽车 NOT 石化"),
        ("汽车 －石化", "汽车 -石化"),
        ("汽车 −石化", "汽车 -石化"),
        ("汽车 ｜ 石化", "汽车 | 石化"),
        ("（汽车 OR 石化） AND 冶金", "(汽车 OR 石化) AND 冶金"),
        ("－（汽车 石化）", "-(汽车 石化)"),
        ("＂产业集群＂", '"产业集群"'),
        ("“产业集群”", '"产业集群"'),
        ("「产业集群」", '"产业集群"'),
        ("ｔｉｔｌｅ：汽车", "title:汽车"),
        ("标题：“产业”", 'heading:"产业"'),
        ("汽车　石化", "汽车 石化"),
    ],
)
def test_a_full_width_sign_means_what_the_plain_one_means(full_width: str, plain: str) -> None:
    """Whoever types Chinese has the full-width signs under his fingers."""
    assert _shape(plain) == _shape(full_width)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        (zh, next(each for each in field.prefixes if each.isascii()))
        for field in FIELDS
        for zh in field.prefixes
        if not zh.isascii()
    ],
)
def test_every_prefix_has_its_name_in_both_languages(zh: str, en: str) -> None:
    """题名：汽车 and title:汽车 ask the same."""
    assert _shape(f"{en}:汽车") == _shape(f"{zh}：汽车")


@pytest.mark.parametrize(
    ("query", "place", "code", "repair"),
    [
        ("“产业集群", (0, 1), "quote_open", "“产业集群”"),
        ("（汽车 OR 石化", (0, 1), "paren_open", "（汽车 OR 石化）"),
        ("汽车 ＡＮＤ", (3, 6), "nothing_after", "汽车"),
        ("ＯＲ 汽车", (0, 2), "nothing_before", "汽车"),
        ("汽车）", (2, 3), "paren_extra", "汽车"),
        ("标题：", (0, 3), "nothing_after", '"标题："'),
    ],
)
def test_an_error_names_the_place_and_the_remedy(query: str, place: tuple[int, int], code: str, repair: str) -> None:
    """One click mends the query; the full-width sign is the one that is pointed at."""
    with pytest.raises(QueryNotUnderstood) as caught:
        parse(query)
    error = caught.value

    assert (place, code, repair) == ((error.start, error.end), error.code, error.repairs[0])


def _shape(query: str) -> str:
    """The tree without places and signs."""
    text = repr(parse(query)).replace(r"\u3000", "")
    for sign in "0123456789":
        text = text.replace(sign, "")
    return "".join(text.split())
