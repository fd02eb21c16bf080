### Жұмыс құжаттары: келіспеушілік, мониторинг, «А» және «Б» корпустарының бағаланбағандары, ілеспе хат.

## Қағидалар не табады: қағида мен оның түрі.

A12-kpis =
    .number = Өтініште { $kpis } бар, ал даулы НМИ саны 1 мен { $most } аралығында болады
    .twice = «{ $name }» НМИ екі рет аталған: реті бойынша { $first } және { $other }

A10-monitoring-kpis =
    .number = Мониторингте { $kpis } бар, ал келісімде олардың саны – { $due }
    .twice = «{ $name }» НМИ екі рет аталған: реті бойынша { $first } және { $other }

A10-monitoring-percent =
    .missing = { $number }-НМИ жоспары нөлден аспайды, қол жеткізу пайызын есептеу мүмкін емес: оны «Қол жеткізу пайызы» бағанында көрсетіңіз
    .differs = Пайыз { $stated } % деп көрсетілген, ал нақты мән { $actual }, жоспар { $planned } болғанда { $right } % шығады; аз мән жақсырақ болса, «Пайыз қайдан алынған» бағанында оның көрсетілгенін белгілеңіз
    .unstated = { $number }-НМИ-ге қол жеткізу пайызы көрсетілген немесе сауалнамадан алынған деп белгіленген, ал «Қол жеткізу пайызы» бағаны толтырылмаған
    .stated = { $number }-НМИ-ге қол жеткізу пайызы ({ $stated } %) нақты мән мен жоспардан есептелмей, көрсетілген: аз мән жақсырақ болғанда солай болады; оны тексеріңіз

A10-monitoring-position =
    .later = Қызметші жартыжылдық аяқталғаннан ({ $end }) кейін, { $appointed } күні тағайындалған: жартыжылдықта оның қол жеткізгені әлі жоқ; күнді тексеріңіз

A26-monitoring-signed =
    .early = Мониторинг оған қол қойылған күннен ({ $signed }) бұрын, { $sent } күні жіберілген; күндерді тексеріңіз

A10-monitoring-after-half-year =
    .signed = Мониторингке { $signed } күні қол қойылған, ал жартыжылдық { $end } күні аяқталады: оған осы күннен кейін қол қоюға болады
    .running = { $today } күні жартыжылдық әлі аяқталған жоқ: мониторинг оның қорытындысы бойынша, { $end } күнінен кейін жасалады

A26-monitoring =
    .late = Мониторинг { $sent } күні жіберілген, ал { $due } күнінен кешіктірілмей жіберіледі
    .unsent = Мониторингтің жіберілген күні көрсетілмеген, ал мерзім { $due } күні өткен (бүгін { $today })

A26-monitoring-2025 =
    .late = 2025 жылғы жартыжылдық мониторингі { $sent } күні жіберілген, ал ол { $before } күніне дейін, осы күнді қоспай жіберілуге тиіс еді

A26-reasons =
    .tenure = Себебі – лауазымдағы мерзім үш айдан аз, ал қызметші лауазымды { $start } – { $end } аралығында атқарған
    .days_missing = Себебі – кемінде { $least } жұмыс істелмеген, ал қанша істелгені көрсетілмеген
    .days_worked = Себебі – кемінде { $least } жұмыс істелмеген, ал { $worked } көрсетілген
    .explanation = Себебі – өзге, ал қандай екені айтылмаған: оны «Түсіндірме» бағанында көрсетіңіз

A26-enclosed =
    .agreement_sheets = { $number }-қызметшінің жыл сайынғы келісімінің көшірмесі қоса берілмеген
    .score_sheet_sheets = { $number }-қызметшінің бағалау парағының көшірмесі қоса берілмеген
    .review_sheets = { $number }-қызметші туралы пікірдің көшірмесі қоса берілмеген
    .nothing = Хатта бағаланған қызметшілер де, бағалау жүргізілмеген қызметшілер де жоқ: жіберетін ештеңе жоқ

