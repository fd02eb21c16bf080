### What the service says of documents, settings and fields of requests. pdf: what PDF lacks; failures: why a document
### was not made; waits: what it waits for.

pdf-office = PDF cannot be made: the program LibreOffice was not found ({ $path }). Install the package libreoffice-writer-nogui.
pdf-python = PDF cannot be made: the system's Python ({ $path }), which drives LibreOffice, was not found. Install the package python3-uno.
pdf-bridge = PDF cannot be made: Python ({ $path }) cannot connect to LibreOffice (there is no module uno). Install the package python3-uno.
pdf-other = PDF cannot be made; code of the reason: { $code }.

failures-conversion_failed = The document could not be converted to PDF: LibreOffice refused it twice.
failures-quarantined = The document was set aside: the program that was making it ended time and again.
failures-quarantined_killed = The document was set aside: LibreOffice was ended time and again while it had it.
failures-quarantined_crashed = The document was set aside: LibreOffice crashed on it twice or did not finish it in time.
failures-quarantined_worker = The document was set aside: the program that was making it crashed (times in a row: { $crashes }). The data are kept; tell the administrator the identifier of the document.
failures-inspection_failed = The finished file did not pass the inspection of its content.
failures-rendering_failed = The form could not be filled in with these data.
failures-record_unreadable = This version of the program cannot read the stored data.
failures-form_unavailable = This version of the program does not have this form, or not in this language.
failures-internal_error = An internal error occurred while the document was being made; it is in the log.
failures-cancelled = The document was stopped together with its batch before its turn came.
failures-other = The document was not made; code of the reason: { $code }.

waits-office_missing = The PDF will be ready once LibreOffice is there on the server.
waits-office_start = The PDF will be ready once LibreOffice starts; another attempt will be made.
waits-storage = The file store is not available; the document will be ready once it answers.
waits-resources = The server is short of resources (disk space, memory); another attempt will be made.
waits-other = The document waits; code of the reason: { $code }.

preview-busy = The preview is busy: others are looking, or the server has much to do. Wait a few seconds and open it again; what was entered is kept and does not depend on the preview.
preview-absent = The preview does not work at the moment. The document can be checked and made without it; if nothing changes within a minute, tell the administrator.
preview-office = The preview failed: LibreOffice on the server does not answer or is not installed. Try again; if that does not help, tell the administrator.
preview-too_long = There is more data than fits into one document; shorten the texts, and the preview will open.
preview-unknown = There is no such form, language or variant of a state body; choose the form again.
preview-unprintable = The form cannot be printed with this data. Correct the values that are marked as wrong, and open the preview again.

settings-several = { $faults }
settings-integer_between = { $name }: a whole number from { $least } to { $most } is needed
settings-number_between = { $name }: a number from { $least } to { $most } is needed
settings-url = { $name }: a URL is needed, such as { $example }
settings-networks = { $name }: addresses or networks are needed, with commas between them, such as 10.0.0.5, 172.16.0.0/12
settings-one_of = { $name }: one of these is needed: { $known }
settings-key = { $name }: { $least } to { $most } printable ASCII characters without spaces are needed
settings-unusable = { $name }: the value cannot be used
settings-unknown = { $name } is not a setting; did you mean { $nearest }?
settings-scheme = { $name }: a URL that begins with one of { $known } is needed
settings-bucket = { $name }: s3://BUCKET or s3://BUCKET/PREFIX is needed
settings-folder = { $name }: file:///ABSOLUTE/FOLDER is needed
settings-preview = { $name }: tcp://HOST:PORT is needed, the address at which the preview process answers
settings-secrets_keys = { $name }: Fernet keys are needed, with commas between them, a new one first; the command openssl rand -base64 32 | tr '+/' '-_' makes one
settings-keys = { $one } and { $other } go together
settings-openid = { $name } needs { $missing } as well
settings-bodies = { $name }: at least { $least } is needed, the greatest length of one request
settings-lease = { $lease } ({ $lease_seconds }) must be longer than { $timeout } ({ $timeout_seconds }), or documents are taken from a worker at work
settings-not_closed = { $path }: other users of this machine have access, and it cannot be closed ({ $reason }). Personal data lie there: make the user that Bagalau runs as its owner, or name another folder (BAGALAU_DATA_DIR)
settings-no_file = { $name }: there is no file { $path }
settings-no_folder = { $name }: there is no folder { $path }
settings-calendar = { $name }: { $fault }
settings-unreadable = { $name }: the folder { $path } cannot be read: { $reason }
settings-variants =
    There are errors in the folder of variants { $path }:
    { $faults }
    Correct them and check with the command: bagalau variants check

