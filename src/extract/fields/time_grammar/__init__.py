"""A grammar of Norwegian times on characters: text -> lexemes -> parts -> windows of days.

lexicon.py cuts text into lexemes by the words of words/times.toml, calendar.py
knows days and years, parts.py reads one period ("2. kvartal 2021"), expressions.py
what is said around periods ("innan utgangen av", ranges, "kvart år"), canonical.py
prints a window so that it reads back.
"""
