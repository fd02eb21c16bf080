### Texts of the service. Words in braces are filled in by the program: they may be moved, not renamed.
### title - what happened, detail - what exactly, advice - what to do (printed on the page /problems/...).

problems-malformed-json =
    .title = The request body is not JSON
    .detail = Parsing stopped at line { $line }, column { $column }: { $reason }.
    .advice = Check the text with any JSON validator. Common causes are a stray or missing comma, single quotes, or a truncated text.

problems-empty-body =
    .title = The request body is empty
    .detail = A JSON object is expected.
    .advice = Send a JSON object as the body, with the header Content-Type: application/json.

problems-wrong-encoding =
    .title = The request body is not UTF-8
    .detail = Byte { $position } cannot stand in UTF-8 text. { $guess }
    .advice = Save or send the text as UTF-8 (a byte order mark at the start is fine).

problems-duplicate-name =
    .title = A name is repeated within one object
    .detail = The name "{ $name }" occurs more than once in an object: it is unclear which value is meant.
    .advice = Keep one value for each name in every JSON object.

problems-not-a-number =
    .title = Not a valid number
    .detail = "{ $value }" is not a JSON number.
    .advice = NaN, Infinity and -Infinity do not exist in JSON. Where there is no value, leave the field out.

problems-bad-request =
    .title = The request was not understood
    .detail = The server could not read the request.
    .advice = Compare address, headers and body with the description at /docs.

problems-unauthorized =
    .title = An access key is needed
    .detail = The access key is missing or not valid. Send it in the header Authorization: Bearer <key>.
    .advice = The key is printed at the first start of the service; the administrator knows it. Send it in the header Authorization: Bearer <key>, never in the address.

problems-insufficient-scope =
    .title = The key is not good for this
    .detail = This key does not give the right “{ $scope }”, which the request needs.
    .advice = Ask the administrator for a key with that right: read — to read, create — to have documents made, metrics — the numbers of the service, admin — to administer access.

problems-not-found =
    .title = There is no such address
    .detail = There is nothing at this address.
    .advice = All addresses are listed at /docs.

problems-unknown-form =
    .title = There is no such form
    .detail = There is no form "{ $form }". There are: { $known }.
    .advice = The list of forms: GET /api/v1/forms.

problems-document-not-found =
    .title = Document not found
    .detail = You have no document with this identifier.
    .advice = Check the identifier and the key: documents of others cannot be seen. Your documents: GET /api/v1/documents.

problems-dossier-not-found =
    .title = Dossier not found
    .detail = You have no dossier with this identifier.
    .advice = Check the identifier and the key: dossiers of others cannot be seen. The address of a dossier stands in the header Location of the answer that accepted it.

problems-batch-not-found =
    .title = Batch not found
    .detail = You have no batch with this identifier.
    .advice = Check the identifier and the key: batches of others cannot be seen. Your batches: GET /api/v1/batches.

problems-changed-meanwhile =
    .title = Changed before you
    .detail = The servant is not as you read it any more: the version is { $version } now.
    .advice = Read it again and repeat the change with the new version in If-Match.

problems-import-not-ready =
    .title = The import cannot be applied
    .detail = It is still being read, was refused, or was no comparison.
    .advice = Wait until the status of the comparison is done: GET /api/v1/employees/import/….

problems-too-many-gone =
    .title = More than a fifth of the list would be gone
    .detail = The file lacks { $gone } of the { $present } servants of the list.
    .advice = Check that it is a full list. If it is, repeat with confirm_gone.

problems-unit-in-use =
    .title = The unit is in use
    .detail = Other units, users, servants of the staff list or sheets of cycles name the unit.
    .advice = Move them first: PUT /api/v1/units/… for units.

problems-sheet-changed =
    .title = The sheet was changed
    .detail = Somebody else saved the sheet after you read it. Nothing was changed.
    .advice = Read the sheet again and repeat with its new number of saving (version).

problems-step-not-allowed =
    .title = This step is not possible now
    .detail = { $reason }.
    .advice = How the sheet stands and what comes next: GET /api/v1/cycles/…/sheets/….

problems-purge-not-possible =
    .title = Nothing can be destroyed now
    .detail = { $reason }.
    .advice = What was prepared and confirmed: GET /api/v1/retention/purges; what can be destroyed: GET /api/v1/retention/due.

problems-batch-finished =
    .title = The batch has come to its end
    .detail = There is nothing to stop: everything is made, or the file was not accepted.
    .advice = Status of the batch: GET /api/v1/batches/{ "{" }id{ "}" }.

problems-batch-refused =
    .title = The batch has no documents
    .detail = The batch was not accepted or was only checked, so there is nothing to make again.
    .advice = Correct the rows and send the file again: POST /api/v1/batches.

