### Score sheet of corpus «А», annex 3.

## What rules find: the rule and the variant.

A3-position =
    .later = The servant was appointed on { $appointed }, after the year { $year }: there is no agreement and no score for it
    .earlier = The servant was dismissed on { $dismissed }, before the year { $year }: there is no agreement and no score for it
    .order = The day of dismissal { $dismissed } is earlier than the day of appointment { $appointed }

A3-tenure =
    .short = In { $year } the servant held the position from { $start } to { $end }, less than three months: no assessment is held

A3-tenure-chapter-5 =
    .short = In the assessed period of chapter 5 ({ $first } to { $last }) the civil servant held the position from { $start } to { $end }, less than three months: no assessment is held

A3-days-worked =
    .few = The servant worked { $worked }, and at least { $least } are needed: no assessment is held

A3-days-possible =
    .many = The sheet says { $worked }, and from { $start } to { $end } the calendar has { $possible }; check the number

A3-sheet-after-year =
    .signed = The score sheet was signed on { $signed }, and the assessed year ends on { $end }: it can be signed after that day
    .future = The assessed year has not begun: today is { $today }, it ends on { $end }
    .running = On { $today } the assessed year is not over: scores are given for the whole of it, after { $end }

A3-deadline =
    .late = The sheet was signed on { $signed }, and the assessment for { $year } is held not later than { $due }
    .unsigned = The day of signing is not stated, and the term of the assessment for { $year } ended on { $due } (today is { $today })

A16-percent =
    .plan = The plan is { $planned }: the percentage of realization cannot be computed; give it in the column "Realization of the KPI in percent" and mark in the column "Where the percentage is from" that it is stated, not computed
    .negative = With { $actual } achieved and { $planned } planned the percentage of realization is below zero, and the lines of the annexes begin at zero; give it in the column "Realization of the KPI in percent" and mark in the column "Where the percentage is from" that it is stated, not computed
    .differs = The percent of realization is stated as { $stated } %, and the fact { $actual } and the plan { $planned } give { $right } %
    .not_survey = The percentage of satisfaction with working conditions is formed by the information system: give it in the column "Realization of the KPI in percent" and mark in the column "Where the percentage is from" that it is from the survey
    .survey = The percentage of KPI { $number } is marked as taken from the survey in the information system, and the methodology speaks of such a survey only for the KPI on satisfaction with working conditions; check where it is from
    .mandatory = The percentage of the mandatory KPI { $number } is computed from the actual and the planned value, and another one is given: { $stated } %
    .stated = The percent of KPI { $number }, { $stated } %, is stated and not computed from fact and plan, as where less is better; check it
    .missing = The percentage of realization of KPI { $number } is marked as stated or taken from the survey, and the column "Realization of the KPI in percent" is empty
    .below_zero = The percent of realization { $stated } % is below zero
    .survey_differs = The percentage of satisfaction from the survey is { $stated } %, and the actual value is { $actual } with { $planned } planned; check which of the numbers is right

A11-count =
    .number = There are { $kpis } in all, and there have to be { $due }, the mandatory ones counted

A20-sheet-kpis =
    .foreign = { $kind } is not in the agreement of a servant of category { $category }
    .extra = { $kind } is scored once too often: the agreement of a servant of category { $category } has { $due } of them
    .missing = { $kind }: { $scored } scored, and the agreement of a servant of category { $category } has { $due } of them

A20-sheet-wording =
    .name = The mandatory KPI is named "{ $name }", and the annex names it "{ $right }"; the name may be left out
    .unit = The unit of the mandatory KPI is "{ $unit }", and in the annex it is "{ $right }"
    .planned = The planned value of the mandatory KPI is { $planned }, and in the annex it is { $right }
    .nameless = KPI { $number } has no name: the annex prints only the mandatory KPIs
    .twice = The KPI "{ $name }" is scored twice: as number { $first } and number { $other }
    .item = The mandatory KPI is named in the words of the item of the methodology ("{ $name }") and is printed in the words of the annex: "{ $right }"

A19-range =
    .outside = The score of KPI { $number } is { $score }, and scores are from { $least } to { $most } points

A19-max-score =
    .above = The score { $score } is above the maximum { $most } for { $percent } % of realization

A19-allowed-range =
    .outside = The score { $score } is outside the allowed range from { $least } to { $most } for { $percent } % of realization
    .exact = The score is { $score }, and for { $percent } % of realization it is { $least }

A19-band-gap =
    .between = Realization of KPI { $number }, { $percent } %, lies between two lines of the annex: "{ $line }" with the score { $score } and "{ $upper }" with the score { $upper_score }; the scores of either are allowed, check that the right one was chosen

