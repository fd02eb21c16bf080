### Тексты службы. Слова в фигурных скобках подставляет программа: их можно переставлять, но не переименовывать.
### title — что случилось, detail — в чём именно дело, advice — что делать (печатается на странице /problems/…).

problems-malformed-json =
    .title = Тело запроса не является JSON
    .detail = Разбор остановился в строке { $line }, столбце { $column }: { $reason }.
    .advice = Проверьте текст запроса любой программой проверки JSON. Часто причина — лишняя или пропущенная запятая, одинарные кавычки или обрыв текста.

problems-empty-body =
    .title = Тело запроса пусто
    .detail = Ожидается объект JSON.
    .advice = Отправьте объект JSON в теле запроса с заголовком Content-Type: application/json.

problems-wrong-encoding =
    .title = Тело запроса не в кодировке UTF-8
    .detail = Байт { $position } не может стоять в тексте UTF-8. { $guess }
    .advice = Сохраните или отправьте текст в кодировке UTF-8 (метка порядка байтов в начале допустима).

problems-duplicate-name =
    .title = Имя повторяется в одном объекте
    .detail = Имя «{ $name }» встречается в объекте больше одного раза: неясно, какое значение верное.
    .advice = Оставьте в каждом объекте JSON одно значение для каждого имени.

problems-not-a-number =
    .title = Недопустимое число
    .detail = «{ $value }» не является числом JSON.
    .advice = NaN, Infinity и -Infinity в JSON не существуют. Если значения нет, не отправляйте поле.

problems-bad-request =
    .title = Запрос не понят
    .detail = Сервер не смог разобрать запрос.
    .advice = Проверьте адрес, заголовки и тело запроса по описанию на странице /docs.

problems-unauthorized =
    .title = Нужен ключ доступа
    .detail = Ключ доступа не передан или не действует. Передайте его в заголовке Authorization: Bearer <ключ>.
    .advice = Ключ печатается при первом запуске службы; его знает администратор. Передавайте его в заголовке Authorization: Bearer <ключ>, а не в адресе.

problems-insufficient-scope =
    .title = Ключ не для этого
    .detail = Этот ключ не даёт права «{ $scope }», которое нужно для запроса.
    .advice = Попросите администратора выдать ключ с этим правом: read — читать, create — создавать документы, metrics — показатели службы, admin — управлять доступом.

problems-not-found =
    .title = Такого адреса нет
    .detail = По этому адресу ничего нет.
    .advice = Список всех адресов — на странице /docs.

problems-unknown-form =
    .title = Такой формы нет
    .detail = Формы «{ $form }» нет. Есть: { $known }.
    .advice = Список форм: GET /api/v1/forms.

problems-document-not-found =
    .title = Документ не найден
    .detail = У вас нет документа с таким идентификатором.
    .advice = Проверьте идентификатор и ключ: чужие документы не видны. Свои документы: GET /api/v1/documents.

problems-dossier-not-found =
    .title = Досье не найдено
    .detail = У вас нет досье с таким идентификатором.
    .advice = Проверьте идентификатор и ключ: чужие досье не видны. Адрес досье — в заголовке Location ответа, которым оно принято.

problems-batch-not-found =
    .title = Пакет не найден
    .detail = У вас нет пакета с таким идентификатором.
    .advice = Проверьте идентификатор и ключ: чужие пакеты не видны. Свои пакеты: GET /api/v1/batches.

problems-changed-meanwhile =
    .title = Изменено раньше вас
    .detail = Служащий уже не тот, что вы прочли: его версия теперь { $version }.
    .advice = Прочтите его заново и повторите изменение с новой версией в If-Match.

problems-import-not-ready =
    .title = Импорт нельзя применить
    .detail = Он ещё читается, не принят или не был сравнением.
    .advice = Дождитесь status done у сравнения: GET /api/v1/employees/import/….

problems-too-many-gone =
    .title = Исчезает больше пятой части списка
    .detail = В файле нет { $gone } из { $present } служащих списка.
    .advice = Проверьте, полная ли это выгрузка. Если да, повторите с confirm_gone.

