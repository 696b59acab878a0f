use std::sync::Arc;

use maud::{Markup, html};
use record::Vocabularies;
use search::{FACETS, Facet, FacetCounts, FacetValue, NO_VALUE, Results, SearchQuery};

use super::place_tree::{self, PlaceTree};
use super::years::{Years, years};
use crate::url::{self, Steps};
use crate::{language, s, t, wording};

/// What stands in the margin of results: the facets, with the places gathered into one tree.
#[derive(Clone, Debug)]
pub struct Margin {
    pub notes: Vec<MarginNote>,
    pub places: PlaceTree,
    pub years: Option<Years>,
}

/// One facet and its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarginNote {
    pub label: &'static str,
    /// Selected values first, then by count; the first of them only, where there are many.
    pub choices: Vec<Choice>,
    /// How many values there are beside those listed, and the page of all.
    pub unlisted: usize,
    pub all: String,
    /// The records that have no value, where there are any or they are selected.
    pub none: Option<Choice>,
    pub open: bool,
}

/// A value of a facet, and the search one click leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub label: Arc<str>,
    pub count: usize,
    pub selected: bool,
    /// With the value, or without it where it is selected.
    pub href: String,
}

/// How many values are shown before the next are folded away.
const SHOWN: usize = 8;
/// What the margin may weigh, in bytes of HTML, so that the whole page stays light.
const WEIGHT: usize = 27_000;
/// What a link weighs beside the address in it, with a name in Latin letters.
const LINK: usize = 85;
/// What it weighs more where each letter of the name takes two bytes or three.
const WIDE_LETTERS: usize = 25;

/// How much there is room for. Each link repeats the whole search, so the longer the search, the fewer values are
/// listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Values of a facet.
    pub values: usize,
    /// Places in the tree.
    pub places: usize,
}

impl Room {
    pub fn beside(address: &str) -> Self {
        // In HTML each `&` takes five bytes.
        let wide = if matches!(language::code(), "ar" | "ru" | "zh") { WIDE_LETTERS } else { 0 };
        let link = LINK + wide + address.len() + 4 * address.matches('&').count();
        let links = WEIGHT / link;
        Self { values: (links * 3 / 4 / (FACETS.len() - PLACES.len())).clamp(6, 20), places: (links / 4).clamp(20, 60) }
    }
}

/// Facets that are open before anything is selected.
const OPEN: [Facet; 3] = [Facet::Type, Facet::Theme, Facet::MechanismType];
/// Facets that stand in the tree of places.
const PLACES: [Facet; 3] = [Facet::Region, Facet::Country, Facet::Situation];

impl Margin {
    pub fn new(results: &Results, vocabularies: &Vocabularies) -> Self {
        let steps = &Steps::from(&results.query);
        let room = Room::beside(steps.here());
        let flat = results.facets.iter().filter(|counts| !PLACES.contains(&counts.facet) && !counts.values.is_empty());
        Self {
            notes: flat.map(|counts| note(counts, &results.query, steps, room, vocabularies)).collect(),
            places: PlaceTree::new(results, steps, room, vocabularies),
            years: Years::new(results, steps),
        }
    }
}

fn note(
    counts: &FacetCounts,
    query: &SearchQuery,
    steps: &Steps,
    room: Room,
    vocabularies: &Vocabularies,
) -> MarginNote {
    let (on, off): (Vec<&FacetValue>, Vec<&FacetValue>) = counts.values.iter().partition(|value| value.selected);
    let unlisted = counts.values.len().saturating_sub(room.values.max(on.len()));
    let listed = on.into_iter().chain(off).take(counts.values.len() - unlisted);
    let choices: Vec<Choice> = listed.map(|value| Choice::of(counts.facet, value, steps, vocabularies)).collect();
    MarginNote {
        label: wording::facet(counts.facet),
        all: url::values(counts.facet, query),
        unlisted,
        open: OPEN.contains(&counts.facet) || counts.missing_selected || choices.iter().any(|choice| choice.selected),
        choices,
        none: none(counts, steps, s!("filter-none")),
    }
}

impl Choice {
    /// A value of a facet, beside a search.
    pub fn of(facet: Facet, value: &FacetValue, steps: &Steps, vocabularies: &Vocabularies) -> Self {
        let href = match value.selected {
            true => steps.without(facet, &value.value),
            false => steps.within(facet, &value.value, vocabularies),
        };
        Self { label: value.label.clone(), count: value.count, selected: value.selected, href }
    }
}

