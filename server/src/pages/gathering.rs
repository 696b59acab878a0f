//! Records gathered around a place or a theme: how many of each kind, mechanisms over time, practice, law, the rest.

use std::collections::BTreeMap;

use maud::{Markup, html};
use record::{Record, RecordType, Scheme, TermId, Vocabularies};
use search::{Facet, FacetValue, Library, PER_PAGE, Results, SearchQuery, Sort};

use crate::components::brief::{Brief, briefs};
use crate::components::link::{Link, link};
use crate::components::mark::{Mark, mark};
use crate::components::search_form::search_within;
use crate::components::timeline::{Bar, Timeline, timeline};
use crate::error::PageError;
use crate::{url, wording};

/// What stands on the page of a place or a theme.
#[derive(Clone, Debug)]
pub struct Gathering {
    /// The place or the theme, as it is called.
    pub name: String,
    pub within: SearchQuery,
    pub total: usize,
    /// The kinds of record, each with its search and its count.
    pub kinds: Vec<(Link, usize)>,
    pub timeline: Timeline,
    /// Mechanisms by where they stand.
    pub mechanisms: Vec<(Mark, Vec<Brief>)>,
    /// Where not all mechanisms are shown: the search for them and their number.
    pub more_mechanisms: Option<(SearchQuery, usize)>,
    pub classified: Vec<Classified>,
    pub shelves: Vec<Shelf>,
}

/// How a body classified the conflict, and the record that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classified {
    pub term: String,
    pub by: String,
    pub date: Option<String>,
    pub record: Link,
}

/// Some records under a heading.
#[derive(Clone, Debug)]
pub struct Shelf {
    pub heading: &'static str,
    pub briefs: Vec<Brief>,
    pub total: usize,
    pub all: SearchQuery,
}

/// The shelves beside the mechanisms, each with the kinds of record on it.
const SHELVES: [(&str, &[RecordType]); 3] = [
    ("Good practice and lessons", &[RecordType::GoodPractice]),
    ("Law and guidance", &[RecordType::Case, RecordType::Guidance, RecordType::Instrument]),
    ("Policies, events and reports", &[RecordType::Policy, RecordType::Event, RecordType::Report]),
];
/// How many records one shelf shows.
const ON_A_SHELF: usize = 8;

impl Gathering {
    pub fn new(library: &Library, name: &str, within: SearchQuery) -> Result<Self, PageError> {
        let vocabularies = library.vocabularies();
        let everything = library.search(&within)?;
        let mechanisms = library.search(&of_kinds(&within, &[RecordType::Mechanism]).paged_by(PER_PAGE[3]))?;
        let records: Vec<&Record> = mechanisms.hits.iter().map(|hit| &hit.record).collect();
        let mut classified = classified(&records, vocabularies);
        let mut shelves = Vec::new();
        for (heading, kinds) in SHELVES {
            let all = of_kinds(&within, kinds);
            let found = library.search(&all)?;
            let records: Vec<&Record> = found.hits.iter().map(|hit| &hit.record).collect();
            classified.extend(self::classified(&records, vocabularies));
            let briefs = records.iter().take(ON_A_SHELF).map(|record| Brief::new(record, vocabularies)).collect();
            shelves.push(Shelf { heading, briefs, total: found.total, all });
        }
        Ok(Self {
            name: name.to_owned(),
            total: everything.total,
            kinds: kinds(&everything, &within, vocabularies),
            timeline: over_time(&records, wording::year_built(library.info()).unwrap_or_default()),
            mechanisms: by_status(&records, vocabularies),
            more_mechanisms: (mechanisms.total > records.len()).then(|| (mechanisms.query.clone(), mechanisms.total)),
            classified,
            shelves,
            within,
        })
    }
}

/// The records of some kinds, newest first.
fn of_kinds(within: &SearchQuery, kinds: &[RecordType]) -> SearchQuery {
    let narrowed = |query: SearchQuery, kind: &RecordType| query.with(Facet::Type, &kind.as_str().into());
    kinds.iter().fold(within.clone(), narrowed).sorted(Sort::Newest)
}

