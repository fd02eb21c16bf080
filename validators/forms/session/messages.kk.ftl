### Калибрлеу сессиясы: өткізу туралы шешім, қызметкер туралы анықтама, хаттама, кері байланыс.

## Қағидалар не табады: қағида мен оның түрі.

B11-appeal =
    .early = Нәтиже { $received } күні алынған, ал { $year } жылғы { $quarter } тоқсан { $end } күні аяқталады: бағалау тоқсан қорытындысы бойынша жүргізіледі
    .before = Өтініш нәтиже алынғанға ({ $received }) дейін, { $submitted } күні берілген
    .late = Өтініш { $submitted } күні берілген, ал мерзімі – нәтиже алынған күннен ({ $received }) бастап { $term } ішінде, яғни { $due } күнін қоса алғанда

B20-decision =
    .before = Сессия қызметшінің өтінішінен ({ $submitted }) бұрын, { $called } күні тағайындалған
    .unsigned = Шешім күні көрсетілмеген, ал мерзімі – өтініш берілген күннен ({ $submitted }) бастап { $term } ішінде – { $due } күні өтіп кеткен (бүгін { $today })
    .late = Сессия { $called } күні тағайындалған, ал мерзімі – өтініш берілген күннен ({ $submitted }) бастап { $term } ішінде, яғни { $due } күнін қоса алғанда

B20-maslikhat =
    .missing = Тексеру комиссиясының мүшелері мен төрағасы үшін сессия мәслихаттың шешімі бойынша өткізіледі және құрамы сол шешіммен бекітіледі, ал ол белгіленбеген
    .groundless = Мәслихаттың шешімі белгіленген, ал қызметші, лауазымына қарағанда, тексеру комиссиясының мүшесі емес; тексеріңіз

B20-odd =
    .even = Құрамда – { $members }: сессия мүшелерінің саны тақ болуға тиіс
    .secretary = Құрамда – { $members }: сессия мүшелерінің саны тақ болуға тиіс. Дауыс бермейтін хатшы құрамға енгізілмейді

B20-min =
    .few = Құрамда – { $members }, ал кемінде { $least } қажет

B20-chair =
    .none = Құрамда сессия төрағасы көрсетілмеген
    .several = Төраға ретінде екі адам көрсетілген – { $first } және { $other }-мүшелер; сессияны кім басқаратынын тексеріңіз

B20-duplicate =
    .twice = Құрамда бір адам екі рет көрсетілген: { $first } және { $other }-мүшелер

B20-excluded =
    .appellant = { $number }-мүше – бағамен келіспеген қызметшінің өзі: ол сессия құрамына енгізілмейді
    .evaluator = { $number }-мүше – қызметшіні бағалаған адам: ол сессия құрамына енгізілмейді

B20-hr-member =
    .none = Құрамда персоналды басқару қызметінің қызметкері (оның міндетін атқаратын адам) жоқ
    .several = Өздері бағаламайтын персоналды басқару қызметінің қызметкері ретінде екі адам көрсетілген – { $first } және { $other }-мүшелер; бұйрық біреуі туралы айтады, қалған мүшелер – бағалайтын адамдар. Құрамды тексеріңіз
    .neither = { $number }-мүше бағалайтын адам ретінде де, персоналды басқару қызметінің қызметкері ретінде де белгіленбеген: құрамға басқалар енгізілмейді

B21-held =
    .future = Сессия күні – { $held } – әлі келген жоқ: бүгін { $today }
    .before = Сессия { $held } күні, өтініш берілгенге ({ $submitted }) немесе сессия тағайындалғанға ({ $called }) дейін өткізілген
    .late = Сессия { $held } күні өткізілген, ал мерзімі – өтініш берілген күннен ({ $submitted }) бастап { $term } ішінде, яғни { $due } күнін қоса алғанда

B20-order-signed =
    .future = Шешім күні – { $signed } – әлі келген жоқ: бүгін { $today }

