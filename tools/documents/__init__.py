"""Makes the example archive and the gold documents: plans as data, laid out and printed.

`content/*.toml` (what a plan says and how it is to be printed) -> plan -> nodes
(headings, paragraphs, lists, tables) -> a file by one of several producers, and
the truth beside it, made from the same plan.
"""
