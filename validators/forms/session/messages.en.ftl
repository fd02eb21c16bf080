### Calibration session: the order to hold it, the reference on the employee, the protocol, the feedback.

## What rules find: the rule and the variant.

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

B20-order-signed =
    .future = The date of the decision, { $signed }, is still to come: today is { $today }

B21-planned =
    .early = The session is called for { $day }, before the civil servant's appeal ({ $submitted })
    .before = The session is called for { $day }, before the decision was signed ({ $signed })
    .late = The session is called for { $day }, and the term is { $term } from the day of the appeal ({ $submitted }), that is, until { $due } inclusive

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

B8-reference-result =
    .outside = The score { $average } is off the scale: from { $least } to { $most } points
    .differs = For quarter { $quarter } of { $year } the result is given as { $stated }, and to the score { $average } belongs { $right }

B16-reference-average =
    .differs = The average is given as { $stated }, and the scores of the parameters make { $average }; check it
    .number = Not all parameters have their score: { $scores } of the { $parameters } of the sheet; give all or none

B16-reference-previous =
    .quarter = The quarters of a year are { $least } to { $most }, and { $quarter } is given
    .later = Quarter { $quarter } of { $year } is not before the one whose score is contested; check it
    .twice = Quarter { $quarter } of { $year } is listed twice: { $first } and { $other } in the list; right if the civil servant was assessed in two positions
    .neither = For quarter { $quarter } of { $year } there is neither a score nor a note why there is none

B8-feedback-result =
    .outside = The score { $score } is off the scale: from { $least } to { $most } points
    .result = The result is given as { $stated }, and to the score { $score } belongs { $right }

B24-met =
    .before = The meeting is dated { $met }, before the calibration session ({ $held }): it follows from the results of the session
    .future = The day of the meeting, { $met }, is still to come: today is { $today }
    .signed = The record was signed on { $signed }, before the meeting ({ $met }); check the dates
    .unheld = The day of the calibration session is not given, and the meeting of item 24 follows from its results

B24-discussed =
    .achievements = The review of achievements of the assessed period is not recorded: it is discussed at the meeting
    .skills = The review of how skills and competences developed is not recorded: it is discussed at the meeting
    .potential = The review of potential and career aspirations is not recorded: it is discussed at the meeting

## What rules check, in one line.

summary-B11-appeal = The appeal was submitted within five working days from the day the results were received
summary-B20-decision = The session was called and its composition approved within three working days from the day of the appeal
summary-B20-maslikhat = For members and the chair of an audit commission the session is held by decision of the maslikhat
summary-B20-odd = The number of members of the session is odd
summary-B20-min = The session has at least three members
summary-B20-chair = The session has one chair
summary-B20-duplicate = Every member of the session is listed once
summary-B20-excluded = Neither the civil servant who appealed nor the person who assessed them is a member of the session
summary-B20-hr-member = One member is of the human resources service, the others are evaluators
summary-B21-held = The session was held within ten working days from the day of the appeal
summary-B20-order-signed = The decision to hold the session was signed not later than today
summary-B21-planned = The session is set for a day within ten working days from the day of the appeal
summary-B8-range = The scores before and after the session are from 0 to 5 points
summary-B23-direction = The decision (leave, raise, lower) agrees with the scores before and after
summary-B23-majority = The final score was adopted by a majority of all members of the session
summary-B23-signed = The protocol was signed not before the session and not later than today
summary-B23-posted = The protocol was posted in the information system within three working days from the day of signing
summary-B24-feedback = After the session a feedback meeting was held

summary-B8-reference-result = The results in the reference belong to scores from 0 to 5 points
summary-B16-reference-average = The average in the reference is that of the scores of the parameters
summary-B16-reference-previous = Previous quarters in the reference are before the contested one, each listed once
summary-B8-feedback-result = The result spoken of at the meeting is that of the score
summary-B24-met = The meeting was held after the calibration session
summary-B24-discussed = Achievements, skills and competences, potential and career were discussed at the meeting

## How computed values came about.

explanations-names-result_before = Result before the calibration session
explanations-names-result_after = Result by decision of the calibration session
explanations-texts-members = The calibration session has { $members }
explanations-texts-majority = Majority of votes: more than half of { $members }, that is at least { $majority }

explanations-names-months_in_position = Whole months in the position
explanations-texts-in_position = In the position from { $start } to { $end }: { $months } whole months

