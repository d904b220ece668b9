"""Plans written free-hand, each laid out by its own module, with their truth.

A module has `build(folder)`: it writes one document (or a few) with `NAME.truth.json` beside it.
"""
