### Working papers: disagreement, monitoring, those not assessed of corpora «А» and «Б», covering letter.

## What rules find: the rule and the variant.

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

A10-monitoring-position =
    .later = The civil servant was appointed on { $appointed }, after the end of the half-year ({ $end }), and can have achieved nothing in it; check the date

A26-monitoring-signed =
    .early = The monitoring was sent on { $sent }, before it was signed: { $signed }; check the dates

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

A54-period =
    .year = The year { $year } is given, and chapter 5 assesses only work from { $first } to { $last }

A54-enclosed =
    .agreement_sheets = For servant { $number } no copy of the annual agreement is enclosed
    .score_sheet_sheets = For servant { $number } no copy of the score sheet is enclosed
    .review_sheets = For servant { $number } no copy of the review is enclosed
    .nothing = The letter has no civil servants: there is nothing to send
    .strategy_sheets = For civil servant { $number } the strategy of personnel management is not enclosed: it is sent of those named in subitem 1 of item 34 (heads of apparatus); check whether they are among them
    .strategy_report_sheets = For civil servant { $number } the statement on the execution of the strategy of personnel management is not enclosed: it is sent of those named in subitem 1 of item 34 (heads of apparatus); check whether they are among them
    .not_assessed = Civil servants not assessed are given, and item 54 provides for no list of them; check whether this is the assessment of a year

A54-once =
    .twice = A civil servant is named twice for one position: as number { $first } and number { $other }
    .positions = A civil servant is named twice, in two positions (as number { $first } and number { $other }): this is right where both positions are meant; check it

A54-completed =
    .early = The assessment was completed on { $day }, and the assessed period of chapter 5 ends on { $end }

A54-sent =
    .late = The papers were sent on { $sent }, and the assessment ended on { $completed }: they are sent within { $term }, not later than { $due }
    .early = The papers were sent on { $sent }, before the assessment ended on { $completed }
    .unsent = The day of sending is not stated, and the term ({ $term } after { $completed }) ended on { $due } (today is { $today })

B6-reasons =
    .tenure = The reason is less than one month in the position, and in the quarter the civil servant held it from { $start } to { $end }
    .days_missing = The reason is less than { $least } worked, and how many were worked is not stated
    .days_worked = The reason is less than { $least } worked, and { $worked } are stated
    .seconded = The reason is a secondment, and to which body and from which day is not said: name the body and the time under "Explanation"
    .explanation = The reason is another one, and which is not said: name it under "Explanation"

B6-once =
    .twice = A civil servant is listed twice for one position: { $first } and { $other } in the list; check it
    .positions = A civil servant is listed twice, in different positions ({ $first } and { $other } in the list): right if both positions are meant; check it

B6-list-over =
    .early = The list was signed on { $signed }, and the quarter ends on { $end }: until then it is not known how many days were worked; check the date

## What rules check, in one line.

summary-A12-kpis = There are one to five disputed KPIs
summary-A10-monitoring-kpis = The monitoring is about all five KPIs
summary-A10-monitoring-percent = The percentage of achievement is the actual value divided by the planned one
summary-A10-monitoring-position = The civil servant held the position in the first half-year
summary-A26-monitoring-signed = The monitoring was not sent before it was signed
summary-A10-monitoring-after-half-year = The monitoring was made after the end of the half-year
summary-A26-monitoring = The monitoring was sent not later than 10 July
summary-A26-monitoring-2025 = The monitoring of the half-year of 2025 was sent before 15 August 2025
summary-A26-reasons = The reason is given rightly
summary-A26-enclosed = Copies of all three documents are enclosed
summary-A26-once = Every civil servant is named once for a position
summary-A26-completed = The assessment was completed after the assessed year
summary-A26-sent = The materials were sent within three working days
summary-A54-period = Papers of chapter 5 are about work of 2025
summary-A54-enclosed = The documents of item 54 are enclosed
summary-A54-once = A civil servant is named once in a letter of chapter 5
summary-A54-completed = The assessment was completed after 31 July 2025
summary-A54-sent = The papers were sent within ten working days

summary-B6-reasons = The reason why no assessment was held for the quarter is right
summary-B6-once = Everyone stands in the list of those not assessed once for a position
summary-B6-list-over = The list of those not assessed was signed when the quarter was over

## Forms: descriptions.

forms-a_disagreement =
    .description = Recommended form (item 12 of the Methodology)

forms-a_monitoring =
    .description = Recommended form (items 10 and 26 of the Methodology)

forms-a_not_assessed =
    .description = Recommended form (items 3 and 26 of the Methodology)

forms-b_not_assessed =
    .description = Recommended form (items 4 and 6 of the Model Methodology)

forms-a_transmittal =
    .description = Recommended form (items 26 and 54 of the Methodology)

## Fields: titles and descriptions.

fields-disputed_kpi-name =
    .title = KPI
    .description = Name as in the draft agreement

fields-disputed_kpi-employee_grounds =
    .title = Grounds of the civil servant
    .description = Why the civil servant disagrees

fields-disputed_kpi-authorized_person_grounds =
    .title = Grounds of the authorized person
    .description = Why the KPI was set

fields-disagreement-employee =
    .title = Civil servant

fields-disagreement-authorized_person =
    .title = Authorized person
    .description = The person with the right to appoint to the position and to release from it

fields-disagreement-year =
    .title = Assessed year
    .description = Calendar year of the agreement
    .section = Assessed period

fields-disagreement-kpis =
    .title = Disputed KPIs
    .description = With the grounds of both parties

fields-disagreement-number =
    .title = Number
    .description = Outgoing number, optional

