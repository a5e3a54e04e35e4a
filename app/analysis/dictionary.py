"""
jieba's dictionary, loaded: the words of Chinese and how often each is met. How texts are cut by it is told in words.py.
"""

import logging
import sys
import warnings
from collections.abc import Iterable
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jieba


def load_tokenizer(more: Iterable[str]) -> "jieba.Tokenizer":
    """jieba's dictionary and the words *more* in a tokenizer of our own."""
    library = _import_jieba()
    tokenizer: jieba.Tokenizer = library.Tokenizer()
    with tokenizer.get_dict_file() as file:
        tokenizer.FREQ, tokenizer.total = _frequencies(file.read().decode("utf-8"))
    tokenizer.initialized = True
    for word in more:
        tokenizer.add_word(word)
    return tokenizer


def _frequencies(dictionary: str) -> tuple[dict[str, int], int]:
    """
    How often each word of jieba's *dictionary* is met, what words begin with as 0, and how often all of them are.

    A line has a word, its frequency and its kind. This is what `gen_pfdict` makes of it, in little more than half of
    the time; a test holds the two equal.
    """
    fields = dictionary.split()
    words, often = fields[::3], list(map(int, fields[1::3]))
    known = dict(zip(words, often, strict=True))
    for word in words:
        beginning = word[:-1]
        while beginning and beginning not in known:
            known[beginning] = 0
            beginning = beginning[:-1]
    return known, sum(often)


def _import_jieba() -> ModuleType:
    """
    Import jieba quietly and without setuptools.

    jieba asks for pkg_resources, which takes half a second to load and serves only to open its dictionary; it
    has a plain way of its own when told there is none. Its source has old escape sequences that newer Pythons
    warn about on the first import.
    """
    absent = "pkg_resources" not in sys.modules
    if absent:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba
    finally:
        if absent:
            del sys.modules["pkg_resources"]
    library: ModuleType = jieba
    library.setLogLevel(logging.WARNING)
    return library
