### Terms of the methodologies and the working calendar. The program fills in the values in braces: they may be moved, not
### renamed.

## What is done by the term: by kind of term; where a kind has several terms, also with the number of the item's part.

deadlines-titles-a_assessment = Assessment of civil servants of corpus A for the year
deadlines-titles-a_agreement_category_1 = Annual agreement of a civil servant of category 1 concluded
deadlines-titles-a_agreement_category_2 = Annual agreements of civil servants of category 2 concluded
deadlines-titles-a_draft = Draft agreement of a civil servant of category 1 sent for approval
deadlines-titles-a_approval = Draft agreement approved or returned for rework
deadlines-titles-a_rework = Draft agreement, reworked with the remarks, sent back
deadlines-titles-a_realignment = Earlier agreements brought into line with the new edition of the methodology
deadlines-titles-a_realignment-8 = Earlier agreements of category 1, brought into line, sent for approval
deadlines-titles-a_realignment-9 = Earlier agreements of category 2 brought into line with the methodology
deadlines-titles-a_retention = Retention of a signed agreement
deadlines-titles-a_interview_notice = Notice of the interview to the civil servant
deadlines-titles-a_notification = Notice of results to dismissed civil servants of corpus A
deadlines-titles-a_appeal = Appeal to the National Commission against the results of the assessment
deadlines-titles-a_sending = Materials of the assessment sent to the authorized body
deadlines-titles-a_monitoring = Monitoring of KPI achievement in the first half-year sent
deadlines-titles-a_monitoring-2 = Monitoring of KPI achievement in the first half-year sent
deadlines-titles-a_monitoring-3 = Monitoring of agreements signed before the methodology came into force sent
deadlines-titles-a_analysis = Analysis of the annual assessment submitted to the working body of the National Commission
deadlines-titles-a_chapter5_agreement = Annual agreement concluded (chapter 5)
deadlines-titles-a_chapter5_retention = Retention of a signed agreement (chapter 5)
deadlines-titles-a_chapter5_interview_notice = Notice of the interview to the civil servant (chapter 5)
deadlines-titles-a_chapter5_appeal = Appeal to the National Commission against the results of the assessment (chapter 5)
deadlines-titles-a_chapter5_sending = Materials of the assessment sent to the authorized body (chapter 5)
deadlines-titles-a_chapter5_analysis = Analysis of the assessment submitted to the working body of the National Commission (chapter 5)
deadlines-titles-b_assessment = Assessment of civil servants of corpus B for the quarter
deadlines-titles-b_annual = Final scores of civil servants of corpus B for the year formed
deadlines-titles-b_notification = Dismissed civil servants of corpus B acquainted with their results
deadlines-titles-b_appeal = Appeal for a calibration session against the results of the assessment
deadlines-titles-b_retention = Retention of the documents of the assessment
deadlines-titles-b_calling = Decision to hold a calibration session taken and its composition approved
deadlines-titles-b_session = Calibration session held
deadlines-titles-b_posting = Protocol of the calibration session posted in the information system

## Titles of the events of the calendar.

deadlines-events-a_assessment = Corpus A: assessment for { $year }
deadlines-events-a_agreement_category_2 = Corpus A: agreements of civil servants of category 2 for { $year }
deadlines-events-a_draft = Corpus A: draft agreements of category 1 for { $year } to be sent for approval
deadlines-events-a_realignment-8 = Corpus A: earlier agreements of category 1 to be sent for approval
deadlines-events-a_realignment-9 = Corpus A: earlier agreements of category 2 to be brought into line
deadlines-events-a_notification = Corpus A: notify those dismissed of the results for { $year }
deadlines-events-a_sending = Corpus A: materials of the assessment for { $year } to the authorized body
deadlines-events-a_monitoring-2 = Corpus A: KPI monitoring for the first half of { $year }
deadlines-events-a_monitoring-3 = Corpus A: KPI monitoring of agreements signed before the methodology came into force
deadlines-events-a_analysis = Corpus A: analysis of the assessment for { $year } to the National Commission
deadlines-events-a_chapter5_agreement = Corpus A, chapter 5: conclude the agreements
deadlines-events-a_chapter5_analysis = Corpus A, chapter 5: analysis of the assessment to the National Commission
deadlines-events-b_assessment = Corpus B: assessment for quarter { $quarter } of { $year }
deadlines-events-b_annual = Corpus B: final scores for { $year }
deadlines-events-b_notification = Corpus B: acquaint those dismissed with the results for quarter { $quarter } of { $year }

