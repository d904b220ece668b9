"""A third set of plans written free-hand: what an ordinary planner makes in an ordinary office.

A module has `build(folder)`: it writes one document with `NAME.truth.json` beside it.
"""
