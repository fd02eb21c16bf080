### Messages of the rules about documents that make up a whole. The key is the rule and the variant.
### number and paper: the document with the mistake; other_number and other_paper: the one it is compared with.

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

B-dossier-penalty-cap =
    .exceeded = By document { $number } ({ $paper }) the score after the session is { $after }, and by document { $other_number } ({ $other_paper }) a penalty was imposed in the quarter ({ $imposed }): parameter 5 cannot be above { $cap }, so the average is at most { $limit }

term-paper_a1_agreement = agreement
term-paper_a2_agreement = agreement
term-paper_a3_score_sheet = score sheet
term-paper_a6_review = review
term-paper_a8_agreement = agreement
term-paper_a9_score_sheet = score sheet
term-paper_a10_review = review
term-paper_b1_score_sheet = score sheet
term-paper_b2_score_sheet = score sheet
term-paper_b_annual = final score of the year
term-paper_b_calibration_order = decision to hold a calibration session
term-paper_b_calibration_protocol = protocol of the calibration session
