### Сообщения правил опроса по приложению 7 и сводки его результатов.

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
