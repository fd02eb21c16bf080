### What the commands of bagalau say. show: their output; files: unusable files and folders; help: --help.

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
show-journal_empty = The journal is empty.
show-journal_whole = { $body }: { $events } events, the chain is whole; the last is { $hash }
show-journal_broken = { $body }: the chain is broken at event { $number }, which was changed or taken out; the { $events } before it are whole
show-journal_waiting = Not chained yet: { $waiting } (the oldest for { $seconds } s)
show-journal_late = Not chained yet: { $waiting } (the oldest for { $seconds } s); check whether the process beat runs
show-done = Done: { $path }
show-since = in force since { $since }
show-between = in force from { $since } until { $until }
show-recommended_one = recommended form, item { $items }
show-recommended = recommended form, items { $items }
show-letter_a = A
show-letter_b = B
show-docx = filling in the form
show-pdf = converting to PDF
show-files_checked = Checked
show-files_missing = missing
show-files_damaged = damaged
show-files_paper = Documents
show-files_source = Files as sent
show-files_result = Results of batches
show-files_template = Templates of variants
show-files_orphans = Files the database does not know: { $number } ({ $size } MiB)
show-files_more = … and { $number } more
show-files_repaired = Sent to be made again: { $number }
show-layout_form = Form
show-layout_template = Template
show-layout_equal = equal
show-layout_refused = left to LibreOffice
show-layout_different = different
show-layout_reason = why
show-layout_new = not yet compared
show-layout_open = in use
show-layout_shut = shut, LibreOffice makes these papers
show-layout_none = No paper of a form that may be laid out without LibreOffice has come yet.
show-layout_issued = Papers compared: { $compared }, different: { $differ }

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
files-extreme = A number is too large, too small, too long or has an exponent that is not allowed: { $literal }.
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
files-store = The file store does not answer: { $reason }.

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

help-day = YYYY-MM-DD
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
help-admin = What the administrator of the installation does.
help-link = Give the administrator another one-time link: to sign in for the first time or for a new password.
help-check-files = Compare the database with the file store.
help-journal = The journal: who did what to papers.
help-verify =
    Check that nothing of the journal was changed or taken out.

    Exit code 1: the chain is broken. Keep the last event that is shown somewhere else: by it you see whether the end was cut off.
help-layout = The layout without LibreOffice: is it the same, and where is it used?
help-layout_verify =
    Make papers both ways on this machine and compare them number by number.

    Exit code 1: a paper differs; then LibreOffice should make the papers of that form (`laid_out` in its form.toml).
help-layout_keys = Show which layouts this installation uses, and which were shut.
help-layout_issued = Compare papers that were issued with a layout which is shut now; ids of those that differ are listed, nothing is replaced.
help-papers = How many papers of each template are compared.
help-layout_form = Only this form; without it all forms that may be laid out.
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
help-accessible = PDF tagged for reading aloud; takes three times as long for forms that LibreOffice makes.
help-repair = Have made again what is missing or damaged.
help-trial = Save trial documents (DOCX) here to look at them.
help-version = Show the version and exit.
help-help = Show this message and exit.
