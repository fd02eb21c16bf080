### Сказанное о календаре: праздники, почему день нерабочий, что не так с файлом календаря.

## Праздники.

calendar-holidays-new_year = Новый год
calendar-holidays-orthodox_christmas = православное Рождество
calendar-holidays-womens_day = Международный женский день
calendar-holidays-nauryz = Наурыз мейрамы
calendar-holidays-unity_day = Праздник единства народа Казахстана
calendar-holidays-defenders_day = День защитника Отечества
calendar-holidays-victory_day = День Победы
calendar-holidays-capital_day = День Столицы
calendar-holidays-constitution_day = День Конституции Республики Казахстан
calendar-holidays-republic_day = День Республики
calendar-holidays-first_president_day = День Первого Президента Республики Казахстан
calendar-holidays-independence_day = День Независимости
calendar-holidays-kurban_ait = первый день Курбан айта

## Почему день нерабочий или, наоборот, рабочий.

calendar-reasons-weekend = { $weekday }
calendar-reasons-holiday = { $holidays }
calendar-reasons-holiday_estimated = { $holidays }, расчётная дата
calendar-reasons-observed = выходной за праздник, выпавший на день отдыха: { $holidays }
calendar-reasons-observed_estimated = выходной за праздник, выпавший на день отдыха: { $holidays }, расчётная дата
calendar-reasons-transfer_off = перенос дня отдыха
calendar-reasons-transfer_off_from = перенос дня отдыха с { $other }
calendar-reasons-transfer_worked = рабочий день в порядке переноса
calendar-reasons-transfer_worked_for = рабочий день: день отдыха перенесён на { $other }
calendar-reasons-installation_off = день отдыха по файлу установки
calendar-reasons-installation_worked = рабочий день по файлу установки
calendar-reasons-sourced = { $reason } ({ $source })

## Что не так с файлом календаря.

calendar_file-unreadable = { $file }: { $reason }
calendar_file-no_toml = { $file }: это не TOML в кодировке UTF-8 ({ $reason })
calendar_file-decree = { $file }: decree записывается как [[decree]]
calendar_file-twice = { $file }: день { $day } указан дважды
calendar_file-unknown = { $file }: неизвестно: { $names }; допустимы: { $known }
calendar_file-source = { $file }: source – одна строка не длиннее { $limit } знаков, которая называет постановление
calendar_file-no_date = { $file }: в { $key } стоит { $value }, а нужны даты вида 2026-01-05
