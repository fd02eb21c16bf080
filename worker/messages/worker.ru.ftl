### Что говорят команды bagalau и запуск службы. Слова в фигурных скобках подставляет программа.
### show – вывод команд, files – непригодные файлы и папки, render – шаблоны и их заполнение, help – справка (--help).

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
show-done = Готово: { $path }
show-since = действует с { $since }
show-between = действует с { $since } до { $until }
show-recommended_one = рекомендуемая форма, пункт { $items }
show-recommended = рекомендуемая форма, пункты { $items }
show-letter_a = А
show-letter_b = Б
show-docx = заполнение формы
show-pdf = преобразование в PDF

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
files-exponent = Число с недопустимым порядком: { $number }.
files-extreme = Число слишком велико, мало или длинно: { $number }.
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

serve-starting = Бағалау запускается.
serve-address = { "  " }Адрес:        { $address }
serve-docs = { "  " }Документация: { $address }/docs
serve-data = { "  " }Данные:       { $folder }
serve-key = Ключ доступа администратора (показывается один раз, сохраните его): { $key }
serve-key_file = Ключ доступа администратора записан в файл { $path } (читать его может только пользователь, который запустил Бағалау). Сохраните ключ и удалите файл.
serve-answers = Сервис отвечает. Остановить: Ctrl-C.
serve-slow = Сервис всё ещё не отвечает; причина должна быть в сообщениях выше.
serve-stopped = Бағалау остановлен.
serve-no_folder = Папка данных { $folder } недоступна для записи ({ $reason }). Укажите другую: BAGALAU_DATA_DIR=/путь.
serve-taken_folder = С папкой данных { $folder } уже работает другой запущенный Бағалау. Остановите его или укажите другую папку: BAGALAU_DATA_DIR=/путь.
serve-taken_port = Порт { $port } занят другой программой. Укажите другой: PORT=8001.
serve-closed_port = Порт { $port } доступен только администратору. Укажите другой: PORT=8001.
serve-no_address = Нельзя слушать адрес { $host }:{ $port } ({ $reason }). Проверьте HOST и PORT.
serve-died_code = Процесс { $process } остановился (код { $code }), запуск снова через { $pause } с.
serve-died_signal = Процесс { $process } остановился (сигнал { $signal }), запуск снова через { $pause } с.
serve-ended = Процесс { $process } не остановился вовремя и завершён принудительно.

render-field = Поле «{ $path }»: { $fault }
render-whole = Набор значений: { $fault }
render-illegal = недопустимый управляющий символ { $code }, уберите его из текста.
render-too_deep = вложено глубже { $limit } уровней.
render-names = имена полей должны быть текстом, а не { $type }.
render-kind = тип { $type }; допустимы текст, целое число, список и словарь.
render-property = Свойство документа «{ $name }» содержит недопустимый управляющий символ.
render-unparsed = Метка в части { $part } не разбирается: { $reason }.
render-unprintable = Метка «{ $name }» печатает значение типа { $type }: нужен текст или целое число.
render-node = Метка в части { $part } использует недопустимое: { $node }.
render-attribute = Метка в части { $part }: имя «{ $name }» не допускается.
render-filter = Метка в части { $part }: фильтр «{ $name }» не допускается, можно { $known }.
render-test = Метка в части { $part }: проверка «{ $name }» не допускается, можно { $known }.
render-outside_text = Метка «{ $name }» в части { $part } стоит вне текста абзаца.
render-lacking = Шаблону не хватает данных: { $reason }.
render-lacking_part = Шаблону не хватает данных в части { $part }: { $reason }.
render-uncomputed = Метка не вычисляется: { $reason }.
render-uncomputed_part = Метка в части { $part } не вычисляется: { $reason }.
render-no_text = LibreOffice не записал текст шаблона.
render-no_paragraph = В шаблоне нет ни одного абзаца.
render-no_page = Первый абзац шаблона не начинает страницу.
render-unfamiliar = LibreOffice записал шаблон в незнакомом виде.
render-no_part = В шаблоне нет части { $part }: пересохраните его в Word как документ DOCX.
render-spare_mark = Часть { $part } содержит метку, но заполняются только { $known }.
render-damaged = Часть { $part } шаблона повреждена: { $reason }.
render-doctype = Часть { $part } шаблона объявляет DOCTYPE, что в документах Word не допускается.
render-no_document = Шаблон должен быть обычным документом DOCX, без макросов и не файлом DOTX.
render-reaches_out = { $part } ссылается за пределы файла ({ $kind }): уберите ссылку из шаблона.
render-attaches = { $part } подключает { $kind }: макросы, вложенные файлы и объекты не допускаются.
render-word_field = Часть { $part }: поле Word «{ $name }» не допускается, можно { $known }.
render-no_docx = Шаблон не открывается как файл DOCX: { $reason }.
render-many_parts = В шаблоне частей: { $count }, допустимо не более { $limit }.
render-unpacked = Шаблон распаковывается в { $size } байт, допустимо { $limit }.
render-same_names = В шаблоне две части с одним именем.
render-encrypted = Шаблон зашифрован: сохраните его без пароля.
render-part_name = Недопустимое имя части шаблона: { $name }.
render-mark_and_picture = Часть { $part } содержит и метки, и рисунок: оставьте что-нибудь одно.
render-no_widths = У таблицы шаблона не заданы ширины столбцов: пересохраните шаблон в Word.
render-odd_span = Ячейка таблицы шаблона объединена с нечисловым количеством столбцов.
render-other_hash = Содержимое шаблона не совпадает с его контрольной суммой SHA-256.
render-no_word = Шаблон не открывается как документ Word: { $reason }.
render-other_place = Текст шаблона должен стоять в { $part }: пересохраните шаблон в Word.

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
help-accessible = PDF с разметкой для чтения вслух; втрое дольше.
help-trial = Сохранить сюда пробные документы (DOCX), чтобы посмотреть на них.
help-version = Показать версию и выйти.
help-help = Показать эту справку и выйти.
