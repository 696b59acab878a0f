map-title = Map
map-description = Records on human rights mechanisms, law and good practice, by country.
map-lead = <records>{ $counted }</records> by country or area. A record about several countries counts in each.
map-skip = Skip the map, to the same as a list
map-parts = Parts of the world
map-world = World
map-list = The same as a list
map-nowhere = <nowhere>Records about no country in particular</nowhere>: { $counted }
map-nothing = No country has a record that fits. <all>Show all records</all>
map-countries =
    { $count ->
        [one] { $count } country or area with records
       *[other] { $count } countries and areas with records
    }
map-no-record = no record
# What a filling of the map means: so many records to so many.
map-class-range = { $first }–{ $last } records
map-class-least = { $count } records or more
map-legend = What the fillings mean
map-small = a small State or area
# What the United Nations prints under its maps: use its wording in the language.
map-disclaimer = The boundaries and names shown and the designations used on this map do not imply official endorsement or acceptance by the United Nations, nor any opinion of ours.
map-coarse = The outlines are coarse and show de facto lines; they are no statement of law.
map-kashmir = The final status of Jammu and Kashmir has not been agreed upon by the parties.
map-sudan = The final boundary between the Sudan and South Sudan, and the status of Abyei, are not yet determined.
map-malvinas = A dispute exists between the Governments of Argentina and the United Kingdom of Great Britain and Northern Ireland concerning sovereignty over the Falkland Islands (Malvinas).
map-kosovo = References to Kosovo are in the context of Security Council resolution 1244 (1999).
map-outlines = Outlines from Natural Earth, in the Equal Earth projection: areas can be compared.
matrix-title = Matrix
# Two facets against each other: `Theme by kind of record`.
matrix-by = { $rows } by { $columns }
matrix-description = How many records there are for two subjects at once, so that gaps show.
matrix-lead = <records>{ $counted }</records> by { $rows } and { $columns }.
matrix-how = Each number leads to the records behind it. An empty cell is a gap in this collection. A record with several values counts in each.
matrix-none = none
matrix-nothing = No record that fits has a value on both sides. <again>Begin again</again>
matrix-rows = Rows
matrix-columns = Columns
matrix-examples = Often asked for
matrix-practice-stage = Practice by stage
matrix-practice-evidence = Practice by evidence
matrix-theme-region = Theme by region
matrix-framework-body = Framework by body
matrix-mechanism-status = Kind of mechanism by status
matrix-violation-group = Violation by group
# Above the sums of the rows.
matrix-all = All
matrix-left-out = { $facet }: the { $shown } values with most records are shown, { $left } are left out. Filter to see them.
matrix-no-facet = “{ $asked }” is nothing to set against another; it was ignored.
matrix-same-sides = Both sides were the same; another was taken for the columns.
