"""The API as it is described: OpenAPI, the reference in docs/, and requests made up from the description."""

import re
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS

from app.cite.styles import STYLES
from app.web import params
from app.web.api import schemas

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = 20
_ROW = re.compile(r"^\| `(/(?:api/|healthz|readyz)[^`]*)` \| (.*?) \|", re.MULTILINE)


@pytest.fixture(scope="module")
def document(site_app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document."""
    return site_app.openapi()


def reference() -> dict[str, set[str]]:
    """The routes of docs/REFERENCE.md, each with the parameters named in its second column."""
    table = (ROOT / "docs" / "REFERENCE.md").read_text(encoding="utf-8").split("## JSON API")[1]
    return {
        route: set(re.findall(r"`([a-z_]+)(?:=[^`]*)?`", _outside_brackets(cell)))
        for route, cell in _ROW.findall(table)
    }


def _outside_brackets(cell: str) -> str:
    """What is said about a parameter in brackets names its values, not other parameters."""
    return re.sub(r"\([^()]*\)", "", cell)


def operations(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """(path, operation) for all there are."""
    return [(path, operation) for path, methods in document["paths"].items() for operation in methods.values()]


def test_every_route_stands_in_the_reference(document: dict[str, Any]) -> None:
    """What is not written down is found by nobody, and what is only written down by everybody."""
    assert set(document["paths"]) == set(reference())


def test_every_parameter_stands_in_the_reference(document: dict[str, Any]) -> None:
    """The reference is read before the description is."""
    described = {
        path: {param["name"] for param in operation.get("parameters", ()) if param["in"] == "query"}
        for path, operation in operations(document)
    }

    assert described == reference()


def test_every_parameter_is_described(document: dict[str, Any]) -> None:
    """A name alone tells a newcomer nothing."""
    given = [param for _, operation in operations(document) for param in operation.get("parameters", ())]

    assert [] == [param["name"] for param in given if not param["description"] or "type" not in param["schema"]]


def test_every_part_of_a_path_is_described(document: dict[str, Any]) -> None:
    """A generated client has an argument for each."""
    described = {
        path: {param["name"] for param in operation.get("parameters", ()) if param["in"] == "path"}
        for path, operation in operations(document)
    }

    assert {path: set(re.findall(r"\{(\w+)\}", path)) for path in described} == described


def test_every_error_is_described_as_a_problem(document: dict[str, Any]) -> None:
    """One media type and one schema for all errors; that a citation leads nowhere any more is an answer, no error."""
    contents = [
        response["content"]
        for path, operation in operations(document)
        for status, response in operation["responses"].items()
        if status[0] in "45" and (path, status) not in (("/api/resolve", "404"), ("/api/resolve", "410"))
    ]

    assert (
        contents
        and [{"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}] * len(contents)
        == contents
    )


def test_every_object_has_all_its_keys(document: dict[str, Any]) -> None:
    """Null and [] say unknown; a key is never left out. Problems alone differ by their type."""
    objects = {name: schema for name, schema in document["components"]["schemas"].items() if name != "Problem"}

    assert {name: sorted(schema.get("properties", ())) for name, schema in objects.items()} == {
        name: sorted(schema.get("required", ())) for name, schema in objects.items()
    }


def test_every_shape_is_used(document: dict[str, Any]) -> None:
    """A shape nobody answers with misleads whoever reads the schemas."""
    assert set(schemas.__all__) - {"Shape"} == set(document["components"]["schemas"])


def test_the_styles_are_those_that_can_be_cited_in() -> None:
    """The table of media types stands in another room than the styles, and must not fall behind."""
    assert list(STYLES) == list(params.STYLES)


@pytest.mark.parametrize("style", list(params.STYLES))
def test_a_citation_comes_in_the_media_type_of_its_style(client: Any, style: str) -> None:
    """A browser hands a RIS file to the reader's own tool by its type."""
    answer = client.get(f"/api/cite/shili-sheng/2.1-p1?style={style}")

    assert params.STYLES[style] == answer.headers["content-type"]


@pytest.fixture(scope="module")
def described_api(site_app: FastAPI) -> Any:
    """The description, ready to make requests up from."""
    return schemathesis.openapi.from_asgi("/openapi.json", site_app)


# A query has a grammar, six digits are not yet a city, a comparison takes two columns, a citation needs one thing known
# of it, and a plan has only some of the layers: rules that no schema says, so that data which fits the schema may
# rightly be refused there.
_MORE_THAN_SCHEMA = (
    "/api/search",
    "/api/targets",
    "/api/compare",
    "/api/resolve",
    "/api/plans/{plan}/outline",
    "/api/plans/{plan}/{anchor}",
)
_HELD = {"plan": "shili-sheng", "anchor": "2.1-p1"}


def method_of(path: str) -> str:
    """How an address is asked: what would be too long or too private for an address is posted."""
    return "POST" if path == "/api/check" else "GET"


def ask(operation: Any, mode: GenerationMode, fixed: dict[str, str], left_out: set[str]) -> None:
    """Ask *operation* what its description allows, or what it does not, and hold the answers to the description."""
    excluded = [check for check in CHECKS.get_all() if check.__name__ in left_out]

    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode, path_parameters=fixed or None))
    def hold(case: Any) -> None:
        case.call_and_validate(excluded_checks=excluded)

    hold()


@pytest.mark.parametrize("path", sorted(reference()))
def test_made_up_requests_are_answered_as_described(described_api: Any, path: str) -> None:
    """Addresses nobody would type: no 5xx, and every answer of a type and shape that is described."""
    fixed = {name: value for name, value in _HELD.items() if f"{{{name}}}" in path}
    left_out = {"positive_data_acceptance"} if path in _MORE_THAN_SCHEMA else set()
    ask(described_api[path][method_of(path)], GenerationMode.POSITIVE, fixed, left_out)


@pytest.mark.parametrize("path", sorted(path for path, parameters in reference().items() if parameters))
def test_what_is_not_described_is_refused(described_api: Any, path: str) -> None:
    """A value that is passed over in silence gives an answer to another question."""
    fixed = {name: value for name, value in _HELD.items() if f"{{{name}}}" in path}
    # unit=true asks for a unit that no plan prints; in an address nothing tells it from a truth value.
    left_out = {"negative_data_rejection"} if path == "/api/targets" else set()
    ask(described_api[path][method_of(path)], GenerationMode.NEGATIVE, fixed, left_out)
