### Біртұтас құжаттар жиынтығы туралы қағидалардың хабарлары. Кілті – қағида мен оның түрі.
### number мен paper – қатесі бар құжат, other_number мен other_paper – онымен салыстырылатын құжат.

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

B-dossier-penalty-cap =
    .exceeded = { $number }-құжат ({ $paper }) бойынша сессиядан кейінгі баға – { $after }, ал { $other_number }-құжат ({ $other_paper }) бойынша тоқсанда тәртіптік жаза қолданылған ({ $imposed }): 5-параметрдің бағасы { $cap } шегінен аспайды, сондықтан орташа баға { $limit } шегінен аспайды

term-paper_a1_agreement = келісім
term-paper_a2_agreement = келісім
term-paper_a3_score_sheet = бағалау парағы
term-paper_a6_review = пікір
term-paper_a8_agreement = келісім
term-paper_a9_score_sheet = бағалау парағы
term-paper_a10_review = пікір
term-paper_b1_score_sheet = бағалау парағы
term-paper_b2_score_sheet = бағалау парағы
term-paper_b_annual = жылдық қорытынды баға
term-paper_b_calibration_order = калибрлеу сессиясын өткізу туралы шешім
term-paper_b_calibration_protocol = калибрлеу сессиясының хаттамасы
