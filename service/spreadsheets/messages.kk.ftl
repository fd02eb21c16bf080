### Құжаттар тізілімінің (register) және топтама жолдары туралы есептің (report) тақырыптары.

register-sheet = Тізілім
register-row = Жол
register-external_id = Сыртқы нөмір
register-form = Нысан
register-who = Кім бағаланды
register-position = Лауазымы
register-organization = Мемлекеттік орган
register-score = Баға
register-result = Нәтиже
register-title = Құжаттар тізілімі: { $name }
register-docx = DOCX файлы
register-pdf = PDF файлы
register-docx_sha256 = DOCX файлының SHA-256 мәні
register-pdf_sha256 = PDF файлының SHA-256 мәні

report-row = Жол
report-external_id = Сыртқы нөмір
report-form = Нысан
report-state = Жолдың күйі
report-place = Орны
report-remark = Нені түзету керек