/// The counts of the kinds of record, in the order readers meet them.
pub fn kinds(results: &Results, within: &SearchQuery, vocabularies: &Vocabularies) -> Vec<(Link, usize)> {
    let counts = results.facets.get(Facet::Type as usize).map_or(&[][..], |counts| counts.values.as_slice());
    let of = |kind: RecordType| {
        let value = counts.iter().find(|value| value.value.as_str() == kind.as_str())?;
        let term = vocabularies.scheme(Scheme::RecordTypes).get(kind.as_str());
        let label = term.and_then(|term| term.plural.clone()).unwrap_or_else(|| value.label.clone());
        Some((Link::new(label, url::search(&within.with(Facet::Type, &value.value))), value.count))
    };
    RecordType::ALL.into_iter().filter_map(of).collect()
}

fn over_time(mechanisms: &[&Record], today: u16) -> Timeline {
    let bar = |record: &&Record| {
        let years = record.years()?;
        let title = Link::new(&*record.title, url::record(&record.slug));
        Some(Bar { title, years: wording::years(years), from: years.first, to: years.last })
    };
    Timeline::new(mechanisms.iter().filter_map(bar).collect(), today)
}

/// Mechanisms under each status, in the order of the vocabulary: from those that never began to those that ended.
fn by_status(mechanisms: &[&Record], vocabularies: &Vocabularies) -> Vec<(Mark, Vec<Brief>)> {
    let mut under: BTreeMap<(Option<usize>, Option<&TermId>), Vec<Brief>> = BTreeMap::new();
    for record in mechanisms {
        let status = record.status.as_ref().map(|status| &status.term);
        let place = status.and_then(|term| vocabularies.scheme(Scheme::Statuses).position(term.as_str()));
        // The status stands above its mechanisms already.
        let brief = Brief { marks: Vec::new(), ..Brief::new(record, vocabularies) };
        under.entry((place, status)).or_default().push(brief);
    }
    let unknown = || Mark { about: None, text: "Status not recorded".to_owned(), sign: "status-text".to_owned() };
    let mark = |status: Option<&TermId>| status.map_or_else(unknown, |term| Mark::status(vocabularies, term));
    under.into_iter().map(|((_, status), briefs)| (mark(status), briefs)).collect()
}

fn classified(records: &[&Record], vocabularies: &Vocabularies) -> Vec<Classified> {
    let of = |record: &&Record| -> Vec<Classified> {
        let one = |classification: &record::Classification| Classified {
            term: vocabularies.label(Scheme::Classifications, classification.term.as_str(), "en").to_owned(),
            by: classification.by.clone(),
            date: classification.date.map(record::PartialDate::long),
            record: Link::new(&*record.title, url::record(&record.slug)),
        };
        record.classification.iter().map(one).collect()
    };
    records.iter().flat_map(of).collect()
}

/// Every record a search finds, up to a bound that keeps a page readable.
pub fn all_of(library: &Library, query: &SearchQuery) -> Result<Vec<Record>, PageError> {
    const MOST: usize = 1000;
    let mut records = Vec::new();
    for page in 1.. {
        let found = library.search(&query.paged_by(PER_PAGE[3]).at_page(page))?;
        let last = found.hits.is_empty();
        records.extend(found.hits.into_iter().map(|hit| hit.record));
        if last || records.len() >= found.total.min(MOST) {
            break;
        }
    }
    Ok(records)
}

/// How many records of a search have each value of a facet, most first, each with its search.
pub fn kinds_of(library: &Library, within: &SearchQuery, facet: Facet) -> Result<Vec<(Link, usize)>, PageError> {
    let found = library.search(within)?;
    let values = found.facets.get(facet as usize).map_or(&[][..], |counts| counts.values.as_slice());
    let link = |value: &FacetValue| Link::new(&*value.label, url::search(&within.with(facet, &value.value)));
    Ok(values.iter().map(|value| (link(value), value.count)).collect())
}

/// A row of links that lead from a table to searches.
pub fn narrow_by(heading: &str, kinds: &[(Link, usize)]) -> Markup {
    html! {
        @if !kinds.is_empty() {
            details.narrow {
                summary { h2 { (heading) } }
                ul {
                    @for (kind, count) in kinds { li { (link(kind)) " " span.count { (wording::thousands(*count)) } } }
                }
            }
        }
    }
}

