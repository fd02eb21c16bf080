### Хабарларға қойылатын бұйрық сөздері. Орысшасы осы папканың *.toml файлдарында; аудармасы мұнда, `id` бойынша.

wording-result-b-effective = функционалдық міндеттерін тиімді орындайды
wording-result-b-proper = функционалдық міндеттерін тиісінше орындайды
wording-result-b-satisfactory = функционалдық міндеттерін қанағаттанарлық орындайды
wording-result-b-unsatisfactory = функционалдық міндеттерін қанағаттанарлықсыз орындайды
wording-result-a-effective = тиімді
wording-result-a-satisfactory = қанағаттанарлық
wording-result-a-unsatisfactory = қанағаттанарлықсыз

wording-positions-C-1 = орталық атқарушы орган Комитеті төрағасының орынбасары, департамент директоры
wording-positions-D-3 = құрылымдық бөлімшенің басшысы

wording-percent-most = 100 және одан жоғары