problems-unit-in-use =
    .title = Подразделение занято
    .detail = Подразделение названо у других подразделений, пользователей, служащих из списка или листов циклов оценки.
    .advice = Сначала перенесите их: PUT /api/v1/units/… для подразделений.

problems-sheet-changed =
    .title = Лист изменён
    .detail = После того как вы прочли лист, его сохранил кто-то другой. Ничего не изменено.
    .advice = Прочтите лист снова и повторите с его новым номером сохранения (version).

problems-step-not-allowed =
    .title = Этот шаг сейчас невозможен
    .detail = { $reason }.
    .advice = Состояние листа и что должно быть следующим: GET /api/v1/cycles/…/sheets/….

problems-purge-not-possible =
    .title = Уничтожение сейчас невозможно
    .detail = { $reason }.
    .advice = Что составлено и что подтверждено: GET /api/v1/retention/purges; что можно уничтожить: GET /api/v1/retention/due.

problems-batch-finished =
    .title = Пакет уже закончен
    .detail = Останавливать нечего: всё изготовлено, или файл не был принят.
    .advice = Состояние пакета: GET /api/v1/batches/{ "{" }id{ "}" }.

problems-batch-refused =
    .title = У пакета нет документов
    .detail = Пакет не был принят или только проверялся, поэтому изготавливать снова нечего.
    .advice = Исправьте строки и отправьте файл ещё раз: POST /api/v1/batches.

problems-batch-unfinished =
    .title = Пакет ещё не готов
    .detail = Его строки ещё читаются, или документы изготавливаются.
    .advice = Состояние пакета: GET /api/v1/batches/{ "{" }id{ "}" }. Итоги можно получить, когда он закончен.

problems-batch-too-large =
    .title = Слишком много для одного файла
    .detail = В одном файле для печати может быть не больше { $most } документов: запросите этот пакет по частям, part от 1 до { $parts }.
    .advice = Запросите его по частям: ?part=1, ?part=2 и так далее, или возьмите архив (archive.zip).

problems-unusable-file =
    .title = Файл не читается
    .detail = { $reason }.
    .advice = Возьмите таблицу для заполнения (ссылка import_xlsx формы: GET /api/v1/forms) или отправьте строки в JSON. Ошибки отдельных строк приёму файла не мешают: о них сообщается в items.

problems-request-timeout =
    .title = Запрос не пришёл вовремя
    .detail = Запрос передавался слишком медленно и не принят.
    .advice = Повторите запрос. Если связь медленная, отправьте меньше данных за один раз.

problems-too-many-requests =
    .title = Слишком много запросов
    .detail = С этим ключом или с этого адреса за последнюю минуту пришло больше запросов, чем разрешено.
    .advice = Повторите запрос через время из заголовка Retry-After. Много документов сразу: POST /api/v1/batches. Предел задаёт администратор (BAGALAU_REQUESTS_PER_KEY, BAGALAU_REQUESTS_PER_ADDRESS).

problems-too-many-wrong-keys =
    .title = Слишком много неверных ключей
    .detail = С этого адреса приходят неверные ключи доступа. Некоторое время ключи отсюда не проверяются.
    .advice = Исправьте ключ в программе, которая отправляет запросы, и повторите запрос через время из заголовка Retry-After.

problems-too-many-streams =
    .title = Все места наблюдателей заняты
    .detail = С одним ключом за ходом работы следят не более чем четыре клиента сразу, со всеми ключами — не более чем тридцать два.
    .advice = Запрашивайте состояние время от времени: GET /api/v1/batches/{ "{" }id{ "}" }.

problems-too-many-bodies =
    .title = Сейчас принимается слишком много файлов
    .detail = Присылаемые сейчас запросы вместе занимают всё место, которое отведено для них. Тело этого запроса не прочитано, ничего не сохранено.
    .advice = Повторите запрос через несколько секунд (Retry-After).

problems-record-not-found =
    .title = Такой записи нет
    .detail = Среди записей вашего государственного органа такой нет.
    .advice = Проверьте идентификатор: GET /api/v1/keys, /users, /units.

