count-records =
    { $count ->
        [one] { $count } ficha
       *[other] { $count } fichas
    }
count-passages =
    { $count ->
        [one] { $count } pasaje
       *[other] { $count } pasajes
    }
count-pages =
    { $count ->
        [one] { $count } página
       *[other] { $count } páginas
    }
count-more = { $count } más
years-since = desde { $year }
date-first-day = 1 de { $month } de { $year }
date-day = { $day } de { $month } de { $year }
date-month = { $month } de { $year }
date-year = { $year }
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
month-alone-1 = enero
month-alone-2 = febrero
month-alone-3 = marzo
month-alone-4 = abril
month-alone-5 = mayo
month-alone-6 = junio
month-alone-7 = julio
month-alone-8 = agosto
month-alone-9 = septiembre
month-alone-10 = octubre
month-alone-11 = noviembre
month-alone-12 = diciembre
passage-page = { $passage }, pág. { $page }
passage-paragraph = párr. { $number }
passage-holding = Criterio jurídico
passage-holding-at = Criterio jurídico, { $at }
page-of-source = pág. { $page }
field-context = Contexto
field-actor = Agente
field-measure = Medida
field-outcome = Resultado
field-limits = Límites
field-transferability = Transferibilidad
field-evidence = Por qué este nivel de prueba
field-misread = A menudo citado erróneamente para
decided-created = Creado
decided-extended = Prorrogado
decided-widened = Ampliado
decided-ended = Finalizado
decided-rejected = Rechazado
kinds-mechanism = Mecanismos
kinds-instrument = Instrumentos
kinds-case = Casos
kinds-guidance = Orientaciones
kinds-good-practice = Buenas prácticas
kinds-policy = Políticas
kinds-event = Eventos
kinds-report = Informes
count-mechanisms =
    { $count ->
        [one] { $count } mecanismo
       *[other] { $count } mecanismos
    }
checked-on = comprobado el { $date }
dates-from-to = { $from } – { $to }
end-ongoing = en curso en la última comprobación
end-not-recorded = no consta
undated = sin fecha
vote-without = sin votación
vote-recorded = { $yes } votos a favor, { $no } en contra, { $abstaining } abstenciones
