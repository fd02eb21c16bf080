### Список служащих.

## Что не может стоять в списке.

staff-title = Список служащих
staff-external_id = Внешний номер состоит из латинских букв, цифр, точек, дефисов и подчёркиваний, не длиннее 64 знаков
staff-external_id_iin = В этом номере – ИИН, а номер стоит в адресах и журналах. Возьмите табельный или другой номер, который ничего не говорит о человеке
staff-email = Это не адрес электронной почты: нужен вид «имя@область.kz»
staff-phone = Это не номер телефона: нужны цифры, например +7 7172 70 00 00
staff-category_a = В корпусе «А» две категории: 1 и 2
staff-category_b = В корпусе «Б» категория – код реестра должностей, например C-4; категории 1 и 2 – корпуса «А»
staff-dismissed_order = Дата освобождения { $dismissed } раньше даты назначения { $appointed }
staff-appointment_twice = Это же назначение уже стоит { $first }-м по счёту
staff-absence_order = Отсутствие заканчивается { $until }, раньше, чем начинается: { $since }
staff-evaluator_unnamed = У оценивающего, которого нет в списке, указываются имя и должность; у стоящего в списке – его внешний номер
staff-evaluator_twice = Оценивающий указан дважды: номером из списка и своими данными. Оставьте одно
staff-stated_appointment = Назначения № { $number } нет: их { $known }
staff-stated_twice = За этот период по этой должности дни уже указаны, { $first }-й записью
staff-unit = Такого подразделения нет, или их несколько с этим названием: укажите и вышестоящее, «Департамент / Управление»

## Поля: название, пояснение и примеры.

fields-staff_member-full_name =
    .title = Фамилия, имя, отчество
    .description = Полностью, в одну строку
    .examples = ["Сейтқали Айдана Бауыржанқызы"]
    .section = Служащий

fields-staff_member-iin =
    .title = ИИН
    .description = Индивидуальный идентификационный номер; проверяются дата рождения и контрольная цифра
    .hint = 12 цифр
    .examples = ["900512453059"]

fields-staff_member-contacts =
    .title = Контакты
    .description = Куда направлять уведомления

fields-staff_member-appointments =
    .title = Назначение
    .description = История должностей, от ранней к поздней; служащий может за квартал занимать две

fields-staff_member-absences =
    .title = Отсутствие
    .description = По ним считаются отработанные дни

fields-staff_member-days_worked =
    .title = Отработано дней
    .description = Если служба управления персоналом сама указывает, сколько дней отработано; иначе считаются по назначениям и отсутствиям

fields-contacts-phone =
    .title = Телефон
    .description = Для уведомлений
    .examples = ["+7 7172 70 00 00"]

fields-contacts-email =
    .title = Электронная почта
    .description = Для уведомлений
    .examples = ["servant@example.kz"]

fields-contacts-address =
    .title = Почтовый адрес
    .description = Для писем уволенным
    .examples = ["г. Астана, ул. Сарыарка, 1"]

fields-appointment-corpus =
    .title = Корпус
    .description = A – корпус «А»; B – корпус «Б»
    .examples = ["B"]

fields-appointment-category =
    .title = Категория
    .description = Для корпуса «А» – 1 или 2; для корпуса «Б» – по реестру должностей, например C-4
    .examples = ["C-4"]

fields-appointment-managerial =
    .title = Руководящая должность
    .description = Для категорий C-1 и D-3 – только должности, названные в скобках пункта 17
    .examples = [false]

fields-appointment-position =
    .title = Должность
    .description = Полное наименование должности
    .examples = ["главный специалист"]

fields-appointment-organization =
    .title = Государственный орган
    .description = Если не тот, от имени которого ведётся список, например прикомандированный
    .examples = ["Министерство речного хозяйства и водных путей Республики Казахстан"]

fields-appointment-unit =
    .title = Подразделение
    .description = Идентификатор подразделения или его название; с названием вышестоящего через косую черту, если таких несколько
    .hint = Название подразделения
    .examples = ["Департамент флота / Управление навигации"]

fields-appointment-appointed_on =
    .title = Дата назначения
    .description = Первый день в должности
    .examples = ["2023-02-01"]

fields-appointment-dismissed_on =
    .title = Дата освобождения
    .description = Последний день в должности; пусто – занимает её сейчас
    .examples = ["2026-09-15"]

fields-appointment-evaluator =
    .title = Оценивающее лицо
    .description = Кто оценивает на этой должности

fields-staff_evaluator-external_id =
    .title = Внешний номер
    .description = Номер оценивающего в этом же списке; тогда имя и должность не указываются
    .examples = ["hr-00017"]

fields-staff_evaluator-full_name =
    .title = Фамилия, имя, отчество
    .description = Если оценивающего нет в списке
    .examples = ["Жумабаев Нурлан Серикович"]

fields-staff_evaluator-position =
    .title = Должность
    .description = Полное наименование должности
    .examples = ["руководитель управления"]

fields-staff_evaluator-organization =
    .title = Государственный орган
    .description = Если не тот, от имени которого ведётся список
    .examples = ["Управление цифровых технологий"]

fields-staff_evaluator-iin =
    .title = ИИН
    .description = Если оценивающего нет в списке
    .hint = 12 цифр
    .examples = ["850101300123"]

fields-staff_evaluator-category =
    .title = Категория
    .description = Если оценивающий – служащий, которого нет в списке
    .examples = ["C-3"]

fields-staff_evaluator-role =
    .title = В каком качестве оценивает
    .description = immediate_supervisor – непосредственный руководитель; unit_head – руководитель структурного подразделения; body_head – руководитель государственного органа; stand_in – лицо, замещающее оценивающее; receiving_body – принимающий орган для прикомандированных; maslikhat_chair – председатель маслихата; apparatus_head – руководитель аппарата; delegate – определённый служащий
    .hint = Можно не указывать: следует из категории должности
    .examples = ["unit_head"]

fields-staff_evaluator-ground =
    .title = Основание оценивать
    .description = Если оценивает замещающее лицо, принимающий орган, руководитель аппарата или определённый служащий: каким решением, дата и номер
    .examples = ["решение руководителя Комитета от 01.07.2026 № 15"]

fields-absence-kind =
    .title = Причина
    .description = leave – трудовой отпуск; illness – временная нетрудоспособность; training – переподготовка или повышение квалификации; secondment – прикомандирование; social_leave – социальный отпуск; business_trip – командировка; other – иное отсутствие
    .examples = ["leave"]

fields-absence-since =
    .title = С какого дня
    .description = Первый день отсутствия
    .examples = ["2026-07-06"]

fields-absence-until =
    .title = По какой день
    .description = Последний день отсутствия; пусто – ещё продолжается
    .examples = ["2026-08-04"]

fields-stated_days-year =
    .title = Год
    .description = Календарный год
    .examples = [2026]

fields-stated_days-quarter =
    .title = Квартал
    .description = Номер квартала, от 1 до 4; для корпуса «А» не указывается
    .examples = [3]

fields-stated_days-appointment =
    .title = Номер назначения
    .description = Которое по счёту назначение; пусто – последнее
    .examples = [1]

fields-stated_days-days =
    .title = Дней
    .description = Сколько рабочих дней фактически отработано
    .examples = [58]
