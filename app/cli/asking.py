"""
The commands that ask: search, plans, outline, cite, resolve. They change nothing.
"""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from app.cli.options import Documents, Index, Json, PlanSlug, open_archive, print_json, settings_of

if TYPE_CHECKING:
    from app.settings import Settings

SortName = Literal["relevance", "newest", "oldest", "region"]
LangName = Literal["zh", "en"]
Values = list[str] | None


class LayerChoice(StrEnum):
    """A layer as an option that repeats takes it."""

    official = "official"
    summary = "summary"
    translation = "translation"


def search(
    query: Annotated[str, typer.Argument(help='Words, "phrases", -exclusions, AND OR NOT. 检索式')],
    province: Annotated[Values, typer.Option(help="GB/T 2260 code; repeatable, as all facets. 省")] = None,
    city: Annotated[Values, typer.Option(help="GB/T 2260 code. 市")] = None,
    industry: Annotated[Values, typer.Option(help="Industry id. 行业")] = None,
    year: Annotated[Values, typer.Option(help="Year of the plan. 年份")] = None,
    period: Annotated[Values, typer.Option(help="As 2011-2015. 五年规划期")] = None,
    kind: Annotated[Values, typer.Option(help="As 规划. 文种")] = None,
    level: Annotated[Values, typer.Option(help="national, province, city or county. 层级")] = None,
    plan: Annotated[Values, typer.Option(help="Slug of a plan. 规划")] = None,
    layer: Annotated[
        list[LayerChoice] | None, typer.Option(help="Texts to search; without, each plan's principal one. 文本层")
    ] = None,
    sort: Annotated[SortName, typer.Option(help="Order. 排序")] = "relevance",
    page: Annotated[int, typer.Option(min=1, help="Page of results.")] = 1,
    size: Annotated[int, typer.Option(min=1, max=100, help="Sections per page.")] = 20,
    literal: Annotated[bool, typer.Option("--literal", help="Do not widen by synonyms and translations.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Whole paragraphs instead of excerpts.")] = False,
    documents: Documents = None,
    index: Index = None,
    as_json: Json = False,
) -> None:
    """Sections that answer, by plan, the best first. 检索"""
    archive = open_archive(settings_of(documents, index))
    from app.domain.results import SearchRequest

    ticked = {
        "province": province,
        "city": city,
        "industry": industry,
        "year": year,
        "period": period,
        "kind": kind,
        "level": level,
        "plan": plan,
    }
    request = SearchRequest(
        q=query.strip(),
        filters={name: tuple(values) for name, values in ticked.items() if values},
        sort=sort,
        page=page,
        size=size,
        expand=("off",) if literal else (),
        layers=tuple(each.value for each in layer or ()),
    )
    result = archive.search(request)
    known = {info.plan: info for info in archive.plans()}
    if as_json:
        from app.web import present_answers

        print_json(present_answers.search(result, known))
        return
    from app.cli import show

    show.search(result, known, full)


def plans(documents: Documents = None, index: Index = None, as_json: Json = False) -> None:
    """The plans held, with what is held of each. 规划列表"""
    archive = open_archive(settings_of(documents, index))
    found = archive.plans()
    if as_json:
        from app.web import present

        print_json({"items": [present.record(info) for info in found], "total": len(found), "page": 1})
        return
    from app.cli import show

    show.plans(found, archive.tombstones())


def outline(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Any text, Markdown, HTML, Word or PDF file. 文件")],
    as_json: Json = False,
) -> None:
    """How a raw file is read: its record, sections and repairs, without importing it. 结构预览"""
    from app.archive.preview import preview

    info, view = preview(file)
    if as_json:
        from app.web import present

        repairs = [
            {"name": r.name, "span": [r.span.start, r.span.end], "before": r.before, "after": r.after}
            for r in view.repairs
        ]
        print_json({"record": present.record(info), "outline": present.outline(view), "repairs": repairs})
        return
    from app.cli import show

    show.outline(info, view)


def cite(
    plan: PlanSlug,
    anchor: Annotated[str, typer.Argument(help="Section, paragraph or sentence, as 2.1-p3. 锚点")],
    style: Annotated[
        str, typer.Option(help="gbt7714, gbt7714-2015, bibtex, ris, csl-json or text. 引文格式")
    ] = "gbt7714",
    lang: Annotated[LangName, typer.Option(help="Language of the citation. 语言")] = "zh",
    edition: Annotated[int | None, typer.Option(min=1, help="An older edition of the text. 版本")] = None,
    base_url: Annotated[str | None, typer.Option(help="Public address of the archive.", show_default=False)] = None,
    documents: Documents = None,
    index: Index = None,
) -> None:
    """A citation of one passage, with its permanent link. 引用"""
    settings = settings_of(documents, index, base_url=base_url)
    typer.echo(open_archive(settings).cite(plan, anchor, style, lang, _base_url(settings), edition))


def resolve(
    plan: Annotated[str | None, typer.Argument(metavar="[PLAN]", help="The plan's slug.")] = None,
    anchor: Annotated[str | None, typer.Argument(metavar="[ANCHOR]", help="What was cited, as 2.1-p3.")] = None,
    edition: Annotated[int | None, typer.Option(min=1, help="The edition cited. 版本")] = None,
    fingerprint: Annotated[str | None, typer.Option(help="The fingerprint in the link. 指纹")] = None,
    quote: Annotated[str | None, typer.Option(help="The words quoted. 引文")] = None,
    documents: Documents = None,
    index: Index = None,
    as_json: Json = False,
) -> None:
    """What became of a cited passage: identical, corrected, moved, ambiguous, withdrawn, unknown. 核对引用"""
    archive = open_archive(settings_of(documents, index))
    found = archive.resolve(plan, anchor, edition, fingerprint, quote)
    if as_json:
        from app.web import present_answers

        print_json(present_answers.resolution(found))
        return
    from app.cli import show

    show.resolution(found)


def _base_url(settings: "Settings") -> str:
    return settings.base_url or f"http://{settings.host}:{settings.port}"
