use std::borrow::Cow;

use maud::{Markup, html};
use record::{Scheme, TermId, Vocabularies};
use rustc_hash::{FxHashMap, FxHashSet};
use search::{Facet, FacetValue, Results};

use super::margin::{Choice, Room, choice, none};
use crate::url::{self, Steps};
use crate::{language, s, t, wording};

/// Region, subregion, country and situation in one tree, each narrowing by its own facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceTree {
    pub roots: Vec<PlaceNode>,
    /// The records that are about no region.
    pub unplaced: Option<Choice>,
    /// The page of all countries.
    pub all: String,
}

/// A place, and the places in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceNode {
    pub choice: Choice,
    pub inside: Vec<PlaceNode>,
    /// Whether what is selected is here or lies in it.
    pub open: bool,
}

impl PlaceNode {
    /// Whether it has no records itself and is there for the sake of what lies in it.
    fn only_holds(&self) -> bool {
        self.choice.count == 0 && !self.choice.selected
    }
}

impl PlaceTree {
    pub fn new(results: &Results, steps: &Steps, room: Room, vocabularies: &Vocabularies) -> Self {
        let regions = results.facets.get(Facet::Region as usize);
        let unplaced = regions.and_then(|counts| none(counts, steps, s!("places-none")));
        let growing = Growing::new(results, vocabularies);
        let mut roots = growing.roots();
        let depth = (1..DEEPEST).rev().find(|&depth| count(&roots, depth) <= room.places).unwrap_or(1);
        prune(&mut roots, depth);
        let roots = roots.iter().map(|place| node(place, steps, vocabularies)).collect();
        Self { roots, unplaced, all: url::values(Facet::Country, &results.query) }
    }
}

/// Region, subregion, country, situation.
const DEEPEST: usize = 5;

/// A place before it is known whether there is room for it.
struct Place<'a> {
    facet: Facet,
    value: &'a FacetValue,
    inside: Vec<Place<'a>>,
}

impl Place<'_> {
    fn leads_to_selected(&self) -> bool {
        self.inside.iter().any(|place| place.value.selected || place.leads_to_selected())
            || (self.value.selected && !self.inside.is_empty())
    }
}

fn count(places: &[Place], depth: usize) -> usize {
    if depth == 0 { 0 } else { places.iter().map(|place| 1 + count(&place.inside, depth - 1)).sum() }
}

/// Where there is not room for all, leave out what lies deeper, except on the way to what is selected and right below
/// it; then what holds nothing together.
fn prune(places: &mut Vec<Place>, depth: usize) {
    for place in places.iter_mut() {
        let below = if place.value.selected { depth.saturating_sub(1).max(1) } else { depth.saturating_sub(1) };
        if below == 0 && !place.leads_to_selected() {
            place.inside.clear();
        }
        prune(&mut place.inside, below);
    }
    places.retain(|place| place.value.count > 0 || place.value.selected || !place.inside.is_empty());
}

/// A place as it is shown. What lies in a region is in the order of names.
fn node(place: &Place, steps: &Steps, vocabularies: &Vocabularies) -> PlaceNode {
    let mut inside: Vec<PlaceNode> = place.inside.iter().map(|place| node(place, steps, vocabularies)).collect();
    if place.facet == Facet::Region {
        inside.sort_by_cached_key(|node| wording::name_order(&node.choice.label));
    }
    let choice = Choice::of(place.facet, place.value, steps, vocabularies);
    PlaceNode { choice, inside, open: place.leads_to_selected() }
}

/// The places that stand in the tree: those counted, and those above them that are not, which only hold others
/// together.
struct Growing<'a> {
    vocabularies: &'a Vocabularies,
    regions: Vec<Cow<'a, FacetValue>>,
    countries: Vec<Cow<'a, FacetValue>>,
    /// The situations of each country.
    of_countries: FxHashMap<&'a TermId, Vec<&'a FacetValue>>,
}

/// Places by what they lie in.
type Within<'a> = FxHashMap<Option<&'a TermId>, Vec<&'a FacetValue>>;

impl<'a> Growing<'a> {
    fn new(results: &'a Results, vocabularies: &'a Vocabularies) -> Self {
        let values =
            |facet: Facet| results.facets.get(facet as usize).map_or(&[][..], |counts| counts.values.as_slice());
        let mut of_countries: FxHashMap<&TermId, Vec<&FacetValue>> = FxHashMap::default();
        for situation in values(Facet::Situation) {
            let term = vocabularies.scheme(Scheme::Situations).get(situation.value.as_str());
            for country in term.iter().flat_map(|term| &term.countries) {
                of_countries.entry(country).or_default().push(situation);
            }
        }
        let countries = hold(values(Facet::Country), vocabularies, Scheme::Countries, of_countries.keys().copied());
        let above = lying_in(&countries, vocabularies);
        let regions = hold(values(Facet::Region), vocabularies, Scheme::Regions, above.into_iter());
        Self { vocabularies, regions, countries, of_countries }
    }

