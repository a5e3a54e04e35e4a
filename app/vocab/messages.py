"""
What the interface says, in Chinese and English: messages.zh.toml and messages.en.toml, checked to have equal keys.

Labels of regions, industries and kinds are not here but in the tables of those. A message may hold {placeholders},
and words that depend on a number: {n:plan|plans} is "plan" where n is 1, else "plans".
"""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Final

from app.domain.plan import Lang
from app.errors import RecordInvalid

PLACEHOLDER: Final = re.compile(r"\{([a-z_]+)\}")
_PLURAL: Final = re.compile(r"\{([a-z_]+):([^{}|]*)\|([^{}|]*)\}")


@cache
def load(lang: Lang) -> dict[str, str]:
    """All messages of *lang*: "home.title" → text."""
    name = f"messages.{lang}.toml"
    data = tomllib.loads(resources.files("app.vocab").joinpath(name).read_text(encoding="utf-8"))
    return {f"{group}.{key}": text for group, entries in data.items() for key, text in entries.items()}


def text(lang: Lang, key: str, **values: object) -> str:
    """
    The message *key* in *lang* with its placeholders filled.

    Raises RecordInvalid for a key that is not there, so that a page with a hole is noticed in its first test.
    """
    found = load(lang).get(key)
    if found is None:
        raise RecordInvalid(f"messages.{lang}.toml", f"no message {key!r}")
    if "{" not in found:
        return found
    found = _PLURAL.sub(lambda match: match[2] if values.get(match[1]) in (1, "1") else match[3], found)
    return PLACEHOLDER.sub(lambda match: str(values.get(match[1], match[0])), found)
