### Страницы циклов оценки: квартал или год в одном месте.

assess-quarter_of_B = Оценка корпуса «Б» за { $quarter } квартал { $year } года
assess-year_of_A = Оценка корпуса «А» за { $year } год
assess-all = Все циклы оценки
assess-parts = Части цикла
assess-as_of = Список служащих взят на { $day }
assess-closed = Завершён
assess-open = Открыть цикл оценки
assess-open_lead = Выберите период: программа возьмёт список служащих и покажет, кого приказ велит оценить, кого нет и почему. До нажатия «Открыть цикл» ничего не сохраняется.
assess-foresee = Показать, что будет решено
assess-open_already = Цикл этого периода уже открыт
assess-open_now = Открыть цикл
assess-foreseen = что будет решено
assess-positions = Должностей в периоде
assess-assessed = Будут оценены
assess-by_form = На каких приложениях
assess-why_not = Почему не оцениваются
assess-asked = О чём приказ не говорит
assess-asked_text = На эти вопросы отвечают после открытия, на странице листа. Пока ответа нет, лист, о котором спрошено главное, не составить.
assess-empty = Циклов оценки пока нет
assess-empty_text = Цикл – это квартал в одном месте: кого оценивают, кто, на какой форме, что просрочено.
assess-empty_own = Здесь появятся те, кого оцениваете вы, когда кадровая служба откроет цикл и назовёт вас оценивающим лицом.
assess-no_staff = В этом периоде никто не числится
assess-no_staff_text = Занесите служащих в список: кто, на какой должности, с какого дня и кто оценивает.
assess-nobody = Никого нет
assess-and_more =
    { $number ->
        [one] и ещё { $number } человек
        [few] и ещё { $number } человека
       *[other] и ещё { $number } человек
    }
assess-people_number =
    { $number ->
        [one] { $number } служащий
        [few] { $number } служащих
       *[other] { $number } служащих
    }
assess-total_number =
    { $number ->
        [one] всего { $number } лист
        [few] всего { $number } листа
       *[other] всего { $number } листов
    }
assess-late_number =
    { $number ->
        [one] просрочен { $number }
       *[other] просрочено { $number }
    }
assess-asking_number =
    { $number ->
        [one] { $number } ждёт ответа
       *[other] { $number } ждут ответа
    }

assess-tab_units = Подразделения
assess-tab_evaluators = Оценивающие
assess-tab_sheets = Листы
assess-tab_not_assessed = Не оцениваются
assess-tab_differences = Изменения списка
assess-whole = Цикл в целом
assess-terms = Сроки
assess-appeals = Обращения
assess-unit = Подразделение
assess-no_unit = Подразделение не указано
assess-no_evaluator = Оценивающее лицо не известно
assess-term = Срок
assess-score = Оценка
assess-late_first = Сначала те, у кого есть просроченное.
assess-only = Только
assess-only_left = Осталось оценить
assess-only_late = Просрочено
assess-only_asking = Вопросы без ответа
assess-asks = есть вопрос
assess-name = Фамилия или имя
assess-first = К началу списка
assess-close = Завершить всё, что можно
assess-close_text = Завершаются листы, у которых прошёл срок обращения или состоялась калибровочная сессия. Когда завершены все, завершён и цикл.

assess-until = до { $day }
assess-due_assess = Оценить
assess-due_acquaint = Ознакомить
assess-due_appeal = Служащий может обратиться
assess-due_session = Провести калибровочную сессию
assess-left =
    { $number ->
        [0] сегодня последний день
        [one] остался { $number } день
        [few] осталось { $number } дня
       *[other] осталось { $number } дней
    }
assess-overdue =
    { $number ->
        [one] просрочено на { $number } день
        [few] просрочено на { $number } дня
       *[other] просрочено на { $number } дней
    }
assess-over = срок прошёл

assess-all_assessed = В этом цикле оцениваются все
assess-make_list = Составить список документом
assess-days = Отработано дней
assess-reason = Причина

assess-differences_text = Здесь то, в чём список служащих теперь расходится с циклом. Само ничего не меняется: отметьте, что применить к циклу. Введённые оценки остаются.
assess-compare_further = Сравнить следующих служащих
assess-no_differences = Список служащих и цикл согласны
assess-no_differences_text = Когда в списке кто-то появится, сменит должность или оценивающего, здесь будет показано, что изменится в цикле.
assess-applied =
    { $number ->
        [one] Применено { $number } изменение
        [few] Применено { $number } изменения
       *[other] Применено { $number } изменений
    }
assess-apply = Применить отмеченные
assess-apply_all = Применить все, что можно
assess-change = Изменение
assess-what_changes = Что изменится
assess-kind_added = появился
assess-kind_changed = изменился
assess-kind_gone = нет в списке
assess-told_added = В цикле появится лист
assess-told_changed = Решено будет заново
assess-told_gone = Лист будет убран из цикла
assess-made_already = Лист уже в состоянии «{ $state }»: исправляют документ
assess-of_evaluator = Кто оценивает – { $part }
assess-differs_unit_id = Подразделение
assess-differs_form = Форма
assess-differs_days_worked = Отработано дней
assess-differs_reason = Почему не оценивается
assess-differs_asking = Есть вопрос без ответа
assess-part_full_name = фамилия, имя, отчество
assess-part_position = должность
assess-part_organization = государственный орган
assess-part_iin = ИИН
assess-part_category = категория
assess-part_managerial = руководящая должность
assess-part_appointed_on = назначен на должность
assess-part_dismissed_on = последний день в должности
assess-part_role = в каком качестве
assess-part_ground = основание

