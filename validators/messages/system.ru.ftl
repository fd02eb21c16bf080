### Почему система отказала и что не так с файлом календаря. Слова в фигурных скобках подставляет программа.

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

calendar_file-unreadable = { $file }: { $reason }
calendar_file-no_toml = { $file }: это не TOML в кодировке UTF-8 ({ $reason })
calendar_file-decree = { $file }: decree записывается как [[decree]]
calendar_file-twice = { $file }: день { $day } указан дважды
calendar_file-unknown = { $file }: неизвестно: { $names }; допустимы: { $known }
calendar_file-source = { $file }: source – одна строка не длиннее { $limit } знаков, которая называет постановление
calendar_file-no_date = { $file }: в { $key } стоит { $value }, а нужны даты вида 2026-01-05
