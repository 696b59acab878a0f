search-title = Search
search-title-of = { $subject } – Search
search-description = Records on human rights mechanisms, law and good practice.
search-example = Words, a “phrase”, a symbol such as A/HRC/RES/33/24
search-button = Search
search-records = Search the records
search-everything = Search mechanisms, law and good practice
search-in = Search in { $name }
search-for = Search for
search-years-from = Years from
search-years-to = to
search-order = Order
search-per-page = Per page
sort-relevance = Best match
sort-newest = Newest first
sort-oldest = Oldest first
sort-title = By title
sort-updated = Last changed first
search-filter-these = Filter these results
# The numbers of the first and last result on this page, and how many there are: `1–20 of 57 records`.
search-range = { $first }–{ $last } of { $counted }
search-no-records = No records found
search-no-passages = No passages found
search-on-pages = on { $pages }
search-last-page = go to the last page
search-no-record-fits = No record fits this search: { $subject }.
search-no-passage-fits = No single passage fits this search: { $subject }.
search-whole-records = Search whole records instead
search-one-less = With one filter less
search-without = Without { $name }: { $value }
search-other-ways = Other ways
search-fewer-words = Fewer or other words: word endings do not matter, <code>wom*</code> finds what begins so.
search-any-spelling = A symbol in any spelling: { $examples }.
search-look-by = Look by <regions>region</regions> or by <themes>theme</themes>.
search-units = Search in
unit-records = Records
unit-passages = Passages
search-recognised = Symbol recognised
search-carried-by = { $symbol } is carried by { $record }
how-to-search = How to search
pager-label = Pages of results
pager-previous = Previous
pager-next = Next
# Heard before the number of a page.
pager-page = Page
card-for-brief = For a brief
card-withheld = speaks of this. Its text is sensitive and not quoted here.
card-lesson = Lesson: what did not work
widened-readings = “{ $typed }” can mean:
widened-also = Also searched for
widened-verbatim = Search only for what I typed
widened-only-typed = Only what you typed was searched for.
widened-with-names = Search for other names of it too
widened-corrected = No record has all the words of “{ $typed }”. These are the results for { $better }.
widened-did-you-mean = Did you mean { $better }?
widened-expanded = “{ $typed }” was also searched for as
view-label = Show these records
view-list = As a list
view-map = On a map
view-timeline = Over time
view-matrix = As a matrix
view-filter = Filter what is shown
view-words = Words
view-show = Show
view-add = Add one
view-any = Any
# Before the forms in which everything found can be had: RIS, CSV and others.
take-along =
    { $count ->
        [one] Take it along:
       *[other] Take all { $count } along:
    }
take-follow = <feed>Follow this search</feed> (Atom feed).
take-brief = Make a brief of the records ticked
problem-nearest = ; did you mean { $nearest }?
