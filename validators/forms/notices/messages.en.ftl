### Notices: of the interview and of the results.

## What rules find: the rule and the variant.

A22-notice-year =
    .year = The assessment for { $year } was held under the previous edition of the methodology: this edition applies to assessed years from { $since }

A3-interview-in-time =
    .early = The interview is set for { $held }, and the assessed year ends on { $end }: the year is assessed once it is over
    .late = The interview is set for { $held }, and the assessment is to be held not later than { $due }

A3-interview-absence =
    .dismissed = The civil servant was dismissed on { $dismissed }, before the interview ({ $held }): say in the column "Why not at work" that they are dismissed; the interview with those dismissed is held by video link, and they are notified by a means that records it
    .date = The civil servant is said to be dismissed, and the date of dismissal is not given
    .later = The civil servant is said to be dismissed, and the date of dismissal, { $dismissed }, is not before the interview ({ $held })

A22-notice =
    .future = The date of the notice, { $sent }, is still to come: today is { $today }
    .after = The notice was sent on { $sent }, after the interview itself ({ $held })
    .late = The notice was sent on { $sent }, and of the interview on { $held } notice is given { $term } before it, that is, not later than { $due }
    .unsent = The date of the notice is not given, and of the interview on { $held } notice is given { $term } before it, that is, not later than { $due } (today is { $today })

A22-video =
    .none = The civil servant is not at work ({ $absence }): the interview with them is held by video link

A22-means =
    .none = It is not said how the civil servant, who is not at work, was notified: by registered letter, telephone message, telegram, text message, e-mail or another means that records the notification
    .other = Means { $number } is another one; say which it is and how it records the notification

A22-participants =
    .twice = One and the same person is named twice: { $first } and { $role }

A49-chapter-5 =
    .over = The interview is set for { $day }, and chapter 5, which it is held by, is in force until { $until } exclusive; if the whole year is assessed, do not state why the civil servant is not at work

A49-notice =
    .future = The date of the notice, { $sent }, is still to come: today is { $today }
    .after = The notice was sent on { $sent }, after the interview itself ({ $held })
    .late = The notice was sent on { $sent }, and of the interview on { $held } notice is given { $term } before it, that is, not later than { $due }
    .unsent = The date of the notice is not given, and of the interview on { $held } notice is given { $term } before it, that is, not later than { $due } (today is { $today })

A49-video =
    .none = The civil servant is not at work ({ $absence }): the interview with them is held by video link

A49-means =
    .none = It is not said how the civil servant was notified: by registered letter, telephone message, telegram, text message, e-mail or another means that records the notification
    .other = Means { $number } is another one; say which it is and how it records the notification

A49-participants =
    .twice = One and the same person is named twice: { $first } and { $role }

A24-notice-period =
    .year = The assessment for { $year } was held under the previous edition of the methodology: this edition applies to assessed years from { $since }
    .quarter = A quarter ({ $quarter }) is given, and civil servants of corpus A are assessed once the calendar year is over

A24-notice-dismissed =
    .missing = The date of dismissal is not given, and the notice is sent to those dismissed; the others get their results in the information system
    .not_yet = The civil servant is dismissed on { $dismissed }, after the day of the notice ({ $day }): before dismissal results are received in the information system
    .later = The civil servant was dismissed on { $dismissed }, after the term of the notice ({ $due }): before dismissal results are received in the information system; check the dates

A24-notice-sent =
    .future = The date of sending, { $sent }, is still to come: today is { $today }
    .early = The notice was sent on { $sent }, and the assessed year ends on { $end }: the year is assessed once it is over
    .late = The notice was sent on { $sent }, and its term is the month following the reporting period, that is, until { $due } inclusive
    .unsent = The date of sending is not given, and the term of the notice ran out on { $due } (today is { $today })

A24-notice-means =
    .none = It is not said how the notice was sent: by registered letter, telephone message, telegram, text message, e-mail or another means that records the notification
    .other = Means { $number } is another one; say which it is and how it records the notification

A21-notice-result =
    .outside = The score { $score } is out of range: from { $least } to { $most } points
    .result = The result is given as "{ $stated }", and to the score { $score } belongs "{ $right }"

