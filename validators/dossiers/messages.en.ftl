### Documents that make up a whole. number and paper: the document with the mistake; other_number and other_paper: the one
### it is compared with.

## What rules find: the rule and the variant.

A6-dossier-servant =
    .iin = Document { $number } ({ $paper }) is about another civil servant than document { $other_number } ({ $other_paper }): the IINs differ
    .full_name = Document { $number } ({ $paper }) is about another civil servant, "{ $name }"; document { $other_number } ({ $other_paper }) is about "{ $right }"
    .name = The civil servant is named differently: "{ $name }" in document { $number } ({ $paper }) and "{ $right }" in document { $other_number } ({ $other_paper }); if they are one person (a changed surname, another spelling), give the IIN in both documents
    .position = In document { $number } ({ $paper }) the position of the civil servant is "{ $name }", and in document { $other_number } ({ $other_paper }) it is "{ $right }"; if they are one person, give the IIN in both documents
    .category = In document { $number } ({ $paper }) the civil servant is of category { $category }, and in document { $other_number } ({ $other_paper }) of category { $right }

A4-dossier-authorized =
    .iin = The authorized person of document { $number } ({ $paper }) is not that of document { $other_number } ({ $other_paper }): the IINs differ; this is right where the power to appoint has passed to another person, such as a new or acting head
    .full_name = The authorized person is "{ $name }" in document { $number } ({ $paper }) and "{ $right }" in document { $other_number } ({ $other_paper }); this is right where the power to appoint has passed to another person, such as a new or acting head
    .name = The authorized person is named differently: "{ $name }" in document { $number } ({ $paper }) and "{ $right }" in document { $other_number } ({ $other_paper }); check whether this is right
    .position = In document { $number } ({ $paper }) the position of the authorized person is "{ $name }", and in document { $other_number } ({ $other_paper }) it is "{ $right }"; if they are one person, give the IIN in both documents

A3-dossier-year =
    .differs = Document { $number } ({ $paper }) is for { $year }, and document { $other_number } ({ $other_paper }) is for { $right }

A4-dossier-signed =
    .order = Document { $number } ({ $paper }) was signed on { $signed }, earlier than document { $other_number } ({ $other_paper }): { $other_signed }

A20-kpis-of-agreement =
    .missing = Document { $number } ({ $paper }) lacks the KPI "{ $name }", which document { $other_number } ({ $other_paper }) provides for
    .foreign = Document { $number } ({ $paper }) scores the KPI "{ $name }", which is not in document { $other_number } ({ $other_paper })
    .unit = In document { $number } ({ $paper }) the unit of the KPI "{ $name }" is "{ $stated }", and in document { $other_number } ({ $other_paper }) it is "{ $right }"
    .planned = In document { $number } ({ $paper }) the planned value of the KPI "{ $name }" is { $stated }, and in document { $other_number } ({ $other_paper }) it is { $right }

A23-review-of-sheet =
    .score = In document { $number } ({ $paper }) the score is { $stated }, and in document { $other_number } ({ $other_paper }) it is { $right }
    .result = In document { $number } ({ $paper }) the result is "{ $stated }", and in document { $other_number } ({ $other_paper }) it is "{ $right }"

A23-review-of-agreement =
    .silent = Document { $number } ({ $paper }) says nothing of the KPI "{ $name }", which document { $other_number } ({ $other_paper }) names

A33-dossier-servant =
    .iin = Document { $number } ({ $paper }) is about another civil servant than document { $other_number } ({ $other_paper }): the IINs differ
    .full_name = Document { $number } ({ $paper }) is about another civil servant, "{ $name }"; document { $other_number } ({ $other_paper }) is about "{ $right }"
    .name = The civil servant is named differently: "{ $name }" in document { $number } ({ $paper }) and "{ $right }" in document { $other_number } ({ $other_paper }); if they are one person (a changed surname, another spelling), give the IIN in both documents
    .position = In document { $number } ({ $paper }) the position of the civil servant is "{ $name }", and in document { $other_number } ({ $other_paper }) it is "{ $right }"; if they are one person, give the IIN in both documents
    .category = In document { $number } ({ $paper }) the civil servant is of category { $category }, and in document { $other_number } ({ $other_paper }) of category { $right }

A33-dossier-authorized =
    .iin = The authorized person of document { $number } ({ $paper }) is not that of document { $other_number } ({ $other_paper }): the IINs differ; this is right where the power to appoint has passed to another person, such as a new or acting head
    .full_name = The authorized person is "{ $name }" in document { $number } ({ $paper }) and "{ $right }" in document { $other_number } ({ $other_paper }); this is right where the power to appoint has passed to another person, such as a new or acting head
    .name = The authorized person is named differently: "{ $name }" in document { $number } ({ $paper }) and "{ $right }" in document { $other_number } ({ $other_paper }); check whether this is right
    .position = In document { $number } ({ $paper }) the position of the authorized person is "{ $name }", and in document { $other_number } ({ $other_paper }) it is "{ $right }"; if they are one person, give the IIN in both documents

A33-dossier-year =
    .differs = Document { $number } ({ $paper }) is for { $year }, and document { $other_number } ({ $other_paper }) is for { $right }

