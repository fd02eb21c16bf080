### Біртұтас құжаттар жиынтығы. number мен paper – қатесі бар құжат, other_number мен other_paper – онымен
### салыстырылатын құжат.

## Қағидалар не табады: қағида мен оның түрі.

A6-dossier-servant =
    .iin = { $number }-құжат ({ $paper }) { $other_number }-құжаттағыдан ({ $other_paper }) басқа қызметшіге жасалған: ЖСН сәйкес келмейді
    .full_name = { $number }-құжат ({ $paper }) басқа қызметшіге – «{ $name }» – жасалған, ал { $other_number }-құжаттағы ({ $other_paper }) қызметші – «{ $right }»
    .name = Қызметші әртүрлі аталған: { $number }-құжатта ({ $paper }) – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; егер бұл бір адам болса (тегі өзгерген, аты басқаша жазылған), екі құжатта да оның ЖСН-ін көрсетіңіз
    .position = { $number }-құжатта ({ $paper }) қызметшінің лауазымы – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; егер бұл бір адам болса, екі құжатта да оның ЖСН-ін көрсетіңіз
    .category = { $number }-құжатта ({ $paper }) қызметші { $category }-санатта, ал { $other_number }-құжатта ({ $other_paper }) – { $right }-санатта

A4-dossier-authorized =
    .iin = { $number }-құжаттағы ({ $paper }) уәкілетті адам { $other_number }-құжаттағыдан ({ $other_paper }) басқа: ЖСН сәйкес келмейді; тағайындау құқығы басқа адамға (жаңа басшыға немесе басшының міндетін атқарушыға) көшкен болса, бұл дұрыс
    .full_name = { $number }-құжатта ({ $paper }) уәкілетті адам – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; тағайындау құқығы басқа адамға (жаңа басшыға немесе басшының міндетін атқарушыға) көшкен болса, бұл дұрыс
    .name = Уәкілетті адам әртүрлі аталған: { $number }-құжатта ({ $paper }) – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; мұның дұрыстығын тексеріңіз
    .position = { $number }-құжатта ({ $paper }) уәкілетті адамның лауазымы – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; егер бұл бір адам болса, екі құжатта да оның ЖСН-ін көрсетіңіз

A3-dossier-year =
    .differs = { $number }-құжат ({ $paper }) – { $year } жыл үшін, ал { $other_number }-құжат ({ $other_paper }) – { $right } жыл үшін

A4-dossier-signed =
    .order = { $number }-құжатқа ({ $paper }) { $signed } күні, { $other_number }-құжатқа ({ $other_paper }) қол қойылғаннан ({ $other_signed }) бұрын қол қойылған

A20-kpis-of-agreement =
    .missing = { $number }-құжатта ({ $paper }) «{ $name }» НМИ жоқ, ал { $other_number }-құжат ({ $other_paper }) оны көздейді
    .foreign = { $number }-құжатта ({ $paper }) { $other_number }-құжатта ({ $other_paper }) жоқ «{ $name }» НМИ бағаланған
    .unit = { $number }-құжатта ({ $paper }) «{ $name }» НМИ-інің өлшем бірлігі – «{ $stated }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»
    .planned = { $number }-құжатта ({ $paper }) «{ $name }» НМИ-інің жоспарлы мәні – { $stated }, ал { $other_number }-құжатта ({ $other_paper }) – { $right }

A23-review-of-sheet =
    .score = { $number }-құжатта ({ $paper }) баға { $stated } деп көрсетілген, ал { $other_number }-құжатта ({ $other_paper }) ол – { $right }
    .result = { $number }-құжатта ({ $paper }) нәтиже «{ $stated }» деп көрсетілген, ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»

A23-review-of-agreement =
    .silent = { $number }-құжатта ({ $paper }) { $other_number }-құжат ({ $other_paper }) атайтын «{ $name }» НМИ туралы ештеңе айтылмаған

A33-dossier-servant =
    .iin = { $number }-құжат ({ $paper }) { $other_number }-құжаттағыдан ({ $other_paper }) басқа қызметшіге жасалған: ЖСН сәйкес келмейді
    .full_name = { $number }-құжат ({ $paper }) басқа қызметшіге – «{ $name }» – жасалған, ал { $other_number }-құжаттағы ({ $other_paper }) қызметші – «{ $right }»
    .name = Қызметші әртүрлі аталған: { $number }-құжатта ({ $paper }) – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; егер бұл бір адам болса (тегі өзгерген, аты басқаша жазылған), екі құжатта да оның ЖСН-ін көрсетіңіз
    .position = { $number }-құжатта ({ $paper }) қызметшінің лауазымы – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; егер бұл бір адам болса, екі құжатта да оның ЖСН-ін көрсетіңіз
    .category = { $number }-құжатта ({ $paper }) қызметші { $category }-санатта, ал { $other_number }-құжатта ({ $other_paper }) – { $right }-санатта

