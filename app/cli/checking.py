"""
The command that checks the quotations of a report: check-quotes. It changes nothing and keeps nothing of the report.
"""

from pathlib import Path
from typing import Annotated, Final

import typer

from app.cli.options import Documents, Index, Json, open_archive, print_json, settings_of

_WRONG: Final = 2
_DIFF: Final = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
_VERDICTS: Final = {
    "verbatim": "as printed 一致",
    "verbatim_folded": "as printed, but for widths and breaks 除全半角、断行等外一致",
    "number_differs": "A NUMBER OR UNIT DIFFERS 数字或单位不符",
    "wording_differs": "THE WORDING DIFFERS 文字不符",
    "not_found": "NOT FOUND 未找到",
}
_PLACES: Final = {
    "as_cited": "at the place cited 出处相符",
    "elsewhere": "NOT AT THE PLACE CITED 出处不符",
    "not_cited": "no place is cited 未注出处",
    "unresolved": "the place cited is not known here 出处无法核对",
}


def check_quotes(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A report: text, Markdown, HTML, Word or PDF. 报告")],
    documents: Documents = None,
    index: Index = None,
    as_json: Json = False,
) -> int:
    """The quotations in a report, each with whether its words and its place are right. 核对引文"""
    archive = open_archive(settings_of(documents, index))
    from app.archive.checking import read_report

    found = archive.check_text(read_report(file))
    if as_json:
        from app.web.api.checking import quotation

        print_json({"quotations": [quotation(each) for each in found]})
    else:
        for each in found:
            typer.echo(f"{each.quotation.start}: “{' '.join(each.quotation.text.split())}”")
            typer.echo(f"    {_VERDICTS[each.verdict]}; {_PLACES[each.place]}")
            if each.best is not None:
                typer.echo(f"    {each.best.plan} {each.best.anchor}, edition {each.best.edition}")
            if each.diff:
                typer.echo("    " + "".join(_DIFF[op].format(text) for op, text in each.diff))
        typer.echo(f"{len(found)} quotations found")
    wrong = any(each.verdict not in ("verbatim", "verbatim_folded") or each.place == "elsewhere" for each in found)
    return _WRONG if wrong else 0