A20-final =
    .differs = The final score is stated as { $stated }, and the scores of the KPIs give { $right }
    .differs_rounded = The final score is stated as { $stated }, and the scores of the KPIs give { $right } (before rounding { $exact })
    .rounding = Rounding decided the result: the mean { $exact } became { $score }, "{ $result }"; without rounding it would be "{ $other }"

A21-result =
    .differs = The result is stated as "{ $stated }", and the final score { $score } means "{ $right }"

## What rules check, in one line.

summary-A3-position = The civil servant held the position in the assessed year
summary-A3-tenure = At least three months in the position in the assessed year
summary-A3-tenure-chapter-5 = In the position for at least three months of the assessed period of chapter 5
summary-A3-days-worked = At least 15 working days were worked
summary-A3-days-possible = No more days were worked than the year has working days
summary-A3-sheet-after-year = The score sheet is signed after the end of the assessed year
summary-A3-deadline = The assessment was held not later than 20 January of the next year
summary-A16-percent = The percentage of realization is the actual value divided by the planned one; from a survey, it is given and marked so
summary-A11-count = There are exactly five KPIs
summary-A20-sheet-kpis = The sheet scores all KPIs of the agreement and no others
summary-A20-sheet-wording = The mandatory KPIs stand in the sheet in the words of annex 1 or 2, the others are named, each once
summary-A19-range = Every KPI is scored from 0 to 5 points
summary-A19-max-score = The score of the KPI on executing instructions is not above the maximum for its percentage of realization
summary-A19-allowed-range = The scores of the other KPIs are within the range allowed for their percentage of realization
summary-A19-band-gap = The percentage of realization does not lie between two printed lines of annex 4 or 5
summary-A20-final = The final score is the average score of the KPIs
summary-A21-result = The result follows from the final score by the scale of item 21

## How computed values came about.

explanations-names-max_score = Highest score of KPI { $number }
explanations-names-allowed_scores = Score allowed for KPI { $number }

## Words that are put into messages.

term-kpi_orders = The KPI on orders and instructions
term-kpi_appeals = The KPI on appeals of citizens
term-kpi_satisfaction = The KPI on satisfaction with working conditions
term-kpi_agency = The KPI of the authorized body
term-kpi_authorized_person = A KPI set by the authorized person
term-paper_a3_score_sheet = score sheet

## Forms: descriptions.

forms-a3_score_sheet =
    .description = Annex 3 to the Methodology for evaluating administrative civil servants of corpus A

## Fields: titles and descriptions.

fields-scored_kpi-kind =
    .title = Kind of KPI
    .description = orders – execution of instructions and acts; appeals – handling of appeals; satisfaction – satisfaction with working conditions (category 1); agency – KPI of the authorized body (category 1); authorized_person – KPI of the authorized person

fields-scored_kpi-name =
    .title = KPI
    .description = Name as in the agreement; may be left out for mandatory KPIs: the words of the annex are printed

fields-scored_kpi-unit =
    .title = Unit of measurement
    .description = As in the agreement; for mandatory KPIs it is %

fields-scored_kpi-planned =
    .title = Planned value
    .description = As in the agreement; for mandatory KPIs it is 100; at most six decimals

fields-scored_kpi-actual =
    .title = Actual value
    .description = What was achieved; at most six decimals

fields-scored_kpi-realization_percent =
    .title = Realization of the KPI in percent
    .description = Computed; if given, it must agree. Required where the percentage is not computed

fields-scored_kpi-percent_source =
    .title = Where the percentage is from
    .description = computed – computed from the actual and the planned value (by default); survey – from the survey in the information system; stated – stated, for instance where less is better

fields-scored_kpi-score =
    .title = Score
    .description = 0 to 5 points, within the limits of annexes 4 and 5, at most two decimals

fields-corpus_a_score_sheet-employee =
    .title = Civil servant assessed

fields-corpus_a_score_sheet-authorized_person =
    .title = Authorized person
    .description = The person with the right to appoint to the position and to release from it

fields-corpus_a_score_sheet-year =
    .title = Assessed year
    .description = Calendar year
    .section = Assessed period

fields-corpus_a_score_sheet-days_worked =
    .title = Working days worked
    .description = Actually worked in the position during the year; at least 15

fields-corpus_a_score_sheet-kpis =
    .title = KPI
    .description = All five KPIs of the agreement, the mandatory ones too

fields-corpus_a_score_sheet-final_score =
    .title = Final score
    .description = Computed: the average score of the KPIs; if given, it must agree

fields-corpus_a_score_sheet-result =
    .title = Result of the assessment
    .description = Computed; if given, it must agree. A code (effective, satisfactory or unsatisfactory) or the official wording

fields-corpus_a_score_sheet-signed_on =
    .title = Date of signing
    .description = After the end of the assessed year, not later than 20 January
