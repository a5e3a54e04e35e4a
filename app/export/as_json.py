"""
What is taken away as JSON, for programs: boards with their quotations, each with its address and fingerprint.
"""

import json
from dataclasses import asdict
from typing import Any

from app.domain.taken import Taken


def write(taken: Taken) -> bytes:
    """
    *taken* as UTF-8 JSON: {kind, title, lang, address, about, reading, sources, boards: [{title, columns,
    lines: [{label, note, cells}]}], sheets: [{title, header, rows}]}; a gap is null.
    """
    whole: dict[str, Any] = asdict(taken)
    whole.pop("words")
    whole["about"] = dict(taken.about)
    for board in whole["boards"]:
        board.pop("gap")
        for line in board["lines"]:
            for cell in filter(None, line["cells"]):
                for quotation in cell["quotations"]:
                    quotation["edition"] = quotation["edition"] or None
    return json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8", "replace")
