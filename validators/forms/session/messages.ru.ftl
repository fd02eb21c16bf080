### Калибровочная сессия: решение о проведении, справка о работнике, протокол, обратная связь.

## Что правила находят: правило и вариант.

B11-appeal =
    .early = Результат получен { $received }, а { $quarter } квартал { $year } года заканчивается { $end }: оценка проводится по итогам квартала
    .before = Обращение подано { $submitted }, раньше получения результатов ({ $received })
    .late = Обращение подано { $submitted }, а срок – в течение { $term } со дня получения результатов ({ $received }), то есть по { $due }

B20-decision =
    .before = Сессия назначена { $called }, раньше обращения служащего ({ $submitted })
    .unsigned = Дата решения не указана, а срок – в течение { $term } со дня обращения ({ $submitted }) – истёк { $due } (сегодня { $today })
    .late = Сессия назначена { $called }, а срок – в течение { $term } со дня обращения ({ $submitted }), то есть по { $due }

B20-maslikhat =
    .missing = Для членов и председателя ревизионной комиссии сессию проводят и состав утверждают по решению маслихата, а оно не отмечено
    .groundless = Отмечено решение маслихата, а служащий, судя по должности, не член ревизионной комиссии; проверьте

B20-odd =
    .even = В составе { $members }: число членов сессии должно быть нечётным
    .secretary = В составе { $members }: число членов сессии должно быть нечётным. Секретаря, который не голосует, в состав не включают

B20-min =
    .few = В составе { $members }, а нужно не менее { $least }

B20-chair =
    .none = В составе не назван председатель сессии
    .several = Председателями названы двое – члены { $first } и { $other }; проверьте, кто председательствует

B20-duplicate =
    .twice = Один и тот же человек указан в составе дважды: члены { $first } и { $other }

B20-excluded =
    .appellant = Член { $number } – сам служащий, несогласный с оценкой: он не включается в состав сессии
    .evaluator = Член { $number } – лицо, оценившее служащего: оно не включается в состав сессии

B20-hr-member =
    .none = В составе нет работника службы управления персоналом (лица, исполняющего её обязанности)
    .several = Работниками службы управления персоналом, которые сами не оценивают, названы двое – члены { $first } и { $other }; приказ говорит об одном, остальные члены – оценивающие лица. Проверьте состав
    .neither = Член { $number } не отмечен ни как оценивающее лицо, ни как работник службы управления персоналом: других в состав не включают

B21-held =
    .future = Дата сессии { $held } ещё не наступила: сегодня { $today }
    .before = Сессия проведена { $held }, раньше обращения ({ $submitted }) или назначения сессии ({ $called })
    .late = Сессия проведена { $held }, а срок – в течение { $term } со дня обращения ({ $submitted }), то есть по { $due }

B20-order-signed =
    .future = Дата решения { $signed } ещё не наступила: сегодня { $today }

B21-planned =
    .early = Сессия назначена на { $day }, раньше обращения служащего ({ $submitted })
    .before = Сессия назначена на { $day }, раньше подписания решения ({ $signed })
    .late = Сессия назначена на { $day }, а срок – в течение { $term } со дня обращения ({ $submitted }), то есть по { $due }

B8-range =
    .outside = Оценка { $score } вне шкалы: от { $least } до { $most } баллов

B23-direction =
    .differs = Указано, что оценка { $stated }, а по баллам до ({ $before }) и после ({ $after }) сессии она { $right }

B23-majority =
    .sum = Голосов «за» { $votes_for } и «против» { $votes_against }, всего { $cast }, а в составе { $members }: голосов не может быть больше, чем членов
    .minority = «За» подано { $votes_for } из { $members }: итоговая оценка принимается большинством, нужно не меньше { $least }
    .fewer = Голосов «за» { $votes_for } и «против» { $votes_against }, всего { $cast }, а в составе { $members }: проверьте, кто отсутствовал или воздержался. Большинство считается от всего состава

B23-signed =
    .before = Протокол подписан { $signed }, раньше сессии ({ $held })
    .future = Дата подписания протокола { $signed } ещё не наступила: сегодня { $today }

