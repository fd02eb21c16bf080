"""The methodology as pure Python and data: schemas, rules, dated parameters, the working calendar."""
