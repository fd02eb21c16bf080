### What is wrong with a variant of the methodology that a state body brought.

place-file = { $variant }/{ $file }: { $fault }
place-folder = { $variant }: { $fault }
place-key = { $key }: { $fault }

folder-name = the name of the folder is that of the variant in requests: up to 60 small Latin letters, digits and hyphens
folder-taken = the name "{ $name }" is taken: it asks for the form of the standard methodology itself
folder-known = a variant called { $name } lies in the folder of the installation already: give the folder another name
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

fonts-no_font = this is no TTF or OTF font with a table of Unicode characters
fonts-too_big = the file is larger than { $limit } MiB
fonts-ours = the font "{ $family }" is one of those the program prints all documents with; take the file away
fonts-no_embedding = the licence of the font "{ $family }" does not let it be embedded in documents, and an archival PDF holds its fonts; take another one
fonts-rival = another file of the font "{ $family }" is in the folder of the variant { $other }: put the same file into both
