### What is wrong with a template.

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
