### Что говорят команды bagalau: show – вывод, files – непригодные файлы и папки, help – справка (--help).

show-error = Ошибка
show-warning = Предупреждение
show-whole = (данные целиком)
show-item = пункт { $item }
show-annex = приложение { $annex }
show-computed = Вычислено:
show-explained = Как получено:
show-kept = Методика соблюдена
show-broken = Методика нарушена
show-counts = ошибок: { $errors }, предупреждений: { $warnings }
show-rows = Строки
show-bulk = Строк: { $rows }. Изготовлено: { $ready }. Уже было: { $there }. Папка: { $folder }
show-bulk_lacking = С ошибками: { $rejected }. Не изготовлено: { $failed }. Причины – в файле report.
show-bulk_broken_off = { $why }. Прочитанное изготовлено; где файл обрывается, показано в файле report.
show-journal_empty = Журнал пуст.
show-journal_whole = { $body }: записей { $events }, цепочка цела; последняя – { $hash }
show-journal_broken = { $body }: цепочка нарушена на записи { $number }: она изменена или удалена; до неё целы { $events }
show-journal_waiting = Ещё не в цепочке: { $waiting } (самой старой { $seconds } с)
show-journal_late = Ещё не в цепочке: { $waiting } (самой старой { $seconds } с) – проверьте, работает ли процесс beat
show-done = Готово: { $path }
show-since = действует с { $since }
show-between = действует с { $since } до { $until }
show-recommended_one = рекомендуемая форма, пункт { $items }
show-recommended = рекомендуемая форма, пункты { $items }
show-letter_a = А
show-letter_b = Б
show-docx = заполнение формы
show-pdf = преобразование в PDF
show-files_checked = Проверено
show-files_missing = нет
show-files_damaged = повреждено
show-files_paper = Документы
show-files_source = Файлы, как присланы
show-files_result = Итоги пакетов
show-files_template = Образцы вариантов
show-files_orphans = Файлов, о которых база данных не знает: { $number } ({ $size } МиБ)
show-files_more = … и ещё { $number }
show-files_repaired = Отправлено на изготовление: { $number }
show-layout_form = Форма
show-layout_template = Шаблон
show-layout_equal = одинаковы
show-layout_refused = оставлены LibreOffice
show-layout_different = различаются
show-layout_reason = почему
show-layout_new = ещё не сравнивались
show-layout_open = используется
show-layout_shut = закрыта, эти документы делает LibreOffice
show-layout_none = Документов тех форм, которые можно верстать без LibreOffice, ещё не было.
show-layout_issued = Сравнено документов: { $compared }, различаются: { $differ }

dossiers-a_assessment = Ежегодное соглашение, оценочный лист и отзыв служащего корпуса «А»
dossiers-a_chapter5 = Соглашение, оценочный лист и отзыв по главе 5 методики корпуса «А»
dossiers-b_calibration = Оспоренный оценочный лист, решение о проведении калибровочной сессии и её протокол
dossiers-b_year = Оценочные листы кварталов одного года (с протоколами калибровочных сессий) и итоговая оценка за год

files-empty = Файл пуст. Ожидается JSON вида { "{" }"form": "…", "data": { "{" }…{ "}" }{ "}" }.
files-no_json = Это не JSON: строка { $line }, знак { $column }.
files-too_deep = JSON вложен слишком глубоко.
files-absent = Нет такого файла: { $name }.
files-unreadable = Файл { $name } не читается: { $reason }.
files-too_big = Файл больше { $limit } МиБ: это не данные одного документа.
files-utf16 = Файл записан в UTF-16. Сохраните его в кодировке UTF-8.
files-encoding = Файл не в кодировке UTF-8 (байт { $position }). Похоже, это Windows-1251: сохраните его в UTF-8.
files-no_object = Ожидается один объект JSON вида { "{" }"form": "…", "data": { "{" }…{ "}" }{ "}" }.
files-lacking = В файле нет поля { $names }; нужны { $known }.
files-spare = Лишнее поле { $names }; допустимы только { $known }.
files-unknown_form = Нет такой формы: { $form }. Есть: { $known }.
files-no_data = Поле «data» должно быть объектом JSON.
files-no_documents = Поле «documents» должно быть списком, «kind» – строкой.
files-too_many = Документов больше { $limit }.
files-document = Документ { $number }: { $fault }
files-long_number = Число длиннее { $limit } знаков.
files-extreme = Число слишком велико, слишком мало, слишком длинно или с недопустимым порядком: { $literal }.
files-constant = { $value } не является числом JSON.
files-twice = Поле «{ $name }» указано дважды в одном объекте.
files-no_dossier =
    Эти документы не составляют досье. Досье – два или более документов:
    { $kinds }
