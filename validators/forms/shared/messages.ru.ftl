### Общее для нескольких форм.

## Что правила находят: правило и вариант.

A-edition =
    .year = Оценка за { $year } год проводилась по прежней редакции методики: эта редакция применяется к оцениваемым годам с { $since }

A6-parties =
    .same = Служащий и уполномоченное лицо – один и тот же человек, а соглашение заключают двое

A-signed-on =
    .future = Дата подписания { $signed } ещё не наступила: сегодня { $today }

A33-period =
    .year = Указан { $year } год, а глава 5 оценивает только работу с { $first } по { $last }

A33-position =
    .later = Служащий назначен на должность { $appointed }, после оцениваемого периода главы 5 ({ $first } – { $last }): оценивать в нём нечего
    .earlier = Служащий уволен { $dismissed }, до оцениваемого периода главы 5 ({ $first } – { $last }): оценивать в нём нечего
    .order = Дата увольнения { $dismissed } раньше даты назначения { $appointed }

form-not-in-force =
    .signed = Документ подписан { $signed }, а глава 5 и её приложения 8, 9 и 10 действуют до { $until }
    .unsigned = Дата подписания не указана, а на { $today } глава 5 и её приложения 8, 9 и 10 уже не действуют: они действуют до { $until }; для архивной копии укажите день подписания

B-edition =
    .period = { $quarter } квартал { $year } года оценивался по прежней редакции методики: эта редакция применяется с { $since }
    .document = На { $day } эта редакция методики ещё не применялась: она применяется с { $since }

B3-period =
    .quarter = Оцениваемый период – квартал: номер от { $least } до { $most }, указан { $quarter }

B5-period-over =
    .signed = Лист подписан { $signed }, а { $quarter } квартал { $year } года заканчивается { $end }: оценка проводится по итогам квартала, подписать её можно после этого дня
    .future = На { $today } { $quarter } квартал { $year } года ещё не начался: оценка проводится по итогам квартала, после { $end }
    .running = На { $today } { $quarter } квартал { $year } года ещё не закончился: оценка проводится по его итогам, после { $end }
    .last_day = Лист подписан { $signed }, в последний день квартала: оценка за { $quarter } квартал { $year } года проводится по его итогам. Проверьте, что в этот день квартал был уже отработан

B5-signed-on =
    .future = Дата подписания { $signed } ещё не наступила: сегодня { $today }

B5-deadline =
    .late = Лист подписан { $signed }, а оценка за { $quarter } квартал { $year } года проводится не позднее { $due }
    .unsigned = Дата подписания не указана, а срок оценки за { $quarter } квартал { $year } года истёк { $due } (сегодня { $today })

B6-employment =
    .order = Дата увольнения { $dismissed } раньше даты назначения { $appointed }

B6-tenure =
    .later = Служащий назначен { $appointed }, после окончания квартала ({ $end }): за { $quarter } квартал { $year } года оценка не проводится
    .dismissed = Служащий уволен { $dismissed }, до начала квартала ({ $start }): за { $quarter } квартал { $year } года оценка не проводится
    .short = В { $quarter } квартале { $year } года служащий занимал должность с { $start } по { $end }, менее одного месяца: оценка не проводится

B6-days-worked =
    .few = Отработано { $worked }, а нужно не менее { $least }: оценка не проводится
    .few_moved = За квартал отработано { $worked }, а нужно не менее { $least }: оценка не проводится. Считаются дни всего квартала, а не только на этой должности

B6-days-possible =
    .many = Указано { $worked }, а с { $start } по { $end } по производственному календарю – { $possible }; проверьте число

B13-retention =
    .over = Документ подписан { $signed }; трёхлетний срок хранения истёк { $last } (сегодня { $today })

B17-self =
    .same = Оценивающее и оцениваемое лицо – один и тот же человек; оценивать должен другой

B17-category =
    .unknown = Категории { $category } нет в списке категорий корпуса «Б»; проверьте, нет ли описки

B17-managerial =
    .named = Категорию { $category } пункт 17 называет целиком среди руководителей, а должность помечена как не руководящая; проверьте

## Что проверяют правила, одной строкой.

summary-A-edition = Оцениваемый год – 2025 или позже
summary-A6-parties = Служащий и уполномоченное лицо – разные люди
summary-A-signed-on = Дата подписания уже наступила
summary-A33-period = Глава 5 оценивает только работу с 1 января по 31 июля 2025 года
summary-A33-position = Служащий занимал должность в оцениваемом периоде главы 5
summary-form-not-in-force = Документ по главе 5 составлен до 1 марта 2026 года
summary-B-edition = Методика в этой редакции применяется к кварталам начиная с III квартала 2025 года
summary-B3-period = Оцениваемый период – квартал года, от первого до четвёртого
summary-B5-period-over = Оценку подписывают после окончания квартала
summary-B5-signed-on = Дата подписания не позже текущей
summary-B5-deadline = Оценка проведена не позднее 20 числа месяца, следующего за кварталом
summary-B6-employment = Увольнение не раньше назначения
summary-B6-tenure = Служащий занимал должность в квартале не менее одного месяца
summary-B6-days-worked = В квартале фактически отработано не менее 15 рабочих дней
summary-B6-days-possible = Отработано не больше рабочих дней, чем их было по календарю
summary-B13-retention = Срок хранения документов оценки – три года со дня её завершения
summary-B17-self = Оценивающее и оцениваемое лицо – разные люди
summary-B17-category = Категория есть в списке категорий корпуса «Б»
summary-B17-managerial = Должность категории, названной в пункте 17 целиком, – руководящая

