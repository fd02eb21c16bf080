### Words of the order that are put into messages. The Russian ones stand in the *.toml of this folder, translations by `id`.

wording-result-b-effective = performs the functional duties effectively
wording-result-b-proper = performs the functional duties properly
wording-result-b-satisfactory = performs the functional duties satisfactorily
wording-result-b-unsatisfactory = performs the functional duties unsatisfactorily
wording-result-a-effective = effective
wording-result-a-satisfactory = satisfactory
wording-result-a-unsatisfactory = unsatisfactory

wording-positions-C-1 = deputy chair of a Committee of a central executive body, director of a department
wording-positions-D-3 = head of a structural unit

wording-percent-most = 100 and above
