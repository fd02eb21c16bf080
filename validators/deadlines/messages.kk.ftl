### Әдістемелердің мерзімдері мен жұмыс күнтізбесі. Ирек жақшадағы мәндерді бағдарлама қояды: орнын ауыстыруға болады, атауын
### өзгертуге болмайды.

## Мерзімге қарай не істеледі: мерзім түрі бойынша; бірнеше мерзімі бар түрде тармақ бөлігінің нөмірі де тұрады.

deadlines-titles-a_assessment = «А» корпусының қызметшілерін жыл қорытындысы бойынша бағалау
deadlines-titles-a_agreement_category_1 = 1-санаттағы қызметшінің жыл сайынғы келісімін жасасу
deadlines-titles-a_agreement_category_2 = 2-санаттағы қызметшілердің жыл сайынғы келісімдерін жасасу
deadlines-titles-a_draft = 1-санаттағы қызметші келісімінің жобасын келісуге жіберу
deadlines-titles-a_approval = Келісім жобасын келісу немесе оны пысықтауға қайтару
deadlines-titles-a_rework = Ескертулер ескеріліп пысықталған келісім жобасын жіберу
deadlines-titles-a_realignment = Бұрынғы келісімдерді әдістеменің жаңа редакциясына сәйкес келтіру
deadlines-titles-a_realignment-8 = 1-санаттың сәйкес келтірілген бұрынғы келісімдерін келісуге жіберу
deadlines-titles-a_realignment-9 = 2-санаттың бұрынғы келісімдерін әдістемеге сәйкес келтіру
deadlines-titles-a_retention = Қол қойылған келісімді сақтау
deadlines-titles-a_interview_notice = Қызметшіге әңгімелесу туралы хабарлау
deadlines-titles-a_notification = «А» корпусының қызметтен босатылған қызметшілеріне бағалау нәтижелері туралы хабарлау
deadlines-titles-a_appeal = Бағалау нәтижелерімен келіспеген кезде Ұлттық комиссияға жүгіну
deadlines-titles-a_sending = Бағалау материалдарын уәкілетті органға жіберу
deadlines-titles-a_monitoring = Бірінші жартыжылдықта НМИ-ге қол жеткізу мониторингін жіберу
deadlines-titles-a_monitoring-2 = Бірінші жартыжылдықта НМИ-ге қол жеткізу мониторингін жіберу
deadlines-titles-a_monitoring-3 = Әдістеме күшіне енгенге дейін қол қойылған келісімдер бойынша мониторингті жіберу
deadlines-titles-a_analysis = Жылдық бағалау талдауын Ұлттық комиссияның жұмыс органына енгізу
deadlines-titles-a_chapter5_agreement = Жыл сайынғы келісімді жасасу (5-тарау)
deadlines-titles-a_chapter5_retention = Қол қойылған келісімді сақтау (5-тарау)
deadlines-titles-a_chapter5_interview_notice = Қызметшіге әңгімелесу туралы хабарлау (5-тарау)
deadlines-titles-a_chapter5_appeal = Бағалау нәтижелерімен келіспеген кезде Ұлттық комиссияға жүгіну (5-тарау)
deadlines-titles-a_chapter5_sending = Бағалау материалдарын уәкілетті органға жіберу (5-тарау)
deadlines-titles-a_chapter5_analysis = Бағалау талдауын Ұлттық комиссияның жұмыс органына енгізу (5-тарау)
deadlines-titles-b_assessment = «Б» корпусының қызметшілерін тоқсан қорытындысы бойынша бағалау
deadlines-titles-b_annual = «Б» корпусы қызметшілерінің жылдық қорытынды бағасын қалыптастыру
deadlines-titles-b_notification = «Б» корпусының қызметтен босатылған қызметшілерін бағалау нәтижелерімен таныстыру
deadlines-titles-b_appeal = Бағалау нәтижелерімен келіспеген кезде калибрлеу сессиясын өткізу туралы жүгіну
deadlines-titles-b_retention = Бағалауға байланысты құжаттарды сақтау
deadlines-titles-b_calling = Калибрлеу сессиясын өткізу туралы шешім қабылдау және оның құрамын бекіту
deadlines-titles-b_session = Калибрлеу сессиясын өткізу
deadlines-titles-b_posting = Калибрлеу сессиясының хаттамасын ақпараттық жүйеде орналастыру

