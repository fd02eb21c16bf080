### Есептелген әр мәннің қалай шыққаны: өтінішке жауапқа арналған сөйлемдер. Жақша ішіндегі мәндерді бағдарлама қояды:
### олардың орнын ауыстыруға болады, атын өзгертуге болмайды.

explanations-names-average = Орташа қорытынды баға
explanations-names-annual_score = Жылдық қорытынды баға
explanations-names-quarter_mean = { $year } жылғы { $quarter } тоқсанның бағасы – екі лауазым парақтарының орташа мәні (оларды қалай есептеу керегін бұйрық айтпайды)
explanations-names-kpi_average = НМИ-ге қол жеткізудің орташа бағасы (b)
explanations-names-quality_average = Кәсіби деңгей мен жеке қасиеттердің орташа бағасы (c)
explanations-names-final_score = Қорытынды баға
explanations-names-result = Нәтиже
explanations-names-result_before = Калибрлеу сессиясына дейінгі нәтиже
explanations-names-result_after = Калибрлеу сессиясының шешімі бойынша нәтиже
explanations-names-quarter_results = { $year } жылғы { $quarter } тоқсанның нәтижесі
explanations-names-realization_percents = { $number }-НМИ-дің іске асырылуы
explanations-names-max_score = { $number }-НМИ-дің шекті бағасы
explanations-names-allowed_scores = { $number }-НМИ-дің жол берілетін бағасы

explanations-texts-mean = { $name }: ({ $sum }) / { $number } = { $total } / { $number } = { $rounded } (дөңгелектегенге дейін { $exact }; жүздік үлеске дейін, жартысы – үлкен жаққа)
explanations-texts-percent = { $name }: { $part } / { $whole } × 100 = { $rounded } % (дөңгелектегенге дейін { $exact }; жүздік үлеске дейін, жартысы – үлкен жаққа)
explanations-texts-limit = { $name }: { $percent } % болғанда (кестенің «{ $line }» жолы) – { $scores }
explanations-texts-result = { $name }: { $score } – { $start } пен { $end } балл аралығы: «{ $wording }»
explanations-texts-result_rounded = { $name }: { $score } – { $start } пен { $end } балл аралығы: «{ $wording }». Нәтиже дөңгелектелген баға бойынша анықталды; дөңгелектегенге дейінгі баға ({ $exact }) бойынша ол «{ $other }» болар еді
explanations-texts-of_sheet = { $name }: { $score } – пікірден алынды; оның есептелуін бағалау парағы көрсетеді
explanations-texts-of_document = { $name }: { $score } – бағалау парағынан алынды, оны есептейтін дерек жоқ
explanations-texts-formula_unknown = { $name }: { $score } – бағалау парағынан алынды. 47-тармақтың формуласы сурет түрінде жарияланған және қолданылмады; бағаның { $least } пен { $most } аралығында, яғни НМИ орташа бағасы ({ $b }) мен қасиеттердің орташа бағасының ({ $c }) арасында екені тексерілді
explanations-texts-any_weights = { $name }: { $score } – НМИ орташа бағасы { $b }, қасиеттердің орташа бағасы { $c } болғанда, 47-тармақ формуласының салмақтары қандай болса да, ол басқаша бола алмайды
explanations-texts-weighed = { $name }: { $kpis } × { $b } + { $qualities } × { $c } = { $rounded } (дөңгелектегенге дейін { $exact }; жүздік үлеске дейін, жартысы – үлкен жаққа). Салмақтардың дереккөзі: { $source }
explanations-texts-quarters_counted = Бағаланған тоқсандар: { $quarters } – барлығы { $number }
explanations-texts-members = Калибрлеу сессиясының құрамы: { $members }
explanations-texts-majority = Көпшілік дауыс: { $members } жартысынан көбі – кемінде { $majority }
explanations-texts-shares = { $question }-сұрақ, жауап бергендер { $answered }: { $shares } (жүздік үлеске дейін, жартысы – үлкен жаққа)
explanations-texts-no_answers = { $question }-сұрақ: ешкім жауап берген жоқ ({ $answered }), үлестер есептелмейді
explanations-texts-term = { $name }. { $counted }
explanations-texts-limit_between = { $name }: { $percent } % – кестенің екі жолының арасында: «{ $line }» – { $scores } және «{ $upper }» – { $upper_scores }; екеуінің де бағаларына жол беріледі
