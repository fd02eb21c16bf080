### Pages of assessment cycles: a quarter or a year in one place.

assess-quarter_of_B = Assessment of corpus “B”, quarter { $quarter } of { $year }
assess-year_of_A = Assessment of corpus “A”, { $year }
assess-all = All cycles
assess-parts = Parts of the cycle
assess-as_of = Staff list as of { $day }
assess-closed = Closed
assess-open = Open a cycle
assess-open_lead = Choose a period: the staff list is read, and you see whom the order has assessed, whom not and why. Nothing is stored until you press “Open the cycle”.
assess-foresee = Show what will be decided
assess-open_already = The cycle of this period is open already
assess-open_now = Open the cycle
assess-foreseen = what will be decided
assess-positions = Positions in the period
assess-assessed = To be assessed
assess-by_form = On which annexes
assess-why_not = Why some are not assessed
assess-asked = What the order leaves open
assess-asked_text = These questions are answered after opening, on the page of the sheet. Until then a sheet with an essential question cannot be made.
assess-empty = There are no cycles yet
assess-empty_text = A cycle is a quarter in one place: who is assessed, by whom, on which form, what is late.
assess-empty_own = Here those whom you assess will stand, once the personnel service opens a cycle and names you as evaluator.
assess-no_staff = Nobody is on the list in this period
assess-no_staff_text = Enter employees into the staff list: who, in which position, since when, and who assesses.
assess-nobody = Nobody
assess-and_more = and { $number } more
assess-people_number =
    { $number ->
        [one] { $number } employee
       *[other] { $number } employees
    }
assess-total_number =
    { $number ->
        [one] { $number } sheet
       *[other] { $number } sheets
    }
assess-late_number = { $number } late
assess-asking_number =
    { $number ->
        [one] { $number } waits for an answer
       *[other] { $number } wait for an answer
    }

assess-tab_units = Units
assess-tab_evaluators = Evaluators
assess-tab_sheets = Sheets
assess-tab_not_assessed = Not assessed
assess-tab_differences = Changes of the list
assess-whole = The whole cycle
assess-terms = Deadlines
assess-appeals = Appeals
assess-unit = Unit
assess-no_unit = No unit named
assess-no_evaluator = Evaluator not known
assess-term = Deadline
assess-score = Score
assess-late_first = Those with something late stand first.
assess-only = Only
assess-only_left = Still to be assessed
assess-only_late = Late
assess-only_asking = Questions without an answer
assess-asks = question
assess-name = Name
assess-first = To the beginning of the list
assess-close = Close what can be closed
assess-close_text = Sheets are closed whose term for an appeal is over, or whose calibration session was held. When all are closed, so is the cycle.

assess-until = until { $day }
assess-due_assess = To be assessed
assess-due_acquaint = To be acquainted
assess-due_appeal = The employee may appeal
assess-due_session = Session to be held
assess-left =
    { $number ->
        [0] today is the last day
        [one] { $number } day left
       *[other] { $number } days left
    }
assess-overdue =
    { $number ->
        [one] { $number } day late
       *[other] { $number } days late
    }
assess-over = the term is over

assess-all_assessed = Everybody is assessed in this cycle
assess-make_list = Make the list as a paper
assess-days = Days worked
assess-reason = Reason

assess-differences_text = Here is what the staff list says otherwise than the cycle by now. Nothing changes by itself: choose what is applied to the cycle. Scores that were entered stay.
assess-compare_further = Compare the next civil servants
assess-no_differences = The staff list and the cycle agree
assess-no_differences_text = When somebody comes to the list, or changes position or evaluator, what that changes in the cycle is shown here.
assess-applied =
    { $number ->
        [one] { $number } change was applied
       *[other] { $number } changes were applied
    }
assess-apply = Apply those chosen
assess-apply_all = Apply all that can be
assess-change = Change
assess-what_changes = What changes
assess-kind_added = new
assess-kind_changed = changed
assess-kind_gone = not in the list
assess-told_added = A sheet comes to the cycle
assess-told_changed = It is decided anew
assess-told_gone = The sheet is taken out of the cycle
assess-made_already = The sheet is “{ $state }” already: its paper is corrected
assess-of_evaluator = Evaluator: { $part }
assess-differs_unit_id = Unit
assess-differs_form = Form
assess-differs_days_worked = Days worked
assess-differs_reason = Why not assessed
assess-differs_asking = Question without an answer
assess-part_full_name = name
assess-part_position = position
assess-part_organization = state body
assess-part_iin = IIN
assess-part_category = category
assess-part_managerial = managerial position
assess-part_appointed_on = appointed on
assess-part_dismissed_on = last day in the position
assess-part_role = capacity
assess-part_ground = ground

assess-following = Papers of this sheet
assess-begin_paper = Begin
assess-begin_of = Begin: { $name }
assess-not_begun = The paper was not begun
assess-make_schedule = Make a schedule of this list
assess-many_assessed =
    { $people ->
        [one] { $name } assesses { $people } person, more than twenty: the order lets delegates be named.
       *[other] { $name } assesses { $people } people, more than twenty: the order lets delegates be named.
    }
