use maud::{Markup, html};
use search::{Facet, FacetValue, Results, SearchQuery};

use super::chips::Chip;
use crate::message::Said;
use crate::pages::place::values;
use crate::url::{self, Address, View};
use crate::{s, t, wording};

/// The ways a search can be shown, each with its name.
fn ways() -> [(Said, Address); 4] {
    [
        (t!("view-list"), url::SEARCH),
        (t!("view-map"), url::MAP),
        (t!("view-timeline"), url::TIMELINE),
        (t!("view-matrix"), url::MATRIX),
    ]
}

/// The same search shown in other ways.
pub fn shown_as(query: &SearchQuery, here: Address) -> Markup {
    html! {
        nav.shown-as aria-label=(s!("view-label")) {
            ul {
                @for (name, path) in ways() {
                    li {
                        @let address = View::new(path, query.at_page(1)).address();
                        a href=(address) rel="nofollow" aria-current=[(path == here).then_some("page")] { (name) }
                    }
                }
            }
        }
    }
}

/// How many values of a facet are offered at once.
const OFFERED: usize = 60;

/// A form that narrows what a page shows: words, some facets, years. All else that the page asks for is kept.
pub fn narrow(view: &View, results: &Results, facets: &[Facet]) -> Markup {
    let query = view.query();
    let (from, to) = query.years();
    let open = !query.is_empty();
    html! {
        details.narrow-view open[open] {
            summary { h2 { (t!("view-filter")) } }
            search {
                form action=(view.path()) {
                    (kept(view, facets))
                    div.field { label for="words" { (t!("view-words")) } input #words type="search" name="q" value=(query.text()) autocomplete="off"; }
                    @for facet in facets { (choice(*facet, query, values(results, *facet))) }
                    div.field.years {
                        label for="from" { (t!("search-years-from")) }
                        input.year #from name="from" value=[from] inputmode="numeric" size="4" autocomplete="off";
                        label for="to" { (t!("search-years-to")) }
                        input.year #to name="to" value=[to] inputmode="numeric" size="4" autocomplete="off";
                    }
                    button { (t!("view-show")) }
                }
            }
        }
    }
}

/// What the form carries along unseen: everything but its page and what it asks for itself. Where several values of a facet
/// are selected, it keeps them and offers to add another.
fn kept(view: &View, facets: &[Facet]) -> Markup {
    let asked = |name: &str| {
        let one = |facet: &&Facet| facet.name() == name && view.query().selected(**facet).len() < 2;
        ["q", "from", "to"].contains(&name) || facets.iter().any(|facet| one(&facet))
    };
    let kept = view.of(&view.query().at_page(1)).pairs().into_iter().filter(|(name, _)| !asked(name));
    html! { @for (name, value) in kept { input type="hidden" name=(name) value=(value); } }
}

fn choice(facet: Facet, query: &SearchQuery, values: &[FacetValue]) -> Markup {
    let several = query.selected(facet).len() > 1;
    let mut offered: Vec<&FacetValue> = values.iter().take(OFFERED).collect();
    offered.sort_by_cached_key(|value| wording::name_order(&value.label));
    html! {
        @if !offered.is_empty() {
            div.field {
                label for=(facet.name()) { (wording::facet(facet)) }
                select id=(facet.name()) name=(facet.name()) {
                    option value="" { @if several { (t!("view-add")) } @else { (t!("view-any")) } }
                    @for value in offered {
                        option value=(value.value) selected[value.selected && !several] {
                            (value.label) " (" (wording::thousands(value.count)) ")"
                        }
                    }
                }
            }
        }
    }
}

/// The filters in use, each a link that takes it away on this page.
pub fn filters(view: &View, chips: &[Chip]) -> Markup {
    super::chips::chips_at(chips, &view.query().unfiltered(), &|query| view.of(query).address())
}

#[cfg(test)]
mod tests {
    use super::{narrow, shown_as};
    use crate::testing::{attribute, library, text};
    use crate::url::{MAP, View};
    use search::{Facet, SearchQuery};

    #[test]
    fn a_search_can_be_shown_in_other_ways() {
        let html = shown_as(&SearchQuery::new("war").at_page(3), MAP).into_string();
        let ways = ["/search?q=war", "/map?q=war", "/timeline?q=war", "/matrix?q=war"];
        assert_eq!(attribute(&html, "a", "href"), ways);
        assert_eq!(text(&html, "[aria-current]"), ["On a map"]);
    }

    #[test]
    fn the_form_offers_what_there_is_and_keeps_the_rest() {
        let query = SearchQuery::default()
            .with(Facet::Type, &"case".into())
            .with(Facet::Type, &"mechanism".into())
            .with(Facet::Country, &"BDI".into())
            .with(Facet::Status, &"ended".into());
        let results = library().search(&query).unwrap();
        let view = View::new(MAP, query).with("sort", "name");
        let html = narrow(&view, &results, &[Facet::Type, Facet::Country]).into_string();
        assert_eq!(attribute(&html, "[type=hidden]", "name"), ["type", "type", "status", "sort"]);
        assert_eq!(text(&html, "option[selected]"), ["Burundi (1)"]);
        assert!(text(&html, "option").contains(&"Add one".to_owned()));
    }
}
