### Messages of the rules about reviews: annexes 6 and 10.

A23-review-after-year =
    .signed = The review was signed on { $signed }, and the assessed year ends on { $end }: a review is filled in from the results of the assessment, it may be signed after that day
    .future = On { $today } the assessed year has not begun yet: a review is filled in from the results of the assessment, after { $end }
    .running = On { $today } the assessed year is not over yet: a review is filled in from the results of the assessment, after { $end }

A23-review-score =
    .outside = The score { $score } is out of range: from { $least } to { $most } points
    .result = The result is given as "{ $stated }", and to the score { $score } belongs "{ $right }"

A23-review-kpis =
    .number = The review tells of { $kpis }, and the agreement has { $due }: it must say how each of them, and no other, was achieved
    .twice = The KPI "{ $name }" is described twice: at places { $first } and { $other }

A23-review-penalties =
    .signed = The penalty was imposed on { $imposed }, after the review was signed ({ $day }); check the dates
    .unsigned = The penalty is said to be imposed on { $imposed }, and that day is still to come (today is { $day })
    .outside = The penalty of { $imposed } was imposed outside the assessed period (from { $start } to { $end }); check whether it is in force in that period

A26-review-due =
    .late = The review was signed on { $signed }; the assessment is to be held not later than { $assessed_by }, and a copy of the review is sent within { $term } from its completion, that is, until { $due } inclusive
    .unsigned = The date of signing is not given, and a copy of the review was to be sent until { $due } inclusive: within { $term } from the completion of the assessment, which is to be held not later than { $assessed_by } (today is { $today })

A50-review-after-period =
    .signed = The review was signed on { $signed }, and the assessed period of chapter 5 ends on { $end }: the review may be signed after that day
    .running = On { $today } the assessed period is not over yet: a review is filled in from the results of the assessment, after { $end }

A48-review-score =
    .outside = The score { $score } is out of range: from { $least } to { $most } points
    .result = The result is given as "{ $stated }", and to the score { $score } belongs "{ $right }"

A50-review-kpis =
    .number = The review tells of { $kpis }, and the agreement has { $due }: it must say how each of them, and no other, was achieved
    .twice = The KPI "{ $name }" is described twice: at places { $first } and { $other }

A50-review-qualities =
    .number = The review describes the civil servant by { $qualities }, and annex 9 has { $due }: a description by each of them is needed
    .name = Indicator { $number } is called "{ $name }", and annex 9 has "{ $right }" at this place

A50-review-penalties =
    .signed = The penalty was imposed on { $imposed }, after the review was signed ({ $day }); check the dates
    .unsigned = The penalty is said to be imposed on { $imposed }, and that day is still to come (today is { $day })
    .outside = The penalty of { $imposed } was imposed outside the assessed period (from { $start } to { $end }); check whether it is in force in that period

count-kpis_told =
    { $number ->
        [one] { $number } KPI
       *[other] { $number } KPIs
    }

count-indicators_told =
    { $number ->
        [one] { $number } indicator
       *[other] { $number } indicators
    }
