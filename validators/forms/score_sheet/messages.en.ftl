### Score sheets of corpus B: annexes 1 and 2.

## What rules find: the rule and the variant.

B18-range =
    .outside = The score { $score } for parameter { $number } is out of range: from { $least } to { $most } points

B18-zero =
    .silent = Parameter { $number } has 0 points, which means that nothing was fulfilled; explain this in the comment

B-penalty-cap =
    .exceeded = The score { $score } for parameter 5 is above its limit of { $cap }: a disciplinary penalty was imposed in the quarter, { $penalty } ({ $imposed })
    .outside = The penalty of { $imposed } was not imposed in quarter { $quarter } of { $year } and has no bearing on the score for parameter 5
    .exceeded_other = The score { $score } for parameter 5 is above its limit of { $cap }: a disciplinary penalty of another kind was imposed in the quarter ({ $imposed })

B-penalty-date =
    .signed = The penalty was imposed on { $imposed }, after the sheet was signed ({ $day }); check the dates
    .unsigned = The penalty is said to be imposed on { $imposed }, and that day is still to come (today is { $day })

B-average =
    .differs = The average score is given as { $stated }, and the scores of the sheet make { $average } ({ $exact } before rounding)
    .rounding = Rounding decided the result: the average { $exact } was rounded to { $average }, "{ $result }"; without rounding it would be "{ $other }"

B8-result =
    .differs = The result is given as "{ $stated }", and to the average score { $average } belongs "{ $right }"

B18-delegates =
    .alone = Number of those whom one person assesses in the quarter: { $people }. Where it is above { $limit }, civil servants designated by that person assess as well
    .groundless = A designated civil servant assesses, though those assessed are not more than { $limit } ({ $people } at most): there is no ground for this

## What rules check, in one line.

summary-B18-range = Each of the five parameters is scored from 0 to 5 points
summary-B18-zero = A score of 0 points is explained in the comment
summary-B-penalty-cap = With a penalty in the quarter, the score for parameter 5 is not above its limit
summary-B-penalty-date = The penalty was imposed not later than the day the sheet was signed
summary-B-average = The average final score is the sum of the scores divided by the number of parameters
summary-B8-result = The result follows from the average final score
summary-B18-delegates = Where more than twenty are assessed, civil servants designated by the evaluator assess as well

## Words that are put into messages.

count-people =
    { $number ->
        [one] { $number } person
       *[other] { $number } people
    }

count-of_people =
    { $number ->
        [one] { $number } person
       *[other] { $number } people
    }

term-paper_b1_score_sheet = score sheet
term-paper_b2_score_sheet = score sheet
term-penalty_remark = a remark
term-penalty_reprimand = a reprimand
term-penalty_severe_reprimand = a severe reprimand
term-penalty_incomplete_compliance = a warning of incomplete fitness for the service
term-penalty_demotion = demotion in state position
term-penalty_dismissal = dismissal from the state position held
term-penalty_other = another penalty

## Forms: descriptions.

forms-b1_score_sheet =
    .description = Annex 1 to the Model Methodology for evaluating administrative civil servants of corpus B

forms-b2_score_sheet =
    .description = Annex 2 to the Model Methodology for evaluating administrative civil servants of corpus B

## Fields: titles and descriptions.

fields-score-score =
    .title = Score
    .description = 0 to 5 points, at most two decimals; a number, or a string with a point

fields-score-comment =
    .title = Comment
    .description = Optional; needed with a score of 0

fields-score_sheet-employee =
    .title = Person assessed

fields-score_sheet-evaluator =
    .title = Evaluator

fields-score_sheet-period =
    .title = Assessed period

fields-score_sheet-days_worked =
    .title = Working days actually worked
    .description = In the whole assessed quarter, in all positions; at least 15

fields-score_sheet-scores =
    .title = Scores
    .description = Five parameters in the order of the annex

fields-score_sheet-disciplinary_penalties =
    .title = Disciplinary penalties
    .description = An empty list means that there are none

fields-score_sheet-average =
    .title = Average final score
    .description = Computed; if given, it must agree

fields-score_sheet-result =
    .title = Result of the assessment
    .description = Computed; if given, it must agree. Code or official wording: effective – performs the functional duties effectively; proper – properly; satisfactory – satisfactorily; unsatisfactory – unsatisfactorily

fields-score_sheet-signed_on =
    .title = Date of signing
    .description = Not later than the 20th of the month after the quarter
