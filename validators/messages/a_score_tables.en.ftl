### Messages of the rules about the tables of annexes 4 and 5.

A19-table-year =
    .year = { $year } was not assessed by this table: this edition of the methodology applies to assessed years from { $since }
