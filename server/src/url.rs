//! Every address of the site: made here and read here, and nowhere else.
//!
//! A search is written in one order only (words, filters in the order of the table of facets, years, order, page), so
//! that one search has one address. It is read in any order, and what cannot be read is ignored with a complaint:
//! `read(search(q)) == q`.

mod address;
mod brief;
mod steps;
#[cfg(test)]
mod tests;
mod values;
mod view;

pub use address::{Address, COMPLETE, for_programs, in_language, local, plain};
pub use brief::{BriefAsked, LONGEST_HEADING, LONGEST_INTRODUCTION, brief, brief_as, brief_of, read_brief};
pub use steps::Steps;
pub use values::{values, without_find};
pub use view::View;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use record::{Scheme, Slug, Symbol, TermId, Vocabularies, nearest};
use search::{FACETS, Facet, LONGEST_TEXT, NO_VALUE, PER_PAGE, Recognised, SearchQuery, Sort, Unit};

use crate::complaint::with_known;
use crate::error::PageError;
use crate::export::Form;
use crate::pages::not_found::Missed;
use crate::wording::shorten;
use crate::{language, s, wording};
use address::here;

pub const HOME: Address = Address::new("/");
pub const SEARCH: Address = Address::new("/search");
pub const MECHANISMS: Address = Address::new("/mechanisms");
pub const PRACTICES: Address = Address::new("/practices");
pub const REGIONS: Address = Address::new("/regions");
pub const MAP: Address = Address::new("/map");
pub const TIMELINE: Address = Address::new("/timeline");
pub const MATRIX: Address = Address::new("/matrix");
pub const CROSSWALK: Address = Address::new("/crosswalk");
pub const PROCESSES: Address = Address::new("/processes");
pub const COMPARE: Address = Address::new("/mechanisms/compare");
pub const THEMES: Address = Address::new("/themes");
pub const HELP: Address = Address::new("/help");
pub const ABOUT: Address = Address::new("/about");
pub const BRIEF: Address = Address::new("/brief");
pub const CHANGES: Address = Address::new("/changes");
pub const CHANGES_FEED: &str = "/changes.atom";
pub const OPENSEARCH: &str = "/opensearch.xml";
pub const SUGGEST: &str = "/suggest.json";
pub const VOCABULARIES: Address = Address::new("/vocabularies");
pub const API: Address = Address::new("/api");
pub const OPENAPI: &str = "/api/openapi.json";
/// The parameter by which programs go on to the next page.
pub const CURSOR: &str = "cursor";
pub const OAI: &str = "/oai";
pub const MCP: &str = "/mcp";
pub const CONTRIBUTE: Address = Address::new("/contribute");
pub const CHECK: Address = Address::new("/contribute/check");
pub const FILE: Address = Address::new("/contribute/file");
pub const STATUS: Address = Address::new("/status");
pub const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// The last page that is given. A reader stops long before; a robot that goes on and on is told how to get everything at once.
pub const DEEPEST: u32 = 1_000;
/// The most values of filters that one address may hold; each is repeated in every link of the page.
const MOST_FILTERS: usize = 60;
/// The most complaints worth reading.
const MOST_COMPLAINTS: usize = 8;
/// The years a record can have.
const YEARS: std::ops::RangeInclusive<u16> = 1800..=2199;

/// Where a reader who leaves in a hurry goes: a page that everybody opens, in the language of the one that is left.
pub fn leave() -> String {
    format!("https://www.un.org/{}/", language::code())
}

const IN_QUERY: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'/').remove(b':').remove(b',');
const IN_PATH: &AsciiSet = &IN_QUERY.remove(b'(').remove(b')');

/// A search.
pub fn search(query: &SearchQuery) -> String {
    with_pairs(&SEARCH.here(), query)
}

/// The same search as JSON.
pub fn search_json(query: &SearchQuery) -> String {
    with_pairs("/search.json", query)
}

/// The same search in another form, all of it.
pub fn search_as(query: &SearchQuery, form: Form) -> String {
    with_pairs(&format!("{}.{}", SEARCH.plain(), form.ending()), &query.paged_by(PER_PAGE[0]))
}

/// The same search as JSON, from where a cursor leads to.
pub fn search_json_on(query: &SearchQuery, cursor: &str) -> String {
    let address = search_json(&query.at_page(1));
    let sign = if address.contains('?') { '&' } else { '?' };
    format!("{address}{sign}{CURSOR}={cursor}")
}

/// The same search as a feed.
pub fn search_feed(query: &SearchQuery) -> String {
    with_pairs("/search.atom", &query.sorted(Sort::default()).paged_by(PER_PAGE[0]))
}

