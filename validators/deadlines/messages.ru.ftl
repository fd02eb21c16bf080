### Сроки методик и рабочий календарь. Значения в фигурных скобках подставляет программа: их можно переставлять, но не
### переименовывать.

## Что делают к сроку: по виду срока; у вида с несколькими сроками – ещё и с номером части пункта.

deadlines-titles-a_assessment = Оценка служащих корпуса «А» по итогам года
deadlines-titles-a_agreement_category_1 = Заключение ежегодного соглашения служащего категории 1
deadlines-titles-a_agreement_category_2 = Заключение ежегодных соглашений служащих категории 2
deadlines-titles-a_draft = Направление проекта соглашения служащего категории 1 на согласование
deadlines-titles-a_approval = Согласование проекта соглашения или возврат его на доработку
deadlines-titles-a_rework = Направление проекта соглашения, доработанного с учётом замечаний
deadlines-titles-a_realignment = Приведение прежних соглашений в соответствие с новой редакцией методики
deadlines-titles-a_realignment-8 = Направление прежних соглашений категории 1, приведённых в соответствие, на согласование
deadlines-titles-a_realignment-9 = Приведение прежних соглашений категории 2 в соответствие с методикой
deadlines-titles-a_retention = Хранение подписанного соглашения
deadlines-titles-a_interview_notice = Уведомление служащего о собеседовании
deadlines-titles-a_notification = Уведомление уволенных служащих корпуса «А» о результатах оценки
deadlines-titles-a_appeal = Обращение в Национальную комиссию при несогласии с результатами оценки
deadlines-titles-a_sending = Направление материалов оценки в уполномоченный орган
deadlines-titles-a_monitoring = Направление мониторинга достижения КЦИ за первое полугодие
deadlines-titles-a_monitoring-2 = Направление мониторинга достижения КЦИ за первое полугодие
deadlines-titles-a_monitoring-3 = Направление мониторинга по соглашениям, подписанным до вступления методики в силу
deadlines-titles-a_analysis = Внесение анализа годовой оценки в рабочий орган Национальной комиссии
deadlines-titles-a_chapter5_agreement = Заключение ежегодного соглашения (глава 5)
deadlines-titles-a_chapter5_retention = Хранение подписанного соглашения (глава 5)
deadlines-titles-a_chapter5_interview_notice = Уведомление служащего о собеседовании (глава 5)
deadlines-titles-a_chapter5_appeal = Обращение в Национальную комиссию при несогласии с результатами оценки (глава 5)
deadlines-titles-a_chapter5_sending = Направление материалов оценки в уполномоченный орган (глава 5)
deadlines-titles-a_chapter5_analysis = Внесение анализа оценки в рабочий орган Национальной комиссии (глава 5)
deadlines-titles-b_assessment = Оценка служащих корпуса «Б» по итогам квартала
deadlines-titles-b_annual = Формирование итоговой оценки служащих корпуса «Б» за год
deadlines-titles-b_notification = Ознакомление уволенных служащих корпуса «Б» с результатами оценки
deadlines-titles-b_appeal = Обращение о проведении калибровочной сессии при несогласии с результатами оценки
deadlines-titles-b_retention = Хранение документов, связанных с оценкой
deadlines-titles-b_calling = Решение о проведении калибровочной сессии и утверждение её состава
deadlines-titles-b_session = Проведение калибровочной сессии
deadlines-titles-b_posting = Размещение протокола калибровочной сессии в информационной системе

## Заголовки событий календаря.

deadlines-events-a_assessment = Корпус «А»: оценка за { $year } год
deadlines-events-a_agreement_category_2 = Корпус «А»: соглашения служащих категории 2 на { $year } год
deadlines-events-a_draft = Корпус «А»: проекты соглашений категории 1 на { $year } год – на согласование
deadlines-events-a_realignment-8 = Корпус «А»: прежние соглашения категории 1 – на согласование
deadlines-events-a_realignment-9 = Корпус «А»: прежние соглашения категории 2 привести в соответствие
deadlines-events-a_notification = Корпус «А»: уведомить уволенных о результатах за { $year } год
deadlines-events-a_sending = Корпус «А»: материалы оценки за { $year } год – в уполномоченный орган
deadlines-events-a_monitoring-2 = Корпус «А»: мониторинг КЦИ за первое полугодие { $year } года
deadlines-events-a_monitoring-3 = Корпус «А»: мониторинг КЦИ по соглашениям, подписанным до вступления методики в силу
deadlines-events-a_analysis = Корпус «А»: анализ оценки за { $year } год – в Национальную комиссию
deadlines-events-a_chapter5_agreement = Корпус «А», глава 5: заключить соглашения
deadlines-events-a_chapter5_analysis = Корпус «А», глава 5: анализ оценки – в Национальную комиссию
deadlines-events-b_assessment = Корпус «Б»: оценка за { $quarter } квартал { $year } года
deadlines-events-b_annual = Корпус «Б»: итоговая оценка за { $year } год
deadlines-events-b_notification = Корпус «Б»: ознакомить уволенных с результатами за { $quarter } квартал { $year } года

