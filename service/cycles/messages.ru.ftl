### Циклы оценки: состояния листов, почему шаг невозможен.

cycles-state_not_assessed = не оценивается
cycles-state_not_started = не начат
cycles-state_draft = черновик
cycles-state_submitted = отправлен
cycles-state_issued = изготовлен
cycles-state_acquainted = служащий ознакомлен
cycles-state_appealed = подано обращение
cycles-state_calibrated = сессия состоялась
cycles-state_closed = завершён

cycles-not_assessed = В этом периоде служащий на этой должности не оценивается
cycles-questions = Сначала ответьте на вопросы о листе: без этого неизвестно, на какой форме или кем служащий оценивается
cycles-appeal = Служащий может обратиться по { $until } включительно; завершить лист можно после этого дня
cycles-step = Лист сейчас в состоянии «{ $state }», и перевести его в состояние «{ $step }» нельзя
cycles-stage_assessment = Выставление оценок

workbook-file = Книга для оценок
workbook-title = Оценка за { $quarter } квартал { $year } года
workbook-guide = Оценивают с { $first } по { $last } включительно. Заполняйте белые ячейки: оценки от 0 до 5, комментарий к нулю обязателен. Остальное заполнено и закрыто.
workbook-b1_score_sheet = Приложение 1
workbook-b2_score_sheet = Приложение 2
workbook-number = Номер листа
workbook-full_name = Служащий
workbook-position = Должность
workbook-category = Категория
workbook-evaluator = Оценивающий
workbook-days_worked = Отработано дней
workbook-score = Оценка – число от 0 до 5
workbook-choice = Выберите значение из списка
workbook-foreign = Такого листа в этом цикле нет, или оценивает его другой. Строка не принята
workbook-twice = Этот служащий уже стоит в книге выше. Строка не принята
workbook-other_form = Строка перенесена с листа другого приложения. Верните её на место
workbook-renamed = Фамилия в строке не та, что у этого листа: строки перепутаны. Выгрузите книгу заново
workbook-submitted = Лист уже отправлен, оценки в нём не меняют. Строка не принята
workbook-changed = После выгрузки книги этот лист сохранил кто-то другой. Строка не принята: выгрузите книгу заново

## Отчёт о цикле: таблица и диаграмма.

cycle_report-title = Отчёт об оценке за { $period }
cycle_report-body = Орган
cycle_report-units = Подразделения
cycle_report-evaluators = Оценивающие
cycle_report-failing = Подряд неудовлетворительно
cycle_report-period = Период
cycle_report-unit = Подразделение
cycle_report-evaluator = Оценивающее лицо
cycle_report-no_unit = Не указано
cycle_report-no_evaluator = Не известно
cycle_report-employee = Служащий
cycle_report-position = Должность
cycle_report-number = Сколько подряд
cycle_report-total = Листов
cycle_report-left = Ещё не изготовлено
cycle_report-overdue = Просрочено
cycle_report-scored = Оценено
cycle_report-average = Средняя оценка
cycle_report-given = Средняя до сессий
cycle_report-leniency = Разница со средней по органу
cycle_report-average_of = Средняя оценка: { $period }
cycle_report-drawn_periods = Весь орган по периодам, до калибровочных сессий
cycle_report-drawn_units = Подразделения в этом периоде, до калибровочных сессий
cycle_report-drawn_evaluators = Оценивающие лица в этом периоде, до калибровочных сессий