B21-planned =
    .early = Сессия { $day } күніне, қызметшінің өтінішінен ({ $submitted }) бұрынғы күнге тағайындалған
    .before = Сессия { $day } күніне, шешімге қол қойылғаннан ({ $signed }) бұрынғы күнге тағайындалған
    .late = Сессия { $day } күніне тағайындалған, ал мерзімі – өтініш берілген күннен ({ $submitted }) бастап { $term } ішінде, яғни { $due } күнін қоса алғанда

B8-range =
    .outside = Баға ({ $score }) шкаладан тыс: ең төмені – { $least }, ең жоғарысы – { $most } балл

B23-direction =
    .differs = Баға { $stated } деп көрсетілген, ал сессияға дейінгі ({ $before }) және кейінгі ({ $after }) баллдар бойынша ол { $right }

B23-majority =
    .sum = «Қолдап» – { $votes_for }, «қарсы» – { $votes_against }, барлығы – { $cast }, ал құрамда – { $members }: дауыс саны мүшелер санынан аспайды
    .minority = Құрамда – { $members }, «қолдап» – { $votes_for }: қорытынды баға көпшілік дауыспен қабылданады, кемінде { $least } дауыс қажет
    .fewer = «Қолдап» – { $votes_for }, «қарсы» – { $votes_against }, барлығы – { $cast }, ал құрамда – { $members }: кім болмағанын немесе қалыс қалғанын тексеріңіз. Көпшілік бүкіл құрамнан есептеледі

B23-signed =
    .before = Хаттамаға сессияға ({ $held }) дейін, { $signed } күні қол қойылған
    .future = Хаттамаға қол қойылған күн – { $signed } – әлі келген жоқ: бүгін { $today }

B23-posted =
    .missing = Хаттаманың ақпараттық жүйеде орналастырылған күні көрсетілмеген, ал мерзімі – қол қойылған күннен ({ $signed }) бастап { $term } ішінде, яғни { $due } күнін қоса алғанда
    .before = Хаттама қол қойылғанға ({ $signed }) дейін, { $posted } күні орналастырылған
    .late = Хаттама { $posted } күні орналастырылған, ал мерзімі – қол қойылған күннен ({ $signed }) бастап { $term } ішінде, яғни { $due } күнін қоса алғанда

B24-feedback =
    .missing = Бағалайтын адам кері байланыс (жетістіктерге, дағдылар мен құзыреттерге, әлеует пен мансаптық ұмтылыстарға шолу) беретін кездесудің күні көрсетілмеген
    .before = Кері байланыс кездесуі сессияға ({ $held }) дейін, { $feedback } күні деп көрсетілген

B8-reference-result =
    .outside = Баға ({ $average }) шкаладан тыс: ең төмені – { $least }, ең жоғарысы – { $most } балл
    .differs = { $year } жылғы { $quarter } тоқсан үшін «{ $stated }» нәтижесі көрсетілген, ал { $average } бағасына «{ $right }» сәйкес келеді

B16-reference-average =
    .differs = Орташа баға { $stated } деп көрсетілген, ал параметрлердің бағалары бойынша { $average } шығады; тексеріңіз
    .number = Параметрлердің бәрінің бағасы көрсетілмеген: { $scores }, ал парақта олардың саны – { $parameters }; бәрін көшіріңіз немесе біреуін де көрсетпеңіз

B16-reference-previous =
    .quarter = Жылдың тоқсандары { $least } мен { $most } аралығында, көрсетілгені – { $quarter }
    .later = { $year } жылғы { $quarter } тоқсан бағасына шағым жасалған тоқсаннан ерте емес; тексеріңіз
    .twice = { $year } жылғы { $quarter } тоқсан екі рет аталған: реті бойынша { $first } және { $other }; қызметші екі лауазымда бағаланған болса, бұл дұрыс
    .neither = { $year } жылғы { $quarter } тоқсан үшін баға да, оның неге жоқ екені туралы ескертпе де жоқ

