### Messages of the rules on working papers of corpus «А»: disagreement, monitoring, those not assessed, covering letter.

A12-kpis =
    .number = There are { $kpis } in the referral, and there can be from 1 to { $most }
    .twice = The KPI "{ $name }" is named twice: as number { $first } and number { $other }

A10-monitoring-kpis =
    .number = There are { $kpis } in the monitoring, and the agreement has { $due }
    .twice = The KPI "{ $name }" is named twice: as number { $first } and number { $other }

A10-monitoring-percent =
    .missing = The plan of KPI { $number } is not above zero, and no percentage follows from it: give it in the column "Achievement in percent"
    .differs = The percentage given is { $stated } %, and { $actual } achieved of { $planned } planned make { $right } %; where less is better, mark in the column "Where the percentage is from" that it is stated
    .unstated = The percentage of KPI { $number } is marked as stated or taken from the survey, and the column "Achievement in percent" is empty
    .stated = The percentage of KPI { $number }, { $stated } %, is stated and not computed from the actual and the planned value: this is so where less is better; check it

A10-monitoring-after-half-year =
    .signed = The monitoring was signed on { $signed }, and the half-year ends on { $end }: it can be signed after that day
    .running = On { $today } the half-year is not over: the monitoring is made by its results, after { $end }

A26-monitoring =
    .late = The monitoring was sent on { $sent }, and it is sent not later than { $due }
    .unsent = The day the monitoring was sent is not stated, and the term ended on { $due } (today is { $today })

A26-monitoring-2025 =
    .late = The monitoring of the half-year of 2025 was sent on { $sent }, and it was to be sent before { $before }, that day not included

A26-reasons =
    .tenure = The reason is less than three months in the position, and the servant held it from { $start } to { $end }
    .days_missing = The reason is fewer than { $least } worked, and how many were worked is not given
    .days_worked = The reason is fewer than { $least } worked, and { $worked } are stated
    .explanation = The reason is another one, and it is not said which: name it in the column "Explanation"

A26-enclosed =
    .agreement_sheets = For servant { $number } no copy of the annual agreement is enclosed
    .score_sheet_sheets = For servant { $number } no copy of the score sheet is enclosed
    .review_sheets = For servant { $number } no copy of the review is enclosed
    .nothing = The letter has neither civil servants assessed nor those not assessed: there is nothing to send

A26-once =
    .twice = A civil servant is named twice for one position: as number { $first } and number { $other }
    .positions = A civil servant is named twice, in two positions (as number { $first } and number { $other }): this is right where both positions are meant; check it

A26-completed =
    .early = The assessment was completed on { $day }, and the assessed year { $year } was not over then

A26-sent =
    .late = The papers were sent on { $sent }, and the assessment ended on { $completed }: they are sent within { $term }, not later than { $due }
    .early = The papers were sent on { $sent }, before the assessment ended on { $completed }
    .unsent = The day of sending is not stated, and the term ({ $term } after { $completed }) ended on { $due } (today is { $today })

A10-monitoring-position =
    .later = The civil servant was appointed on { $appointed }, after the end of the half-year ({ $end }), and can have achieved nothing in it; check the date

A26-monitoring-signed =
    .early = The monitoring was sent on { $sent }, before it was signed: { $signed }; check the dates

A54-once =
    .twice = A civil servant is named twice for one position: as number { $first } and number { $other }
    .positions = A civil servant is named twice, in two positions (as number { $first } and number { $other }): this is right where both positions are meant; check it

A54-sent =
    .late = The papers were sent on { $sent }, and the assessment ended on { $completed }: they are sent within { $term }, not later than { $due }
    .early = The papers were sent on { $sent }, before the assessment ended on { $completed }
    .unsent = The day of sending is not stated, and the term ({ $term } after { $completed }) ended on { $due } (today is { $today })

A54-enclosed =
    .agreement_sheets = For servant { $number } no copy of the annual agreement is enclosed
    .score_sheet_sheets = For servant { $number } no copy of the score sheet is enclosed
    .review_sheets = For servant { $number } no copy of the review is enclosed
    .nothing = The letter has no civil servants: there is nothing to send
    .strategy_sheets = For civil servant { $number } the strategy of personnel management is not enclosed: it is sent of those named in subitem 1 of item 34 (heads of apparatus); check whether they are among them
    .strategy_report_sheets = For civil servant { $number } the statement on the execution of the strategy of personnel management is not enclosed: it is sent of those named in subitem 1 of item 34 (heads of apparatus); check whether they are among them
    .not_assessed = Civil servants not assessed are given, and item 54 provides for no list of them; check whether this is the assessment of a year

A54-period =
    .year = The year { $year } is given, and chapter 5 assesses only work from { $first } to { $last }

A54-completed =
    .early = The assessment was completed on { $day }, and the assessed period of chapter 5 ends on { $end }