## Words that are put into messages.

count-members =
    { $number ->
        [one] { $number } member
       *[other] { $number } members
    }

count-of_members =
    { $number ->
        [one] { $number } member
       *[other] { $number } members
    }

count-votes =
    { $number ->
        [one] { $number } vote
       *[other] { $number } votes
    }

term-upheld = left unchanged
term-raised = raised
term-lowered = lowered
term-paper_b_calibration_order = decision to hold a calibration session
term-paper_b_calibration_protocol = protocol of the calibration session

## Forms: descriptions.

forms-b_calibration_protocol =
    .description = Recommended form: items 11 and 19–24 of the Model Methodology for evaluating administrative civil servants of corpus B

forms-b_session_reference =
    .description = Recommended form: item 16, subitem 3, and items 20–23 of the Model Methodology for evaluating administrative civil servants of corpus B

forms-b_feedback =
    .description = Recommended form: item 24 of the Model Methodology for evaluating administrative civil servants of corpus B

forms-b_calibration_order =
    .description = Recommended form: items 11 and 20–22 of the Model Methodology for evaluating administrative civil servants of corpus B

## Fields: titles and descriptions.

fields-appeal-received_result_on =
    .title = Date the results were received
    .description = Day on which the civil servant received the results of the assessment

fields-appeal-submitted_on =
    .title = Date of the appeal
    .description = Within five working days from the day the results were received

fields-appeal-grounds =
    .title = Grounds of the appeal
    .description = In free form

fields-caller-by_maslikhat =
    .title = By decision of the maslikhat
    .description = true for members and the chair of an audit commission
    .hint = Yes for members and the chair of an audit commission

fields-member-role =
    .title = Role in the session
    .description = chair – the chair; member – a member; secretary – the secretary, if voting

fields-member-is_evaluator =
    .title = Evaluator
    .description = Assesses other civil servants of this body

fields-member-is_hr =
    .title = Member of the human resources service
    .description = Or a person performing its duties

fields-discussion-evaluator_reasons =
    .title = Reasons of the evaluator
    .description = A short account of the work, and the grounds of the score

fields-discussion-appellant_reasons =
    .title = Reasons of the civil servant
    .description = If they used the right

fields-discussion-members_remarks =
    .title = Remarks of the members of the session
    .description = If there were any

fields-decision-outcome =
    .title = Decision
    .description = upheld – the score was left as it was; raised – it was raised; lowered – it was lowered

fields-decision-score_before =
    .title = Score before the session
    .description = Average final score of the sheet

fields-decision-score_after =
    .title = Score after the session
    .description = Final score

fields-decision-votes_for =
    .title = Votes in favour
    .description = For the final score

fields-decision-votes_against =
    .title = Votes against
    .description = Together with the votes in favour, not more than there are members

fields-calibration_protocol-organization =
    .title = State body
    .description = Where the session was held

fields-calibration_protocol-number =
    .title = Number of the protocol
    .description = As in the register

fields-calibration_protocol-held_on =
    .title = Date of the session
    .description = Within ten working days from the day of the appeal

fields-calibration_protocol-appellant =
    .title = Civil servant who disagrees with the score

fields-calibration_protocol-evaluator =
    .title = Person who assessed

fields-calibration_protocol-period =
    .title = Assessed period

fields-calibration_protocol-appeal =
    .title = Appeal of the civil servant

fields-calibration_protocol-called_on =
    .title = Date of the decision to hold the session
    .description = Within three working days from the day of the appeal

fields-calibration_protocol-called_by =
    .title = Who called the session and approved its composition

fields-calibration_protocol-members =
    .title = Composition of the session
    .description = Only those who vote: an odd number, at least three

fields-calibration_protocol-discussion =
    .title = Discussion

fields-calibration_protocol-decision =
    .title = Decision of the session

fields-calibration_protocol-signed_on =
    .title = Date the protocol was signed
    .description = Not before the session
    .section = Signing and acquainting

fields-calibration_protocol-posted_on =
    .title = Date posted in the information system
    .description = Within three working days from the day of signing

fields-calibration_protocol-feedback_on =
    .title = Date of the feedback meeting
    .description = Meeting of the evaluator with the civil servant

fields-calibration_order-organization =
    .title = State body
    .description = Where the session is held

