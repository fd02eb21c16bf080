### Рабочие документы: несогласие, мониторинг, неоценённые корпусов «А» и «Б», сопроводительное письмо.

## Что правила находят: правило и вариант.

A12-kpis =
    .number = В обращении { $kpis }, а спорных может быть от 1 до { $most }
    .twice = КЦИ «{ $name }» назван дважды: { $first } и { $other } по порядку

A10-monitoring-kpis =
    .number = В мониторинге { $kpis }, а соглашение содержит { $due }
    .twice = КЦИ «{ $name }» назван дважды: { $first } и { $other } по порядку

A10-monitoring-percent =
    .missing = План КЦИ { $number } не больше нуля, процент достижения вычислить нельзя: укажите его в графе «Достижение в процентах»
    .differs = Указан процент { $stated } %, а при факте { $actual } и плане { $planned } получается { $right } %; если лучше меньшее значение, отметьте в графе «Откуда процент», что он указан
    .unstated = Процент достижения КЦИ { $number } отмечен как указанный или взятый из опроса, а графа «Достижение в процентах» не заполнена
    .stated = Процент достижения КЦИ { $number }, { $stated } %, указан, а не вычислен из факта и плана: так бывает, когда лучше меньшее; проверьте его

A10-monitoring-position =
    .later = Служащий назначен { $appointed }, после окончания полугодия ({ $end }): достижений за полугодие у него ещё нет; проверьте дату

A26-monitoring-signed =
    .early = Мониторинг направлен { $sent }, раньше, чем подписан: { $signed }; проверьте даты

A10-monitoring-after-half-year =
    .signed = Мониторинг подписан { $signed }, а полугодие заканчивается { $end }: подписать его можно после этого дня
    .running = На { $today } полугодие ещё не закончилось: мониторинг составляют по его итогам, после { $end }

A26-monitoring =
    .late = Мониторинг направлен { $sent }, а направляется не позднее { $due }
    .unsent = День направления мониторинга не указан, а срок истёк { $due } (сегодня { $today })

A26-monitoring-2025 =
    .late = Мониторинг полугодия 2025 года направлен { $sent }, а направлялся до { $before }, не включая этот день

A26-reasons =
    .tenure = Причина – срок на должности менее трёх месяцев, а служащий занимал её с { $start } по { $end }
    .days_missing = Причина – отработано менее { $least }, а сколько отработано, не указано
    .days_worked = Причина – отработано менее { $least }, а указано { $worked }
    .explanation = Причина – иная, а какая, не сказано: назовите её в графе «Пояснение»

A26-enclosed =
    .agreement_sheets = На служащего { $number } не приложена копия ежегодного соглашения
    .score_sheet_sheets = На служащего { $number } не приложена копия оценочного листа
    .review_sheets = На служащего { $number } не приложена копия отзыва
    .nothing = В письме нет ни оценённых служащих, ни тех, в отношении которых оценка не проведена: направлять нечего

A26-once =
    .twice = Служащий назван дважды для одной должности: { $first } и { $other } по порядку
    .positions = Служащий назван дважды, на разных должностях ({ $first } и { $other } по порядку): это верно, если речь об обеих должностях; проверьте

A26-completed =
    .early = Оценка завершена { $day }, а оцениваемый { $year } год тогда ещё не закончился

A26-sent =
    .late = Материалы направлены { $sent }, а оценка завершена { $completed }: направляются в течение { $term }, не позднее { $due }
    .early = Материалы направлены { $sent }, раньше завершения оценки { $completed }
    .unsent = День направления не указан, а материалы направляются в течение { $term } со дня завершения оценки { $completed }: срок истёк { $due } (сегодня { $today })

A54-period =
    .year = Указан { $year } год, а глава 5 оценивает только работу с { $first } по { $last }

A54-enclosed =
    .agreement_sheets = На служащего { $number } не приложена копия ежегодного соглашения
    .score_sheet_sheets = На служащего { $number } не приложена копия оценочного листа
    .review_sheets = На служащего { $number } не приложена копия отзыва
    .nothing = В письме нет служащих: направлять нечего
    .strategy_sheets = На служащего { $number } не приложена стратегия управления персоналом: её направляют о тех, кто назван в подпункте 1 пункта 34 (руководители аппаратов); проверьте, из них ли он
    .strategy_report_sheets = На служащего { $number } не приложена справка об исполнении стратегии управления персоналом: её направляют о тех, кто назван в подпункте 1 пункта 34 (руководители аппаратов); проверьте, из них ли он
    .not_assessed = Указаны служащие, в отношении которых оценка не проведена, а пункт 54 их списка не предусматривает; проверьте, не годовая ли это оценка

