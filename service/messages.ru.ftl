### Что служба говорит о документах, настройках и полях запросов. pdf – чего не хватает для PDF, failures – почему
### документ не изготовлен, waits – чего он ждёт.

pdf-office = PDF не создаются: не найдена программа LibreOffice ({ $path }). Установите пакет libreoffice-writer-nogui.
pdf-python = PDF не создаются: не найден системный Python ({ $path }), через который управляется LibreOffice. Установите пакет python3-uno.
pdf-bridge = PDF не создаются: Python ({ $path }) не может подключиться к LibreOffice (нет модуля uno). Установите пакет python3-uno.
pdf-other = PDF не создаются; код причины: { $code }.

failures-conversion_failed = Документ не удалось преобразовать в PDF: LibreOffice отказался дважды.
failures-quarantined = Документ снят с обработки: программа, которая его готовила, раз за разом завершалась.
failures-quarantined_killed = Документ снят с обработки: LibreOffice на нём раз за разом завершался.
failures-quarantined_crashed = Документ снят с обработки: LibreOffice на нём дважды завершился аварийно или не уложился во время.
failures-quarantined_worker = Документ снят с обработки: программа, которая его готовила, завершилась аварийно (подряд: { $crashes }). Данные сохранены; сообщите администратору идентификатор документа.
failures-inspection_failed = Готовый файл не прошёл проверку содержимого.
failures-rendering_failed = Форму не удалось заполнить этими данными.
failures-record_unreadable = Сохранённые данные не читаются этой версией программы.
failures-form_unavailable = Этой формы или её языка нет в этой версии программы.
failures-internal_error = Внутренняя ошибка при подготовке документа; она записана в журнал.
failures-cancelled = Изготовление остановлено вместе с пакетом, прежде чем до документа дошла очередь.
failures-other = Документ не изготовлен; код причины: { $code }.

waits-office_missing = PDF будет готов, когда на сервере появится LibreOffice.
waits-office_start = PDF будет готов, когда LibreOffice запустится; попытка будет повторена.
waits-storage = Хранилище файлов недоступно; документ будет готов, когда оно ответит.
waits-resources = Серверу не хватает ресурсов (места на диске, памяти); попытка будет повторена.
waits-other = Документ ждёт; код причины: { $code }.

preview-busy = Предпросмотр сейчас занят: его смотрят другие или сервер загружен. Подождите несколько секунд и откройте его снова; введённое сохранено и не зависит от предпросмотра.
preview-absent = Предпросмотр сейчас не работает. Документ можно проверить и изготовить без него; если через минуту ничего не изменится, сообщите администратору.
preview-office = Предпросмотр не удался: LibreOffice на сервере не отвечает или не установлен. Попробуйте ещё раз; если не поможет, сообщите администратору.
preview-too_long = Данных больше, чем помещается в один документ; сократите тексты, и предпросмотр откроется.
preview-unknown = Такой формы, языка или варианта государственного органа нет; выберите форму заново.
preview-unprintable = Форму нельзя напечатать с этими данными. Исправьте значения, отмеченные как ошибочные, и откройте предпросмотр снова.

settings-several = { $faults }
settings-integer_between = { $name }: нужно целое число от { $least } до { $most }
settings-number_between = { $name }: нужно число от { $least } до { $most }
settings-url = { $name }: нужен адрес (URL), например { $example }
settings-networks = { $name }: нужны адреса или сети через запятую, например 10.0.0.5, 172.16.0.0/12
settings-one_of = { $name }: нужно одно из значений: { $known }
settings-key = { $name }: нужны печатные знаки ASCII без пробелов, от { $least } до { $most }
settings-unusable = { $name }: значение не подходит
settings-unknown = { $name } – не настройка; возможно, имелось в виду { $nearest }?
settings-scheme = { $name }: нужен адрес (URL), который начинается с одного из: { $known }
settings-bucket = { $name }: нужно s3://BUCKET или s3://BUCKET/PREFIX
settings-folder = { $name }: нужно file:///ПАПКА с полным путём
settings-preview = { $name }: нужно tcp://УЗЕЛ:ПОРТ – адрес, по которому отвечает процесс предпросмотра
settings-secrets_keys = { $name }: нужны ключи Fernet через запятую, первым новый; ключ делает команда openssl rand -base64 32 | tr '+/' '-_'
settings-keys = { $one } и { $other } задаются вместе
settings-openid = { $name } требует и { $missing }
settings-bodies = { $name }: нужно не меньше { $least } – наибольшей длины одного запроса
settings-lease = { $lease } ({ $lease_seconds }) должно быть больше, чем { $timeout } ({ $timeout_seconds }): иначе документ отберут у работающего обработчика
settings-not_closed = { $path }: доступно другим пользователям этой машины, и закрыть доступ не удаётся ({ $reason }). Там личные данные: назначьте владельцем пользователя, от имени которого работает Бағалау, или укажите другую папку (BAGALAU_DATA_DIR)
settings-no_file = { $name }: нет файла { $path }
settings-no_folder = { $name }: нет папки { $path }
settings-calendar = { $name }: { $fault }
settings-unreadable = { $name }: папка { $path } не читается: { $reason }
settings-variants =
    В папке вариантов { $path } есть ошибки:
    { $faults }
    Исправьте и проверьте командой: bagalau variants check

