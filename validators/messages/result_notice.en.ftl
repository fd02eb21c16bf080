### Messages of the rules about the notice of results.

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
