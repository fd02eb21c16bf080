### Final score of a year.

## What rules find: the rule and the variant.

B5-annual-edition =
    .year = In { $year } assessment followed the previous edition of the methodology: this edition applies from { $since }
    .earlier = The score for quarter { $quarter } of { $year } was given under the previous edition of the methodology (this one applies from { $since }); the order does not say whether it belongs in the final score. It was taken into the average; if it should not be, remove the quarter from the list

B5-annual-quarters =
    .quarter = The number of a quarter is from { $least } to { $most }, { $quarter } is given
    .twice = Quarter { $quarter } of { $year } is given twice. If the civil servant was assessed in two positions (item 6), this is right: the order does not say how they count, their average { $average } was taken as the quarter. If it is a repetition, remove it
    .neither = For quarter { $quarter } neither a score is given nor the reason why no assessment was held
    .both = For quarter { $quarter } both a score ({ $average }) and a reason why no assessment was held are given; keep one of them
    .again = Quarter { $quarter } of { $year } is given twice. If these are two positions (item 6), this is right; if it is a repetition, remove it

B5-annual-over =
    .quarter = On { $day } quarter { $quarter } of { $year } is not over yet: it is assessed once it is over, after { $end }
    .running = On { $day } the year { $year } is not over yet: the final score is formed for the reported quarters of a calendar year
    .last_day = The final score was formed on { $day }, the last day of quarter { $quarter } of { $year }, which is assessed by its results; check the dates

B6-annual-dismissed =
    .after = The civil servant was dismissed on { $dismissed }, before the beginning of the quarter ({ $start }): no assessment is held for quarter { $quarter } of { $year }

B6-annual-tenure =
    .dismissed = In quarter { $quarter } of { $year } the civil servant was in service from { $start } to { $end }, less than one month: no assessment is held
    .appointed = The civil servant was appointed on { $appointed }: in quarter { $quarter } of { $year } that makes less than one month in this position. If the quarter was assessed in another position, nothing needs changing; if not, no assessment is held

B5-annual =
    .none = Not one quarter was assessed: no final score is formed for the year
    .differs = The final score for the year is given as { $stated }, and the average of { $quarters } is { $average }
    .rounding = Rounding decided the result: the final score for the year was rounded to { $average }, "{ $result }"; without rounding it would be "{ $other }"

B5-annual-deadline =
    .late = The final score for { $year } was formed on { $day }, and it is to be formed not later than { $due }
    .unformed = The date of forming is not given, and the term of the final score for { $year } ran out on { $due } (today is { $day })

B8-annual-result =
    .outside = The score for quarter { $quarter }, { $average }, is off the scale: from { $least } to { $most } points
    .quarter = For quarter { $quarter } the result is given as "{ $stated }", and to the score { $average } belongs "{ $right }"
    .annual = The result of the year is given as "{ $stated }", and to the final score { $average } belongs "{ $right }"

B17-annual-self =
    .same = For quarter { $quarter } the civil servant is given as the evaluator too; somebody else has to assess

## What rules check, in one line.

summary-B5-annual-edition = The final score for the year is made of quarters from quarter III of 2025
summary-B5-annual-quarters = The quarters of the year are given: with a score, or with the reason why there is none; twice only for two positions
summary-B5-annual-over = The final score for the year was formed after its quarters had ended
summary-B6-annual-dismissed = There is no score for quarters after the dismissal
summary-B6-annual-tenure = The quarters counted are those in which the civil servant held the position for at least one month
summary-B5-annual = The final score for the year is the average of the assessed quarters of the calendar year
summary-B5-annual-deadline = The final score was formed not later than 30 January of the next year
summary-B8-annual-result = The results of the quarters and of the year follow from scores from 0 to 5 points
summary-B17-annual-self = The civil servant assessed themselves in no quarter

## How computed values came about.

explanations-names-annual_score = Final score for the year
explanations-names-quarter_mean = Score for quarter { $quarter } of { $year }, the average of the sheets of two positions (the order does not say how they count)
explanations-names-quarter_results = Result for quarter { $quarter } of { $year }
explanations-texts-quarters_counted = Quarters assessed: { $quarters }; { $number } in all

## Words that are put into messages.

count-of_quarters =
    { $number ->
        [one] { $number } quarter
       *[other] { $number } quarters
    }

term-paper_b_annual = final score of the year

## Forms: descriptions.

forms-b_annual =
    .description = Recommended form: items 5 and 8 of the Model Methodology for evaluating administrative civil servants of corpus B

## Fields: titles and descriptions.

fields-annual_quarter-quarter =
    .title = Quarter
    .description = Number of the quarter, from 1 to 4

fields-annual_quarter-average =
    .title = Average final score of the quarter
    .description = By the score sheet or the decision of a calibration session; not given if no assessment was held

fields-annual_quarter-result =
    .title = Result of the assessment for the quarter
    .description = Computed; if given, it must agree. Code or official wording

fields-annual_quarter-evaluator =
    .title = Evaluator

fields-annual_quarter-not_assessed_reason =
    .title = Why no assessment was held
    .description = For quarters without an assessment

fields-annual_score-employee =
    .title = Person assessed

fields-annual_score-year =
    .title = Reporting year
    .description = Calendar year
    .section = Reporting year

fields-annual_score-quarters =
    .title = Quarters
    .description = The assessed quarters of the year; those without an assessment may be named too. A quarter of two positions stands there twice

fields-annual_score-annual_score =
    .title = Final score for the year
    .description = Average of the assessed quarters. Computed; if given, it must agree

fields-annual_score-result =
    .title = Result of the assessment for the year
    .description = Computed; if given, it must agree. Code or official wording

fields-annual_score-signatory =
    .title = Who signed
    .description = Member of the human resources service

fields-annual_score-signed_on =
    .title = Date formed
    .description = Not later than 30 January of the year after the reporting year
