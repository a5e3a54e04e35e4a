"""
Settings of the archive: one documented row each, from options, then the environment (ARCHIVE_…), then a default.

A variable that begins with ARCHIVE_ and is none of these is refused, since a mistyped setting that is silently
ignored costs somebody an afternoon.
"""

import difflib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.errors import BadValue

PREFIX: Final = "ARCHIVE_"
FOREIGN: Final = frozenset({"ARCHIVE_SHARED"})
"""Variables of ours that are no settings: where the tests find real plans."""


class Settings(BaseSettings):
    """
    What can be set, each with its default. Read by load_settings, which says plainly what is wrong.

    A variable that is empty counts as not set: no folder is called "".
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="forbid")

    documents: Path = Field(default=Path("documents"), description="folder with one folder per plan")
    index: Path = Field(default=Path("index"), description="folder for everything derived; may be deleted")
    host: str = Field(default="127.0.0.1", description="address to listen on; 0.0.0.0 for all")
    port: int = Field(default=8000, ge=1, le=65535, description="port to listen on")
    base_url: str = Field(default="", description="public address for links and citations; empty: that of the request")
    log_level: Literal["debug", "info", "warning", "error"] = Field(default="info", description="what is logged")
    log_queries: bool = Field(default=False, description="log addresses with their query strings")
    inbox: bool = Field(default=True, description="import files dropped into documents/inbox on serve and build")
    max_query_chars: int = Field(default=500, ge=10, le=10_000, description="longest query that is answered")
    max_body_bytes: int = Field(default=10_000_000, ge=1_000, description="largest request body that is read")
    max_check_chars: int = Field(default=500_000, ge=1_000, description="longest text whose quotations are checked")
    hsts: bool = Field(default=False, description="send Strict-Transport-Security; only behind https")

    @property
    def inbox_folder(self) -> Path:
        """Where files are dropped to be imported."""
        return self.documents / "inbox"


def load_settings(**options: object) -> Settings:
    """
    The settings in force: *options* that are not None win, then the environment, then the defaults.

    Raises:
        BadValue: a value is impossible, or an ARCHIVE_ variable is none of ours; the message says what is.
    """
    _refuse_unknown(os.environ)
    try:
        return Settings(**{name: value for name, value in options.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else "settings"
        what = Settings.model_fields[name].description if name in Settings.model_fields else None
        reason = first["msg"].lower() + (f" ({what})" if what else "")
        raise BadValue(PREFIX + name.upper(), str(first.get("input")), reason) from error


def describe() -> tuple[tuple[str, str, str], ...]:
    """(variable, default, meaning) of every setting, for the docs and for `archive --help`."""
    return tuple(
        (PREFIX + name.upper(), str(field.default), field.description or "")
        for name, field in Settings.model_fields.items()
    )


def _refuse_unknown(environ: Mapping[str, str]) -> None:
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for name in environ:
        # Windows has no case in variable names, and pydantic-settings ignores it everywhere.
        if name.upper().startswith(PREFIX) and name.upper() not in known | FOREIGN:
            near = difflib.get_close_matches(name.upper(), known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"the settings are {', '.join(sorted(known))}"
            raise BadValue(name, environ[name], f"there is no such setting; {hint}")
