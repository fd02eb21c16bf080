"""The methodology as pure Python and data: shapes, rules, dated parameters, the working calendar."""
