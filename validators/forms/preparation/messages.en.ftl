### Preparing an assessment: the schedule, and the decision on who assesses.

## What rules find: the rule and the variant.

A3-schedule-period =
    .quarter = A quarter ({ $quarter }) is given, and civil servants of corpus A are assessed for a calendar year; check it

B3-schedule-period =
    .none = The quarter is missing, or there is none such: civil servants of corpus B are assessed for a quarter, from 1 to 4

A3-schedule-due =
    .early = Number { $number } in the list is to be assessed by { $day }, and the assessed period ends on { $end }: it is assessed once it is over
    .late = Number { $number } in the list is to be assessed by { $day }, and the assessment is held not later than { $due }

B5-schedule-due =
    .early = Number { $number } in the list is to be assessed by { $day }, and the assessed period ends on { $end }: it is assessed once it is over
    .late = Number { $number } in the list is to be assessed by { $day }, and the assessment is held not later than { $due }

A6-schedule =
    .same = Number { $number } in the list is also named as the one who assesses: it must be somebody else

B17-schedule =
    .same = Number { $number } in the list is also named as the one who assesses: it must be somebody else

A3-schedule-once =
    .twice = A civil servant is listed twice for one position: { $first } and { $other } in the list; check it

B17-schedule-once =
    .twice = A civil servant is listed twice for one position: { $first } and { $other } in the list; check it

B18-schedule =
    .many = "{ $name }" assesses { $assessed } people, more than { $limit }: civil servants of corpus B whom the evaluator names assess, too; check that they are named

B4-assessor-other =
    .same = Number { $number } of those who assess is the same person for whom, or beside whom, others assess

B4-assessor-once =
    .twice = One and the same person is listed twice: { $first } and { $other } in the list

B4-assessor-absence =
    .reason = Why the evaluator is absent is not said: a stand-in assesses while the evaluator is absent
    .order = The absence ends on { $until }, before it begins ({ $since }); check the dates

B4-assessor-head =
    .other = That the head of the apparatus assesses is decided by the first head, and somebody else signs the decision; check it

B18-assessor-number =
    .missing = How many people the evaluator assesses is not given: others are named where there are more than { $limit }
    .few = The evaluator assesses { $assessed } people, not more than { $limit }: item 18 gives no ground to name others; check it

B18-assessor-decided =
    .other = The evaluator names those who assess, too, and somebody else signs the decision; check it

## What rules check, in one line.

summary-A3-schedule-period = The schedule for civil servants of corpus A is about a calendar year
summary-B3-schedule-period = The schedule for civil servants of corpus B is about a quarter
summary-A3-schedule-due = By the schedule assessments are held after the year and by 20 January
summary-B5-schedule-due = By the schedule assessments are held after the quarter and by the 20th of the next month
summary-A6-schedule = By the schedule nobody assesses themselves
summary-A3-schedule-once = Everyone stands in the schedule once for a position
summary-B18-schedule = Who assesses more than twenty people by the schedule names others who assess, too
summary-B4-assessor-other = Somebody else assesses for the evaluator
summary-B4-assessor-once = Everyone who assesses by the decision is listed once
summary-B4-assessor-absence = The decision on a stand-in says why and how long the evaluator is absent
summary-B4-assessor-head = The first head decides that the head of the apparatus assesses
summary-B18-assessor-number = Others are named where more than twenty people are assessed
summary-B18-assessor-decided = The evaluator names those who assess, too

## Forms: descriptions.

forms-assessment_schedule =
    .description = Recommended form: items 5, 16 and 17 of the Methodology of corpus A, items 9 and 16 of the Model Methodology of corpus B

forms-b_assessor_decision =
    .description = Recommended form: items 4 and 18 of the Model Methodology for evaluating administrative civil servants of corpus B

## Fields: titles and descriptions.

fields-stage-name =
    .title = Stage
    .description = What is done

fields-stage-due =
    .title = Term
    .description = Not later than this day

fields-stage-responsible =
    .title = Who sees to it
    .description = If wanted

fields-scheduled-evaluator =
    .title = Who assesses
    .description = The evaluator (of corpus A, the authorized person)

fields-scheduled-assess_by =
    .title = Assess by
    .description = This day included; if left out, the last day of the methodology is printed

fields-schedule-methodology =
    .title = Methodology
    .description = A – of corpus A; B – of corpus B

fields-schedule-organization =
    .title = State body
    .description = Name

fields-schedule-period =
    .title = Assessed period

fields-schedule-stages =
    .title = Stages
    .description = If the part is empty, only the term of the assessment is printed

fields-schedule-servants =
    .title = Who assesses whom
    .description = With the sheet of acquainting, which is signed on paper

fields-schedule-signatory =
    .title = Who prepared it
    .description = Member of the human resources service

fields-schedule-signed_on =
    .title = Date
    .description = When it was prepared
    .section = Date of the schedule

fields-assessor-category =
    .title = Category of the position
    .description = If wanted

fields-assessor-assesses =
    .title = Whom they assess
    .description = Civil servants or units

fields-assessor_decision-organization =
    .title = State body
    .description = Name

fields-assessor_decision-number =
    .title = Number
    .description = As in the register

fields-assessor_decision-kind =
    .title = Who assesses
    .description = stand_in – who stands in for an absent evaluator; delegates – civil servants whom the evaluator names where more than twenty people are assessed; apparatus_head – the head of the apparatus
    .section = What is decided

fields-assessor_decision-period =
    .title = Assessed period

fields-assessor_decision-evaluator =
    .title = Evaluator
    .description = Who is absent; who names others; for the head of the apparatus, the first head

fields-assessor_decision-reason =
    .title = Why absent
    .description = For a stand-in
    .section = Ground

fields-assessor_decision-since =
    .title = Absent from
    .description = For a stand-in

fields-assessor_decision-until =
    .title = Absent until
    .description = For a stand-in, this day included

fields-assessor_decision-assessed =
    .title = How many people are assessed
    .description = If others are named: more than twenty

fields-assessor_decision-assessors =
    .title = Who assesses by the decision
    .description = And whom

fields-assessor_decision-decided_by =
    .title = Who decided

fields-assessor_decision-signed_on =
    .title = Date of the decision
    .description = Before the assessment
    .section = Date of the decision
