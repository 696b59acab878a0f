//! Records gathered around a place or a theme: how many of each kind, mechanisms over time, practice, law, the rest.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use maud::{Markup, html};
use record::{Record, RecordType, Scheme, TermId, Vocabularies};
use search::{Facet, FacetValue, Library, PER_PAGE, Results, SearchQuery, Sort};

use super::place::values;
use crate::components::brief::{Brief, briefs};
use crate::components::link::{Link, link, words_in};
use crate::components::mandates::{Mandates, mandates};
use crate::components::mark::{Mark, mark};
use crate::components::search_form::search_within;
use crate::components::view_form::shown_as;
use crate::error::PageError;
use crate::layout::NAME;
use crate::message::to;
use crate::url::{self, View};
use crate::{found, s, t, wording};

/// What stands on the page of a place or a theme.
#[derive(Clone, Debug)]
pub struct Gathering {
    /// The place or the theme, as it is called.
    pub name: String,
    pub within: SearchQuery,
    pub total: usize,
    /// The kinds of record, each with its search and its count.
    pub kinds: Vec<(Link, usize)>,
    /// The latest mechanisms over the years.
    pub over_time: Mandates,
    /// Where not all mechanisms are drawn: how many there are.
    pub mechanisms: usize,
    /// Mechanisms by where they stand, each with its search.
    pub by_status: Vec<Standing>,
    pub established: Vec<Established>,
    pub classified: Vec<Classified>,
    pub shelves: Vec<Shelf>,
    /// Subjects and bodies that these records have most often, each with its search.
    pub often: Vec<(&'static str, Vec<(Link, usize)>)>,
    /// What this collection does not know, in sentences.
    pub missing: Vec<String>,
}

/// Mechanisms that stand in the same way.
#[derive(Clone, Debug)]
pub struct Standing {
    pub status: Mark,
    pub briefs: Vec<Brief>,
    pub total: usize,
    pub all: Option<SearchQuery>,
}

/// A violation, and in how many records it stands at which level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Established {
    pub violation: Link,
    pub levels: Vec<(Mark, usize)>,
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

/// The heading of a shelf, the kinds of record on it, and what is said where it is empty.
type Planned = (&'static str, &'static [RecordType], Option<&'static str>);

/// The shelves beside the mechanisms.
fn shelves() -> [Planned; 3] {
    [
        (s!("gathering-practices"), &[RecordType::GoodPractice], Some(s!("gathering-no-practices"))),
        (
            s!("gathering-law"),
            &[RecordType::Case, RecordType::Guidance, RecordType::Instrument],
            Some(s!("gathering-no-law")),
        ),
        (s!("gathering-rest"), &[RecordType::Policy, RecordType::Event, RecordType::Report], None),
    ]
}

/// How many records one shelf shows.
const ON_A_SHELF: usize = 6;
/// How many mechanisms are read.
const READ: usize = 200;
/// So many mechanisms are all drawn.
const ALL_DRAWN: usize = 12;
/// Of more than that so many are drawn, as everything else on the page is long then too; the rest are on the timeline.
const DRAWN: usize = 6;
/// How many subjects are named.
const OFTEN: usize = 8;

impl Gathering {
    /// What a search for everything `within` found, gathered.
    pub fn new(library: &Library, name: &str, everything: &Results) -> Result<Self, PageError> {
        let vocabularies = library.vocabularies();
        let within = everything.query.clone();
        let found = found::search(library, &of_kinds(&within, &[RecordType::Mechanism]).at_page(u32::MAX))?;
        let outlines = library.outlines(&library.select(&found.query)?, 0..READ)?;
        let mechanisms: Vec<&Record> = outlines.iter().map(|record| &**record).collect();
        let mut classified = classified(&mechanisms, vocabularies);
        let mut missing: Vec<String> = Vec::new();
        let mut shelves = Vec::new();
        for (heading, kinds, empty) in self::shelves() {
            let all = of_kinds(&within, kinds);
            let selection = library.select(&all)?;
            let outlines = library.outlines(&selection, 0..PER_PAGE[0] as usize)?;
            let records: Vec<&Record> = outlines.iter().map(|record| &**record).collect();
            classified.extend(self::classified(&records, vocabularies));
            missing.extend(empty.filter(|_| records.is_empty()).map(str::to_owned));
            let briefs = records.iter().take(ON_A_SHELF).map(|record| Brief::new(record, vocabularies)).collect();
            shelves.push(Shelf { heading, briefs, total: selection.len(), all });
        }
        missing.extend(unknown(&mechanisms));
        let drawn = if mechanisms.len() > ALL_DRAWN { &mechanisms[..DRAWN] } else { &mechanisms };
        Ok(Self {
            name: name.to_owned(),
            total: everything.total,
            kinds: kinds(everything, &within, vocabularies),
            over_time: Mandates::plain(drawn, vocabularies, wording::today()?),
            mechanisms: found.total,
            by_status: by_status(&mechanisms, &found, vocabularies),
            established: established(&mechanisms, &within, vocabularies),
            classified,
            shelves,
            often: often(everything),
            missing,
            within,
        })
    }
}

/// What is not known of some mechanisms.
fn unknown(mechanisms: &[&Record]) -> Option<String> {
    let to_check: usize = mechanisms.iter().map(|record| record.provenance.to_check.len()).sum();
    (to_check > 0).then(|| {
        let of = s!("count-mechanisms", count = mechanisms.len());
        s!("gathering-to-check", mechanisms = of, points = s!("count-points", count = to_check))
    })
}

/// Which subjects and bodies these records have most often.
fn often(found: &Results) -> Vec<(&'static str, Vec<(Link, usize)>)> {
    let of = |(heading, facet): (&'static str, Facet)| {
        let selected = found.query.selected(facet);
        let others = values(found, facet).iter().filter(|value| !selected.contains(&value.value));
        let link = |value: &FacetValue| {
            (Link::new(&*value.label, url::search(&found.query.with(facet, &value.value))), value.count)
        };
        (heading, others.take(OFTEN).map(link).collect())
    };
    let sides = [
        (s!("nav-themes"), Facet::Theme),
        (s!("gathering-bodies"), Facet::Body),
        (s!("gathering-frameworks"), Facet::Framework),
    ];
    sides.map(of).into_iter().filter(|(_, links): &(_, Vec<_>)| !links.is_empty()).collect()
}

/// Levels, the surest first, each with the number of its records.
type Levels<'a> = BTreeMap<Reverse<Option<usize>>, (&'a TermId, usize)>;

/// What mechanisms established, violation by violation: the surest level first. No level without a body to it: the records
/// say which.
fn established(mechanisms: &[&Record], within: &SearchQuery, vocabularies: &Vocabularies) -> Vec<Established> {
    let levels = vocabularies.scheme(Scheme::FindingLevels);
    let violations = vocabularies.scheme(Scheme::Violations);
    let mut counts: BTreeMap<(Option<usize>, &TermId), Levels> = BTreeMap::new();
    for record in mechanisms {
        let mut seen = BTreeSet::new();
        for violation in record.violations.iter().filter(|one| seen.insert((&one.term, &one.finding.level))) {
            let place = (violations.position(violation.term.as_str()), &violation.term);
            let level = &violation.finding.level;
            let count = counts.entry(place).or_default().entry(Reverse(levels.position(level.as_str())));
            count.or_insert((level, 0)).1 += 1;
        }
    }
    let one = |((_, term), levels): ((_, &TermId), Levels)| Established {
        violation: Link::new(
            wording::term(vocabularies, Scheme::Violations, term.as_str()),
            url::search(&within.with(Facet::Type, &RecordType::Mechanism.as_str().into()).with(Facet::Violation, term)),
        ),
        levels: levels.into_values().map(|(level, count)| (Mark::finding(vocabularies, level), count)).collect(),
    };
    counts.into_iter().map(one).collect()
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
        Some((
            Link::new(wording::kinds(vocabularies, kind), url::search(&within.with(Facet::Type, &value.value))),
            value.count,
        ))
    };
    RecordType::ALL.into_iter().filter_map(of).collect()
}

