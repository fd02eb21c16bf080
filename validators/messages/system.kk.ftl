### Жүйе неге бас тартты және күнтізбе файлында не қате. Ирек жақшадағы сөздерді бағдарлама қояды.

os-ENOENT = мұндай файл немесе қалта жоқ
os-EACCES = қол жеткізу құқығы жоқ
os-EPERM = әрекетке рұқсат жоқ
os-EEXIST = мұндай атаулы файл бұрыннан бар
os-ENOTDIR = бұл – қалта емес
os-EISDIR = бұл – файл емес, қалта
os-ENOSPC = дискіде орын жоқ
os-EROFS = диск тек оқуға ашық
os-ENAMETOOLONG = атауы тым ұзын
os-EADDRNOTAVAIL = бұл компьютерде мұндай мекенжай жоқ
os-EMFILE = ашық файлдар тым көп

calendar_file-unreadable = { $file }: { $reason }
calendar_file-no_toml = { $file }: бұл UTF-8 кодталымындағы TOML емес ({ $reason })
calendar_file-decree = { $file }: decree кілті [[decree]] түрінде жазылады
calendar_file-twice = { $file }: { $day } күні екі рет көрсетілген
calendar_file-unknown = { $file }: белгісіз кілттер: { $names }; рұқсат етілгені: { $known }
calendar_file-source = { $file }: source – қаулыны атайтын, { $limit } таңбадан аспайтын бір жол
calendar_file-no_date = { $file }: { $key } ішінде { $value } тұр, ал 2026-01-05 түріндегі күндер қажет
