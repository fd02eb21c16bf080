### Как получено каждое вычисленное значение: предложения для ответа на обращение. Значения в фигурных скобках подставляет
### программа: их можно переставлять, но не переименовывать.

explanations-names-average = Средняя итоговая оценка
explanations-names-annual_score = Итоговая оценка за год
explanations-names-quarter_mean = Оценка за { $quarter } квартал { $year } года – среднее листов двух должностей (как их считать, приказ не говорит)
explanations-names-kpi_average = Средняя оценка достижения КЦИ (b)
explanations-names-quality_average = Средняя оценка профессионального уровня и личностных качеств (c)
explanations-names-final_score = Итоговая оценка
explanations-names-result = Результат
explanations-names-result_before = Результат до калибровочной сессии
explanations-names-result_after = Результат по решению калибровочной сессии
explanations-names-quarter_results = Результат за { $quarter } квартал { $year } года
explanations-names-realization_percents = Реализация КЦИ { $number }
explanations-names-max_score = Предельная оценка КЦИ { $number }
explanations-names-allowed_scores = Допустимая оценка КЦИ { $number }

explanations-texts-mean = { $name }: ({ $sum }) / { $number } = { $total } / { $number } = { $rounded } (до округления { $exact }; до сотых, половина – в большую сторону)
explanations-texts-percent = { $name }: { $part } / { $whole } × 100 = { $rounded } % (до округления { $exact }; до сотых, половина – в большую сторону)
explanations-texts-limit = { $name }: при { $percent } % (строка таблицы «{ $line }») – { $scores }
explanations-texts-result = { $name }: { $score } – от { $start } до { $end } баллов: «{ $wording }»
explanations-texts-result_rounded = { $name }: { $score } – от { $start } до { $end } баллов: «{ $wording }». Результат определён по округлённой оценке; по оценке до округления ({ $exact }) он был бы «{ $other }»
explanations-texts-of_sheet = { $name }: { $score } – взята из отзыва; её вычисление показывает оценочный лист
explanations-texts-of_document = { $name }: { $score } – взята из оценочного листа, вычислить её не из чего
explanations-texts-formula_unknown = { $name }: { $score } – взята из оценочного листа. Формула пункта 47 опубликована рисунком и не применена; проверено, что оценка – от { $least } до { $most }, то есть между средними оценками КЦИ ({ $b }) и качеств ({ $c })
explanations-texts-any_weights = { $name }: { $score } – при средних оценках КЦИ { $b } и качеств { $c } другой она быть не может, какими бы ни были веса в формуле пункта 47
explanations-texts-weighed = { $name }: { $kpis } × { $b } + { $qualities } × { $c } = { $rounded } (до округления { $exact }; до сотых, половина – в большую сторону). Источник весов: { $source }
explanations-texts-quarters_counted = Оценённые кварталы: { $quarters } – всего { $number }
explanations-texts-members = Состав калибровочной сессии: { $members }
explanations-texts-majority = Большинство голосов: больше половины от { $members } – не менее { $majority }
explanations-texts-shares = Вопрос { $question }, ответивших { $answered }: { $shares } (до сотых, половина – в большую сторону)
explanations-texts-no_answers = Вопрос { $question }: не ответил никто ({ $answered }), доли не вычисляются
explanations-texts-term = { $name }. { $counted }
explanations-texts-limit_between = { $name }: { $percent } % – между строками таблицы «{ $line }» – { $scores } – и «{ $upper }» – { $upper_scores }: допустимы оценки обеих