/// Mechanisms under each status, in the order of the vocabulary: from those that never began to those that ended.
fn by_status(mechanisms: &[&Record], found: &Results, vocabularies: &Vocabularies) -> Vec<Standing> {
    let mut under: BTreeMap<(Option<usize>, Option<&TermId>), Vec<Brief>> = BTreeMap::new();
    for record in mechanisms {
        let status = record.status.as_ref().map(|status| &status.term);
        let place = status.and_then(|term| vocabularies.scheme(Scheme::Statuses).position(term.as_str()));
        // The status stands above its mechanisms already.
        let brief = Brief { marks: Vec::new(), ..Brief::new(record, vocabularies) };
        under.entry((place, status)).or_default().push(brief);
    }
    let unknown =
        || Mark { about: None, text: s!("gathering-status-unknown").to_owned(), sign: "status-text".to_owned() };
    let standing = |(status, mut briefs): (Option<&TermId>, Vec<Brief>)| {
        let counted = values(found, Facet::Status).iter().find(|value| Some(&value.value) == status);
        let total = counted.map_or(briefs.len(), |value| value.count);
        briefs.truncate(ON_A_SHELF);
        Standing {
            status: status.map_or_else(unknown, |term| Mark::status(vocabularies, term)),
            all: status.map(|term| found.query.at_page(1).with(Facet::Status, term)),
            briefs,
            total,
        }
    };
    under.into_iter().map(|((_, status), briefs)| standing((status, briefs))).collect()
}

