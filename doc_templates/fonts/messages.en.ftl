### Characters that the fonts of the papers lack.

printing-unprintable = The fonts of the document lack these characters: { $signs }; the first is at position { $place }. Replace them: write a name in Cyrillic or Latin letters, for example
