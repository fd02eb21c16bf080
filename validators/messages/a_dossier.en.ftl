### Messages of the rules on agreement, score sheet and review of corpus «А» that make up a whole.

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
