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
