### How each computed value came about: sentences for the answer to an appeal. The program fills in the values in braces:
### they may be moved, but not renamed.

explanations-names-average = Average final score
explanations-names-annual_score = Final score for the year
explanations-names-quarter_mean = Score for quarter { $quarter } of { $year }, the average of the sheets of two positions (the order does not say how they count)
explanations-names-kpi_average = Average score of the KPIs (b)
explanations-names-quality_average = Average score of the professional level and personal qualities (c)
explanations-names-final_score = Final score
explanations-names-result = Result
explanations-names-result_before = Result before the calibration session
explanations-names-result_after = Result by decision of the calibration session
explanations-names-quarter_results = Result for quarter { $quarter } of { $year }
explanations-names-realization_percents = Realization of KPI { $number }
explanations-names-max_score = Highest score of KPI { $number }
explanations-names-allowed_scores = Score allowed for KPI { $number }

explanations-texts-mean = { $name }: ({ $sum }) / { $number } = { $total } / { $number } = { $rounded } ({ $exact } before rounding; to hundredths, half up)
explanations-texts-percent = { $name }: { $part } / { $whole } × 100 = { $rounded } % ({ $exact } before rounding; to hundredths, half up)
explanations-texts-limit = { $name }: at { $percent } % (line "{ $line }" of the table) it is "{ $scores }"
explanations-texts-result = { $name }: { $score } is in the range from { $start } to { $end } points: "{ $wording }"
explanations-texts-result_rounded = { $name }: { $score } is in the range from { $start } to { $end } points: "{ $wording }". The rounded score decides; by the score before rounding ({ $exact }) it would be "{ $other }"
explanations-texts-of_sheet = { $name }: { $score }, as stated in the review; the score sheet shows how it was computed
explanations-texts-of_document = { $name }: { $score }, as stated in the score sheet; there is nothing to compute it from
explanations-texts-formula_unknown = { $name }: { $score }, as stated in the score sheet. The formula of item 47 is published as a picture and was not applied; the score was found to be from { $least } to { $most }, that is between the averages of the KPIs ({ $b }) and of the qualities ({ $c })
explanations-texts-any_weights = { $name }: { $score }; with averages of { $b } for the KPIs and { $c } for the qualities it can be no other, whatever the weights in the formula of item 47
explanations-texts-weighed = { $name }: { $kpis } × { $b } + { $qualities } × { $c } = { $rounded } ({ $exact } before rounding; to hundredths, half up). Source of the weights: { $source }
explanations-texts-quarters_counted = Quarters assessed: { $quarters }; { $number } in all
explanations-texts-members = The calibration session has { $members }
explanations-texts-majority = Majority of votes: more than half of { $members }, that is at least { $majority }
explanations-texts-shares = Question { $question }, answered by { $answered }: { $shares } (to hundredths, half up)
explanations-texts-no_answers = Question { $question }: nobody answered it ({ $answered }), so no shares are computed
explanations-texts-term = { $name }. { $counted }
explanations-texts-limit_between = { $name }: { $percent } % lies between two lines of the table, "{ $line }" – { $scores } – and "{ $upper }" – { $upper_scores }: the scores of either are allowed