A33-dossier-authorized =
    .iin = { $number }-құжаттағы ({ $paper }) уәкілетті адам { $other_number }-құжаттағыдан ({ $other_paper }) басқа: ЖСН сәйкес келмейді; тағайындау құқығы басқа адамға (жаңа басшыға немесе басшының міндетін атқарушыға) көшкен болса, бұл дұрыс
    .full_name = { $number }-құжатта ({ $paper }) уәкілетті адам – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; тағайындау құқығы басқа адамға (жаңа басшыға немесе басшының міндетін атқарушыға) көшкен болса, бұл дұрыс
    .name = Уәкілетті адам әртүрлі аталған: { $number }-құжатта ({ $paper }) – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; мұның дұрыстығын тексеріңіз
    .position = { $number }-құжатта ({ $paper }) уәкілетті адамның лауазымы – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; егер бұл бір адам болса, екі құжатта да оның ЖСН-ін көрсетіңіз

A33-dossier-year =
    .differs = { $number }-құжат ({ $paper }) – { $year } жыл үшін, ал { $other_number }-құжат ({ $other_paper }) – { $right } жыл үшін

A33-dossier-signed =
    .order = { $number }-құжатқа ({ $paper }) { $signed } күні, { $other_number }-құжатқа ({ $other_paper }) қол қойылғаннан ({ $other_signed }) бұрын қол қойылған

A47-kpis-of-agreement =
    .missing = { $number }-құжатта ({ $paper }) «{ $name }» НМИ жоқ, ал { $other_number }-құжат ({ $other_paper }) оны көздейді
    .foreign = { $number }-құжатта ({ $paper }) { $other_number }-құжатта ({ $other_paper }) жоқ «{ $name }» НМИ бағаланған
    .unit = { $number }-құжатта ({ $paper }) «{ $name }» НМИ-інің өлшем бірлігі – «{ $stated }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»
    .planned = { $number }-құжатта ({ $paper }) «{ $name }» НМИ-інің жоспарлы мәні – { $stated }, ал { $other_number }-құжатта ({ $other_paper }) – { $right }

A50-review-of-sheet =
    .score = { $number }-құжатта ({ $paper }) баға { $stated } деп көрсетілген, ал { $other_number }-құжатта ({ $other_paper }) ол – { $right }
    .result = { $number }-құжатта ({ $paper }) нәтиже «{ $stated }» деп көрсетілген, ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»

A50-review-of-agreement =
    .silent = { $number }-құжатта ({ $paper }) { $other_number }-құжат ({ $other_paper }) атайтын «{ $name }» НМИ туралы ештеңе айтылмаған

B5-dossier-person =
    .iin = { $number }-құжат ({ $paper }) { $other_number }-құжаттағыдан ({ $other_paper }) басқа қызметшіге жасалған: ЖСН сәйкес келмейді
    .full_name = { $number }-құжат ({ $paper }) басқа қызметшіге – «{ $name }» – жасалған, ал { $other_number }-құжаттағы ({ $other_paper }) қызметші – «{ $right }»
    .name = Қызметші әртүрлі аталған: { $number }-құжатта ({ $paper }) – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; егер бұл бір адам болса (тегі өзгерген, аты басқаша жазылған), екі құжатта да оның ЖСН-ін көрсетіңіз
    .position = { $number }-құжатта ({ $paper }) қызметшінің лауазымы – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; егер бұл бір адам болса, екі құжатта да оның ЖСН-ін көрсетіңіз

B5-dossier-year =
    .differs = { $number }-құжат ({ $paper }) – { $year } жыл үшін, ал { $other_number }-құжат ({ $other_paper }) – { $right } жыл үшін: қорытынды баға бір күнтізбелік жылдың тоқсандарынан құралады

B3-dossier-quarters =
    .twice = { $number }-құжат ({ $paper }) пен { $other_number }-құжат ({ $other_paper }) бір ғана { $year } жылғы { $quarter } тоқсан және бір ғана уақыт үшін жасалған; тоқсан үшін бір парақ жасалады, ал лауазым екеу болса, бұрынғысындағы соңғы күнді көрсетіңіз
    .protocols = { $number }-құжат ({ $paper }) пен { $other_number }-құжат ({ $other_paper }) – бір ғана { $year } жылғы { $quarter } тоқсанның бағасы туралы; оны бір хаттама шешеді. Кейінірек қабылданған шешім ескерілді; тексеріңіз
    .positions = { $number }-құжат ({ $paper }) пен { $other_number }-құжат ({ $other_paper }) – бір ғана { $year } жылғы { $quarter } тоқсан үшін, екі лауазым бойынша (6-тармақ). Қорытынды бағада оларды қалай есептеу керегін бұйрық айтпайды: тоқсан үшін орташа мән алынды