fn classified(records: &[&Record], vocabularies: &Vocabularies) -> Vec<Classified> {
    let of = |record: &&Record| -> Vec<Classified> {
        let one = |classification: &record::Classification| Classified {
            term: wording::term(vocabularies, Scheme::Classifications, classification.term.as_str()).to_owned(),
            by: classification.by.clone(),
            date: classification.date.map(wording::date),
            record: Link::record(record),
        };
        record.classification.iter().map(one).collect()
    };
    records.iter().flat_map(of).collect()
}

/// Every record a search finds, without its passages, up to a bound that keeps a page readable.
pub fn all_of(library: &Library, query: &SearchQuery) -> Result<Vec<Arc<Record>>, PageError> {
    const MOST: usize = 1000;
    Ok(library.outlines(&library.select(query)?, 0..MOST)?)
}

pub fn gathering(gathering: &Gathering) -> Markup {
    html! {
        @if gathering.mechanisms > 0 { (mechanisms(gathering)) }
        @if !gathering.established.is_empty() { (what_was_established(&gathering.established)) }
        @if !gathering.classified.is_empty() { (classifications(&gathering.classified)) }
        @for one in &gathering.shelves { (shelf(one)) }
        @if gathering.total > 0 { (related(&gathering.often)) (missing(&gathering.missing)) }
    }
}

/// How many records there are, of which kind, in which other ways they can be shown, and a search box for them.
pub fn overview(gathering: &Gathering) -> Markup {
    html! {
        @if gathering.total == 0 {
            p.lead { (t!("gathering-nothing")) }
            p { a href=(url::CONTRIBUTE) { (t!("gathering-add")) } }
        } @else {
            @let records = html! { a href=(url::search(&gathering.within)) { (wording::records(gathering.total)) } };
            p.lead { (t!("name-value", name = records, value = counts(&gathering.kinds))) }
            (shown_as(&gathering.within, url::HOME))
            (search_within(&gathering.within, &gathering.name))
        }
    }
}

/// Kinds with their counts, in a row.
pub fn counts(kinds: &[(Link, usize)]) -> Markup {
    html! {
        @for (place, (kind, count)) in kinds.iter().enumerate() {
            @if place > 0 { (wording::comma()) }
            a href=(kind.href) { (kind.text) } " " (wording::thousands(*count))
        }
    }
}

fn mechanisms(gathering: &Gathering) -> Markup {
    let drawn: usize = gathering.over_time.groups.iter().map(|(_, mandates)| mandates.len()).sum();
    html! {
        section aria-labelledby="over-time" {
            h2 #over-time { (t!("gathering-over-time")) }
            (mandates(&gathering.over_time))
            p.remark {
                @let timeline = View::new(url::TIMELINE, gathering.within.clone()).address();
                @if drawn < gathering.mechanisms {
                    @let mechanisms = s!("count-mechanisms", count = gathering.mechanisms);
                    (t!("gathering-latest", shown = drawn, all = to(timeline), mechanisms = mechanisms))
                } @else {
                    a href=(timeline) { (t!("gathering-decades")) }
                }
            }
        }
        section aria-labelledby="mechanisms" {
            h2 #mechanisms { (t!("gathering-by-status")) }
            div.standings { @for one in &gathering.by_status { (standing(one)) } }
        }
    }
}

fn standing(standing: &Standing) -> Markup {
    html! {
        div {
            h3 { (mark(&standing.status)) " " span.count { (wording::thousands(standing.total)) } }
            ul.related {
                @for brief in &standing.briefs {
                    li {
                        (link(&brief.link()))
                        @if let Some(years) = &brief.years { span.remark { " " (years) } }
                    }
                }
                @if let Some(all) = standing.all.as_ref().filter(|_| standing.total > standing.briefs.len()) {
                    li { a href=(url::search(all)) { (t!("gathering-all", counted = standing.total)) } }
                }
            }
        }
    }
}

