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

## Words that are put into messages.

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

term-or = or
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

## How computed values came about.

explanations-texts-mean = { $name }: ({ $sum }) / { $number } = { $total } / { $number } = { $rounded }{ $rounding }
explanations-texts-percent = { $name }: { $part } / { $whole } × 100 = { $rounded } %{ $rounding }
explanations-texts-rounding = {" "}({ $exact } before rounding; to hundredths, half up)
explanations-texts-limit = { $name }: at { $percent } % (line "{ $line }" of the table) it is "{ $scores }"
explanations-texts-result = { $name }: { $score } is in the range from { $start } to { $end } points: "{ $wording }"
explanations-texts-result_rounded = { $name }: { $score } is in the range from { $start } to { $end } points: "{ $wording }". The rounded score decides; by the score before rounding ({ $exact }) it would be "{ $other }"
explanations-texts-term = { $name }. { $counted }
explanations-texts-limit_between = { $name }: { $percent } % lies between two lines of the table, "{ $line }" – { $scores } – and "{ $upper }" – { $upper_scores }: the scores of either are allowed

## Why the system refused something.

os-ENOENT = there is no such file or folder
os-EACCES = access is denied
os-EPERM = this is not permitted
os-EEXIST = there is a file of that name already
os-ENOTDIR = this is no folder
os-EISDIR = this is a folder, not a file
os-ENOSPC = the disk is full
os-EROFS = the disk can only be read
os-ENAMETOOLONG = the name is too long
os-EADDRNOTAVAIL = this machine has no such address
os-EMFILE = too many files are open
