### Messages of the rules about the final score of a year. The key is the rule and the variant.

B5-annual-edition =
    .year = In { $year } assessment followed the previous edition of the methodology: this edition applies from { $since }
    .earlier = The score for quarter { $quarter } of { $year } was given under the previous edition of the methodology (this one applies from { $since }); the order does not say whether it belongs in the final score. It was taken into the average; if it should not be, remove the quarter from the list

B5-annual-quarters =
    .quarter = The number of a quarter is from { $least } to { $most }, { $quarter } is given
    .twice = Quarter { $quarter } of { $year } is given twice. If the civil servant was assessed in two positions (item 6), this is right: the order does not say how they count, their average { $average } was taken as the quarter. If it is a repetition, remove it
    .neither = For quarter { $quarter } neither a score is given nor the reason why no assessment was held
    .both = For quarter { $quarter } both a score ({ $average }) and a reason why no assessment was held are given; keep one of them
    .again = Quarter { $quarter } of { $year } is given twice. If these are two positions (item 6), this is right; if it is a repetition, remove it

B5-annual-over =
    .quarter = On { $day } quarter { $quarter } of { $year } is not over yet: it is assessed once it is over, after { $end }
    .running = On { $day } the year { $year } is not over yet: the final score is formed for the reported quarters of a calendar year
    .last_day = The final score was formed on { $day }, the last day of quarter { $quarter } of { $year }, which is assessed by its results; check the dates

B6-annual-dismissed =
    .after = The civil servant was dismissed on { $dismissed }, before the beginning of the quarter ({ $start }): no assessment is held for quarter { $quarter } of { $year }

B5-annual =
    .none = Not one quarter was assessed: no final score is formed for the year
    .differs = The final score for the year is given as { $stated }, and the average of { $quarters } is { $average }
    .rounding = Rounding decided the result: the final score for the year was rounded to { $average }, "{ $result }"; without rounding it would be "{ $other }"

B5-annual-deadline =
    .late = The final score for { $year } was formed on { $day }, and it is to be formed not later than { $due }
    .unformed = The date of forming is not given, and the term of the final score for { $year } ran out on { $due } (today is { $day })

B8-annual-result =
    .outside = The score for quarter { $quarter }, { $average }, is off the scale: from { $least } to { $most } points
    .quarter = For quarter { $quarter } the result is given as "{ $stated }", and to the score { $average } belongs "{ $right }"
    .annual = The result of the year is given as "{ $stated }", and to the final score { $average } belongs "{ $right }"

B17-annual-self =
    .same = For quarter { $quarter } the civil servant is given as the evaluator too; somebody else has to assess

B6-annual-tenure =
    .dismissed = In quarter { $quarter } of { $year } the civil servant was in service from { $start } to { $end }, less than one month: no assessment is held
    .appointed = The civil servant was appointed on { $appointed }: in quarter { $quarter } of { $year } that makes less than one month in this position. If the quarter was assessed in another position, nothing needs changing; if not, no assessment is held
