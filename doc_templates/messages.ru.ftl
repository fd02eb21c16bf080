### Что не так с вариантом методики, который принёс государственный орган.

place-file = { $variant }/{ $file }: { $fault }
place-folder = { $variant }: { $fault }
place-key = { $key }: { $fault }

folder-name = имя папки – это имя варианта в запросах: до 60 строчных латинских букв, цифр и дефисов
folder-taken = имя «{ $name }» занято: им запрашивают форму самой Типовой методики
folder-known = вариант с именем «{ $name }» уже лежит в папке установки: назовите папку иначе
folder-no_form = forms.{ $form }: нет такой формы корпуса «Б»; есть: { $known }
folder-too_early = since: форма { $form } действует с { $since }, вариант не может начаться раньше
folder-no_parameters = forms.{ $form }.explanations: в этой форме нет параметров; они есть в { $known }
folder-own_file = forms.{ $form }.explanations: у формы есть свой файл { $form }.ru.docx; оставьте что-то одно
folder-file_name = имя файла должно быть ФОРМА.ЯЗЫК.docx, например b1_score_sheet.ru.docx, а форма – названа в forms
folder-too_big = файл больше { $limit } МиБ
folder-rival = с { $day } для { $forms } действует и вариант { $other } того же органа: закройте его ключом until

declaration-absent = файла нет; вариант описывается в нём
declaration-unreadable = файл не читается; сохраните его в кодировке UTF-8
declaration-no_toml = это не TOML: { $reason }
declaration-table = ожидается таблица TOML
declaration-missing = не указано; ожидается { $wanted }
declaration-wrong = ожидается { $wanted }
declaration-no_table = нет таблицы [{ $table }]
declaration-spare = лишний ключ; допустимы: { $known }
declaration-until = должно быть позже since
declaration-forms = укажите хотя бы одну форму, например [forms.b1_score_sheet]

wanted-body = наименование государственного органа, как в документах
wanted-names = список других написаний наименования
wanted-since = дата начала действия без кавычек, например 2026-01-01
wanted-mark = список строк отметки под словами «Приложение …»
wanted-until = дата без кавычек, с которой вариант уже не действует
wanted-number = номер приказа в кавычках
wanted-date = дата приказа без кавычек, например 2025-12-22
wanted-title = название приказа
wanted-kk = список строк на казахском языке
wanted-ru = список строк на русском языке
wanted-address = строка с адресом
wanted-explanations = список строк, каждая не длиннее { $limit } знаков

fonts-no_font = это не шрифт TTF или OTF с таблицей знаков Unicode
fonts-too_big = файл больше { $limit } МиБ
fonts-ours = шрифт «{ $family }» – из тех, которыми программа печатает все документы; уберите файл
fonts-no_embedding = лицензия шрифта «{ $family }» не разрешает встраивать его в документы, а архивный PDF содержит свои шрифты; возьмите другой
fonts-rival = другой файл шрифта «{ $family }» есть в папке варианта { $other }: положите в обе папки один и тот же файл
