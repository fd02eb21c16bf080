### Циклы оценки: состояния листов, почему шаг невозможен.

cycles-state_not_assessed = не оценивается
cycles-state_not_started = не начат
cycles-state_draft = черновик
cycles-state_submitted = отправлен
cycles-state_issued = изготовлен
cycles-state_acquainted = служащий ознакомлен
cycles-state_appealed = подано обращение
cycles-state_calibrated = сессия состоялась
cycles-state_closed = завершён

cycles-not_assessed = В этом периоде служащий на этой должности не оценивается
cycles-questions = Сначала ответьте на вопросы о листе: без этого неизвестно, на какой форме или кем служащий оценивается
cycles-appeal = Служащий может обратиться по { $until } включительно; завершить лист можно после этого дня
cycles-step = Лист сейчас в состоянии «{ $state }», и перевести его в состояние «{ $step }» нельзя