B23-posted =
    .missing = Дата размещения протокола в информационной системе не указана, а срок – в течение { $term } со дня подписания ({ $signed }), то есть по { $due }
    .before = Протокол размещён { $posted }, раньше подписания ({ $signed })
    .late = Протокол размещён { $posted }, а срок – в течение { $term } со дня подписания ({ $signed }), то есть по { $due }

B24-feedback =
    .missing = Не указана дата встречи, на которой оценивающее лицо предоставляет обратную связь: обзор достижений, навыков и компетенций, потенциала и карьерных устремлений
    .before = Встреча с обратной связью указана { $feedback }, раньше сессии ({ $held })

B8-reference-result =
    .outside = Оценка { $average } вне допустимых пределов: от { $least } до { $most } баллов
    .differs = За { $quarter } квартал { $year } года указан результат «{ $stated }», а оценке { $average } соответствует «{ $right }»

B16-reference-average =
    .differs = Указана средняя оценка { $stated }, а по оценкам параметров получается { $average }; проверьте
    .number = Указаны оценки не всех параметров: { $scores }, а в листе их { $parameters }; перенесите все или ни одной

B16-reference-previous =
    .quarter = Кварталы года – от { $least } до { $most }, указан { $quarter }
    .later = { $quarter } квартал { $year } года не раньше того, оценка за который обжалована; проверьте
    .twice = { $quarter } квартал { $year } года назван дважды: { $first } и { $other } по порядку; это верно, если служащего оценили на двух должностях
    .neither = За { $quarter } квартал { $year } года нет ни оценки, ни примечания, почему её нет

B8-feedback-result =
    .outside = Оценка { $score } вне допустимых пределов: от { $least } до { $most } баллов
    .result = Указан результат «{ $stated }», а оценке { $score } соответствует «{ $right }»

B24-met =
    .before = Встреча указана { $met }, раньше калибровочной сессии ({ $held }): её проводят по результатам сессии
    .future = День встречи { $met } ещё не наступил: сегодня { $today }
    .signed = Запись подписана { $signed }, раньше встречи ({ $met }); проверьте даты
    .unheld = День калибровочной сессии не указан, а встречу по пункту 24 проводят по её результатам

B24-discussed =
    .achievements = Не записан обзор достижений за оцениваемый период: его обсуждают на встрече
    .skills = Не записан обзор развития навыков и компетенций: его обсуждают на встрече
    .potential = Не записан обзор потенциала и карьерных устремлений работника: его обсуждают на встрече

## Что проверяют правила, одной строкой.

summary-B11-appeal = Обращение подано в течение пяти рабочих дней со дня получения результатов
summary-B20-decision = Сессия назначена и её состав утверждён в течение трёх рабочих дней со дня обращения
summary-B20-maslikhat = Сессия для членов и председателя ревизионной комиссии – по решению маслихата
summary-B20-odd = Число членов сессии нечётное
summary-B20-min = Членов сессии не менее трёх
summary-B20-chair = Председатель сессии один
summary-B20-duplicate = Каждый член сессии указан один раз
summary-B20-excluded = Ни обратившийся служащий, ни оценивший его не входят в состав сессии
summary-B20-hr-member = В составе один работник службы управления персоналом, остальные – оценивающие лица
summary-B21-held = Сессия проведена в течение десяти рабочих дней со дня обращения
summary-B20-order-signed = Решение о проведении сессии подписано не позже текущей даты
summary-B21-planned = Сессия назначена на день в течение десяти рабочих дней со дня обращения
summary-B8-range = Оценка до и после сессии – от 0 до 5 баллов
summary-B23-direction = Решение (оставить, повысить, понизить) согласуется с оценками до и после
summary-B23-majority = Итоговая оценка принята большинством голосов всех членов сессии
summary-B23-signed = Протокол подписан не раньше сессии и не позже текущей даты
summary-B23-posted = Протокол размещён в информационной системе в течение трёх рабочих дней со дня подписания
summary-B24-feedback = По итогам сессии проведена встреча с обратной связью

summary-B8-reference-result = Результаты справки соответствуют оценкам от 0 до 5 баллов
summary-B16-reference-average = Средняя оценка справки получается из оценок параметров
summary-B16-reference-previous = Предыдущие кварталы справки – до обжалованного, каждый назван один раз
summary-B8-feedback-result = Результат, о котором говорят на встрече, соответствует оценке
summary-B24-met = Встреча проведена после калибровочной сессии
summary-B24-discussed = На встрече обсуждены достижения, навыки и компетенции, потенциал и карьера

