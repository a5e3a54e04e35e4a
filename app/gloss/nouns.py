"""
Chinese noun phrases in English: A的B, A和B, and what stands before the head of each (app.gloss.groups).
"""

from collections.abc import Sequence
from typing import Final

from app.gloss.cutting import OF, SUCH_AS, joins
from app.gloss.groups import KEY, Token, before, read_group, read_tail, with_article
from app.gloss.inflect import listed
from app.gloss.words import Word, load

LONG: Final = 4
"""A word of so many characters has words in it."""
_MOST_OF_AN_EXAMPLE: Final = 2
"""Words; more are a sentence whose last word is the example."""
_FIELD: Final = "领域"
"""What stands behind it is in that field."""


def nouns(tokens: Sequence[Token], article: str = "") -> str:
    """A noun phrase: A的B, A和B, and words before a head; *article* is what stands before what there is one of."""
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at].zh == OF and tokens[at].word is None:
            return _of(tokens[:at], tokens[at + 1 :], article)
    if at := next((i for i, each in enumerate(tokens) if each.zh == SUCH_AS and each.word is None), 0):
        # 引导全社会消费新能源等绿色电力: where much stands before 等, examples begin somewhere behind its beginning.
        names = "".join("、" if joins(each) else "." for each in tokens[:at]).split("、")
        short = max(map(len, names)) <= _MOST_OF_AN_EXAMPLE
        examples, all_of_them = nouns(tokens[:at]) if short else "", nouns(tokens[at + 1 :], article)
        return f"{all_of_them} such as {examples}" if examples and all_of_them else ""
    field = next((i for i, each in enumerate(tokens[:-1]) if i and each.zh == _FIELD), 0)
    if field:
        what, area = nouns(tokens[field + 1 :], article), nouns(tokens[: field + 1], "the")
        return f"{what} in {area}" if what and area and " in " not in area else ""
    groups: list[list[Token]] = [[]]
    for token in tokens:
        if joins(token):
            groups.append([])
        else:
            groups[-1].append(token)
    if not all(groups):
        return ""
    if len(groups) == 1:
        return read_group(groups[0], article)
    return _one_done_to_all(tokens, groups, article) or _joined(groups, article)


def _joined(groups: list[list[Token]], article: str) -> str:
    """A、B和C, each a phrase; single words before a longer last phrase are read with its head (经济和社会发展)."""
    shared = len(groups[-1]) > 1
    lone = any(len(group) == 1 and _qualifies(group[0].word) for group in groups[:-1])
    if not shared and lone and len(groups[-1][0].zh) >= LONG:
        return ""  # 经济和社会发展: 社会发展 has to be cut for 经济 to have its head
    said = [
        before(group[0].word)
        if shared and len(group) == 1 and len(group[0].zh) < LONG
        else read_group(group, article, flat=True)
        for group in groups[:-1]
    ]
    said.append(read_group(groups[-1], "" if shared else article, flat=True))
    if not all(said) or (shared and any(len(group) == 1 for group in groups[:-1]) and " of " in said[-1]):
        return ""
    whole = listed(said)
    tail = read_tail(groups[-1])
    return with_article(whole, article) if shared and article and tail and tail.article else whole


def _qualifies(word: Word | None) -> bool:
    """Whether a noun has an adjective of its own before a head: economy, economic."""
    return word is not None and word.noun is not None and word.noun.before not in word.noun.head


def _one_done_to_all(tokens: Sequence[Token], groups: list[list[Token]], article: str) -> str:
    """土壤和地下水污染防治: what the last head is done to is all that stands before it."""
    if KEY.search(groups[-1][-1].zh):
        purpose = nouns(tokens[:-1], "the")
        head = groups[-1][-1].word
        return f"{head.noun.head} for {purpose}" if purpose and head and head.noun else ""
    if all(len(group) == 1 and _qualifies(group[0].word) for group in groups[:-1]) and _qualifies(groups[-1][0].word):
        return ""  # economic and social development
    tail = read_tail(groups[-1])
    if tail is None or not tail.done or any((each := read_tail(g)) is None or each.done for g in groups[:-1]):
        return ""
    if not tail.always and any(_ends_done(group[-1]) for group in groups[:-1]):
        return ""  # 经济结构调整和增长方式转变: each is done to its own
    length = len(groups[-1]) - tail.how
    if not tail.how:
        return ""
    subject = nouns(tokens[: len(tokens) - length], "the")
    if not subject or " of " in subject:
        return ""
    whole = tail.over(subject)
    return with_article(whole, "the") if article and " of " in tail.pattern else whole


def _ends_done(token: Token) -> bool:
    """Whether a word is one of which something is done: 结构调整."""
    end = load().by_zh.get(token.zh[-2:]) if len(token.zh) >= LONG else None
    return end is not None and end.verb is not None and bool(end.verb.noun) and end.noun is None


def _of(left: Sequence[Token], right: Sequence[Token], article: str) -> str:
    """A的B: adjectives before B, else "B of A"."""
    if not left or not right:
        return ""
    how = [
        each.word.adjective or each.word.adverb_as_adjective if each.word else "" for each in left if not joins(each)
    ]
    if all(how):
        said, tail = nouns(right), read_tail(right)
        phrase = f"{', '.join(how)} {said}" if said else ""
        return with_article(phrase, article) if phrase and article and tail and tail.article else phrase
    first = left[0].word
    if len(left) > 1 and first is not None and first.verb is not None and first.noun is None:
        return ""  # 支撑产业转型的政策: a sentence stands before 的
    head, of = nouns(right, article or "the"), nouns(left, "the")
    return f"{head} of {of}" if head and of else ""
