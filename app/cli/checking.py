"""
The command that checks the quotations and citations of a report: check-quotes.

It changes nothing and keeps nothing of the report.
"""

from pathlib import Path
from typing import Annotated, Final

import typer

from app.cli.options import Documents, Index, Json, open_archive, print_json, settings_of
from app.errors import SourceUnreadable

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
_STATUSES: Final = {
    "identical": "as it was cited 与引用时一致",
    "corrected": "CORRECTED SINCE 引用后有更正",
    "moved": "moved since 引用后换了位置",
    "ambiguous": "SEVERAL ARE SO CALLED 不止一处",
    "withdrawn": "WITHDRAWN 已撤下",
    "unknown": "not in the archive 文库中没有",
    "held": "in the archive 文库已收录",
}


def check_quotes(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A report: text, Markdown, HTML, Word or PDF. 报告")],
    documents: Documents = None,
    index: Index = None,
    as_json: Json = False,
) -> int:
    """The quotations and citations in a report: whether words and places are right. 核对引文"""
    archive = open_archive(settings_of(documents, index))
    from app.archive.checking import read_report

    text = read_report(file.name, _bytes(file))
    found, citations = archive.check_text(text), archive.check_citations(text)
    if as_json:
        from app.web.api.checking import citation, quotation

        said = {"quotations": [quotation(each) for each in found], "citations": [citation(each) for each in citations]}
        print_json(said)
    else:
        for each in found:
            typer.echo(f"{each.quotation.start}: “{' '.join(each.quotation.text.split())}”")
            typer.echo(f"    {_VERDICTS[each.verdict]}; {_PLACES[each.place]}")
            if each.best is not None:
                typer.echo(f"    {each.best.plan} {each.best.anchor}, edition {each.best.edition}")
            if each.diff:
                typer.echo("    " + "".join(_DIFF[op].format(text) for op, text in each.diff))
        for cited in citations:
            at = f" ({', '.join(cited.plans)})" if cited.plans else ""
            typer.echo(f"{cited.citation.start}: {' '.join(cited.citation.text.split())}")
            typer.echo(f"    {_STATUSES[cited.status]}{at}")
        typer.echo(f"{len(found)} quotations and {len(citations)} citations found")
    wrong = any(each.verdict not in ("verbatim", "verbatim_folded") or each.place == "elsewhere" for each in found)
    return _WRONG if wrong else 0


def _bytes(file: Path) -> bytes:
    """The content of a file. Raises SourceUnreadable."""
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise SourceUnreadable(str(file), "there is no such file") from error
    except OSError as error:
        raise SourceUnreadable(str(file), f"cannot be opened ({error.strerror or error})") from error
