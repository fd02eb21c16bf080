### The staff list.

## What cannot stand in the list.

staff-title = Staff list
staff-external_id = The external number consists of Latin letters, digits, dots, hyphens and underscores, at most 64 characters
staff-external_id_iin = This number holds an IIN, and the number stands in addresses and logs. Take a payroll number or another one that says nothing about the person
staff-email = This is no e-mail address: it should look like "name@domain.kz"
staff-phone = This is no phone number: digits are needed, such as +7 7172 70 00 00
staff-category_a = Corpus A has two categories: 1 and 2
staff-category_b = In corpus B a category is a code of the register of positions, such as C-4; 1 and 2 are those of corpus A
staff-dismissed_order = Dismissed on { $dismissed }, before the appointment on { $appointed }
staff-appointment_twice = The same appointment is already number { $first } of the list
staff-absence_order = The absence ends on { $until }, before it begins on { $since }
staff-evaluator_unnamed = An evaluator who is not in the list is given by name and position; one who is, by the external number
staff-evaluator_twice = The evaluator is given twice: by the number of the list and by name or position. Keep one
staff-stated_appointment = There is no appointment number { $number }: the list has { $known }
staff-stated_twice = The days of this period in this position are already stated, in entry { $first }
staff-unit = There is no such unit, or several of the name: give the one above it, too, "Department / Division"

## Fields: titles and descriptions.

fields-staff_member-full_name =
    .title = Full name
    .description = In full, in one line: surname, given name, patronymic
    .section = Servant

fields-staff_member-iin =
    .title = IIN
    .description = Individual identification number; date of birth and check digit are checked
    .hint = 12 digits

fields-staff_member-contacts =
    .title = Contacts
    .description = Where notices are sent

fields-staff_member-appointments =
    .title = Appointment
    .description = History of positions, earliest first; a servant may hold two in a quarter

fields-staff_member-absences =
    .title = Absence
    .description = Days worked are counted by them

fields-staff_member-days_worked =
    .title = Days worked
    .description = Where the personnel service states how many days were worked; otherwise counted by appointments and absences

fields-contacts-phone =
    .title = Phone
    .description = For notices

fields-contacts-email =
    .title = E-mail
    .description = For notices

fields-contacts-address =
    .title = Postal address
    .description = For letters to those who left

fields-appointment-corpus =
    .title = Corpus
    .description = A – corpus A; B – corpus B

fields-appointment-category =
    .title = Category
    .description = For corpus A 1 or 2; for corpus B by the register of positions, such as C-4

fields-appointment-managerial =
    .title = Leading position
    .description = For the categories C-1 and D-3 exactly the positions that item 17 names in brackets

fields-appointment-position =
    .title = Position
    .description = Full title of the position

fields-appointment-organization =
    .title = State body
    .description = Where it is not the one whose list it is, as with those seconded

fields-appointment-unit =
    .title = Unit
    .description = Id of the unit or its name; with the unit above it and a slash, where there are several of the name
    .hint = Name of the unit

fields-appointment-appointed_on =
    .title = Appointed on
    .description = First day in the position

fields-appointment-dismissed_on =
    .title = Dismissed on
    .description = Last day in the position; empty while it is held

fields-appointment-evaluator =
    .title = Evaluator
    .description = Who assesses in this position

fields-staff_evaluator-external_id =
    .title = External number
    .description = The evaluator's number in this list; then neither name nor position is given

fields-staff_evaluator-full_name =
    .title = Full name
    .description = Where the evaluator is not in the list

fields-staff_evaluator-position =
    .title = Position
    .description = Full title of the position

fields-staff_evaluator-organization =
    .title = State body
    .description = Where it is not the one whose list it is

fields-staff_evaluator-iin =
    .title = IIN
    .description = Where the evaluator is not in the list
    .hint = 12 digits

fields-staff_evaluator-category =
    .title = Category
    .description = Where the evaluator is a servant who is not in the list

fields-staff_evaluator-role =
    .title = Capacity in which the evaluator assesses
    .description = immediate_supervisor – the immediate supervisor; unit_head – the head of the structural unit; body_head – the head of the state body; stand_in – the person standing in for the evaluator; receiving_body – the receiving body, for those seconded; maslikhat_chair – the chair of the maslikhat; apparatus_head – the head of the apparatus; delegate – a designated civil servant
    .hint = May be left out: it follows from the category of the position

fields-staff_evaluator-ground =
    .title = Ground for assessing
    .description = Where a stand-in, the receiving body, the head of the apparatus or a named delegate assesses: by which decision, date and number

fields-absence-kind =
    .title = Reason
    .description = leave – annual leave; illness – temporary incapacity for work; training – retraining or professional development; secondment – secondment; social_leave – social leave; business_trip – business trip; other – other absence

fields-absence-since =
    .title = From
    .description = First day of the absence

fields-absence-until =
    .title = Until
    .description = Last day of the absence; empty while it goes on

fields-stated_days-year =
    .title = Year
    .description = Calendar year

fields-stated_days-quarter =
    .title = Quarter
    .description = Number of the quarter, 1 to 4; left out for corpus A

fields-stated_days-appointment =
    .title = Number of the appointment
    .description = Which appointment of the list; empty for the last

fields-stated_days-days =
    .title = Days
    .description = How many working days were actually worked
