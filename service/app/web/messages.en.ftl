### The words of the pages. Keys are the same in every language; the program fills in the values in braces.

frame-language = English
frame-languages = Language of the page
frame-docs = API description
frame-docs_title = Bagalau: API description
frame-no_script = This page needs JavaScript. The description without it:

start-title = Bagalau: official forms of civil-service evaluation
start-heading = Official forms of the performance evaluation of civil servants
start-lead = The service takes evaluation data from a personnel system, checks them against the methodology of Order No. 13 (as restated by Order No. 121 of 28 July 2025), and makes agreements, score sheets, reviews and protocols ready to be signed: DOCX and PDF.
start-ready = Documents can be made: DOCX and PDF
start-not_ready = Not every document can be made now
start-kept = Accepted data are kept: documents will be ready once the cause is removed.
start-forms = Forms
start-foot = There are no documents and no personal data on this page.
start-hr_heading = For personnel departments
start-hr_violations = Documents are made from your personnel system. Where data contradict the methodology, the system receives the list of violations: the item of the order, its words, and what to correct. Warnings (of a missed deadline, for example) do not prevent a document and are kept with it.
start-hr_blanks = Blank forms are handed out with an access key, as documents are. The administrator of the service has the key.
start-developer_heading = For developers
start-developer_docs = Every request with examples, to be tried in the browser:
start-developer_openapi = Machine-readable description:
start-developer_state = State of the service:
start-developer_key = The key goes into the header Authorization: Bearer …; it is printed at the first start.

checks-database = Database
checks-storage = File storage
checks-worker = Making documents
checks-pdf = Making PDF
checks-broker = Message broker
checks-beat = Schedule
checks-batches = Making batches

groups-corpus_a = Corpus A
groups-chapter5 = Corpus A, chapter 5: released, rotated, on social leave
groups-corpus_b = Corpus B
groups-working = Working papers (recommended form)

form-annex = annex { $annex }
form-item = item { $items }
form-items = items { $items }
form-corpus_a = corpus A
form-corpus_b = corpus B
form-both = corpora A and B
form-since = in force since { $since }
form-between = from { $since }, before { $until }
form-letter_a = A
form-letter_b = B