B5-dossier-averages =
    .missing = { $number }-құжатта ({ $paper }) { $quarter } тоқсанның бағасы жоқ, ал ол тоқсан бағаланған: { $other_number }-құжат ({ $other_paper })
    .differs = { $number }-құжатта ({ $paper }) { $quarter } тоқсанның бағасы – { $average }, ал { $other_number }-құжаттың ({ $other_paper }) орташа бағасы – { $right }
    .decided = { $number }-құжатта ({ $paper }) { $quarter } тоқсанның бағасы – { $average }, ал { $other_number }-құжат ({ $other_paper }) бойынша ол – { $right }
    .mean = { $number }-құжатта ({ $paper }) { $quarter } тоқсанның бағасы – { $average }, ал осы тоқсан парақтарының (біріншісі – { $other_number }-құжат ({ $other_paper })) орташа мәні – { $right }

B5-dossier-formed =
    .early = { $number }-құжат ({ $paper }) { $formed } күні, { $other_number }-құжатқа ({ $other_paper }) қол қойылғанға ({ $signed }) дейін қалыптастырылған

B11-dossier-appellant =
    .iin = { $number }-құжатта ({ $paper }) бағамен келіспеген адам ретінде бағаланған қызметші көрсетілмеген: { $other_number }-құжаттағы ({ $other_paper }) ЖСН басқа
    .full_name = { $number }-құжатта ({ $paper }) бағамен келіспеген қызметші – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) көрсетілген қызметші – «{ $right }»
    .name = Қызметші әртүрлі аталған: { $number }-құжатта ({ $paper }) – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; егер бұл бір адам болса (тегі өзгерген, аты басқаша жазылған), екі құжатта да оның ЖСН-ін көрсетіңіз
    .position = { $number }-құжатта ({ $paper }) қызметшінің лауазымы – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; егер бұл бір адам болса, екі құжатта да оның ЖСН-ін көрсетіңіз

B20-dossier-evaluator =
    .iin = { $number }-құжатта ({ $paper }) бағалаған адам { $other_number }-құжаттағыдан ({ $other_paper }) басқа: ЖСН сәйкес келмейді
    .full_name = { $number }-құжатта ({ $paper }) бағалаған адам – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»
    .name = Бағалаған адам әртүрлі аталған: { $number }-құжатта ({ $paper }) – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; егер бұл бір адам болса (тегі өзгерген, аты басқаша жазылған), екі құжатта да оның ЖСН-ін көрсетіңіз
    .position = { $number }-құжатта ({ $paper }) бағалаған адамның лауазымы – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; егер бұл бір адам болса, екі құжатта да оның ЖСН-ін көрсетіңіз

B11-dossier-quarter =
    .differs = { $number }-құжат ({ $paper }) { $year } жылғы { $quarter } тоқсанның бағасы туралы, ал { $other_number }-құжат ({ $other_paper }) – { $right_year } жылғы { $right } тоқсан үшін

B23-dossier-score =
    .differs = { $number }-құжатта ({ $paper }) калибрлеу сессиясына дейінгі баға – { $before }, ал { $other_number }-құжаттың ({ $other_paper }) орташа бағасы – { $average }

B-dossier-penalty-cap =
    .exceeded = { $number }-құжат ({ $paper }) бойынша сессиядан кейінгі баға – { $after }, ал { $other_number }-құжат ({ $other_paper }) бойынша тоқсанда тәртіптік жаза қолданылған ({ $imposed }): 5-параметрдің бағасы { $cap } шегінен аспайды, сондықтан орташа баға { $limit } шегінен аспайды

B11-dossier-appeal =
    .received = { $number }-құжат ({ $paper }) бойынша нәтиже { $day } күні алынған, ал { $other_number }-құжатқа ({ $other_paper }) кейінірек – { $signed } күні – қол қойылған
    .submitted = { $number }-құжат ({ $paper }) бойынша өтініш { $day } күні берілген, ал { $other_number }-құжатқа ({ $other_paper }) кейінірек – { $signed } күні – қол қойылған

