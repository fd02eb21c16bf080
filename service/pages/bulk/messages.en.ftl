### Pages of batches: a sheet comes in, is looked at, corrected, and its documents are made.

bulk-title = Batches of documents
bulk-one = Batch of documents
bulk-all = All batches
bulk-send = Upload a filled-in sheet
bulk-files = Sheets: Excel (XLSX) or CSV
bulk-files_hint = Several at once are fine: each file becomes a batch of its own. First you see what was understood; nothing is made unless you say so.
bulk-see_above = What to correct is said above
bulk-name_form = Name the form yourself
bulk-form = Form
bulk-form_hint = Not needed as a rule: a sheet that was taken here is recognized
bulk-recognize = Recognize it by the sheet
bulk-look = Check the sheets
bulk-fetch = Download the sheet of a form
bulk-fetch_text = One row is one document. The sheet has an example, explanations and lists to choose from.
bulk-empty_title = No batches yet
bulk-empty_text = Download the sheet of a form, fill it in and upload it here: all documents are made at once.
bulk-no_file = Choose a file with a sheet
bulk-many_files = Up to { $number } files can be uploaded at once
bulk-no_sheet = This is no sheet. Save it as an Excel workbook (XLSX) or as "CSV UTF-8"
bulk-several_forms = Several forms have such columns: { $names }. Choose the form below and upload the file again
bulk-no_form = The columns are those of no form. Take the sheet of a form here, or choose the form below: then you are told which columns are missing
bulk-slow = The form could not be recognized in time. Choose it below and upload the file again
bulk-refused_file = { $name }: { $why }
bulk-not_taken = These files were not taken
bulk-taken = The others were taken and are being checked

bulk-rows = Rows
bulk-good = Good
bulk-warned = With warnings
bulk-faulty = With errors
bulk-ready = Documents ready
bulk-waiting = Waiting
bulk-failed = Not made
bulk-reading = Rows are being read and checked
bulk-reading_text = You may close the page: checking goes on, and this batch is in the list.
bulk-making = Documents are being made
bulk-making_text = You may close the page: work goes on, and this batch is in the list.
bulk-eta_minutes = about { $number } min left
bulk-eta_seconds = about { $number } s left
bulk-decide = Nothing has been made yet. See whether the sheet was understood as you meant it, and decide.
bulk-decide_none = No row is good, so there is nothing to make. Correct the rows and upload the sheet again.
bulk-decide_faulty = Documents will be made of the good rows; the rows with errors stay, and can be corrected.
bulk-make =
    { $number ->
        [one] Make { $number } document
       *[other] Make { $number } documents
    }
bulk-discard = Make nothing and delete the file
bulk-until = If nothing is decided, the file is deleted: { $moment }
bulk-refused = The sheet was not read
bulk-cancelled = The batch was stopped. Documents that were ready stayed.
bulk-done = Ready
bulk-done_none = No documents
bulk-stop = Stop
bulk-retry = Make what is left
bulk-remarks = Rows with remarks
bulk-row = Row
bulk-said = What is wrong
bulk-no_rows = There are no such rows.

bulk-correct_text = Correct the cells right here: each is checked at once, and a good row joins the documents. The same can be done in the Excel report.
bulk-row_title = Row { $number }
bulk-row_good = The row is good
bulk-row_faulty = It has errors
bulk-check_row = Check the row
bulk-whole_row = All cells of the row
bulk-whole_row_of = All cells of row { $number }
bulk-correct = Correct the rows with errors

bulk-understood = How the file was read
bulk-kind = File
bulk-kind_xlsx = Excel workbook (XLSX)
bulk-kind_csv = CSV text
bulk-sheet = Sheet
bulk-encoding = Encoding
bulk-absent = Columns of the form that the file has not: { $number }
bulk-absent_text = They are optional. If something belongs there, add the columns from the sheet of the form.
bulk-passed_over = Columns that are not read: { $number }
bulk-first_rows = The first rows; columns recognized: { $number }
