use maud::{Markup, html};
use record::Vocabularies;
use search::{Facet, NO_VALUE, SearchQuery};

use crate::{s, t, url, wording};

/// A filter in use, and the search without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// What it filters by: `Country or area`, `Years`.
    pub name: &'static str,
    pub value: String,
    /// None where it filters by years.
    pub facet: Option<Facet>,
    pub without: SearchQuery,
}

/// Every filter of a search.
pub fn of(query: &SearchQuery, vocabularies: &Vocabularies) -> Vec<Chip> {
    let filter = |(facet, value): (Facet, &record::TermId)| Chip {
        name: wording::facet(facet),
        facet: Some(facet),
        value: match value.as_str() {
            NO_VALUE => s!("filter-none").to_owned(),
            slug => wording::term(vocabularies, facet.scheme(), slug).to_owned(),
        },
        without: query.without(facet, value),
    };
    let mut chips: Vec<Chip> = query.filters().map(filter).collect();
    let years = match query.years() {
        (None, None) => return chips,
        (Some(from), None) => s!("years-from", from = from.to_string()),
        (None, Some(to)) => s!("years-to", to = to.to_string()),
        (Some(from), Some(to)) => format!("{from}–{to}"),
    };
    let without = query.between(None, None);
    chips.push(Chip { name: s!("filter-years"), value: years, facet: None, without });
    chips
}

/// What is searched for, in words: `“commission” · Burundi`.
pub fn subject(query: &SearchQuery, chips: &[Chip]) -> String {
    let words = (!query.text().is_empty()).then(|| s!("quoted", text = wording::shorten(query.text(), 60)));
    let filters = chips.iter().map(|chip| chip.value.clone());
    words.into_iter().chain(filters).collect::<Vec<_>>().join(" · ")
}

/// The title of a page that shows a search in its own way.
pub fn titled(name: &str, query: &SearchQuery, chips: &[Chip]) -> String {
    let subject = subject(query, chips);
    if subject.is_empty() { name.to_owned() } else { s!("name-value", name = name, value = subject) }
}

/// The filters in use, each a link that takes it away, and one that takes all away and keeps the words.
pub fn chips(chips: &[Chip], unfiltered: &SearchQuery) -> Markup {
    chips_at(chips, unfiltered, &url::search)
}

/// The same on a page that shows a search in its own way.
pub fn chips_at(chips: &[Chip], unfiltered: &SearchQuery, address: &dyn Fn(&SearchQuery) -> String) -> Markup {
    html! {
        @if !chips.is_empty() {
            ul.chips aria-label=(s!("filters-used")) {
                @for chip in chips {
                    li {
                        a.chip href=(address(&chip.without)) rel="nofollow" {
                            span.vh { (t!("filter-remove")) " " }
                            span.chip-name { (t!("name-colon", name = chip.name)) " " }
                            (chip.value)
                            i.cross {}
                        }
                    }
                }
                li { a.clear href=(address(unfiltered)) rel="nofollow" { (t!("filters-clear")) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{chips, of};
    use crate::testing::{attribute, text, vocabularies};
    use search::{Facet, SearchQuery};

    #[test]
    fn each_filter_can_be_taken_away_and_the_words_stay() {
        let query = SearchQuery::new("war").with(Facet::Country, &"BDI".into()).between(Some(2016), None);
        let html = chips(&of(&query, &vocabularies()), &query.unfiltered()).into_string();
        assert_eq!(
            text(&html, "a"),
            ["Remove filter: Country or area: Burundi", "Remove filter: Years: from 2016", "Clear filters"]
        );
        assert_eq!(
            attribute(&html, "a", "href"),
            ["/search?q=war&from=2016", "/search?q=war&country=BDI", "/search?q=war"]
        );
    }
}
