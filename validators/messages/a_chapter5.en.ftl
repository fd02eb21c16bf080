### Messages of the rules of chapter 5: those common to its forms and those of the score sheet of annex 9.

A33-period =
    .year = The year { $year } is given, and chapter 5 assesses only work from { $first } to { $last }

A33-position =
    .later = The civil servant was appointed to the position on { $appointed }, after the assessed period of chapter 5 (from { $first } to { $last }): there is nothing to assess in it
    .earlier = The civil servant was dismissed on { $dismissed }, before the assessed period of chapter 5 (from { $first } to { $last }): there is nothing to assess in it
    .order = The date of dismissal, { $dismissed }, is before the date of appointment, { $appointed }

form-not-in-force =
    .signed = The document was signed on { $signed }, and chapter 5 and its annexes 8, 9 and 10 are in force until { $until } exclusive
    .unsigned = The date of signing is not given, and on { $today } chapter 5 and its annexes 8, 9 and 10 are no longer in force: they are in force until { $until } exclusive; for an archive copy give the day of signing

A44-sheet-after-period =
    .signed = The score sheet was signed on { $signed }, and the assessed period of chapter 5 ends on { $end }: the sheet may be signed after that day
    .running = On { $today } the assessed period is not over yet: scores are given once it is over, after { $end }

A36-sheet-kpis =
    .number = The sheet has { $kpis }, and the agreement has { $due }: all of them are scored, and no others
    .twice = The KPI "{ $name }" is scored twice: at places { $first } and { $other }

A44-sheet-qualities =
    .number = The sheet has { $qualities }, and annex 9 has { $due }: each of them is scored, in the order of the annex

A44-range =
    .kpis = The score of KPI { $number } is { $score }, and it is given from { $least } to { $most } points
    .qualities = The score of indicator { $number } of professional level and personal qualities is { $score }, and it is given from { $least } to { $most } points

A47-final =
    .missing = The final score is not given, and without the weights of the formula of item 47 it cannot be computed: give a score from { $least } to { $most } (average of the KPIs: { $b }, of the qualities: { $c })
    .differs = The final score is given as { $stated }, and with an average of { $b } for the KPIs and of { $c } for the qualities it is { $right }
    .outside = The final score { $stated } is outside { $least } to { $most }: it lies between the average of the KPIs, { $b }, and the average of the qualities, { $c }
    .rounding = The result depends on rounding: before it the final score is not above { $exact } ("{ $other }"), after it { $score } ("{ $result }")

A47-formula =
    .not_applied = The final score { $stated } is printed as given: the formula of item 47 was not applied, for it is published as a picture; check the score by the formula (average of the KPIs: { $b }, of the qualities: { $c })

A48-sheet-result =
    .differs = The result is given as "{ $stated }", and to the final score { $score } belongs "{ $right }"

count-kpis_scored =
    { $number ->
        [one] { $number } KPI
       *[other] { $number } KPIs
    }

count-qualities_scored =
    { $number ->
        [one] { $number } indicator
       *[other] { $number } indicators
    }
