"""
Formulae of headings with room for other words (frames.toml): 为…提供…, "provide … for …".

Who asks says how the words between are read.
"""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

from app.errors import RecordInvalid

FILE: Final = "frames.toml"
_SLOT: Final = "{}"


@dataclass(frozen=True, slots=True)
class Frame:
    """A formula: `zh` with {}, its `pattern`, `en` with {1} and {2}; `does` if it tells what to do."""

    zh: str
    pattern: re.Pattern[str]
    en: str
    does: bool

    def fill(self, text: str, say: Callable[[str], str]) -> str:
        """*text* in English, what stands between as *say* says it; "" where it is not of this form or nothing said."""
        match = self.pattern.fullmatch(text)
        if match is None:
            return ""
        said = [say(words) for words in match.groups()]
        return self.en.format("", *said) if all(said) else ""


def of_text(text: str) -> tuple[Frame, ...]:
    """The formulae that *text* may have, by its first character and its last."""
    begun, ended = _by_ends()
    return begun.get(text[:1], ()) + ended.get(text[-1:], ()) + ended.get("", ())


@cache
def _by_ends() -> tuple[dict[str, tuple[Frame, ...]], dict[str, tuple[Frame, ...]]]:
    """Formulae by their first character, and those that begin with other words by their last, "" for neither."""
    begun: dict[str, tuple[Frame, ...]] = {}
    ended: dict[str, tuple[Frame, ...]] = {}
    for frame in load():
        if not frame.zh.startswith(_SLOT):
            begun[frame.zh[0]] = (*begun.get(frame.zh[0], ()), frame)
        else:
            end = "" if frame.zh.endswith(_SLOT) else frame.zh[-1]
            ended[end] = (*ended.get(end, ()), frame)
    return begun, ended


@cache
def load() -> tuple[Frame, ...]:
    """Read and check frames.toml. Raises RecordInvalid where English has not as many slots as Chinese."""
    data: dict[str, Any] = tomllib.loads(resources.files("app.gloss").joinpath(FILE).read_text(encoding="utf-8"))
    frames = []
    for entry in data["frame"]:
        zh, en = entry["zh"], entry["en"]
        if {f"{{{n + 1}}}" for n in range(zh.count(_SLOT))} != set(re.findall(r"\{\d\}", en)):
            raise RecordInvalid(FILE, f"“{zh}” and its English have not the same slots")
        pattern = "(.{2,24}?)".join(re.escape(piece) for piece in zh.split(_SLOT))
        frames.append(Frame(zh, re.compile(pattern), en, entry.get("does", True)))
    return tuple(frames)
