### Қызмет құжаттар, баптаулар және сұрау өрістері туралы не айтады. pdf – PDF үшін не жетіспейді, failures – құжат неге
### дайындалмады, waits – ол нені күтеді.

pdf-office = PDF жасалмайды: LibreOffice бағдарламасы табылмады ({ $path }). libreoffice-writer-nogui пакетін орнатыңыз.
pdf-python = PDF жасалмайды: LibreOffice бағдарламасын басқаратын жүйелік Python табылмады ({ $path }). python3-uno пакетін орнатыңыз.
pdf-bridge = PDF жасалмайды: Python ({ $path }) LibreOffice бағдарламасына қосыла алмайды (uno модулі жоқ). python3-uno пакетін орнатыңыз.
pdf-other = PDF жасалмайды; себебінің коды: { $code }.

failures-conversion_failed = Құжатты PDF форматына түрлендіру мүмкін болмады: LibreOffice екі рет бас тартты.
failures-quarantined = Құжат өңдеуден алынды: оны дайындаған бағдарламаның жұмысы қайта-қайта тоқтай берді.
failures-quarantined_killed = Құжат өңдеуден алынды: LibreOffice жұмысы бұл құжатта қайта-қайта тоқтай берді.
failures-quarantined_crashed = Құжат өңдеуден алынды: LibreOffice жұмысы бұл құжатта екі рет апатты тоқтады немесе белгіленген уақытқа сыймады.
failures-quarantined_worker = Құжат өңдеуден алынды: оны дайындаған бағдарламаның жұмысы апатты тоқтады (қатарынан: { $crashes }). Деректер сақталған; әкімшіге құжаттың сәйкестендіргішін хабарлаңыз.
failures-inspection_failed = Дайын файл мазмұнын тексеруден өтпеді.
failures-rendering_failed = Нысанды бұл деректермен толтыру мүмкін болмады.
failures-record_unreadable = Сақталған деректерді бағдарламаның бұл нұсқасы оқи алмайды.
failures-form_unavailable = Бұл нысан немесе оның тілі бағдарламаның бұл нұсқасында жоқ.
failures-internal_error = Құжатты дайындау кезінде ішкі қате болды; ол журналға жазылды.
failures-cancelled = Құжаттың кезегі келгенге дейін оны жасау топтамамен бірге тоқтатылды.
failures-other = Құжат жасалмады; себебінің коды: { $code }.

waits-office_missing = PDF серверде LibreOffice пайда болғаннан кейін дайын болады.
waits-office_start = PDF LibreOffice іске қосылғаннан кейін дайын болады; әрекет қайталанады.
waits-storage = Файл қоймасы қолжетімсіз; құжат қойма жауап бергеннен кейін дайын болады.
waits-resources = Сервердің ресурстары (дискідегі орын, жад) жетіспейді; әрекет қайталанады.
waits-other = Құжат күтіп тұр; себебінің коды: { $code }.

preview-busy = Алдын ала көру қазір бос емес: оны басқалар қарап жатыр немесе сервер жүктелген. Бірнеше секунд күтіп, қайта ашыңыз; енгізілгені сақталған және алдын ала көруге тәуелді емес.
preview-absent = Алдын ала көру қазір жұмыс істемейді. Құжатты онсыз да тексеріп, жасауға болады; бір минуттан кейін ештеңе өзгермесе, әкімшіге хабарлаңыз.
preview-office = Алдын ала көру сәтсіз болды: сервердегі LibreOffice жауап бермейді немесе орнатылмаған. Қайталап көріңіз; көмектеспесе, әкімшіге хабарлаңыз.
preview-too_long = Деректер бір құжатқа сыймайды; мәтіндерді қысқартыңыз, сонда алдын ала көру ашылады.
preview-unknown = Мұндай нысан, тіл немесе мемлекеттік орган нұсқасы жоқ; нысанды қайта таңдаңыз.
preview-unprintable = Нысанды бұл деректермен басып шығаруға болмайды. Қате деп белгіленген мәндерді түзетіп, алдын ала көруді қайта ашыңыз.