/// Names and values as they stand behind a question mark.
pub fn pairs_encoded(pairs: &[(&str, String)]) -> String {
    let pair = |(name, value): &(&str, String)| format!("{name}={}", utf8_percent_encode(value, IN_QUERY));
    pairs.iter().map(pair).collect::<Vec<_>>().join("&")
}

/// All records with a value in a facet.
pub fn search_for(facet: Facet, value: &TermId) -> String {
    search(&SearchQuery::default().with(facet, value))
}

/// A record.
pub fn record(slug: &Slug) -> String {
    here(&format!("/records/{slug}"))
}

/// The name under which a record's place in results stands in an address.
const AT: &str = "at";

/// A record, at its place in the results that it was found in.
pub fn found(slug: &Slug, query: &SearchQuery, place: usize) -> String {
    let mut pairs = pairs(&query.at_page(1));
    pairs.push((AT, place.to_string()));
    written(&record(slug), &pairs)
}

/// The results that a record was found in, and its place in them, from 1, where an address says so.
pub fn found_at(query_string: &str, vocabularies: &Vocabularies) -> Option<(usize, SearchQuery)> {
    let (at, searched): (Vec<&str>, Vec<&str>) =
        query_string.split('&').partition(|pair| pair.split('=').next() == Some(AT));
    let place = at.first().and_then(|pair| pair.split('=').nth(1)).and_then(|place| place.parse().ok());
    let place = place.filter(|place| *place > 0)?;
    Some((place, read(&searched.join("&"), vocabularies).query))
}

/// A record as JSON.
pub fn record_json(slug: &Slug) -> String {
    format!("/records/{slug}.json")
}

/// A row of the crosswalk.
pub fn crossing(slug: &Slug) -> String {
    format!("{CROSSWALK}#{slug}")
}

/// Something that runs over years.
pub fn process(slug: &Slug) -> String {
    format!("{PROCESSES}/{slug}")
}

/// The name under which the mechanisms to be compared stand in an address.
pub const COMPARED: &str = "m";

/// Some mechanisms side by side.
pub fn compare<'a>(slugs: impl IntoIterator<Item = &'a Slug>) -> String {
    let pairs: Vec<(&str, String)> = slugs.into_iter().map(|slug| (COMPARED, slug.to_string())).collect();
    written(&COMPARE.here(), &pairs)
}

/// The mechanisms that an address asks to be compared, each once, as they were written.
pub fn compared(query_string: &str) -> Vec<String> {
    let mut slugs: Vec<String> = Vec::new();
    for (name, slug) in decoded(query_string) {
        let slug = slug.trim().to_owned();
        if name == COMPARED && !slug.is_empty() && !slugs.contains(&slug) {
            slugs.push(slug);
        }
    }
    slugs
}

/// A vocabulary; with `#` and a slug behind it, a term.
pub fn vocabulary(scheme: Scheme) -> String {
    format!("{VOCABULARIES}/{}", scheme.stem())
}

/// A record in another form.
pub fn record_as(slug: &Slug, form: Form) -> String {
    format!("/records/{slug}.{}", form.ending())
}

/// How to cite a record, to the paragraph.
pub fn cite(slug: &Slug) -> String {
    here(&format!("/records/{slug}/cite"))
}

/// A passage on a record's page.
pub fn passage(slug: &Slug, anchor: &str) -> String {
    here(&format!("/records/{slug}#{}", utf8_percent_encode(anchor, IN_PATH)))
}

/// A record recognised by its symbol, at the paragraph pointed to where it has that.
pub fn recognised(found: &Recognised) -> String {
    match &found.anchor {
        Some(anchor) => passage(&found.slug, anchor),
        None => record(&found.slug),
    }
}

/// The record that carries a symbol.
pub fn symbol(symbol: &Symbol) -> String {
    here(&format!("/symbol/{}", utf8_percent_encode(symbol.as_str(), IN_PATH)))
}

/// The page of a term where it has one: of a place or a theme. Else the search for it.
pub fn term(facet: Facet, value: &TermId) -> String {
    let folder = match facet {
        Facet::Region => "regions",
        Facet::Country => "countries",
        Facet::Situation => "situations",
        Facet::Theme => "themes",
        _ => return search_for(facet, value),
    };
    here(&format!("/{folder}/{}", utf8_percent_encode(value.as_str(), IN_PATH)))
}

