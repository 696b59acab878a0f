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
