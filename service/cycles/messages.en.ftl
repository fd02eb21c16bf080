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