## Как получены вычисленные значения.

explanations-names-result_before = Результат до калибровочной сессии
explanations-names-result_after = Результат по решению калибровочной сессии
explanations-texts-members = Состав калибровочной сессии: { $members }
explanations-texts-majority = Большинство голосов: больше половины от { $members } – не менее { $majority }

explanations-names-months_in_position = Полных месяцев на должности
explanations-texts-in_position = На должности с { $start } по { $end }: полных месяцев – { $months }

## Слова, которые вставляются в сообщения.

count-members =
    { $number ->
        [one] { $number } член
        [few] { $number } члена
       *[other] { $number } членов
    }

count-of_members =
    { $number ->
        [one] { $number } члена
       *[other] { $number } членов
    }

count-votes =
    { $number ->
        [one] { $number } голос
        [few] { $number } голоса
       *[other] { $number } голосов
    }

term-upheld = оставлена без изменения
term-raised = повышена
term-lowered = понижена
term-paper_b_calibration_order = решение о проведении калибровочной сессии
term-paper_b_calibration_protocol = протокол калибровочной сессии

## Формы: официальное название и описание.

forms-b_calibration_protocol =
    .title = Протокол калибровочной сессии
    .description = Рекомендуемая форма: пункты 11, 19–24 Типовой методики оценки деятельности административных государственных служащих корпуса «Б»

forms-b_session_reference =
    .title = Справка о работнике к калибровочной сессии
    .description = Рекомендуемая форма: подпункт 3 пункта 16, пункты 20–23 Типовой методики оценки деятельности административных государственных служащих корпуса «Б»

forms-b_feedback =
    .title = Запись о встрече по предоставлению обратной связи
    .description = Рекомендуемая форма: пункт 24 Типовой методики оценки деятельности административных государственных служащих корпуса «Б»

forms-b_calibration_order =
    .title = Решение о проведении калибровочной сессии
    .description = Рекомендуемая форма: пункты 11, 20–22 Типовой методики оценки деятельности административных государственных служащих корпуса «Б»

## Поля: название, пояснение и примеры; примеры и официальные названия форм – данные и не переводятся.

fields-appeal-received_result_on =
    .title = Дата получения результатов
    .description = День, когда служащий получил результаты оценки
    .examples = ["2026-10-13"]

fields-appeal-submitted_on =
    .title = Дата обращения
    .description = В течение пяти рабочих дней со дня получения результатов
    .examples = ["2026-10-16"]

fields-appeal-grounds =
    .title = Доводы обращения
    .description = В произвольной форме
    .examples = ["Не учтены поручения, исполненные в августе"]

fields-caller-by_maslikhat =
    .title = По решению маслихата
    .description = true – для членов и председателя ревизионной комиссии
    .hint = Да – для членов и председателя ревизионной комиссии
    .examples = [false]

fields-member-role =
    .title = Роль в сессии
    .description = chair – председатель; member – член; secretary – секретарь, если он голосует
    .examples = ["member"]

fields-member-is_evaluator =
    .title = Оценивающее лицо
    .description = Оценивает других служащих этого органа
    .examples = [true]

fields-member-is_hr =
    .title = Работник службы управления персоналом
    .description = Или лицо, исполняющее её обязанности
    .examples = [false]

fields-discussion-evaluator_reasons =
    .title = Доводы оценивающего лица
    .description = Краткое описание работы и обоснование оценки
    .examples = ["Два документа исполнены с нарушением срока"]

fields-discussion-appellant_reasons =
    .title = Доводы служащего
    .description = Если он воспользовался правом
    .examples = ["Срок по одному из документов был продлён"]

fields-discussion-members_remarks =
    .title = Замечания членов сессии
    .description = Если были
    .examples = ["Продление срока подтверждено"]

fields-decision-outcome =
    .title = Решение
    .description = upheld – оценка оставлена; raised – повышена; lowered – понижена
    .examples = ["raised"]

fields-decision-score_before =
    .title = Оценка до сессии
    .description = Средняя итоговая оценка листа
    .examples = ["3.8"]

