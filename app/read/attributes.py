"""
Numbers in the markup of Word and web files, as whoever wrote the file put them there.
"""

import re
from typing import Final

_WHOLE: Final = re.compile(r"[0-9]{1,9}")


def whole_number(written: str | None, otherwise: int) -> int:
    """
    The number from 0 on that an attribute says, *otherwise* where it says none: a text is read as far as it goes.

    >>> whole_number("3", 1), whole_number("-1", 1), whole_number("²", 1), whole_number(None, 1)
    (3, 1, 1, 1)
    """
    return int(written) if written is not None and _WHOLE.fullmatch(written) else otherwise
