"""A grammar of Norwegian times on characters: text -> lexemes -> periods -> windows of days.

lexicon.py cuts text into lexemes by the words of words/times.toml; numerals.py reads
what is printed in figures, periods.py one period ("2. kvartal 2021"), modifiers.py the
words before it, series.py several periods joined; parts.py and calendar.py know the
days. expressions.py makes windows of them, repeated.py adds what goes on or comes
again, canonical.py prints a window so that it reads back.
"""
