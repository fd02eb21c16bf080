### Бағалау циклдері: парақтардың күйлері, қадам неге мүмкін емес.

cycles-state_not_assessed = бағаланбайды
cycles-state_not_started = басталмаған
cycles-state_draft = жоба
cycles-state_submitted = жіберілген
cycles-state_issued = дайындалған
cycles-state_acquainted = қызметші танысқан
cycles-state_appealed = өтініш берілген
cycles-state_calibrated = сессия өткен
cycles-state_closed = аяқталған

cycles-not_assessed = Бұл кезеңде қызметші осы лауазымда бағаланбайды
cycles-questions = Алдымен парақ туралы сұрақтарға жауап беріңіз: онсыз қызметшінің қай нысанда немесе кіммен бағаланатыны белгісіз
cycles-appeal = Қызметші { $until } қоса алғанда өтініш бере алады; парақты осы күннен кейін аяқтауға болады
cycles-step = Парақ қазір «{ $state }» күйінде, оны «{ $step }» күйіне ауыстыруға болмайды
