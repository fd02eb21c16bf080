### Бағалау циклдері: парақтардың күйлері, қадам неге мүмкін емес.

cycles-state_not_assessed = бағаланбайды
cycles-state_not_started = басталмаған
cycles-state_draft = қаралама
cycles-state_submitted = жіберілген
cycles-state_issued = дайындалған
cycles-state_acquainted = қызметші танысқан
cycles-state_appealed = өтініш берілген
cycles-state_calibrated = сессия өткен
cycles-state_closed = аяқталған

cycles-not_assessed = Бұл кезеңде қызметші осы лауазымда бағаланбайды
cycles-questions = Алдымен парақ туралы сұрақтарға жауап беріңіз: онсыз қызметшінің қай нысанда немесе кіммен бағаланатыны белгісіз
cycles-appeal = Қызметші { $until } қоса алғанда өтініш бере алады; парақты осы күннен кейін аяқтауға болады
cycles-step = Парақ қазір «{ $state }» күйінде, оны «{ $step }» күйіне ауыстыруға болмайды
cycles-stage_assessment = Бағаларды қою

workbook-file = Бағаларға арналған кітап
workbook-title = { $year } жылғы { $quarter } тоқсанның бағасы
workbook-guide = Бағалау { $first } күнінен { $last } күнін қоса алғанға дейін. Ақ ұяшықтарды толтырыңыз: бағалар 0-ден 5-ке дейін, нөлге түсініктеме міндетті. Қалғаны толтырылған және жабық.
workbook-b1_score_sheet = 1-қосымша
workbook-b2_score_sheet = 2-қосымша
workbook-number = Парақ нөмірі
workbook-full_name = Қызметші
workbook-position = Лауазымы
workbook-category = Санаты
workbook-evaluator = Бағалайтын адам
workbook-days_worked = Жұмыс істелген күндер
workbook-score = Баға – 0-ден 5-ке дейінгі сан
workbook-choice = Тізімнен мән таңдаңыз
workbook-foreign = Бұл циклде мұндай парақ жоқ немесе оны басқа адам бағалайды. Жол қабылданбады
workbook-twice = Бұл қызметші кітапта жоғарыда тұр. Жол қабылданбады
workbook-other_form = Жол басқа қосымшаның парағынан көшірілген. Оны орнына қайтарыңыз
workbook-renamed = Жолдағы тегі осы парақтағыдан өзге: жолдар шатастырылған. Кітапты қайта жүктеп алыңыз
workbook-submitted = Парақ жіберілген, ондағы бағалар өзгертілмейді. Жол қабылданбады
workbook-changed = Кітап жүктелгеннен кейін бұл парақты басқа біреу сақтаған. Жол қабылданбады: кітапты қайта жүктеп алыңыз

## Цикл туралы есеп: кесте және диаграмма.

cycle_report-title = Бағалау туралы есеп: { $period }
cycle_report-body = Орган
cycle_report-units = Бөлімшелер
cycle_report-evaluators = Бағалайтын адамдар
cycle_report-failing = Қатарынан қанағаттанарлықсыз
cycle_report-period = Кезең
cycle_report-unit = Бөлімше
cycle_report-evaluator = Бағалайтын адам
cycle_report-no_unit = Көрсетілмеген
cycle_report-no_evaluator = Белгісіз
cycle_report-employee = Қызметші
cycle_report-position = Лауазымы
cycle_report-number = Қатарынан нешеу
cycle_report-total = Парақтар
cycle_report-left = Әлі дайындалмаған
cycle_report-overdue = Мерзімі өткен
cycle_report-scored = Бағаланған
cycle_report-average = Орташа баға
cycle_report-given = Сессияларға дейінгі орташа баға
cycle_report-leniency = Орган бойынша орташа бағадан айырмасы
cycle_report-average_of = Орташа баға: { $period }
cycle_report-drawn_periods = Бүкіл орган кезеңдер бойынша, калибрлеу сессияларына дейін
cycle_report-drawn_units = Осы кезеңдегі бөлімшелер, калибрлеу сессияларына дейін
cycle_report-drawn_evaluators = Осы кезеңдегі бағалайтын адамдар, калибрлеу сессияларына дейін
