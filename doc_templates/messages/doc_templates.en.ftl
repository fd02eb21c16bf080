### What is wrong with a variant of the methodology that a state body brought. The program fills in the words in braces.

place-file = { $variant }/{ $file }: { $fault }
place-folder = { $variant }: { $fault }
place-key = { $key }: { $fault }

folder-name = the name of the folder is that of the variant in requests: up to 60 small Latin letters, digits and hyphens
folder-taken = the name "{ $name }" is taken: it asks for the form of the standard methodology itself
folder-no_form = forms.{ $form }: corpus B has no such form; there are: { $known }
folder-too_early = since: the form { $form } is in force since { $since }, the variant cannot begin earlier
folder-no_parameters = forms.{ $form }.explanations: this form has no parameters; they exist in { $known }
folder-own_file = forms.{ $form }.explanations: the form has a file of its own, { $form }.ru.docx; keep one of the two
folder-file_name = the name of the file has to be FORM.LANGUAGE.docx, such as b1_score_sheet.ru.docx, and the form be named in forms
folder-too_big = the file is larger than { $limit } MiB
folder-rival = from { $day } on the variant { $other } of the same body is in force for { $forms } as well: close it with the key until

declaration-absent = there is no such file; it is what describes the variant
declaration-unreadable = the file cannot be read; save it as UTF-8
declaration-no_toml = this is not TOML: { $reason }
declaration-table = a TOML table is expected
declaration-missing = not given; expected: { $wanted }
declaration-wrong = expected: { $wanted }
declaration-no_table = there is no table [{ $table }]
declaration-spare = unknown key; allowed: { $known }
declaration-until = must be later than since
declaration-forms = name at least one form, such as [forms.b1_score_sheet]

wanted-body = the name of the state body as in documents
wanted-names = a list of other spellings of the name
wanted-since = the first day in force without quotation marks, such as 2026-01-01
wanted-mark = a list of the lines below the words "Annex …"
wanted-until = the day on which the variant is no longer in force, without quotation marks
wanted-number = the number of the order in quotation marks
wanted-date = the date of the order without quotation marks, such as 2025-12-22
wanted-title = the title of the order
wanted-kk = a list of lines in Kazakh
wanted-ru = a list of lines in Russian
wanted-address = a line with the address
wanted-explanations = a list of lines, each at most { $limit } characters long

template-no_docx = is no DOCX file ({ $reason }): save it again in Word as "Word Document (.docx)"
template-spare_part = holds { $name }, which the form neither needs nor may have: remove macros, pictures and attachments
template-office_part = holds { $name }, which the editor added and the form does not need
template-lacking_part = lacks { $name }: begin with the exported template and save it in Word
template-split = a placeholder in the line "{ $text }" is broken up by formatting or not closed: type it again as a whole, in one font
template-unreadable = the placeholders cannot be read ({ $reason }): put them back as they stand in the exported template
template-unknown = the form does not know the placeholder "{ $path }": correct it after the exported template, or remove it
template-unprinted = lacks the placeholder "{ $path }": without it the value is not printed; take it back from the exported template
template-strange = the value "{ $path }" is neither text nor a whole number
template-outside = { $part } reaches outside of the file ({ $target }): remove the hyperlink or the linked picture
template-field = { $part } holds the Word field "{ $field }": only the page number PAGE is allowed
template-revisions = { $part } still holds tracked changes: in Word, accept or reject all changes («Review» → «Accept All Changes») and save the template
template-remarks = the file still holds comments: in Word, delete all of them («Review» → «Delete All Comments») and save the template
template-font = { $part } uses the font { $font }, which is not there: { $allowed } is allowed; put the TTF or OTF file of another one into the folder of the variant
template-signs = { $part }: the fonts lack these characters: { $signs }; replace them, or put a font that has them into the folder of the variant
template-listed_font = { $part } lists the font { $font }, although the text is set in { $allowed } alone
template-disordered = { $part }: unusual markup ({ $finding })
template-undefined_style = uses the style { $style }, which is not defined
template-unused_style = defines the style { $style }, which is not used
template-direct = formats directly (<{ $tag }>) instead of by a style
template-language = has to say once, in its defaults, that the language is { $tag }
template-hyphenation = has to switch automatic hyphenation off
template-hyphenation_on = has to switch automatic hyphenation on, for { $columns }
template-divided = words of «{ $text }» may be divided at line ends: give it a style that does not hyphenate
template-undivided = words of «{ $text }» are not divided at line ends: give its cell the style of the exported template

printing-unprintable = The fonts of the document lack these characters: { $signs }; the first is at position { $place }. Replace them: write a name in Cyrillic or Latin letters, for example

fonts-no_font = this is no TTF or OTF font with a table of Unicode characters
fonts-too_big = the file is larger than { $limit } MiB
fonts-ours = the font "{ $family }" is one of those the program prints all documents with; take the file away
fonts-no_embedding = the licence of the font "{ $family }" does not let it be embedded in documents, and an archival PDF holds its fonts; take another one
fonts-rival = another file of the font "{ $family }" is in the folder of the variant { $other }: put the same file into both
