### Опрос по приложению 7 и сводка его результатов.

## Что правила находят: правило и вариант.

A16-survey-year =
    .year = За { $year } год опрос по этому приложению не проводился: эта редакция методики применяется к оцениваемым годам с { $since }

A16-survey-questions =
    .number = В сводке { $questions }, а в приложении 7 их { $due }
    .options = У вопроса { $number } – { $options } ответа, а в приложении 7 их { $due }

A16-survey-counts =
    .many = На вопрос { $number } – { $answers }, а в опросе участвовало { $respondents }; проверьте числа

A16-survey-respondents =
    .none = В опросе никто не участвовал: сводить нечего
    .one = В опросе участвовал один человек: его ответы узнает каждый, кто увидит сводку, а опрос строго анонимный

A16-survey-satisfaction =
    .outside = Процент удовлетворённости { $percent } – не от { $least } до { $most }; проверьте, таким ли его сформировала информационная система

A16-survey-signed =
    .future = Дата подписания { $signed } ещё не наступила: сегодня { $today }
    .early = Сводка подписана { $signed }, раньше начала { $year } года, о котором она составлена

## Что проверяют правила, одной строкой.

summary-A16-survey-year = Опрос по приложению 7 проводят за 2025 год или позже
summary-A16-survey-questions = В сводке все вопросы приложения 7, у каждого – все его варианты ответа
summary-A16-survey-counts = На вопрос не больше ответов, чем было респондентов
summary-A16-survey-respondents = Опрос прошли несколько респондентов
summary-A16-survey-satisfaction = Процент удовлетворённости – от 0 до 100, как его сформировала информационная система
summary-A16-survey-signed = Сводка подписана не раньше начала года опроса и не позже текущего дня

## Как получены вычисленные значения.

explanations-texts-shares = Вопрос { $question }, ответивших { $answered }: { $shares } (до сотых, половина – в большую сторону)
explanations-texts-no_answers = Вопрос { $question }: не ответил никто ({ $answered }), доли не вычисляются

## Слова, которые вставляются в сообщения.

count-survey_questions =
    { $number ->
        [one] { $number } вопрос
        [few] { $number } вопроса
       *[other] { $number } вопросов
    }

count-survey_options =
    { $number ->
        [one] { $number } вариант
        [few] { $number } варианта
       *[other] { $number } вариантов
    }

count-survey_answers =
    { $number ->
        [one] { $number } ответ
        [few] { $number } ответа
       *[other] { $number } ответов
    }

count-survey_respondents =
    { $number ->
        [one] { $number } человек
        [few] { $number } человека
       *[other] { $number } человек
    }

## Формы: официальное название и описание.

forms-a7_survey =
    .title = Анонимный опрос служащих центрального государственного органа
    .description = Приложение 7 к Методике оценки деятельности административных государственных служащих корпуса «А»: бланк, без личных данных

forms-a7_summary =
    .title = Сводка результатов анонимного опроса служащих центрального государственного органа
    .description = Рекомендуемая форма: пункт 16 и приложение 7 Методики оценки деятельности административных государственных служащих корпуса «А»

## Поля: название, пояснение и примеры; примеры и официальные названия форм – данные и не переводятся.

fields-survey-organization =
    .title = Государственный орган
    .description = Если указан, печатается на бланке
    .examples = ["Министерство вымышленных дел Республики Казахстан"]

fields-survey-year =
    .title = Год
    .description = Оцениваемый год; если указан, печатается на бланке
    .examples = [2025]

fields-option_count-count =
    .title = Число ответов
    .description = Сколько респондентов выбрали этот вариант
    .examples = [120]

fields-question_counts-options =
    .title = Варианты ответа
    .description = В порядке приложения 7, все

fields-satisfaction-percent =
    .title = Процент удовлетворённости
    .description = Как его сформировала информационная система: формулы в приказе нет, и здесь он не вычисляется
    .examples = ["87.50"]

fields-satisfaction-source =
    .title = Источник
    .description = Откуда взят процент: отчёт информационной системы, его номер и дата
    .examples = ["отчёт информационной системы «Е-қызмет» от 12.01.2026 № 7"]

fields-survey_summary-organization =
    .title = Государственный орган
    .description = Центральный государственный орган, служащие которого опрошены
    .examples = ["Министерство вымышленных дел Республики Казахстан"]

fields-survey_summary-year =
    .title = Год
    .description = Оцениваемый год
    .examples = [2025]

fields-survey_summary-respondents =
    .title = Число респондентов
    .description = Сколько служащих прошли опрос
    .examples = [214]

fields-survey_summary-questions =
    .title = Вопросы
    .description = 14 вопросов в порядке приложения 7

fields-survey_summary-prepared_by =
    .title = Кто составил
    .description = Работник службы управления персоналом

fields-survey_summary-satisfaction =
    .title = Процент удовлетворённости условиями труда

fields-survey_summary-signed_on =
    .title = Дата подписания
    .description = День составления сводки
    .examples = ["2026-01-13"]
