"""`python -m extract.cli` is `tiltak`."""

from extract.cli import main

main()