A26-once =
    .twice = Қызметші бір лауазым үшін екі рет аталған: реті бойынша { $first } және { $other }
    .positions = Қызметші екі рет, әртүрлі лауазымда аталған (реті бойынша { $first } және { $other }): екі лауазым туралы да айтылса, бұл дұрыс; тексеріңіз

A26-completed =
    .early = Бағалау { $day } күні аяқталған, ал бағаланатын { $year } жыл ол кезде әлі аяқталмаған

A26-sent =
    .late = Материалдар { $sent } күні жіберілген, ал бағалау { $completed } күні аяқталған: олар { $term } ішінде, { $due } күнінен кешіктірілмей жіберіледі
    .early = Материалдар { $sent } күні, бағалау аяқталғанға ({ $completed }) дейін жіберілген
    .unsent = Жіберілген күні көрсетілмеген, ал мерзім ({ $completed } күнінен кейін { $term }) { $due } күні өткен (бүгін { $today })

A54-period =
    .year = { $year } жыл көрсетілген, ал 5-тарау { $first } – { $last } аралығындағы жұмысты ғана бағалайды

A54-enclosed =
    .agreement_sheets = { $number }-қызметшінің жыл сайынғы келісімінің көшірмесі қоса берілмеген
    .score_sheet_sheets = { $number }-қызметшінің бағалау парағының көшірмесі қоса берілмеген
    .review_sheets = { $number }-қызметші туралы пікірдің көшірмесі қоса берілмеген
    .nothing = Хатта қызметшілер жоқ: жіберетін ештеңе жоқ
    .strategy_sheets = { $number }-қызметші бойынша персоналды басқару стратегиясы қоса берілмеген: ол 34-тармақтың 1-тармақшасында аталғандар (аппарат басшылары) туралы жіберіледі; қызметшінің солардың қатарынан екенін тексеріңіз
    .strategy_report_sheets = { $number }-қызметші бойынша персоналды басқару стратегиясының орындалуы туралы анықтама қоса берілмеген: ол 34-тармақтың 1-тармақшасында аталғандар (аппарат басшылары) туралы жіберіледі; қызметшінің солардың қатарынан екенін тексеріңіз
    .not_assessed = Бағалау жүргізілмеген қызметшілер көрсетілген, ал 54-тармақ олардың тізімін көздемейді; бұл жылдық бағалау емес пе екенін тексеріңіз

A54-once =
    .twice = Қызметші бір лауазым үшін екі рет аталған: реті бойынша { $first } және { $other }
    .positions = Қызметші екі рет, әртүрлі лауазымда аталған (реті бойынша { $first } және { $other }): екі лауазым туралы да айтылса, бұл дұрыс; тексеріңіз

A54-completed =
    .early = Бағалау { $day } күні аяқталған, ал 5-тараудың бағаланатын кезеңі { $end } күні аяқталады

A54-sent =
    .late = Материалдар { $sent } күні жіберілген, ал бағалау { $completed } күні аяқталған: олар { $term } ішінде, { $due } күнінен кешіктірілмей жіберіледі
    .early = Материалдар { $sent } күні, бағалау аяқталғанға ({ $completed }) дейін жіберілген
    .unsent = Жіберілген күні көрсетілмеген, ал мерзім ({ $completed } күнінен кейін { $term }) { $due } күні өткен (бүгін { $today })

B6-reasons =
    .tenure = Себебі – лауазымдағы мерзім бір айдан аз, ал қызметші тоқсанда лауазымды { $start } – { $end } аралығында атқарған
    .days_missing = Себебі – кемінде { $least } жұмыс істелмеген, ал қанша істелгені көрсетілмеген
    .days_worked = Себебі – кемінде { $least } жұмыс істелмеген, ал { $worked } көрсетілген
    .seconded = Себебі – іссапарға жіберу, ал қызметшінің қайда және қай күннен бастап жіберілгені айтылмаған: «Түсіндірме» бағанында орган мен мерзімді көрсетіңіз
    .explanation = Себебі – өзге, ал қандай екені айтылмаған: оны «Түсіндірме» бағанында көрсетіңіз

