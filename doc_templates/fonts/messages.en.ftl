### Characters that the fonts of the papers lack.

printing-unprintable = The fonts of the document lack these characters: { $signs }; the first is at position { $place }. Replace them: write a name in Cyrillic or Latin letters, for example
printing-damaged = Letters seem to have been lost on the way: «?» or letters of other alphabets stand within words. They would be printed so; compare with the original record
