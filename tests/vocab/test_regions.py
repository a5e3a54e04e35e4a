"""Regions: the table is whole and true in both languages and in pinyin; names in texts find their place or none."""

import re

import pytest

from app.errors import RecordInvalid
from app.vocab import regions

REGIONS = regions.load()
HEAD = "code,parent,zh,short,en,pinyin,aliases,valid_from,valid_to,source"
JILIN = "220000,,吉林省,吉林,Jilin,jilin,,,,GB/T 2260"


def test_there_are_34_provinces_in_code_order():
    """Coverage is told in provinces: 23, five autonomous regions, four cities, two special regions."""
    codes = [place.code for place in REGIONS.provinces()]

    assert (34, sorted(codes)) == (len(codes), codes)


@pytest.mark.parametrize(
    ("rule", "broken"),
    [
        ("has its names", [p.zh for p in REGIONS.by_code.values() if not (p.zh and p.short and p.en and p.pinyin)]),
        ("has a code of six digits", [c for c in REGIONS.by_code if not re.fullmatch(r"[1-9]\d{5}", c)]),
        (
            "below a province has a parent in it",
            [
                p.zh
                for p in REGIONS.by_code.values()
                if (p.level == "province") is (p.parent is not None)
                or (p.parent is not None and (p.parent not in REGIONS.by_code or p.parent[:2] != p.code[:2]))
            ],
        ),
        (
            "lies in the prefecture of its code, if there is one",
            [
                p.zh
                for p in REGIONS.by_code.values()
                if p.level == "county" and (city := REGIONS.city_of(p.code)) and p.parent not in (city.code, None)
            ],
        ),
        (
            "has pinyin of small letters without tones",
            [p.pinyin for p in REGIONS.by_code.values() if not re.fullmatch("[a-z]+", p.pinyin)],
        ),
        (
            "has a short name that begins the long one",
            [p.zh for p in REGIONS.by_code.values() if p.zh[:2] != p.short[:2]],
        ),
        (
            "is in Latin letters in English",
            [p.en for p in REGIONS.by_code.values() if not re.fullmatch("[A-Za-zü' ’-]+", p.en)],
        ),
    ],
)
def test_every_region(rule, broken):
    """A hole in the table is a place that nobody finds."""
    assert [] == broken, rule


def test_no_two_regions_of_a_level_have_a_full_name_and_a_parent_in_common():
    """朝阳区 of Beijing and of Changchun are two places, and each is one."""
    seen: dict[tuple[str, str | None], list[str]] = {}
    for place in REGIONS.by_code.values():
        seen.setdefault((place.zh, place.parent), []).append(place.code)

    assert {} == {name: codes for name, codes in seen.items() if len(codes) > 1}


@pytest.mark.parametrize(
    ("pinyin", "name"),
    [
        ("chaoyang", "朝阳"), ("luohe", "漯河"), ("luan", "六安"), ("bengbu", "蚌埠"), ("xiamen", "厦门"),
        ("chongqing", "重庆"), ("changzhi", "长治"), ("taizhou", "台州"), ("bozhou", "亳州"), ("leshan", "乐山"),
        ("yueqing", "乐清"), ("laoting", "乐亭"), ("laoling", "乐陵"), ("ledu", "乐都"), ("nanle", "南乐"),
        ("minle", "民乐县"), ("changdu", "昌都"), ("jiangdu", "江都"), ("yudu", "于都"), ("duyun", "都匀"),
        ("dujiangyan", "都江堰"), ("zhangzi", "长子"), ("zichang", "子长"), ("tianchang", "天长"), ("minhang", "闵行"),
        ("xingtang", "行唐"), ("yanshan", "铅山"), ("shexian", "歙县"), ("xunxian", "浚县"), ("hongtong", "洪洞"),
        ("fanshi", "繁峙"), ("botou", "泊头"), ("daicheng", "大城"), ("dabu", "大埔"), ("huangpu", "黄埔"),
        ("yuxian", "蔚县"), ("shenxian", "莘县"), ("yongqiao", "埇桥"), ("qianwei", "犍为"), ("junlian", "筠连"),
        ("pidu", "郫都"), ("shifang", "什邡"), ("panyu", "番禺"), ("mawei", "马尾"), ("fogang", "佛冈"),
        ("foshan", "佛山"), ("luhe", "六合"), ("liupanshui", "六盘水"), ("kongtong", "崆峒"), ("tanchang", "宕昌"),
        ("aletai", "阿勒泰"), ("kuerle", "库尔勒"), ("wushi", "乌什"), ("jiashi", "伽师"), ("qiemo", "且末"),
        ("zhashui", "柞水"), ("huyi", "鄠邑"), ("hongsibu", "红寺堡"), ("zengdu", "曾都"), ("qijiang", "綦江"),
        ("guoyang", "涡阳"), ("biyang", "泌阳"), ("dangshan", "砀山"), ("suqian", "宿迁"), ("suzhou", "宿州"),
    ],
)  # fmt: skip
def test_a_name_is_spelled_as_its_people_say_it(pinyin, name):
    """Pinyin finds places and makes slugs; characters with two readings are where tables go wrong."""
    assert {pinyin} == {place.pinyin for place in REGIONS.named(name)}


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("220000", "吉林省"), ("220000", "吉林"), ("220000", "Jilin"), ("220200", "吉林市"), ("220400", "辽源"),
        ("220400", "liaoyuan"), ("220400", "LIAOYUAN"), ("341500", "Lu'an"), ("341500", "lu’an"), ("610100", "Xi'an"),
        ("610100", "xian"), ("150000", "内蒙古"), ("150000", "Inner Mongolia"), ("810000", "香港"),
        ("610000", "Shaanxi"), ("140000", "Shanxi"), ("540000", "Tibet"), ("211300", "朝阳"),
    ],
)  # fmt: skip
def test_a_name_in_any_form_leads_to_its_place(code, written):
    """The highest level comes first: 吉林 is the province before the city."""
    found = REGIONS.named(written)

    assert code == (found[0].code if found else None)


