### Decisions about everybody in a period: why there is no assessment, what the order leaves open, how days were counted.

## Why no assessment is held; the other reasons are in the words of the rules.

cycles-reasons-seconded = The civil servant is seconded: the receiving state body makes the assessment for the time of the secondment

## What has to be asked: the order does not decide it, or the data lack it.

cycles-questions-managerial = Is the position "{ $position }" of category { $category } a managerial one (has it powers to organize the work of a subordinate unit or of individual employees)? The annex of the sheet depends on it
cycles-questions-bracketed = Is the position "{ $position }" of category { $category } one named in the brackets of item 17 ({ $positions })? The annex of the sheet depends on it
cycles-questions-business_trip_days = Do { $days } of a business trip count as worked? Worked without them: { $others }; needed: at least { $least }. The order does not say
cycles-questions-training_days = Do { $days } of retraining or professional development count as worked? Worked without them: { $others }; needed: at least { $least }. The order does not say
cycles-questions-secondment_days = Do { $days } of secondment count as worked? Worked without them: { $others }; needed: at least { $least }. The order does not say
cycles-questions-other_days = Do { $days } of another absence count as worked? Worked without them: { $others }; needed: at least { $least }. The order does not say
cycles-questions-days_elsewhere = Worked by the list: { $worked }; needed in the whole quarter: at least { $least }. Did the civil servant work elsewhere in this quarter? If so, state the days worked
cycles-questions-secondment = The civil servant is seconded for part of the time from { $start } to { $end }: { $days } remain in the own state body. The receiving body makes the assessment for the time of the secondment; whether there is one here, too, the order does not say
cycles-questions-evaluator = Who assesses the civil servant? The list names no evaluator
cycles-questions-evaluator_of = Who assesses the civil servant? The list names no evaluator; the assessment is made by { $by }
cycles-questions-evaluator_dismissed = "{ $name }" was dismissed on { $day }, before the assessment begins. Who assesses instead: the successor, or the person standing in?
cycles-questions-stand_in = "{ $name }" is absent on all days on which the assessment is made. Who stands in, and by which decision?
cycles-questions-maslikhat_chair = Chairs of audit commissions are assessed by the chair of the maslikhat concerned. Who is that?
cycles-questions-ground = The assessment will be made by { $by }, and its ground is not given: name { $basis }, with its date and number
cycles-questions-role = The assessment is to be made by { $by }, and item 17 has it made by { $lawful }. Are they one person, and if not, on what ground does this one assess?
cycles-questions-no_head = The assessment is to be made by { $by }, and category { $category } is none of those that item 3, subitem 3, gives the heads of structural units and state bodies. Is the evaluator the right one?
cycles-questions-chapter5 = The civil servant was on social leave. Is the assessment made under chapter 5, for the work from { $first } to { $last }?
cycles-questions-authorized_person = Who is the authorized person, that is, who appoints the civil servant and dismisses? The list names nobody
cycles-questions-authorized_dismissed = "{ $name }" was dismissed on { $day }, before the assessment begins. Who has the right now to appoint the civil servant and to dismiss?
cycles-questions-delegates = Number of those whom "{ $name }" assesses: { $people }, which is above { $limit }. Civil servants of corpus B whom this person designates assess as well. Who are they, and by which decision?
cycles-questions-delegates_groundless = The designated civil servant "{ $name }" is to assess, though those assessed are not more than { $limit } ({ $people } at most). On what ground?
cycles-questions-circle = "{ $name }" assesses the civil servant "{ $assessed }", who directly or through others assesses this person; but the one who assesses stands above. Are the evaluators the right ones?

## Answers to choose from.

cycles-answers-yes = Yes
cycles-answers-no = No
cycles-answers-worked = Count them as worked
cycles-answers-not_worked = Do not count them
cycles-answers-here = Assess here, too
cycles-answers-receiving = Only the receiving body assesses
cycles-answers-none = Worked nowhere else
cycles-answers-chapter5 = Yes, under chapter 5
cycles-answers-general = No, in the general order

## Steps for which the order sets no term.

cycles-steps-agreement = Concluding the annual agreement
cycles-steps-feedback = Meeting and feedback after the calibration session
cycles-steps-closing = Finishing the score sheet

## How days worked were counted.

cycles-days-stretch = from { $start } to { $end }
cycles-days-missed = { $kind }: { $days }
explanations-texts-days_stated = Days worked: { $days }, as stated
explanations-texts-days_none = Days worked: { $days }; the civil servant was not in the position in this period
explanations-texts-days_whole = Days worked: { $days }, the working days { $stretches }; none of them was missed
explanations-texts-days_less = Days worked: { $days }. There were { $possible } working days { $stretches }; of these, not worked: { $missed }

term-absence_secondment = secondment
term-absence_other = other absence