fn what_was_established(established: &[Established]) -> Markup {
    html! {
        section aria-labelledby="established" {
            h2 #established { (t!("gathering-established")) }
            p.remark {
                @let levels = format!("{}#{}", url::ABOUT, Scheme::FindingLevels.stem());
                (t!("gathering-established-how", site = NAME, levels = to(levels)))
            }
            ul.violations.of-place {
                @for one in established {
                    li {
                        span.what { (link(&one.violation)) }
                        @for (level, count) in &one.levels { (mark(level)) span.count { (wording::thousands(*count)) " " } }
                    }
                }
            }
        }
    }
}

/// Themes, bodies and frameworks: the same place from another side.
fn related(often: &[(&'static str, Vec<(Link, usize)>)]) -> Markup {
    html! {
        @if !often.is_empty() {
            section aria-labelledby="related" {
                h2 #related { (t!("gathering-related")) }
                div.standings {
                    @for (heading, links) in often {
                        div {
                            h3 { (heading) }
                            ul.related {
                                @for (to, count) in links { li { (link(to)) " " span.count { (wording::thousands(*count)) } } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn missing(missing: &[String]) -> Markup {
    html! {
        @if !missing.is_empty() {
            section aria-labelledby="missing" {
                h2 #missing { (t!("gathering-missing")) }
                ul.plain { @for one in missing { li { (one) } } }
                p.remark { (t!("gathering-gap", add = to(url::CONTRIBUTE))) }
            }
        }
    }
}

fn classifications(classified: &[Classified]) -> Markup {
    html! {
        section aria-labelledby="classified" {
            h2 #classified { (t!("gathering-classified")) }
            ul.plain { @for one in classified { li { (classification(one)) } } }
        }
    }
}

fn classification(one: &Classified) -> Markup {
    let (term, body, record) = (&one.term, words_in("en", &one.by), link(&one.record));
    match &one.date {
        None => t!("gathering-classification", term = term, body = body, record = record),
        Some(date) => t!("gathering-classification-dated", term = term, body = body, date = date, record = record),
    }
}

fn shelf(shelf: &Shelf) -> Markup {
    html! {
        @if shelf.total > 0 {
            section {
                h2 { (shelf.heading) }
                (briefs(&shelf.briefs))
                @if shelf.total > shelf.briefs.len() {
                    p { a href=(url::search(&shelf.all)) { (t!("gathering-all", counted = wording::records(shelf.total))) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Gathering, all_of, gathering, overview};
    use crate::testing::{attribute, library, text};
    use search::{Facet, SearchQuery};

    #[test]
    fn kinds_mechanisms_and_shelves_stand_together() {
        let library = library();
        let burundi = SearchQuery::default().with(Facet::Country, &"BDI".into());
        let found = library.search(&burundi).unwrap();
        let burundi = Gathering::new(&library, "Burundi", &found).unwrap();
        let html = overview(&burundi).into_string() + &gathering(&burundi).into_string();
        assert_eq!(text(&html, ".lead"), ["2 records: Mechanisms 1, Cases 1"]);
        let headings = [
            "Mechanisms over time",
            "Mechanisms by status",
            "What mechanisms established",
            "How bodies classified the conflict",
            "Law applied",
            "Related",
            "What is missing here",
        ];
        assert_eq!(text(&html, "h2"), headings);
        assert_eq!(text(&html, "h3")[0], "Ended: report delivered 1");
        assert_eq!(text(&html, ".of-place li"), ["Sexual violence Found by an inquiry 1"]);
        assert_eq!(text(&html, "#missing ~ ul li")[0], "No good practice and no lesson is recorded.");
        assert_eq!(attribute(&html, "[type=hidden]", "value"), ["BDI"]);
    }

    #[test]
    fn nothing_yet_is_said_to_be_a_gap() {
        let nowhere = SearchQuery::default().with(Facet::Country, &"KEN".into());
        let found = library().search(&nowhere).unwrap();
        let html = overview(&Gathering::new(&library(), "Kenya", &found).unwrap()).into_string();
        assert!(text(&html, ".lead")[0].contains("a gap in this collection"));
    }

    #[test]
    fn all_records_are_all_records() {
        assert_eq!(all_of(&library(), &SearchQuery::default()).unwrap().len(), library().info().records);
    }
}
