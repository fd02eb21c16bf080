### Акт об уничтожении документов, срок хранения которых истёк.

## Что правила находят: правило и вариант.

A14-destroyed =
    .early = Строка { $number }: документы должны храниться по { $until }, а уничтожаются { $day }; исключите их из акта

B13-destroyed =
    .early = Строка { $number }: документы должны храниться по { $until }, а уничтожаются { $day }; исключите их из акта
    .short = Строка { $number }: срок хранения указан по { $until }, но период закончился { $end }, и документы о нём хранятся не меньше чем по { $least }; проверьте дату

B13-destroyed-signed =
    .future = Акт подписан { $signed }, этот день ещё не наступил: сегодня { $today }

B13-destroyed-members =
    .twice = Члены комиссии { $first } и { $other } – одно лицо; оставьте одну строку

## Что проверяют правила, одной строкой.

summary-A14-destroyed = Документы корпуса «А» не уничтожаются до конца срока хранения
summary-B13-destroyed = Документы корпуса «Б» не уничтожаются до конца срока хранения
summary-B13-destroyed-signed = Акт не подписан будущим днём
summary-B13-destroyed-members = Никто не назван в комиссии дважды

## Формы: официальное название и описание.

forms-destruction_act =
    .title = Акт об уничтожении документов по оценке
    .description = Рекомендуемая форма: пункт 13 Типовой методики оценки деятельности административных государственных служащих корпуса «Б», пункт 14 Методики оценки деятельности административных государственных служащих корпуса «А»

## Поля: название, пояснение и примеры.

fields-destroyed_group-kind =
    .title = Вид документов
    .description = Наименование формы, без имён
    .examples = ["Оценочный лист (приложение 2)"]

fields-destroyed_group-methodology =
    .title = Корпус
    .description = A – корпус «А»; B – корпус «Б»
    .examples = ["B"]

fields-destroyed_group-year =
    .title = Год
    .description = О котором документы; пусто, если они не о периоде
    .examples = [2023]

fields-destroyed_group-quarter =
    .title = Квартал
    .description = От 1 до 4; пусто для документов о годе
    .examples = [3]

fields-destroyed_group-papers =
    .title = Количество
    .description = Число документов
    .examples = [412]

fields-destroyed_group-kept_until =
    .title = Хранились по
    .description = Последний день, по который документы должны были храниться
    .examples = ["2026-10-20"]

fields-commission_member-role =
    .title = Участие в комиссии
    .description = chair – председатель; member – член; secretary – секретарь
    .examples = ["member"]

fields-destruction_act-organization =
    .title = Государственный орган
    .description = Наименование
    .examples = ["Министерство речного хозяйства и водных путей Республики Казахстан"]

fields-destruction_act-number =
    .title = Номер
    .description = Номер акта
    .examples = ["3"]

fields-destruction_act-groups =
    .title = Документы
    .description = По видам и периодам, без имён оценённых: акт хранится дольше документов

fields-destruction_act-means =
    .title = Способ уничтожения
    .description = Как уничтожаются документы
    .examples = ["Стирание записей и файлов без возможности восстановления"]

fields-destruction_act-members =
    .title = Комиссия
    .description = Кто подписывает акт

fields-destruction_act-approved_by =
    .title = Кто утверждает
    .description = Руководитель государственного органа или аппарата

fields-destruction_act-signed_on =
    .title = Дата акта
    .description = Когда подписан
    .examples = ["2026-10-26"]
