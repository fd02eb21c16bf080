### Survey of annex 7 and the summary of its results.

## What rules find: the rule and the variant.

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

## What rules check, in one line.

summary-A16-survey-year = The survey of annex 7 is held for 2025 or later
summary-A16-survey-questions = The summary has all questions of annex 7, each with all its options of answer
summary-A16-survey-counts = A question has no more answers than there were respondents
summary-A16-survey-respondents = Several respondents took the survey
summary-A16-survey-satisfaction = The percentage of satisfaction is from 0 to 100, as the information system formed it
summary-A16-survey-signed = The summary was signed not before the beginning of the year of the survey and not later than today

## How computed values came about.

explanations-texts-shares = Question { $question }, answered by { $answered }: { $shares } (to hundredths, half up)
explanations-texts-no_answers = Question { $question }: nobody answered it ({ $answered }), so no shares are computed

## Words that are put into messages.

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

## Forms: descriptions.

forms-a7_survey =
    .description = Annex 7 to the Methodology for evaluating administrative civil servants of corpus A: a blank form without personal data

forms-a7_summary =
    .description = Recommended form: item 16 of, and annex 7 to, the Methodology for evaluating administrative civil servants of corpus A

## Fields: titles and descriptions.

fields-survey-organization =
    .title = State body
    .description = If given, it is printed on the form

fields-survey-year =
    .title = Year
    .description = Assessed year; if given, it is printed on the form

fields-option_count-count =
    .title = Number of answers
    .description = How many respondents chose this option

fields-question_counts-options =
    .title = Options of answer
    .description = In the order of annex 7, all of them

fields-satisfaction-percent =
    .title = Percentage of satisfaction
    .description = As the information system formed it: the order has no formula, and it is not computed here

fields-satisfaction-source =
    .title = Source
    .description = Where the percentage is from: the report of the information system, its number and date

fields-survey_summary-organization =
    .title = State body
    .description = Central state body thatse civil servants were surveyed

fields-survey_summary-year =
    .title = Year
    .description = Assessed year

fields-survey_summary-respondents =
    .title = Number of respondents
    .description = How many civil servants took the survey

fields-survey_summary-questions =
    .title = Questions
    .description = 14 questions in the order of annex 7

fields-survey_summary-prepared_by =
    .title = Prepared by
    .description = Member of the human resources service

fields-survey_summary-satisfaction =
    .title = Percentage of satisfaction with working conditions

fields-survey_summary-signed_on =
    .title = Date of signing
    .description = Day on which the summary was made