B20-dossier-decision =
    .iin = { $number }-құжатта ({ $paper }) шешім қабылдаған адам { $other_number }-құжаттағыдан ({ $other_paper }) басқа: ЖСН сәйкес келмейді
    .full_name = { $number }-құжат ({ $paper }) бойынша сессияны тағайындаған адам – «{ $name }», ал { $other_number }-құжат ({ $other_paper }) бойынша – «{ $right }»
    .name = Шешім қабылдаған адам әртүрлі аталған: { $number }-құжатта ({ $paper }) – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; егер бұл бір адам болса (тегі өзгерген, аты басқаша жазылған), екі құжатта да оның ЖСН-ін көрсетіңіз
    .position = { $number }-құжатта ({ $paper }) шешім қабылдаған адамның лауазымы – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; егер бұл бір адам болса, екі құжатта да оның ЖСН-ін көрсетіңіз
    .date = { $number }-құжат ({ $paper }) { $day } күнгі шешімді атайды, ал { $other_number }-құжатқа ({ $other_paper }) { $signed } күні қол қойылған

B20-dossier-appeal =
    .received = { $number }-құжат ({ $paper }) бойынша нәтиже { $day } күні алынған, ал { $other_number }-құжат ({ $other_paper }) бойынша – { $other }
    .submitted = { $number }-құжат ({ $paper }) бойынша өтініш { $day } күні берілген, ал { $other_number }-құжат ({ $other_paper }) бойынша – { $other }

B20-dossier-composition =
    .missing = { $number }-құжатта ({ $paper }) { $other_number }-құжат ({ $other_paper }) бекіткен сессия мүшесі «{ $name }» жоқ
    .other = { $number }-құжатта ({ $paper }) сессия мүшесі «{ $name }» көрсетілген, ал { $other_number }-құжат ({ $other_paper }) оны құрамға енгізбейді
    .alike = Сессия мүшесі әртүрлі аталған: { $number }-құжатта ({ $paper }) – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }», немесе оның лауазымы басқа; егер бұл бір адам болса, екі құжатта да оның ЖСН-ін көрсетіңіз
    .role = Сессия мүшесі «{ $name }» { $number }-құжат ({ $paper }) бойынша { $other_number }-құжат ({ $other_paper }) бекіткен рөлден басқа рөлде қатысады

B21-dossier-held =
    .differs = { $number }-құжат ({ $paper }) бойынша сессия { $day } күні өткізілген, ал { $other_number }-құжат ({ $other_paper }) оны { $planned } күніне тағайындаған

## Қағидалар нені тексереді, бір жолмен.

summary-A6-dossier-servant = Келісім, бағалау парағы және пікір – бір қызметші туралы
summary-A4-dossier-authorized = Келісім, бағалау парағы және пікір бір уәкілетті адамды атайды
summary-A3-dossier-year = Келісім, бағалау парағы және пікір – бір жыл үшін
summary-A4-dossier-signed = Алдымен келісімге, содан кейін параққа, одан соң пікірге қол қойылған
summary-A20-kpis-of-agreement = Келісімнің барлық НМИ-і бағаланған, басқасы жоқ
summary-A23-review-of-sheet = Пікірде – бағалау парағының бағасы мен нәтижесі
summary-A23-review-of-agreement = Пікірде келісімнің әр НМИ-і туралы айтылған
summary-B5-dossier-person = Жылдың бағалау парақтары мен жылдық қорытынды баға – бір қызметші туралы
summary-B5-dossier-year = Бағалау парақтары мен жылдық қорытынды баға – бір күнтізбелік жыл үшін
summary-B3-dossier-quarters = Тоқсанға бір бағалау парағы және бір хаттамадан артық емес, екі лауазымда – екі парақ
summary-B5-dossier-averages = Жылдық қорытынды баға бағалау парақтары мен калибрлеу сессияларының шешімдеріндегі тоқсандық бағалардан құралған
summary-B5-dossier-formed = Жылдық қорытынды баға тоқсандық бағаларға қол қойылғаннан ерте қалыптастырылмаған
summary-B11-dossier-appellant = Калибрлеу сессиясы – бағаланған қызметшінің өтініші бойынша
summary-B20-dossier-evaluator = Калибрлеу сессиясында бағалаған адам бағалау парағындағыдай аталған
summary-B11-dossier-quarter = Калибрлеу сессиясы парақ жасалған тоқсанның бағасын қарайды
summary-B23-dossier-score = Калибрлеу сессиясына дейінгі баға – дау айтылған парақтың орташа бағасы
summary-B-dossier-penalty-cap = Сессиядан кейінгі баға тоқсандағы тәртіптік жаза рұқсат ететін бағадан аспайды
summary-B11-dossier-appeal = Нәтиже алынған және өтініш берілген күндер бағалау парағына қол қойылғаннан ерте емес
summary-B20-dossier-decision = Хаттама сессия өткізу туралы шешімнің өзіндегі күн мен адамды атайды
summary-B20-dossier-appeal = Өтініш күндері шешім мен хаттамада бірдей
summary-B20-dossier-composition = Сессия бекітілген құрамда өткізілген
summary-B21-dossier-held = Сессия тағайындалған күні өткізілген
