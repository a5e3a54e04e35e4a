"""
The fields of a form that was sent: application/x-www-form-urlencoded and multipart/form-data (RFC 7578).

Small on purpose: the whole body is in memory (app.web.limits bounds it) and nothing is written to disk, since what is
sent here is nobody's to keep.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from typing import Final
from urllib.parse import parse_qsl, unquote

from app.errors import BadValue, Rule

_MOST_FIELDS: Final = 20
_MAX_HEAD: Final = 8_000
_SAID: Final = "a form is sent as multipart/form-data or application/x-www-form-urlencoded"
_RULE: Final[Rule] = ("check.no_form", {})


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent for one field: its bytes, and the name of the file where it is one ("" where none was chosen)."""

    data: bytes
    file: str | None = None

    @property
    def text(self) -> str:
        """The bytes as text, line ends as \\n; what is no UTF-8 becomes a sign that says so."""
        return self.data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")


def read_form(content_type: str, body: bytes) -> Mapping[str, Sent]:
    """The fields of *body* by name, the first of each. Raises BadValue where it is no form."""
    header = Message()
    header["content-type"] = content_type
    if header.get_content_type() == "application/x-www-form-urlencoded":
        try:
            pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
        except ValueError as error:
            raise BadValue("body", f"{len(body)} bytes", _SAID, _RULE) from error
        return {name: Sent(value.encode("utf-8", "surrogatepass")) for name, value in reversed(pairs)}
    boundary = header.get_boundary()
    if header.get_content_type() != "multipart/form-data" or not boundary:
        raise BadValue("content-type", content_type[:60], _SAID, _RULE)
    return _multipart(body, boundary.encode("latin-1", "replace"))


def _multipart(body: bytes, boundary: bytes) -> dict[str, Sent]:
    # The first line ends no line before it; with one put there all borders look alike.
    pieces = re.split(rb"\r\n--" + re.escape(boundary), b"\r\n" + body)
    if len(pieces) < 2 or not pieces[-1].startswith(b"--"):
        raise BadValue("body", f"{len(body)} bytes", "the form is not complete; send it again", _RULE)
    if len(pieces) > _MOST_FIELDS + 2:
        raise BadValue("body", f"{len(pieces) - 2} fields", f"a form has at most {_MOST_FIELDS} fields", _RULE)
    found: dict[str, Sent] = {}
    for piece in pieces[1:-1]:
        head, blank, data = piece.partition(b"\r\n\r\n")
        if not blank or len(head) > _MAX_HEAD:
            raise BadValue("body", f"{len(body)} bytes", "a field of the form has no head; send it again", _RULE)
        name, file = _names(head)
        if name is not None:
            found.setdefault(name, Sent(data, file))
    return found


def _names(head: bytes) -> tuple[str | None, str | None]:
    """(the name of the field, the name of the file) from the head of a piece."""
    for line in head.decode("utf-8", "replace").split("\r\n"):
        title, _, value = line.partition(":")
        if title.strip().lower() == "content-disposition":
            said = dict(re.findall(r';\s*([\w*]+)="((?:[^"\\]|\\.)*)"', value))
            file = said.get("filename")
            # A browser writes the path a file had on somebody's disk, or used to.
            return _plain(said.get("name")), None if file is None else re.split(r"[/\\]", _plain(file) or "")[-1]
    return None, None


def _plain(value: str | None) -> str | None:
    """A quoted value as it was: browsers write %22 for a quotation mark (HTML, multipart/form-data encoding)."""
    if value is None:
        return None
    return re.sub(r"%(?:22|0D|0A)", lambda m: unquote(m[0]), value, flags=re.IGNORECASE)