B6-once =
    .twice = Қызметші бір лауазым үшін екі рет аталған: реті бойынша { $first } және { $other }; тексеріңіз
    .positions = Қызметші екі рет, әртүрлі лауазымда аталған (реті бойынша { $first } және { $other }): екі лауазым туралы да айтылса, бұл дұрыс; тексеріңіз

B6-list-over =
    .early = Тізімге { $signed } күні қол қойылған, ал тоқсан { $end } күні аяқталады: осы күнге дейін неше күн жұмыс істелгені әлі белгісіз; күнді тексеріңіз

## Қағидалар нені тексереді, бір жолмен.

summary-A12-kpis = Даулы НМИ саны – бірден беске дейін
summary-A10-monitoring-kpis = Мониторинг – бес НМИ-дің бәрі туралы
summary-A10-monitoring-percent = Қол жеткізу пайызы нақты мәннің жоспарға қатынасына тең
summary-A10-monitoring-position = Қызметші бірінші жартыжылдықта лауазымды атқарған
summary-A26-monitoring-signed = Мониторинг оған қол қойылғаннан бұрын жіберілмеген
summary-A10-monitoring-after-half-year = Мониторинг жартыжылдық аяқталғаннан кейін жасалған
summary-A26-monitoring = Мониторинг 10 шілдеден кешіктірілмей жіберілген
summary-A26-monitoring-2025 = 2025 жылғы жартыжылдықтың мониторингі 2025 жылғы 15 тамызға дейін жіберілген
summary-A26-reasons = Себебі дұрыс көрсетілген
summary-A26-enclosed = Үш құжаттың да көшірмелері қоса берілген
summary-A26-once = Әр қызметші бір лауазым үшін бір рет аталған
summary-A26-completed = Бағалау бағаланатын жылдан кейін аяқталған
summary-A26-sent = Материалдар үш жұмыс күні ішінде жіберілген
summary-A54-period = 5-тараудың материалдары 2025 жылғы жұмыс туралы
summary-A54-enclosed = 54-тармақтың құжаттары қоса берілген
summary-A54-once = 5-тараудың хатында қызметші бір рет аталған
summary-A54-completed = Бағалау 2025 жылғы 31 шілдеден кейін аяқталған
summary-A54-sent = Материалдар он жұмыс күні ішінде жіберілген

summary-B6-reasons = Тоқсан үшін бағалау жүргізілмеуінің себебі дұрыс көрсетілген
summary-B6-once = Бағаланбағандар тізімінде әр қызметші бір лауазым үшін бір рет аталған
summary-B6-list-over = Бағаланбағандар тізіміне тоқсан аяқталғаннан кейін қол қойылған

## Нысандар: сипаттамасы.

forms-a_disagreement =
    .description = Ұсынылатын нысан (Әдістеменің 12-тармағы)

forms-a_monitoring =
    .description = Ұсынылатын нысан (Әдістеменің 10, 26-тармақтары)

forms-a_not_assessed =
    .description = Ұсынылатын нысан (Әдістеменің 3, 26-тармақтары)

forms-b_not_assessed =
    .description = Ұсынылатын нысан (Үлгілік әдістеменің 4, 6-тармақтары)

forms-a_transmittal =
    .description = Ұсынылатын нысан (Әдістеменің 26, 54-тармақтары)

## Өрістер: атауы мен түсіндірмесі.

fields-disputed_kpi-name =
    .title = НМИ
    .description = Келісім жобасындағыдай атауы

fields-disputed_kpi-employee_grounds =
    .title = Қызметшінің негіздемесі
    .description = Қызметші неге келіспейді

fields-disputed_kpi-authorized_person_grounds =
    .title = Уәкілетті адамның негіздемесі
    .description = НМИ неге белгіленген

fields-disagreement-employee =
    .title = Қызметші

