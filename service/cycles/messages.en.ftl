### Assessment cycles: states of sheets, why a step is not possible.

cycles-state_not_assessed = not assessed
cycles-state_not_started = not started
cycles-state_draft = draft
cycles-state_submitted = submitted
cycles-state_issued = issued
cycles-state_acquainted = acquainted
cycles-state_appealed = appealed
cycles-state_calibrated = calibrated
cycles-state_closed = closed

cycles-not_assessed = In this period the servant is not assessed in this position
cycles-questions = Answer the questions about the sheet first: without that it is not known on which form or by whom the servant is assessed
cycles-appeal = The servant may appeal until { $until }, that day included; the sheet can be closed after it
cycles-step = The sheet is in the state “{ $state }” now, and cannot be brought into the state “{ $step }”
cycles-stage_assessment = Entering the scores

workbook-file = Workbook for scores
workbook-title = Assessment for quarter { $quarter } of { $year }
workbook-guide = Assess from { $first } to { $last }, that day included. Fill in the white cells: scores from 0 to 5, a zero needs a comment. The rest is filled in and locked.
workbook-b1_score_sheet = Annex 1
workbook-b2_score_sheet = Annex 2
workbook-number = Number of the sheet
workbook-full_name = Employee
workbook-position = Position
workbook-category = Category
workbook-evaluator = Evaluator
workbook-days_worked = Days worked
workbook-score = A score is a number from 0 to 5
workbook-choice = Choose a value of the list
workbook-foreign = This cycle has no such sheet, or somebody else assesses it. The row was not taken
workbook-twice = This employee stands in the workbook further up already. The row was not taken
workbook-other_form = The row was moved from the sheet of another annex. Move it back
workbook-renamed = The name in the row is not that of this sheet: rows are mixed up. Take the workbook anew
workbook-submitted = The sheet was submitted, its scores do not change any more. The row was not taken
workbook-changed = Somebody else saved this sheet after the workbook was taken. The row was not taken: take the workbook anew

## The report of a cycle: the table and the chart.

cycle_report-title = Report on the assessment, { $period }
cycle_report-body = State body
cycle_report-units = Units
cycle_report-evaluators = Evaluators
cycle_report-failing = Unsatisfactory in a row
cycle_report-period = Period
cycle_report-unit = Unit
cycle_report-evaluator = Evaluator
cycle_report-no_unit = Not named
cycle_report-no_evaluator = Not known
cycle_report-employee = Employee
cycle_report-position = Position
cycle_report-number = How many in a row
cycle_report-total = Sheets
cycle_report-left = Still to be made
cycle_report-overdue = Late
cycle_report-scored = Assessed
cycle_report-average = Mean score
cycle_report-given = Mean before sessions
cycle_report-leniency = Difference from the mean of the state body
cycle_report-average_of = Mean score: { $period }
cycle_report-drawn_periods = The state body by period, before calibration sessions
cycle_report-drawn_units = Units in this period, before calibration sessions
cycle_report-drawn_evaluators = Evaluators in this period, before calibration sessions