settings-several = { $faults }
settings-integer_between = { $name }: { $least } мен { $most } аралығындағы бүтін сан қажет
settings-number_between = { $name }: { $least } мен { $most } аралығындағы сан қажет
settings-url = { $name }: мекенжай (URL) қажет, мысалы { $example }
settings-networks = { $name }: үтір арқылы жазылған мекенжайлар немесе желілер қажет, мысалы 10.0.0.5, 172.16.0.0/12
settings-one_of = { $name }: мына мәндердің бірі қажет: { $known }
settings-key = { $name }: бос орынсыз басылатын ASCII таңбалары қажет, саны { $least } мен { $most } аралығында
settings-unusable = { $name }: мән жарамайды
settings-unknown = { $name } деген баптау жоқ; бәлкім, { $nearest } деп жазғыңыз келген шығар?
settings-scheme = { $name }: мыналардың бірінен басталатын мекенжай (URL) қажет: { $known }
settings-bucket = { $name }: s3://BUCKET немесе s3://BUCKET/PREFIX қажет
settings-folder = { $name }: толық жолы бар file:///ҚАЛТА қажет
settings-preview = { $name }: tcp://ТҮЙІН:ПОРТ керек – алдын ала көру процесі жауап беретін мекенжай
settings-secrets_keys = { $name }: үтірмен бөлінген Fernet кілттері қажет, жаңасы бірінші; кілтті openssl rand -base64 32 | tr '+/' '-_' командасы жасайды
settings-keys = { $one } мен { $other } бірге беріледі
settings-openid = { $name } үшін { $missing } да керек
settings-lease = { $lease } ({ $lease_seconds }) мәні { $timeout } ({ $timeout_seconds }) мәнінен үлкен болуға тиіс: әйтпесе құжат жұмыс істеп тұрған өңдеушіден тартып алынады
settings-bodies = { $name }: кемінде { $least } қажет – бір сұраныстың ең үлкен ұзындығы
settings-not_closed = { $path }: осы машинаның басқа пайдаланушыларына ашық, оны жабу мүмкін болмады ({ $reason }). Онда жеке деректер бар: Бағалау атынан жұмыс істейтін пайдаланушыны иесі етіңіз немесе басқа қалтаны көрсетіңіз (BAGALAU_DATA_DIR)
settings-no_file = { $name }: { $path } файлы жоқ
settings-no_folder = { $name }: { $path } қалтасы жоқ
settings-calendar = { $name }: { $fault }
settings-unreadable = { $name }: { $path } қалтасы оқылмайды: { $reason }
settings-variants =
    { $path } нұсқалар қалтасында қателер бар:
    { $faults }
    Түзетіп, мына командамен тексеріңіз: bagalau variants check

place-field = { $pointer }: { $fault }

