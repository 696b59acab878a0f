use std::collections::{HashMap, HashSet};

use maud::{Markup, html};
use record::{Scheme, TermId, Vocabularies};
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
}

impl PlaceNode {
    fn is_open(&self) -> bool {
        self.inside.iter().any(|node| node.choice.selected || node.is_open())
            || (self.choice.selected && !self.inside.is_empty())
    }

    /// Whether it has no records itself and is there for the sake of what lies in it.
    fn only_holds(&self) -> bool {
        self.choice.count == 0 && !self.choice.selected
    }
}

impl PlaceTree {
    pub fn new(results: &Results, steps: &Steps, room: Room, vocabularies: &Vocabularies) -> Self {
        let regions = results.facets.get(Facet::Region as usize);
        let unplaced = regions.and_then(|counts| none(counts, steps, s!("places-none")));
        let mut roots = Growing::new(results, steps, vocabularies).roots();
        let depth = (1..DEEPEST).rev().find(|&depth| count(&roots, depth) <= room.places).unwrap_or(1);
        prune(&mut roots, depth);
        Self { roots, unplaced, all: url::values(Facet::Country, &results.query) }
    }
}

/// Region, subregion, country, situation.
const DEEPEST: usize = 5;

fn count(nodes: &[PlaceNode], depth: usize) -> usize {
    if depth == 0 { 0 } else { nodes.iter().map(|node| 1 + count(&node.inside, depth - 1)).sum() }
}

/// Where there is not room for all, leave out what lies deeper, except on the way to what is selected and right below
/// it; then what holds nothing together.
fn prune(nodes: &mut Vec<PlaceNode>, depth: usize) {
    for node in nodes.iter_mut() {
        let below = if node.choice.selected { depth.saturating_sub(1).max(1) } else { depth.saturating_sub(1) };
        if below == 0 && !node.is_open() {
            node.inside.clear();
        }
        prune(&mut node.inside, below);
    }
    nodes.retain(|node| !node.only_holds() || !node.inside.is_empty());
}

/// The places that stand in the tree: those counted, and those above them that are not, which only hold others
/// together.
struct Growing<'a> {
    steps: &'a Steps<'a>,
    vocabularies: &'a Vocabularies,
    regions: Vec<FacetValue>,
    countries: Vec<FacetValue>,
    situations: &'a [FacetValue],
    /// The situations of each country, by their places among all.
    of_countries: HashMap<TermId, Vec<usize>>,
}

impl<'a> Growing<'a> {
    fn new(results: &'a Results, steps: &'a Steps<'a>, vocabularies: &'a Vocabularies) -> Self {
        let values =
            |facet: Facet| results.facets.get(facet as usize).map_or(&[][..], |counts| counts.values.as_slice());
        let situations = values(Facet::Situation);
        let mut growing = Self {
            steps,
            vocabularies,
            regions: values(Facet::Region).to_vec(),
            countries: values(Facet::Country).to_vec(),
            situations,
            of_countries: HashMap::new(),
        };
        for (place, situation) in situations.iter().enumerate() {
            let term = vocabularies.scheme(Scheme::Situations).get(situation.value.as_str());
            for country in term.iter().flat_map(|term| &term.countries) {
                growing.of_countries.entry(country.clone()).or_default().push(place);
            }
        }
        let countries = growing.of_countries.keys();
        hold(&mut growing.countries, vocabularies, Scheme::Countries, countries);
        let regions = growing.countries.iter().flat_map(|country| vocabularies.regions_of(country.value.as_str()));
        hold(&mut growing.regions, vocabularies, Scheme::Regions, regions);
        growing
    }

    /// The regions, in the order of their vocabulary, then countries that lie in none.
    fn roots(&self) -> Vec<PlaceNode> {
        let mut regions: Vec<&FacetValue> = self.regions.iter().filter(|value| value.broader.is_none()).collect();
        regions.sort_by_key(|value| self.vocabularies.scheme(Scheme::Regions).position(value.value.as_str()));
        let placeless = self.countries.iter().filter(|value| value.broader.is_none());
        regions.into_iter().map(|region| self.region(region)).chain(placeless.map(|land| self.country(land))).collect()
    }

    fn region(&self, region: &FacetValue) -> PlaceNode {
        let lies_here = |value: &&FacetValue| value.broader.as_ref() == Some(&region.value);
        let subregions = self.regions.iter().filter(lies_here).map(|value| self.region(value));
        let countries = self.countries.iter().filter(lies_here).map(|value| self.country(value));
        let mut inside: Vec<PlaceNode> = subregions.chain(countries).collect();
        inside.sort_by(|a, b| wording::by_name(&a.choice.label, &b.choice.label));
        PlaceNode { choice: self.choice(Facet::Region, region), inside }
    }

    fn country(&self, country: &FacetValue) -> PlaceNode {
        let here = self.of_countries.get(&country.value).into_iter().flatten().map(|&place| &self.situations[place]);
        let situation = |value: &FacetValue| PlaceNode { choice: self.choice(Facet::Situation, value), inside: vec![] };
        PlaceNode { choice: self.choice(Facet::Country, country), inside: here.map(situation).collect() }
    }

    fn choice(&self, facet: Facet, value: &FacetValue) -> Choice {
        Choice::of(facet, value, self.steps, self.vocabularies)
    }
}

/// Add the places that hold others together and are not there yet.
fn hold<'a>(
    places: &mut Vec<FacetValue>,
    vocabularies: &Vocabularies,
    scheme: Scheme,
    holding: impl Iterator<Item = &'a TermId>,
) {
    let mut there: HashSet<TermId> = places.iter().map(|value| value.value.clone()).collect();
    let mut missing: Vec<&TermId> = holding.filter(|place| there.insert((*place).clone())).collect();
    missing.sort_unstable();
    places.extend(missing.into_iter().filter_map(|place| uncounted(vocabularies, scheme, place)));
}

/// A place that no record found has, above one that some have.
fn uncounted(vocabularies: &Vocabularies, scheme: Scheme, value: &TermId) -> Option<FacetValue> {
    let term = vocabularies.scheme(scheme).get(value.as_str())?;
    let (label, broader) = (term.label(language::code()).to_owned(), term.broader.clone());
    Some(FacetValue { value: value.clone(), label, count: 0, selected: false, broader })
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
                        details open[node.is_open()] {
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
    Choice { label: s!("places-whole", place = &place.label), ..place.clone() }
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
