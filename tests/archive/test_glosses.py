"""English glosses of headings, from plan.toml to whoever asks for the record."""

from app.archive.filling import open_or_build
from app.web import present

RECORD = '[headings]\n"1" = "Targets"\n"1.1" = "Stronger core business"\n'


def test_glosses_are_in_the_record_that_is_asked_for(settings, fill):
    """Pages and programs show them beside the Chinese heading, by its anchor."""
    text = "测试省钢铁产业发展规划\n\n一、发展目标\n\n（一）做强主业。到2020年，全省销售收入突破900亿元。\n"
    fill({"steel/text.txt": text, "steel/plan.toml": RECORD})
    info = open_or_build(settings).archive.plan("steel")
    written = {"1": "Targets", "1.1": "Stronger core business"}

    assert (written, written) == (info.record.headings_en, present.record(info)["headings_en"])
