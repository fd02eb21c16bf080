### Параметрлерде орысша тұрған сөздер мен олардың қазақшасы. Сол жақтағы орысша жазу өзгертілмейді; мұнда жоғы
### орысша күйінде көрсетіледі.

# Бағалау нәтижелері.
wording-result-b-effective = функционалдық міндеттерін тиімді орындайды
wording-result-b-proper = функционалдық міндеттерін тиісінше орындайды
wording-result-b-satisfactory = функционалдық міндеттерін қанағаттанарлық орындайды
wording-result-b-unsatisfactory = функционалдық міндеттерін қанағаттанарлықсыз орындайды
wording-result-a-effective = тиімді
wording-result-a-satisfactory = қанағаттанарлық
wording-result-a-unsatisfactory = қанағаттанарлықсыз

# Тәртіптік жазалар.
wording-penalty-remark = ескерту
wording-penalty-reprimand = сөгіс
wording-penalty-severe_reprimand = қатаң сөгіс
wording-penalty-incomplete_compliance = қызметіне толық сәйкес еместігі туралы ескерту
wording-penalty-demotion = мемлекеттік лауазымын төмендету
wording-penalty-dismissal = атқаратын мемлекеттік лауазымынан шығару
wording-penalty-other = өзге тәртіптік жаза

# Кім бағалайды.
wording-role-immediate_supervisor = тікелей басшы
wording-role-unit_head = құрылымдық бөлімшенің басшысы
wording-role-body_head = мемлекеттік органның басшысы
wording-role-stand_in = бағалайтын адамның орнын басатын адам
wording-role-receiving_body = қабылдайтын мемлекеттік органның бағалайтын адамы
wording-role-maslikhat_chair = мәслихат төрағасы
wording-role-apparatus_head = мемлекеттік орган аппаратының басшысы
wording-role-delegate = бағалайтын адам айқындаған қызметші

# Ерекше негіз.
wording-basis-stand_in = бағалайтын адамның орнын басу туралы шешімді
wording-basis-receiving_body = іссапарға жіберу туралы шешімді
wording-basis-apparatus_head = мемлекеттік органның бірінші басшысының шешімін
wording-basis-delegate = осы қызметшіні айқындаған бағалайтын адамның шешімін

# 17-тармақтың жақшасындағы лауазымдар.
wording-positions-C-1 = орталық атқарушы орган Комитеті төрағасының орынбасары, департамент директоры
wording-positions-D-3 = құрылымдық бөлімшенің басшысы

# 4 және 5-қосымшалар кестелерінің жолдары.
wording-percent-most = 100 және одан жоғары