## Как сосчитан срок.

deadlines-methods-working_days = { $count } со дня { $start }. Счёт начинается со следующего дня, нерабочие дни не считаются; последний день срока – { $due }
deadlines-methods-working_days_before = { $count } до { $start }. Счёт идёт назад с предыдущего дня, нерабочие дни не считаются; последний день срока – { $due }
deadlines-methods-not_later = Не позднее { $due }: сам этот день входит в срок
deadlines-methods-before = До { $end }: сам этот день в срок не входит, последний день срока – { $due }
deadlines-methods-month = В течение месяца, следующего за кварталом: с { $first } по { $due } включительно
deadlines-methods-years = { $count } со дня { $start }: по { $due } включительно
deadlines-methods-years_leap = { $count } со дня { $start }. В году окончания срока нет 29 февраля, поэтому последний день – { $due }

## Что важно знать о найденном дне.

deadlines-notes-day_off = { $due } – нерабочий день ({ $reason }). Методика не переносит срок на следующий рабочий день, поэтому он указан как есть; чтобы успеть, исполните не позднее { $eve }
deadlines-notes-estimated = { $day } – расчётная дата праздника ({ $reason }); после её объявления срок может измениться
deadlines-notes-completed_on_last_day = Срок считается со дня завершения оценки; здесь он сосчитан для оценки, завершённой в последний день, { $start }. Если оценка завершена раньше, раньше наступает и срок

## Что не так с переданными датами.

deadlines-problems-not_yet = Методика в этой редакции применяется с { $since }; на { $day } такой срок по ней не считается
deadlines-problems-no_longer = Норма пункта { $item } действовала до { $until }, не включая этот день; на { $day } срок по ней не считается
deadlines-problems-appointed_later = Назначение { $appointed } позже { $year } года, на который заключается соглашение
deadlines-problems-appointed_after_chapter5 = Назначение { $appointed } позже { $last }: глава 5 относится к периоду работы до этого дня

## Календарь сроков на год.

deadlines-calendar-name = Сроки оценки служащих на { $year } год
deadlines-calendar-name_A = Сроки оценки служащих корпуса «А» на { $year } год
deadlines-calendar-name_B = Сроки оценки служащих корпуса «Б» на { $year } год
deadlines-calendar-description = Сроки по методикам приказа № 13 в редакции приказа № 121 от 28 июля 2025 года
deadlines-calendar-law_A = Пункт { $item } методики оценки служащих корпуса «А»: { $text }
deadlines-calendar-law_B = Пункт { $item } Типовой методики оценки служащих корпуса «Б»: { $text }
deadlines-calendar-alarm = { $title }. Последний день – { $due }
deadlines-calendar-file = Сроки оценки, { $year } год
deadlines-calendar-file_A = Сроки оценки корпуса «А», { $year } год
deadlines-calendar-file_B = Сроки оценки корпуса «Б», { $year } год

## Слова, которые вставляются в сообщения.

count-for_working_days =
    { $number ->
        [one] { $number } рабочий день
        [few] { $number } рабочих дня
       *[other] { $number } рабочих дней
    }

count-years =
    { $number ->
        [one] { $number } год
        [few] { $number } года
       *[other] { $number } лет
    }

## Даты, от которых считаются сроки (POST /deadlines).

fields-deadlines-year =
    .title = Год
    .description = Оцениваемый год: за который оценивают или на который заключают соглашение
    .examples = [2026]

fields-deadlines-quarter =
    .title = Квартал
    .description = Оцениваемый квартал
    .examples = [3]

fields-deadlines-appointed_on =
    .title = Дата назначения
    .description = Если служащий назначен после общего срока
    .examples = ["2026-02-16"]

fields-deadlines-draft_sent_on =
    .title = Проект направлен
    .description = День направления проекта соглашения на согласование
    .examples = ["2026-01-19"]

fields-deadlines-returned_on =
    .title = Проект возвращён
    .description = День возврата проекта соглашения на доработку
    .examples = ["2026-02-02"]

fields-deadlines-approved_on =
    .title = Проект согласован
    .description = День согласования проекта соглашения
    .examples = ["2026-02-09"]

fields-deadlines-signed_on =
    .title = Подписано
    .description = День подписания соглашения или протокола
    .examples = ["2026-02-12"]

fields-deadlines-completed_on =
    .title = Оценка завершена
    .description = День завершения оценки
    .examples = ["2026-01-16"]

fields-deadlines-interview_on =
    .title = Собеседование
    .description = День собеседования
    .examples = ["2026-03-30"]

fields-deadlines-acquainted_on =
    .title = Ознакомлен
    .description = День ознакомления с результатами оценки
    .examples = ["2026-01-19"]

fields-deadlines-received_result_on =
    .title = Результаты получены
    .description = День получения результатов оценки
    .examples = ["2026-10-16"]

fields-deadlines-submitted_on =
    .title = Обращение поступило
    .description = День поступления обращения служащего
    .examples = ["2026-10-20"]