B8-feedback-result =
    .outside = Баға ({ $score }) шкаладан тыс: ең төмені – { $least }, ең жоғарысы – { $most } балл
    .result = «{ $stated }» нәтижесі көрсетілген, ал { $score } бағасына «{ $right }» сәйкес келеді

B24-met =
    .before = Кездесу { $met } күні, калибрлеу сессиясына ({ $held }) дейін деп көрсетілген: ол сессия қорытындысы бойынша өткізіледі
    .future = Кездесу күні – { $met } – әлі келген жоқ: бүгін { $today }
    .signed = Жазбаға { $signed } күні, кездесуге ({ $met }) дейін қол қойылған; күндерді тексеріңіз
    .unheld = Калибрлеу сессиясының күні көрсетілмеген, ал 24-тармақ бойынша кездесу оның қорытындысы бойынша өткізіледі

B24-discussed =
    .achievements = Бағаланатын кезеңдегі жетістіктерге шолу жазылмаған: ол кездесуде талқыланады
    .skills = Дағдылар мен құзыреттердің дамуына шолу жазылмаған: ол кездесуде талқыланады
    .potential = Қызметкердің әлеуеті мен мансаптық ұмтылыстарына шолу жазылмаған: ол кездесуде талқыланады

## Қағидалар нені тексереді, бір жолмен.

summary-B11-appeal = Өтініш нәтижелерді алған күннен бастап бес жұмыс күні ішінде берілген
summary-B20-decision = Өтініш берілген күннен бастап үш жұмыс күні ішінде сессия тағайындалған және оның құрамы бекітілген
summary-B20-maslikhat = Тексеру комиссиясының мүшелері мен төрағасына арналған сессия – мәслихаттың шешімі бойынша
summary-B20-odd = Сессия мүшелерінің саны тақ
summary-B20-min = Сессия мүшелері кемінде үшеу
summary-B20-chair = Сессия төрағасы біреу
summary-B20-duplicate = Сессияның әр мүшесі бір рет көрсетілген
summary-B20-excluded = Өтініш берген қызметші де, оны бағалаған адам да сессия құрамына кірмейді
summary-B20-hr-member = Құрамда персоналды басқару қызметінің бір қызметкері бар, қалғандары – бағалайтын адамдар
summary-B21-held = Сессия өтініш берілген күннен бастап он жұмыс күні ішінде өткізілген
summary-B20-order-signed = Сессия өткізу туралы шешімге бүгіннен кеш емес қол қойылған
summary-B21-planned = Сессия өтініш берілген күннен бастап он жұмыс күні ішіндегі күнге тағайындалған
summary-B8-range = Сессияға дейінгі және одан кейінгі баға – 0-ден 5 балға дейін
summary-B23-direction = Шешім (қалдыру, көтеру, төмендету) сессияға дейінгі және одан кейінгі бағаларға сай
summary-B23-majority = Қорытынды баға сессияның барлық мүшесінің көпшілік даусымен қабылданған
summary-B23-signed = Хаттамаға сессиядан ерте емес және бүгіннен кеш емес қол қойылған
summary-B23-posted = Хаттама қол қойылған күннен бастап үш жұмыс күні ішінде ақпараттық жүйеде орналастырылған
summary-B24-feedback = Сессия қорытындысы бойынша кері байланыс кездесуі өткізілген

summary-B8-reference-result = Анықтамадағы нәтижелер 0-ден 5 балға дейінгі бағаларға сәйкес
summary-B16-reference-average = Анықтаманың орташа бағасы параметрлердің бағаларынан шығады
summary-B16-reference-previous = Анықтаманың алдыңғы тоқсандары шағым жасалған тоқсанға дейін, әрқайсысы бір рет аталған
summary-B8-feedback-result = Кездесуде айтылған нәтиже бағаға сәйкес
summary-B24-met = Кездесу калибрлеу сессиясынан кейін өткізілген
summary-B24-discussed = Кездесуде жетістіктер, дағдылар мен құзыреттер, әлеует пен мансап талқыланған

## Есептелген мәндер қалай шыққан.