fields-disagreement-authorized_person =
    .title = Уәкілетті адам
    .description = Лауазымға тағайындау және одан босату құқығы берілген адам

fields-disagreement-year =
    .title = Бағаланатын жыл
    .description = Келісімнің күнтізбелік жылы
    .section = Бағаланатын кезең

fields-disagreement-kpis =
    .title = Даулы НМИ-лер
    .description = Екі тараптың негіздемелерімен

fields-disagreement-number =
    .title = Нөмірі
    .description = Шығыс нөмірі, қалауы бойынша

fields-disagreement-signed_on =
    .title = Күні
    .description = Қол қойылған кезі

fields-monitored_kpi-name =
    .title = НМИ
    .description = Келісімдегідей атауы

fields-monitored_kpi-unit =
    .title = Өлшем бірлігі
    .description = Келісімдегідей

fields-monitored_kpi-planned =
    .title = Жоспарлы мән
    .description = Жылға, келісімдегідей

fields-monitored_kpi-actual =
    .title = Нақты мән
    .description = Жартыжылдық қорытындысы бойынша

fields-monitored_kpi-realization_percent =
    .title = Қол жеткізу пайызы
    .description = Есептеледі; көрсетілсе, сәйкес келуге тиіс. Пайыз есептелмесе, міндетті

fields-monitored_kpi-percent_source =
    .title = Пайыз қайдан алынған
    .description = computed – нақты мән мен жоспардан есептелген (әдепкіде); survey – ақпараттық жүйедегі сауалнамадан; stated – көрсетілген, мысалы аз мән жақсырақ болғанда

fields-monitored_kpi-note =
    .title = Ескертпе
    .description = Қалауы бойынша

fields-monitoring-employee =
    .title = Қызметші

fields-monitoring-authorized_person =
    .title = Уәкілетті адам
    .description = Лауазымға тағайындау және одан босату құқығы берілген адам

fields-monitoring-year =
    .title = Жыл
    .description = Жартыжылдық – осы жылғы 1 қаңтардан 30 маусымға дейін
    .section = Бағаланатын кезең

fields-monitoring-kpis =
    .title = НМИ
    .description = Келісімнің бес НМИ-і де

fields-monitoring-signed_on =
    .title = Қол қойылған күн
    .description = 30 маусымнан кейін

fields-monitoring-sent_on =
    .title = Жіберілді
    .description = Уәкілетті органға қашан жіберілді; 10 шілдеден кешіктірілмей

fields-not_assessed-appointed_on =
    .title = Тағайындалған күні
    .description = Бағаланатын лауазымға

fields-not_assessed-dismissed_on =
    .title = Қызметтен босатылған күні
    .description = Қызметтен босатылған болса

fields-not_assessed-days_worked =
    .title = Жұмыс істелген жұмыс күндері
    .description = Жыл бойы нақты

fields-not_assessed-reason =
    .title = Себебі
    .description = tenure – лауазымда үш айдан аз; days_worked – 15 жұмыс күнінен аз жұмыс істелген; other – өзге себеп, оны «Түсіндірме» атайды

fields-not_assessed-explanation =
    .title = Түсіндірме
    .description = Өзге себеп үшін міндетті

fields-not_assessed_list-organization =
    .title = Мемлекеттік орган
    .description = Атауы

fields-not_assessed_list-year =
    .title = Бағаланатын жыл
    .description = Күнтізбелік жыл

fields-not_assessed_list-servants =
    .title = Қызметшілер
    .description = Бағалау жүргізілмеген қызметшілер, себептерімен

fields-not_assessed_list-signatory =
    .title = Кім қол қояды
    .description = Мемлекеттік органның немесе персоналды басқару қызметінің басшысы

fields-not_assessed_list-completed_on =
    .title = Бағалау аяқталды
    .description = Бағалау аяқталған күн
    .section = Күндер

fields-not_assessed_list-sent_on =
    .title = Жіберілді
    .description = Бағалау аяқталған күннен бастап үш жұмыс күнінен кешіктірілмей

