site-tagline = What human rights mechanisms exist, what they were asked to do, and what has worked
nav-search = Search
nav-mechanisms = Mechanisms
nav-practices = Good practice
nav-regions = Regions
nav-themes = Themes
nav-help = Help
nav-about = About
nav-main = Main
nav-languages = Language
nav-here = Where you are
skip-text = Skip to the text
skip-search = Skip to search
leave-quickly = Leave this site quickly
content-note = Content note
content-note-said = <strong>Content note.</strong> { $note }
# Heard by those who use the list of names offered under a search box.
complete-names = Names
complete-said =
    { $count ->
        [one] { $count } name; choose with the arrow keys.
       *[other] { $count } names; choose with the arrow keys.
    }
feed-changes = What changed
feed-search = This search
footer-licence = Content under <licence>CC BY 4.0</licence>. <cite>How to cite</cite>. <contribute>Add or correct a record</contribute>.
footer-index = Index { $digest } of { $date }: { $records }, { $passages }.
footer-names = Names and codes of places imply no opinion on their status or borders. <about>About names</about>.
footer-privacy = No cookies, no third parties; everything works without scripts. Searches are not logged.