problems-unknown-rule =
    .title = Такого правила нет
    .detail = Правила «{ $rule }» нет.
    .advice = Список правил: GET /api/v1/rules.

problems-unknown-edition =
    .title = На этот день редакции нет
    .detail = Редакции методики «{ $methodology }» на день «{ $day }» нет.
    .advice = Укажите методику A или B и день в виде ГГГГ-ММ-ДД не раньше первой редакции: GET /api/v1/editions.

problems-file-not-requested =
    .title = Документ запрашивался без этого формата
    .detail = Файла { $format } у документа нет и не будет: он запрашивался в форматах { $available }.
    .advice = Создайте документ ещё раз, назвав нужные форматы в поле formats.

problems-method-not-allowed =
    .title = Метод не поддерживается
    .detail = Метод { $method } по этому адресу не поддерживается. Допустимы: { $allowed }.
    .advice = Допустимые методы перечислены в заголовке Allow ответа.

problems-not-ready =
    .title = Файл ещё не готов
    .detail = Состояние документа: { $status }. { $waiting_for }
    .advice = Повторите запрос через время из заголовка Retry-After. Состояние документа: GET /api/v1/documents/{ "{" }id{ "}" }.

problems-document-failed =
    .title = Документ не изготовлен
    .detail = Изготовить файл не удалось. { $reason }
    .advice = Причина названа в поле failure документа. Исправьте её и создайте документ ещё раз.

problems-idempotency-conflict =
    .title = Ключ Idempotency-Key уже использован
    .detail = С этим ключом раньше был отправлен другой запрос.
    .advice = Для нового запроса возьмите новый ключ. Повтор того же запроса с тем же ключом безопасен.

problems-too-large =
    .title = Тело запроса слишком велико
    .detail = Тело запроса может занимать не более { $limit } байт.
    .advice = Уменьшите запрос. Предел задаёт администратор (BAGALAU_MAX_BODY_BYTES).

problems-unsupported-media-type =
    .title = Тип содержимого не поддерживается
    .detail = Тело запроса должно иметь Content-Type: application/json (кодировка UTF-8).
    .advice = Укажите заголовок Content-Type: application/json. Команда curl -d без него отправляет данные как веб-форму.

problems-encoded-body =
    .title = Сжатое тело запроса не принимается
    .detail = Отправьте тело без сжатия: заголовок Content-Encoding должен отсутствовать.
    .advice = Отключите сжатие запросов в клиенте.

problems-range-not-satisfiable =
    .title = Запрошенной части файла нет
    .detail = Заголовок Range называет часть за пределами файла.
    .advice = Размер файла указан в заголовке Content-Range ответа.

problems-invalid-request =
    .title = Запрос имеет неверный вид
    .detail = Проверьте поля, перечисленные в violations: pointer указывает место в запросе.
    .advice = Описание полей каждого запроса — на странице /docs.

problems-limit-exceeded =
    .title = Превышен предел
    .detail = { $what }
    .advice = Предел назван в поле detail ответа.

problems-not-a-dossier =
    .title = Документы не составляют досье
    .detail = Формы { $forms } вместе не составляют досье. Досье — два или более документов одного из видов: { $kinds }.
    .advice = Уберите лишние документы или добавьте недостающие. Отдельные документы: POST /api/v1/documents.

problems-forbidden-by-methodology =
    .title = Документ противоречит методике
    .detail = Нарушений: { $errors }, предупреждений: { $warnings }. Каждое описано в violations: pointer указывает место в data.
    .advice = Исправьте данные по сообщениям в violations: там названы пункт приказа и его слова. Проверить данные, ничего не сохраняя: POST /api/v1/validate.

problems-headers-too-large =
    .title = Заголовки запроса слишком велики
    .detail = Сократите заголовки запроса.
    .advice = Обычно причина — лишние файлы cookie или слишком длинный адрес.

problems-not-implemented =
    .title = Способ передачи не поддерживается
    .detail = Сервер не понимает такой Transfer-Encoding.
    .advice = Отправьте тело целиком, с заголовком Content-Length, или с Transfer-Encoding: chunked.