A54-once =
    .twice = Служащий назван дважды для одной должности: { $first } и { $other } по порядку
    .positions = Служащий назван дважды, на разных должностях ({ $first } и { $other } по порядку): это верно, если речь об обеих должностях; проверьте

A54-completed =
    .early = Оценка завершена { $day }, а оцениваемый период главы 5 заканчивается { $end }

A54-sent =
    .late = Материалы направлены { $sent }, а оценка завершена { $completed }: направляются в течение { $term }, не позднее { $due }
    .early = Материалы направлены { $sent }, раньше завершения оценки { $completed }
    .unsent = День направления не указан, а материалы направляются в течение { $term } со дня завершения оценки { $completed }: срок истёк { $due } (сегодня { $today })

B6-reasons =
    .tenure = Причина – срок на должности менее одного месяца, а служащий занимал её в квартале с { $start } по { $end }
    .days_missing = Причина – отработано менее { $least }, а сколько отработано, не указано
    .days_worked = Причина – отработано менее { $least }, а указано { $worked }
    .seconded = Причина – прикомандирование, а куда служащий прикомандирован и с какого дня, не сказано: назовите в графе «Пояснение» орган и срок
    .explanation = Причина – иная, а какая, не сказано: назовите её в графе «Пояснение»

B6-once =
    .twice = Служащий назван дважды для одной должности: { $first } и { $other } по порядку; проверьте
    .positions = Служащий назван дважды, на разных должностях ({ $first } и { $other } по порядку): это верно, если речь об обеих должностях; проверьте

B6-list-over =
    .early = Список подписан { $signed }, а квартал заканчивается { $end }: до этого дня ещё не известно, сколько дней отработано; проверьте дату

## Что проверяют правила, одной строкой.

summary-A12-kpis = Спорных КЦИ от одного до пяти
summary-A10-monitoring-kpis = Мониторинг – о всех пяти КЦИ
summary-A10-monitoring-percent = Процент достижения равен факту, делённому на план
summary-A10-monitoring-position = Служащий занимал должность в первом полугодии
summary-A26-monitoring-signed = Мониторинг направлен не раньше, чем подписан
summary-A10-monitoring-after-half-year = Мониторинг составлен после окончания полугодия
summary-A26-monitoring = Мониторинг направлен не позднее 10 июля
summary-A26-monitoring-2025 = Мониторинг полугодия 2025 года направлен до 15 августа 2025 года
summary-A26-reasons = Причина указана верно
summary-A26-enclosed = Приложены копии всех трёх документов
summary-A26-once = Каждый служащий назван один раз для одной должности
summary-A26-completed = Оценка завершена после оцениваемого года
summary-A26-sent = Материалы направлены за три рабочих дня
summary-A54-period = Материалы главы 5 – о работе 2025 года
summary-A54-enclosed = Приложены документы пункта 54
summary-A54-once = В письме главы 5 служащий назван один раз
summary-A54-completed = Оценка завершена после 31 июля 2025 года
summary-A54-sent = Материалы направлены за десять рабочих дней

summary-B6-reasons = Причина, по которой оценка за квартал не проведена, указана верно
summary-B6-once = Каждый служащий назван в списке неоценённых один раз для одной должности
summary-B6-list-over = Список неоценённых подписан после окончания квартала

## Формы: официальное название и описание.

forms-a_disagreement =
    .title = Обращение о несогласии служащего с КЦИ
    .description = Рекомендуемая форма (пункт 12 Методики)

forms-a_monitoring =
    .title = Мониторинг достижения КЦИ по итогам полугодия
    .description = Рекомендуемая форма (пункты 10, 26 Методики)

forms-a_not_assessed =
    .title = Список служащих, в отношении которых не проведена оценка
    .description = Рекомендуемая форма (пункты 3, 26 Методики)

forms-b_not_assessed =
    .title = Список служащих корпуса «Б», в отношении которых не проведена оценка
    .description = Рекомендуемая форма (пункты 4, 6 Типовой методики)

forms-a_transmittal =
    .title = Сопроводительное письмо к материалам оценки
    .description = Рекомендуемая форма (пункты 26, 54 Методики)

## Поля: название, пояснение и примеры; примеры и официальные названия форм – данные и не переводятся.

