### How English says what stands in Russian in the parameters (validators/parameters).

# Results of the assessment.
wording-result-b-effective = performs the functional duties effectively
wording-result-b-proper = performs the functional duties properly
wording-result-b-satisfactory = performs the functional duties satisfactorily
wording-result-b-unsatisfactory = performs the functional duties unsatisfactorily
wording-result-a-effective = effective
wording-result-a-satisfactory = satisfactory
wording-result-a-unsatisfactory = unsatisfactory

# Disciplinary penalties.
wording-penalty-remark = a remark
wording-penalty-reprimand = a reprimand
wording-penalty-severe_reprimand = a severe reprimand
wording-penalty-incomplete_compliance = a warning of incomplete fitness for the service
wording-penalty-demotion = demotion in state position
wording-penalty-dismissal = dismissal from the state position held
wording-penalty-other = another penalty

# Who assesses.
wording-role-immediate_supervisor = the immediate supervisor
wording-role-unit_head = the head of the structural unit
wording-role-body_head = the head of the state body
wording-role-stand_in = the stand-in of the evaluator
wording-role-receiving_body = the evaluator of the receiving state body
wording-role-maslikhat_chair = the chair of the maslikhat
wording-role-apparatus_head = the head of the apparatus of the state body
wording-role-delegate = a civil servant designated by the evaluator

# Special grounds.
wording-basis-stand_in = the decision by which the evaluator is stood in for
wording-basis-receiving_body = the decision on the secondment
wording-basis-apparatus_head = the decision of the first head of the state body
wording-basis-delegate = the decision by which the evaluator designated this civil servant

# Positions in the brackets of item 17.
wording-positions-C-1 = deputy chair of a Committee of a central executive body, director of a department
wording-positions-D-3 = head of a structural unit

# Lines of the tables of annexes 4 and 5.
wording-percent-most = 100 and above