explanations-names-result_before = Калибрлеу сессиясына дейінгі нәтиже
explanations-names-result_after = Калибрлеу сессиясының шешімі бойынша нәтиже
explanations-texts-members = Калибрлеу сессиясының құрамы: { $members }
explanations-texts-majority = Көпшілік дауыс: { $members } жартысынан көбі – кемінде { $majority }

explanations-names-months_in_position = Лауазымдағы толық айлар
explanations-texts-in_position = Лауазымда { $start } – { $end } аралығында: толық айлар саны – { $months }

## Хабарларға қойылатын сөздер.

count-members = { $number } мүше
count-of_members = { $number } мүше
count-votes = { $number } дауыс
term-upheld = өзгеріссіз қалдырылды
term-raised = көтерілді
term-lowered = төмендетілді
term-paper_b_calibration_order = калибрлеу сессиясын өткізу туралы шешім
term-paper_b_calibration_protocol = калибрлеу сессиясының хаттамасы

## Нысандар: сипаттамасы.

forms-b_calibration_protocol =
    .description = Ұсынылатын нысан: «Б» корпусы мемлекеттік әкімшілік қызметшілерінің қызметін бағалаудың үлгілік әдістемесінің 11, 19–24-тармақтары

forms-b_session_reference =
    .description = Ұсынылатын нысан: «Б» корпусы мемлекеттік әкімшілік қызметшілерінің қызметін бағалаудың үлгілік әдістемесінің 16-тармағының 3-тармақшасы, 20–23-тармақтары

forms-b_feedback =
    .description = Ұсынылатын нысан: «Б» корпусы мемлекеттік әкімшілік қызметшілерінің қызметін бағалаудың үлгілік әдістемесінің 24-тармағы

forms-b_calibration_order =
    .description = Ұсынылатын нысан: «Б» корпусы мемлекеттік әкімшілік қызметшілерінің қызметін бағалаудың үлгілік әдістемесінің 11, 20–22-тармақтары

## Өрістер: атауы мен түсіндірмесі.

fields-appeal-received_result_on =
    .title = Нәтижелерді алған күн
    .description = Қызметші бағалау нәтижелерін алған күн

fields-appeal-submitted_on =
    .title = Өтініш берілген күн
    .description = Нәтижелерді алған күннен бастап бес жұмыс күні ішінде

fields-appeal-grounds =
    .title = Өтініштің дәлелдері
    .description = Еркін нысанда

fields-caller-by_maslikhat =
    .title = Мәслихаттың шешімі бойынша
    .description = true – тексеру комиссиясының мүшелері мен төрағасы үшін
    .hint = Иә – тексеру комиссиясының мүшелері мен төрағасы үшін

fields-member-role =
    .title = Сессиядағы рөлі
    .description = chair – төраға; member – мүше; secretary – хатшы, егер ол дауыс берсе

fields-member-is_evaluator =
    .title = Бағалайтын адам
    .description = Осы органның басқа қызметшілерін бағалайды

fields-member-is_hr =
    .title = Персоналды басқару қызметінің қызметкері
    .description = Немесе оның міндеттерін атқаратын адам

fields-discussion-evaluator_reasons =
    .title = Бағалайтын адамның дәлелдері
    .description = Жұмыстың қысқаша сипаттамасы және бағаның негіздемесі

fields-discussion-appellant_reasons =
    .title = Қызметшінің дәлелдері
    .description = Ол құқығын пайдаланса

fields-discussion-members_remarks =
    .title = Сессия мүшелерінің ескертулері
    .description = Болған болса

fields-decision-outcome =
    .title = Шешім
    .description = upheld – баға өзгеріссіз қалдырылды; raised – көтерілді; lowered – төмендетілді

fields-decision-score_before =
    .title = Сессияға дейінгі баға
    .description = Парақтың орташа қорытынды бағасы

fields-decision-score_after =
    .title = Сессиядан кейінгі баға
    .description = Қорытынды баға