assess-make_decision = Begin the decision on delegates
assess-package = The package for the authorized body
assess-package_text = The letter names all whose sheets are ready, and how many employees were not assessed; enter yourself how many sheets of paper each copy has.
assess-make_letter = Begin the letter

assess-owed = Papers of the year
assess-made_of = { $made } of { $total } are there
assess-late_papers = { $number } overdue
assess-missing_of = Whose are missing

assess-tab_workbook = Workbook
assess-in_workbook = Fill in all sheets in Excel
assess-take = Download the workbook
assess-take_text =
    { $number ->
        [one] The workbook has { $number } sheet that is not submitted yet: employee, position, evaluator and days are filled in, the cells of scores are open.
       *[other] The workbook has { $number } sheets that are not submitted yet: employees, positions, evaluators and days are filled in, the cells of scores are open.
    }
assess-nothing_left = All sheets are submitted, there is nothing to fill in.
assess-bring = Take the workbook back
assess-bring_text = Each row becomes the draft of its sheet. Taken back once more, the same workbook changes nothing.
assess-filled = The workbook, filled in
assess-filled_hint = The Excel file (.xlsx) that was downloaded here
assess-submit_ready = Submit sheets at once where all is right
assess-submit_ready_hint = The others stay drafts
assess-became = What became of the rows
assess-row_submitted = Submitted
assess-row_saved = Became drafts
assess-row_unchanged = Unchanged
assess-row_refused = Not taken
assess-remarks = What is wrong
assess-remarks_text = Correct it in the workbook and take it back once more, or open the sheet and correct it there.
assess-remarks_more =
    { $number ->
        [one] Not all is shown: there is { $number } more remark.
       *[other] Not all is shown: there are { $number } more remarks.
    }
assess-cell = Cell
assess-worksheet = Worksheet
assess-remark = Remark
assess-row = row { $number }

assess-tab_report = Report
assess-report_text = Results are those in force: after a calibration session, the session’s. Former periods stand beside where they were assessed by the same scale. Numbers lead to the sheets behind them.
assess-report_table = Download the table (XLSX)
assess-report_chart = Download the chart (SVG)
assess-report_alt = Chart of results before calibration sessions. The XLSX table has the same numbers.
assess-report_whole = The state body by period
assess-lenient_first = Those whose mean before sessions is higher stand first: the difference from the mean of the state body shows who is more lenient and who is stricter.
assess-failing_text = Whose last results, two and more, are unsatisfactory. Periods without an assessment do not end the row. The order names no consequences.

## The page of a sheet.

assess-sheet = Score sheet
assess-submit = Submit the sheet
assess-fill_in = Fill in the sheet
assess-paper = Open the paper
assess-position = Position
assess-capacity = Capacity and ground
assess-around = Sheets beside this one (access keys 1 and 2)
assess-before = Previous
assess-after = Next
assess-refused = This step is not possible now
assess-changed_meanwhile = Somebody else changed the sheet meanwhile: look at it and repeat
assess-next_acquaint = Acquaintance
assess-on_acquaint = When the employee was acquainted with the result
assess-do_acquaint = The employee is acquainted
assess-next_appeal = Appeal
assess-on_appeal = When the employee appealed
assess-do_appeal = The employee does not agree with the result
assess-do_close = Close the sheet
assess-next_session = Calibration session
assess-session_text = Call the session, and make its protocol afterwards:
assess-protocol = Protocol of this session
assess-choose_protocol = Choose a protocol
assess-no_protocols = Once the protocol of a session about this employee and period is made, it stands here.
assess-do_calibrate = Take the score from the protocol
assess-questions = Answer: the order leaves this open
assess-asked_officers = The personnel service has yet to decide
assess-decide = Decide
assess-decide_otherwise = Decide otherwise: who assesses, days worked
assess-nothing_decided = Nothing was chosen or entered
assess-of_cycle = One of the evaluators of this cycle
assess-as_listed = As in the staff list
assess-another = Somebody else
assess-ground_hint = The decision, its date and number – where a stand-in, a receiving body, the head of the apparatus or a delegate assesses
assess-days_hint = Where they are set, and not computed
assess-no_full_name = Enter the name of the evaluator
assess-no_position = Enter the position of the evaluator
assess-earlier = Earlier periods
assess-no_earlier = There are no sheets of other periods.
assess-steps = What happened to the sheet
assess-step = Step
assess-on = Day
assess-due = Deadline
assess-was_late = after the deadline
assess-who = Who
assess-at = Noted
assess-step_corrected = the paper was corrected
assess-step_answered = decided by the personnel service
assess-step_changed = a change of the staff list was applied
assess-by_key = a program
assess-by_service = the service itself
assess-by_gone = a former user
