### Документы, которые составляют одно целое. number и paper – документ, в котором ошибка, other_number и other_paper –
### документ, с которым он сравнивается.

## Что правила находят: правило и вариант.

A6-dossier-servant =
    .iin = Документ { $number } ({ $paper }) составлен на другого служащего, чем документ { $other_number } ({ $other_paper }): ИИН не совпадают
    .full_name = Документ { $number } ({ $paper }) составлен на другого служащего: «{ $name }», а документ { $other_number } ({ $other_paper }) – на служащего «{ $right }»
    .name = Служащий назван по-разному: в документе { $number } ({ $paper }) – «{ $name }», а в документе { $other_number } ({ $other_paper }) – «{ $right }»; если это один человек (сменилась фамилия, имя записано иначе), укажите его ИИН в обоих документах
    .position = В документе { $number } ({ $paper }) должность служащего – «{ $name }», а в документе { $other_number } ({ $other_paper }) – «{ $right }»; если это один человек, укажите его ИИН в обоих документах
    .category = В документе { $number } ({ $paper }) служащий категории { $category }, а в документе { $other_number } ({ $other_paper }) – категории { $right }

A4-dossier-authorized =
    .iin = Уполномоченное лицо в документе { $number } ({ $paper }) – не то, что в документе { $other_number } ({ $other_paper }): ИИН не совпадают; это верно, если право назначения перешло к другому лицу (новый или исполняющий обязанности руководитель)
    .full_name = Уполномоченное лицо в документе { $number } ({ $paper }) – «{ $name }», а в документе { $other_number } ({ $other_paper }) – «{ $right }»; это верно, если право назначения перешло к другому лицу (новый или исполняющий обязанности руководитель)
    .name = Уполномоченное лицо названо по-разному: в документе { $number } ({ $paper }) – «{ $name }», а в документе { $other_number } ({ $other_paper }) – «{ $right }»; проверьте, верно ли это
    .position = В документе { $number } ({ $paper }) должность уполномоченного лица – «{ $name }», а в документе { $other_number } ({ $other_paper }) – «{ $right }»; если это один человек, укажите его ИИН в обоих документах

A3-dossier-year =
    .differs = Документ { $number } ({ $paper }) – за { $year } год, а документ { $other_number } ({ $other_paper }) – за { $right } год

A4-dossier-signed =
    .order = Документ { $number } ({ $paper }) подписан { $signed }, раньше, чем документ { $other_number } ({ $other_paper }): { $other_signed }

A20-kpis-of-agreement =
    .missing = В документе { $number } ({ $paper }) нет КЦИ «{ $name }», а документ { $other_number } ({ $other_paper }) его предусматривает
    .foreign = В документе { $number } ({ $paper }) оценён КЦИ «{ $name }», которого нет в документе { $other_number } ({ $other_paper })
    .unit = В документе { $number } ({ $paper }) единица измерения КЦИ «{ $name }» – «{ $stated }», а в документе { $other_number } ({ $other_paper }) – «{ $right }»
    .planned = В документе { $number } ({ $paper }) плановое значение КЦИ «{ $name }» – { $stated }, а в документе { $other_number } ({ $other_paper }) – { $right }

A23-review-of-sheet =
    .score = В документе { $number } ({ $paper }) указана оценка { $stated }, а в документе { $other_number } ({ $other_paper }) она равна { $right }
    .result = В документе { $number } ({ $paper }) указан результат «{ $stated }», а в документе { $other_number } ({ $other_paper }) – «{ $right }»

A23-review-of-agreement =
    .silent = В документе { $number } ({ $paper }) ничего не сказано о КЦИ «{ $name }», который называет документ { $other_number } ({ $other_paper })

A33-dossier-servant =
    .iin = Документ { $number } ({ $paper }) составлен на другого служащего, чем документ { $other_number } ({ $other_paper }): ИИН не совпадают
    .full_name = Документ { $number } ({ $paper }) составлен на другого служащего: «{ $name }», а документ { $other_number } ({ $other_paper }) – на служащего «{ $right }»
    .name = Служащий назван по-разному: в документе { $number } ({ $paper }) – «{ $name }», а в документе { $other_number } ({ $other_paper }) – «{ $right }»; если это один человек (сменилась фамилия, имя записано иначе), укажите его ИИН в обоих документах
    .position = В документе { $number } ({ $paper }) должность служащего – «{ $name }», а в документе { $other_number } ({ $other_paper }) – «{ $right }»; если это один человек, укажите его ИИН в обоих документах
    .category = В документе { $number } ({ $paper }) служащий категории { $category }, а в документе { $other_number } ({ $other_paper }) – категории { $right }

