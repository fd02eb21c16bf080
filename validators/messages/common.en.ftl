### Words common to all rules: values of the wrong shape, nouns with numbers, words of our own. The program puts the values
### in braces as English writes them: 4.8; 5 October 2026; 3 working days. What is missing here is taken from Russian.

schema =
    .omitted = Not all violations are named: { $number } more. Correct those that are named and check again
    .missing = This field is required
    .kind = Expected: { $expected }. Sent: { $got }
    .unknown_near = Unknown field "{ $name }". Perhaps "{ $near }" was meant
    .unknown_known = Unknown field "{ $name }". Only these fields may stand here: { $known }
    .whole = A whole number without a fraction is needed
    .whole_range = The number is out of range: from { $least } to { $most }
    .number_comma = The fraction is set off by a point, not a comma: "{ $right }"
    .number_text = This is not a number. A number or a string holding a number in the digits 0–9 is needed, such as "4.5"
    .number_large = The number is too large: at most { $digits } before the point
    .number_finite = A finite number is needed; infinity and "not a number" are not allowed
    .number_places = At most { $places } are allowed
    .date_shape = A date is written in digits as YYYY-MM-DD, such as "2026-10-05"
    .date_none = There is no such day in the calendar
    .date_range = The date is out of range: from { $least } to { $most }
    .choice = The value is not allowed. Allowed: { $allowed }
    .iin_digits = An IIN has 12 digits, 0–9
    .iin_date = An IIN begins with the date of birth (YYMMDD) and a digit for century and sex (1–6); there is no such date here
    .iin_checksum = The IIN is wrong: its check digit does not agree
    .blank = The value must not be empty
    .long = The text is too long: { $length }, at most { $longest } are allowed
    .character = The character { $code } at position { $place } is not allowed
    .private = The character { $code } at position { $place } exists in single fonts only (Word keeps list bullets this way) and is not printed. Replace it by a common one, such as "–"
    .turning = The invisible character { $code } at position { $place } changes the direction of writing. Delete it
    .lost = At position { $place } the character { $code } stands for a letter that was lost when the file was saved. Type it again
    .category = A category is written as "C-4", "C-O-1" or "E-R-2", in Latin or Russian letters
    .list_exact = The list must have exactly { $least } items; sent: { $length }
    .list_range = The list must have from { $least } to { $most } items; sent: { $length }

count-working_days =
    { $number ->
        [one] { $number } working day
       *[other] { $number } working days
    }

count-of_working_days =
    { $number ->
        [one] { $number } working day
       *[other] { $number } working days
    }

count-worked_days =
    { $number ->
        [one] { $number } working day
       *[other] { $number } working days
    }

count-characters =
    { $number ->
        [one] { $number } character
       *[other] { $number } characters
    }

count-of_characters =
    { $number ->
        [one] { $number } decimal place
       *[other] { $number } decimal places
    }

count-of_digits =
    { $number ->
        [one] { $number } digit
       *[other] { $number } digits
    }

count-members =
    { $number ->
        [one] { $number } member
       *[other] { $number } members
    }

count-of_members =
    { $number ->
        [one] { $number } member
       *[other] { $number } members
    }

count-votes =
    { $number ->
        [one] { $number } vote
       *[other] { $number } votes
    }

count-people =
    { $number ->
        [one] { $number } person
       *[other] { $number } people
    }

count-of_people =
    { $number ->
        [one] { $number } person
       *[other] { $number } people
    }

count-of_quarters =
    { $number ->
        [one] { $number } quarter
       *[other] { $number } quarters
    }

## Words of our own that are put into messages.

term-or = or
term-b1_score_sheet = the form of annex 1
term-b2_score_sheet = the form of annex 2
term-upheld = left unchanged
term-raised = raised
term-lowered = lowered
term-value = another value
term-whole = a whole number
term-number_or_text = a number or a string holding a number
term-flag = true or false
term-day = a date such as "2026-10-05"
term-code = a string with a code
term-iin = a string of 12 digits
term-text = a string
term-object = an object
term-list = a list
term-number = a number
term-flag_sent = a boolean
term-null = null