fields-calibration_order-number =
    .title = Number of the decision
    .description = As in the register

fields-calibration_order-appellant =
    .title = Civil servant who disagrees with the score

fields-calibration_order-evaluator =
    .title = Person who assessed

fields-calibration_order-period =
    .title = Assessed period

fields-calibration_order-appeal =
    .title = Appeal of the civil servant

fields-calibration_order-members =
    .title = Composition of the session
    .description = Only those who vote: an odd number, at least three

fields-calibration_order-session_on =
    .title = Date of the session
    .description = Within ten working days from the day of the appeal
    .section = When and where the session is held

fields-calibration_order-place =
    .title = Place and time
    .description = Where and at what hour

fields-calibration_order-called_by =
    .title = Who calls the session and approves its composition

fields-calibration_order-signed_on =
    .title = Date of the decision
    .description = Within three working days from the day of the appeal

fields-previous_quarter-year =
    .title = Year
    .description = Calendar year

fields-previous_quarter-quarter =
    .title = Quarter
    .description = From 1 to 4

fields-previous_quarter-average =
    .title = Score
    .description = Average final score, or the final one after a session

fields-previous_quarter-result =
    .title = Result of the assessment
    .description = If given, it must belong to the score

fields-previous_quarter-note =
    .title = Note
    .description = Why there is no score, or whether a session changed it

fields-session_reference-organization =
    .title = State body
    .description = Where the session is held

fields-session_reference-employee =
    .title = Civil servant who disagrees with the score

fields-session_reference-in_service_since =
    .title = In the civil service since
    .description = Where it is known

fields-session_reference-evaluator =
    .title = Person who assessed

fields-session_reference-period =
    .title = Assessed period

fields-session_reference-sheet =
    .title = Form of the sheet
    .description = b1_score_sheet – annex 1, leading position; b2_score_sheet – annex 2, other position: the parameters are named by it
    .section = Contested score

fields-session_reference-scores =
    .title = Scores of the parameters
    .description = All five in the order of the sheet, or none

fields-session_reference-average =
    .title = Average final score
    .description = The one that is contested
    .section = Average final score

fields-session_reference-result =
    .title = Result of the assessment
    .description = Computed; if given, it must agree

fields-session_reference-previous =
    .title = Scores of previous quarters
    .description = If there are none, the part stays empty

fields-session_reference-disciplinary_penalties =
    .title = Disciplinary penalties
    .description = Those not lifted; if there are none, the part stays empty

fields-session_reference-appeal =
    .title = Appeal of the civil servant

fields-session_reference-contested =
    .title = What the civil servant disagrees with
    .description = Which parameters or conclusions are contested, and why
    .section = Points to be discussed

fields-session_reference-reasons =
    .title = Reasons of the evaluator
    .description = By the comments of the score sheet

fields-session_reference-signatory =
    .title = Who prepared it
    .description = Member of the human resources service

fields-session_reference-signed_on =
    .title = Date
    .description = When it was prepared
    .section = Date of the reference

fields-feedback-organization =
    .title = State body
    .description = Name

fields-feedback-employee =
    .title = Civil servant

fields-feedback-evaluator =
    .title = Evaluator
    .description = Holds the meeting

fields-feedback-period =
    .title = Assessed period

fields-feedback-session_on =
    .title = Date of the calibration session
    .description = By the protocol
    .section = Calibration session and what came of it

fields-feedback-protocol_number =
    .title = Number of the protocol
    .description = If wanted

fields-feedback-final_score =
    .title = Final score
    .description = By the calibration session

fields-feedback-result =
    .title = Result of the assessment
    .description = Computed; if given, it must agree

fields-feedback-met_on =
    .title = Date of the meeting
    .description = Not before the session; left out until it is held
    .section = Meeting

fields-feedback-achievements =
    .title = Achievements
    .description = Review of achievements of the assessed period

fields-feedback-skills =
    .title = Skills and competences
    .description = Review of how they developed

fields-feedback-potential =
    .title = Potential and career
    .description = Review of potential and career aspirations

fields-feedback-agreed =
    .title = What was agreed
    .description = If wanted: training, tasks, terms

fields-feedback-opinion =
    .title = Opinion of the civil servant
    .description = If wanted

fields-feedback-signed_on =
    .title = Date of signing
    .description = Not before the meeting
    .section = Signing