A33-dossier-authorized =
    .iin = Уполномоченное лицо в документе { $number } ({ $paper }) – не то, что в документе { $other_number } ({ $other_paper }): ИИН не совпадают; это верно, если право назначения перешло к другому лицу (новый или исполняющий обязанности руководитель)
    .full_name = Уполномоченное лицо в документе { $number } ({ $paper }) – «{ $name }», а в документе { $other_number } ({ $other_paper }) – «{ $right }»; это верно, если право назначения перешло к другому лицу (новый или исполняющий обязанности руководитель)
    .name = Уполномоченное лицо названо по-разному: в документе { $number } ({ $paper }) – «{ $name }», а в документе { $other_number } ({ $other_paper }) – «{ $right }»; проверьте, верно ли это
    .position = В документе { $number } ({ $paper }) должность уполномоченного лица – «{ $name }», а в документе { $other_number } ({ $other_paper }) – «{ $right }»; если это один человек, укажите его ИИН в обоих документах

A33-dossier-year =
    .differs = Документ { $number } ({ $paper }) – за { $year } год, а документ { $other_number } ({ $other_paper }) – за { $right } год

A33-dossier-signed =
    .order = Документ { $number } ({ $paper }) подписан { $signed }, раньше, чем документ { $other_number } ({ $other_paper }): { $other_signed }

A47-kpis-of-agreement =
    .missing = В документе { $number } ({ $paper }) нет КЦИ «{ $name }», а документ { $other_number } ({ $other_paper }) его предусматривает
    .foreign = В документе { $number } ({ $paper }) оценён КЦИ «{ $name }», которого нет в документе { $other_number } ({ $other_paper })
    .unit = В документе { $number } ({ $paper }) единица измерения КЦИ «{ $name }» – «{ $stated }», а в документе { $other_number } ({ $other_paper }) – «{ $right }»
    .planned = В документе { $number } ({ $paper }) плановое значение КЦИ «{ $name }» – { $stated }, а в документе { $other_number } ({ $other_paper }) – { $right }

A50-review-of-sheet =
    .score = В документе { $number } ({ $paper }) указана оценка { $stated }, а в документе { $other_number } ({ $other_paper }) она равна { $right }
    .result = В документе { $number } ({ $paper }) указан результат «{ $stated }», а в документе { $other_number } ({ $other_paper }) – «{ $right }»

A50-review-of-agreement =
    .silent = В документе { $number } ({ $paper }) ничего не сказано о КЦИ «{ $name }», который называет документ { $other_number } ({ $other_paper })

B5-dossier-person =
    .iin = Документ { $number } ({ $paper }) составлен на другого служащего, чем документ { $other_number } ({ $other_paper }): ИИН не совпадают
    .full_name = Документ { $number } ({ $paper }) составлен на другого служащего: «{ $name }», а документ { $other_number } ({ $other_paper }) – на служащего «{ $right }»
    .name = Служащий назван по-разному: в документе { $number } ({ $paper }) – «{ $name }», а в документе { $other_number } ({ $other_paper }) – «{ $right }»; если это один человек (сменилась фамилия, имя записано иначе), укажите его ИИН в обоих документах
    .position = В документе { $number } ({ $paper }) должность служащего – «{ $name }», а в документе { $other_number } ({ $other_paper }) – «{ $right }»; если это один человек, укажите его ИИН в обоих документах

B5-dossier-year =
    .differs = Документ { $number } ({ $paper }) – за { $year } год, а документ { $other_number } ({ $other_paper }) – за { $right } год: итоговая оценка складывается из кварталов одного календарного года

