### bagalau командалары не айтады: show – шығаратыны, files – жарамсыз файлдар мен қалталар, help – анықтама (--help).

show-error = Қате
show-warning = Ескерту
show-whole = (барлық деректер)
show-item = { $item }-тармақ
show-annex = { $annex }-қосымша
show-computed = Есептелгені:
show-explained = Қалай шықты:
show-kept = Әдістеме сақталған
show-broken = Әдістеме бұзылған
show-counts = қателер: { $errors }, ескертулер: { $warnings }
show-rows = Жолдар
show-bulk = Жолдар: { $rows }. Жасалды: { $ready }. Бұрыннан бар: { $there }. Қалта: { $folder }
show-bulk_lacking = Қатесі бар: { $rejected }. Жасалмады: { $failed }. Себептері report файлында.
show-bulk_broken_off = { $why }. Оқылғаны жасалды; файлдың қай жерде үзілгені report файлында көрсетілген.
show-journal_empty = Журнал бос.
show-journal_whole = { $body }: жазбалар { $events }, тізбек бүтін; соңғысы – { $hash }
show-journal_broken = { $body }: тізбек { $number }-жазбада бұзылған: ол өзгертілген немесе жойылған; оған дейін { $events } жазба бүтін
show-journal_waiting = Әлі тізбекте емес: { $waiting } (ең ескісі { $seconds } с)
show-journal_late = Әлі тізбекте емес: { $waiting } (ең ескісі { $seconds } с) – beat процесі жұмыс істеп тұрғанын тексеріңіз
show-done = Дайын: { $path }
show-since = { $since } күнінен бастап қолданылады
show-between = { $since } күнінен { $until } күніне дейін қолданылады
show-recommended_one = ұсынылатын нысан, { $items }-тармақ
show-recommended = ұсынылатын нысан, { $items }-тармақтар
show-letter_a = А
show-letter_b = Б
show-docx = нысанды толтыру
show-pdf = PDF форматына түрлендіру
show-files_checked = Тексерілді
show-files_missing = жоқ
show-files_damaged = бүлінген
show-files_paper = Құжаттар
show-files_source = Жіберілген файлдар
show-files_result = Топтама қорытындылары
show-files_template = Нұсқа үлгілері
show-files_orphans = Дерекқор білмейтін файлдар: { $number } ({ $size } МиБ)
show-files_more = … және тағы { $number }
show-files_repaired = Дайындауға жіберілді: { $number }
show-layout_form = Нысан
show-layout_template = Үлгі
show-layout_equal = бірдей
show-layout_refused = LibreOffice-ке қалдырылды
show-layout_different = айырмасы бар
show-layout_reason = себебі
show-layout_new = әлі салыстырылмаған
show-layout_open = қолданылады
show-layout_shut = жабылды, бұл құжаттарды LibreOffice жасайды
show-layout_none = LibreOffice-сіз беттелетін нысандардың құжаттары әлі түскен жоқ.
show-layout_issued = Салыстырылған құжаттар: { $compared }, айырмасы барлары: { $differ }

dossiers-a_assessment = «А» корпусы қызметшісінің жыл сайынғы келісімі, бағалау парағы және пікірі
dossiers-a_chapter5 = «А» корпусы әдістемесінің 5-тарауы бойынша келісім, бағалау парағы және пікір
dossiers-b_calibration = Дау айтылған бағалау парағы, калибрлеу сессиясын өткізу туралы шешім және оның хаттамасы
dossiers-b_year = Бір жыл тоқсандарының бағалау парақтары (калибрлеу сессияларының хаттамаларымен) және жылдық қорытынды баға

