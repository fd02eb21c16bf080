### Heads of the register of documents (register) and of the report on the rows of a batch (report).

register-sheet = Register
register-row = Row
register-external_id = External number
register-form = Form
register-who = Who was assessed
register-position = Position
register-organization = State body
register-score = Score
register-result = Result
register-title = Register of documents: { $name }
register-docx = DOCX file
register-pdf = PDF file
register-docx_sha256 = SHA-256 of the DOCX file
register-pdf_sha256 = SHA-256 of the PDF file

report-row = Row
report-external_id = External number
report-form = Form
report-state = State of the row
report-place = Place
report-remark = What to correct