## Как получены вычисленные значения.

explanations-names-average = Средняя итоговая оценка
explanations-names-final_score = Итоговая оценка
explanations-names-result = Результат
explanations-names-realization_percents = Реализация КЦИ { $number }

## Слова, которые вставляются в сообщения.

count-kpis = { $number } КЦИ

count-working_days =
    { $number ->
        [one] { $number } рабочий день
        [few] { $number } рабочих дня
       *[other] { $number } рабочих дней
    }

count-of_working_days =
    { $number ->
        [one] { $number } рабочего дня
       *[other] { $number } рабочих дней
    }

count-worked_days =
    { $number ->
        [one] { $number } рабочий день
        [few] { $number } рабочих дня
       *[other] { $number } рабочих дней
    }

## Поля: название, пояснение и примеры; примеры и официальные названия форм – данные и не переводятся.

fields-corpus_a_employee-category =
    .title = Категория
    .description = Категория служащего корпуса «А»: 1 или 2
    .examples = [1]

fields-corpus_a_employee-appointed_on =
    .title = Дата назначения
    .description = На оцениваемую должность
    .examples = ["2023-02-01"]

fields-corpus_a_employee-dismissed_on =
    .title = Дата увольнения
    .description = Если служащий уволен; последний день в должности
    .examples = ["2025-11-15"]

fields-employee-category =
    .title = Категория должности
    .description = По реестру должностей корпуса «Б»; буквы латинские или русские, хранится латинскими
    .hint = По реестру должностей корпуса «Б», например C-4
    .examples = ["C-4", "C-O-1", "Е-R-2"]

fields-employee-managerial =
    .title = Руководящая должность
    .description = Для категорий C-1 и D-3 – только должности, названные в скобках пункта 17
    .examples = [false]

fields-employee-appointed_on =
    .title = Дата назначения
    .description = На оцениваемую должность
    .examples = ["2023-02-01"]

fields-employee-dismissed_on =
    .title = Дата увольнения
    .description = Если служащий уволен или перешёл на другую должность; последний день в должности
    .examples = ["2026-09-15"]

fields-appellant-managerial =
    .title = Руководящая должность
    .description = Можно не указывать
    .examples = [false]

fields-evaluator-role =
    .title = В каком качестве оценивает
    .description = immediate_supervisor – непосредственный руководитель; unit_head – руководитель структурного подразделения; body_head – руководитель государственного органа; stand_in – лицо, замещающее оценивающее; receiving_body – принимающий орган для прикомандированных; maslikhat_chair – председатель маслихата; apparatus_head – руководитель аппарата; delegate – определённый служащий
    .examples = ["unit_head"]

fields-evaluator-category =
    .title = Категория оценивающего лица
    .description = Если оно служащий корпуса «Б»: сверяется с категориями руководителей из подпункта 3 пункта 3
    .examples = ["C-O-1"]

fields-evaluator-ground =
    .title = Основание оценивать
    .description = Если оценивает замещающее лицо, принимающий орган, руководитель аппарата или определённый служащий: каким решением, дата и номер; в лист не печатается
    .examples = ["решение руководителя Комитета от 01.07.2026 № 15"]

fields-contested_evaluator-role =
    .title = В каком качестве оценил
    .description = Те же значения, что в оценочном листе; можно не указывать
    .examples = ["unit_head"]

fields-period-year =
    .title = Год
    .description = Календарный год
    .examples = [2026]

fields-period-quarter =
    .title = Квартал
    .description = Номер квартала, от 1 до 4
    .examples = [3]

fields-person-full_name =
    .title = Фамилия, имя, отчество
    .description = Полностью, в одну строку
    .examples = ["Сейтқали Айдана Бауыржанқызы"]

fields-person-position =
    .title = Должность
    .description = Полное наименование должности
    .examples = ["главный специалист"]

fields-person-organization =
    .title = Государственный орган
    .description = Наименование государственного органа
    .examples = ["Управление цифровых технологий"]

fields-person-iin =
    .title = ИИН
    .description = Индивидуальный идентификационный номер; проверяются дата рождения и контрольная цифра
    .hint = 12 цифр
    .examples = ["900512453059"]

fields-penalty-kind =
    .title = Вид взыскания
    .description = remark – замечание; reprimand – выговор; severe_reprimand – строгий выговор; incomplete_compliance – предупреждение о неполном служебном соответствии; demotion – понижение в должности; dismissal – увольнение; other – иное
    .examples = ["remark"]

fields-penalty-imposed_on =
    .title = Дата наложения
    .description = Учитывается взыскание, наложенное в оцениваемом квартале
    .examples = ["2026-08-14"]

fields-penalty-reason =
    .title = Основание
    .description = За что наложено
    .examples = ["нарушение срока исполнения документа"]
