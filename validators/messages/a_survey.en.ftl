### Messages of the rules about the survey of annex 7 and the summary of its results.

A16-survey-year =
    .year = No survey by this annex was held for { $year }: this edition of the methodology applies to assessed years from { $since }

A16-survey-questions =
    .number = The summary has { $questions }, and annex 7 has { $due }
    .options = Question { $number } has { $options } of answer, and in annex 7 it has { $due }

A16-survey-counts =
    .many = Question { $number } has { $answers }, and { $respondents } took part in the survey; check the numbers

A16-survey-respondents =
    .none = Nobody took part in the survey: there is nothing to sum up
    .one = One person took part in the survey: whoever sees the summary learns their answers, and the survey is strictly anonymous

A16-survey-satisfaction =
    .outside = The percentage of satisfaction, { $percent }, is not from { $least } to { $most }; check that the information system formed it so

A16-survey-signed =
    .future = The date of signing, { $signed }, is still to come: today is { $today }
    .early = The summary was signed on { $signed }, before the beginning of { $year }, the year it is about

count-survey_questions =
    { $number ->
        [one] { $number } question
       *[other] { $number } questions
    }

count-survey_options =
    { $number ->
        [one] { $number } option
       *[other] { $number } options
    }

count-survey_answers =
    { $number ->
        [one] { $number } answer
       *[other] { $number } answers
    }

count-survey_respondents =
    { $number ->
        [one] { $number } person
       *[other] { $number } people
    }