problems-batch-unfinished =
    .title = The batch is not finished
    .detail = Its rows are still being read, or its documents are being made.
    .advice = Status of the batch: GET /api/v1/batches/{ "{" }id{ "}" }. Results can be had once it has come to its end.

problems-batch-too-large =
    .title = Too much for one file
    .detail = One file for printing holds at most { $most } documents: ask for this batch in parts, part from 1 to { $parts }.
    .advice = Ask for it in parts: ?part=1, ?part=2 and so on, or take the archive (archive.zip).

problems-unusable-file =
    .title = The file cannot be read
    .detail = { $reason }.
    .advice = Take the workbook to fill in (the link import_xlsx of the form: GET /api/v1/forms) or send the rows as JSON. What is wrong with single rows does not keep a file from being accepted: it is told in items.

problems-request-timeout =
    .title = The request did not come in time
    .detail = The request was sent too slowly and was not taken in.
    .advice = Send it again. Over a slow connection send less at a time.

problems-too-many-requests =
    .title = Too many requests
    .detail = More requests came with this key, or from this address, within the last minute than are allowed.
    .advice = Ask again after the time in the header Retry-After. Many documents at once: POST /api/v1/batches. The administrator sets the limit (BAGALAU_REQUESTS_PER_KEY, BAGALAU_REQUESTS_PER_ADDRESS).

problems-too-many-wrong-keys =
    .title = Too many wrong keys
    .detail = Wrong access keys come from this address. For a while no keys from here are looked at.
    .advice = Correct the key in the program that sends the requests, and ask again after the time in the header Retry-After.

problems-too-many-streams =
    .title = Every place to follow from is taken
    .detail = At most four clients at a time follow something with one key, and at most thirty-two with all keys.
    .advice = Ask for the status now and then: GET /api/v1/batches/{ "{" }id{ "}" }.

problems-too-many-bodies =
    .title = Too many files are being taken in now
    .detail = The requests that are being sent now take all the room set aside for them. The body of this one was not read, and nothing was stored.
    .advice = Repeat the request after some seconds (Retry-After).

problems-record-not-found =
    .title = There is no such record
    .detail = Your state body has no such record.
    .advice = Check the identifier: GET /api/v1/keys, /users, /units.

problems-unknown-rule =
    .title = There is no such rule
    .detail = There is no rule "{ $rule }".
    .advice = The list of rules: GET /api/v1/rules.

problems-unknown-edition =
    .title = There is no edition on this day
    .detail = There is no edition of methodology "{ $methodology }" on "{ $day }".
    .advice = Give methodology A or B and a day as YYYY-MM-DD, not before the first edition: GET /api/v1/editions.

problems-file-not-requested =
    .title = The document was not asked for in this format
    .detail = The document has no { $format } file and will have none: it was asked for as { $available }.
    .advice = Create the document again, naming the formats in the field formats.

problems-method-not-allowed =
    .title = Method not allowed
    .detail = The method { $method } is not supported here. Allowed: { $allowed }.
    .advice = The header Allow of the answer lists what is supported.

problems-not-ready =
    .title = The file is not ready yet
    .detail = Status of the document: { $status }. { $waiting_for }
    .advice = Ask again after the time in the header Retry-After. Status of a document: GET /api/v1/documents/{ "{" }id{ "}" }.

problems-document-failed =
    .title = The document could not be made
    .detail = Making the file failed. { $reason }
    .advice = The reason stands in the field failure of the document. Put it right and create the document again.

problems-idempotency-conflict =
    .title = The Idempotency-Key was used before
    .detail = Another request was sent with this key before.
    .advice = Use a new key for a new request. Repeating the same request with the same key is safe.

problems-too-large =
    .title = The request body is too large
    .detail = A request body may have at most { $limit } bytes.
    .advice = Make the request smaller. The administrator sets the limit (BAGALAU_MAX_BODY_BYTES).

problems-unsupported-media-type =
    .title = Unsupported media type
    .detail = The request body must have Content-Type: application/json (encoded as UTF-8).
    .advice = Send the header Content-Type: application/json. Without it curl -d sends the data as a web form.

problems-encoded-body =
    .title = Compressed request bodies are not accepted
    .detail = Send the body uncompressed, without the header Content-Encoding.
    .advice = Turn request compression off in the client.

problems-range-not-satisfiable =
    .title = There is no such part of the file
    .detail = The header Range names a part beyond the file.
    .advice = The size of the file stands in the header Content-Range of the answer.

problems-invalid-request =
    .title = The request has the wrong shape
    .detail = See the fields listed in violations: pointer leads to the place in the request.
    .advice = The fields of every request are described at /docs.