fields-required = міндетті өріс
fields-null = null мәніне жол берілмейді; мән болмаса, өрісті жібермеңіз
fields-unknown = мұндай өріс жоқ
fields-object = мұнда JSON объектісі тұруға тиіс
fields-text = мұнда жол тұруға тиіс
fields-list = мұнда тізім тұруға тиіс
fields-date = мұнда ЖЖЖЖ-АА-КК түріндегі күн тұруға тиіс, мысалы 2026-10-15
fields-integer = мұнда бүтін сан тұруға тиіс
fields-form = мұндай нысан жоқ; бар нысандар: { $forms }
fields-formats = мына форматтардың кемінде біреуін қайталамай атаңыз: docx, pdf
fields-fail_on = мұнда error немесе warning тұруға тиіс
fields-status = мұнда мыналардың бірі тұруға тиіс: queued, rendering, ready, failed
fields-external_id = басылатын таңба саны 1 мен { $external_id_length } аралығында болуға тиіс
fields-moment = мұнда уақыт белдеуі бар сәт тұруға тиіс, мысалы 2026-10-15T09:00:00Z
fields-identifier = мұнда қызмет жауаптарындағы белгі (id) тұруға тиіс
fields-limit = мұнда 1 мен { $page_max } аралығындағы бүтін сан тұруға тиіс
fields-cursor = алдыңғы жауаптағы next_cursor мәнін өзгертпей жіберіңіз
fields-repeated = параметр бірнеше рет көрсетілген
fields-idempotency_key = Idempotency-Key тақырыбы: басылатын ASCII таңбаларының саны 1 мен { $idempotency_key_length } аралығында болуға тиіс
fields-surrogate = жолда суррогат жұптың жартысы бар: Юникодта мұндай таңба жоқ
fields-nul = жолда коды 0 таңба бар
fields-as_of = 2020-01-01 мен 2099-12-31 аралығындағы күн
fields-calendar_year = мұнда төрт цифрмен 2000 мен 2099 аралығындағы жыл тұруға тиіс
fields-agenda_year = мұнда төрт цифрмен 2025 (әдістемелердің алғашқы жылы) мен 2099 аралығындағы жыл тұруға тиіс
fields-methodology = мұнда A немесе B (латын әрпімен) тұруға тиіс
fields-variant_id = нұсқа – саны 60-тан аспайтын кіші латын әріптері, цифрлар мен дефистер: GET /api/v1/variants
fields-language_code = тіл коды – екі кіші латын әрпі, мысалы ru
fields-short_text = 1-ден 200-ге дейін басылатын таңба (логин – 100-ге дейін)
fields-scopes = кілт құқықтары қайталаусыз: read, create, metrics, admin
fields-role = /docs сипаттамасында аталған рөлдердің бірі
fields-reader_language = тіл: ru, kk немесе en
fields-overlap_hours = 0-ден 720-ға дейінгі бүтін сағат саны
fields-login_taken = мұндай логин бар; басқасын таңдаңыз
fields-unit_circle = бөлімше өзіне өзі кіре алмайды
fields-in_the_past = өтіп кеткен күн
fields-iin = ЖСН – бақылау цифры дұрыс он екі цифр
fields-flag = true немесе false
fields-variant = мұндай нұсқа жоқ; бар нұсқалар: { $known }
fields-variant_unfit = { $id } нұсқасы { $variant_forms } нысандары үшін { $since } күнінен бастап бар; бұл нысан үшін { $day } күні ол қолданылмайды
fields-language = { $form } нысаны мына тілдерде бар: { $languages }. Бұйрықтың ресми мәтіні мұнда тек орыс тілінде; нысан басқа тілде үлгісі қосылғаннан кейін пайда болады
fields-dossier_documents = мұнда құжат саны { $dossier_least } мен { $dossier_most } аралығында болуға тиіс
fields-dossier_kind = мұнда құжаттар жиынтығының мына түрлерінің бірі тұруға тиіс: { $dossier_kinds }
fields-part = мұнда бөлік тұруға тиіс: 1 мен { $parts } аралығындағы бүтін сан
fields-boolean = мұнда true немесе false тұруға тиіс
fields-form_needed = нысанды атаңыз: кестенің жолдарында ол көрсетілмейді
fields-import_mode = мұнда merge немесе replace тұруға тиіс
fields-import_change = мұнда added, changed немесе gone тұруға тиіс
fields-version = мұнда ETag ішіндегідей тырнақшадағы нұсқа тұруға тиіс, мысалы "3"
fields-batch_mode = мұнда each немесе all_or_nothing тұруға тиіс
fields-batch_quality = мұнда fast немесе accessible тұруға тиіс
fields-item_status = мұнда мыналардың бірі тұруға тиіс: accepted, rejected, queued, rendering, ready, failed, cancelled
fields-source_name = басылатын таңба саны 1 мен { $source_name_length } аралығында болуға тиіс
fields-unusable = жол берілмейтін мән