fields-decision-score_after =
    .title = Оценка после сессии
    .description = Итоговая оценка
    .examples = ["4"]

fields-decision-votes_for =
    .title = Голосов «за»
    .description = За итоговую оценку
    .examples = [3]

fields-decision-votes_against =
    .title = Голосов «против»
    .description = Вместе с голосами «за» – не больше числа членов
    .examples = [0]

fields-calibration_protocol-organization =
    .title = Государственный орган
    .description = Где проведена сессия
    .examples = ["Управление цифровых технологий"]

fields-calibration_protocol-number =
    .title = Номер протокола
    .description = Как в журнале регистрации
    .examples = ["7"]

fields-calibration_protocol-held_on =
    .title = Дата сессии
    .description = В течение десяти рабочих дней со дня обращения
    .examples = ["2026-10-23"]

fields-calibration_protocol-appellant =
    .title = Служащий, несогласный с оценкой

fields-calibration_protocol-evaluator =
    .title = Оценившее лицо

fields-calibration_protocol-period =
    .title = Оцениваемый период

fields-calibration_protocol-appeal =
    .title = Обращение служащего

fields-calibration_protocol-called_on =
    .title = Дата решения о проведении сессии
    .description = В течение трёх рабочих дней со дня обращения
    .examples = ["2026-10-20"]

fields-calibration_protocol-called_by =
    .title = Кто назначил сессию и утвердил состав

fields-calibration_protocol-members =
    .title = Состав сессии
    .description = Только голосующие: нечётное число, не менее трёх

fields-calibration_protocol-discussion =
    .title = Обсуждение

fields-calibration_protocol-decision =
    .title = Решение сессии

fields-calibration_protocol-signed_on =
    .title = Дата подписания протокола
    .description = Не раньше сессии
    .section = Подписание и ознакомление
    .examples = ["2026-10-23"]

fields-calibration_protocol-posted_on =
    .title = Дата размещения в информационной системе
    .description = В течение трёх рабочих дней со дня подписания
    .examples = ["2026-10-27"]

fields-calibration_protocol-feedback_on =
    .title = Дата встречи с обратной связью
    .description = Встреча оценивающего лица со служащим
    .examples = ["2026-10-29"]

fields-calibration_order-organization =
    .title = Государственный орган
    .description = Где проводится сессия
    .examples = ["Управление цифровых технологий"]

fields-calibration_order-number =
    .title = Номер решения
    .description = Как в журнале регистрации
    .examples = ["41"]

fields-calibration_order-appellant =
    .title = Служащий, несогласный с оценкой

fields-calibration_order-evaluator =
    .title = Оценившее лицо

fields-calibration_order-period =
    .title = Оцениваемый период

fields-calibration_order-appeal =
    .title = Обращение служащего

fields-calibration_order-members =
    .title = Состав сессии
    .description = Только голосующие: нечётное число, не менее трёх

fields-calibration_order-session_on =
    .title = Дата сессии
    .description = В течение десяти рабочих дней со дня обращения
    .section = Когда и где пройдёт сессия
    .examples = ["2026-10-23"]

fields-calibration_order-place =
    .title = Место и время
    .description = Где и в котором часу
    .examples = ["каб. 301, 10:00"]

fields-calibration_order-called_by =
    .title = Кто назначает сессию и утверждает состав

fields-calibration_order-signed_on =
    .title = Дата решения
    .description = В течение трёх рабочих дней со дня обращения
    .examples = ["2026-10-20"]

fields-previous_quarter-year =
    .title = Год
    .description = Календарный год
    .examples = [2026]

fields-previous_quarter-quarter =
    .title = Квартал
    .description = От 1 до 4
    .examples = [2]

fields-previous_quarter-average =
    .title = Оценка
    .description = Средняя итоговая, после сессии – итоговая
    .examples = ["4.2"]

fields-previous_quarter-result =
    .title = Результат оценки
    .description = Если указан, должен соответствовать оценке
    .examples = ["effective"]

fields-previous_quarter-note =
    .title = Примечание
    .description = Почему оценки нет, или изменена ли она сессией
    .examples = ["оценка не проводилась: отпуск по уходу за ребёнком"]

