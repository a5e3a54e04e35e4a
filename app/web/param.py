"""
One query or path parameter: declared once, read, refused and described from the same words.

Which parameters there are stands in app.web.params.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Literal

from starlette.datastructures import QueryParams

from app.errors import BadValue, Rule, echoed
from app.vocab import messages

_WHOLE: Final = re.compile(r"-?[0-9]{1,12}")


@dataclass(frozen=True, slots=True)
class Param:
    """
    One parameter: its name, what it is for, and which values it takes.

    `choices` lists all values there are; `pattern` is what a whole value must match and `takes` names the message
    (takes.…) that says it in words;
    `low` and `high` make it a whole number. `most` above 1 lets it repeat. `also` is a rule that no pattern says.
    """

    name: str
    about: str
    takes: str = ""
    choices: tuple[str, ...] = ()
    pattern: str = ""
    low: int | None = None
    high: int | None = None
    default: str | int | None = None
    longest: int = 100
    most: int = 1
    also: Callable[[str], bool] | None = None
    example: str | None = None
    place: Literal["query", "path"] = "query"

    def values(self, params: QueryParams) -> tuple[str, ...]:
        """All values given, each once, without blanks around it. Raises BadValue."""
        found = tuple(dict.fromkeys(value for raw in params.getlist(self.name) if (value := raw.strip())))
        if len(found) > self.most:
            raise self._refused(f"{len(found)} values", ("takes.many", {"most": self.most}))
        for value in found:
            if not self._fits(value):
                raise self._refused(echoed(value), self._rule)
        return found

    def value(self, params: QueryParams) -> str | None:
        """The one value, or the default (None where there is none). Raises BadValue."""
        found = self.values(params)
        if found:
            return found[0]
        return None if self.default is None else str(self.default)

    def number(self, params: QueryParams) -> int | None:
        """The one value as a number, or the default. Raises BadValue."""
        found = self.value(params)
        return None if found is None else int(found)

    @property
    def allowed(self) -> str:
        """What it takes, in English words."""
        key, values = self._rule
        return messages.text("en", key, **values)

    @property
    def _rule(self) -> Rule:
        """The message that says what it takes, and the values in it."""
        if self.takes:
            return f"takes.{self.takes}", {}
        if self.choices:
            return "takes.choices", {"among": ", ".join(self.choices)}
        if self.low is not None:
            return "takes.number", {"low": self.low, "high": self.high}
        return "takes.characters", {"most": self.longest}

    def _refused(self, shown: str, rule: Rule) -> BadValue:
        key, values = rule
        said = messages.text("en", key, **values)
        return BadValue(self.name, shown, f"it takes {said}", rule)

    def _fits(self, value: str) -> bool:
        if self.choices:
            return value in self.choices
        if self.low is not None and self.high is not None:
            return _WHOLE.fullmatch(value) is not None and self.low <= int(value) <= self.high
        if len(value) > self.longest or (self.pattern and re.fullmatch(self.pattern, value) is None):
            return False
        return self.also is None or self.also(value)

    def openapi(self) -> dict[str, Any]:
        """The parameter as an OpenAPI parameter object."""
        schema: dict[str, Any] = {"type": "string"}
        if self.choices:
            schema["enum"] = list(self.choices)
        elif self.low is not None:
            schema = {"type": "integer", "minimum": self.low, "maximum": self.high}
        else:
            schema["maxLength"] = self.longest
            if self.pattern:
                schema["pattern"] = f"^(?:{self.pattern})$"
        if self.default is not None:
            schema["default"] = self.default
        if self.most > 1:
            schema = {"type": "array", "items": schema, "maxItems": self.most}
        said = self.about if self.choices or not self.takes else f"{self.about} Takes {self.allowed}."
        described: dict[str, Any] = {"name": self.name, "in": self.place, "description": said, "schema": schema}
        if self.place == "path":
            described["required"] = True
        else:
            described["allowEmptyValue"] = True
        if self.most > 1:
            described |= {"style": "form", "explode": True}
        if self.example is not None:
            described["example"] = [self.example] if self.most > 1 else self.example
        return described
