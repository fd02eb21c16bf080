### Messages of the rules about the decision to hold a calibration session.

B20-order-signed =
    .future = The date of the decision, { $signed }, is still to come: today is { $today }

B21-planned =
    .early = The session is called for { $day }, before the civil servant's appeal ({ $submitted })
    .before = The session is called for { $day }, before the decision was signed ({ $signed })
    .late = The session is called for { $day }, and the term is { $term } from the day of the appeal ({ $submitted }), that is, until { $due } inclusive
