"""
Citing a passage, and finding out what became of one.

`styles` writes references, `locate` says in words where in a plan a passage stands, `resolve` answers for citations
made from earlier texts, `diff` shows what changed.
"""
