### Messages of the rules on annual agreements: annexes 1, 2 and 8.

A7-form =
    .other = The servant is of category { $category }, and the agreement is on the form of category { $due }

A8-mandatory =
    .own = There are { $there_are } KPIs set by the authorized person, and for a servant of category 1 there is { $due }: the annex prints the mandatory KPIs, they are not sent
    .repeated = The KPI "{ $name }" is a mandatory one: the annex prints it, the authorized person sets another

A8-agency =
    .missing = The KPI of the authorized body is not given: without it the agreement is not approved, and row 4 stays empty
    .unit = The KPI of the authorized body has no unit of measure
    .planned = The KPI of the authorized body has no planned value
    .expected_result = The KPI of the authorized body has no final result
    .outside = The due date of the KPI of the authorized body is { $due }, and the agreement is for { $year }; check the date
    .repeated = The KPI "{ $name }" is in the agreement already, and the authorized body sets one of its own

A9-mandatory =
    .own = There are { $there_are } KPIs set by the authorized person, and for a servant of category 2 there are { $due }: the annex prints the mandatory KPIs, they are not sent
    .repeated = The KPI "{ $name }" is a mandatory one: the annex prints it, the authorized person sets others

A10-specific =
    .expected_result = KPI { $number } "{ $name }" has no expected final result

A10-measurable =
    .unit = KPI { $number } "{ $name }" has no unit of measure
    .planned = KPI { $number } "{ $name }" has no planned value

A10-linked =
    .linkage = KPI { $number } "{ $name }" has no link to state planning documents or to the work of the body

A10-due =
    .due = KPI { $number } "{ $name }" has no due date
    .outside = KPI { $number } is due on { $due }, and it has to be in the assessed year { $year }
    .before = The due date of KPI { $number } is { $due }, before the civil servant was appointed to the position: { $appointed }; check the dates

A10-duplicate =
    .twice = The KPI "{ $name }" is named twice: as number { $first } and number { $other }

A7-sequence =
    .future = The day { $day } has not come yet: today is { $today }
    .order = The day given is { $day }, and the step before it was made later, on { $earlier }; check the dates: a draft is sent, returned, reworked and approved in turn
    .not_returned = The reworked draft was sent on { $sent }, and the day it was returned for rework is not given

A7-draft-sent =
    .late_year = The draft was sent for approval on { $sent }, and it is sent not later than { $due }
    .late_appointed = The draft was sent for approval on { $sent }, and after an appointment on { $appointed } it is sent within ten working days, not later than { $due }
    .unsent_year = The day the draft was sent for approval is not stated, and the term ended on { $due } (today is { $today })
    .unsent_appointed = The day the draft was sent for approval is not stated, and the term after the appointment on { $appointed } ended on { $due } (today is { $today })

A7-approval =
    .returned_on = The draft sent on { $sent } was returned on { $answered }, and the answer is given within { $term }, not later than { $due }
    .approved_on = The draft sent on { $sent } was approved on { $answered }, and the answer is given within { $term }, not later than { $due }

A7-rework =
    .late = The draft returned on { $returned } was sent again on { $sent }, and it is sent within { $term }, not later than { $due }
    .unsent = The draft was returned on { $returned } and not sent again, and the term ({ $term }) ended on { $due } (today is { $today })

A7-approved-first =
    .before = The agreement was signed on { $signed }, before its approval on { $approved }
    .unknown = The agreement is signed, and the day of its approval is not stated: only an approved one is concluded

A7-concluded =
    .late = The agreement was signed on { $signed }, and approved on { $approved }: it is concluded within { $term }, not later than { $due }
    .unsigned = The agreement was approved on { $approved } but is not signed by both parties, and the term ({ $term }) ended on { $due } (today is { $today })

A7-concluded-category-2 =
    .late = The agreement was signed on { $signed }, and it is concluded before { $before }, that day not included
    .unsigned = The agreement is not signed by both parties, and it is concluded before { $before } (today is { $today })

A7-realigned =
    .late_1 = The draft was sent for approval on { $done }, and agreements of 2025 were brought in line with the methodology and sent before { $before }
    .late_2 = The agreement was signed on { $done }, and agreements of 2025 were brought in line with the methodology before { $before }

A33-concluded =
    .late_year = The agreement was signed on { $signed }, and it is concluded not later than { $due }
    .late_appointed = The agreement was signed on { $signed }, and after an appointment on { $appointed } it is concluded within ten working days, not later than { $due }
    .unsigned_year = The agreement is not signed by both parties, and it is concluded not later than { $due } (today is { $today })
    .unsigned_appointed = The agreement is not signed by both parties, and after an appointment on { $appointed } it is concluded not later than { $due } (today is { $today })

A34-derived =
    .linkage = KPI { $number } "{ $name }" does not say from which indicator of the memorandum or which planning document it follows

A35-specific =
    .expected_result = KPI { $number } "{ $name }" has no expected final result

A35-measurable =
    .unit = KPI { $number } "{ $name }" has no unit of measure
    .planned = KPI { $number } "{ $name }" has no planned value

A35-due =
    .due = KPI { $number } "{ $name }" has no due date
    .outside = KPI { $number } is due on { $due }, and it has to be in the assessed year { $year }
    .before = The due date of KPI { $number } is { $due }, before the civil servant was appointed to the position: { $appointed }; check the dates

A35-duplicate =
    .twice = The KPI "{ $name }" is named twice: as number { $first } and number { $other }

A36-count =
    .number = There are { $kpis } in the agreement, and there have to be { $due }

A33-publication =
    .secret = Consent to publication is stated, and the agreement holds state secrets: it is not to be published

A6-appointed-first =
    .before = The agreement was signed on { $signed }, and the civil servant was appointed to the position on { $appointed }; check the dates

count-kpis =
    { $number ->
        [one] { $number } KPI
       *[other] { $number } KPIs
    }