problems-limit-exceeded =
    .title = A limit is exceeded
    .detail = { $what }
    .advice = The limit stands in the field detail of the answer.

problems-not-a-dossier =
    .title = The documents make up no dossier
    .detail = The forms { $forms } together make up no dossier. A dossier is two or more documents of one of the kinds: { $kinds }.
    .advice = Take away what is too much or add what is missing. Single documents: POST /api/v1/documents.

problems-forbidden-by-methodology =
    .title = The document contradicts the methodology
    .detail = Errors: { $errors }, warnings: { $warnings }. Each is described in violations: pointer leads to the place in data.
    .advice = Correct the data as the messages in violations say: they name the item of the order and quote it. To check data without storing anything: POST /api/v1/validate.

problems-headers-too-large =
    .title = Request headers too large
    .detail = Make the request headers shorter.
    .advice = Usually superfluous cookies or a very long address are the cause.

problems-not-implemented =
    .title = Transfer coding not supported
    .detail = The server does not understand this Transfer-Encoding.
    .advice = Send the body in one piece with Content-Length, or with Transfer-Encoding: chunked.

problems-internal-error =
    .title = Internal error
    .detail = The request failed because of an error of the service. Tell the administrator the identifier in the field instance.
    .advice = Look for the identifier of the request (field instance, or header X-Request-Id) in the log of the service.

problems-database-unavailable =
    .title = The database does not answer
    .detail = The request was not carried out. Repeat it after the time in the header Retry-After.
    .advice = Administrators: check the database and the setting BAGALAU_DATABASE_URL. State of the service: GET /readyz.

problems-storage-unavailable =
    .title = The file store does not answer
    .detail = The file is not available at the moment. Repeat the request after the time in the header Retry-After.
    .advice = Administrators: check the store, free space and the setting BAGALAU_STORAGE_URL. State of the service: GET /readyz.

problems-disk-full =
    .title = The disk of the server is full
    .detail = The request was not carried out, and nothing was kept by halves. Repeat it after the time in the header Retry-After.
    .advice = Administrators: make room on the disks of the database, of the file store and of temporary files. What was accepted is not lost and is made when there is room.

problems-blank-not-ready =
    .title = The blank form is not ready yet
    .detail = The blank form is being made. { $waiting_for }
    .advice = Repeat the request after the time in the header Retry-After. State of the service: GET /readyz.

problems-no-preview =
    .title = The paper cannot be shown now
    .detail = { $reason }
    .advice = Repeat the request after the time in the header Retry-After; without a preview documents are checked and made as usual.

problems-result-not-ready =
    .title = The file is still being put together
    .detail = The file is put together from the documents of the batch. Repeat the request after the time in the header Retry-After.
    .advice = Once it is put together the file is kept for some days; a download that broke off can go on where it ended (header Range).

problems-not-operational =
    .title = The service cannot make documents at the moment
    .detail = { $reasons }
    .advice = The field checks of the answer says what is missing and what to do.

forms-letter_a = A
forms-letter_b = B

limits-depth = Objects and lists may be nested at most { $limit } deep.
limits-digits = A number may have at most { $limit } characters.
limits-exponent = The exponent of a number may be at most { $limit } either way.

guesses-utf16 = It looks like UTF-16.
guesses-cp1251 = It looks like Windows-1251.
guesses-other = { "" }

health-ok = in order
health-database = The database does not answer: check that it runs and that BAGALAU_DATABASE_URL points to it.
health-storage = The file store is not available: check permissions, free space and the setting BAGALAU_STORAGE_URL.
health-worker = No worker was heard of in the last { $seconds } seconds: start one (make serve starts everything).
health-pdf = { $missing }
health-broker = The message broker does not answer: check that it runs and that BAGALAU_BROKER_URL points to it. Documents are accepted, and made when it is back.
health-beat = The schedule stands still: beat was not heard of in the last { $seconds } seconds or longer; start it (make serve starts everything).
health-batches = No worker for batches was heard of in the last { $seconds } seconds: start one (make serve starts everything).
health-unknown = Not checked: the database does not answer.

# The parser's own messages stand on the left and must stay as they are.
json-value = a value is expected
json-comma = a comma or a closing bracket is expected
json-colon = a colon is expected
json-name = a name in double quotes is expected
json-trailing_in_object = there is a superfluous comma before the closing bracket
json-trailing_in_list = there is a superfluous comma before the closing bracket
json-extra = something stands after the end of the document
json-unterminated = a string is not closed by a quotation mark
json-control = a control character within a string must be written as \n, \t or \u00XX
json-escape = an invalid character stands after a backslash
json-unicode_escape = four hexadecimal digits are expected after \u
json-other = invalid notation
