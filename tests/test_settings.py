"""Settings: from options, then the environment, then a default; a slip is refused and says what to do."""

import os
from pathlib import Path

import pytest

from app.errors import BadValue
from app.settings import FOREIGN, Settings, describe, load_settings


@pytest.fixture(autouse=True)
def clean(monkeypatch):
    """No variable of ours from outside reaches a test."""
    for name in list(os.environ):
        if name.upper().startswith("ARCHIVE_"):
            monkeypatch.delenv(name)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (Path("documents"), "documents"),
        (Path("index"), "index"),
        ("127.0.0.1", "host"),
        (8000, "port"),
        ("", "base_url"),
        ("info", "log_level"),
        (False, "log_queries"),
        (True, "inbox"),
        (500, "max_query_chars"),
        (False, "hsts"),
    ],
)
def test_without_any_setting_there_is_a_default(value, name):
    """A clone serves its plans on this machine only, and logs no query."""
    assert value == getattr(load_settings(), name)


@pytest.mark.parametrize(
    ("value", "name", "variable", "text"),
    [
        (Path("/srv/plans"), "documents", "ARCHIVE_DOCUMENTS", "/srv/plans"),
        (9000, "port", "ARCHIVE_PORT", "9000"),
        ("0.0.0.0", "host", "ARCHIVE_HOST", "0.0.0.0"),
        ("debug", "log_level", "ARCHIVE_LOG_LEVEL", "debug"),
        (True, "log_queries", "ARCHIVE_LOG_QUERIES", "true"),
        (False, "inbox", "ARCHIVE_INBOX", "0"),
        (9000, "port", "archive_port", "9000"),
        (Path("documents"), "documents", "ARCHIVE_DOCUMENTS", ""),
        (8000, "port", "ARCHIVE_PORT", ""),
    ],
)
def test_the_environment_sets(monkeypatch, value, name, variable, text):
    """Containers are configured this way; the case of a name does not matter, and an empty variable says nothing."""
    monkeypatch.setenv(variable, text)

    assert value == getattr(load_settings(), name)


def test_an_option_goes_before_the_environment(monkeypatch):
    """What was typed just now was meant."""
    monkeypatch.setenv("ARCHIVE_PORT", "9000")

    assert 9001 == load_settings(port=9001).port


def test_an_option_that_was_not_given_leaves_the_environment(monkeypatch):
    """The command line hands over None for what was not typed."""
    monkeypatch.setenv("ARCHIVE_PORT", "9000")

    assert 9000 == load_settings(port=None).port


@pytest.mark.parametrize(
    ("hint", "variable"),
    [
        ("did you mean ARCHIVE_PORT?", "ARCHIVE_PROT"),
        ("did you mean ARCHIVE_DOCUMENTS?", "ARCHIVE_DOCUMENT"),
        ("did you mean ARCHIVE_LOG_LEVEL?", "archive_loglevel"),
        ("the settings are ARCHIVE_BASE_URL, ARCHIVE_DOCUMENTS", "ARCHIVE_ZZZZZZZZZZZZZZZZ"),
    ],
)
def test_a_variable_that_is_no_setting_is_refused_with_a_suggestion(monkeypatch, hint, variable):
    """A mistyped setting that is silently ignored costs somebody an afternoon."""
    monkeypatch.setenv(variable, "1")

    with pytest.raises(BadValue) as caught:
        load_settings()
    assert (True, True) == (variable in str(caught.value), hint in str(caught.value))


@pytest.mark.parametrize("variable", sorted(FOREIGN))
def test_a_variable_of_the_tests_is_no_mistake(monkeypatch, variable):
    """ARCHIVE_SHARED tells the tests where real plans are."""
    monkeypatch.setenv(variable, "/somewhere")

    assert 8000 == load_settings().port


@pytest.mark.parametrize(
    ("reason", "variable", "text"),
    [
        ("less than or equal to 65535", "ARCHIVE_PORT", "70000"),
        ("greater than or equal to 1", "ARCHIVE_PORT", "0"),
        ("valid integer", "ARCHIVE_PORT", "http"),
        ("'debug', 'info', 'warning' or 'error'", "ARCHIVE_LOG_LEVEL", "loud"),
        ("valid boolean", "ARCHIVE_INBOX", "perhaps"),
        ("greater than or equal to 10", "ARCHIVE_MAX_QUERY_CHARS", "5"),
    ],
)
def test_an_impossible_value_says_what_is_wrong(monkeypatch, reason, variable, text):
    """The message names the variable as it is typed, the value, and what would be possible."""
    monkeypatch.setenv(variable, text)

    with pytest.raises(BadValue) as caught:
        load_settings()
    assert [] == [piece for piece in (variable, repr(text), reason) if piece not in str(caught.value)]


def test_an_option_that_is_no_setting_is_refused():
    """A misspelled option in a program of ours is found by its first run."""
    with pytest.raises(BadValue, match="ARCHIVE_PROT"):
        load_settings(prot=1)


def test_settings_do_not_change():
    """All parts of the program see the same ones."""
    with pytest.raises(ValueError, match="frozen"):
        load_settings().port = 1  # type: ignore[misc]


def test_the_inbox_lies_in_documents():
    """Files dropped there are imported by serve and build."""
    assert Path("/srv/plans/inbox") == load_settings(documents=Path("/srv/plans")).inbox_folder


def test_every_setting_is_described():
    """`archive --help` and the reference page are made of this."""
    rows = describe()
    named = {f"ARCHIVE_{name.upper()}" for name in Settings.model_fields}

    assert (named, []) == ({name for name, _, _ in rows}, [name for name, _, meaning in rows if not meaning])


@pytest.mark.parametrize("variable", [f"ARCHIVE_{name.upper()}" for name in Settings.model_fields])
def test_every_setting_has_its_line_in_the_reference(variable):
    """Nobody should have to read the code to know what can be set."""
    page = Path(__file__).resolve().parents[1] / "docs" / "REFERENCE.md"

    assert variable in page.read_text(encoding="utf-8")
