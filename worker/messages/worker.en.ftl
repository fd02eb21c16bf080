### What the commands of bagalau say, and the service when it is started. The program fills in the words in braces.
### show: output of the commands; files: unusable files and folders; render: templates and their filling; help: --help.

show-error = Error
show-warning = Warning
show-whole = (the data as a whole)
show-item = item { $item }
show-annex = annex { $annex }
show-computed = Computed:
show-explained = How it came about:
show-kept = The methodology is kept
show-broken = The methodology is broken
show-counts = errors: { $errors }, warnings: { $warnings }
show-rows = Rows
show-bulk = Rows: { $rows }. Made: { $ready }. Already there: { $there }. Folder: { $folder }
show-bulk_lacking = With errors: { $rejected }. Not made: { $failed }. The reasons are in the file report.
show-bulk_broken_off = { $why }. What was read is made; the file report shows where it breaks off.
show-done = Done: { $path }
show-since = in force since { $since }
show-between = in force from { $since } until { $until }
show-recommended_one = recommended form, item { $items }
show-recommended = recommended form, items { $items }
show-letter_a = A
show-letter_b = B
show-docx = filling in the form
show-pdf = converting to PDF

dossiers-a_assessment = Annual agreement, score sheet and review of a servant of corpus A
dossiers-a_chapter5 = Agreement, score sheet and review under chapter 5 of the methodology of corpus A
dossiers-b_calibration = The appealed score sheet, the decision to hold a calibration session and its minutes
dossiers-b_year = Score sheets of the quarters of one year (with minutes of calibration sessions) and the final annual score

files-empty = The file is empty. JSON such as { "{" }"form": "…", "data": { "{" }…{ "}" }{ "}" } is expected.
files-no_json = This is not JSON: line { $line }, character { $column }.
files-too_deep = The JSON is nested too deep.
files-absent = There is no such file: { $name }.
files-unreadable = The file { $name } cannot be read: { $reason }.
files-too_big = The file is larger than { $limit } MiB: these are not the data of one document.
files-utf16 = The file is written in UTF-16. Save it as UTF-8.
files-encoding = The file is not UTF-8 (byte { $position }). It looks like Windows-1251: save it as UTF-8.
files-no_object = One JSON object such as { "{" }"form": "…", "data": { "{" }…{ "}" }{ "}" } is expected.
files-lacking = The file lacks { $names }; { $known } are needed.
files-spare = Unknown field { $names }; only { $known } may stand there.
files-unknown_form = There is no such form: { $form }. There are: { $known }.
files-no_data = The field "data" must be a JSON object.
files-no_documents = The field "documents" must be a list, "kind" a string.
files-too_many = There are more than { $limit } documents.
files-document = Document { $number }: { $fault }
files-long_number = A number has more than { $limit } characters.
files-exponent = A number has an exponent that is not allowed: { $number }.
files-extreme = A number is too large, too small or too long: { $number }.
files-constant = { $value } is not a JSON number.
files-twice = The field "{ $name }" is given twice in one object.
files-no_dossier =
    These documents make up no dossier. A dossier is two or more documents:
    { $kinds }
files-unknown_kind = Unknown kind of file: { $name }. Allowed: { $known }.
files-unknown_format = Unknown format: { $text }. Allowed, separated by commas: { $known }.
files-folder = The folder { $folder } cannot be written to: { $reason }.
files-there = The file is there already: { $names }. Add --overwrite to replace it.
files-unwritten = The file { $path } was not written: { $reason }.
files-system = { $path }: { $reason }.
files-no_pdf = No PDF was made. { $reason }
files-made_wrong = { $what } ({ $reason })
files-database = The database does not answer: { $reason }.

variants-no_folder = There is no folder { $place }: there are no variants, documents are made by the standard methodology.
variants-single = { $place } is a single variant; name the folder in which it lies: { $parent }
variants-sample = sample
variants-blank = blank
variants-unfilled_sample = { $place }: the sample cannot be filled in: { $fault }
variants-unfilled_blank = { $place }: the blank form cannot be filled in: { $fault }
variants-remark = Remark
variants-fit = Usable  { $id }: { $body }, { $forms }
variants-order = order No. { $number } of { $date }, in force since { $since }
variants-order_until = order No. { $number } of { $date }, in force from { $since } until { $until }
variants-none = There are no variants in the folder.

serve-starting = Bagalau is starting.
serve-address = { "  " }Address:       { $address }
serve-docs = { "  " }Documentation: { $address }/docs
serve-data = { "  " }Data:          { $folder }
serve-key = The administrator's access key (shown once, keep it): { $key }
serve-key_file = The administrator's access key was written to { $path } (only the user that started Bagalau can read it). Keep the key and delete the file.
serve-answers = The service answers. To stop it: Ctrl-C.
serve-slow = The service still does not answer; the reason should be in the messages above.
serve-stopped = Bagalau has stopped.
serve-no_folder = The data folder { $folder } cannot be written to ({ $reason }). Name another one: BAGALAU_DATA_DIR=/path.
serve-taken_folder = Another running Bagalau works with the data folder { $folder }. Stop it or name another folder: BAGALAU_DATA_DIR=/path.
serve-taken_port = Port { $port } is in use by another program. Name another one: PORT=8001.
serve-closed_port = Port { $port } is open to the administrator only. Name another one: PORT=8001.
serve-no_address = The address { $host }:{ $port } cannot be listened on ({ $reason }). Check HOST and PORT.
serve-died_code = The process { $process } ended (code { $code }) and is started again in { $pause } s.
serve-died_signal = The process { $process } ended (signal { $signal }) and is started again in { $pause } s.
serve-ended = The process { $process } did not stop in time and was ended by force.

