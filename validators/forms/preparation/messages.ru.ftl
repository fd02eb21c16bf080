### Подготовка оценки: график и решение об оценивающих лицах.

## Что правила находят: правило и вариант.

A3-schedule-period =
    .quarter = Указан квартал ({ $quarter }), а служащих корпуса «А» оценивают по итогам календарного года; проверьте

B3-schedule-period =
    .none = Квартал не указан или такого нет: служащих корпуса «Б» оценивают по итогам квартала, от 1 до 4

A3-schedule-due =
    .early = Служащего { $number } по порядку намечено оценить до { $day }, а оцениваемый период заканчивается { $end }: оценка проводится по его итогам
    .late = Служащего { $number } по порядку намечено оценить до { $day }, а оценка проводится не позднее { $due }

B5-schedule-due =
    .early = Служащего { $number } по порядку намечено оценить до { $day }, а оцениваемый период заканчивается { $end }: оценка проводится по его итогам
    .late = Служащего { $number } по порядку намечено оценить до { $day }, а оценка проводится не позднее { $due }

A6-schedule =
    .same = Служащий { $number } по порядку назван и тем, кто его оценивает: оценивать должен другой

B17-schedule =
    .same = Служащий { $number } по порядку назван и тем, кто его оценивает: оценивать должен другой

A3-schedule-once =
    .twice = Служащий назван дважды для одной должности: { $first } и { $other } по порядку; проверьте

B17-schedule-once =
    .twice = Служащий назван дважды для одной должности: { $first } и { $other } по порядку; проверьте

B18-schedule =
    .many = { $name } оценивает { $assessed } человек, больше { $limit }: оценивают также служащие корпуса «Б», которых определяет оценивающее лицо; проверьте, определены ли они

B4-assessor-other =
    .same = Оценивающим назначен { $number } по порядку – тот же человек, вместо которого (наряду с которым) оценивают

B4-assessor-once =
    .twice = Один и тот же человек назван дважды: { $first } и { $other } по порядку

B4-assessor-absence =
    .reason = Почему отсутствует оценивающее лицо, не сказано: замещающее лицо оценивает при его отсутствии
    .order = Отсутствие заканчивается { $until }, раньше, чем начинается: { $since }; проверьте даты

B4-assessor-head =
    .other = Решение, что оценивает руководитель аппарата, принимает первый руководитель, а подписывает его другой; проверьте

B18-assessor-number =
    .missing = Сколько человек оценивает оценивающее лицо, не указано: других служащих определяют, если их больше { $limit }
    .few = Оценивающее лицо оценивает { $assessed } человек, не больше { $limit }: определять других служащих пункт 18 оснований не даёт; проверьте

B18-assessor-decided =
    .other = Служащих, которые также оценивают, определяет само оценивающее лицо, а решение подписывает другой; проверьте

## Что проверяют правила, одной строкой.

summary-A3-schedule-period = График оценки служащих корпуса «А» – на календарный год
summary-B3-schedule-period = График оценки служащих корпуса «Б» – на квартал
summary-A3-schedule-due = По графику оценивают после оцениваемого года и не позднее 20 января
summary-B5-schedule-due = По графику оценивают после квартала и не позднее 20 числа следующего месяца
summary-A6-schedule = По графику никто не оценивает себя сам
summary-A3-schedule-once = Каждый служащий стоит в графике один раз для одной должности
summary-B18-schedule = Кто по графику оценивает больше двадцати человек, определяет и других оценивающих
summary-B4-assessor-other = Вместо оценивающего лица оценивает другой
summary-B4-assessor-once = Каждый, кто оценивает по решению, назван один раз
summary-B4-assessor-absence = Решение о замещающем лице называет причину и срок отсутствия
summary-B4-assessor-head = Решение об оценке руководителем аппарата принимает первый руководитель
summary-B18-assessor-number = Других служащих определяют, если оценивают больше двадцати человек
summary-B18-assessor-decided = Служащих, которые также оценивают, определяет оценивающее лицо

## Формы: официальное название и описание.

