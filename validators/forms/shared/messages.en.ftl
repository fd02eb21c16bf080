### Texts common to several forms.

## What rules find: the rule and the variant.

A-edition =
    .year = The assessment for { $year } was held under the previous edition of the methodology: this edition applies to assessed years from { $since }

A6-parties =
    .same = The civil servant and the authorized person are one and the same, and an agreement is concluded by two people

A-signed-on =
    .future = The date of signing, { $signed }, is still to come: today is { $today }

A33-period =
    .year = The year { $year } is given, and chapter 5 assesses only work from { $first } to { $last }

A33-position =
    .later = The civil servant was appointed to the position on { $appointed }, after the assessed period of chapter 5 (from { $first } to { $last }): there is nothing to assess in it
    .earlier = The civil servant was dismissed on { $dismissed }, before the assessed period of chapter 5 (from { $first } to { $last }): there is nothing to assess in it
    .order = The date of dismissal, { $dismissed }, is before the date of appointment, { $appointed }

form-not-in-force =
    .signed = The document was signed on { $signed }, and chapter 5 and its annexes 8, 9 and 10 are in force until { $until } exclusive
    .unsigned = The date of signing is not given, and on { $today } chapter 5 and its annexes 8, 9 and 10 are no longer in force: they are in force until { $until } exclusive; for an archive copy give the day of signing

B-edition =
    .period = Quarter { $quarter } of { $year } was assessed under the previous edition of the methodology: this edition applies from { $since }
    .document = On { $day } this edition of the methodology did not apply yet: it applies from { $since }

B3-period =
    .quarter = The assessed period is a quarter: its number is from { $least } to { $most }, { $quarter } is given

B5-period-over =
    .signed = The score sheet was signed on { $signed }, and quarter { $quarter } of { $year } ends on { $end }: the quarter is assessed once it is over, the sheet may be signed after that day
    .future = On { $today } quarter { $quarter } of { $year } has not begun yet: it is assessed once it is over, after { $end }
    .running = On { $today } quarter { $quarter } of { $year } is not over yet: it is assessed once it is over, after { $end }
    .last_day = The score sheet was signed on { $signed }, the last day of the quarter: quarter { $quarter } of { $year } is assessed by its results. Check that the quarter had been worked by then

B5-signed-on =
    .future = The date of signing, { $signed }, is still to come: today is { $today }

B5-deadline =
    .late = The score sheet was signed on { $signed }, and quarter { $quarter } of { $year } is to be assessed not later than { $due }
    .unsigned = The date of signing is not given, and the term of the assessment for quarter { $quarter } of { $year } ran out on { $due } (today is { $today })

B6-employment =
    .order = The date of dismissal, { $dismissed }, is before the date of appointment, { $appointed }

B6-tenure =
    .later = The civil servant was appointed on { $appointed }, after the end of the quarter ({ $end }): no assessment is held for quarter { $quarter } of { $year }
    .dismissed = The civil servant was dismissed on { $dismissed }, before the beginning of the quarter ({ $start }): no assessment is held for quarter { $quarter } of { $year }
    .short = In quarter { $quarter } of { $year } the civil servant held the position from { $start } to { $end }, less than one month: no assessment is held

B6-days-worked =
    .few = Worked: { $worked }; needed: at least { $least }. No assessment is held
    .few_moved = Worked in the quarter: { $worked }; needed: at least { $least }. No assessment is held. The days of the whole quarter count, not only those in this position

B6-days-possible =
    .many = Given: { $worked }; from { $start } to { $end } the working calendar has { $possible }. Check the number

B13-retention =
    .over = The document was signed on { $signed }; its three years of retention ran out on { $last } (today is { $today })

B17-self =
    .same = Evaluator and assessed person are one and the same; somebody else has to assess

B17-category =
    .unknown = Category { $category } is not in the list of categories of corpus B; check the spelling

B17-managerial =
    .named = Item 17 names category { $category } as a whole among the heads, and the position is marked as not managerial; check it

## What rules check, in one line.

