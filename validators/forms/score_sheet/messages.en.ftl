### Score sheets of corpus B: annexes 1 and 2.

## What rules find: the rule and the variant.

B17-form =
    .named = Civil servants of category { $category } are assessed by { $right }, not by { $wrong }
    .bracketed = The position of category { $category } is marked as one named in the brackets of item 17 ({ $positions }): it is assessed by { $right }, not by { $wrong }
    .leading = The position of category { $category } is managerial: it is assessed by { $right }, not by { $wrong }
    .others = The position of category { $category } is marked as not managerial: it is assessed by { $right }, not by { $wrong }
    .leading_or_bracketed = Item 17 has the positions of category { $category } that it names in brackets ({ $positions }), and other managerial positions, assessed by annex 1, the other positions of this category by annex 2. For the position given the sheet is { $right }; check whether it is rightly marked as managerial or not

B17-evaluator =
    .leading = The managerial position of category { $category } is said to have been assessed by { $by }; by item 17 it is { $lawful }. If they are one person (item 3, subitem 4), nothing needs changing; if somebody else assesses under items 4 and 18, say so
    .others = The non-managerial position of category { $category } is said to have been assessed by { $by }; by item 17 it is { $lawful }. If they are one person (item 3, subitem 4), nothing needs changing; if somebody else assesses under items 4 and 18, say so
    .audit_chair = Chairs of audit commissions are assessed by the chair of the maslikhat concerned (item 4), and { $by } is given as the evaluator; check it
    .not_audit_chair = The chair of the maslikhat assesses the chairs of audit commissions (item 4), and this position, judging by its name, is another; check it
    .no_head = The assessment is said to have been made by { $by }, and category { $category } is none of those that item 3, subitem 3, gives the heads of structural units and state bodies; check it

B4-ground =
    .missing = The assessment was made by { $by }, and its ground is not given: name { $basis }, with its date and number

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
    .differs = The average score is given as { $stated }, and the scores of the sheet make { $average }
    .differs_rounded = The average score is given as { $stated }, and the scores of the sheet make { $average } ({ $exact } before rounding)
    .rounding = Rounding decided the result: the average { $exact } was rounded to { $average }, "{ $result }"; without rounding it would be "{ $other }"

B8-result =
    .differs = The result is given as "{ $stated }", and to the average score { $average } belongs "{ $right }"

B18-delegates =
    .alone = Number of those whom one person assesses in the quarter: { $people }. Where it is above { $limit }, civil servants designated by that person assess as well
    .groundless = A designated civil servant assesses, though those assessed are not more than { $limit } ({ $people } at most): there is no ground for this

## What rules check, in one line.

summary-B17-form = The form of the score sheet matches the category and the position
summary-B17-evaluator = The assessment is made by the person the methodology names
summary-B4-ground = The ground is given on which somebody else than item 17 names assesses
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
term-b1_score_sheet = the form of annex 1
term-b2_score_sheet = the form of annex 2
term-role_immediate_supervisor = the immediate supervisor
term-role_unit_head = the head of the structural unit
term-role_body_head = the head of the state body
term-role_stand_in = the stand-in of the evaluator
term-role_receiving_body = the evaluator of the receiving state body
term-role_maslikhat_chair = the chair of the maslikhat
term-role_apparatus_head = the head of the apparatus of the state body
term-role_delegate = a civil servant designated by the evaluator
term-basis_stand_in = the decision by which the evaluator is stood in for
term-basis_receiving_body = the decision on the secondment
term-basis_apparatus_head = the decision of the first head of the state body
term-basis_delegate = the decision by which the evaluator designated this civil servant

## Forms: descriptions.

forms-b1_score_sheet =
    .description = Annex 1 to the Model Methodology for evaluating administrative civil servants of corpus B

forms-b2_score_sheet =
    .description = Annex 2 to the Model Methodology for evaluating administrative civil servants of corpus B

## Fields: titles and descriptions.

fields-score-score =
    .title = Score
    .description = 0 to 5 points, at most two decimals; a number, or a string with a point
    .hint = From 0 to 5 points, at most two decimals

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
    .hint = Where there are none, leave the section empty

fields-score_sheet-average =
    .title = Average final score
    .description = Computed; if given, it must agree

fields-score_sheet-result =
    .title = Result of the assessment
    .description = Computed; if given, it must agree. Code or official wording: effective – performs the functional duties effectively; proper – properly; satisfactory – satisfactorily; unsatisfactory – unsatisfactorily

fields-score_sheet-signed_on =
    .title = Date of signing
    .description = Not later than the 20th of the month after the quarter
