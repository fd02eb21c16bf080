### Страницы пакетов: таблица приходит, её смотрят, исправляют и изготавливают документы.

bulk-title = Пакеты документов
bulk-one = Пакет документов
bulk-all = Все пакеты
bulk-send = Загрузите заполненную таблицу
bulk-files = Таблицы: Excel (XLSX) или CSV
bulk-files_hint = Можно несколько сразу: каждый файл станет отдельным пакетом. Сначала вы увидите, что понято; без вашего решения ничего не изготавливается.
bulk-see_above = Выше сказано, что исправить
bulk-name_form = Указать форму самому
bulk-form = Форма
bulk-form_hint = Обычно не нужно: таблица, взятая здесь, узнаётся сама
bulk-recognize = Узнать по таблице
bulk-look = Проверить таблицы
bulk-fetch = Скачать таблицу формы
bulk-fetch_text = Одна строка – один документ. В таблице есть пример, пояснения и выпадающие списки.
bulk-empty_title = Пакетов пока нет
bulk-empty_text = Скачайте таблицу формы, заполните её и загрузите сюда: документы изготовятся все сразу.
bulk-no_file = Выберите файл с таблицей
bulk-many_files = За один раз можно загрузить до { $number } файлов
bulk-no_sheet = Это не таблица. Сохраните её как книгу Excel (XLSX) или как «CSV UTF-8»
bulk-several_forms = Такие столбцы у нескольких форм: { $names }. Выберите форму ниже и загрузите файл ещё раз
bulk-no_form = Столбцы не похожи ни на одну форму. Возьмите таблицу формы здесь или выберите форму ниже: тогда будет сказано, каких столбцов не хватает
bulk-slow = Форму не удалось узнать вовремя. Выберите её ниже и загрузите файл ещё раз
bulk-refused_file = { $name }: { $why }
bulk-not_taken = Эти файлы не приняты
bulk-taken = Остальные приняты и проверяются

bulk-rows = Строк
bulk-good = Верных
bulk-warned = С предупреждениями
bulk-faulty = С ошибками
bulk-ready = Готово документов
bulk-waiting = Ждут очереди
bulk-failed = Не изготовлено
bulk-reading = Строки читаются и проверяются
bulk-reading_text = Страницу можно закрыть: проверка продолжится, а этот пакет будет в списке.
bulk-making = Документы изготавливаются
bulk-making_text = Страницу можно закрыть: работа продолжится, а этот пакет будет в списке.
bulk-eta_minutes = осталось примерно { $number } мин
bulk-eta_seconds = осталось примерно { $number } с
bulk-decide = Ничего ещё не изготовлено. Посмотрите, верно ли понята таблица, и решите.
bulk-decide_none = Верных строк нет, изготавливать нечего. Исправьте строки ниже или загрузите исправленную таблицу ещё раз.
bulk-decide_faulty = Документы будут изготовлены по верным строкам; строки с ошибками останутся, и их можно исправить.
bulk-make =
    { $number ->
        [one] Изготовить { $number } документ
        [few] Изготовить { $number } документа
       *[other] Изготовить { $number } документов
    }
bulk-discard = Не изготавливать и удалить файл
bulk-until = Если ничего не решить, файл удалится: { $moment }
bulk-refused = Таблица не прочитана
bulk-cancelled = Пакет остановлен. Готовые документы остались.
bulk-done = Готово
bulk-done_none = Документов нет
bulk-stop = Остановить
bulk-retry = Изготовить оставшееся
bulk-remarks = Строки с замечаниями
bulk-row = Строка
bulk-said = Что не так
bulk-no_rows = Таких строк нет.

bulk-correct_text = Исправьте ячейки прямо здесь: каждая проверяется сразу, и верная строка войдёт в число документов. Исправленное ещё раз сверят с остальными строками, нет ли повторов, когда вы нажмёте «Изготовить». То же можно сделать в отчёте Excel.
bulk-row_title = Строка { $number }
bulk-row_good = Строка верна
bulk-row_faulty = Есть ошибки
bulk-check_row = Проверить строку
bulk-whole_row = Все ячейки строки
bulk-whole_row_of = Все ячейки строки { $number }
bulk-correct = Исправить строки с ошибками

bulk-results = Файлы пакета
bulk-file = Файл
bulk-size = Размер
bulk-fetch_it = Получить
bulk-prepare = Подготовить
bulk-being_made = Собирается
bulk-download = Скачать
bulk-result_failed = Не получилось. Попробуйте через минуту
bulk-no_scores = В этих документах нет оценок
bulk-part = { $name }, часть { $part }
bulk-result_archive = Архив (ZIP)
bulk-use_archive = Все документы DOCX и PDF в папках по органам, с реестром и описью
bulk-result_print = Файл для печати (PDF)
bulk-use_print = Все PDF подряд, с закладкой на каждый документ
bulk-result_duplex = Файл для двусторонней печати (PDF)
bulk-use_duplex = Каждый документ начинается с нового листа
bulk-result_register = Реестр (XLSX)
bulk-use_register = Таблица: кто, форма, оценка, результат, имя файла
bulk-duplex_of = { $name }, двусторонняя печать
bulk-register_of = Реестр { $name }
bulk-report_of = Отчёт о строках { $name }
bulk-result_chart = Диаграмма результатов (SVG)
bulk-use_chart = Как распределились результаты по органам и оценивающим
bulk-chart_alt = Диаграмма результатов оценки. Те же числа есть в реестре.
bulk-result_report = Отчёт о строках (XLSX)
bulk-use_report = Ваша таблица, ошибки отмечены у ячеек. Исправьте её в Excel и загрузите как новую: готовое второй раз не изготовится
bulk-kilobytes = { $number } КБ
bulk-megabytes = { $number } МБ
bulk-gigabytes = { $number } ГБ

bulk-understood = Как прочитан файл
bulk-kind = Файл
bulk-kind_xlsx = книга Excel (XLSX)
bulk-kind_csv = текст CSV
bulk-sheet = Лист
bulk-encoding = Кодировка
bulk-absent = Столбцы формы, которых в файле нет: { $number }
bulk-absent_text = Они необязательны. Если в них должно что-то стоять, добавьте столбцы из таблицы формы.
bulk-passed_over = Столбцы, которые не читаются: { $number }
bulk-first_rows = Первые строки; узнано столбцов: { $number }