place-field = { $pointer }: { $fault }

fields-required = this field is required
fields-null = null is not allowed; where there is no value, leave the field out
fields-unknown = there is no such field
fields-object = a JSON object is expected here
fields-text = a string is expected here
fields-list = a list is expected here
fields-date = a date as YYYY-MM-DD is expected here, such as 2026-10-15
fields-integer = a whole number is expected here
fields-form = there is no such form; there are: { $forms }
fields-formats = name at least one format, without repeating any, of: docx, pdf
fields-fail_on = error or warning is expected here
fields-status = one of these is expected here: queued, rendering, ready, failed
fields-external_id = 1 to { $external_id_length } printable characters
fields-moment = a moment with its time zone is expected here, such as 2026-10-15T09:00:00Z
fields-identifier = an identifier (id) from answers of the service is expected here
fields-limit = a whole number from 1 to { $page_max } is expected here
fields-cursor = send next_cursor of the previous answer as it is
fields-repeated = the parameter is given more than once
fields-idempotency_key = header Idempotency-Key: 1 to { $idempotency_key_length } printable ASCII characters
fields-surrogate = the string holds half of a surrogate pair: Unicode has no such character
fields-nul = the string holds the character with code 0
fields-as_of = a date from 2020-01-01 to 2099-12-31
fields-calendar_year = a year from 2000 to 2099 in four digits is needed here
fields-agenda_year = a year from 2025 (the first of the methodologies) to 2099 in four digits is needed here
fields-methodology = A or B is needed here
fields-variant_id = a variant is up to 60 small Latin letters, digits and hyphens: GET /api/v1/variants
fields-language_code = a language code is two small Latin letters, such as ru
fields-short_text = 1 to 200 printable characters (a login up to 100)
fields-scopes = what the key is good for, without repeats: read, create, metrics, admin
fields-role = one of the roles that /docs names
fields-reader_language = a language: ru, kk or en
fields-overlap_hours = a whole number of hours from 0 to 720
fields-login_taken = there is such a login already; choose another
fields-unit_circle = a unit cannot be part of itself
fields-in_the_past = a day that is over
fields-iin = an IIN is twelve digits with the right check digit
fields-flag = true or false
fields-variant = there is no such variant; there are: { $known }
fields-variant_unfit = variant { $id } exists for the forms { $variant_forms } since { $since }; for this form on { $day } it is not in force
fields-language = form { $form } exists in: { $languages }. The official text of the order is available here in Russian only; the form will exist in another language once its template is added
fields-dossier_documents = { $dossier_least } to { $dossier_most } documents are expected here
fields-dossier_kind = one of the kinds of dossier is expected here: { $dossier_kinds }
fields-part = this must be a part: a whole number from 1 to { $parts }
fields-boolean = this must be true or false
fields-form_needed = name the form: in a table the rows do not name it
fields-import_mode = this must be merge or replace
fields-import_change = this must be added, changed or gone
fields-version = this must be a version in quotation marks, as in ETag, such as "3"
fields-batch_mode = this must be each or all_or_nothing
fields-batch_quality = this must be fast or accessible
fields-item_status = this must be one of: accepted, rejected, queued, rendering, ready, failed, cancelled
fields-source_name = 1 to { $source_name_length } printable characters
fields-unusable = unusable value