@pytest.mark.parametrize(
    ("codes", "text"),
    [
        (["220000"], "推动吉林省工业发展"),
        (["220000", "220400"], "吉林省辽源市"),
        (["210000", "211300"], "辽宁省内的朝阳"),
        (["210000", "211300"], "辽宁朝阳"),
        (["220000", "220104"], "吉林省朝阳区"),
        (["110000", "110105"], "北京市朝阳区"),
        ([], "朝阳产业"),
        (["422800", "532500", "532503"], "恩施州要发展，红河州蒙自市同样"),
        (["630000", "632500"], "青海省海南州"),
        (["210682", "210681"], "凤城市、东港市"),
        ([], "国家资源和环境振兴"),
        ([], "和平解放，建设新城"),
        ([], ""),
        ([], "省"),
    ],
)
def test_a_place_in_a_text_is_found_or_left_out(codes, text):
    """A sunrise industry (朝阳产业) is in no city; a county's short name is often just a word."""
    found = [place.place.code for place in REGIONS.find_in(text)]

    assert codes == found


@pytest.mark.parametrize("text", ["吉林省吉林市吉林", "北京北京市，上海", "长春、吉林、四平、辽源、通化、白山"])
def test_places_found_stand_where_they_say_and_do_not_overlap(text):
    """Pages mark the very words."""
    found = REGIONS.find_in(text)
    spans = [(place.start, place.end) for place in found]

    assert (True, spans) == (
        all(text[place.start : place.end] in REGIONS.names_of(place.place.code) for place in found),
        sorted(span for span in spans if span[0] < span[1]),
    )


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("吉林省", "Jilin", "吉林"), "220000"),
        (("丹东市", "Dandong", "丹东"), "210600"),
        (("999999", "999999", "999999"), "999999"),
    ],
)
def test_a_code_has_a_label_in_both_languages(names, code):
    """A code nobody knows is shown as it is, not hidden."""
    labels = (REGIONS.label(code, "zh"), REGIONS.label(code, "en"), REGIONS.label(code, "zh", short=True))

    assert names == labels


@pytest.mark.parametrize(
    ("message", "rows"),
    [
        ("no six-digit", [JILIN, "22040,220000,辽源市,辽源,Liaoyuan,liaoyuan,,,,"]),
        ("occurs twice", [JILIN, JILIN]),
        ("no row has", ["220400,220000,辽源市,辽源,Liaoyuan,liaoyuan,,,,"]),
    ],
)
def test_a_broken_table_is_refused_with_its_line(tmp_path, monkeypatch, message, rows):
    """Who edits the table learns at once where the slip is."""
    for name in regions.FILES:
        (tmp_path / name).write_text("\n".join([HEAD, *(rows if name == regions.FILES[0] else [])]), encoding="utf-8")
    monkeypatch.setattr(regions.resources, "files", lambda package: tmp_path)

    with pytest.raises(RecordInvalid, match=rf"regions\.csv:\d+: .*{message}"):
        regions.load.__wrapped__()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("建设200个综合治理示范县", []),
        ("城市和县城污水处理率", []),
        ("海河南岸绿地", []),
        ("范县产值", ["410926"]),
        ("和县产值", ["340523"]),
    ],
)
def test_a_name_of_two_characters_across_two_words_is_no_place(text: str, codes: list[str]) -> None:
    """A target for model counties is none of 范县 in Henan."""
    assert codes == [found.place.code for found in regions.load().find_in(text)]