fields-decision-votes_for =
    .title = «Қолдаймын» деген дауыстар
    .description = Қорытынды бағаны қолдағандар

fields-decision-votes_against =
    .title = «Қарсымын» деген дауыстар
    .description = Қолдаған дауыстармен қоса – мүшелер санынан аспайды

fields-calibration_protocol-organization =
    .title = Мемлекеттік орган
    .description = Сессия қайда өткізілді

fields-calibration_protocol-number =
    .title = Хаттаманың нөмірі
    .description = Тіркеу журналындағыдай

fields-calibration_protocol-held_on =
    .title = Сессия күні
    .description = Өтініш берілген күннен бастап он жұмыс күні ішінде

fields-calibration_protocol-appellant =
    .title = Бағамен келіспейтін қызметші

fields-calibration_protocol-evaluator =
    .title = Бағалаған адам

fields-calibration_protocol-period =
    .title = Бағаланатын кезең

fields-calibration_protocol-appeal =
    .title = Қызметшінің өтініші

fields-calibration_protocol-called_on =
    .title = Сессия өткізу туралы шешімнің күні
    .description = Өтініш берілген күннен бастап үш жұмыс күні ішінде

fields-calibration_protocol-called_by =
    .title = Сессияны тағайындаған және құрамын бекіткен адам

fields-calibration_protocol-members =
    .title = Сессия құрамы
    .description = Тек дауыс беретіндер: тақ сан, кемінде үшеу

fields-calibration_protocol-discussion =
    .title = Талқылау

fields-calibration_protocol-decision =
    .title = Сессияның шешімі

fields-calibration_protocol-signed_on =
    .title = Хаттамаға қол қойылған күн
    .description = Сессиядан ерте емес
    .section = Қол қою және таныстыру

fields-calibration_protocol-posted_on =
    .title = Ақпараттық жүйеде орналастырылған күн
    .description = Қол қойылған күннен бастап үш жұмыс күні ішінде

fields-calibration_protocol-feedback_on =
    .title = Кері байланыс кездесуінің күні
    .description = Бағалайтын адамның қызметшімен кездесуі

fields-calibration_order-organization =
    .title = Мемлекеттік орган
    .description = Сессия қайда өткізіледі

fields-calibration_order-number =
    .title = Шешімнің нөмірі
    .description = Тіркеу журналындағыдай

fields-calibration_order-appellant =
    .title = Бағамен келіспейтін қызметші

fields-calibration_order-evaluator =
    .title = Бағалаған адам

fields-calibration_order-period =
    .title = Бағаланатын кезең

fields-calibration_order-appeal =
    .title = Қызметшінің өтініші

fields-calibration_order-members =
    .title = Сессия құрамы
    .description = Тек дауыс беретіндер: тақ сан, кемінде үшеу

fields-calibration_order-session_on =
    .title = Сессия күні
    .description = Өтініш берілген күннен бастап он жұмыс күні ішінде
    .section = Сессия қашан және қайда өтеді

fields-calibration_order-place =
    .title = Орны мен уақыты
    .description = Қайда және сағат нешеде

fields-calibration_order-called_by =
    .title = Сессияны тағайындайтын және құрамын бекітетін адам

fields-calibration_order-signed_on =
    .title = Шешімнің күні
    .description = Өтініш берілген күннен бастап үш жұмыс күні ішінде

fields-previous_quarter-year =
    .title = Жыл
    .description = Күнтізбелік жыл

fields-previous_quarter-quarter =
    .title = Тоқсан
    .description = 1-ден 4-ке дейін

fields-previous_quarter-average =
    .title = Баға
    .description = Орташа қорытынды, сессиядан кейін – қорытынды

fields-previous_quarter-result =
    .title = Бағалау нәтижесі
    .description = Көрсетілсе, бағаға сәйкес келуге тиіс

fields-previous_quarter-note =
    .title = Ескертпе
    .description = Бағаның неге жоқ екені немесе сессия оны өзгерткен-өзгертпегені

