# Headings and sentences on the pages of places and themes, where records are gathered around one subject.
gathering-description = Human rights mechanisms, law and good practice: { $name }.
gathering-nothing = There is no record yet. That is a gap in this collection, not a statement about the place or the subject.
gathering-add = Add one
gathering-practices = Good practice and lessons
gathering-no-practices = No good practice and no lesson is recorded.
gathering-law = Law applied
gathering-no-law = No case, guidance or instrument is recorded.
gathering-rest = Policies, events and reports
gathering-to-check = Still to be checked about the { $mechanisms } here: { $points }. Each record says which.
count-points =
    { $count ->
        [one] { $count } point
       *[other] { $count } points
    }
gathering-bodies = Bodies
gathering-frameworks = Legal frameworks
gathering-status-unknown = Status not recorded
gathering-over-time = Mechanisms over time
gathering-latest = The latest { $shown }. <all>All { $mechanisms } over time</all>
gathering-decades = Decade by decade, with a legend
gathering-by-status = Mechanisms by status
# A link to all of what stands above it.
gathering-all = All { $counted }
gathering-established = What mechanisms established
gathering-established-how = In how many records of mechanisms each stands, by level; the record says who found it and to what standard. Nothing here is a finding of { $site }. <levels>What the levels mean</levels>
gathering-related = Related
gathering-missing = What is missing here
gathering-gap = A gap in this collection is no statement about the place or the subject. <add>Add what you know</add>
gathering-classified = How bodies classified the conflict
# A classification of a conflict, the body it is attributed to, and the record that says so.
gathering-classification = { $term }, as attributed to { $body }: { $record }
gathering-classification-dated = { $term }, as attributed to { $body }, { $date }: { $record }
place-inside = Places and situations in it
regions-title = Regions and countries
regions-description = Human rights mechanisms, law and good practice by region, country and situation.
regions-lead = Regions are those of the United Nations (M49), made for statistics. Names and codes imply no opinion on the status of any place or on its borders.
regions-map = The same on a map
regions-nowhere = Records that are not about one country or a few: treaties, guidance, mandates for the whole world.
regions-empty =
    { $count ->
        [one] { $count } country or area without a record
       *[other] { $count } countries and areas without a record
    }
themes-description = Human rights mechanisms, law and good practice by subject.
themes-lead = What records are about. A record can have several themes.
themes-empty = Themes without a record yet
