### Tables of annexes 4 and 5.

## What rules find: the rule and the variant.

A19-table-year =
    .year = { $year } was not assessed by this table: this edition of the methodology applies to assessed years from { $since }

## What rules check, in one line.

summary-A19-table-year = The tables of annexes 4 and 5 are for 2025 or later

## Forms: descriptions.

forms-a4_max_score_table =
    .description = Annex 4 to the Methodology for evaluating administrative civil servants of corpus A: a reference table without personal data

forms-a5_allowed_score_table =
    .description = Annex 5 to the Methodology for evaluating administrative civil servants of corpus A: a reference table without personal data

## Fields: titles and descriptions.

fields-score_table-organization =
    .title = State body
    .description = If given, it is printed above the table

fields-score_table-year =
    .title = Year
    .description = Assessed year; if given, it is printed above the table
