### Слова, общие для всех правил: значения неверной формы, числительные, наши слова. Значения в фигурных скобках
### подставляются уже записанными по-русски: 4,8; 05.10.2026; 3 рабочих дня. Чего нет в другом языке, берётся отсюда.

schema =
    .omitted = Названы не все нарушения: ещё { $number }. Исправьте названные и проверьте снова
    .missing = Обязательное поле не заполнено
    .kind = Должно быть: { $expected }. Передано: { $got }
    .unknown_near = Неизвестное поле «{ $name }». Возможно, имелось в виду «{ $near }»
    .unknown_known = Неизвестное поле «{ $name }». Здесь могут быть только поля: { $known }
    .whole = Нужно целое число без дробной части
    .whole_range = Число вне допустимых пределов: от { $least } до { $most }
    .number_comma = Дробная часть отделяется точкой, а не запятой: «{ $right }»
    .number_text = Это не число. Нужно число или строка с числом из цифр 0–9, например «4.5»
    .number_large = Слишком большое число: целая часть не длиннее { $digits }
    .number_finite = Нужно конечное число; бесконечность и «не число» недопустимы
    .number_places = После запятой может быть не больше { $places }
    .date_shape = Дата записывается цифрами как ГГГГ-ММ-ДД, например «2026-10-05»
    .date_none = Такого дня нет в календаре
    .date_range = Дата вне допустимых пределов: с { $least } по { $most }
    .choice = Недопустимое значение. Допустимы: { $allowed }
    .iin_digits = ИИН состоит из 12 цифр 0–9
    .iin_date = ИИН начинается с даты рождения (ГГММДД) и цифры века и пола (1–6); здесь такой даты нет
    .iin_checksum = В ИИН ошибка: не сходится контрольная цифра
    .blank = Значение не может быть пустым
    .long = Слишком длинный текст: { $length }, допустимо не больше { $longest }
    .character = Недопустимый знак { $code } на месте { $place }
    .private = Знак { $code } на месте { $place } есть только в отдельных шрифтах (так Word хранит маркеры списков) и не печатается. Замените его обычным, например «–»
    .turning = Невидимый знак { $code } на месте { $place } меняет направление письма. Удалите его
    .lost = На месте { $place } вместо буквы стоит знак { $code }: она потеряна при сохранении файла. Впишите её заново
    .category = Категория записывается как «C-4», «C-O-1» или «E-R-2» латинскими или русскими буквами
    .list_exact = Элементов должно быть ровно { $least }, передано { $length }
    .list_range = Элементов должно быть от { $least } до { $most }, передано { $length }

## Слова, которые вставляются в сообщения.

count-characters =
    { $number ->
        [one] { $number } знак
        [few] { $number } знака
       *[other] { $number } знаков
    }

count-of_characters =
    { $number ->
        [one] { $number } знака
       *[other] { $number } знаков
    }

count-of_digits =
    { $number ->
        [one] { $number } цифры
       *[other] { $number } цифр
    }

term-or = или
term-value = другое значение
term-whole = целое число
term-number_or_text = число или строка с числом
term-flag = true или false
term-day = дата вида «2026-10-05»
term-code = строка с кодом
term-iin = строка из 12 цифр
term-text = строка
term-object = объект
term-list = список
term-number = число
term-flag_sent = логическое значение
term-null = null

## Как получены вычисленные значения.

explanations-texts-mean = { $name }: ({ $sum }) / { $number } = { $total } / { $number } = { $rounded }{ $rounding }
explanations-texts-percent = { $name }: { $part } / { $whole } × 100 = { $rounded } %{ $rounding }
explanations-texts-rounding = {" "}(до округления { $exact }; до сотых, половина – в большую сторону)
explanations-texts-limit = { $name }: при { $percent } % (строка таблицы «{ $line }») – { $scores }
explanations-texts-result = { $name }: { $score } – от { $start } до { $end } баллов: «{ $wording }»
explanations-texts-result_rounded = { $name }: { $score } – от { $start } до { $end } баллов: «{ $wording }». Результат определён по округлённой оценке; по оценке до округления ({ $exact }) он был бы «{ $other }»
explanations-texts-term = { $name }. { $counted }
explanations-texts-limit_between = { $name }: { $percent } % – между строками таблицы «{ $line }» – { $scores } – и «{ $upper }» – { $upper_scores }: допустимы оценки обеих

## Почему система отказала.

os-ENOENT = нет такого файла или папки
os-EACCES = нет прав доступа
os-EPERM = действие не разрешено
os-EEXIST = файл с таким именем уже есть
os-ENOTDIR = это не папка
os-EISDIR = это папка, а не файл
os-ENOSPC = на диске нет места
os-EROFS = диск доступен только для чтения
os-ENAMETOOLONG = слишком длинное имя
os-EADDRNOTAVAIL = у этого компьютера нет такого адреса
os-EMFILE = открыто слишком много файлов
