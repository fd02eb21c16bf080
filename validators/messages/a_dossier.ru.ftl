### Сообщения правил о соглашении, оценочном листе и отзыве корпуса «А», которые составляют одно целое.

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