files-empty = Файл бос. { "{" }"form": "…", "data": { "{" }…{ "}" }{ "}" } түріндегі JSON күтіледі.
files-no_json = Бұл JSON емес: { $line }-жол, { $column }-таңба.
files-too_deep = JSON тым терең кірістірілген.
files-absent = Мұндай файл жоқ: { $name }.
files-unreadable = { $name } файлы оқылмайды: { $reason }.
files-too_big = Файл { $limit } МиБ шегінен асады: бұл бір құжаттың деректері емес.
files-utf16 = Файл UTF-16 кодталымында жазылған. Оны UTF-8 кодталымында сақтаңыз.
files-encoding = Файл UTF-8 кодталымында емес ({ $position }-байт). Windows-1251 кодталымына ұқсайды: оны UTF-8 кодталымында сақтаңыз.
files-no_object = { "{" }"form": "…", "data": { "{" }…{ "}" }{ "}" } түріндегі бір JSON объектісі күтіледі.
files-lacking = Файлда { $names } өрісі жоқ; { $known } қажет.
files-spare = { $names } өрісі артық; тек { $known } рұқсат етіледі.
files-unknown_form = Мұндай нысан жоқ: { $form }. Бар нысандар: { $known }.
files-no_data = «data» өрісі JSON объектісі болуға тиіс.
files-no_documents = «documents» өрісі тізім, ал «kind» өрісі жол болуға тиіс.
files-too_many = Құжаттар саны { $limit } шегінен асады.
files-document = { $number }-құжат: { $fault }
files-long_number = Сандағы таңба саны { $limit } шегінен асады.
files-extreme = Сан тым үлкен, тым кіші, тым ұзын не дәрежесіне жол берілмейді: { $literal }.
files-constant = { $value } JSON саны емес.
files-twice = «{ $name }» өрісі бір объектіде екі рет көрсетілген.
files-no_dossier =
    Бұл құжаттар біртұтас жиынтық құрамайды. Жиынтық – екі немесе одан көп құжат:
    { $kinds }
files-unknown_kind = Файлдың түрі белгісіз: { $name }. Рұқсат етілгені: { $known }.
files-unknown_format = Формат белгісіз: { $text }. Үтір арқылы рұқсат етілгені: { $known }.
files-folder = { $folder } қалтасына жазу мүмкін емес: { $reason }.
files-there = Файл бұрыннан бар: { $names }. Оны ауыстыру үшін --overwrite қосыңыз.
files-unwritten = { $path } файлы жазылмады: { $reason }.
files-system = { $path }: { $reason }.
files-no_pdf = PDF жасалмады. { $reason }
files-made_wrong = { $what } ({ $reason })
files-database = Дерекқор жауап бермейді: { $reason }.
files-store = Файл қоймасы жауап бермейді: { $reason }.

variants-no_folder = { $place } қалтасы жоқ: нұсқалар жоқ, құжаттар Үлгілік әдістеме бойынша жасалады.
variants-single = { $place } – бұл бір нұсқа; ол жатқан қалтаны көрсетіңіз: { $parent }
variants-sample = үлгі
variants-blank = бланк
variants-unfilled_sample = { $place }: мысал деректермен толтырылмайды: { $fault }
variants-unfilled_blank = { $place }: бос бланк толтырылмайды: { $fault }
variants-remark = Ескертпе
variants-fit = Жарамды  { $id }: { $body }, { $forms }
variants-order = { $date } күнгі № { $number } бұйрық, { $since } күнінен бастап қолданылады
variants-order_until = { $date } күнгі № { $number } бұйрық, { $since } күнінен { $until } күніне дейін қолданылады
variants-none = Қалтада нұсқалар жоқ.

help-day = ЖЖЖЖ-АА-КК
help-main =
    Бағалау: мемлекеттік қызметшілердің қызметін бағалау құжаттары.

    FILE – { "{" }"form": "...", "data": { "{" }...{ "}" }{ "}" } түріндегі JSON файлы; «-» – стандартты енгізу.

    Аяқталу кодтары: 0 – жасалды, 1 – әдістеме тыйым салады, 2 – деректер немесе орта жарамсыз.
