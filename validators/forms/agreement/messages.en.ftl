### Annual agreements: annexes 1, 2 and 8.

## What rules find: the rule and the variant.

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

A6-appointed-first =
    .before = The agreement was signed on { $signed }, and the civil servant was appointed to the position on { $appointed }; check the dates

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

## What rules check, in one line.

summary-A7-form = The agreement follows the annex of its category
summary-A8-mandatory = The authorized person sets one KPI, which repeats no mandatory one
summary-A8-agency = The KPI of the authorized body is given in full before approval
summary-A9-mandatory = The authorized person sets three KPIs, which repeat no mandatory ones
summary-A10-specific = Every KPI has its expected final result
summary-A10-measurable = Every KPI has a unit of measurement and a planned value
summary-A10-linked = Every KPI says how it is linked with planning documents or the specifics of the work
summary-A10-due = The due date of every KPI is given and lies in the assessed year
summary-A10-duplicate = No KPI is named twice
summary-A6-appointed-first = The agreement was not signed before the civil servant was appointed to the position
summary-A7-sequence = The draft was sent, returned, reworked and approved in this order, and none of these days is still to come
summary-A7-draft-sent = The draft agreement of category 1 was sent for approval by 20 January inclusive, or within 10 working days from the day of appointment
summary-A7-approval = The draft was answered within 15 working days
summary-A7-rework = The reworked draft was sent within 5 working days
summary-A7-approved-first = The agreement was not signed before it was approved
summary-A7-concluded = The agreement of category 1 was concluded within 5 working days from the day of approval
summary-A7-concluded-category-2 = The agreement of category 2 was concluded before 1 February of the assessed year
summary-A7-realigned = The agreement of 2025 was brought into line with the methodology before 10 August 2025
summary-A33-concluded = The agreement of chapter 5 was concluded by 20 January inclusive, or within 10 working days from the day of appointment
summary-A34-derived = Every KPI says which indicator of the memorandum or planning document it derives from
summary-A33-publication = An agreement with state secrets is not published

## Words that are put into messages.

term-paper_a1_agreement = agreement
term-paper_a2_agreement = agreement
term-paper_a8_agreement = agreement

## Forms: descriptions.

forms-a1_agreement =
    .description = Annex 1 to the Methodology for evaluating administrative civil servants of corpus A

forms-a2_agreement =
    .description = Annex 2 to the Methodology for evaluating administrative civil servants of corpus A

forms-a8_agreement =
    .description = Annex 8 to the Methodology for evaluating administrative civil servants of corpus A (chapter 5)

## Fields: titles and descriptions.

fields-agreed_kpi-name =
    .title = KPI
    .description = Name of the key performance indicator

fields-agreed_kpi-linkage =
    .title = Linkage
    .description = With documents of the state planning system and/or the specifics of the work; by chapter 5, the indicator of the memorandum or the document it derives from

fields-agreed_kpi-unit =
    .title = Unit of measurement
    .description = What it is measured in

fields-agreed_kpi-planned =
    .title = Planned value
    .description = At most six decimals

fields-agreed_kpi-due =
    .title = Due date
    .description = A day in the assessed year

fields-agreed_kpi-expected_result =
    .title = Final result
    .description = Positive change expected from achieving the KPI

fields-signatures-authorized_person =
    .title = Date signed by the authorized person
    .description = When the authorized person signed

fields-signatures-employee =
    .title = Date signed by the civil servant
    .description = When the civil servant signed

fields-publication-consent =
    .title = Consent to publication
    .description = The civil servant consents to the agreement being published on the website

fields-publication-state_secrets =
    .title = State secrets
    .description = The agreement contains information that is a state secret, and is not published

fields-agreement-employee =
    .title = Civil servant assessed

fields-agreement-authorized_person =
    .title = Authorized person
    .description = The person with the right to appoint to the position and to release from it

fields-agreement-year =
    .title = Assessed year
    .description = Calendar year
    .section = Assessed period

fields-agreement-kpis =
    .title = KPIs of the authorized person
    .description = Only those the authorized person sets: category 1, one; category 2, three; by chapter 5, all five. The mandatory ones are printed by the annex

fields-agreement-draft_sent_on =
    .title = Draft sent
    .description = When the draft was sent for approval (category 1)
    .section = Approval of the draft

fields-agreement-returned_on =
    .title = Returned for rework
    .description = When the authorized body returned the draft

fields-agreement-resubmitted_on =
    .title = Reworked draft sent
    .description = When it was sent again

fields-agreement-approved_on =
    .title = Approved
    .description = When the authorized body approved the draft (category 1)

fields-agreement-signed_on =
    .title = Dates of signing
    .description = Days on which each of the parties signed

fields-agreement_1-agency_kpi =
    .title = KPI of the authorized body
    .description = The fourth mandatory KPI: the authorized body sets it when approving; linkage and due date may be left out

fields-chapter5_agreement-ground =
    .title = Ground
    .description = Why the civil servant is assessed by chapter 5: released (from the position), rotated, or on social leave (social_leave)

fields-chapter5_agreement-publication =
    .title = Publication
    .description = Consent to publishing the agreement on the website of the state body
