"""
What is wrong, said to a reader in his language: the sentence of every error that a page, a text or a form may meet.

The sentence that programs get is the error's own, in English (app.web.problems).
"""

from collections.abc import Mapping
from typing import Final

from app.domain.plan import Lang
from app.errors import (
    AnchorNotFound,
    ArchiveError,
    BadValue,
    EditionNotFound,
    PlanNotFound,
    PlanWithdrawn,
    QueryNotUnderstood,
    Rule,
    SourceUnreadable,
    TextTooLong,
    echoed,
)
from app.vocab import messages
from app.web import labels

_TAKES: Final = "takes."
_COLON: Final[Mapping[Lang, str]] = {"zh": "：", "en": ": "}
_HOW_MANY: Final = frozenset({"takes.many", "refused.columns", "refused.passages"})
"""What is wrong is how many values there are; which, is all the same."""


def reason(error: ArchiveError | None, lang: Lang) -> str:
    """What is wrong in *lang*; "" where the words of the page for such errors say it all (a busy index, a fault)."""
    if isinstance(error, QueryNotUnderstood):
        return messages.text(lang, f"query.{error.code}", what=error.what)
    if isinstance(error, BadValue):
        return _bad_value(error, lang)
    if isinstance(error, SourceUnreadable) and error.rule is not None:
        return say(error.rule, lang)
    if isinstance(error, TextTooLong):
        return messages.text(lang, "check.too_long", n=error.chars, most=error.most)
    if isinstance(error, AnchorNotFound):
        return messages.text(lang, "errors.no_anchor", anchor=echoed(error.anchor))
    if isinstance(error, EditionNotFound):
        return messages.text(lang, "errors.no_edition", n=error.edition)
    if isinstance(error, PlanNotFound):
        return messages.text(lang, "errors.no_plan", plan=echoed(error.plan))
    if isinstance(error, PlanWithdrawn):
        return f"{echoed(error.plan)}{_COLON[lang]}{messages.text(lang, 'errors.reason')} {error.reason}"
    return ""


def say(rule: Rule, lang: Lang) -> str:
    """The sentence of *rule* in *lang*; languages and texts in its values are called by their names."""
    key, values = rule
    return messages.text(lang, key, **{name: _value(name, value, lang) for name, value in values.items()})


def _bad_value(error: BadValue, lang: Lang) -> str:
    """The parameter and its value, and what it takes or what is wrong with it."""
    if error.rule is not None and error.rule[0] in _HOW_MANY:
        said = messages.text(lang, "errors.how_many", name=error.name, n=error.value.split()[0])
    else:
        said = messages.text(lang, "errors.bad_value", name=error.name, value=error.value)
    if error.rule is None:
        return said
    sentence = say(error.rule, lang)
    if error.rule[0].startswith(_TAKES):
        sentence = messages.text(lang, "errors.it_takes", what=sentence)
    return f"{said} {sentence}" if lang == "en" else said + sentence


def _value(name: str, value: object, lang: Lang) -> object:
    if name == "lang":
        return messages.text(lang, f"language.{value}")
    if name == "held" and isinstance(value, tuple):
        return _held(value, lang)
    return value


def _held(texts: tuple[tuple[str, str], ...], lang: Lang) -> str:
    """The texts of a plan that are held: 官方原文（中文）、摘要（英文）."""
    named: Mapping[Lang, str] = {"zh": "{}（{}）", "en": "{} ({})"}
    said = (
        named[lang].format(messages.text(lang, f"layer.{layer}"), messages.text(lang, f"language.{of}"))
        for layer, of in texts
    )
    return labels.STOP[lang].join(said) or "—"
