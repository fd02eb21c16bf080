### Нысандардың беттері.

## Өз атауы жоқ бөлімдердің тақырыптары.

forms-section_first = Құжат
forms-section_last = Қорытынды және қол қою

## Өрістердің жанында.

forms-entry = № { $number }
forms-missing = Толтырыңыз: { $label }
forms-missing_here = Осы өрісті толтырыңыз
forms-wrong_text = Мәтін енгізіңіз
forms-wrong_long_text = Мәтінді енгізіңіз
forms-wrong_iin = ЖСН-нің 12 цифрын енгізіңіз
forms-wrong_category = Санат кодын енгізіңіз, мысалы C-4
forms-wrong_number = Санды цифрмен енгізіңіз, мысалы 4,5
forms-wrong_whole = Бүтін санды цифрмен енгізіңіз
forms-wrong_date = Күнтізбеде бар күнді енгізіңіз: күн, ай және жыл нүкте арқылы, мысалы 05.10.2026
forms-wrong_choice = Мәндердің бірін таңдаңыз
forms-wrong_flag = «иә» немесе «жоқ» дегенді таңдаңыз
forms-wrong_rows = Жазбалар { $least }-ден { $most }-ге дейін болуға тиіс: жетпейтінін қосыңыз немесе артығын жойыңыз

## Беттер: нысанды таңдау, черновик, құжат.

forms-title_new = Жаңа құжат
forms-title_drafts = Қараламалар
forms-choose = Нысанды таңдаңыз
forms-usual = Жиі дайындалатындар
forms-begin = Таза бланктен бастау
forms-begin_with = Нысан: { $form }
forms-from_file = Файлдан бастау
forms-from_file_hint = Бір жолы бар кесте (осы нысанның үлгісі бойынша XLSX немесе CSV) немесе JSON файлы
forms-file = Файл
forms-open_file = Файлды ашу
forms-from_last = Бұрынғы құжаттан бастау
forms-from_last_hint = Адамдар мен атаулар қалады, кезең келесіге ауысады, бағалар мен күндер бос болады
forms-not_own = Сіз тек өзіңіз бағалайтын адам ретінде аталған құжаттарды жасайсыз: тіркелгіңіздегі ЖСН-ді енгізіңіз
forms-no_drafts = Қаралама жоқ
forms-no_drafts_hint = Толтыра бастағаныңыздың бәрі осында өздігінен сақталады
forms-column_form = Нысан
forms-column_whom = Кім туралы
forms-column_saved = Сақталған
forms-column_action = Әрекет
forms-unnamed = Аты әлі көрсетілмеген
forms-delete = Қараламаны жою
forms-deleted = Қаралама жойылды
forms-delete_title = Қараламаны жою керек пе?
forms-delete_text = Оны қайтару мүмкін болмайды
forms-continue = Жалғастыру
forms-all_drafts = Барлық қараламалар
forms-law =
    { $number ->
        [1] { $items }-тармақ
       *[other] { $items }-тармақтар
    }
forms-explanation = Қосымшаның түсіндірмесі
forms-state = Күйі
forms-saved_at = Сағат { $time } сақталды
forms-not_saved = Сақталмады
forms-errors =
    { $number ->
        [0] Қате жоқ
       *[other] { $number } қате
    }
forms-warnings =
    { $number ->
       *[other] { $number } ескерту
    }
forms-left =
    { $number ->
        [0] Керектінің бәрі толтырылды
       *[other] Толтыру керек: { $number }
    }
forms-computed = Есептелгені
forms-found = Не дұрыс емес
forms-own_value = Өзім көрсетемін
forms-save = Сақтау
forms-check = Тексеру
forms-make = Құжатты дайындау
forms-preview = Қалай басылатынын көрсету
forms-preview_waits = Алдын ала қарау дайындалуда: бірінші рет бірнеше секунд кетеді
forms-preview_again = Қайта көрсету
forms-preview_title = Қалай басылады
forms-add = Жазба қосу
forms-remove = Жою
forms-up = Жоғары
forms-down = Төмен
forms-row_action = { $action }: { $entry }
forms-no_rows = Жазба жоқ
forms-yes = Иә
forms-no = Жоқ
forms-unsaid = Көрсетілмеген
forms-summary = Құжатты дайындау үшін түзетіңіз
forms-clash = Қараламаны басқа біреу өзгертті
forms-clash_by = Қараламаны басқа пайдаланушы өзгертті: { $name }
forms-clash_text = Соңғы өзгерістеріңіз әзірге сақталмады: айырмашылығын қарап, қайсысын қалдыратыныңызды шешіңіз
forms-compare = Айырмашылықтарды көрсету
forms-difference_title = Бір қараламаның екі нұсқасы
forms-difference_text = Сіз жазып жатқанда қараламаны басқа біреу сақтады. Әр өріс үшін қайсысын қалдыратыныңызды таңдаңыз; қалғаны бірдей
forms-column_field = Өріс
forms-theirs = Басқа біреу сақтаған
forms-mine = Сіздікі
forms-blank = бос
forms-entry_there = жазба бар
forms-merge = Таңдалғанды сақтау
forms-file_missing = Файлды таңдаңыз
forms-file_unreadable = Файл оқылмайды: осы нысанның үлгісі бойынша XLSX немесе CSV кестесі не JSON файлы керек
forms-file_json = JSON файлында нысан мен оның деректері жоқ: form және data өрістері керек
forms-file_rows = Кестеде бір толтырылған жол болуға тиіс; көп жолды «Топтамалар» бөлімінде жүктейді
forms-file_shape = Файлда бұл нысанда жоқ нәрсе бар: осы нысан кестесінің үлгісін алыңыз
forms-paper_title = Құжат
forms-paper_queued = Құжат дайындалуда
forms-paper_queued_text = Әдетте бұл бірнеше секунд алады; бет өздігінен жаңарады
forms-paper_ready = Құжат дайын
forms-paper_failed = Құжатты дайындау мүмкін болмады
forms-paper_warnings = Ескертулер
forms-download_docx = Word (DOCX) жүктеп алу
forms-download_pdf = PDF жүктеп алу
forms-print = Басып шығаруға ашу
forms-seen = Осы жерде қарау
forms-next = Сол адам туралы келесі құжат
forms-beside = Басқа адам туралы осындай құжат
forms-then = Әрі қарай
forms-correct = Құжатты түзету
forms-another = Жаңа құжат
forms-renew = Бетті жаңарту
forms-more_errors = Нысанда тағы бар: белгіленген өрістерді түзетіңіз
forms-file_large = Файл { $megabytes } МБ-тан үлкен: бір құжатқа шағын файл жетеді

## Шағымдану: калибрлеу сессиясы туралы шешім және хаттама.

forms-contest = Дауланды: калибрлеу сессиясы туралы шешім
forms-protocol = Сессия хаттамасын бастау
forms-session_title = Калибрлеу сессиясының құрамы
forms-session_lead = Құрамға кім кіретінін белгілеңіз. Бұрынғы құжаттарда аталғандар ұсынылды; қызметшінің өзі мен оны бағалаған адам ұсынылмайды. Басқаларды шешімде қосуға болады.
forms-session_members = Құрамға кімдер кіре алады
forms-session_hr = персоналды басқару қызметі
forms-session_evaluator = бағалаушы адам
forms-session_nobody = Әзірге ұсынатын ешкім жоқ: бұрынғы құжаттарда басқа бағалаушы адамдар аталмаған. Құрамды шешімде қосыңыз.
forms-session_begin = Шешімді бастау
