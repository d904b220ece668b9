"""Makes files that are broken or mean harm, to show that reading them costs only themselves.

python -m tools.hostile FOLDER     write them all, with `expected.tsv` beside them
"""
