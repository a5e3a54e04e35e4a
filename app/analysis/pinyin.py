"""
The sound of names, for readers who type xinnengyuan and mean 新能源.

For titles, terms and headings only, never for bodies. pypinyin reads common words well and place names with rare
readings badly (朝阳 zhaoyang, 漯河 tahe), so the readings of app.vocab.regions are put before its own.
"""

import itertools
from functools import cache, lru_cache
from types import ModuleType
from typing import Final

from app.vocab import regions

_LONGEST: Final = 60


@lru_cache(maxsize=1 << 17)
def sound(text: str) -> str:
    """
    *text* in pinyin without tones or blanks, ü as v; what is not Han stays as it is, in small letters.

    >>> sound("朝阳新能源")
    'chaoyangxinnengyuan'
    """
    library = _prepared()
    return "".join(library.lazy_pinyin(text[:_LONGEST], style=library.Style.NORMAL)).lower().replace(" ", "")


@cache
def _prepared() -> ModuleType:
    """pypinyin, taught the places it reads wrongly; loaded when first needed, since that takes a third of a second."""
    import pypinyin

    taught: dict[str, list[list[str]]] = {}
    for place in regions.load().by_code.values():
        if len(place.short) > 1 and "".join(pypinyin.lazy_pinyin(place.short)) != place.pinyin:
            syllables = _syllables(pypinyin, place.short, place.pinyin)
            if syllables:
                taught[place.short] = [[syllable] for syllable in syllables]
    pypinyin.load_phrases_dict(taught)
    library: ModuleType = pypinyin
    return library


def _syllables(library: ModuleType, name: str, wanted: str) -> tuple[str, ...]:
    """The readings of the characters of *name* that together make *wanted*; () where none do."""
    # Character by character: of a whole name pypinyin gives only the reading it believes in.
    choices = [library.pinyin(character, style=library.Style.NORMAL, heteronym=True)[0] for character in name]
    return next((each for each in itertools.product(*choices) if "".join(each) == wanted), ())
