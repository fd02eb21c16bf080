### What is said of the calendar: holidays, why a day is off, what is wrong with the calendar file.

## Holidays.

calendar-holidays-new_year = New Year
calendar-holidays-orthodox_christmas = Orthodox Christmas
calendar-holidays-womens_day = International Women's Day
calendar-holidays-nauryz = Nauryz Meiramy
calendar-holidays-unity_day = Unity Day of the People of Kazakhstan
calendar-holidays-defenders_day = Defender of the Fatherland Day
calendar-holidays-victory_day = Victory Day
calendar-holidays-capital_day = Capital Day
calendar-holidays-constitution_day = Constitution Day of the Republic of Kazakhstan
calendar-holidays-republic_day = Republic Day
calendar-holidays-first_president_day = Day of the First President of the Republic of Kazakhstan
calendar-holidays-independence_day = Independence Day
calendar-holidays-kurban_ait = first day of Kurban Ait

## Why the day is off or, on the contrary, worked.

calendar-reasons-weekend = { $weekday }
calendar-reasons-holiday = { $holidays }
calendar-reasons-holiday_estimated = { $holidays }, calculated date
calendar-reasons-observed = day off for a holiday that fell on a day of rest: { $holidays }
calendar-reasons-observed_estimated = day off for a holiday that fell on a day of rest: { $holidays }, calculated date
calendar-reasons-transfer_off = transferred day of rest
calendar-reasons-transfer_off_from = day of rest transferred from { $other }
calendar-reasons-transfer_worked = working day by transfer
calendar-reasons-transfer_worked_for = working day: the day of rest was transferred to { $other }
calendar-reasons-installation_off = day of rest by the file of the installation
calendar-reasons-installation_worked = working day by the file of the installation
calendar-reasons-sourced = { $reason } ({ $source })

## What is wrong with the calendar file.

calendar_file-unreadable = { $file }: { $reason }
calendar_file-no_toml = { $file }: this is not TOML in UTF-8 ({ $reason })
calendar_file-decree = { $file }: decree is written as [[decree]]
calendar_file-twice = { $file }: { $day } is given twice
calendar_file-unknown = { $file }: unknown { $names }; expected { $known }
calendar_file-source = { $file }: source is one line of at most { $limit } characters naming the decree
calendar_file-no_date = { $file }: { $key } holds { $value }, expected dates such as 2026-01-05