fields-session_reference-organization =
    .title = Мемлекеттік орган
    .description = Сессия қайда өткізіледі

fields-session_reference-employee =
    .title = Бағамен келіспейтін қызметші

fields-session_reference-in_service_since =
    .title = Мемлекеттік қызметте – осы күннен бастап
    .description = Белгілі болса

fields-session_reference-evaluator =
    .title = Бағалаған адам

fields-session_reference-period =
    .title = Бағаланатын кезең

fields-session_reference-sheet =
    .title = Қай нысан бойынша бағаланған
    .description = b1_score_sheet – 1-қосымша, басшы лауазым; b2_score_sheet – 2-қосымша, басшы емес лауазым: параметрлер сол бойынша аталады
    .section = Шағым жасалған баға

fields-session_reference-scores =
    .title = Параметрлердің бағалары
    .description = Парақтағы ретімен бесеуі де немесе біреуі де емес

fields-session_reference-average =
    .title = Орташа қорытынды баға
    .description = Қызметші шағым жасаған баға
    .section = Орташа қорытынды баға

fields-session_reference-result =
    .title = Бағалау нәтижесі
    .description = Есептеледі; көрсетілсе, сәйкес келуге тиіс

fields-session_reference-previous =
    .title = Алдыңғы тоқсандардың бағалары
    .description = Олар болмаса, бөлім бос қалады

fields-session_reference-disciplinary_penalties =
    .title = Тәртіптік жазалар
    .description = Алынып тасталмағандары; олар болмаса, бөлім бос қалады

fields-session_reference-appeal =
    .title = Қызметшінің өтініші

fields-session_reference-contested =
    .title = Қызметші немен келіспейді
    .description = Қай параметрлерге немесе тұжырымдарға және неге қарсы
    .section = Талқыланатын мәселелер

fields-session_reference-reasons =
    .title = Бағалайтын адамның дәлелдері
    .description = Бағалау парағының түсіндірмелері бойынша

fields-session_reference-signatory =
    .title = Кім құрастырды
    .description = Персоналды басқару қызметінің қызметкері

fields-session_reference-signed_on =
    .title = Күні
    .description = Қашан құрастырылды
    .section = Анықтама күні

fields-feedback-organization =
    .title = Мемлекеттік орган
    .description = Атауы

fields-feedback-employee =
    .title = Қызметші

fields-feedback-evaluator =
    .title = Бағалайтын адам
    .description = Кездесуді өткізеді

fields-feedback-period =
    .title = Бағаланатын кезең

fields-feedback-session_on =
    .title = Калибрлеу сессиясының күні
    .description = Хаттама бойынша
    .section = Калибрлеу сессиясы және оның қорытындысы

fields-feedback-protocol_number =
    .title = Хаттаманың нөмірі
    .description = Қалауы бойынша

fields-feedback-final_score =
    .title = Қорытынды баға
    .description = Калибрлеу сессиясының қорытындысы бойынша

fields-feedback-result =
    .title = Бағалау нәтижесі
    .description = Есептеледі; көрсетілсе, сәйкес келуге тиіс

fields-feedback-met_on =
    .title = Кездесу күні
    .description = Сессиядан ерте емес; кездесуге дейін көрсетілмейді
    .section = Кездесу

fields-feedback-achievements =
    .title = Жетістіктер
    .description = Бағаланатын кезеңдегі жетістіктерге шолу

fields-feedback-skills =
    .title = Дағдылар мен құзыреттер
    .description = Олардың дамуына шолу

fields-feedback-potential =
    .title = Әлеует пен мансап
    .description = Әлеуетке шолу және қызметкердің мансаптық ұмтылыстары

fields-feedback-agreed =
    .title = Не туралы келісілді
    .description = Қалауы бойынша: оқу, міндеттер, мерзімдер

fields-feedback-opinion =
    .title = Қызметшінің пікірі
    .description = Қалауы бойынша

fields-feedback-signed_on =
    .title = Қол қойылған күн
    .description = Кездесуден ерте емес
    .section = Қол қою