forms-assessment_schedule =
    .title = График проведения оценки и лист ознакомления
    .description = Рекомендуемая форма: пункты 5, 16, 17 Методики корпуса «А», пункты 9, 16 Типовой методики корпуса «Б»

forms-b_assessor_decision =
    .title = Решение об оценивающих лицах
    .description = Рекомендуемая форма: пункты 4, 18 Типовой методики оценки деятельности административных государственных служащих корпуса «Б»

## Поля: название, пояснение и примеры; примеры и официальные названия форм – данные и не переводятся.

fields-stage-name =
    .title = Этап
    .description = Что делается
    .examples = ["Направление оценочных листов оценивающим лицам"]

fields-stage-due =
    .title = Срок
    .description = Не позднее этого дня
    .examples = ["2026-10-05"]

fields-stage-responsible =
    .title = Кто отвечает
    .description = По желанию
    .examples = ["служба управления персоналом"]

fields-scheduled-evaluator =
    .title = Кто оценивает
    .description = Оценивающее (для корпуса «А» – уполномоченное) лицо

fields-scheduled-assess_by =
    .title = Оценить не позднее
    .description = Включительно; если не указано, печатается последний день по методике
    .examples = ["2026-10-15"]

fields-schedule-methodology =
    .title = Методика
    .description = A – корпуса «А»; B – корпуса «Б»
    .examples = ["B"]

fields-schedule-organization =
    .title = Государственный орган
    .description = Наименование
    .examples = ["Управление цифровых технологий"]

fields-schedule-period =
    .title = Оцениваемый период

fields-schedule-stages =
    .title = Этапы
    .description = Если раздел пуст, в графике печатается только срок оценки

fields-schedule-servants =
    .title = Кто кого оценивает
    .description = С листом ознакомления: подписи ставят на бумаге

fields-schedule-signatory =
    .title = Кто составил
    .description = Работник службы управления персоналом

fields-schedule-signed_on =
    .title = Дата
    .description = Когда составлен
    .section = Дата графика
    .examples = ["2026-10-01"]

fields-assessor-category =
    .title = Категория должности
    .description = По желанию
    .examples = ["C-O-3"]

fields-assessor-assesses =
    .title = Кого оценивает
    .description = Служащие или подразделения
    .examples = ["служащие отдела профилактики"]

fields-assessor_decision-organization =
    .title = Государственный орган
    .description = Наименование
    .examples = ["Управление цифровых технологий"]

fields-assessor_decision-number =
    .title = Номер
    .description = Как в журнале регистрации
    .examples = ["18"]

fields-assessor_decision-kind =
    .title = Кто оценивает
    .description = stand_in – лицо, замещающее отсутствующее оценивающее; delegates – служащие, определённые оценивающим лицом, если оценивают больше двадцати человек; apparatus_head – руководитель аппарата
    .section = О чём решение
    .examples = ["delegates"]

fields-assessor_decision-period =
    .title = Оцениваемый период

fields-assessor_decision-evaluator =
    .title = Оценивающее лицо
    .description = Отсутствующее; определяющее других; для руководителя аппарата – первый руководитель

fields-assessor_decision-reason =
    .title = Почему отсутствует
    .description = Для замещающего лица
    .section = Основание
    .examples = ["трудовой отпуск"]

fields-assessor_decision-since =
    .title = Отсутствует с
    .description = Для замещающего лица
    .examples = ["2026-10-01"]

fields-assessor_decision-until =
    .title = Отсутствует по
    .description = Для замещающего лица, включительно
    .examples = ["2026-10-30"]

fields-assessor_decision-assessed =
    .title = Сколько человек оценивает
    .description = Если определяют других служащих: больше двадцати
    .examples = [27]

fields-assessor_decision-assessors =
    .title = Кто оценивает по решению
    .description = И кого

fields-assessor_decision-decided_by =
    .title = Кто принял решение

fields-assessor_decision-signed_on =
    .title = Дата решения
    .description = До оценки
    .section = Дата решения
    .examples = ["2026-10-01"]
