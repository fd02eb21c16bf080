### Мемлекеттік орган әкелген әдістеме нұсқасында не қате.

place-file = { $variant }/{ $file }: { $fault }
place-folder = { $variant }: { $fault }
place-key = { $key }: { $fault }

folder-name = қалтаның атауы – сұраулардағы нұсқаның атауы: саны 60-тан аспайтын кіші латын әріптері, цифрлар мен дефистер
folder-taken = «{ $name }» атауы бос емес: онымен Үлгілік әдістеменің өз нысаны сұралады
folder-known = «{ $name }» атты нұсқа орнату қалтасында бар: қалтаны басқаша атаңыз
folder-no_form = forms.{ $form }: «Б» корпусының мұндай нысаны жоқ; бар нысандар: { $known }
folder-too_early = since: { $form } нысаны { $since } күнінен бастап қолданылады, нұсқа одан ерте басталмайды
folder-no_parameters = forms.{ $form }.explanations: бұл нысанда параметрлер жоқ; олар мына нысандарда бар: { $known }
folder-own_file = forms.{ $form }.explanations: нысанның өз файлы бар: { $form }.ru.docx; екеуінің бірін қалдырыңыз
folder-file_name = файлдың атауы НЫСАН.ТІЛ.docx болуға тиіс, мысалы b1_score_sheet.ru.docx, ал нысан forms ішінде аталуға тиіс
folder-too_big = файл { $limit } МиБ шегінен асады
folder-rival = { $day } күнінен бастап { $forms } үшін сол органның { $other } нұсқасы да қолданылады: оны until кілтімен жабыңыз

declaration-absent = файл жоқ; нұсқа сол файлда сипатталады
declaration-unreadable = файл оқылмайды; оны UTF-8 кодталымында сақтаңыз
declaration-no_toml = бұл TOML емес: { $reason }
declaration-table = TOML кестесі күтіледі
declaration-missing = көрсетілмеген; күтілетіні: { $wanted }
declaration-wrong = күтілетіні: { $wanted }
declaration-no_table = [{ $table }] кестесі жоқ
declaration-spare = артық кілт; рұқсат етілгені: { $known }
declaration-until = since күнінен кейін болуға тиіс
declaration-forms = кемінде бір нысанды көрсетіңіз, мысалы [forms.b1_score_sheet]

wanted-body = мемлекеттік органның құжаттардағыдай атауы
wanted-names = атаудың басқа жазылуларының тізімі
wanted-since = қолданыла бастайтын күні тырнақшасыз, мысалы 2026-01-01
wanted-mark = «Қосымша …» сөздерінің астындағы белгі жолдарының тізімі
wanted-until = нұсқа қолданылмай бастайтын күн, тырнақшасыз
wanted-number = бұйрықтың нөмірі тырнақшада
wanted-date = бұйрықтың күні тырнақшасыз, мысалы 2025-12-22
wanted-title = бұйрықтың атауы
wanted-kk = қазақ тіліндегі жолдар тізімі
wanted-ru = орыс тіліндегі жолдар тізімі
wanted-address = мекенжай жазылған жол
wanted-explanations = жолдар тізімі, әр жол { $limit } таңбадан аспайды

fonts-no_font = бұл Unicode таңбалар кестесі бар TTF немесе OTF қарпі емес
fonts-too_big = файл { $limit } МиБ-тан үлкен
fonts-ours = «{ $family }» – бағдарлама барлық құжатты басатын қаріптердің бірі; файлды алып тастаңыз
fonts-no_embedding = «{ $family }» қарпінің лицензиясы оны құжаттарға енгізуге рұқсат бермейді, ал мұрағаттық PDF қаріптерін өзінде сақтайды; басқасын алыңыз
fonts-rival = «{ $family }» қарпінің басқа файлы { $other } нұсқасының папкасында бар: екі папкаға да бір файлды салыңыз