B3-dossier-quarters =
    .twice = Документ { $number } ({ $paper }) и документ { $other_number } ({ $other_paper }) – за один и тот же { $quarter } квартал { $year } года и за одно и то же время; за квартал составляется один лист, а если должностей было две, укажите последний день на прежней
    .protocols = Документ { $number } ({ $paper }) и документ { $other_number } ({ $other_paper }) – об оценке за один и тот же { $quarter } квартал { $year } года; её решает один протокол. Учтено то решение, что принято позже; проверьте
    .positions = Документ { $number } ({ $paper }) и документ { $other_number } ({ $other_paper }) – за один и тот же { $quarter } квартал { $year } года на двух должностях (пункт 6). Как их считать в итоговой оценке, приказ не говорит: за квартал взято среднее

B5-dossier-averages =
    .missing = В документе { $number } ({ $paper }) нет оценки за { $quarter } квартал, а он оценён: документ { $other_number } ({ $other_paper })
    .differs = В документе { $number } ({ $paper }) оценка за { $quarter } квартал – { $average }, а средняя оценка документа { $other_number } ({ $other_paper }) – { $right }
    .decided = В документе { $number } ({ $paper }) оценка за { $quarter } квартал – { $average }, а по документу { $other_number } ({ $other_paper }) она { $right }
    .mean = В документе { $number } ({ $paper }) оценка за { $quarter } квартал – { $average }, а среднее листов этого квартала, первый из которых – документ { $other_number } ({ $other_paper }), – { $right }

B5-dossier-formed =
    .early = Документ { $number } ({ $paper }) сформирован { $formed }, раньше, чем подписан документ { $other_number } ({ $other_paper }), – { $signed }

B11-dossier-appellant =
    .iin = Документ { $number } ({ $paper }) называет несогласным с оценкой не того, кого оценили: ИИН в документе { $other_number } ({ $other_paper }) другой
    .full_name = Документ { $number } ({ $paper }) называет несогласным с оценкой служащего «{ $name }», а в документе { $other_number } ({ $other_paper }) указан служащий «{ $right }»
    .name = Служащий назван по-разному: в документе { $number } ({ $paper }) – «{ $name }», а в документе { $other_number } ({ $other_paper }) – «{ $right }»; если это один человек (сменилась фамилия, имя записано иначе), укажите его ИИН в обоих документах
    .position = В документе { $number } ({ $paper }) должность служащего – «{ $name }», а в документе { $other_number } ({ $other_paper }) – «{ $right }»; если это один человек, укажите его ИИН в обоих документах

B20-dossier-evaluator =
    .iin = Документ { $number } ({ $paper }) называет другое оценившее лицо, чем документ { $other_number } ({ $other_paper }): ИИН не совпадают
    .full_name = Документ { $number } ({ $paper }) называет оценившим лицом «{ $name }», а в документе { $other_number } ({ $other_paper }) указано «{ $right }»
    .name = Оценившее лицо названо по-разному: в документе { $number } ({ $paper }) – «{ $name }», а в документе { $other_number } ({ $other_paper }) – «{ $right }»; если это один человек (сменилась фамилия, имя записано иначе), укажите его ИИН в обоих документах
    .position = В документе { $number } ({ $paper }) должность оценившего лица – «{ $name }», а в документе { $other_number } ({ $other_paper }) – «{ $right }»; если это один человек, укажите его ИИН в обоих документах

B11-dossier-quarter =
    .differs = Документ { $number } ({ $paper }) – об оценке за { $quarter } квартал { $year } года, а документ { $other_number } ({ $other_paper }) – за { $right } квартал { $right_year } года

B23-dossier-score =
    .differs = В документе { $number } ({ $paper }) оценка до калибровочной сессии – { $before }, а средняя оценка документа { $other_number } ({ $other_paper }) – { $average }

B-dossier-penalty-cap =
    .exceeded = По документу { $number } ({ $paper }) оценка после сессии – { $after }, а по документу { $other_number } ({ $other_paper }) в квартале наложено взыскание ({ $imposed }): параметр 5 не может превышать { $cap }, поэтому средняя оценка – не выше { $limit }

B11-dossier-appeal =
    .received = По документу { $number } ({ $paper }) результат получен { $day }, а документ { $other_number } ({ $other_paper }) подписан позже – { $signed }
    .submitted = По документу { $number } ({ $paper }) обращение подано { $day }, а документ { $other_number } ({ $other_paper }) подписан позже – { $signed }