pub fn gathering(gathering: &Gathering) -> Markup {
    html! {
        (overview(gathering))
        (search_within(&gathering.within, &gathering.name))
        @if !gathering.mechanisms.is_empty() { (mechanisms(gathering)) }
        @if !gathering.classified.is_empty() { (classifications(&gathering.classified)) }
        @for one in &gathering.shelves { (shelf(one)) }
    }
}

fn overview(gathering: &Gathering) -> Markup {
    html! {
        @if gathering.total == 0 {
            p.lead {
                "There is no record yet. That is a gap in this collection, not a statement about the place or the "
                "subject."
            }
            p { a href=(url::CONTRIBUTE) { "Add one" } }
        } @else {
            p.lead {
                a href=(url::search(&gathering.within)) { (wording::records(gathering.total)) }
                ": " (counts(&gathering.kinds))
            }
        }
    }
}

/// Kinds with their counts, in a row.
pub fn counts(kinds: &[(Link, usize)]) -> Markup {
    html! {
        @for (place, (kind, count)) in kinds.iter().enumerate() {
            @if place > 0 { ", " }
            a href=(kind.href) { (kind.text) } " " (wording::thousands(*count))
        }
    }
}

fn mechanisms(gathering: &Gathering) -> Markup {
    html! {
        section aria-labelledby="mechanisms" {
            h2 #mechanisms { "Mechanisms" }
            @if gathering.timeline.bars.len() > 1 {
                h3 { "Over time" }
                (timeline(&gathering.timeline))
            }
            @for (status, some) in &gathering.mechanisms {
                h3 { (mark(status)) }
                (briefs(some))
            }
            @if let Some((all, total)) = &gathering.more_mechanisms {
                p { a href=(url::search(all)) { "All " (wording::count(*total, "mechanism", "mechanisms")) } }
            }
        }
    }
}

fn classifications(classified: &[Classified]) -> Markup {
    html! {
        section aria-labelledby="classified" {
            h2 #classified { "How bodies classified the conflict" }
            ul.plain {
                @for one in classified {
                    li {
                        (one.term) ", as attributed to " (one.by)
                        @if let Some(date) = &one.date { ", " (date) }
                        ": " (link(&one.record))
                    }
                }
            }
        }
    }
}

fn shelf(shelf: &Shelf) -> Markup {
    html! {
        @if shelf.total > 0 {
            section {
                h2 { (shelf.heading) }
                (briefs(&shelf.briefs))
                @if shelf.total > shelf.briefs.len() {
                    p { a href=(url::search(&shelf.all)) { "All " (wording::records(shelf.total)) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Gathering, all_of, gathering};
    use crate::testing::{attribute, library, text};
    use search::{Facet, SearchQuery};

    #[test]
    fn kinds_mechanisms_and_shelves_stand_together() {
        let library = library();
        let burundi = SearchQuery::default().with(Facet::Country, &"BDI".into());
        let html = gathering(&Gathering::new(&library, "Burundi", burundi).unwrap()).into_string();
        assert_eq!(text(&html, ".lead"), ["2 records: Mechanisms 1, Cases 1"]);
        assert_eq!(text(&html, "h2"), ["Mechanisms", "How bodies classified the conflict", "Law and guidance"]);
        assert_eq!(text(&html, "h3"), ["Ended: report delivered"]);
        assert_eq!(attribute(&html, "[type=hidden]", "value"), ["BDI"]);
    }

    #[test]
    fn nothing_yet_is_said_to_be_a_gap() {
        let nowhere = SearchQuery::default().with(Facet::Country, &"KEN".into());
        let html = gathering(&Gathering::new(&library(), "Kenya", nowhere).unwrap()).into_string();
        assert!(text(&html, ".lead")[0].contains("a gap in this collection"));
    }

    #[test]
    fn all_records_are_all_records() {
        assert_eq!(all_of(&library(), &SearchQuery::default()).unwrap().len(), library().info().records);
    }
}