summary-A-edition = The assessed year is 2025 or later
summary-A6-parties = Civil servant and authorized person are different people
summary-A-signed-on = The date of signing has come
summary-A33-period = Chapter 5 assesses only the work from 1 January to 31 July 2025
summary-A33-position = The civil servant held the position in the assessed period of chapter 5
summary-form-not-in-force = The document by chapter 5 was made before 1 March 2026
summary-B-edition = This edition of the methodology applies to quarters from quarter III of 2025
summary-B3-period = The assessed period is a quarter of a year, the first to the fourth
summary-B5-period-over = The assessment is signed after the end of the quarter
summary-B5-signed-on = The date of signing is not later than today
summary-B5-deadline = The assessment was held not later than the 20th of the month after the quarter
summary-B6-employment = The dismissal is not before the appointment
summary-B6-tenure = The civil servant held the position for at least one month of the quarter
summary-B6-days-worked = At least 15 working days were actually worked in the quarter
summary-B6-days-possible = No more working days were worked than the calendar had
summary-B13-retention = The documents of an assessment are kept for three years from the day it was completed
summary-B17-self = Evaluator and assessed person are different people
summary-B17-category = The category is in the list of categories of corpus B
summary-B17-managerial = A position of a category that item 17 names as a whole is managerial

## How computed values came about.

explanations-names-average = Average final score
explanations-names-final_score = Final score
explanations-names-result = Result
explanations-names-realization_percents = Realization of KPI { $number }

## Words that are put into messages.

count-kpis =
    { $number ->
        [one] { $number } KPI
       *[other] { $number } KPIs
    }

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

## Fields: titles and descriptions.

fields-corpus_a_employee-category =
    .title = Category
    .description = Category of the civil servant of corpus A: 1 or 2

fields-corpus_a_employee-appointed_on =
    .title = Date of appointment
    .description = To the position assessed

fields-corpus_a_employee-dismissed_on =
    .title = Date of dismissal
    .description = If the civil servant was dismissed; the last day in the position

fields-employee-category =
    .title = Category of the position
    .description = By the register of positions of corpus B; letters Latin or Russian, kept as Latin
    .hint = By the register of positions of corpus B, such as C-4

fields-employee-managerial =
    .title = Managerial position
    .description = For categories C-1 and D-3 only the positions named in the brackets of item 17

fields-employee-appointed_on =
    .title = Date of appointment
    .description = To the position assessed

fields-employee-dismissed_on =
    .title = Date of dismissal
    .description = If the civil servant was dismissed or moved to another position; the last day in the position

fields-appellant-managerial =
    .title = Managerial position
    .description = May be left out

fields-evaluator-role =
    .title = Capacity in which the evaluator assesses
    .description = immediate_supervisor – the immediate supervisor; unit_head – the head of the structural unit; body_head – the head of the state body; stand_in – the person standing in for the evaluator; receiving_body – the receiving body, for those seconded; maslikhat_chair – the chair of the maslikhat; apparatus_head – the head of the apparatus; delegate – a designated civil servant

fields-evaluator-category =
    .title = Category of the evaluator
    .description = If the evaluator belongs to corpus B: compared with the categories of heads in item 3, subitem 3

fields-evaluator-ground =
    .title = Ground on which the evaluator assesses
    .description = If a stand-in, the receiving body, the head of the apparatus or a designated civil servant assesses: by which decision, with date and number; not printed in the sheet

fields-contested_evaluator-role =
    .title = Capacity in which the evaluator assessed
    .description = The same values as in the score sheet; may be left out

fields-period-year =
    .title = Year
    .description = Calendar year

fields-period-quarter =
    .title = Quarter
    .description = Number of the quarter, from 1 to 4

fields-person-full_name =
    .title = Full name
    .description = In full, in one line: surname, given name, patronymic

fields-person-position =
    .title = Position
    .description = Full title of the position

fields-person-organization =
    .title = State body
    .description = Name of the state body

fields-person-iin =
    .title = IIN
    .description = Individual identification number; date of birth and check digit are checked
    .hint = 12 digits

fields-penalty-kind =
    .title = Kind of penalty
    .description = remark – a remark; reprimand – a reprimand; severe_reprimand – a severe reprimand; incomplete_compliance – a warning of incomplete fitness for the position; demotion – demotion; dismissal – dismissal; other – another one

fields-penalty-imposed_on =
    .title = Date imposed
    .description = A penalty imposed in the assessed quarter is taken into account

fields-penalty-reason =
    .title = Ground
    .description = What it was imposed for