A33-dossier-signed =
    .order = Document { $number } ({ $paper }) was signed on { $signed }, earlier than document { $other_number } ({ $other_paper }): { $other_signed }

A47-kpis-of-agreement =
    .missing = Document { $number } ({ $paper }) lacks the KPI "{ $name }", which document { $other_number } ({ $other_paper }) provides for
    .foreign = Document { $number } ({ $paper }) scores the KPI "{ $name }", which is not in document { $other_number } ({ $other_paper })
    .unit = In document { $number } ({ $paper }) the unit of the KPI "{ $name }" is "{ $stated }", and in document { $other_number } ({ $other_paper }) it is "{ $right }"
    .planned = In document { $number } ({ $paper }) the planned value of the KPI "{ $name }" is { $stated }, and in document { $other_number } ({ $other_paper }) it is { $right }

A50-review-of-sheet =
    .score = In document { $number } ({ $paper }) the score is { $stated }, and in document { $other_number } ({ $other_paper }) it is { $right }
    .result = In document { $number } ({ $paper }) the result is "{ $stated }", and in document { $other_number } ({ $other_paper }) it is "{ $right }"

A50-review-of-agreement =
    .silent = Document { $number } ({ $paper }) says nothing of the KPI "{ $name }", which document { $other_number } ({ $other_paper }) names

B5-dossier-person =
    .iin = Document { $number } ({ $paper }) is about another civil servant than document { $other_number } ({ $other_paper }): the IINs differ
    .full_name = Document { $number } ({ $paper }) is about another civil servant, "{ $name }"; document { $other_number } ({ $other_paper }) is about "{ $right }"
    .name = The civil servant is named differently: "{ $name }" in document { $number } ({ $paper }) and "{ $right }" in document { $other_number } ({ $other_paper }); if they are one person (a changed surname, another spelling), give the IIN in both documents
    .position = In document { $number } ({ $paper }) the position of the civil servant is "{ $name }", and in document { $other_number } ({ $other_paper }) it is "{ $right }"; if they are one person, give the IIN in both documents

B5-dossier-year =
    .differs = Document { $number } ({ $paper }) is for { $year }, and document { $other_number } ({ $other_paper }) is for { $right }: the final score is made of the quarters of one calendar year

B3-dossier-quarters =
    .twice = Document { $number } ({ $paper }) and document { $other_number } ({ $other_paper }) are for the same quarter { $quarter } of { $year } and the same time; a quarter has one sheet, and if there were two positions, give the last day in the earlier one
    .protocols = Document { $number } ({ $paper }) and document { $other_number } ({ $other_paper }) are about the score of the same quarter { $quarter } of { $year }; one protocol decides it. The later decision was taken; check it
    .positions = Document { $number } ({ $paper }) and document { $other_number } ({ $other_paper }) are for the same quarter { $quarter } of { $year } in two positions (item 6). The order does not say how they count in the final score: their average was taken as the quarter

B5-dossier-averages =
    .missing = Document { $number } ({ $paper }) has no score for quarter { $quarter }, though it was assessed: document { $other_number } ({ $other_paper })
    .differs = In document { $number } ({ $paper }) the score for quarter { $quarter } is { $average }, and the average of document { $other_number } ({ $other_paper }) is { $right }
    .decided = In document { $number } ({ $paper }) the score for quarter { $quarter } is { $average }, and by document { $other_number } ({ $other_paper }) it is { $right }
    .mean = In document { $number } ({ $paper }) the score for quarter { $quarter } is { $average }, and the average of the sheets of that quarter, the first of which is document { $other_number } ({ $other_paper }), is { $right }

B5-dossier-formed =
    .early = Document { $number } ({ $paper }) was formed on { $formed }, before document { $other_number } ({ $other_paper }) was signed: { $signed }

B11-dossier-appellant =
    .iin = Document { $number } ({ $paper }) does not name the assessed person as the one who disagrees: the IIN in document { $other_number } ({ $other_paper }) is another
    .full_name = Document { $number } ({ $paper }) names "{ $name }" as the civil servant who disagrees, and document { $other_number } ({ $other_paper }) names "{ $right }"
    .name = The civil servant is named differently: "{ $name }" in document { $number } ({ $paper }) and "{ $right }" in document { $other_number } ({ $other_paper }); if they are one person (a changed surname, another spelling), give the IIN in both documents
    .position = In document { $number } ({ $paper }) the position of the civil servant is "{ $name }", and in document { $other_number } ({ $other_paper }) it is "{ $right }"; if they are one person, give the IIN in both documents

B20-dossier-evaluator =
    .iin = Document { $number } ({ $paper }) names another evaluator than document { $other_number } ({ $other_paper }): the IINs differ
    .full_name = Document { $number } ({ $paper }) names "{ $name }" as the evaluator, and document { $other_number } ({ $other_paper }) names "{ $right }"
    .name = The evaluator is named differently: "{ $name }" in document { $number } ({ $paper }) and "{ $right }" in document { $other_number } ({ $other_paper }); if they are one person (a changed surname, another spelling), give the IIN in both documents
    .position = In document { $number } ({ $paper }) the position of the evaluator is "{ $name }", and in document { $other_number } ({ $other_paper }) it is "{ $right }"; if they are one person, give the IIN in both documents