/// The records without a value in a facet, as a choice like any other.
pub fn none(counts: &FacetCounts, steps: &Steps, label: &str) -> Option<Choice> {
    let selected = counts.missing_selected;
    let choice = || {
        let href = match selected {
            true => steps.without(counts.facet, &NO_VALUE.into()),
            false => steps.with_none(counts.facet),
        };
        Choice { label: label.into(), count: counts.missing, selected, href }
    };
    (selected || counts.missing > 0).then(choice)
}

/// The margin beside results. The kinds of record come first, then the places, then everything else.
pub fn margin(margin: &Margin) -> Markup {
    let (kinds, others) = margin.notes.split_at(margin.notes.len().min(1));
    html! {
        @for note in kinds { (margin_note(note)) }
        (place_tree::place_tree(&margin.places))
        @if let Some(shown) = &margin.years { (years(shown)) }
        @for note in others { (margin_note(note)) }
    }
}

fn margin_note(note: &MarginNote) -> Markup {
    let selected = note.choices.iter().filter(|choice| choice.selected).count();
    let (shown, folded) = note.choices.split_at(note.choices.len().min(SHOWN.max(selected)));
    html! {
        details.note open[note.open] {
            summary { h3 { (note.label) } }
            ul { @for one in shown { li { (choice(one)) } } }
            @if folded.len() + note.unlisted > 0 {
                details {
                    summary { (t!("count-more", count = folded.len() + note.unlisted)) }
                    @if !folded.is_empty() { ul { @for one in folded { li { (choice(one)) } } } }
                    @if note.unlisted > 0 {
                        p.missing { a href=(note.all) rel="nofollow" { (t!("facet-all", count = note.choices.len() + note.unlisted)) } }
                    }
                }
            }
            @if let Some(none) = &note.none { ul.missing { li { (choice(none)) } } }
        }
    }
}

/// A value with its count. A selected one takes itself away.
pub fn choice(choice: &Choice) -> Markup {
    html! {
        @if choice.selected {
            a.on href=(choice.href) rel="nofollow" {
                span.vh { (t!("filter-remove")) " " }
                (choice.label)
                b { (wording::thousands(choice.count)) }
                i.cross {}
            }
        } @else {
            a href=(choice.href) rel="nofollow" { (choice.label) b { (wording::thousands(choice.count)) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Margin, Room, margin};
    use crate::testing::{attribute, library, text};
    use search::{Facet, SearchQuery};

    fn html(query: &SearchQuery) -> String {
        let library = library();
        let results = library.search(query).unwrap();
        margin(&Margin::new(&results, library.vocabularies())).into_string()
    }

    #[test]
    fn kinds_come_first_and_each_value_is_a_link_with_its_count() {
        let html = html(&SearchQuery::default());
        assert_eq!(text(&html, "h3")[..2], ["Kind of record", "Place"]);
        assert_eq!(text(&html, "details:first-child a")[0], "Case 2");
        assert_eq!(attribute(&html, "details:first-child a", "href")[0], "/search?type=case");
        assert!(attribute(&html, "a", "rel").iter().all(|rel| rel == "nofollow"));
    }

    #[test]
    fn a_selected_value_comes_first_and_takes_itself_away() {
        let html = html(&SearchQuery::default().with(Facet::Type, &"mechanism".into()));
        assert_eq!(text(&html, "details:first-child a")[0], "Remove filter: Mechanism 1");
        assert_eq!(attribute(&html, "details:first-child a", "href")[0], "/search");
    }

    #[test]
    fn the_longer_a_search_the_fewer_values_are_listed() {
        let short = Room::beside("/search?q=war");
        let long = Room::beside(&format!("/search?q={}", "many+words+".repeat(20)));
        assert!(long.values < short.values && long.places < short.places, "{short:?} {long:?}");
    }

    #[test]
    fn what_has_no_value_is_counted() {
        let html = html(&SearchQuery::default());
        assert!(text(&html, ".missing").iter().any(|missing| missing == "none recorded 3"));
        let links = attribute(&html, ".missing a", "href");
        assert!(links.contains(&"/search?mechanism_type=none".to_owned()), "{links:?}");
    }
}
