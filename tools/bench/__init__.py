"""Measures how fast the program is, against others and against its own size.

    python -m tools.bench [PART ...]        (`make bench`)

Each part prints a table in Markdown; `docs/benchmarks.md` says how to read them.
"""
