"""
How alike the texts of sections are, with all that stands below them: a matrix over all sections of a comparison.

A heading is a text too: that a plan writes of 自主品牌 in one section and another has a section 自主品牌 speaks for the
two. What two headings have in common is judged in similarity.py and counts for nothing here.
"""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.compare.columns import Node
from app.compare.content import content_words
from app.compare.similarity import Matrix, rounded

FULL_TRUST_WORDS: Final = 40
"""Two texts with this many words each are judged on their words alone; with fewer their likeness counts for less."""
HEADING_COUNT: Final = 2
"""A word of a heading counts as if it were used so often."""
LEAST_RARITY: Final = 0.05


def text_similarity(columns: Sequence[Sequence[Node]]) -> Matrix:
    """
    For every two sections how alike their texts are with all that stands below them, 0..1 (TF-IDF cosine).

    Likeness of short texts is chance: it is lowered where either has few words.
    """
    nodes = [node for each in columns for node in each]
    texts = [_words(node) for node in nodes]
    headings = [_heading_words(node) for node in nodes]
    both = [text + heading for text, heading in zip(texts, headings, strict=True)]
    in_columns: Counter[str] = Counter()
    for each in columns:
        in_columns.update({word for node in each for word in both[node.index]})
    in_sections: Counter[str] = Counter(word for counts in both for word in counts)
    sections = sum(1 for counts in both if counts) or 1
    rarity = {word: max(math.log((sections + 1) / (count + 0.5)), LEAST_RARITY) for word, count in in_sections.items()}
    places = {word: at for at, word in enumerate(sorted(w for w, n in in_columns.items() if n > 1))}
    for node in reversed(nodes):
        if node.parent is not None:
            texts[node.parent.index].update(texts[node.index])
            texts[node.parent.index].update(headings[node.index])
    text_vectors, text_squares = _vectors(texts, rarity, places)
    heading_vectors, _ = _vectors(headings, rarity, places)
    lengths = np.sqrt(text_squares)
    lengths[lengths == 0] = 1.0
    text_vectors /= lengths[:, None]
    heading_vectors /= lengths[:, None]
    crossed = text_vectors @ heading_vectors.T
    found = text_vectors @ text_vectors.T + crossed + crossed.T
    trust = np.sqrt(np.minimum(1.0, np.array([len(counts) for counts in texts], dtype=np.float32) / FULL_TRUST_WORDS))
    return rounded(found * np.minimum(trust[:, None], trust[None, :]))


def leads(columns: Sequence[Sequence[Node]], text: Matrix) -> Matrix:
    """
    For every two sections by what share of *text* they are more alike than either is to any other, 0..1.

    Others are those of the other's column that stand neither above nor below it. 0 where either is more like another.
    """
    found = np.zeros_like(text)
    lines = [_lines(nodes) for nodes in columns]
    for at, ours in enumerate(columns):
        for column in range(at + 1, len(columns)):
            theirs = columns[column]
            if not ours or not theirs:
                continue
            block = text[ours[0].index : ours[-1].index + 1, theirs[0].index : theirs[-1].index + 1]
            best, back = block.argmax(axis=1), block.argmax(axis=0)
            for row, place in enumerate(best.tolist()):
                likeness = float(block[row, place])
                if back[place] != row or likeness == 0:
                    continue
                next_best = max(
                    block[row].max(where=~lines[column][place], initial=0.0),
                    block[:, place].max(where=~lines[at][row], initial=0.0),
                )
                one, other = ours[row].index, theirs[place].index
                found[one, other] = found[other, one] = max(1 - float(next_best) / likeness, 0.0)
    return rounded(found)


def _lines(nodes: Sequence[Node]) -> NDArray[np.bool_]:
    """For every two sections of a column whether one is the other or stands above it."""
    found = np.eye(len(nodes), dtype=np.bool_)
    for node in nodes:
        for above in node.above():
            found[node.place, above.place] = found[above.place, node.place] = True
    return found


def _vectors(
    texts: Sequence[Counter[str]], rarity: dict[str, float], places: dict[str, int]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The weights of the words that several columns have, a row per text, and the square of each text's length."""
    vectors = np.zeros((len(texts), max(len(places), 1)), dtype=np.float32)
    squares = np.zeros(len(texts), dtype=np.float32)
    for row, counts in enumerate(texts):
        for word, count in counts.items():
            value = rarity[word] * (1 + math.log(count))
            squares[row] += value * value
            if (place := places.get(word)) is not None:
                vectors[row, place] = value
    return vectors, squares


def _words(node: Node) -> Counter[str]:
    """How often the section's own text uses its words."""
    return Counter(word.name for paragraph in node.section.paragraphs for word in content_words(paragraph.text))


def _heading_words(node: Node) -> Counter[str]:
    return Counter({word.name: HEADING_COUNT for word in content_words(node.section.title or "")})
