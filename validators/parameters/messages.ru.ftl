### Что говорят таблицы методики (validators/parameters), слово в слово: по этим словам находится перевод.

# Результаты оценки.
wording-result-b-effective = выполняет функциональные обязанности эффективно
wording-result-b-proper = выполняет функциональные обязанности надлежащим образом
wording-result-b-satisfactory = выполняет функциональные обязанности удовлетворительно
wording-result-b-unsatisfactory = выполняет функциональные обязанности не удовлетворительно
wording-result-a-effective = эффективно
wording-result-a-satisfactory = удовлетворительно
wording-result-a-unsatisfactory = неудовлетворительно

# Взыскания.
wording-penalty-remark = замечания
wording-penalty-reprimand = выговора
wording-penalty-severe_reprimand = строгого выговора
wording-penalty-incomplete_compliance = предупреждения о неполном служебном соответствии
wording-penalty-demotion = понижения в государственной должности
wording-penalty-dismissal = увольнения с занимаемой государственной должности
wording-penalty-other = иного взыскания

# Кто оценивает.
wording-role-immediate_supervisor = непосредственным руководителем
wording-role-unit_head = руководителем структурного подразделения
wording-role-body_head = руководителем государственного органа
wording-role-stand_in = лицом, замещающим оценивающее лицо
wording-role-receiving_body = оценивающим лицом принимающего государственного органа
wording-role-maslikhat_chair = председателем маслихата
wording-role-apparatus_head = руководителем аппарата государственного органа
wording-role-delegate = служащим, определённым оценивающим лицом

# Особые основания.
wording-basis-stand_in = решение, по которому оценивающее лицо замещают
wording-basis-receiving_body = решение о прикомандировании
wording-basis-apparatus_head = решение первого руководителя государственного органа
wording-basis-delegate = решение оценивающего лица, которое определило этого служащего

# Должности в скобках пункта 17.
wording-positions-C-1 = заместитель председателя Комитета центрального исполнительного органа, директор департамента
wording-positions-D-3 = руководитель структурного подразделения

# Строки таблиц приложений 4 и 5.
wording-percent-most = 100 и выше
