not-found-title = Not found
not-found-description = This page does not exist.
missed-symbol = There is no record that carries the symbol “{ $symbol }”.
missed-file = There is no file “{ $name }”.
missed-unreadable = There is no page at this address.
missed-page = There is no page at “{ $path }”.
not-found-perhaps = Perhaps you were looking for
not-found-onward = Where to go from here
not-found-search = Search for “{ $words }”
not-found-regions = Regions and countries
first-page = The first page
first-page-ways = <home>The first page</home>, with all ways in
trouble-not-allowed = Not that way
trouble-not-now = Not now
trouble-description = This page cannot be shown at the moment.
trouble-again = Please try again in a moment. Nothing about your visit was kept.
withdrawn-sentence = The record “{ $record }” was withdrawn on { $date }.
withdrawn-title = Withdrawn record
withdrawn-heading = Withdrawn
withdrawn-description = This record was withdrawn.
withdrawn-instead = In its place:
error-stale = The records have changed since this walk began: begin it anew.
error-not-allowed = This address can only be read: use GET or HEAD.
error-too-long = That is longer than a record may be: 256 KB. Nothing of it was kept.
error-too-slow = The answer took too long, so it was given up.
error-busy = Too many ask at this moment. Try again in a few seconds.
error-wandering = Programs among the filters wait until readers are served. Every record has an address of its own: /sitemap.xml lists them.
error-closing = The site is closing down or starting anew.
error-internal = Something of ours failed.
missed-record = There is no record “{ $record }”.
missed-term = “{ $name }” was not found. What was looked for: { $facet }.
missed-process = There is no process “{ $process }”.
error-too-deep = Results are given to page { $last }: narrow the search, or take all of it along, as CSV or JSON lines.
symbol-description = Records that carry this symbol.
symbol-candidates =
    { $count ->
        [one] { $count } record carries a symbol that this can mean.
       *[other] { $count } records carry a symbol that this can mean.
    }
symbol-search = Search for “{ $words }” instead