B20-dossier-decision =
    .iin = Документ { $number } ({ $paper }) называет другое лицо, принявшее решение, чем документ { $other_number } ({ $other_paper }): ИИН не совпадают
    .full_name = По документу { $number } ({ $paper }) сессию назначило лицо «{ $name }», а по документу { $other_number } ({ $other_paper }) – «{ $right }»
    .name = Лицо, принявшее решение, названо по-разному: в документе { $number } ({ $paper }) – «{ $name }», а в документе { $other_number } ({ $other_paper }) – «{ $right }»; если это один человек (сменилась фамилия, имя записано иначе), укажите его ИИН в обоих документах
    .position = В документе { $number } ({ $paper }) должность лица, принявшего решение, – «{ $name }», а в документе { $other_number } ({ $other_paper }) – «{ $right }»; если это один человек, укажите его ИИН в обоих документах
    .date = Документ { $number } ({ $paper }) называет решение от { $day }, а документ { $other_number } ({ $other_paper }) подписан { $signed }

B20-dossier-appeal =
    .received = По документу { $number } ({ $paper }) результат получен { $day }, а по документу { $other_number } ({ $other_paper }) – { $other }
    .submitted = По документу { $number } ({ $paper }) обращение подано { $day }, а по документу { $other_number } ({ $other_paper }) – { $other }

B20-dossier-composition =
    .missing = В документе { $number } ({ $paper }) нет члена сессии «{ $name }», которого утвердил документ { $other_number } ({ $other_paper })
    .other = В документе { $number } ({ $paper }) указан член сессии «{ $name }», а документ { $other_number } ({ $other_paper }) его в состав не включает
    .alike = Член сессии назван по-разному: в документе { $number } ({ $paper }) – «{ $name }», а в документе { $other_number } ({ $other_paper }) – «{ $right }», или его должность другая; если это один человек, укажите его ИИН в обоих документах
    .role = Член сессии «{ $name }» участвует по документу { $number } ({ $paper }) не в той роли, в которой утверждён документом { $other_number } ({ $other_paper })

B21-dossier-held =
    .differs = По документу { $number } ({ $paper }) сессия проведена { $day }, а документ { $other_number } ({ $other_paper }) назначил её на { $planned }

## Что проверяют правила, одной строкой.

summary-A6-dossier-servant = Соглашение, оценочный лист и отзыв – об одном и том же служащем
summary-A4-dossier-authorized = Соглашение, оценочный лист и отзыв называют одно уполномоченное лицо
summary-A3-dossier-year = Соглашение, оценочный лист и отзыв – за один и тот же год
summary-A4-dossier-signed = Сначала подписано соглашение, потом лист, потом отзыв
summary-A20-kpis-of-agreement = Оценены все КЦИ соглашения и никакие другие
summary-A23-review-of-sheet = В отзыве – оценка и результат оценочного листа
summary-A23-review-of-agreement = Отзыв говорит о каждом КЦИ соглашения
summary-B5-dossier-person = Оценочные листы года и итоговая оценка за год – об одном и том же служащем
summary-B5-dossier-year = Оценочные листы и итоговая оценка за год – за один и тот же календарный год
summary-B3-dossier-quarters = За квартал – один оценочный лист и не больше одного протокола, на двух должностях – два листа
summary-B5-dossier-averages = Итоговая оценка за год сложена из тех квартальных, что в оценочных листах и решениях калибровочных сессий
summary-B5-dossier-formed = Итоговая оценка за год сформирована не раньше, чем подписаны квартальные
summary-B11-dossier-appellant = Калибровочная сессия – по обращению того служащего, которого оценили
summary-B20-dossier-evaluator = Оценившее лицо названо на калибровочной сессии тем же, что в оценочном листе
summary-B11-dossier-quarter = Калибровочная сессия рассматривает оценку того квартала, за который составлен лист
summary-B23-dossier-score = Оценка до калибровочной сессии – средняя оценка оспоренного листа
summary-B-dossier-penalty-cap = Оценка после сессии не выше той, что допускает взыскание в квартале
summary-B11-dossier-appeal = Результат получен и обращение подано не раньше, чем подписан оценочный лист
summary-B20-dossier-decision = Протокол называет ту дату решения о проведении сессии и то лицо, что в самом решении
summary-B20-dossier-appeal = Даты обращения в решении и в протоколе одни и те же
summary-B20-dossier-composition = Сессия проведена в утверждённом составе
summary-B21-dossier-held = Сессия проведена в тот день, на который назначена
