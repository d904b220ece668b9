"""Test documents written one by one, each with layout, words and habits of its own.

Every module here makes one document (or a small group): `FILE` is its path under
`tests/gold/free`, `TRUTH` what a careful reader finds in it, `make()` its bytes.
"""
