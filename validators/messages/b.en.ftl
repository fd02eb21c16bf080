### Messages of the rules of corpus B. The key is the rule and the variant.

B-edition =
    .period = Quarter { $quarter } of { $year } was assessed under the previous edition of the methodology: this edition applies from { $since }
    .document = On { $day } this edition of the methodology did not apply yet: it applies from { $since }

B3-period =
    .quarter = The assessed period is a quarter: its number is from { $least } to { $most }, { $quarter } is given

B5-period-over =
    .signed = The score sheet was signed on { $signed }, and quarter { $quarter } of { $year } ends on { $end }: the quarter is assessed once it is over, the sheet may be signed after that day
    .future = On { $today } quarter { $quarter } of { $year } has not begun yet: it is assessed once it is over, after { $end }
    .running = On { $today } quarter { $quarter } of { $year } is not over yet: it is assessed once it is over, after { $end }
    .last_day = The score sheet was signed on { $signed }, the last day of the quarter: quarter { $quarter } of { $year } is assessed by its results. Check that the quarter had been worked by then

B5-signed-on =
    .future = The date of signing, { $signed }, is still to come: today is { $today }

B5-deadline =
    .late = The score sheet was signed on { $signed }, and quarter { $quarter } of { $year } is to be assessed not later than { $due }
    .unsigned = The date of signing is not given, and the term of the assessment for quarter { $quarter } of { $year } ran out on { $due } (today is { $today })

B6-employment =
    .order = The date of dismissal, { $dismissed }, is before the date of appointment, { $appointed }

B6-tenure =
    .later = The civil servant was appointed on { $appointed }, after the end of the quarter ({ $end }): no assessment is held for quarter { $quarter } of { $year }
    .dismissed = The civil servant was dismissed on { $dismissed }, before the beginning of the quarter ({ $start }): no assessment is held for quarter { $quarter } of { $year }
    .short = In quarter { $quarter } of { $year } the civil servant held the position from { $start } to { $end }, less than one month: no assessment is held

B6-days-worked =
    .few = Worked: { $worked }; needed: at least { $least }. No assessment is held
    .few_moved = Worked in the quarter: { $worked }; needed: at least { $least }. No assessment is held. The days of the whole quarter count, not only those in this position

B6-days-possible =
    .many = Given: { $worked }; from { $start } to { $end } the working calendar has { $possible }. Check the number

B13-retention =
    .over = The document was signed on { $signed }; its three years of retention ran out on { $last } (today is { $today })

B17-self =
    .same = Evaluator and assessed person are one and the same; somebody else has to assess

B17-category =
    .unknown = Category { $category } is not in the list of categories of corpus B; check the spelling

B17-managerial =
    .named = Item 17 names category { $category } as a whole among the heads, and the position is marked as not managerial; check it

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

B11-appeal =
    .early = The result was received on { $received }, and quarter { $quarter } of { $year } ends on { $end }: the quarter is assessed once it is over
    .before = The appeal was submitted on { $submitted }, before the results were received ({ $received })
    .late = The appeal was submitted on { $submitted }, and its term is { $term } from the day the results were received ({ $received }), that is, until { $due } inclusive

B20-decision =
    .before = The session was called on { $called }, before the civil servant's appeal ({ $submitted })
    .unsigned = The date of the decision is not given, and its term, { $term } from the day of the appeal ({ $submitted }), ran out on { $due } (today is { $today })
    .late = The session was called on { $called }, and the term is { $term } from the day of the appeal ({ $submitted }), that is, until { $due } inclusive

B20-maslikhat =
    .missing = For members and the chair of an audit commission the session is held, and its composition approved, by decision of the maslikhat, and none is marked
    .groundless = A decision of the maslikhat is marked, and the civil servant, judging by the position, is not a member of an audit commission; check it

B20-odd =
    .even = The session has { $members }: the number of its members must be odd
    .secretary = The session has { $members }: the number of its members must be odd. The secretary, who does not vote, is not one of them

B20-min =
    .few = The session has { $members }, and at least { $least } are needed

B20-chair =
    .none = No chair of the session is named
    .several = Two chairs are named, members { $first } and { $other }; check who presides

B20-duplicate =
    .twice = One and the same person is listed twice: members { $first } and { $other }

B20-excluded =
    .appellant = Member { $number } is the civil servant who disagrees with the score: they cannot be a member of the session
    .evaluator = Member { $number } is the person who assessed the civil servant: they cannot be a member of the session

B20-hr-member =
    .none = The session has no member of the human resources service (or person performing its duties)
    .several = Two members of the human resources service who do not assess are named, members { $first } and { $other }; the order speaks of one, and the other members are evaluators. Check the composition
    .neither = Member { $number } is marked neither as an evaluator nor as a member of the human resources service: no others may be members

B21-held =
    .future = The day of the session, { $held }, is still to come: today is { $today }
    .before = The session was held on { $held }, before the appeal ({ $submitted }) or before it was called ({ $called })
    .late = The session was held on { $held }, and the term is { $term } from the day of the appeal ({ $submitted }), that is, until { $due } inclusive

B8-range =
    .outside = The score { $score } is off the scale: from { $least } to { $most } points

B23-direction =
    .differs = The score is said to be { $stated }, and by the points before ({ $before }) and after ({ $after }) the session it was { $right }

B23-majority =
    .sum = In favour: { $votes_for }, against: { $votes_against }, { $cast } in all, and the session has { $members }: there cannot be more votes than members
    .minority = In favour: { $votes_for }; the session has { $members }. The final score is adopted by majority, at least { $least } are needed
    .fewer = In favour: { $votes_for }, against: { $votes_against }, { $cast } in all, and the session has { $members }: check who was absent or abstained. The majority is that of the whole composition

B23-signed =
    .before = The protocol was signed on { $signed }, before the session ({ $held })
    .future = The date the protocol was signed, { $signed }, is still to come: today is { $today }

B23-posted =
    .missing = The date the protocol was posted in the information system is not given, and its term is { $term } from the day of signing ({ $signed }), that is, until { $due } inclusive
    .before = The protocol was posted on { $posted }, before it was signed ({ $signed })
    .late = The protocol was posted on { $posted }, and its term is { $term } from the day of signing ({ $signed }), that is, until { $due } inclusive

B24-feedback =
    .missing = The date is missing of the meeting at which the evaluator gives feedback: a review of achievements, skills and competences, potential and career aspirations
    .before = The feedback meeting is dated { $feedback }, before the session ({ $held })

B4-ground =
    .missing = The assessment was made by { $by }, and its ground is not given: name { $basis }, with its date and number