## Күнтізбе оқиғаларының тақырыптары.

deadlines-events-a_assessment = «А» корпусы: { $year } жыл үшін бағалау
deadlines-events-a_agreement_category_2 = «А» корпусы: 2-санаттағы қызметшілердің { $year } жылға арналған келісімдері
deadlines-events-a_draft = «А» корпусы: 1-санаттың { $year } жылға арналған келісімдерінің жобаларын келісуге жіберу
deadlines-events-a_realignment-8 = «А» корпусы: 1-санаттың бұрынғы келісімдерін келісуге жіберу
deadlines-events-a_realignment-9 = «А» корпусы: 2-санаттың бұрынғы келісімдерін сәйкес келтіру
deadlines-events-a_notification = «А» корпусы: қызметтен босатылғандарға { $year } жылғы нәтижелер туралы хабарлау
deadlines-events-a_sending = «А» корпусы: { $year } жылғы бағалау материалдарын уәкілетті органға жіберу
deadlines-events-a_monitoring-2 = «А» корпусы: { $year } жылғы бірінші жартыжылдықтың НМИ мониторингі
deadlines-events-a_monitoring-3 = «А» корпусы: әдістеме күшіне енгенге дейін қол қойылған келісімдер бойынша НМИ мониторингі
deadlines-events-a_analysis = «А» корпусы: { $year } жылғы бағалау талдауын Ұлттық комиссияға енгізу
deadlines-events-a_chapter5_agreement = «А» корпусы, 5-тарау: келісімдерді жасасу
deadlines-events-a_chapter5_analysis = «А» корпусы, 5-тарау: бағалау талдауын Ұлттық комиссияға енгізу
deadlines-events-b_assessment = «Б» корпусы: { $year } жылғы { $quarter } тоқсан үшін бағалау
deadlines-events-b_annual = «Б» корпусы: { $year } жылғы қорытынды баға
deadlines-events-b_notification = «Б» корпусы: қызметтен босатылғандарды { $year } жылғы { $quarter } тоқсанның нәтижелерімен таныстыру

## Мерзім қалай есептелген.

deadlines-methods-working_days = { $start } күнінен бастап { $count }. Есептеу келесі күннен басталады, жұмыс істемейтін күндер есептелмейді; мерзімнің соңғы күні – { $due }
deadlines-methods-working_days_before = { $start } күніне дейін { $count }. Есептеу алдыңғы күннен кері қарай жүргізіледі, жұмыс істемейтін күндер есептелмейді; мерзімнің соңғы күні – { $due }
deadlines-methods-not_later = { $due } күнінен кешіктірілмей: бұл күннің өзі мерзімге кіреді
deadlines-methods-before = { $end } күніне дейін: бұл күннің өзі мерзімге кірмейді, мерзімнің соңғы күні – { $due }
deadlines-methods-month = Тоқсаннан кейінгі ай ішінде: { $first } күнінен бастап { $due } күнін қоса алғанда
deadlines-methods-years = { $start } күнінен бастап { $count }: { $due } күнін қоса алғанда
deadlines-methods-years_leap = { $start } күнінен бастап { $count }. Мерзім аяқталатын жылда 29 ақпан жоқ, сондықтан соңғы күн – { $due }

## Табылған күн туралы нені білген жөн.

deadlines-notes-day_off = { $due } – жұмыс істемейтін күн ({ $reason }). Әдістеме мерзімді келесі жұмыс күніне көшірмейді, сондықтан ол сол күйінде көрсетілген; үлгеру үшін { $eve } күнінен кешіктірмей орындаңыз
deadlines-notes-estimated = { $day } – мерекенің есептік күні ({ $reason }); ол жарияланғаннан кейін мерзім өзгеруі мүмкін
deadlines-notes-completed_on_last_day = Мерзім бағалау аяқталған күннен бастап есептеледі; мұнда ол соңғы күні, { $start } күні, аяқталған бағалау үшін есептелген. Егер бағалау ертерек аяқталса, мерзім де ертерек басталады