A25-notice-appeal =
    .received_future = The day of acquaintance with the results, { $received }, is still to come: today is { $today }
    .received_early = The civil servant was acquainted with the results on { $received }, before the notice was sent ({ $sent })
    .unsent = The civil servant was acquainted with the results on { $received }, and the date the notice was sent is not given
    .unknown = The appeal was submitted on { $appealed }, and the day of acquaintance with the results is not given: there is no day to count the term from
    .before = The appeal was submitted on { $appealed }, before acquaintance with the results ({ $received })
    .late = The appeal was submitted on { $appealed }, and its term is { $term } from the day of acquaintance with the results ({ $received }), that is, until { $due } inclusive

A51-notice-chapter-5 =
    .over = On { $day } chapter 5 is no longer in force: it was until { $until } exclusive; check that the assessment was held by it

A51-notice-sent =
    .future = The date of sending, { $sent }, is still to come: today is { $today }
    .early = The results were sent on { $sent }, and the assessed period of chapter 5 ends on { $end }

A51-notice-means =
    .none = It is not said how the results were sent: by registered letter, telephone message, telegram, text message, e-mail or another means that records the notification
    .other = Means { $number } is another one; say which it is and how it records the notification

A52-notice-appeal =
    .received_future = The day of acquaintance with the results, { $received }, is still to come: today is { $today }
    .received_early = The civil servant was acquainted with the results on { $received }, before they were sent ({ $sent })
    .unsent = The civil servant was acquainted with the results on { $received }, and the date they were sent is not given
    .unknown = The appeal was submitted on { $appealed }, and the day of acquaintance with the results is not given: there is no day to count the term from
    .before = The appeal was submitted on { $appealed }, before acquaintance with the results ({ $received })
    .late = The appeal was submitted on { $appealed }, and its term is { $term } from the day of acquaintance with the results ({ $received }), that is, until { $due } inclusive

B10-notice-period =
    .missing = The quarter is not given: civil servants of corpus B are assessed once a quarter is over
    .quarter = The assessed period is a quarter: its number is from { $least } to { $most }, { $quarter } is given
    .edition = Quarter { $quarter } of { $year } was assessed under the previous edition of the methodology: this edition applies from { $since }

B10-notice-ground =
    .other = Those released, rotated or on social leave are specially notified only under the methodology of corpus A (chapter 5); under the methodology of corpus B those dismissed are notified

B10-notice-dismissed =
    .missing = The date of dismissal is not given, and the notice is sent to those dismissed; the others get their results in the information system
    .not_yet = The civil servant is dismissed on { $dismissed }, after the day of the notice ({ $day }): before dismissal results are received in the information system
    .later = The civil servant was dismissed on { $dismissed }, after the term of the notice ({ $due }): before dismissal results are received in the information system; check the dates

B10-notice-sent =
    .future = The date of sending, { $sent }, is still to come: today is { $today }
    .early = The notice was sent on { $sent }, and the quarter ends on { $end }: the quarter is assessed once it is over
    .late = The notice was sent on { $sent }, and its term is the month following the reporting quarter, that is, until { $due } inclusive
    .unsent = The date of sending is not given, and the term of the notice ran out on { $due } (today is { $today })

B10-notice-means =
    .none = It is not said how the notice was sent: by registered letter, telephone message, telegram, text message, e-mail or another means that records the notification
    .other = Means { $number } is another one; say which it is and how it records the notification

B8-notice-result =
    .outside = The score { $score } is out of range: from { $least } to { $most } points
    .result = The result is given as "{ $stated }", and to the score { $score } belongs "{ $right }"

B11-notice-appeal =
    .received_future = The day the results were received, { $received }, is still to come: today is { $today }
    .received_early = The results were received on { $received }, before the notice was sent ({ $sent })
    .unsent = The results were received on { $received }, and the date the notice was sent is not given
    .unknown = The appeal was submitted on { $appealed }, and the day the results were received is not given: there is no day to count the term from
    .before = The appeal was submitted on { $appealed }, before the results were received ({ $received })
    .late = The appeal was submitted on { $appealed }, and its term is { $term } from the day the results were received ({ $received }), that is, until { $due } inclusive

A24-acquaintance-sent =
    .future = The date of the notice, { $sent }, is still to come: today is { $today }
    .early = The notice is dated { $sent }, and the assessed year ends on { $end }: it is assessed once it is over

B10-acquaintance-sent =
    .future = The date of the notice, { $sent }, is still to come: today is { $today }
    .early = The notice is dated { $sent }, and the quarter ends on { $end }: it is assessed once it is over