B11-dossier-quarter =
    .differs = Document { $number } ({ $paper }) is about the score for quarter { $quarter } of { $year }, and document { $other_number } ({ $other_paper }) is for quarter { $right } of { $right_year }

B23-dossier-score =
    .differs = In document { $number } ({ $paper }) the score before the calibration session is { $before }, and the average of document { $other_number } ({ $other_paper }) is { $average }

B-dossier-penalty-cap =
    .exceeded = By document { $number } ({ $paper }) the score after the session is { $after }, and by document { $other_number } ({ $other_paper }) a penalty was imposed in the quarter ({ $imposed }): parameter 5 cannot be above { $cap }, so the average is at most { $limit }

B11-dossier-appeal =
    .received = By document { $number } ({ $paper }) the result was received on { $day }, and document { $other_number } ({ $other_paper }) was signed later, on { $signed }
    .submitted = By document { $number } ({ $paper }) the appeal was submitted on { $day }, and document { $other_number } ({ $other_paper }) was signed later, on { $signed }

B20-dossier-decision =
    .iin = Document { $number } ({ $paper }) names another person as having taken the decision than document { $other_number } ({ $other_paper }): the IINs differ
    .full_name = By document { $number } ({ $paper }) the session was called by "{ $name }", and by document { $other_number } ({ $other_paper }) by "{ $right }"
    .name = The person who took the decision is named differently: "{ $name }" in document { $number } ({ $paper }) and "{ $right }" in document { $other_number } ({ $other_paper }); if they are one person (a changed surname, another spelling), give the IIN in both documents
    .position = In document { $number } ({ $paper }) the position of the person who took the decision is "{ $name }", and in document { $other_number } ({ $other_paper }) it is "{ $right }"; if they are one person, give the IIN in both documents
    .date = Document { $number } ({ $paper }) names a decision of { $day }, and document { $other_number } ({ $other_paper }) was signed on { $signed }

B20-dossier-appeal =
    .received = By document { $number } ({ $paper }) the result was received on { $day }, and by document { $other_number } ({ $other_paper }) on { $other }
    .submitted = By document { $number } ({ $paper }) the appeal was submitted on { $day }, and by document { $other_number } ({ $other_paper }) on { $other }

B20-dossier-composition =
    .missing = Document { $number } ({ $paper }) lacks "{ $name }", a member of the session approved by document { $other_number } ({ $other_paper })
    .other = Document { $number } ({ $paper }) names "{ $name }" as a member of the session, whom document { $other_number } ({ $other_paper }) does not include
    .alike = A member of the session is named differently: "{ $name }" in document { $number } ({ $paper }) and "{ $right }" in document { $other_number } ({ $other_paper }), or holds another position; if they are one person, give the IIN in both documents
    .role = "{ $name }", a member of the session, takes part by document { $number } ({ $paper }) in another role than the one approved by document { $other_number } ({ $other_paper })

B21-dossier-held =
    .differs = By document { $number } ({ $paper }) the session was held on { $day }, and document { $other_number } ({ $other_paper }) called it for { $planned }

## What rules check, in one line.

summary-A6-dossier-servant = Agreement, score sheet and review are about one and the same civil servant
summary-A4-dossier-authorized = Agreement, score sheet and review name one authorized person
summary-A3-dossier-year = Agreement, score sheet and review are for one and the same year
summary-A4-dossier-signed = First the agreement was signed, then the sheet, then the review
summary-A20-kpis-of-agreement = All KPIs of the agreement are scored, and no others
summary-A23-review-of-sheet = The review gives the score and the result of the score sheet
summary-A23-review-of-agreement = The review speaks of every KPI of the agreement
summary-B5-dossier-person = The score sheets of the year and the final score for the year are about one and the same civil servant
summary-B5-dossier-year = The score sheets and the final score for the year are for one and the same calendar year
summary-B3-dossier-quarters = One score sheet a quarter and at most one protocol; two sheets for two positions
summary-B5-dossier-averages = The final score for the year is made of those of the quarters in the score sheets and the decisions of calibration sessions
summary-B5-dossier-formed = The final score for the year was not formed before those of the quarters were signed
summary-B11-dossier-appellant = The calibration session follows the appeal of the civil servant who was assessed
summary-B20-dossier-evaluator = The calibration session names the same evaluator as the score sheet
summary-B11-dossier-quarter = The calibration session considers the score for the quarter the sheet is about
summary-B23-dossier-score = The score before the calibration session is the average of the disputed sheet
summary-B-dossier-penalty-cap = The score after the session is not above what a penalty in the quarter allows
summary-B11-dossier-appeal = The result was received and the appeal submitted not before the score sheet was signed
summary-B20-dossier-decision = The protocol names the date and the person of the decision to hold the session itself
summary-B20-dossier-appeal = The dates of the appeal are the same in the decision and in the protocol
summary-B20-dossier-composition = The session was held in the composition approved
summary-B21-dossier-held = The session was held on the day it was set for