/// What a search is written with, in order: the names and values of its address, and of the hidden fields of a form.
pub fn pairs(query: &SearchQuery) -> Vec<(&'static str, String)> {
    let mut pairs = Vec::new();
    if !query.text().is_empty() {
        pairs.push(("q", query.text().to_owned()));
    }
    if query.is_verbatim() {
        pairs.push(("verbatim", "yes".to_owned()));
    }
    if query.unit() != Unit::default() {
        pairs.push(("in", query.unit().name().to_owned()));
    }
    pairs.extend(query.filters().map(|(facet, value)| (facet.name(), value.to_string())));
    let (from, to) = query.years();
    pairs.extend(from.map(|year| ("from", year.to_string())));
    pairs.extend(to.map(|year| ("to", year.to_string())));
    if query.sort() != Sort::default() {
        pairs.push(("sort", query.sort().to_string()));
    }
    if query.page() != 1 {
        pairs.push(("page", query.page().to_string()));
    }
    if query.per_page() != PER_PAGE[0] {
        pairs.push(("per_page", query.per_page().to_string()));
    }
    pairs
}

fn with_pairs(path: &str, query: &SearchQuery) -> String {
    written(path, &pairs(query))
}

fn written(path: &str, pairs: &[(&'static str, String)]) -> String {
    let mut address = String::with_capacity(
        path.len() + pairs.iter().map(|(name, value)| name.len() + 2 * value.len() + 2).sum::<usize>(),
    );
    address.push_str(path);
    for (place, (name, value)) in pairs.iter().enumerate() {
        address.push(if place == 0 { '?' } else { '&' });
        address.push_str(name);
        address.push('=');
        encode(value, &mut address);
    }
    address
}

/// A value as it stands behind a question mark.
fn encode(value: &str, address: &mut String) {
    // Everything else that could be a `+` has been encoded by then.
    address.extend(utf8_percent_encode(value, IN_QUERY).map(|part| if part == "%20" { "+" } else { part }));
}

/// A search as an address asks for it, and what was odd about the address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub query: SearchQuery,
    pub complaints: Vec<String>,
}

/// Read the part of an address behind the question mark.
pub fn read(query_string: &str, vocabularies: &Vocabularies) -> Asked {
    let mut reading =
        Reading { vocabularies, asked: None, filters: Vec::new(), years: (None, None), complaints: vec![] };
    let mut order = Order::default();
    for (name, value) in decoded(query_string) {
        let value = value.trim();
        if !value.is_empty() {
            reading.take(&name.to_ascii_lowercase().replace('-', "_"), value, &mut order);
        }
    }
    reading.finish(order)
}

/// Whether an address asks for a page behind the last one that is given.
pub fn is_too_deep(query_string: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let deep = |text: &str| digits(text) && text.parse::<u32>().map_or(true, |page| page > DEEPEST);
    decoded(query_string).any(|(name, value)| name.eq_ignore_ascii_case("page") && deep(value.trim()))
}

/// The first value of one parameter.
pub fn parameter(query_string: &str, wanted: &str) -> Option<String> {
    decoded(query_string).find(|(name, _)| name == wanted).map(|(_, value)| value)
}

/// The pairs of a query string, or of a form that was sent.
pub fn decoded(query_string: &str) -> impl Iterator<Item = (String, String)> {
    let decode = |part: &str| percent_decode_str(&part.replace('+', " ")).decode_utf8_lossy().into_owned();
    query_string.split('&').map(move |pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(name), decode(value))
    })
}

/// The part of an address's path that names something. One that is not text names nothing.
pub struct Segment(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Segment {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, PageError> {
        let segment = Path::from_request_parts(parts, state).await;
        segment.map(|Path(segment)| Self(segment)).map_err(|_| PageError::NotFound(Box::new(Missed::unreadable())))
    }
}

struct Reading<'a> {
    vocabularies: &'a Vocabularies,
    asked: Option<String>,
    filters: Vec<(Facet, TermId)>,
    years: (Option<u16>, Option<u16>),
    complaints: Vec<String>,
}

#[derive(Default)]
struct Order {
    verbatim: bool,
    unit: Option<Unit>,
    sort: Option<Sort>,
    page: Option<u32>,
    per_page: Option<u32>,
}

