### Сообщения правил о документах, которые составляют одно целое. Ключ – правило и вариант.
### number и paper – документ, в котором ошибка, other_number и other_paper – документ, с которым он сравнивается.

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

B-dossier-penalty-cap =
    .exceeded = По документу { $number } ({ $paper }) оценка после сессии – { $after }, а по документу { $other_number } ({ $other_paper }) в квартале наложено взыскание ({ $imposed }): параметр 5 не может превышать { $cap }, поэтому средняя оценка – не выше { $limit }

term-paper_a1_agreement = соглашение
term-paper_a2_agreement = соглашение
term-paper_a3_score_sheet = оценочный лист
term-paper_a6_review = отзыв
term-paper_a8_agreement = соглашение
term-paper_a9_score_sheet = оценочный лист
term-paper_a10_review = отзыв
term-paper_b1_score_sheet = оценочный лист
term-paper_b2_score_sheet = оценочный лист
term-paper_b_annual = итоговая оценка за год
term-paper_b_calibration_order = решение о проведении калибровочной сессии
term-paper_b_calibration_protocol = протокол калибровочной сессии