## Берілген күндерде не дұрыс емес.

deadlines-problems-not_yet = Әдістеме бұл редакцияда { $since } күнінен бастап қолданылады; { $day } күніне ол бойынша мұндай мерзім есептелмейді
deadlines-problems-no_longer = { $item }-тармақтың нормасы { $until } күніне дейін (бұл күнді қоспағанда) қолданылған; { $day } күніне ол бойынша мерзім есептелмейді
deadlines-problems-appointed_later = Тағайындау күні ({ $appointed }) келісім жасалатын { $year } жылдан кейін
deadlines-problems-appointed_after_chapter5 = Тағайындау күні ({ $appointed }) { $last } күнінен кейін: 5-тарау осы күнге дейінгі жұмыс кезеңіне қатысты

## Жылдық мерзімдер күнтізбесі.

deadlines-calendar-name = { $year } жылға арналған қызметшілерді бағалау мерзімдері
deadlines-calendar-name_A = { $year } жылға арналған «А» корпусының қызметшілерін бағалау мерзімдері
deadlines-calendar-name_B = { $year } жылға арналған «Б» корпусының қызметшілерін бағалау мерзімдері
deadlines-calendar-description = 2025 жылғы 28 шілдедегі № 121 бұйрықтың редакциясындағы № 13 бұйрық әдістемелері бойынша мерзімдер
deadlines-calendar-law_A = «А» корпусының қызметшілерін бағалау әдістемесінің { $item }-тармағы: { $text }
deadlines-calendar-law_B = «Б» корпусының қызметшілерін бағалаудың үлгілік әдістемесінің { $item }-тармағы: { $text }
deadlines-calendar-alarm = { $title }. Соңғы күні – { $due }
deadlines-calendar-file = Бағалау мерзімдері, { $year } жыл
deadlines-calendar-file_A = «А» корпусын бағалау мерзімдері, { $year } жыл
deadlines-calendar-file_B = «Б» корпусын бағалау мерзімдері, { $year } жыл

## Хабарларға қойылатын сөздер.

count-for_working_days = { $number } жұмыс күні
count-years = { $number } жыл

## Мерзімдер есептелетін күндер (POST /deadlines).

fields-deadlines-year =
    .title = Жыл
    .description = Бағаланатын жыл: бағалау жүргізілетін немесе келісім жасалатын жыл

fields-deadlines-quarter =
    .title = Тоқсан
    .description = Бағаланатын тоқсан

fields-deadlines-appointed_on =
    .title = Тағайындалған күні
    .description = Қызметші жалпы мерзімнен кейін тағайындалған болса

fields-deadlines-draft_sent_on =
    .title = Жоба жіберілді
    .description = Келісім жобасы келісуге жіберілген күн

fields-deadlines-returned_on =
    .title = Жоба қайтарылды
    .description = Келісім жобасы пысықтауға қайтарылған күн

fields-deadlines-approved_on =
    .title = Жоба келісілді
    .description = Келісім жобасы келісілген күн

fields-deadlines-signed_on =
    .title = Қол қойылды
    .description = Келісімге немесе хаттамаға қол қойылған күн

fields-deadlines-completed_on =
    .title = Бағалау аяқталды
    .description = Бағалау аяқталған күн

fields-deadlines-interview_on =
    .title = Әңгімелесу
    .description = Әңгімелесу күні

fields-deadlines-acquainted_on =
    .title = Танысты
    .description = Бағалау нәтижелерімен танысқан күн

fields-deadlines-received_result_on =
    .title = Нәтижелер алынды
    .description = Бағалау нәтижелерін алған күн

fields-deadlines-submitted_on =
    .title = Өтініш келіп түсті
    .description = Қызметшінің өтініші келіп түскен күн
