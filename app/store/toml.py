"""
TOML as we write it (the standard library only reads it), and where in a file a key stands.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

_WIDTH: Final = 110
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}

Value = str | int | float | bool | Sequence["Value"] | Mapping[str, "Value"]


def dump_value(value: Value) -> str:
    """One value on one line; mappings become inline tables."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, str):
        return '"' + "".join(_escaped(c) for c in value) + '"'
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{dump_key(k)} = {dump_value(v)}" for k, v in value.items()) + " }"
    return "[" + ", ".join(dump_value(item) for item in value) + "]"


def dump_key(key: str) -> str:
    """A key, quoted where it must be."""
    return key if _BARE.fullmatch(key) else dump_value(key)


def dump_table(name: str, values: Mapping[str, Value]) -> str:
    """A table with its header (none where *name* is empty); long lists stand on several lines."""
    lines = [f"[{name}]"] if name else []
    for key, value in values.items():
        line = f"{dump_key(key)} = {dump_value(value)}"
        if len(line) > _WIDTH and isinstance(value, Sequence) and not isinstance(value, str):
            line = f"{dump_key(key)} = [\n{_wrapped(value)}]"
        lines.append(line)
    return "\n".join(lines) + "\n"


def line_of(text: str, path: Sequence[str]) -> int | None:
    """The line (from 1) where the key *path* stands in a TOML text; None where it cannot be told."""
    *tables, key = path
    header = ".".join(tables)
    current = ""
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if match := re.fullmatch(r"\[+\s*([^\]]+?)\s*\]+\s*(?:#.*)?", stripped):
            current = match[1].replace('"', "")
            if current == ".".join(path):
                return number
            continue
        if current == header and re.match(rf"[\"']?{re.escape(key)}[\"']?\s*[=.]", stripped):
            return number
        if current == "" and tables and re.match(rf"{re.escape(tables[0])}\s*=.*\b{re.escape(key)}\b", stripped):
            return number
    return None


def _wrapped(values: Sequence[Value]) -> str:
    lines, line = "", "   "
    for value in values:
        piece = f" {dump_value(value)},"
        if len(line) + len(piece) > _WIDTH:
            lines += line + "\n"
            line = "   "
        line += piece
    return lines + line + "\n"


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if ord(char) < 32 or ord(char) == 127:
        return f"\\u{ord(char):04X}"
    # A lone surrogate can stand in decoded text but in no TOML file.
    return char if not 0xD800 <= ord(char) <= 0xDFFF else "\\uFFFD"