render-field = Field "{ $path }": { $fault }
render-whole = The set of values: { $fault }
render-illegal = the control character { $code } is not allowed, remove it from the text.
render-too_deep = nested more than { $limit } deep.
render-names = names of fields must be text, not { $type }.
render-kind = the type is { $type }; text, a whole number, a list and a dictionary are allowed.
render-property = The document property "{ $name }" holds a control character that is not allowed.
render-unparsed = A placeholder in the part { $part } cannot be parsed: { $reason }.
render-unprintable = The placeholder "{ $name }" prints a value of type { $type }: text or a whole number is needed.
render-node = A placeholder in the part { $part } uses what is not allowed: { $node }.
render-attribute = A placeholder in the part { $part }: the name "{ $name }" is not allowed.
render-filter = A placeholder in the part { $part }: the filter "{ $name }" is not allowed, these are: { $known }.
render-test = A placeholder in the part { $part }: the test "{ $name }" is not allowed, these are: { $known }.
render-outside_text = The placeholder "{ $name }" in the part { $part } stands outside of a paragraph's text.
render-lacking = The template lacks data: { $reason }.
render-lacking_part = The template lacks data in the part { $part }: { $reason }.
render-uncomputed = A placeholder cannot be computed: { $reason }.
render-uncomputed_part = A placeholder in the part { $part } cannot be computed: { $reason }.
render-no_text = LibreOffice did not write the text of the template.
render-no_paragraph = The template has not a single paragraph.
render-no_page = The first paragraph of the template does not begin a page.
render-unfamiliar = LibreOffice wrote the template in an unfamiliar way.
render-no_part = The template has no part { $part }: save it again in Word as a DOCX document.
render-spare_mark = The part { $part } holds a placeholder, but only these are filled in: { $known }.
render-damaged = The part { $part } of the template is damaged: { $reason }.
render-doctype = The part { $part } of the template declares a DOCTYPE, which Word documents may not have.
render-no_document = The template must be an ordinary DOCX document, without macros and no DOTX file.
render-reaches_out = { $part } reaches outside of the file ({ $kind }): remove the link from the template.
render-attaches = { $part } attaches { $kind }: macros, embedded files and objects are not allowed.
render-word_field = The part { $part }: the Word field "{ $name }" is not allowed, these are: { $known }.
render-no_docx = The template does not open as a DOCX file: { $reason }.
render-many_parts = Parts of the template: { $count }, allowed are at most { $limit }.
render-unpacked = The template unpacks to { $size } bytes, { $limit } are allowed.
render-same_names = The template has two parts of the same name.
render-encrypted = The template is encrypted: save it without a password.
render-part_name = The name of a part of the template is not allowed: { $name }.
render-mark_and_picture = The part { $part } holds both placeholders and a picture: keep one of the two.
render-no_widths = A table of the template has no column widths: save the template again in Word.
render-odd_span = A cell of a table of the template spans a number of columns that is no number.
render-other_hash = The content of the template does not agree with its SHA-256.
render-no_word = The template does not open as a Word document: { $reason }.
render-other_place = The text of the template must stand in { $part }: save the template again in Word.

help-main =
    Bagalau: papers of the performance evaluation of civil servants.

    FILE is a JSON file such as { "{" }"form": "...", "data": { "{" }...{ "}" }{ "}" }; - is standard input.

    Exit codes: 0 done, 1 forbidden by the methodology, 2 unusable data or environment.
help-validate =
    Check the data of a document against the methodology.

    FILE may also hold documents that belong together: { "{" }"documents": [{ "{" }"form": "...", "data": { "{" }...{ "}" }{ "}" }, ...]{ "}" }.
help-render = Make a document: DOCX and PDF.
help-bulk =
    Make documents of all rows of an XLSX, CSV, NDJSON or JSON file.

    Rows with errors come back in report.xlsx; correct them and run the command again: what is there is not made anew.
help-forms = Show which forms there are.
help-serve =
    Start the service: web, worker and sweeper.

    Settings are taken from the environment variables HOST, PORT, BAGALAU_DATA_DIR and others (docs/operators.md).
help-variants = Variants of the methodology of corpus B that state bodies have adopted.
help-check =
    Check a folder of variants: descriptions, templates and a trial filling.

    DIR is the folder with the variants, by default the one named in BAGALAU_VARIANTS_DIR.
help-as_json = Answer in JSON, for programs.
help-as_of = Check as on this date (today by default).
help-fail_on = warning: warnings forbid the document, too.
help-language = Language of everything the command says; else the environment decides (LC_ALL, LC_MESSAGES, LANG), or Russian.
help-explain = Show how each computed value came about.
help-output = Folder for the finished files.
help-format = Formats separated by commas.
help-overwrite = Replace files that are there already.
help-variant = Variant of a state body; standard is the form of the methodology itself.
help-form = Form of all rows; needed for XLSX and CSV.
help-accessible = PDF tagged for reading aloud; takes three times as long.
help-trial = Save trial documents (DOCX) here to look at them.
help-version = Show the version and exit.
help-help = Show this message and exit.
