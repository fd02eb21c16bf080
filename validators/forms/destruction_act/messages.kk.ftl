### Сақтау мерзімі өткен құжаттарды жою туралы акті.

## Қағидалар не табады: қағида мен оның түрі.

A14-destroyed =
    .early = { $number }-жол: құжаттар { $until } дейін қоса алғанда сақталуға тиіс, ал { $day } күні жойылады; оларды актіден шығарыңыз

B13-destroyed =
    .early = { $number }-жол: құжаттар { $until } дейін қоса алғанда сақталуға тиіс, ал { $day } күні жойылады; оларды актіден шығарыңыз
    .short = { $number }-жол: сақтау мерзімі { $until } дейін көрсетілген, бірақ кезең { $end } күні аяқталған, ол туралы құжаттар кемінде { $least } дейін сақталады; күнді тексеріңіз

B13-destroyed-signed =
    .future = Актіге { $signed } күні қол қойылған, ол күн әлі келген жоқ: бүгін { $today }

B13-destroyed-members =
    .twice = { $first } және { $other }-комиссия мүшелері – бір адам; бір жолын қалдырыңыз

## Қағидалар нені тексереді, бір жолмен.

summary-A14-destroyed = «А» корпусының құжаттары сақтау мерзімі аяқталғанға дейін жойылмайды
summary-B13-destroyed = «Б» корпусының құжаттары сақтау мерзімі аяқталғанға дейін жойылмайды
summary-B13-destroyed-signed = Актіге болашақ күнмен қол қойылмаған
summary-B13-destroyed-members = Комиссияда ешкім екі рет аталмаған

## Нысандар: сипаттамасы.

forms-destruction_act =
    .description = Ұсынылатын нысан: «Б» корпусы мемлекеттік әкімшілік қызметшілерінің қызметін бағалаудың үлгілік әдістемесінің 13-тармағы, «А» корпусы мемлекеттік әкімшілік қызметшілерінің қызметін бағалау әдістемесінің 14-тармағы

## Өрістер: атауы мен түсіндірмесі.

fields-destroyed_group-kind =
    .title = Құжаттардың түрі
    .description = Нысанның атауы, есімсіз

fields-destroyed_group-methodology =
    .title = Корпус
    .description = A – «А» корпусы; B – «Б» корпусы

fields-destroyed_group-year =
    .title = Жыл
    .description = Құжаттар қай жыл туралы; кезең туралы болмаса, бос

fields-destroyed_group-quarter =
    .title = Тоқсан
    .description = 1-ден 4-ке дейін; жыл туралы құжаттарда бос

fields-destroyed_group-papers =
    .title = Саны
    .description = Құжаттар саны

fields-destroyed_group-kept_until =
    .title = Сақталған мерзімі
    .description = Құжаттар сақталуға тиіс болған соңғы күн

fields-commission_member-role =
    .title = Комиссияға қатысуы
    .description = chair – төраға; member – мүше; secretary – хатшы

fields-destruction_act-organization =
    .title = Мемлекеттік орган
    .description = Атауы

fields-destruction_act-number =
    .title = Нөмірі
    .description = Актінің нөмірі

fields-destruction_act-groups =
    .title = Құжаттар
    .description = Түрлері мен кезеңдері бойынша, бағаланғандардың есімінсіз: акті құжаттардан ұзақ сақталады

fields-destruction_act-means =
    .title = Жою тәсілі
    .description = Құжаттар қалай жойылады

fields-destruction_act-members =
    .title = Комиссия
    .description = Актіге кім қол қояды

fields-destruction_act-approved_by =
    .title = Кім бекітеді
    .description = Мемлекеттік органның немесе аппараттың басшысы

fields-destruction_act-signed_on =
    .title = Актінің күні
    .description = Қашан қол қойылған