files-unknown_kind = Неизвестный вид файла: { $name }. Допустимы { $known }.
files-unknown_format = Неизвестный формат: { $text }. Допустимы через запятую: { $known }.
files-folder = В папку { $folder } нельзя записать: { $reason }.
files-there = Файл уже есть: { $names }. Чтобы заменить его, добавьте --overwrite.
files-unwritten = Файл { $path } не записан: { $reason }.
files-system = { $path }: { $reason }.
files-no_pdf = PDF не сделан. { $reason }
files-made_wrong = { $what } ({ $reason })
files-database = База данных не отвечает: { $reason }.
files-store = Хранилище файлов не отвечает: { $reason }.

variants-no_folder = Папки { $place } нет: вариантов нет, документы изготавливаются по Типовой методике.
variants-single = { $place } - это один вариант; укажите папку, в которой он лежит: { $parent }
variants-sample = образец
variants-blank = бланк
variants-unfilled_sample = { $place }: образец не заполняется: { $fault }
variants-unfilled_blank = { $place }: бланк не заполняется: { $fault }
variants-remark = Замечание
variants-fit = Годен  { $id }: { $body }, { $forms }
variants-order = приказ № { $number } от { $date }, действует с { $since }
variants-order_until = приказ № { $number } от { $date }, действует с { $since } до { $until }
variants-none = Вариантов в папке нет.

help-day = ГГГГ-ММ-ДД
help-main =
    Бағалау: документы оценки деятельности государственных служащих.

    FILE - файл JSON вида { "{" }"form": "...", "data": { "{" }...{ "}" }{ "}" }; «-» - стандартный ввод.

    Коды завершения: 0 - сделано, 1 - запрещено методикой, 2 - непригодные данные или окружение.
help-validate =
    Проверить данные документа по методике.

    FILE может содержать и документы, составляющие одно целое: { "{" }"documents": [{ "{" }"form": "...", "data": { "{" }...{ "}" }{ "}" }, ...]{ "}" }.
help-render = Составить документ: DOCX и PDF.
help-bulk =
    Составить документы по всем строкам файла XLSX, CSV, NDJSON или JSON.

    Строки с ошибками возвращаются в report.xlsx; исправьте их и запустите команду ещё раз: готовое не делается снова.
help-forms = Показать, какие есть формы.
help-serve =
    Запустить сервис: web, обработчик и обходчик.

    Настройки берутся из переменных окружения: HOST, PORT, BAGALAU_DATA_DIR и других (docs/operators.md).
help-admin = Действия администратора установки.
help-link = Выдать администратору новую одноразовую ссылку: для первого входа или нового пароля.
help-check-files = Сверить базу данных с хранилищем файлов.
help-journal = Журнал: кто что делал с документами.
help-verify =
    Проверить, что в журнале ничего не изменено и не удалено.

    Код выхода 1 – цепочка нарушена. Сохраните показанную последнюю запись в другом месте: по ней видно, не убран ли конец журнала.
help-layout = Вёрстка без LibreOffice: та же ли она и где используется.
help-layout_verify =
    Сделать документы обоими способами на этой машине и сравнить их число в число.

    Код возврата 1: документ различается; тогда документы этой формы должен делать LibreOffice (`laid_out` в её form.toml).
help-layout_keys = Показать, какие вёрстки использует эта установка и какие закрыты.
help-layout_issued = Сравнить документы, выданные с вёрсткой, которая теперь закрыта; перечисляются номера тех, что различаются, ничего не заменяется.
help-papers = Сколько документов каждого шаблона сравнить.
help-layout_form = Только эта форма; без указания – все формы, которые можно верстать.
help-variants = Варианты методики корпуса «Б», утверждённые государственными органами.
help-check =
    Проверить папку вариантов: описания, шаблоны и пробное заполнение.

    DIR - папка с вариантами; по умолчанию та, что указана в BAGALAU_VARIANTS_DIR.
help-as_json = Ответ в JSON, для программ.
help-as_of = Проверить как на эту дату (по умолчанию сегодня).
help-fail_on = warning: предупреждения тоже запрещают документ.
help-language = Язык всего, что говорит команда; без него решает окружение (LC_ALL, LC_MESSAGES, LANG), иначе русский.
help-explain = Показать, как получено каждое вычисленное значение.
help-output = Папка для готовых файлов.
help-format = Форматы через запятую.
help-overwrite = Заменить файлы, которые уже есть.
help-variant = Вариант государственного органа; standard - форма самой методики.
help-form = Форма всех строк; нужна для XLSX и CSV.
help-accessible = PDF с разметкой для чтения вслух; для форм, которые делает LibreOffice, втрое дольше.
help-repair = Изготовить недостающее и повреждённое снова.
help-trial = Сохранить сюда пробные документы (DOCX), чтобы посмотреть на них.
help-version = Показать версию и выйти.
help-help = Показать эту справку и выйти.
