### Reviews: annexes 6 and 10.

## What rules find: the rule and the variant.

A23-review-after-year =
    .signed = The review was signed on { $signed }, and the assessed year ends on { $end }: a review is filled in from the results of the assessment, it may be signed after that day
    .future = On { $today } the assessed year has not begun yet: a review is filled in from the results of the assessment, after { $end }
    .running = On { $today } the assessed year is not over yet: a review is filled in from the results of the assessment, after { $end }

A23-review-score =
    .outside = The score { $score } is out of range: from { $least } to { $most } points
    .result = The result is given as "{ $stated }", and to the score { $score } belongs "{ $right }"

A23-review-kpis =
    .number = The review tells of { $kpis }, and the agreement has { $due }: it must say how each of them, and no other, was achieved
    .twice = The KPI "{ $name }" is described twice: at places { $first } and { $other }

A23-review-penalties =
    .signed = The penalty was imposed on { $imposed }, after the review was signed ({ $day }); check the dates
    .unsigned = The penalty is said to be imposed on { $imposed }, and that day is still to come (today is { $day })
    .outside = The penalty of { $imposed } was imposed outside the assessed period (from { $start } to { $end }); check whether it is in force in that period

A26-review-due =
    .late = The review was signed on { $signed }; the assessment is to be held not later than { $assessed_by }, and a copy of the review is sent within { $term } from its completion, that is, until { $due } inclusive
    .unsigned = The date of signing is not given, and a copy of the review was to be sent until { $due } inclusive: within { $term } from the completion of the assessment, which is to be held not later than { $assessed_by } (today is { $today })

A50-review-after-period =
    .signed = The review was signed on { $signed }, and the assessed period of chapter 5 ends on { $end }: the review may be signed after that day
    .running = On { $today } the assessed period is not over yet: a review is filled in from the results of the assessment, after { $end }

A48-review-score =
    .outside = The score { $score } is out of range: from { $least } to { $most } points
    .result = The result is given as "{ $stated }", and to the score { $score } belongs "{ $right }"

A50-review-kpis =
    .number = The review tells of { $kpis }, and the agreement has { $due }: it must say how each of them, and no other, was achieved
    .twice = The KPI "{ $name }" is described twice: at places { $first } and { $other }

A50-review-qualities =
    .number = The review describes the civil servant by { $qualities }, and annex 9 has { $due }: a description by each of them is needed
    .name = Indicator { $number } is called "{ $name }", and annex 9 has "{ $right }" at this place

A50-review-penalties =
    .signed = The penalty was imposed on { $imposed }, after the review was signed ({ $day }); check the dates
    .unsigned = The penalty is said to be imposed on { $imposed }, and that day is still to come (today is { $day })
    .outside = The penalty of { $imposed } was imposed outside the assessed period (from { $start } to { $end }); check whether it is in force in that period

## What rules check, in one line.

summary-A23-review-after-year = The review is signed after the end of the assessed year
summary-A23-review-score = The review gives a score from 0 to 5 points, and the result follows from it by the scale of item 21
summary-A23-review-kpis = The review speaks of the achievement of each of the five KPIs of the agreement, of each once
summary-A23-review-penalties = The disciplinary penalties of the review were imposed not later than the day of signing; that there are none is stated
summary-A26-review-due = The review was signed while its copy could still be sent in time
summary-A50-review-after-period = The review is signed after 31 July 2025, the end of the assessed period of chapter 5
summary-A48-review-score = The review gives a score from 0 to 5 points, and the result follows from it by the scale of item 48
summary-A50-review-qualities = The review characterizes the civil servant by each of the three indicators of annex 9
summary-A50-review-penalties = The disciplinary penalties of the review were imposed not later than the day of signing

## How computed values came about.

explanations-texts-of_sheet = { $name }: { $score }, as stated in the review; the score sheet shows how it was computed

## Words that are put into messages.

count-kpis_told =
    { $number ->
        [one] { $number } KPI
       *[other] { $number } KPIs
    }

count-indicators_told =
    { $number ->
        [one] { $number } indicator
       *[other] { $number } indicators
    }

term-paper_a6_review = review
term-paper_a10_review = review

## Forms: descriptions.

forms-a6_review =
    .description = Annex 6 to the Methodology for evaluating administrative civil servants of corpus A

forms-a10_review =
    .description = Annex 10 to the Methodology for evaluating administrative civil servants of corpus A (chapter 5)

## Fields: titles and descriptions.

fields-kpi_achievement-name =
    .title = KPI
    .description = Name of the key performance indicator, as in the agreement

fields-kpi_achievement-text =
    .title = Achievement of the KPI
    .description = Detailed information on the achievement

fields-quality_text-name =
    .title = Indicator
    .description = May be left out; if given, it must agree with annex 9

fields-quality_text-text =
    .title = Characterization
    .description = By this indicator

fields-review_penalty-imposed_on =
    .title = Date imposed
    .description = Not later than the day the review was signed

fields-any_review-employee =
    .title = Civil servant assessed

fields-any_review-authorized_person =
    .title = Authorized person
    .description = The person with the right to appoint to the position and to release from it

fields-any_review-year =
    .title = Assessed period
    .description = Calendar year
    .section = Score and characterization

fields-any_review-final_score =
    .title = Final score
    .description = From the score sheet; 0 to 5 points, at most two decimals

fields-any_review-result =
    .title = Result of the assessment
    .description = Computed; if given, it must agree. A code (effective, satisfactory or unsatisfactory) or the official wording

fields-any_review-summary =
    .title = Characterization of the work
    .description = For the assessed period

fields-any_review-kpi_achievements =
    .title = Achievement of the KPI
    .description = About each of the five KPIs of the agreement

fields-any_review-disciplinary_penalties =
    .title = Disciplinary penalties
    .description = An empty list means that there are none, and this is printed
    .hint = Where there are none, leave the section empty: the review states that there are none

fields-any_review-additional =
    .title = Other information
    .description = Optional
    .section = Further information and signing

fields-any_review-signed_on =
    .title = Date of signing
    .description = After the end of the assessed period; not printed on the form of the annex

fields-review-professional_qualities =
    .title = Professional level and personal qualities
    .description = Characterization
    .section = Professional level and personal qualities

fields-chapter5_review-professional_qualities =
    .title = Professional level and personal qualities
    .description = Characterization by each of the three indicators of annex 9, in its order