A25-acquaintance =
    .future = The day { $day } is given, which is still to come: today is { $today }
    .early = The day { $day } is given, and the assessed period ends on { $end }: there can be no results before that; check the date
    .before = The civil servant was acquainted on { $day }, before the day of the notice ({ $sent }); check the dates
    .over = The notice is dated { $sent }, and the term to appeal, { $term } from the day the results were received, ran out on { $due }; check the dates

B11-acquaintance =
    .future = The day { $day } is given, which is still to come: today is { $today }
    .early = The day { $day } is given, and the assessed period ends on { $end }: there can be no results before that; check the date
    .before = The civil servant was acquainted on { $day }, before the day of the notice ({ $sent }); check the dates
    .over = The notice is dated { $sent }, and the term to appeal, { $term } from the day the results were received, ran out on { $due }; check the dates

## What rules check, in one line.

summary-A22-notice-year = An interview is held for the assessment of 2025 or later
summary-A3-interview-in-time = The interview is held between the end of the assessed year and 20 January of the next
summary-A3-interview-absence = A civil servant dismissed by the day of the interview is said to be dismissed
summary-A22-notice = The civil servant was notified of the interview not later than seven working days before it
summary-A22-video = The interview with an absent or dismissed civil servant is held by video link
summary-A22-means = The means by which an absent or dismissed civil servant was notified is named
summary-A22-participants = Those who take part in the interview are different people
summary-A49-chapter-5 = An interview by chapter 5 is held before 1 March 2026
summary-A49-video = The interview with those released, rotated or on social leave is held by video link
summary-A49-means = The means by which the civil servant was notified is named
summary-A24-notice-period = The period of the notice is a calendar year, 2025 or later
summary-A24-notice-dismissed = The civil servant the notice is sent to was dismissed
summary-A24-notice-sent = The notice was sent in the month after the reporting period
summary-A24-notice-means = A means of communication that records the notification is named
summary-A21-notice-result = The result in the notice follows from a score from 0 to 5 points
summary-A25-notice-appeal = The statement of disagreement was submitted within 10 working days from the day of being acquainted
summary-A51-notice-chapter-5 = Results of an assessment by chapter 5 are told before 1 March 2026
summary-A51-notice-sent = The results were sent after the end of the assessed period
summary-B10-notice-period = The period of the notice is a quarter, from quarter III of 2025
summary-B10-notice-ground = A notice by the methodology of corpus B is sent to those dismissed
summary-B10-notice-sent = The notice was sent in the month after the quarter
summary-B11-notice-appeal = The appeal for a calibration session was submitted within 5 working days from the day the results were received

summary-A24-acquaintance-sent = The notice of the results is dated after the assessed period and not later than today
summary-A25-acquaintance = The term to appeal, counted from the day the results were received, is not over yet

## Words that are put into messages.

term-absence_annual_leave = annual leave
term-absence_incapacity = temporary incapacity for work
term-absence_training = retraining or professional development
term-absence_business_trip = business trip
term-absence_dismissed = dismissed
term-absence_released = released from the position
term-absence_rotated = rotated
term-absence_social_leave = social leave
term-participant_employee = the civil servant assessed
term-participant_authorized_person = the authorized person
term-participant_hr_representative = the representative of the human resources service
term-participant_immediate_supervisor = the immediate supervisor

## Forms: descriptions.

forms-result_notice =
    .description = Recommended form: items 24, 25, 51 and 52 of the Methodology of corpus A, items 10 and 11 of the Model Methodology of corpus B

forms-acquaintance_notice =
    .description = Recommended form for civil servants in service: items 24 and 25 of the Methodology of corpus A, items 10, 11 and 16 of the Model Methodology of corpus B

forms-a_interview_notice =
    .description = Recommended form: items 22 and 49 of the Methodology for evaluating administrative civil servants of corpus A

## Fields: titles and descriptions.

fields-means-kind =
    .title = Means of communication
    .description = registered_letter – a registered letter with advice of delivery; telephone_message – a telephone message; telegram – a telegram; text_message – a text message to a mobile number; email – e-mail; other – another one that records the notification

fields-means-address =
    .title = Address or number
    .description = Postal address, telephone number or e-mail address

fields-means-description =
    .title = Description
    .description = Which other means it is and how it records the notification; required for other
    .hint = Which other means it is and how it records the notification; required for another means

fields-addressee-dismissed_on =
    .title = Date of dismissal
    .description = Last day in the position; required for those dismissed

fields-notice_period-year =
    .title = Year
    .description = Calendar year

fields-notice_period-quarter =
    .title = Quarter
    .description = For corpus B only, from 1 to 4

