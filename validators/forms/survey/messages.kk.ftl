### 7-қосымша бойынша сауалнама мен оның нәтижелерінің жиынтығы.

## Қағидалар не табады: қағида мен оның түрі.

A16-survey-year =
    .year = { $year } жыл үшін осы қосымша бойынша сауалнама жүргізілмеген: әдістеменің бұл редакциясы { $since } күнінен бастап бағаланатын жылдарға қолданылады

A16-survey-questions =
    .number = Жиынтықта – { $questions }, ал 7-қосымшада олардың саны – { $due }
    .options = { $number }-сұрақта жауаптың көрсетілгені – { $options }, ал 7-қосымшада олардың саны – { $due }

A16-survey-counts =
    .many = { $number }-сұраққа берілгені – { $answers }, ал сауалнамаға қатысқаны – { $respondents }; сандарды тексеріңіз

A16-survey-respondents =
    .none = Сауалнамаға ешкім қатыспаған: жинақтайтын ештеңе жоқ
    .one = Сауалнамаға бір адам қатысқан: жиынтықты көрген әркім оның жауаптарын біледі, ал сауалнама қатаң түрде анонимді

A16-survey-satisfaction =
    .outside = Қанағаттану пайызы ({ $percent }) { $least } – { $most } аралығында емес; оны ақпараттық жүйенің осылай қалыптастырғанын тексеріңіз

A16-survey-signed =
    .future = Қол қойылған күн – { $signed } – әлі келген жоқ: бүгін { $today }
    .early = Жиынтыққа өзі жасалған { $year } жыл басталғанға дейін, { $signed } күні қол қойылған

## Қағидалар нені тексереді, бір жолмен.

summary-A16-survey-year = 7-қосымша бойынша сауалнама 2025 немесе одан кейінгі жыл үшін жүргізіледі
summary-A16-survey-questions = Жиынтықта 7-қосымшаның барлық сұрағы, әр сұрақта оның барлық жауап нұсқасы бар
summary-A16-survey-counts = Сұраққа берілген жауаптар респонденттерден көп емес
summary-A16-survey-respondents = Сауалнамадан бірнеше респондент өткен
summary-A16-survey-satisfaction = Қанағаттану пайызы – 0-ден 100-ге дейін, ақпараттық жүйе қалыптастырған күйінде
summary-A16-survey-signed = Жиынтыққа сауалнама жылы басталғаннан ерте емес және бүгіннен кеш емес қол қойылған

## Есептелген мәндер қалай шыққан.

explanations-texts-shares = { $question }-сұрақ, жауап бергендер { $answered }: { $shares } (жүздік үлеске дейін, жартысы – үлкен жаққа)
explanations-texts-no_answers = { $question }-сұрақ: ешкім жауап берген жоқ ({ $answered }), үлестер есептелмейді

## Хабарларға қойылатын сөздер.

count-survey_questions = { $number } сұрақ
count-survey_options = { $number } нұсқа
count-survey_answers = { $number } жауап
count-survey_respondents = { $number } адам

## Нысандар: сипаттамасы.

forms-a7_survey =
    .description = «А» корпусы мемлекеттік әкімшілік қызметшілерінің қызметін бағалау әдістемесіне 7-қосымша: дербес деректері жоқ бланк

forms-a7_summary =
    .description = Ұсынылатын нысан: «А» корпусы мемлекеттік әкімшілік қызметшілерінің қызметін бағалау әдістемесінің 16-тармағы және оған 7-қосымша

## Өрістер: атауы мен түсіндірмесі.

fields-survey-organization =
    .title = Мемлекеттік орган
    .description = Көрсетілсе, бланкіде басылады

fields-survey-year =
    .title = Жыл
    .description = Бағаланатын жыл; көрсетілсе, бланкіде басылады

fields-option_count-count =
    .title = Жауаптар саны
    .description = Осы нұсқаны таңдаған респонденттер саны

fields-question_counts-options =
    .title = Жауап нұсқалары
    .description = 7-қосымшадағы ретпен, барлығы

fields-satisfaction-percent =
    .title = Қанағаттану пайызы
    .description = Ақпараттық жүйе қалыптастырған күйінде: бұйрықта формуласы жоқ, мұнда ол есептелмейді

fields-satisfaction-source =
    .title = Дереккөз
    .description = Пайыз қайдан алынған: ақпараттық жүйенің есебі, оның нөмірі мен күні

fields-survey_summary-organization =
    .title = Мемлекеттік орган
    .description = Қызметшілеріне сауалнама жүргізілген орталық мемлекеттік орган

fields-survey_summary-year =
    .title = Жыл
    .description = Бағаланатын жыл

fields-survey_summary-respondents =
    .title = Респонденттер саны
    .description = Сауалнамадан өткен қызметшілер саны

fields-survey_summary-questions =
    .title = Сұрақтар
    .description = 7-қосымшадағы ретпен 14 сұрақ

fields-survey_summary-prepared_by =
    .title = Кім жасады
    .description = Персоналды басқару қызметінің қызметкері

fields-survey_summary-satisfaction =
    .title = Еңбек жағдайларына қанағаттану пайызы

fields-survey_summary-signed_on =
    .title = Қол қойылған күн
    .description = Жиынтық жасалған күн
