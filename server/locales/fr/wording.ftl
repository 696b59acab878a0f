count-records =
    { $count ->
        [one] { $count } fiche
       *[other] { $count } fiches
    }
count-passages =
    { $count ->
        [one] { $count } passage
       *[other] { $count } passages
    }
count-pages =
    { $count ->
        [one] { $count } page
       *[other] { $count } pages
    }
count-more =
    { $count ->
        [one] { $count } autre
       *[other] { $count } autres
    }
years-since = depuis { $year }
date-first-day = 1er { $month } { $year }
date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-year = { $year }
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
month-alone-1 = janvier
month-alone-2 = février
month-alone-3 = mars
month-alone-4 = avril
month-alone-5 = mai
month-alone-6 = juin
month-alone-7 = juillet
month-alone-8 = août
month-alone-9 = septembre
month-alone-10 = octobre
month-alone-11 = novembre
month-alone-12 = décembre
passage-page = { $passage }, p. { $page }
passage-paragraph = par. { $number }
passage-holding = Conclusion juridique
passage-holding-at = Conclusion juridique, { $at }
page-of-source = p. { $page }
field-context = Contexte
field-actor = Acteur
field-measure = Mesure
field-outcome = Résultat
field-limits = Limites
field-transferability = Transposabilité
field-evidence = Pourquoi ce niveau de preuve
field-misread = Souvent cité à tort pour
decided-created = Créé
decided-extended = Prorogé
decided-widened = Élargi
decided-ended = Terminé
decided-rejected = Rejeté
kinds-mechanism = Mécanismes
kinds-instrument = Instruments
kinds-case = Affaires
kinds-guidance = Orientations
kinds-good-practice = Bonnes pratiques
kinds-policy = Politiques
kinds-event = Manifestations
kinds-report = Rapports
count-mechanisms =
    { $count ->
        [one] { $count } mécanisme
       *[other] { $count } mécanismes
    }
checked-on = vérifié le { $date }
dates-from-to = { $from } – { $to }
end-ongoing = en cours à la dernière vérification
end-not-recorded = non renseignée
undated = sans date
vote-without = sans vote
vote-recorded = { $yes } voix pour, { $no } contre, { $abstaining } abstentions