impl Reading<'_> {
    fn take(&mut self, name: &str, value: &str, order: &mut Order) {
        match name {
            "q" => self.text(value),
            "from" => self.years.0 = self.year(value).or(self.years.0),
            "to" => self.years.1 = self.year(value).or(self.years.1),
            "verbatim" => order.verbatim = self.yes(value).unwrap_or(order.verbatim),
            "in" => order.unit = self.unit(value).or(order.unit),
            "sort" => order.sort = self.sort(value).or(order.sort),
            // Read by whoever walks through pages.
            CURSOR => {}
            "page" => order.page = self.number(value).or(order.page),
            "per_page" => order.per_page = self.number(value).or(order.per_page),
            _ => match name.parse() {
                Ok(facet) => self.filter(facet, value),
                Err(()) => self.unknown(name),
            },
        }
    }

    fn text(&mut self, value: &str) {
        if self.asked.is_some() {
            return self.complain(s!("address-words-twice").to_owned());
        }
        if let Some((cut, _)) = value.char_indices().nth(LONGEST_TEXT) {
            self.complain(s!("complaint-too-long", count = LONGEST_TEXT));
            self.asked = Some(value[..cut].to_owned());
        } else {
            self.asked = Some(value.to_owned());
        }
    }

    fn year(&mut self, value: &str) -> Option<u16> {
        let year = value.parse().ok().filter(|year| YEARS.contains(year));
        if year.is_none() {
            let (first, last) = (YEARS.start(), YEARS.end());
            self.complain(s!(
                "address-no-year",
                value = shorten(value, 40),
                first = first.to_string(),
                last = last.to_string()
            ));
        }
        year
    }

    fn yes(&mut self, value: &str) -> Option<bool> {
        let yes = match value.to_ascii_lowercase().as_str() {
            "yes" | "true" | "on" | "1" => Some(true),
            "no" | "false" | "off" | "0" => Some(false),
            _ => None,
        };
        if yes.is_none() {
            self.complain(s!("address-no-yes", value = shorten(value, 40)));
        }
        yes
    }

    fn unit(&mut self, value: &str) -> Option<Unit> {
        let unit = value.to_ascii_lowercase().parse().ok();
        if unit.is_none() {
            let known = wording::listed(&Unit::ALL.map(Unit::name));
            self.complain(s!("address-no-unit", known = known, value = shorten(value, 40)));
        }
        unit
    }

    fn sort(&mut self, value: &str) -> Option<Sort> {
        let sort = value.to_ascii_lowercase().parse().ok();
        if sort.is_none() {
            let known = wording::listed(&Sort::ALL.map(Sort::name));
            self.complain(s!("address-no-order", value = shorten(value, 40), known = known));
        }
        sort
    }

    fn number(&mut self, value: &str) -> Option<u32> {
        let number = value.parse().ok().filter(|number| *number > 0);
        if number.is_none() {
            self.complain(s!("address-no-number", value = shorten(value, 40)));
        }
        number
    }

    fn filter(&mut self, facet: Facet, value: &str) {
        let vocabulary = self.vocabularies.scheme(facet.scheme());
        match vocabulary.named(value) {
            _ if self.filters.len() == MOST_FILTERS => {
                self.complain(s!("address-too-many-filters", count = MOST_FILTERS));
            }
            Some(term) => self.filters.push((facet, term.slug.clone())),
            None if value.eq_ignore_ascii_case(NO_VALUE) => self.filters.push((facet, NO_VALUE.into())),
            None => {
                let near = nearest(value, vocabulary.terms().iter().map(|term| term.slug.as_str()));
                let said = s!("address-unknown-value", value = shorten(value, 60), facet = wording::facet(facet));
                self.complain(with_known(said, near));
            }
        }
    }

    fn unknown(&mut self, name: &str) {
        let known =
            FACETS.iter().map(|row| row.name).chain(["q", "verbatim", "in", "from", "to", "sort", "page", "per_page"]);
        let said = s!("address-unknown-name", name = shorten(name, 40));
        self.complain(with_known(said, nearest(name, known)));
    }

    fn complain(&mut self, complaint: String) {
        if self.complaints.len() < MOST_COMPLAINTS && !self.complaints.contains(&complaint) {
            self.complaints.push(complaint);
        }
    }

    fn finish(mut self, order: Order) -> Asked {
        let mut query = SearchQuery::new(&self.asked.take().unwrap_or_default());
        query = query.verbatim(order.verbatim).of(order.unit.unwrap_or_default());
        for (facet, value) in &self.filters {
            query = query.with(*facet, value);
        }
        query = query.between(self.years.0, self.years.1).sorted(order.sort.unwrap_or_default());
        if let Some(wanted) = order.per_page {
            query = query.paged_by(wanted);
            if query.per_page() != wanted {
                self.complain(s!(
                    "address-per-page",
                    known = wording::listed(&PER_PAGE.map(|number| number.to_string())),
                    count = query.per_page()
                ));
            }
        }
        Asked { query: query.at_page(order.page.unwrap_or(1)), complaints: self.complaints }
    }
}
