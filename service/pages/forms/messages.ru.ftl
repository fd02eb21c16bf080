### Страницы форм.

## Заголовки разделов, у которых нет своего.

forms-section_first = Документ
forms-section_last = Итог и подписание

## У полей.

forms-entry = № { $number }
forms-missing = Заполните: { $label }
forms-missing_here = Заполните это поле
forms-wrong_text = Введите текст
forms-wrong_long_text = Введите текст
forms-wrong_iin = Введите 12 цифр ИИН
forms-wrong_category = Введите код категории, например C-4
forms-wrong_number = Введите число цифрами, например 4,5
forms-wrong_whole = Введите целое число цифрами
forms-wrong_date = Введите дату, которая есть в календаре: день, месяц и год через точку, например 05.10.2026
forms-wrong_choice = Выберите одно из значений
forms-wrong_flag = Выберите «да» или «нет»
forms-wrong_rows = Записей должно быть от { $least } до { $most }: добавьте недостающие или удалите лишние

## Страницы: выбор формы, черновик, документ.

forms-title_new = Новый документ
forms-title_drafts = Черновики
forms-choose = Выберите форму
forms-usual = Вы делаете чаще всего
forms-begin = Начать с чистого бланка
forms-begin_with = Форма: { $form }
forms-from_file = Начать с файла
forms-from_file_hint = Таблица с одной строкой (XLSX или CSV по образцу этой формы) или файл JSON
forms-file = Файл
forms-open_file = Открыть файл
forms-from_last = Начать с прежнего документа
forms-from_last_hint = Люди и названия останутся, период станет следующим, оценки и даты будут пустыми
forms-not_own = Вы делаете только документы, в которых оценивающим лицом названы вы: впишите ИИН своей учётной записи
forms-no_drafts = Черновиков нет
forms-no_drafts_hint = Всё, что вы начнёте заполнять, сохраняется здесь само
forms-column_form = Форма
forms-column_whom = О ком
forms-column_saved = Сохранён
forms-column_action = Действие
forms-unnamed = Имя ещё не указано
forms-delete = Удалить черновик
forms-deleted = Черновик удалён
forms-delete_title = Удалить черновик?
forms-delete_text = Вернуть его будет нельзя
forms-continue = Продолжить
forms-all_drafts = Все черновики
forms-law =
    { $number ->
        [1] Пункт { $items }
       *[other] Пункты { $items }
    }
forms-explanation = Пояснение приложения
forms-state = Состояние
forms-saved_at = Сохранено в { $time }
forms-not_saved = Не сохранено
forms-errors =
    { $number ->
        [0] Ошибок нет
        [one] { $number } ошибка
        [few] { $number } ошибки
       *[other] { $number } ошибок
    }
forms-warnings =
    { $number ->
        [one] { $number } предупреждение
        [few] { $number } предупреждения
       *[other] { $number } предупреждений
    }
forms-left =
    { $number ->
        [0] Всё нужное заполнено
       *[other] Осталось заполнить: { $number }
    }
forms-computed = Вычислено
forms-found = Что не так
forms-own_value = Указать самому
forms-save = Сохранить
forms-check = Проверить
forms-make = Сделать документ
forms-preview = Показать, как будет напечатано
forms-preview_waits = Предпросмотр готовится: первый раз это занимает несколько секунд
forms-preview_again = Показать ещё раз
forms-preview_title = Как будет напечатано
forms-add = Добавить запись
forms-remove = Удалить
forms-up = Выше
forms-down = Ниже
forms-row_action = { $action }: { $entry }
forms-no_rows = Записей нет
forms-yes = Да
forms-no = Нет
forms-unsaid = Не указано
forms-summary = Исправьте, чтобы сделать документ
forms-clash = Черновик изменил кто-то ещё
forms-clash_by = Черновик изменил другой пользователь: { $name }
forms-clash_text = Ваши последние изменения пока не сохранены: посмотрите, чем они отличаются, и решите, что оставить
forms-compare = Показать различия
forms-difference_title = Две версии одного черновика
forms-difference_text = Пока вы писали, черновик сохранил кто-то ещё. Выберите для каждого поля, что оставить; остальное совпадает
forms-column_field = Поле
forms-theirs = Сохранено другим
forms-mine = Ваше
forms-blank = пусто
forms-entry_there = запись есть
forms-merge = Сохранить выбранное
forms-file_missing = Выберите файл
forms-file_unreadable = Файл не читается: нужна таблица XLSX или CSV по образцу этой формы или файл JSON
forms-file_json = В файле JSON нет формы и её данных: нужны поля form и data
forms-file_rows = В таблице должна быть одна заполненная строка; много строк сразу загружают в разделе «Пакеты»
forms-file_shape = В файле есть то, чего нет в этой форме: возьмите образец таблицы этой формы
forms-paper_title = Документ
forms-paper_queued = Документ изготавливается
forms-paper_queued_text = Обычно это занимает несколько секунд; страница обновится сама
forms-paper_ready = Документ готов
forms-paper_failed = Документ не удалось сделать
forms-paper_warnings = Предупреждения
forms-download_docx = Скачать Word (DOCX)
forms-download_pdf = Скачать PDF
forms-print = Открыть для печати
forms-seen = Посмотреть здесь
forms-next = Следующий документ о том же человеке
forms-beside = Такой же документ о другом человеке
forms-then = Что дальше
forms-correct = Исправить документ
forms-another = Новый документ
forms-renew = Обновить страницу
forms-more_errors = И ещё в форме: исправьте отмеченные поля
forms-file_large = Файл больше { $megabytes } МБ: для одного документа достаточно маленького файла

## Обжалование: решение и протокол калибровочной сессии.

forms-contest = Оспорен: решение о калибровочной сессии
forms-protocol = Начать протокол сессии
forms-session_title = Состав калибровочной сессии
forms-session_lead = Отметьте, кто войдёт в состав. Предложены те, кого называли прежние документы, кроме самого служащего и того, кто его оценил. Других можно добавить в решении.
forms-session_members = Кто может войти в состав
forms-session_hr = служба управления персоналом
forms-session_evaluator = оценивающее лицо
forms-session_nobody = Предложить пока некого: в прежних документах нет других оценивающих лиц. Добавьте состав в решении.
forms-session_begin = Начать решение
