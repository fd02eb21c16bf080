### Заголовки реестра документов (register) и отчёта о строках пакета (report).

register-sheet = Реестр
register-row = Строка
register-external_id = Внешний номер
register-form = Форма
register-who = Кто оценён
register-position = Должность
register-organization = Государственный орган
register-score = Оценка
register-result = Результат
register-title = Реестр документов: { $name }
register-docx = Файл DOCX
register-pdf = Файл PDF
register-docx_sha256 = SHA-256 файла DOCX
register-pdf_sha256 = SHA-256 файла PDF

report-row = Строка
report-external_id = Внешний номер
report-form = Форма
report-state = Состояние строки
report-place = Место
report-remark = Что исправить
