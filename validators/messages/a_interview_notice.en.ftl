### Messages of the rules about the notice of the interview.

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