help-validate =
    Құжаттың деректерін әдістеме бойынша тексеру.

    FILE ішінде бірге жиынтық құрайтын құжаттар да болуы мүмкін: { "{" }"documents": [{ "{" }"form": "...", "data": { "{" }...{ "}" }{ "}" }, ...]{ "}" }.
help-render = Құжатты жасау: DOCX және PDF.
help-bulk =
    XLSX, CSV, NDJSON немесе JSON файлының барлық жолдары бойынша құжаттарды жасау.

    Қатесі бар жолдар report.xlsx файлында қайтарылады; оларды түзетіп, команданы қайта іске қосыңыз: дайыны қайта жасалмайды.
help-forms = Қандай нысандар бар екенін көрсету.
help-serve =
    Қызметті іске қосу: web, өңдеуші және шолушы.

    Баптаулар орта айнымалыларынан алынады: HOST, PORT, BAGALAU_DATA_DIR және басқалары (docs/operators.md).
help-admin = Қондырғы әкімшісінің әрекеттері.
help-link = Әкімшіге жаңа бір реттік сілтеме беру: алғашқы кіру немесе жаңа құпиясөз үшін.
help-check-files = Дерекқорды файл қоймасымен салыстыру.
help-journal = Журнал: құжаттармен кім не істеді.
help-verify =
    Журналда ештеңе өзгертілмегенін және жойылмағанын тексеру.

    Шығу коды 1 – тізбек бұзылған. Көрсетілген соңғы жазбаны басқа жерде сақтаңыз: журналдың соңы алынып тасталмағаны содан көрінеді.
help-layout = LibreOffice-сіз беттеу: нәтижесі бірдей ме және қайда қолданылады.
help-layout_verify =
    Осы машинада құжаттарды екі тәсілмен жасап, әр санын салыстыру.

    Шығу коды 1: құжаттың айырмасы бар; онда бұл нысанның құжаттарын LibreOffice жасауы керек (form.toml ішіндегі `laid_out`).
help-layout_keys = Осы орнату қандай беттеулерді қолданатынын және қайсысы жабылғанын көрсету.
help-layout_issued = Қазір жабылған беттеумен берілген құжаттарды салыстыру; айырмасы барлардың нөмірлері тізіледі, ештеңе ауыстырылмайды.
help-papers = Әр үлгінің неше құжаты салыстырылады.
help-layout_form = Тек осы нысан; көрсетілмесе – беттеуге болатын барлық нысан.
help-variants = «Б» корпусы әдістемесінің мемлекеттік органдар бекіткен нұсқалары.
help-check =
    Нұсқалар қалтасын тексеру: сипаттамалар, үлгілер және сынама толтыру.

    DIR – нұсқалар қалтасы; әдепкісі – BAGALAU_VARIANTS_DIR ішінде көрсетілген қалта.
help-as_json = Жауап JSON түрінде, бағдарламаларға арналған.
help-as_of = Осы күнге тексеру (әдепкісі – бүгін).
help-fail_on = warning: ескертулер де құжатқа тыйым салады.
help-language = Команда айтатынның бәрінің тілі; онсыз орта (LC_ALL, LC_MESSAGES, LANG) шешеді, әйтпесе орыс тілі.
help-explain = Әрбір есептелген мәннің қалай шыққанын көрсету.
help-output = Дайын файлдарға арналған қалта.
help-format = Форматтар үтір арқылы.
help-overwrite = Бұрыннан бар файлдарды ауыстыру.
help-variant = Мемлекеттік органның нұсқасы; standard – әдістеменің өз нысаны.
help-form = Барлық жолдың нысаны; XLSX пен CSV үшін қажет.
help-accessible = Дауыстап оқуға арналған белгілеуі бар PDF; LibreOffice жасайтын нысандарда үш есе ұзағырақ.
help-repair = Жетіспейтінді және бүлінгенді қайта дайындау.
help-trial = Сынама құжаттарды (DOCX) көру үшін осында сақтау.
help-version = Нұсқа нөмірін көрсетіп, шығу.
help-help = Осы анықтаманы көрсетіп, шығу.