## How the term was counted.

deadlines-methods-working_days = { $count } from { $start }. Counting begins on the next day, days off are not counted; the last day of the term is { $due }
deadlines-methods-working_days_before = { $count } before { $start }. Counting goes back from the day before, days off are not counted; the last day of the term is { $due }
deadlines-methods-not_later = Not later than { $due }: that day itself belongs to the term
deadlines-methods-before = Before { $end }: that day itself does not belong to the term, the last day of the term is { $due }
deadlines-methods-month = Within the month following the quarter: from { $first } to { $due } inclusive
deadlines-methods-years = { $count } from { $start }: until { $due } inclusive
deadlines-methods-years_leap = { $count } from { $start }. The year in which the term ends has no 29 February, so the last day is { $due }

## What should be known of the day found.

deadlines-notes-day_off = { $due } is a day off ({ $reason }). The methodology does not move the term to the next working day, so it is given as it is; to be in time, act not later than { $eve }
deadlines-notes-estimated = { $day } is a calculated date of a holiday ({ $reason }); once it is announced, the term may change
deadlines-notes-completed_on_last_day = The term counts from the day the assessment was completed; here it is counted for an assessment completed on the last day, { $start }. Where the assessment was completed earlier, the term comes earlier too

## What is wrong with the dates sent.

deadlines-problems-not_yet = This edition of the methodology applies from { $since }; on { $day } it has no such term
deadlines-problems-no_longer = The provision of item { $item } was in force until { $until }, that day excluded; on { $day } it has no term to count
deadlines-problems-appointed_later = The appointment, { $appointed }, is after { $year }, the year the agreement is for
deadlines-problems-appointed_after_chapter5 = The appointment, { $appointed }, is after { $last }: chapter 5 is about work until that day

## The calendar of a year's terms.

deadlines-calendar-name = Terms of civil servants' assessment in { $year }
deadlines-calendar-name_A = Terms of the assessment of civil servants of corpus A in { $year }
deadlines-calendar-name_B = Terms of the assessment of civil servants of corpus B in { $year }
deadlines-calendar-description = Terms by the methodologies of Order No. 13 as restated by Order No. 121 of 28 July 2025
deadlines-calendar-law_A = Item { $item } of the methodology for assessing civil servants of corpus A: { $text }
deadlines-calendar-law_B = Item { $item } of the model methodology for assessing civil servants of corpus B: { $text }
deadlines-calendar-alarm = { $title }. Last day: { $due }
deadlines-calendar-file = Terms of assessment, { $year }
deadlines-calendar-file_A = Terms of assessment, corpus A, { $year }
deadlines-calendar-file_B = Terms of assessment, corpus B, { $year }

## Words that are put into messages.

count-for_working_days =
    { $number ->
        [one] { $number } working day
       *[other] { $number } working days
    }

count-years =
    { $number ->
        [one] { $number } year
       *[other] { $number } years
    }

## Dates that terms are counted from (POST /deadlines).

fields-deadlines-year =
    .title = Year
    .description = Assessed year: the one assessed, or the one the agreement is concluded for

fields-deadlines-quarter =
    .title = Quarter
    .description = Assessed quarter

fields-deadlines-appointed_on =
    .title = Date of appointment
    .description = If the civil servant was appointed after the general deadline

fields-deadlines-draft_sent_on =
    .title = Draft sent
    .description = Day on which the draft agreement was sent for approval

fields-deadlines-returned_on =
    .title = Draft returned
    .description = Day on which the draft agreement was returned for rework

fields-deadlines-approved_on =
    .title = Draft approved
    .description = Day on which the draft agreement was approved

fields-deadlines-signed_on =
    .title = Signed
    .description = Day on which the agreement or the protocol was signed

fields-deadlines-completed_on =
    .title = Assessment completed
    .description = Day on which the assessment was completed

fields-deadlines-interview_on =
    .title = Interview
    .description = Day of the interview

fields-deadlines-acquainted_on =
    .title = Acquainted
    .description = Day of being acquainted with the results of the assessment

fields-deadlines-received_result_on =
    .title = Results received
    .description = Day on which the results of the assessment were received

fields-deadlines-submitted_on =
    .title = Appeal received
    .description = Day on which the appeal of the civil servant was received
