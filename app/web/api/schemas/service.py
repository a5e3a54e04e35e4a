"""The state of the service, and its errors."""

from typing import Literal

from pydantic import Field

from app.web.api.schemas.common import Shape


class Health(Shape):
    """The process is up."""

    status: Literal["ok"]


class Readiness(Shape):
    """
    The index answers.

    `search` is "restored" where files of the search index were missing or damaged and had to be read from Whoosh: the
    answers are the same, and `archive build` mends it.
    """

    status: Literal["ok"]
    generation: str
    plans: int
    search: Literal["whole", "restored"]


class Problem(Shape):
    """A problem document (RFC 9457); which of the optional members there are depends on the type."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    parameter: str | None = Field(None, description="bad-value: the parameter")
    value: str | None = Field(None, description="bad-value: what was given")
    query: str | None = Field(None, description="query-not-understood: the query")
    code: str | None = Field(None, description="query-not-understood: the rule that is broken, in one word")
    start: int | None = Field(None, description="query-not-understood: first offending character")
    end: int | None = Field(None, description="query-not-understood: end of the offending characters, excluded")
    repairs: list[str] | None = Field(None, description="query-not-understood: whole queries that would work")
    plan: str | None = None
    anchor: str | None = None
    nearest: list[str] | None = Field(None, description="anchor-not-found: the nearest anchors there are")
    reason: str | None = Field(None, description="plan-withdrawn: why")
    successor: str | None = Field(None, description="plan-withdrawn: the plan that replaces it")
    log: str | None = Field(None, description="an error nobody foresaw: its name in the log")