place-field = { $pointer }: { $fault }

fields-required = обязательное поле
fields-null = значение null недопустимо; если значения нет, не отправляйте поле
fields-unknown = такого поля нет
fields-object = здесь должен быть объект JSON
fields-text = здесь должна быть строка
fields-list = здесь должен быть список
fields-date = здесь должна быть дата в виде ГГГГ-ММ-ДД, например 2026-10-15
fields-integer = здесь должно быть целое число
fields-form = такой формы нет; есть: { $forms }
fields-formats = назовите без повторов хотя бы один формат из: docx, pdf
fields-fail_on = здесь должно стоять error или warning
fields-status = здесь должно стоять одно из: queued, rendering, ready, failed
fields-external_id = от 1 до { $external_id_length } печатных знаков
fields-moment = здесь должен быть момент с часовым поясом, например 2026-10-15T09:00:00Z
fields-identifier = здесь должно быть обозначение (id) из ответов службы
fields-limit = здесь должно быть целое число от 1 до { $page_max }
fields-cursor = передайте next_cursor из предыдущего ответа без изменений
fields-repeated = параметр указан несколько раз
fields-idempotency_key = заголовок Idempotency-Key: от 1 до { $idempotency_key_length } печатных знаков ASCII
fields-surrogate = строка содержит половину суррогатной пары: такого знака в Юникоде нет
fields-nul = строка содержит знак с кодом 0
fields-as_of = дата с 2020-01-01 по 2099-12-31
fields-calendar_year = здесь должен быть год с 2000 по 2099 четырьмя цифрами
fields-agenda_year = здесь должен быть год с 2025 (первый год методик) по 2099 четырьмя цифрами
fields-methodology = здесь должно стоять A или B (латинскими буквами)
fields-variant_id = вариант – это до 60 строчных латинских букв, цифр и дефисов: GET /api/v1/variants
fields-language_code = код языка – две строчные латинские буквы, например ru
fields-short_text = от 1 до 200 печатных знаков (логин – до 100)
fields-scopes = права ключа без повторов: read, create, metrics, admin
fields-role = одна из ролей, названных в описании /docs
fields-reader_language = язык: ru, kk или en
fields-overlap_hours = целое число часов от 0 до 720
fields-login_taken = такой логин уже есть; выберите другой
fields-unit_circle = подразделение не может входить само в себя
fields-in_the_past = день, который уже прошёл
fields-iin = ИИН – двенадцать цифр с верной контрольной
fields-flag = true или false
fields-variant = такого варианта нет; есть: { $known }
fields-variant_unfit = вариант { $id } есть для форм { $variant_forms } с { $since }; для этой формы на { $day } он не действует
fields-language = форма { $form } есть на языках: { $languages }. Официальный текст приказа имеется здесь только на русском языке; на другом языке форма появится, когда будет добавлен её шаблон
fields-dossier_documents = здесь должно быть от { $dossier_least } до { $dossier_most } документов
fields-dossier_kind = здесь должен стоять один из видов досье: { $dossier_kinds }
fields-part = здесь должна стоять часть: целое число от 1 до { $parts }
fields-boolean = здесь должно стоять true или false
fields-form_needed = назовите форму: в таблице строки её не называют
fields-import_mode = здесь должно стоять merge или replace
fields-import_change = здесь должно стоять added, changed или gone
fields-version = здесь должна стоять версия в кавычках, как в ETag, например "3"
fields-batch_mode = здесь должно стоять each или all_or_nothing
fields-batch_quality = здесь должно стоять fast или accessible
fields-item_status = здесь должно стоять одно из: accepted, rejected, queued, rendering, ready, failed, cancelled
fields-source_name = от 1 до { $source_name_length } печатных знаков
fields-unusable = недопустимое значение