fields-disputed_kpi-name =
    .title = КЦИ
    .description = Наименование, как в проекте соглашения
    .examples = ["Доля автоматизированных услуг ведомства"]

fields-disputed_kpi-employee_grounds =
    .title = Обоснование служащего
    .description = Почему служащий не согласен
    .examples = ["Показатель зависит от подрядчика, договор с которым ещё не заключён"]

fields-disputed_kpi-authorized_person_grounds =
    .title = Обоснование уполномоченного лица
    .description = Почему КЦИ установлен
    .examples = ["Показатель предусмотрен планом развития министерства"]

fields-disagreement-employee =
    .title = Служащий

fields-disagreement-authorized_person =
    .title = Уполномоченное лицо
    .description = Лицо, наделённое правом назначения на должность и освобождения от неё

fields-disagreement-year =
    .title = Оцениваемый год
    .description = Календарный год соглашения
    .section = Оцениваемый период
    .examples = [2026]

fields-disagreement-kpis =
    .title = Спорные КЦИ
    .description = С обоснованиями обеих сторон

fields-disagreement-number =
    .title = Номер
    .description = Исходящий номер, по желанию
    .examples = ["04-12/118"]

fields-disagreement-signed_on =
    .title = Дата
    .description = Когда подписано
    .examples = ["2026-01-19"]

fields-monitored_kpi-name =
    .title = КЦИ
    .description = Наименование, как в соглашении
    .examples = ["Доля автоматизированных услуг ведомства"]

fields-monitored_kpi-unit =
    .title = Единица измерения
    .description = Как в соглашении
    .examples = ["%"]

fields-monitored_kpi-planned =
    .title = Плановое значение
    .description = На год, как в соглашении
    .examples = ["80"]

fields-monitored_kpi-actual =
    .title = Фактическое значение
    .description = По итогам полугодия
    .examples = ["42.5"]

fields-monitored_kpi-realization_percent =
    .title = Достижение в процентах
    .description = Вычисляется; если указано, должно совпасть. Обязательно, если процент не вычислен
    .examples = ["53.13"]

fields-monitored_kpi-percent_source =
    .title = Откуда процент
    .description = computed – вычислен из факта и плана (по умолчанию); survey – из опроса в информационной системе; stated – указан, например когда лучше меньшее значение
    .examples = ["computed"]

fields-monitored_kpi-note =
    .title = Примечание
    .description = По желанию
    .examples = ["Вторая очередь сдаётся в октябре"]

fields-monitoring-employee =
    .title = Служащий

fields-monitoring-authorized_person =
    .title = Уполномоченное лицо
    .description = Лицо, наделённое правом назначения на должность и освобождения от неё

fields-monitoring-year =
    .title = Год
    .description = Полугодие – с 1 января по 30 июня этого года
    .section = Оцениваемый период
    .examples = [2026]

fields-monitoring-kpis =
    .title = КЦИ
    .description = Все пять КЦИ соглашения

fields-monitoring-signed_on =
    .title = Дата подписания
    .description = После 30 июня
    .examples = ["2026-07-06"]

fields-monitoring-sent_on =
    .title = Направлен
    .description = Когда направлен в уполномоченный орган; не позднее 10 июля
    .examples = ["2026-07-08"]

fields-not_assessed-appointed_on =
    .title = Дата назначения
    .description = На должность, которая оценивается
    .examples = ["2025-11-03"]

fields-not_assessed-dismissed_on =
    .title = Дата увольнения
    .description = Если уволен
    .examples = ["2025-02-14"]

fields-not_assessed-days_worked =
    .title = Отработано рабочих дней
    .description = Фактически за год
    .examples = [9]

fields-not_assessed-reason =
    .title = Причина
    .description = tenure – на должности менее трёх месяцев; days_worked – отработано менее 15 рабочих дней; other – иная, её называет «Пояснение»
    .examples = ["tenure"]

fields-not_assessed-explanation =
    .title = Пояснение
    .description = Для иной причины обязательно
    .examples = ["Должность упразднена 10 января 2025 года"]

fields-not_assessed_list-organization =
    .title = Государственный орган
    .description = Наименование
    .examples = ["Министерство речного хозяйства и водных путей Республики Казахстан"]

fields-not_assessed_list-year =
    .title = Оцениваемый год
    .description = Календарный год
    .examples = [2025]

fields-not_assessed_list-servants =
    .title = Служащие
    .description = В отношении которых не проведена оценка, с причинами