problems-internal-error =
    .title = Внутренняя ошибка
    .detail = Запрос не выполнен из-за ошибки службы. Сообщите администратору идентификатор из поля instance.
    .advice = Найдите идентификатор запроса (поле instance или заголовок X-Request-Id) в журнале службы.

problems-database-unavailable =
    .title = База данных не отвечает
    .detail = Запрос не выполнен. Повторите его через время из заголовка Retry-After.
    .advice = Администратору: проверьте базу данных и настройку BAGALAU_DATABASE_URL. Состояние службы: GET /readyz.

problems-storage-unavailable =
    .title = Хранилище файлов не отвечает
    .detail = Файл сейчас недоступен. Повторите запрос через время из заголовка Retry-After.
    .advice = Администратору: проверьте хранилище, свободное место и настройку BAGALAU_STORAGE_URL. Состояние службы: GET /readyz.

problems-disk-full =
    .title = На диске сервера нет места
    .detail = Запрос не выполнен, ничего не сохранено наполовину. Повторите его через время из заголовка Retry-After.
    .advice = Администратору: освободите место на дисках базы данных, хранилища файлов и временных файлов. Принятое не потеряно и изготовится, когда место появится.

problems-blank-not-ready =
    .title = Бланк ещё не готов
    .detail = Бланк готовится. { $waiting_for }
    .advice = Повторите запрос через время из заголовка Retry-After. Состояние службы: GET /readyz.

problems-no-preview =
    .title = Показать документ сейчас нельзя
    .detail = { $reason }
    .advice = Повторите запрос через время из заголовка Retry-After; без предпросмотра документы проверяются и изготавливаются как обычно.

problems-result-not-ready =
    .title = Файл ещё собирается
    .detail = Файл собирается из документов пакета. Повторите запрос через время из заголовка Retry-After.
    .advice = Собранный файл хранится несколько дней; загрузку, которая прервалась, можно продолжить с того же места (заголовок Range).

problems-not-operational =
    .title = Служба не готова изготавливать документы
    .detail = { $reasons }
    .advice = Поле checks ответа называет, чего не хватает и что сделать.

forms-letter_a = А
forms-letter_b = Б

limits-depth = Вложенность объектов и списков может быть не более { $limit }.
limits-digits = Число может состоять не более чем из { $limit } знаков.
limits-exponent = Порядок числа может быть не более { $limit } по модулю.

guesses-utf16 = Похоже на UTF-16.
guesses-cp1251 = Похоже на Windows-1251.
guesses-other = { "" }

health-ok = в порядке
health-database = База данных не отвечает: проверьте, что она запущена и что BAGALAU_DATABASE_URL указывает на неё.
health-storage = Хранилище файлов недоступно: проверьте права, свободное место и настройку BAGALAU_STORAGE_URL.
health-worker = Ни один изготовитель документов не отзывался последние { $seconds } секунд: запустите его (make serve запускает всё сразу).
health-pdf = { $missing }
health-broker = Брокер сообщений не отвечает: проверьте, что он запущен и что BAGALAU_BROKER_URL указывает на него. Документы принимаются и будут изготовлены, когда он вернётся.
health-beat = Расписание стоит: beat не отзывался последние { $seconds } секунд или дольше; запустите его (make serve запускает всё сразу).
health-batches = Ни один изготовитель пакетов не отзывался последние { $seconds } секунд: запустите его (make serve запускает всё сразу).
health-unknown = Не проверено: база данных не отвечает.

# Слева стоят сообщения разборщика, их менять нельзя.
json-value = ожидается значение
json-comma = ожидается запятая или закрывающая скобка
json-colon = ожидается двоеточие
json-name = ожидается имя в двойных кавычках
json-trailing_in_object = лишняя запятая перед закрывающей скобкой
json-trailing_in_list = лишняя запятая перед закрывающей скобкой
json-extra = после конца документа стоит что-то ещё
json-unterminated = строка не закрыта кавычкой
json-control = управляющий знак внутри строки нужно записать как \n, \t или \u00XX
json-escape = после обратной косой черты стоит недопустимый знак
json-unicode_escape = после \u ожидаются четыре шестнадцатеричные цифры
json-other = недопустимая запись