    /// The regions, in the order of their vocabulary, then countries that lie in none.
    fn roots(&self) -> Vec<Place<'_>> {
        let (regions, countries) = (by_what_holds(&self.regions), by_what_holds(&self.countries));
        let mut outermost: Vec<&FacetValue> = regions.get(&None).cloned().unwrap_or_default();
        outermost.sort_by_key(|value| self.vocabularies.scheme(Scheme::Regions).position(value.value.as_str()));
        let placeless = countries.get(&None).into_iter().flatten();
        let outermost = outermost.into_iter().map(|region| self.region(region, &regions, &countries));
        outermost.chain(placeless.map(|country| self.country(country))).collect()
    }

    fn region<'b>(&'b self, region: &'b FacetValue, regions: &Within<'b>, countries: &Within<'b>) -> Place<'b> {
        let here = Some(&region.value);
        let subregions = regions.get(&here).into_iter().flatten().map(|value| self.region(value, regions, countries));
        let countries = countries.get(&here).into_iter().flatten().map(|value| self.country(value));
        Place { facet: Facet::Region, value: region, inside: subregions.chain(countries).collect() }
    }

    fn country<'b>(&'b self, country: &'b FacetValue) -> Place<'b> {
        let situation = |value: &&'b FacetValue| Place { facet: Facet::Situation, value, inside: Vec::new() };
        let inside = self.of_countries.get(&country.value).into_iter().flatten().map(situation).collect();
        Place { facet: Facet::Country, value: country, inside }
    }
}

/// The regions that countries lie in, and those above them.
fn lying_in<'a>(countries: &[Cow<FacetValue>], vocabularies: &'a Vocabularies) -> Vec<&'a TermId> {
    let regions = vocabularies.scheme(Scheme::Regions);
    let nearest: FxHashSet<&TermId> = countries.iter().filter_map(|country| country.broader.as_ref()).collect();
    let nearest = nearest.into_iter().filter_map(|region| regions.get(region.as_str()));
    nearest.flat_map(|region| std::iter::once(&region.slug).chain(regions.ancestors(region.slug.as_str()))).collect()
}

fn by_what_holds<'a>(places: &'a [Cow<'a, FacetValue>]) -> Within<'a> {
    let mut within = Within::default();
    for place in places {
        within.entry(place.broader.as_ref()).or_default().push(place);
    }
    within
}

/// The places counted, and those that hold others together and are not among them.
fn hold<'a>(
    counted: &'a [FacetValue],
    vocabularies: &Vocabularies,
    scheme: Scheme,
    holding: impl Iterator<Item = &'a TermId>,
) -> Vec<Cow<'a, FacetValue>> {
    let mut there: FxHashSet<&TermId> = counted.iter().map(|value| &value.value).collect();
    let mut missing: Vec<&TermId> = holding.filter(|place| there.insert(place)).collect();
    missing.sort_unstable();
    let missing = missing.into_iter().filter_map(|place| uncounted(vocabularies, scheme, place));
    counted.iter().map(Cow::Borrowed).chain(missing.map(Cow::Owned)).collect()
}

/// A place that no record found has, above one that some have.
fn uncounted(vocabularies: &Vocabularies, scheme: Scheme, value: &TermId) -> Option<FacetValue> {
    let term = vocabularies.scheme(scheme).get(value.as_str())?;
    let (label, broader) = (term.label(language::code()).to_owned(), term.broader.clone());
    Some(FacetValue { value: value.clone(), label: label.into(), count: 0, selected: false, broader })
}

pub fn place_tree(tree: &PlaceTree) -> Markup {
    html! {
        @if !tree.roots.is_empty() {
            details.note open {
                summary { h3 { (t!("places-heading")) } }
                (nodes(&tree.roots))
                p.missing { a href=(tree.all) rel="nofollow" { (t!("places-all")) } }
                @if let Some(unplaced) = &tree.unplaced { ul.missing { li { (choice(unplaced)) } } }
            }
        }
    }
}

/// Regions fold; the situations of a country stand under it.
fn nodes(places: &[PlaceNode]) -> Markup {
    html! {
        ul {
            @for node in places {
                li {
                    @if node.inside.is_empty() {
                        (choice(&node.choice))
                    } @else {
                        details open[node.open] {
                            summary {
                                (node.choice.label)
                                @if !node.only_holds() { " " b { (wording::thousands(node.choice.count)) } }
                            }
                            @if !node.only_holds() { ul { li { (choice(&whole(&node.choice))) } } }
                            (nodes(&node.inside))
                        }
                    }
                }
            }
        }
    }
}

/// The link to a place that has others in it.
fn whole(place: &Choice) -> Choice {
    Choice { label: s!("places-whole", place = &*place.label).into(), ..place.clone() }
}

#[cfg(test)]
mod tests {
    use super::{PlaceTree, Room, place_tree};
    use crate::testing::{attribute, library, text};
    use crate::url::Steps;
    use search::{Facet, SearchQuery};

    fn html(query: &SearchQuery) -> String {
        let library = library();
        let results = library.search(query).unwrap();
        let steps = Steps::from(query);
        let room = Room::beside(steps.here());
        place_tree(&PlaceTree::new(&results, &steps, room, library.vocabularies())).into_string()
    }

    #[test]
    fn region_subregion_country_and_situation_stand_in_one_tree() {
        let html = html(&SearchQuery::default());
        assert_eq!(text(&html, "summary"), ["Place", "Africa 2", "Eastern Africa 2", "Burundi 2"]);
        let links = attribute(&html, "a", "href");
        assert!(links.contains(&"/search?region=002".to_owned()));
        assert!(links.contains(&"/search?country=BDI".to_owned()));
        assert!(links.contains(&"/search?situation=burundi-political-crisis-2015".to_owned()));
        assert!(attribute(&html, "li details", "open").is_empty());
    }

    #[test]
    fn the_tree_is_open_where_something_is_selected() {
        let html = html(&SearchQuery::default().with(Facet::Country, &"BDI".into()));
        assert_eq!(attribute(&html, "li details", "open").len(), 3);
        assert_eq!(text(&html, "a.on"), ["Remove filter: All of Burundi 2"]);
    }
}