assess-following = Документы по листу
assess-begin_paper = Составить
assess-begin_of = Составить: { $name }
assess-not_begun = Документ не начат
assess-make_schedule = Составить график по этому списку
assess-many_assessed =
    { $people ->
        [one] { $name } оценивает { $people } человека, больше двадцати: приказ допускает назвать уполномоченных лиц.
       *[other] { $name } оценивает { $people } человек, больше двадцати: приказ допускает назвать уполномоченных лиц.
    }
assess-make_decision = Составить решение об уполномоченных
assess-package = Пакет в уполномоченный орган
assess-package_text = В письме названы все, чьи листы готовы, и сколько служащих не оценивалось; число листов каждой копии впишите сами.
assess-make_letter = Составить письмо

assess-owed = Документы года
assess-made_of = готово { $made } из { $total }
assess-late_papers =
    { $number ->
        [one] просрочен { $number }
       *[other] просрочено { $number }
    }
assess-missing_of = Чьих ещё нет

assess-tab_workbook = Книга Excel
assess-in_workbook = Заполнить все листы в Excel
assess-take = Скачать книгу
assess-take_text =
    { $number ->
        [one] В книге { $number } лист, который ещё не отправлен: служащий, должность, оценивающий и дни заполнены, открыты ячейки оценок.
        [few] В книге { $number } листа, которые ещё не отправлены: служащие, должности, оценивающие и дни заполнены, открыты ячейки оценок.
       *[other] В книге { $number } листов, которые ещё не отправлены: служащие, должности, оценивающие и дни заполнены, открыты ячейки оценок.
    }
assess-nothing_left = Все листы отправлены, заполнять нечего.
assess-bring = Принять книгу
assess-bring_text = Каждая строка станет черновиком своего листа. Если принять ту же книгу ещё раз, ничего не изменится.
assess-filled = Заполненная книга
assess-filled_hint = Файл Excel (.xlsx), который скачали здесь
assess-submit_ready = Сразу отправить листы, в которых всё верно
assess-submit_ready_hint = Остальные останутся черновиками
assess-became = Что стало со строками
assess-row_submitted = Отправлено
assess-row_saved = Стало черновиками
assess-row_unchanged = Без изменений
assess-row_refused = Не принято
assess-remarks = Что не так
assess-remarks_text = Исправьте в книге и примите её ещё раз или откройте лист и исправьте там.
assess-remarks_more =
    { $number ->
        [one] Показано не всё: ещё { $number } замечание.
        [few] Показано не всё: ещё { $number } замечания.
       *[other] Показано не всё: ещё { $number } замечаний.
    }
assess-cell = Ячейка
assess-worksheet = Лист книги
assess-remark = Замечание
assess-row = строка { $number }

assess-tab_report = Отчёт
assess-report_text = Результаты – действующие: после калибровочной сессии – её. Прежние периоды стоят рядом, если оценивались по той же шкале. Числа ведут к листам за ними.
assess-report_table = Скачать таблицу (XLSX)
assess-report_chart = Скачать диаграмму (SVG)
assess-report_alt = Диаграмма результатов до калибровочных сессий. Те же числа есть в таблице XLSX.
assess-report_whole = Весь орган по периодам
assess-lenient_first = Первыми стоят те, чья средняя до сессий выше: разница со средней по органу показывает, кто оценивает мягче, а кто строже.
assess-failing_text = У кого последние результаты – два и больше – неудовлетворительные. Периоды, в которых служащий не оценивался, ряд не прерывают. Последствий приказ не называет.

## Страница листа.

assess-sheet = Лист оценки
assess-submit = Отправить лист
assess-fill_in = Заполнить лист
assess-paper = Открыть документ
assess-position = Должность
assess-capacity = В каком качестве и на каком основании
assess-around = Соседние листы (клавиши доступа 1 и 2)
assess-before = Предыдущий
assess-after = Следующий
assess-refused = Этот шаг сейчас невозможен
assess-changed_meanwhile = Лист за это время изменил кто-то ещё: посмотрите на него и повторите
assess-next_acquaint = Ознакомление
assess-on_acquaint = Когда служащий ознакомлен с результатом
assess-do_acquaint = Служащий ознакомлен
assess-next_appeal = Обращение
assess-on_appeal = Когда служащий подал обращение
assess-do_appeal = Служащий не согласен с результатом
assess-do_close = Завершить лист
assess-next_session = Калибровочная сессия
assess-session_text = Созовите сессию, а после неё составьте протокол:
assess-protocol = Протокол этой сессии
assess-choose_protocol = Выберите протокол
assess-no_protocols = Когда протокол сессии об этом служащем за этот период будет готов, он появится здесь.
assess-do_calibrate = Взять оценку из протокола
assess-questions = Ответьте: приказ этого не решает
assess-asked_officers = Кадровая служба ещё решает
assess-decide = Решить
assess-decide_otherwise = Решить иначе: кто оценивает, сколько отработано
assess-nothing_decided = Ничего не выбрано и не введено
assess-of_cycle = Одно из оценивающих лиц этого цикла
assess-as_listed = Как в списке служащих
assess-another = Другое лицо
assess-ground_hint = Решение, его дата и номер – если оценивает замещающее лицо, принимающий орган, руководитель аппарата или определённый служащий
assess-days_hint = Если их устанавливают, а не вычисляют
assess-no_full_name = Введите фамилию, имя и отчество оценивающего лица
assess-no_position = Введите должность оценивающего лица
assess-earlier = Прежние периоды
assess-no_earlier = Листов за другие периоды нет.
assess-steps = Что было с листом
assess-step = Шаг
assess-on = День
assess-due = Срок
assess-was_late = позже срока
assess-who = Кто
assess-at = Записано
assess-step_corrected = документ исправлен
assess-step_answered = решено кадровой службой
assess-step_changed = применено изменение списка служащих
assess-by_key = программа
assess-by_service = сама служба
assess-by_gone = бывший пользователь
