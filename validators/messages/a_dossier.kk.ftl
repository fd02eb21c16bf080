### «А» корпусының біртұтас келісімі, бағалау парағы мен пікірі туралы қағидалардың хабарлары.

A6-dossier-servant =
    .iin = { $number }-құжат ({ $paper }) { $other_number }-құжаттағыдан ({ $other_paper }) басқа қызметшіге жасалған: ЖСН сәйкес келмейді
    .full_name = { $number }-құжат ({ $paper }) басқа қызметшіге – «{ $name }» – жасалған, ал { $other_number }-құжаттағы ({ $other_paper }) қызметші – «{ $right }»
    .name = Қызметші әртүрлі аталған: { $number }-құжатта ({ $paper }) – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; егер бұл бір адам болса (тегі өзгерген, аты басқаша жазылған), екі құжатта да оның ЖСН-ін көрсетіңіз
    .position = { $number }-құжатта ({ $paper }) қызметшінің лауазымы – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; егер бұл бір адам болса, екі құжатта да оның ЖСН-ін көрсетіңіз
    .category = { $number }-құжатта ({ $paper }) қызметші { $category }-санатта, ал { $other_number }-құжатта ({ $other_paper }) – { $right }-санатта

A4-dossier-authorized =
    .iin = { $number }-құжаттағы ({ $paper }) уәкілетті адам { $other_number }-құжаттағыдан ({ $other_paper }) басқа: ЖСН сәйкес келмейді; тағайындау құқығы басқа адамға (жаңа басшыға немесе басшының міндетін атқарушыға) көшкен болса, бұл дұрыс
    .full_name = { $number }-құжатта ({ $paper }) уәкілетті адам – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; тағайындау құқығы басқа адамға (жаңа басшыға немесе басшының міндетін атқарушыға) көшкен болса, бұл дұрыс
    .name = Уәкілетті адам әртүрлі аталған: { $number }-құжатта ({ $paper }) – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; мұның дұрыстығын тексеріңіз
    .position = { $number }-құжатта ({ $paper }) уәкілетті адамның лауазымы – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; егер бұл бір адам болса, екі құжатта да оның ЖСН-ін көрсетіңіз

A3-dossier-year =
    .differs = { $number }-құжат ({ $paper }) – { $year } жыл үшін, ал { $other_number }-құжат ({ $other_paper }) – { $right } жыл үшін

A4-dossier-signed =
    .order = { $number }-құжатқа ({ $paper }) { $signed } күні, { $other_number }-құжатқа ({ $other_paper }) қол қойылғаннан ({ $other_signed }) бұрын қол қойылған

A20-kpis-of-agreement =
    .missing = { $number }-құжатта ({ $paper }) «{ $name }» НМИ жоқ, ал { $other_number }-құжат ({ $other_paper }) оны көздейді
    .foreign = { $number }-құжатта ({ $paper }) { $other_number }-құжатта ({ $other_paper }) жоқ «{ $name }» НМИ бағаланған
    .unit = { $number }-құжатта ({ $paper }) «{ $name }» НМИ-інің өлшем бірлігі – «{ $stated }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»
    .planned = { $number }-құжатта ({ $paper }) «{ $name }» НМИ-інің жоспарлы мәні – { $stated }, ал { $other_number }-құжатта ({ $other_paper }) – { $right }

A23-review-of-sheet =
    .score = { $number }-құжатта ({ $paper }) баға { $stated } деп көрсетілген, ал { $other_number }-құжатта ({ $other_paper }) ол – { $right }
    .result = { $number }-құжатта ({ $paper }) нәтиже «{ $stated }» деп көрсетілген, ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»

A23-review-of-agreement =
    .silent = { $number }-құжатта ({ $paper }) { $other_number }-құжат ({ $other_paper }) атайтын «{ $name }» НМИ туралы ештеңе айтылмаған

A33-dossier-servant =
    .iin = { $number }-құжат ({ $paper }) { $other_number }-құжаттағыдан ({ $other_paper }) басқа қызметшіге жасалған: ЖСН сәйкес келмейді
    .full_name = { $number }-құжат ({ $paper }) басқа қызметшіге – «{ $name }» – жасалған, ал { $other_number }-құжаттағы ({ $other_paper }) қызметші – «{ $right }»
    .name = Қызметші әртүрлі аталған: { $number }-құжатта ({ $paper }) – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; егер бұл бір адам болса (тегі өзгерген, аты басқаша жазылған), екі құжатта да оның ЖСН-ін көрсетіңіз
    .position = { $number }-құжатта ({ $paper }) қызметшінің лауазымы – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; егер бұл бір адам болса, екі құжатта да оның ЖСН-ін көрсетіңіз
    .category = { $number }-құжатта ({ $paper }) қызметші { $category }-санатта, ал { $other_number }-құжатта ({ $other_paper }) – { $right }-санатта

A33-dossier-authorized =
    .iin = { $number }-құжаттағы ({ $paper }) уәкілетті адам { $other_number }-құжаттағыдан ({ $other_paper }) басқа: ЖСН сәйкес келмейді; тағайындау құқығы басқа адамға (жаңа басшыға немесе басшының міндетін атқарушыға) көшкен болса, бұл дұрыс
    .full_name = { $number }-құжатта ({ $paper }) уәкілетті адам – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; тағайындау құқығы басқа адамға (жаңа басшыға немесе басшының міндетін атқарушыға) көшкен болса, бұл дұрыс
    .name = Уәкілетті адам әртүрлі аталған: { $number }-құжатта ({ $paper }) – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; мұның дұрыстығын тексеріңіз
    .position = { $number }-құжатта ({ $paper }) уәкілетті адамның лауазымы – «{ $name }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»; егер бұл бір адам болса, екі құжатта да оның ЖСН-ін көрсетіңіз

A33-dossier-year =
    .differs = { $number }-құжат ({ $paper }) – { $year } жыл үшін, ал { $other_number }-құжат ({ $other_paper }) – { $right } жыл үшін

A33-dossier-signed =
    .order = { $number }-құжатқа ({ $paper }) { $signed } күні, { $other_number }-құжатқа ({ $other_paper }) қол қойылғаннан ({ $other_signed }) бұрын қол қойылған

A47-kpis-of-agreement =
    .missing = { $number }-құжатта ({ $paper }) «{ $name }» НМИ жоқ, ал { $other_number }-құжат ({ $other_paper }) оны көздейді
    .foreign = { $number }-құжатта ({ $paper }) { $other_number }-құжатта ({ $other_paper }) жоқ «{ $name }» НМИ бағаланған
    .unit = { $number }-құжатта ({ $paper }) «{ $name }» НМИ-інің өлшем бірлігі – «{ $stated }», ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»
    .planned = { $number }-құжатта ({ $paper }) «{ $name }» НМИ-інің жоспарлы мәні – { $stated }, ал { $other_number }-құжатта ({ $other_paper }) – { $right }

A50-review-of-sheet =
    .score = { $number }-құжатта ({ $paper }) баға { $stated } деп көрсетілген, ал { $other_number }-құжатта ({ $other_paper }) ол – { $right }
    .result = { $number }-құжатта ({ $paper }) нәтиже «{ $stated }» деп көрсетілген, ал { $other_number }-құжатта ({ $other_paper }) – «{ $right }»

A50-review-of-agreement =
    .silent = { $number }-құжатта ({ $paper }) { $other_number }-құжат ({ $other_paper }) атайтын «{ $name }» НМИ туралы ештеңе айтылмаған