fields-not_assessed_list-signed_on =
    .title = Қол қойылған күн
    .description = Қашан қол қойылды

fields-not_assessed_in_quarter-days_worked =
    .title = Жұмыс істелген жұмыс күндері
    .description = Тоқсан ішінде нақты, барлық лауазымда

fields-not_assessed_in_quarter-reason =
    .title = Себебі
    .description = tenure – лауазымда бір айдан аз; days_worked – 15 жұмыс күнінен аз жұмыс істелген; seconded – іссапарға жіберілген, қабылдайтын орган бағалайды; other – өзге себеп, оны «Түсіндірме» атайды

fields-not_assessed_in_quarter-explanation =
    .title = Түсіндірме
    .description = Өзге себептің қандай екені; іссапарға жіберілген қызметші үшін – қай органға және қандай мерзімге

fields-quarter_not_assessed_list-organization =
    .title = Мемлекеттік орган
    .description = Атауы

fields-quarter_not_assessed_list-period =
    .title = Бағаланатын кезең

fields-quarter_not_assessed_list-servants =
    .title = Қызметшілер
    .description = Бағалау жүргізілмеген қызметшілер, себептерімен

fields-quarter_not_assessed_list-signatory =
    .title = Кім қол қояды
    .description = Персоналды басқару қызметінің басшысы немесе қызметкері

fields-quarter_not_assessed_list-signed_on =
    .title = Қол қойылған күн
    .description = Тоқсан аяқталғаннан кейін
    .section = Қол қою

fields-enclosed_papers-agreement_sheets =
    .title = Келісім, парақ саны
    .description = Жыл сайынғы келісімнің көшірмесі неше парақ

fields-enclosed_papers-score_sheet_sheets =
    .title = Бағалау парағы, парақ саны
    .description = Бағалау парағының көшірмесі неше парақ

fields-enclosed_papers-review_sheets =
    .title = Пікір, парақ саны
    .description = Пікірдің көшірмесі неше парақ

fields-enclosed_papers-strategy_sheets =
    .title = Персоналды басқару стратегиясы, парақ саны
    .description = 5-тарау, 34-тармақтың 1-тармақшасында аталғандар туралы

fields-enclosed_papers-strategy_report_sheets =
    .title = Стратегияның орындалуы туралы анықтама, парақ саны
    .description = 5-тарау, 34-тармақтың 1-тармақшасында аталғандар туралы: персоналды басқару стратегиясының орындалуы туралы анықтама

fields-transmittal-organization =
    .title = Мемлекеттік орган
    .description = Атауы

fields-transmittal-year =
    .title = Бағаланатын жыл
    .description = Күнтізбелік жыл

fields-transmittal-servants =
    .title = Бағаланған қызметшілер
    .description = Әр құжат көшірмесінің парақ санымен; ешкім бағаланбаса, тізім бос
    .hint = Әр құжат көшірмесінің парақ санымен; ешкім бағаланбаса, бөлімді бос қалдырыңыз

fields-transmittal-signatory =
    .title = Кім қол қояды
    .description = Мемлекеттік органның басшысы

fields-transmittal-completed_on =
    .title = Бағалау аяқталды
    .description = Бағалау аяқталған күн

fields-transmittal-kind =
    .title = Қандай материалдар
    .description = annual – жылдық бағалаудың, 26-тармақ бойынша (әдепкіде); chapter5 – 5-тарау бойынша бағалаудың, 54-тармақ бойынша

fields-transmittal-not_assessed =
    .title = Бағаланбағандар
    .description = Қоса берілетін бағаланбағандар тізімінде неше қызметші бар; 0 – ондай қызметші жоқ; көрсетілмесе, хатта олар туралы айтылмайды

fields-transmittal-number =
    .title = Нөмірі
    .description = Шығыс нөмірі, қалауы бойынша

fields-transmittal-sent_on =
    .title = Күні
    .description = Қашан жіберілді; бағалау аяқталған күннен бастап үш (5-тарау – он) жұмыс күнінен кешіктірілмей
