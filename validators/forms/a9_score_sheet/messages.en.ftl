### Score sheet of corpus «А», annex 9 (chapter 5).

## What rules find: the rule and the variant.

A44-sheet-after-period =
    .signed = The score sheet was signed on { $signed }, and the assessed period of chapter 5 ends on { $end }: the sheet may be signed after that day
    .running = On { $today } the assessed period is not over yet: scores are given once it is over, after { $end }

A36-sheet-kpis =
    .number = The sheet has { $kpis }, and the agreement has { $due }: all of them are scored, and no others
    .twice = The KPI "{ $name }" is scored twice: at places { $first } and { $other }

A44-sheet-qualities =
    .number = The sheet has { $qualities }, and annex 9 has { $due }: each of them is scored, in the order of the annex

A44-range =
    .kpis = The score of KPI { $number } is { $score }, and it is given from { $least } to { $most } points
    .qualities = The score of indicator { $number } of professional level and personal qualities is { $score }, and it is given from { $least } to { $most } points

A47-final =
    .missing = The final score is not given, and without the weights of the formula of item 47 it cannot be computed: give a score from { $least } to { $most } (average of the KPIs: { $b }, of the qualities: { $c })
    .differs = The final score is given as { $stated }, and with an average of { $b } for the KPIs and of { $c } for the qualities it is { $right }
    .outside = The final score { $stated } is outside { $least } to { $most }: it lies between the average of the KPIs, { $b }, and the average of the qualities, { $c }
    .rounding = The result depends on rounding: before it the final score is not above { $exact } ("{ $other }"), after it { $score } ("{ $result }")

A47-formula =
    .not_applied = The final score { $stated } is printed as given: the formula of item 47 was not applied, for it is published as a picture; check the score by the formula (average of the KPIs: { $b }, of the qualities: { $c })

A48-sheet-result =
    .differs = The result is given as "{ $stated }", and to the final score { $score } belongs "{ $right }"

## What rules check, in one line.

summary-A44-sheet-after-period = The score sheet is signed after 31 July 2025, the end of the assessed period of chapter 5
summary-A36-sheet-kpis = The sheet scores five KPIs, each once
summary-A44-sheet-qualities = The sheet scores all three indicators of annex 9
summary-A44-range = Every KPI and every indicator is scored from 0 to 5 points
summary-A47-final = The final score lies between the average score of the KPIs and that of the qualities, and with given weights is the computed one
summary-A47-formula = The final score was computed by the formula of item 47
summary-A48-sheet-result = The result follows from the final score by the scale of item 48

## How computed values came about.

explanations-names-kpi_average = Average score of the KPIs (b)
explanations-names-quality_average = Average score of the professional level and personal qualities (c)
explanations-texts-of_document = { $name }: { $score }, as stated in the score sheet; there is nothing to compute it from
explanations-texts-formula_unknown = { $name }: { $score }, as stated in the score sheet. The formula of item 47 is published as a picture and was not applied; the score was found to be from { $least } to { $most }, that is between the averages of the KPIs ({ $b }) and of the qualities ({ $c })
explanations-texts-any_weights = { $name }: { $score }; with averages of { $b } for the KPIs and { $c } for the qualities it can be no other, whatever the weights in the formula of item 47
explanations-texts-weighed = { $name }: { $kpis } × { $b } + { $qualities } × { $c } = { $rounded }{ $rounding }. Source of the weights: { $source }

## Words that are put into messages.

count-kpis_scored =
    { $number ->
        [one] { $number } KPI
       *[other] { $number } KPIs
    }

count-qualities_scored =
    { $number ->
        [one] { $number } indicator
       *[other] { $number } indicators
    }

term-paper_a9_score_sheet = score sheet

## Forms: descriptions.

forms-a9_score_sheet =
    .description = Annex 9 to the Methodology for evaluating administrative civil servants of corpus A (chapter 5)

## Fields: titles and descriptions.

fields-chapter5_kpi-name =
    .title = KPI
    .description = Name of the key performance indicator, as in the agreement

fields-chapter5_kpi-unit =
    .title = Unit of measurement
    .description = As in the agreement

fields-chapter5_kpi-planned =
    .title = Planned value
    .description = As in the agreement; at most six decimals

fields-chapter5_kpi-actual =
    .title = Actual value
    .description = What was achieved; at most six decimals

fields-chapter5_kpi-score =
    .title = Final score
    .description = 0 to 5 points, at most two decimals

fields-quality_score-score =
    .title = Final score
    .description = 0 to 5 points, at most two decimals

fields-chapter5_sheet-employee =
    .title = Civil servant assessed

fields-chapter5_sheet-authorized_person =
    .title = Authorized person
    .description = The person with the right to appoint to the position and to release from it

fields-chapter5_sheet-year =
    .title = Assessed year
    .description = 2025: chapter 5 assesses the work from 1 January to 31 July 2025
    .section = Assessed period

fields-chapter5_sheet-kpis =
    .title = KPI
    .description = All five KPIs of the agreement

fields-chapter5_sheet-qualities =
    .title = Indicators of professional level and personal qualities
    .description = Three, in the order of annex 9: orientation towards the recipient of services; orientation towards a favourable moral and psychological climate in the team; initiative

fields-chapter5_sheet-final_score =
    .title = Final score
    .description = By the formula of item 47; it lies between the average score of the KPIs and the average score of the qualities, at most two decimals. It may be left out where it can be computed: the weights of the formula are set, or the two averages are equal

fields-chapter5_sheet-result =
    .title = Result of the assessment
    .description = Computed; if given, it must agree. A code (effective, satisfactory or unsatisfactory) or the official wording

fields-chapter5_sheet-signed_on =
    .title = Date of signing
    .description = After 31 July 2025 and before 1 March 2026