fields-not_assessed_list-signatory =
    .title = Кто подписывает
    .description = Руководитель государственного органа или службы управления персоналом

fields-not_assessed_list-completed_on =
    .title = Оценка завершена
    .description = День завершения оценки
    .section = Даты
    .examples = ["2026-01-20"]

fields-not_assessed_list-sent_on =
    .title = Направлен
    .description = Не позднее трёх рабочих дней со дня завершения оценки
    .examples = ["2026-01-22"]

fields-not_assessed_list-signed_on =
    .title = Дата подписания
    .description = Когда подписан
    .examples = ["2026-01-21"]

fields-not_assessed_in_quarter-days_worked =
    .title = Отработано рабочих дней
    .description = Фактически за квартал, на всех должностях
    .examples = [11]

fields-not_assessed_in_quarter-reason =
    .title = Причина
    .description = tenure – на должности менее одного месяца; days_worked – отработано менее 15 рабочих дней; seconded – прикомандирован, оценивает принимающий орган; other – иная, её называет «Пояснение»
    .examples = ["tenure"]

fields-not_assessed_in_quarter-explanation =
    .title = Пояснение
    .description = Какая иная причина; для прикомандированного – в какой орган и на какой срок
    .examples = ["Отпуск по уходу за ребёнком весь квартал"]

fields-quarter_not_assessed_list-organization =
    .title = Государственный орган
    .description = Наименование
    .examples = ["Министерство речного хозяйства и водных путей Республики Казахстан"]

fields-quarter_not_assessed_list-period =
    .title = Оцениваемый период

fields-quarter_not_assessed_list-servants =
    .title = Служащие
    .description = В отношении которых не проведена оценка, с причинами

fields-quarter_not_assessed_list-signatory =
    .title = Кто подписывает
    .description = Руководитель или работник службы управления персоналом

fields-quarter_not_assessed_list-signed_on =
    .title = Дата подписания
    .description = После окончания квартала
    .section = Подписание
    .examples = ["2026-10-15"]

fields-enclosed_papers-agreement_sheets =
    .title = Соглашение, листов
    .description = Сколько листов в копии ежегодного соглашения
    .examples = [2]

fields-enclosed_papers-score_sheet_sheets =
    .title = Оценочный лист, листов
    .description = Сколько листов в копии оценочного листа
    .examples = [2]

fields-enclosed_papers-review_sheets =
    .title = Отзыв, листов
    .description = Сколько листов в копии отзыва
    .examples = [2]

fields-enclosed_papers-strategy_sheets =
    .title = Стратегия управления персоналом, листов
    .description = Глава 5, о тех, кто назван в подпункте 1 пункта 34
    .examples = [12]

fields-enclosed_papers-strategy_report_sheets =
    .title = Справка об исполнении стратегии, листов
    .description = Глава 5, о тех, кто назван в подпункте 1 пункта 34: справка об исполнении стратегии управления персоналом
    .examples = [3]

fields-transmittal-organization =
    .title = Государственный орган
    .description = Наименование
    .examples = ["Министерство речного хозяйства и водных путей Республики Казахстан"]

fields-transmittal-year =
    .title = Оцениваемый год
    .description = Календарный год
    .examples = [2025]

fields-transmittal-servants =
    .title = Оценённые служащие
    .description = С числом листов в копии каждого документа; список пуст, если не оценён никто
    .hint = С числом листов в копии каждого документа; если не оценён никто, оставьте раздел пустым

fields-transmittal-signatory =
    .title = Кто подписывает
    .description = Руководитель государственного органа

fields-transmittal-completed_on =
    .title = Оценка завершена
    .description = День завершения оценки
    .examples = ["2026-01-20"]

fields-transmittal-kind =
    .title = Какие материалы
    .description = annual – годовой оценки, по пункту 26 (по умолчанию); chapter5 – оценки по главе 5, по пункту 54
    .examples = ["annual"]

fields-transmittal-not_assessed =
    .title = Не оценено
    .description = Сколько служащих в прилагаемом списке тех, кого не оценили; 0 – таких нет; не указано – письмо о них молчит
    .examples = [1]

fields-transmittal-number =
    .title = Номер
    .description = Исходящий номер, по желанию
    .examples = ["04-12/118"]

fields-transmittal-sent_on =
    .title = Дата
    .description = Когда направлено; не позднее трёх (глава 5 – десяти) рабочих дней со дня завершения оценки
    .examples = ["2026-01-22"]