fields-result_notice-methodology =
    .title = Methodology
    .description = A – of corpus A; B – of corpus B

fields-result_notice-ground =
    .title = Ground of the notice
    .description = dismissed, or, for chapter 5 of the methodology of corpus A: released (from the position), rotated, social_leave (on social leave)

fields-result_notice-organization =
    .title = State body
    .description = The one that gives notice

fields-result_notice-number =
    .title = Number
    .description = Outgoing number

fields-result_notice-employee =
    .title = Civil servant

fields-result_notice-period =
    .title = Assessed period

fields-result_notice-final_score =
    .title = Score
    .description = Final (corpus A) or average final score (corpus B)
    .section = Score

fields-result_notice-result =
    .title = Result of the assessment
    .description = Computed; if given, it must agree. Code or official wording of the methodology

fields-result_notice-means =
    .title = Means of communication
    .description = One or several

fields-result_notice-signed_by =
    .title = Who signed
    .description = Member of the human resources service

fields-result_notice-sent_on =
    .title = Date sent
    .description = In the month after the reporting period
    .section = Sending and acquainting

fields-result_notice-received_on =
    .title = Date of being acquainted
    .description = Day on which the civil servant was acquainted with the results (received them)

fields-result_notice-appealed_on =
    .title = Date of the statement of disagreement
    .description = If the civil servant appealed

fields-interview-held_on =
    .title = Date of the interview
    .description = Day on which it is held

fields-interview-time =
    .title = Time
    .description = Beginning

fields-interview-place =
    .title = Place
    .description = Address, room

fields-interview-video =
    .title = By video link
    .description = true is required for civil servants who are not at work
    .hint = Required for civil servants who are not at work

fields-interview-link =
    .title = Connection
    .description = A link or other details for joining

fields-interview_notice-organization =
    .title = State body
    .description = The one that gives notice

fields-interview_notice-number =
    .title = Number
    .description = Outgoing number

fields-interview_notice-employee =
    .title = Civil servant assessed

fields-interview_notice-absence =
    .title = Why not at work
    .description = Left out if the civil servant is at work. Item 3: annual_leave – annual leave; incapacity – temporary incapacity for work; training – retraining or professional development; business_trip – a business trip; dismissed. Chapter 5: released (from the position); rotated; social_leave – on social leave

fields-interview_notice-authorized_person =
    .title = Authorized person

fields-interview_notice-hr_representative =
    .title = Representative of the human resources service
    .description = Signs the notice and takes part in the interview

fields-interview_notice-immediate_supervisor =
    .title = Immediate supervisor
    .description = Takes part by decision of the authorized person

fields-interview_notice-year =
    .title = Assessed year
    .description = Calendar year
    .section = Reason for the interview

fields-interview_notice-purpose =
    .title = What information is needed
    .description = An interview is held when the assessment needs additional information

fields-interview_notice-interview =
    .title = Interview

fields-interview_notice-means =
    .title = Means of communication
    .description = Required for civil servants who are not at work

fields-interview_notice-sent_on =
    .title = Date of the notice
    .description = Seven working days before the interview
    .section = Sending

fields-acquaintance_notice-methodology =
    .title = Methodology
    .description = A – of corpus A; B – of corpus B

fields-acquaintance_notice-organization =
    .title = State body
    .description = The one that gives notice

fields-acquaintance_notice-number =
    .title = Number
    .description = As in the register, if wanted

fields-acquaintance_notice-employee =
    .title = Civil servant
    .description = Who is in service; the dismissed are sent the notice of the results

fields-acquaintance_notice-period =
    .title = Assessed period

fields-acquaintance_notice-final_score =
    .title = Score
    .description = Final (corpus A) or average final score (corpus B)
    .section = Score

fields-acquaintance_notice-result =
    .title = Result of the assessment
    .description = Computed; if given, it must agree. Code or official wording of the methodology

fields-acquaintance_notice-signed_by =
    .title = Who signed
    .description = Member of the human resources service

fields-acquaintance_notice-sent_on =
    .title = Date of the notice
    .description = After the end of the assessed period
    .section = Notice and acquainting

fields-acquaintance_notice-received_on =
    .title = Results received in the system
    .description = Day on which the civil servant received the results in the information system, where it is known

fields-acquaintance_notice-acquainted_on =
    .title = Date of being acquainted
    .description = Day of the civil servant's signature, where it is known; the term to appeal is counted from the first of the two days