fields-disagreement-signed_on =
    .title = Date
    .description = When it was signed

fields-monitored_kpi-name =
    .title = KPI
    .description = Name as in the agreement

fields-monitored_kpi-unit =
    .title = Unit of measurement
    .description = As in the agreement

fields-monitored_kpi-planned =
    .title = Planned value
    .description = For the year, as in the agreement

fields-monitored_kpi-actual =
    .title = Actual value
    .description = As at the end of the half-year

fields-monitored_kpi-realization_percent =
    .title = Achievement in percent
    .description = Computed; if given, it must agree. Required where the percentage is not computed

fields-monitored_kpi-percent_source =
    .title = Where the percentage is from
    .description = computed – computed from the actual and the planned value (by default); survey – from the survey in the information system; stated – stated, for instance where less is better

fields-monitored_kpi-note =
    .title = Note
    .description = Optional

fields-monitoring-employee =
    .title = Civil servant

fields-monitoring-authorized_person =
    .title = Authorized person
    .description = The person with the right to appoint to the position and to release from it

fields-monitoring-year =
    .title = Year
    .description = The half-year is from 1 January to 30 June of this year
    .section = Assessed period

fields-monitoring-kpis =
    .title = KPI
    .description = All five KPIs of the agreement

fields-monitoring-signed_on =
    .title = Date of signing
    .description = After 30 June

fields-monitoring-sent_on =
    .title = Sent
    .description = When it was sent to the authorized body; not later than 10 July

fields-not_assessed-appointed_on =
    .title = Date of appointment
    .description = To the position that is assessed

fields-not_assessed-dismissed_on =
    .title = Date of dismissal
    .description = If dismissed

fields-not_assessed-days_worked =
    .title = Working days worked
    .description = Actually, during the year

fields-not_assessed-reason =
    .title = Reason
    .description = tenure – less than three months in the position; days_worked – fewer than 15 working days worked; other – another one, which the explanation names

fields-not_assessed-explanation =
    .title = Explanation
    .description = Required for another reason

fields-not_assessed_list-organization =
    .title = State body
    .description = Name

fields-not_assessed_list-year =
    .title = Assessed year
    .description = Calendar year

fields-not_assessed_list-servants =
    .title = Civil servants
    .description = Those who were not assessed, with the reasons

fields-not_assessed_list-signatory =
    .title = Who signs
    .description = Head of the state body or of the human resources service

fields-not_assessed_list-completed_on =
    .title = Assessment completed
    .description = Day on which the assessment was completed
    .section = Dates

fields-not_assessed_list-sent_on =
    .title = Sent
    .description = Not later than three working days from the day the assessment was completed

fields-not_assessed_list-signed_on =
    .title = Date of signing
    .description = When it was signed

fields-not_assessed_in_quarter-days_worked =
    .title = Working days worked
    .description = Actually worked in the quarter, in all positions

fields-not_assessed_in_quarter-reason =
    .title = Reason
    .description = tenure – less than one month in the position; days_worked – less than 15 working days worked; seconded – seconded, assessed by the receiving body; other – another one, named by "Explanation"

fields-not_assessed_in_quarter-explanation =
    .title = Explanation
    .description = Which other reason; of one seconded, to which body and for how long

fields-quarter_not_assessed_list-organization =
    .title = State body
    .description = Name

fields-quarter_not_assessed_list-period =
    .title = Assessed period

fields-quarter_not_assessed_list-servants =
    .title = Civil servants
    .description = Of whom no assessment was held, with the reasons

fields-quarter_not_assessed_list-signatory =
    .title = Who signs
    .description = Head or member of the human resources service

fields-quarter_not_assessed_list-signed_on =
    .title = Date of signing
    .description = After the end of the quarter
    .section = Signing

fields-enclosed_papers-agreement_sheets =
    .title = Agreement, sheets
    .description = How many sheets the copy of the annual agreement has

fields-enclosed_papers-score_sheet_sheets =
    .title = Score sheet, sheets
    .description = How many sheets the copy of the score sheet has

fields-enclosed_papers-review_sheets =
    .title = Review, sheets
    .description = How many sheets the copy of the review has

fields-enclosed_papers-strategy_sheets =
    .title = Strategy of personnel management, sheets
    .description = Chapter 5, for those named in subitem 1 of item 34

fields-enclosed_papers-strategy_report_sheets =
    .title = Statement on the strategy, sheets
    .description = Chapter 5, for those named in subitem 1 of item 34: statement on the execution of the strategy of personnel management

fields-transmittal-organization =
    .title = State body
    .description = Name

fields-transmittal-year =
    .title = Assessed year
    .description = Calendar year

fields-transmittal-servants =
    .title = Civil servants assessed
    .description = With the number of sheets in the copy of each document; empty where nobody was assessed
    .hint = With the number of sheets in the copy of each document; leave the section empty where nobody was assessed

fields-transmittal-signatory =
    .title = Who signs
    .description = Head of the state body

fields-transmittal-completed_on =
    .title = Assessment completed
    .description = Day on which the assessment was completed

fields-transmittal-kind =
    .title = Which papers
    .description = annual – of the assessment of a year, by item 26 (by default); chapter5 – of the assessment by chapter 5, by item 54

fields-transmittal-not_assessed =
    .title = Not assessed
    .description = How many civil servants are on the enclosed list of those not assessed; 0: there are none; left out, the letter does not speak of them

fields-transmittal-number =
    .title = Number
    .description = Outgoing number, optional

fields-transmittal-sent_on =
    .title = Date
    .description = When it was sent; not later than three (chapter 5: ten) working days from the day the assessment was completed