fields-session_reference-organization =
    .title = Государственный орган
    .description = Где проводится сессия
    .examples = ["Управление цифровых технологий"]

fields-session_reference-employee =
    .title = Служащий, не согласный с оценкой

fields-session_reference-in_service_since =
    .title = На государственной службе с
    .description = Если известно
    .examples = ["2018-09-03"]

fields-session_reference-evaluator =
    .title = Кто оценил

fields-session_reference-period =
    .title = Оцениваемый период

fields-session_reference-sheet =
    .title = По какой форме оценён
    .description = b1_score_sheet – приложение 1, руководящая должность; b2_score_sheet – приложение 2, не руководящая: по ней называют параметры
    .section = Обжалуемая оценка
    .examples = ["b2_score_sheet"]

fields-session_reference-scores =
    .title = Оценки параметров
    .description = Все пять по порядку листа или ни одной

fields-session_reference-average =
    .title = Средняя итоговая оценка
    .description = Которую обжалует служащий
    .section = Средняя итоговая оценка
    .examples = ["3.4"]

fields-session_reference-result =
    .title = Результат оценки
    .description = Вычисляется; если указан, должен совпасть
    .examples = ["proper"]

fields-session_reference-previous =
    .title = Оценки предыдущих кварталов
    .description = Если их нет, раздел остаётся пустым

fields-session_reference-disciplinary_penalties =
    .title = Дисциплинарные взыскания
    .description = Не снятые; если их нет, раздел остаётся пустым

fields-session_reference-appeal =
    .title = Обращение служащего

fields-session_reference-contested =
    .title = С чем служащий не согласен
    .description = Какие параметры или выводы он оспаривает и почему
    .section = Обсуждаемые вопросы
    .examples = ["Оценка по второму параметру: сроки нарушены не по вине служащего"]

fields-session_reference-reasons =
    .title = Доводы оценивающего лица
    .description = По комментариям оценочного листа
    .examples = ["Два поручения исполнены позже срока"]

fields-session_reference-signatory =
    .title = Кто составил
    .description = Работник службы управления персоналом

fields-session_reference-signed_on =
    .title = Дата
    .description = Когда составлена
    .section = Дата справки
    .examples = ["2026-10-23"]

fields-feedback-organization =
    .title = Государственный орган
    .description = Наименование
    .examples = ["Управление цифровых технологий"]

fields-feedback-employee =
    .title = Служащий

fields-feedback-evaluator =
    .title = Оценивающее лицо
    .description = Проводит встречу

fields-feedback-period =
    .title = Оцениваемый период

fields-feedback-session_on =
    .title = Дата калибровочной сессии
    .description = По протоколу
    .section = Калибровочная сессия и её итог
    .examples = ["2026-10-29"]

fields-feedback-protocol_number =
    .title = Номер протокола
    .description = По желанию
    .examples = ["12"]

fields-feedback-final_score =
    .title = Итоговая оценка
    .description = По итогам калибровочной сессии
    .examples = ["4.2"]

fields-feedback-result =
    .title = Результат оценки
    .description = Вычисляется; если указан, должен совпасть
    .examples = ["effective"]

fields-feedback-met_on =
    .title = Дата встречи
    .description = Не раньше сессии; до встречи не указывают
    .section = Встреча
    .examples = ["2026-11-03"]

fields-feedback-achievements =
    .title = Достижения
    .description = Обзор достижений за оцениваемый период
    .examples = ["Сокращён срок рассмотрения заявлений"]

fields-feedback-skills =
    .title = Навыки и компетенции
    .description = Обзор их развития
    .examples = ["Освоена подготовка аналитических записок"]

fields-feedback-potential =
    .title = Потенциал и карьера
    .description = Обзор потенциала и карьерные устремления работника
    .examples = ["Готов к работе в должности главного специалиста"]

fields-feedback-agreed =
    .title = О чём договорились
    .description = По желанию: обучение, задачи, сроки
    .examples = ["Пройти курс по проектному управлению до марта"]

fields-feedback-opinion =
    .title = Мнение служащего
    .description = По желанию
    .examples = ["С итоговой оценкой согласен"]

fields-feedback-signed_on =
    .title = Дата подписания
    .description = Не раньше встречи
    .section = Подписание
    .examples = ["2026-11-03"]
