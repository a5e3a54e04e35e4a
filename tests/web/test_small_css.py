"""The style sheet is served in few bytes, and says what its sources say."""

import pytest

from app.web.small_css import joined_layers, plain_fonts, small_css, without_blanks, written_out


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        (".a { color: red; }\n\n.b { margin: 0 }", ".a{color:red}.b{margin:0}"),
        (".doc :hover > b, i { top: 0 }", ".doc :hover>b,i{top:0}"),
        (".a + .b ~ p, .c > * + * { top: calc(1px + var(--r)) }", ".a+.b~p,.c>* + *{top:calc(1px + var(--r))}"),
        (".a::before, .b::after { top: 0 }", ".a:before,.b:after{top:0}"),
        ("/* a { } */ .a { width: calc(1px + 2px) }", ".a{width:calc(1px + 2px)}"),
        ("@media (width) and (height) { i { top: 0 } }", "@media(width) and (height){i{top:0}}"),
        ('.a { content: " ; /* no */ " }', '.a{content:" ; /* no */ "}'),
    ],
)
def test_blanks_and_comments_go_where_they_mean_nothing(css: str, expected: str) -> None:
    """A blank too few and a rule is for other elements."""
    assert expected == without_blanks(css)


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("@layer a,b;@layer a{i{top:0}}@layer a{b{top:1}}", "@layer a,b;@layer a{i{top:0}b{top:1}}"),
        ("@layer a{i{top:0}}@layer b{b{top:1}}", "@layer a{i{top:0}}@layer b{b{top:1}}"),
        ("@layer a{i{top:0}}@media print{i{top:1}}@layer a{b{top:1}}",) * 2,
        ('@layer a{i{content:"}"}}@layer a{b{top:1}}', '@layer a{i{content:"}"}b{top:1}}'),
    ],
)
def test_layers_that_follow_each_other_are_one(css: str, expected: str) -> None:
    """What lies between two of them would else be overtaken."""
    assert expected == joined_layers(css)


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        (":root{--r:4px;--x:0}i{top:var(--r);left:var(--x)}", ":root{}i{top:4px;left:0}"),
        (":root{--r:4px}.d{--r:2px}i{top:var(--r)}", ":root{--r:4px}.d{--r:2px}i{top:var(--r)}"),
        (":root{--r:4px}i{top:var(--r,1px)}", ":root{--r:4px}i{top:var(--r,1px)}"),
        (":root{--r:4px;--ra:var(--r) solid}i{border:var(--ra)}", ":root{}i{border:4px solid}"),
        ("i{top:var(--r)}", "i{top:var(--r)}"),
        (":root{--l:1px solid #123456}i{a:var(--l)}b{a:var(--l)}u{a:var(--l)}",) * 2,
    ],
)
def test_a_token_is_written_out_only_where_it_always_means_the_same(css: str, expected: str) -> None:
    """A colour of the dark page must not be frozen at its light value."""
    assert expected == written_out(css)


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ('i{font-family:"Noto Sans CJK SC","A1 2b",serif}', 'i{font-family:Noto Sans CJK SC,"A1 2b",serif}'),
        ('i{content:"Noto Sans"}', 'i{content:"Noto Sans"}'),
    ],
)
def test_names_of_fonts_need_no_marks_where_they_are_plain_words(css: str, expected: str) -> None:
    """A name with a number at the head of a word is no name without them, and text is text."""
    assert expected == plain_fonts(css)


def test_what_scripts_set_keeps_its_name() -> None:
    """The toolbar's height is written by a script, by that name."""
    assert "i{top:var(--bar,3rem)}" == small_css("i { top: var(--bar, 3rem) }")
