### Қызметшілер тізімі.

## Тізімде не тұра алмайды.

staff-title = Қызметшілер тізімі
staff-external_id = Сыртқы нөмір латын әріптерінен, цифрлардан, нүктелерден, дефистер мен астын сызу белгілерінен тұрады, 64 таңбадан аспайды
staff-external_id_iin = Бұл нөмірде ЖСН бар, ал нөмір мекенжайлар мен журналдарда тұрады. Табель нөмірін немесе адам туралы ештеңе айтпайтын басқа нөмірді алыңыз
staff-email = Бұл электрондық пошта мекенжайы емес: «аты@домен.kz» түрінде болуы керек
staff-phone = Бұл телефон нөмірі емес: цифрлар керек, мысалы +7 7172 70 00 00
staff-category_a = «А» корпусында екі санат бар: 1 және 2
staff-category_b = «Б» корпусында санат – лауазымдар тізілімінің коды, мысалы C-4; 1 және 2 санаттары – «А» корпусынікі
staff-dismissed_order = Босатылған күні { $dismissed } тағайындалған күннен { $appointed } бұрын
staff-appointment_twice = Осы тағайындау тізімде { $first }-орында бар
staff-absence_order = Жұмыста болмау { $until } күні, басталғанынан { $since } бұрын аяқталады
staff-evaluator_unnamed = Тізімде жоқ бағалайтын адамның аты мен лауазымы, тізімде барының сыртқы нөмірі көрсетіледі
staff-evaluator_twice = Бағалайтын адам екі рет көрсетілген: тізімдегі нөмірімен және өз деректерімен. Біреуін қалдырыңыз
staff-stated_appointment = № { $number } тағайындау жоқ: барлығы { $known }
staff-stated_twice = Осы лауазым бойынша осы кезеңнің күндері { $first }-жазбада көрсетілген
staff-unit = Мұндай бөлімше жоқ немесе осы атаумен бірнешеуі бар: жоғары тұрғанын да көрсетіңіз, «Департамент / Басқарма»

## Өрістер: атауы мен түсіндірмесі.

fields-staff_member-full_name =
    .title = Тегі, аты, әкесінің аты
    .description = Толық, бір жолмен
    .section = Қызметші

fields-staff_member-iin =
    .title = ЖСН
    .description = Жеке сәйкестендіру нөмірі; туған күні мен бақылау цифры тексеріледі
    .hint = 12 цифр

fields-staff_member-contacts =
    .title = Байланыс деректері
    .description = Хабарламалар қайда жіберіледі

fields-staff_member-appointments =
    .title = Тағайындау
    .description = Лауазымдар тарихы, ертеден кешке қарай; қызметші бір тоқсанда екі лауазымда болуы мүмкін

fields-staff_member-absences =
    .title = Жұмыста болмау
    .description = Жұмыс істелген күндер солар бойынша есептеледі

fields-staff_member-days_worked =
    .title = Жұмыс істелген күндер
    .description = Егер персоналды басқару қызметі жұмыс істелген күндерді өзі көрсетсе; әйтпесе тағайындаулар мен жұмыста болмау бойынша есептеледі

fields-contacts-phone =
    .title = Телефон
    .description = Хабарламалар үшін

fields-contacts-email =
    .title = Электрондық пошта
    .description = Хабарламалар үшін

fields-contacts-address =
    .title = Пошта мекенжайы
    .description = Босатылғандарға хат жіберу үшін

fields-appointment-corpus =
    .title = Корпус
    .description = A – «А» корпусы; B – «Б» корпусы

fields-appointment-category =
    .title = Санаты
    .description = «А» корпусы үшін – 1 немесе 2; «Б» корпусы үшін – лауазымдар тізілімі бойынша, мысалы C-4

fields-appointment-managerial =
    .title = Басшы лауазым
    .description = C-1 және D-3 санаттары үшін – 17-тармақтың жақшасында аталған лауазымдар ғана

fields-appointment-position =
    .title = Лауазымы
    .description = Лауазымның толық атауы

fields-appointment-organization =
    .title = Мемлекеттік орган
    .description = Егер тізімді жүргізетін органнан басқа болса, мысалы іссапарға жіберілген қызметші

fields-appointment-unit =
    .title = Бөлімше
    .description = Бөлімшенің идентификаторы немесе атауы; бірнеше болса – жоғары тұрғанының атауымен, қиғаш сызық арқылы
    .hint = Бөлімшенің атауы

fields-appointment-appointed_on =
    .title = Тағайындалған күні
    .description = Лауазымдағы алғашқы күн

fields-appointment-dismissed_on =
    .title = Босатылған күні
    .description = Лауазымдағы соңғы күн; бос болса – қазір атқарады

fields-appointment-evaluator =
    .title = Бағалайтын адам
    .description = Осы лауазымда кім бағалайды

fields-staff_evaluator-external_id =
    .title = Сыртқы нөмір
    .description = Бағалайтын адамның осы тізімдегі нөмірі; онда аты мен лауазымы көрсетілмейді

fields-staff_evaluator-full_name =
    .title = Тегі, аты, әкесінің аты
    .description = Егер бағалайтын адам тізімде болмаса

fields-staff_evaluator-position =
    .title = Лауазымы
    .description = Лауазымның толық атауы

fields-staff_evaluator-organization =
    .title = Мемлекеттік орган
    .description = Егер тізімді жүргізетін органнан басқа болса

fields-staff_evaluator-iin =
    .title = ЖСН
    .description = Егер бағалайтын адам тізімде болмаса
    .hint = 12 цифр

fields-staff_evaluator-category =
    .title = Санаты
    .description = Егер бағалайтын адам – тізімде жоқ қызметші болса

fields-staff_evaluator-role =
    .title = Қандай рөлде бағалайды
    .description = immediate_supervisor – тікелей басшы; unit_head – құрылымдық бөлімшенің басшысы; body_head – мемлекеттік органның басшысы; stand_in – бағалайтын адамның орнын басатын адам; receiving_body – іссапарға жіберілгендер үшін қабылдайтын орган; maslikhat_chair – мәслихат төрағасы; apparatus_head – аппарат басшысы; delegate – айқындалған қызметші
    .hint = Көрсетпеуге болады: лауазым санатынан шығады

fields-staff_evaluator-ground =
    .title = Бағалау негізі
    .description = Егер орнын басатын адам, қабылдайтын орган, аппарат басшысы немесе айқындалған қызметші бағаласа: қандай шешіммен, күні мен нөмірі

fields-absence-kind =
    .title = Себебі
    .description = leave – еңбек демалысы; illness – уақытша еңбекке жарамсыздық; training – қайта даярлау немесе біліктілігін арттыру; secondment – басқа мемлекеттік органға іссапарға жіберу; social_leave – әлеуметтік демалыс; business_trip – іссапар; other – өзге де болмау

fields-absence-since =
    .title = Қай күннен
    .description = Жұмыста болмаған алғашқы күн

fields-absence-until =
    .title = Қай күнге дейін
    .description = Жұмыста болмаған соңғы күн; бос болса – әлі жалғасуда

fields-stated_days-year =
    .title = Жыл
    .description = Күнтізбелік жыл

fields-stated_days-quarter =
    .title = Тоқсан
    .description = Тоқсанның нөмірі, 1-ден 4-ке дейін; «А» корпусы үшін көрсетілмейді

fields-stated_days-appointment =
    .title = Тағайындаудың нөмірі
    .description = Нешінші тағайындау; бос болса – соңғысы

fields-stated_days-days =
    .title = Күн саны
    .description = Нақты неше жұмыс күні істелді
