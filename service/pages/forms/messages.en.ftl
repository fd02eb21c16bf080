### Pages of the forms.

## Headings of sections that have none of their own.

forms-section_first = Paper
forms-section_last = Result and signing

## Beside fields.

forms-entry = No. { $number }
forms-missing = Fill in: { $label }
forms-missing_here = Fill in this field
forms-wrong_text = Enter a text
forms-wrong_long_text = Enter a text
forms-wrong_iin = Enter the 12 digits of the IIN
forms-wrong_category = Enter the code of a category, such as C-4
forms-wrong_number = Enter a number in digits, such as 4,5
forms-wrong_whole = Enter a whole number in digits
forms-wrong_date = Enter a date that the calendar has: day, month and year with dots, such as 05.10.2026
forms-wrong_choice = Choose one of the values
forms-wrong_flag = Choose yes or no
forms-wrong_rows = There must be from { $least } to { $most } entries: add what is missing or remove what is too much

## Pages: choosing a form, the draft, the paper.

forms-title_new = New paper
forms-title_drafts = Drafts
forms-choose = Choose a form
forms-usual = What you make most
forms-begin = Begin with a blank form
forms-begin_with = Form: { $form }
forms-from_file = Begin with a file
forms-from_file_hint = A sheet with one row (XLSX or CSV as the form's workbook has it) or a JSON file
forms-file = File
forms-open_file = Open the file
forms-from_last = Begin with an earlier paper
forms-from_last_hint = People and names stay, the period becomes the next one, scores and days are blank
forms-not_own = You make only papers that name you as the evaluator: enter the IIN of your account
forms-no_drafts = There are no drafts
forms-no_drafts_hint = Whatever you begin to fill in is saved here by itself
forms-column_form = Form
forms-column_whom = About whom
forms-column_saved = Saved
forms-column_action = Action
forms-unnamed = Not named yet
forms-delete = Delete the draft
forms-deleted = The draft is deleted
forms-delete_title = Delete the draft?
forms-delete_text = It cannot be brought back
forms-continue = Continue
forms-all_drafts = All drafts
forms-law =
    { $number ->
        [1] Item { $items }
       *[other] Items { $items }
    }
forms-explanation = Explanation of the annex
forms-state = State
forms-saved_at = Saved at { $time }
forms-not_saved = Not saved
forms-errors =
    { $number ->
        [0] No errors
        [one] { $number } error
       *[other] { $number } errors
    }
forms-warnings =
    { $number ->
        [one] { $number } warning
       *[other] { $number } warnings
    }
forms-left =
    { $number ->
        [0] Everything needed is filled in
       *[other] Left to fill in: { $number }
    }
forms-computed = Computed
forms-found = What is wrong
forms-own_value = State it myself
forms-save = Save
forms-check = Check
forms-make = Make the paper
forms-preview = Show how it will be printed
forms-preview_waits = The preview is being prepared: the first one takes some seconds
forms-preview_again = Show it again
forms-preview_title = How it will be printed
forms-add = Add an entry
forms-remove = Remove
forms-up = Up
forms-down = Down
forms-row_action = { $action }: { $entry }
forms-no_rows = No entries
forms-yes = Yes
forms-no = No
forms-unsaid = Not stated
forms-summary = Correct this to make the paper
forms-clash = Somebody else changed the draft
forms-clash_by = Another user changed the draft: { $name }
forms-clash_text = Your last changes are not saved yet: see how they differ and decide what to keep
forms-compare = Show the differences
forms-difference_title = Two versions of one draft
forms-difference_text = While you wrote, somebody else saved the draft. Choose for each field what to keep; all else is the same
forms-column_field = Field
forms-theirs = Saved by the other
forms-mine = Yours
forms-blank = blank
forms-entry_there = the entry is there
forms-merge = Save what was chosen
forms-file_missing = Choose a file
forms-file_unreadable = The file cannot be read: a sheet (XLSX or CSV as the form's workbook has it) or a JSON file is needed
forms-file_json = The JSON file has no form with its data: it needs the fields form and data
forms-file_rows = The sheet must have one row that is filled in; many rows are sent at once under “Batches”
forms-file_shape = The file has something that the form has not: take the form's own workbook
forms-paper_title = Paper
forms-paper_queued = The paper is being made
forms-paper_queued_text = Usually this takes a few seconds; the page renews itself
forms-paper_ready = The paper is ready
forms-paper_failed = The paper could not be made
forms-paper_warnings = Warnings
forms-download_docx = Download Word (DOCX)
forms-download_pdf = Download PDF
forms-print = Open for printing
forms-seen = Look at it here
forms-next = Next paper about the same person
forms-beside = The same document about another person
forms-then = What next
forms-correct = Correct the paper
forms-another = New paper
forms-renew = Renew the page
forms-more_errors = And more in the form: correct the marked fields
forms-file_large = The file is larger than { $megabytes } MB: one paper needs a small file only

## An appeal: the order and the protocol of the calibration session.

forms-contest = Contested: order of a calibration session
forms-protocol = Begin the protocol of the session
forms-session_title = Members of the calibration session
forms-session_lead = Mark who will be a member. Those are proposed whom earlier papers name, without the employee and the evaluator. Others can be added in the order.
forms-session_members = Who may be a member
forms-session_hr = personnel service
forms-session_evaluator = evaluator
forms-session_nobody = There is nobody to propose yet: earlier papers name no other evaluators. Add the members in the order.
forms-session_begin = Begin the order
