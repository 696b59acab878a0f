count-records =
    { $count ->
        [one] { $count } record
       *[other] { $count } records
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
count-more = { $count } more
# What goes on has no last year. A year is a text: it has no thousands.
years-since = since { $year }
# The first day of a month, which some languages write in another way.
date-first-day = 1 { $month } { $year }
date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-year = { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-alone-1 = January
month-alone-2 = February
month-alone-3 = March
month-alone-4 = April
month-alone-5 = May
month-alone-6 = June
month-alone-7 = July
month-alone-8 = August
month-alone-9 = September
month-alone-10 = October
month-alone-11 = November
month-alone-12 = December
# A paragraph of a document and its page, as in a citation.
passage-page = { $passage }, p. { $page }
passage-paragraph = para. { $number }
passage-holding = Holding
passage-holding-at = Holding, { $at }
page-of-source = p. { $page }
field-context = Context
field-actor = Actor
field-measure = Measure
field-outcome = Outcome
field-limits = Limits
field-transferability = Transferability
field-evidence = Why this evidence level
field-misread = Often wrongly cited for
decided-created = Created
decided-extended = Extended
decided-widened = Widened
decided-ended = Ended
decided-rejected = Rejected
kinds-mechanism = Mechanisms
kinds-instrument = Instruments
kinds-case = Cases
kinds-guidance = Guidance
kinds-good-practice = Good practice
kinds-policy = Policies
kinds-event = Events
kinds-report = Reports
count-mechanisms =
    { $count ->
        [one] { $count } mechanism
       *[other] { $count } mechanisms
    }
checked-on = checked { $date }
dates-from-to = { $from } to { $to }
end-ongoing = ongoing when last checked
end-not-recorded = not recorded
undated = undated
vote-without = without a vote
vote-recorded = { $yes } for, { $no } against, { $abstaining } abstaining
