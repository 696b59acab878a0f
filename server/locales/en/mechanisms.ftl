# What stands above the columns of tables.
column-compare = Compare
column-practice = Practice
column-kind = Kind
column-stage = Stage
column-place = Place
column-years = Years
column-records = Records
# Heard before the name of a column, which is a link that puts the table in its order.
table-order = Order by
mechanisms-title = Mechanisms
mechanisms-description = Inquiries, fact-finding missions, evidence mechanisms, tribunals and standing mandates.
mechanisms-lead = Bodies that States and organisations have set up to establish facts, keep evidence or decide on responsibility. Years run from the decision that created one to its end; the status is as last checked.
mechanisms-over-time = The same over time
mechanisms-nothing = No mechanism fits. <all>Show all mechanisms</all>
mechanisms-tick = Tick two to four mechanisms to see them side by side.
mechanisms-choose = Compare { $title }
practices-description = What mechanisms have done that worked, what did not, and on what evidence.
practices-lead = Each entry is one concrete practice: where it was used, what came of it, and how well that is evidenced. Lessons about what did not work stand among them, marked as such. <levels>What the levels of evidence mean</levels>
practices-count =
    { $count ->
        [one] { $count } practice or lesson
       *[other] { $count } practices and lessons
    }
practices-nothing = No practice fits. <all>Show all practices and lessons</all>
timeline-title = Timeline of mechanisms
timeline-description = Human rights mechanisms over the years: mandates, renewals, gaps and ends.
timeline-lead = From the decision that created each to its end, by region. The status is that of the day it was last checked; what happened since is not known here.
timeline-no-country = No country focus
timeline-decade = { $year }s
timeline-before = Before { $year }
timeline-others = Records that fit and are no mechanisms: { $count }
compare-title = Mechanisms side by side
compare-none = Compare mechanisms
compare-here = Comparison
compare-title-of = { $titles } – Comparison
compare-description = Mechanisms side by side: mandate, law, proof, access, dates, votes, what followed.
compare-lead = Choose two to four mechanisms here, or tick them in the <table>table of mechanisms</table>.
compare-no-mechanism = “{ $title }” is no mechanism and cannot be compared with one.
compare-too-many = Only { $most } mechanisms fit side by side; the first were taken.
compare-no-record = There is no record “{ $asked }”; it was left out.
compare-mandated-by = Mandated by
compare-decisions = Decisions and votes
compare-violations = Violations and their level
compare-evidence = What became of the evidence
compare-followed = What followed
# A decision on a mandate: its date, what it did, and how the vote went.
compare-decision = { $date }, { $what }
compare-decision-vote = { $date }, { $what }: { $vote }
compare-remove = Remove
compare-add = Add a mechanism
compare-choose = Choose
compare-not-recorded = not recorded
