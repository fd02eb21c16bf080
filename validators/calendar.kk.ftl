### Күнтізбе туралы: мерекелер, күн неге жұмыс істемейді, күнтізбе файлында не қате.

## Мерекелер.

calendar-holidays-new_year = Жаңа жыл
calendar-holidays-orthodox_christmas = православиелік Рождество
calendar-holidays-womens_day = Халықаралық әйелдер күні
calendar-holidays-nauryz = Наурыз мейрамы
calendar-holidays-unity_day = Қазақстан халқының бірлігі мерекесі
calendar-holidays-defenders_day = Отан қорғаушы күні
calendar-holidays-victory_day = Жеңіс күні
calendar-holidays-capital_day = Астана күні
calendar-holidays-constitution_day = Қазақстан Республикасының Конституциясы күні
calendar-holidays-republic_day = Республика күні
calendar-holidays-first_president_day = Қазақстан Республикасының Тұңғыш Президенті күні
calendar-holidays-independence_day = Тәуелсіздік күні
calendar-holidays-kurban_ait = Құрбан айттың бірінші күні

## Күн неге жұмыс істемейтін немесе, керісінше, жұмыс күні.

calendar-reasons-weekend = { $weekday }
calendar-reasons-holiday = { $holidays }
calendar-reasons-holiday_estimated = { $holidays }, есептік күн
calendar-reasons-observed = демалыс күніне сәйкес келген мереке үшін демалыс: { $holidays }
calendar-reasons-observed_estimated = демалыс күніне сәйкес келген мереке үшін демалыс: { $holidays }, есептік күн
calendar-reasons-transfer_off = демалыс күнін ауыстыру
calendar-reasons-transfer_off_from = { $other } күнінен ауыстырылған демалыс
calendar-reasons-transfer_worked = ауыстыру тәртібімен жұмыс күні
calendar-reasons-transfer_worked_for = жұмыс күні: демалыс { $other } күніне ауыстырылған
calendar-reasons-installation_off = орнату файлы бойынша демалыс күні
calendar-reasons-installation_worked = орнату файлы бойынша жұмыс күні
calendar-reasons-sourced = { $reason } ({ $source })

## Күнтізбе файлында не қате.

calendar_file-unreadable = { $file }: { $reason }
calendar_file-no_toml = { $file }: бұл UTF-8 кодталымындағы TOML емес ({ $reason })
calendar_file-decree = { $file }: decree кілті [[decree]] түрінде жазылады
calendar_file-twice = { $file }: { $day } күні екі рет көрсетілген
calendar_file-unknown = { $file }: белгісіз кілттер: { $names }; рұқсат етілгені: { $known }
calendar_file-source = { $file }: source – қаулыны атайтын, { $limit } таңбадан аспайтын бір жол
calendar_file-no_date = { $file }: { $key } ішінде { $value } тұр, ал 2026-01-05 түріндегі күндер қажет
