"""Places in running text of both languages, as the check of summaries needs them: what is found is one."""

import pytest

from app.archive.gazetteer import Places

PLACES = Places()


@pytest.mark.parametrize(
    ("codes", "text"),
    [
        (["220100"], "在长春建设基地"),
        (["220000", "220300"], "吉林省四平市"),
        (["210682"], "凤城市的园区"),
        ([], "资源和振兴"),
        ([], "与阿里巴巴合作"),
        ([], "推广东北经验"),
    ],
)
def test_chinese_places_are_those_that_cannot_be_words(codes, text):
    """A summary would be told to name a place that its plan never meant."""
    assert codes == [code for _, _, code in PLACES.find(text)]


@pytest.mark.parametrize(
    ("found", "text"),
    [
        ([("Changchun", "220100", False)], "a base in Changchun"),
        ([("Zhen'an District", "210604", False)], "parks in Zhen’an District"),
        ([("Jinzhou", "210700", False)], "in Jinzhou City"),
        ([("Jinzhou", "210213", True)], "made by Jinzhou Heavy"),
        ([("Changchun", "220100", False)], "Changchun Railway and Changchun"),
        ([("Yushu", "220182", False)], "in Yushu"),
        ([], "New Energy for Industry"),
    ],
)
def test_english_places_have_the_codes_of_all_that_are_called_so(found, text):
    """Jinzhou is a city and a district; either Chinese name will do."""
    names = [(name, longer) for name, _, longer in PLACES.find_english(text)]
    codes = [codes for _, codes, _ in PLACES.find_english(text)]

    assert ([(name, longer) for name, _, longer in found], True) == (
        names,
        all(code in given for (_, code, _), given in zip(found, codes, strict=True)),
    )


def test_names_are_all_ways_of_writing_the_place():
    """A county is called by the first word of its long English name."""
    assert {"Kuandian", "宽甸"} <= {*PLACES.names("210624", "en"), *PLACES.names("210624", "zh")}
