### The act of destruction of papers whose term of retention is over.

## What the rules find: rule and variant.

A14-destroyed =
    .early = Line { $number }: the papers have to be kept until { $until }, and are destroyed on { $day }; take them out of the act

B13-destroyed =
    .early = Line { $number }: the papers have to be kept until { $until }, and are destroyed on { $day }; take them out of the act
    .short = Line { $number }: the papers are said to be kept until { $until }, but the period ended on { $end }, and papers about it are kept until { $least } at least; check the day

B13-destroyed-signed =
    .future = The act was signed on { $signed }, a day that has not come: today is { $today }

B13-destroyed-members =
    .twice = Members { $first } and { $other } of the commission are one person; leave one line

## What the rules check, in one line.

summary-A14-destroyed = Papers of corpus “A” are not destroyed before their term is over
summary-B13-destroyed = Papers of corpus “B” are not destroyed before their term is over
summary-B13-destroyed-signed = The act is not signed on a day to come
summary-B13-destroyed-members = Nobody is of the commission twice

## Forms: description.

forms-destruction_act =
    .description = Recommended form: item 13 of the model methodology for assessing administrative civil servants of corpus “B”, item 14 of the methodology for assessing administrative civil servants of corpus “A”

## Fields: title and description.

fields-destroyed_group-kind =
    .title = Kind of papers
    .description = Name of the form, without people

fields-destroyed_group-methodology =
    .title = Corpus
    .description = A – corpus “A”; B – corpus “B”

fields-destroyed_group-year =
    .title = Year
    .description = That the papers are about; empty where they are about no period

fields-destroyed_group-quarter =
    .title = Quarter
    .description = 1 to 4; empty for papers about a year

fields-destroyed_group-papers =
    .title = Number
    .description = How many papers

fields-destroyed_group-kept_until =
    .title = Kept until
    .description = The last day on which the papers had to be there

fields-commission_member-role =
    .title = Place in the commission
    .description = chair; member; secretary

fields-destruction_act-organization =
    .title = State body
    .description = Name

fields-destruction_act-number =
    .title = Number
    .description = Number of the act

fields-destruction_act-groups =
    .title = Papers
    .description = By kind and period, without the names of those assessed: the act is kept longer than the papers

fields-destruction_act-means =
    .title = Means of destruction
    .description = How the papers are destroyed

fields-destruction_act-members =
    .title = Commission
    .description = Who signs the act

fields-destruction_act-approved_by =
    .title = Who approves
    .description = The head of the state body or of its apparatus

fields-destruction_act-signed_on =
    .title = Day of the act
    .description = When it was signed
