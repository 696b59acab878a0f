mod alike;
mod cite;
mod facts;
mod history;
mod sources;
mod surroundings;

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::{Markup, Render, html};
use record::{Origin, Passage, Record, RecordType, Scheme, Vocabularies};
use search::{Facet, Library, LinkedRecord, SearchQuery};

use self::alike::Alike;
use self::cite::{CiteSection, cite_section};
pub use self::cite::{handler as cite_handler, passage};
pub use self::history::vote;
use self::history::{Carriers, History, history};
use self::sources::{Provenance, SourceLine, provenance, sources};
use self::surroundings::{Surroundings, trail, ways};
use crate::answer::{Answer, PUBLIC, json, moved};
use crate::components::brief::{Brief, marks, over_title};
use crate::components::facts::{Fact, facts, in_language};
use crate::components::link::{Link, breadcrumbs, direction, link};
use crate::components::neighbourhood::neighbourhood;
use crate::components::notice::content_note;
use crate::components::passages::passages;
use crate::described::Described;
use crate::error::PageError;
use crate::export::{Form, whole_markdown};
use crate::json::RecordJson;
use crate::layout::{Head, Page, Section};
use crate::origin::WebOrigin;
use crate::pages::not_found::Missed;
use crate::site::Site;
use crate::url::{self, Segment};
use crate::{language, s, t, wording};

pub async fn handler(
    State(site): State<Arc<Site>>,
    Segment(name): Segment,
    RawQuery(asked): RawQuery,
    origin: WebOrigin,
) -> Result<Response, PageError> {
    let asked = asked.unwrap_or_default();
    match name.split_once('.') {
        None => site.page(move |library| RecordPage::read(library, &name, &asked, &origin)).await,
        Some((slug, "json")) => as_json(&site, slug.to_owned(), origin).await,
        Some((slug, ending)) => match Form::of(ending) {
            Some(form) => as_form(&site, slug.to_owned(), form, origin).await,
            None => site.page(move |library| RecordPage::read(library, &name, &asked, &origin)).await,
        },
    }
}

/// The record in the form of another tool; Markdown has the whole of it.
async fn as_form(site: &Site, asked: String, form: Form, origin: WebOrigin) -> Result<Response, PageError> {
    let written = site.ask(move |library| {
        let record = find(library, &asked)?;
        if record.slug.as_str() != asked {
            return Ok(Err(url::record_as(&record.slug, form)));
        }
        Ok(Ok(match form {
            Form::Markdown => whole_markdown(&record, library, &origin),
            form => library.read(&asked)?.map(|selected| form.single(&selected, library, &origin)).unwrap_or_default(),
        }))
    });
    Ok(match written.await? {
        Ok(text) => ([(CONTENT_TYPE, form.media_type()), (CACHE_CONTROL, PUBLIC)], text).into_response(),
        Err(address) => moved(&address),
    })
}

async fn as_json(site: &Site, slug: String, origin: WebOrigin) -> Result<Response, PageError> {
    let asked = slug.clone();
    let record = site.ask(move |library| RecordJson::read(library, &slug, &origin)).await?;
    if record.slug().as_str() == asked { json(&record) } else { Ok(moved(&url::record_json(record.slug()))) }
}

/// One record, with everything it says.
pub struct RecordPage {
    pub address: String,
    pub json: String,
    pub above: Vec<Link>,
    pub brief: Brief,
    /// The language it is written in.
    pub language: String,
    /// Its titles in other languages, by language.
    pub titles: Vec<(String, String)>,
    pub aliases: Vec<String>,
    pub non_attributable: bool,
    pub facts: Vec<Fact>,
    /// Facts told in sentences, and what they are called together.
    pub told: (&'static str, Vec<Passage>),
    pub summary: Vec<Passage>,
    /// What was on the table of an event, and what it was for.
    pub agenda: Vec<(&'static str, Vec<String>)>,
    pub history: History,
    /// Other records, by how they are related to this one.
    pub related: Vec<(String, Vec<Brief>)>,
    pub surroundings: Surroundings,
    /// Records that are not linked with it and like it.
    pub alike: Vec<Alike>,
    /// The text of the source, by language: its code, its name, its passages.
    pub texts: Vec<(String, String, Vec<Passage>)>,
    pub sources: Vec<SourceLine>,
    pub provenance: Provenance,
    pub citation: CiteSection,
    pub described: Described,
}

/// The record under a slug, current or former, in whatever case it was typed.
pub fn find(library: &Library, slug: &str) -> Result<Record, PageError> {
    if let Some(record) = library.record(slug)? {
        return Ok(record);
    }
    let lower = slug.to_lowercase();
    if let Some(record) = library.record(&lower)? {
        return Ok(record);
    }
    match library.withdrawn().iter().find(|withdrawn| withdrawn.slug.as_str() == lower) {
        Some(withdrawn) => Err(PageError::Gone(Box::new(withdrawn.clone()))),
        None => Err(Missed::near(library, s!("missed-record", record = wording::shorten(slug, 80)), slug)),
    }
}

impl RecordPage {
    fn read(library: &Library, slug: &str, asked: &str, origin: &WebOrigin) -> Result<Answer<Self>, PageError> {
        let record = find(library, slug)?;
        if record.slug.as_str() != slug {
            return Ok(Answer::Moved(url::record(&record.slug)));
        }
        let carriers = carriers(&record, library)?;
        let linked = library.linked(&record)?;
        let surroundings = Surroundings::new(&record, &linked, library, asked)?;
        let alike = alike::of(&record, &linked, library)?;
        Ok(Answer::Page(Self { surroundings, alike, ..Self::new(&record, linked, &carriers, library, origin) }))
    }

    fn new(
        record: &Record,
        linked: Vec<LinkedRecord>,
        carriers: &Carriers,
        library: &Library,
        origin: &WebOrigin,
    ) -> Self {
        let vocabularies = library.vocabularies();
        let of = |origin: Origin| -> Vec<Passage> {
            record.passages.iter().filter(|passage| passage.origin == origin).cloned().collect()
        };
        let mut fields = of(Origin::Field);
        // What it holds comes before what it is wrongly cited for.
        fields.sort_by_key(|field| field.number == "misread");
        let told = if record.kind == RecordType::GoodPractice { s!("record-practice") } else { s!("record-in-short") };
        Self {
            address: url::record(&record.slug),
            json: url::record_json(&record.slug),
            above: above(record, vocabularies),
            brief: Brief::new(record, vocabularies),
            language: record.language.to_string(),
            titles: other_titles(record),
            aliases: record.aliases.clone(),
            non_attributable: record.sensitivity.non_attributable,
            facts: facts::of(record, vocabularies),
            told: (told, fields),
            summary: of(Origin::Summary),
            agenda: [(s!("record-topics"), &record.event.topics), (s!("record-aims"), &record.event.aims)]
                .map(|(heading, lines)| (heading, lines.clone()))
                .to_vec(),
            history: History::new(record, vocabularies, carriers),
            related: related(linked, vocabularies),
            surroundings: Surroundings::default(),
            alike: Vec::new(),
            texts: texts(record, vocabularies),
            sources: record.sources.iter().map(|source| SourceLine::new(source, vocabularies, carriers)).collect(),
            provenance: Provenance::new(&record.provenance),
            citation: CiteSection::new(record, library, origin),
            described: Described::record(record, library, origin),
        }
    }
}

/// Its titles but the one it is shown under, its own first.
fn other_titles(record: &Record) -> Vec<(String, String)> {
    let own = (record.language.to_string(), record.title.clone());
    let others = record.titles.iter().map(|(language, title)| (language.to_string(), title.clone()));
    std::iter::once(own).chain(others).filter(|(_, title)| title != wording::title(record)).collect()
}

fn above(record: &Record, vocabularies: &Vocabularies) -> Vec<Link> {
    let plural = wording::kinds(vocabularies, record.kind);
    let all = match record.kind {
        RecordType::Mechanism => url::MECHANISMS.here(),
        RecordType::GoodPractice => url::PRACTICES.here(),
        kind => url::search(&SearchQuery::default().with(Facet::Type, &kind.as_str().into())),
    };
    vec![Link::new(plural, all)]
}

/// Where the symbols that a record mentions lead, as far as other records carry them.
fn carriers(record: &Record, library: &Library) -> Result<Carriers, PageError> {
    let facts = &record.mechanism;
    let decisions = facts.decisions.iter().filter_map(|decision| decision.symbol.as_ref());
    let reports = facts.reports.iter().filter_map(|report| report.symbol.as_ref());
    let sources = record.sources.iter().filter_map(|source| source.symbol.as_ref());
    let mut carriers = Carriers::new();
    for symbol in decisions.chain(reports).chain(sources) {
        let (found, _) = library.by_symbol(symbol.as_str())?;
        let mut others = found.iter().filter(|one| one.symbol == *symbol && one.slug != record.slug);
        match (others.next(), others.next()) {
            (Some(only), None) => carriers.insert(symbol.clone(), url::record(&only.slug)),
            (Some(_), Some(_)) => carriers.insert(symbol.clone(), url::symbol(symbol)),
            _ => None,
        };
    }
    Ok(carriers)
}

/// Linked records under their relations, in the order they came.
fn related(linked: Vec<LinkedRecord>, vocabularies: &Vocabularies) -> Vec<(String, Vec<Brief>)> {
    let mut related: Vec<(String, Vec<Brief>)> = Vec::new();
    for other in linked {
        let relation = wording::term(vocabularies, Scheme::LinkRelations, other.rel.as_str());
        let brief = Brief::new(&other.record, vocabularies);
        match related.iter_mut().find(|(label, _)| label == relation) {
            Some((_, briefs)) => briefs.push(brief),
            None => related.push((relation.to_owned(), vec![brief])),
        }
    }
    related
}

fn texts(record: &Record, vocabularies: &Vocabularies) -> Vec<(String, String, Vec<Passage>)> {
    let mut texts: Vec<(String, String, Vec<Passage>)> = Vec::new();
    for passage in &record.passages {
        let Origin::Source(language) = &passage.origin else { continue };
        match texts.iter_mut().find(|(code, _, _)| code == language.as_str()) {
            Some((_, _, passages)) => passages.push(passage.clone()),
            None => {
                let name = wording::term(vocabularies, Scheme::Languages, language.as_str());
                texts.push((language.to_string(), name.to_owned(), vec![passage.clone()]));
            }
        }
    }
    texts
}

impl Page for RecordPage {
    fn head(&self) -> Head {
        Head {
            title: self.brief.title.clone(),
            description: s!("record-description", kind = &self.brief.kind, title = &self.brief.title),
            canonical: Some(self.address.clone()),
            json: Some(self.json.clone()),
            described: self.described.clone(),
            content_note: self.brief.content_note.is_some(),
            private: self.surroundings.trail.is_some(),
            unlisted: self.surroundings.trail.is_some(),
            section: match self.above.first().map(|link| link.href.as_str()) {
                Some(all) if all == url::MECHANISMS.here() => Some(Section::Mechanisms),
                Some(all) if all == url::PRACTICES.here() => Some(Section::Practices),
                _ => None,
            },
            ..Head::default()
        }
    }
}

impl Render for RecordPage {
    fn render(&self) -> Markup {
        html! {
            @if let Some(note) = &self.brief.content_note { (content_note(note)) }
            (breadcrumbs(&self.above, &self.brief.title))
            @if let Some(found) = &self.surroundings.trail { (trail(found)) }
            article.record {
                (self.heading())
                div.text {
                    (self.told_in_sentences())
                    @for (heading, lines) in &self.agenda { (agenda(heading, lines, &self.language)) }
                    (self.summary())
                }
                aside.facts aria-labelledby="facts" { h2 #facts { (t!("record-facts")) } (facts(&self.facts)) }
                div.text {
                    (history(&self.history))
                    (self.related())
                    (ways(&self.surroundings.ways))
                    (alike::alike(&self.alike))
                    div #source-text {
                        @for (place, text) in self.texts.iter().enumerate() { (source_text(text, place == 0)) }
                    }
                    (sources(&self.sources))
                    (provenance(&self.provenance))
                    (cite_section(&self.citation))
                }
            }
        }
    }
}

impl RecordPage {
    fn heading(&self) -> Markup {
        let brief = &self.brief;
        html! {
            header {
                (over_title(brief))
                h1 lang=[language::foreign(&brief.language)] { (brief.title) }
                @for (language, title) in &self.titles { p.title-in { (in_language(language, title)) } }
                @if !self.aliases.is_empty() { p.aliases { (t!("record-aliases", names = self.aliases.join("; "))) } }
                p.marks { (marks(brief)) }
                (self.contents())
                @if self.non_attributable {
                    p.caution-line {
                        (t!("record-non-attributable"))
                    }
                }
            }
        }
    }

    /// The way to each part of a long page.
    fn contents(&self) -> Markup {
        let parts = [
            (!self.told.1.is_empty(), "told", self.told.0),
            (!self.summary.is_empty(), "summary", s!("record-summary")),
            (true, "facts", s!("record-facts")),
            (!self.history.violations.is_empty(), "violations", s!("mark-violations")),
            (!self.history.decisions.is_empty(), "decisions", s!("record-decisions")),
            (!self.history.reports.is_empty(), "reports", s!("record-reports")),
            (!self.related.is_empty(), "related", s!("record-related")),
            (!self.alike.is_empty(), "alike", s!("record-alike")),
            (!self.texts.is_empty(), "source-text", s!("record-source-text")),
            (true, "sources", s!("record-sources")),
            (true, "provenance", s!("record-checked")),
            (true, "cite", s!("record-cite")),
        ];
        html! {
            nav.contents aria-label=(s!("on-this-page")) {
                @for (place, (_, anchor, name)) in parts.iter().filter(|(is_there, ..)| *is_there).enumerate() {
                    @if place > 0 { " · " }
                    a href={ "#" (anchor) } { (name) }
                }
            }
        }
    }

    fn told_in_sentences(&self) -> Markup {
        let (heading, told) = &self.told;
        html! {
            @if !told.is_empty() {
                section.told aria-labelledby="told" {
                    h2 #told { (heading) } dl { @for one in told { (told_line(one, &self.language)) } }
                }
            }
        }
    }

    fn summary(&self) -> Markup {
        html! {
            @if !self.summary.is_empty() {
                section.summary aria-labelledby="summary" lang=[language::foreign(&self.language)] dir=[direction(&self.language)] {
                    h2 #summary lang=(language::code()) dir=(language::current().direction()) { (t!("record-summary")) }
                    (passages(&self.summary, ""))
                }
            }
        }
    }

    fn related(&self) -> Markup {
        html! {
            @if !self.related.is_empty() {
                section aria-labelledby="related" {
                    h2 #related { (t!("record-related")) }
                    @if let Some(drawn) = &self.surroundings.drawn { (neighbourhood(drawn)) }
                    @for (relation, briefs) in &self.related {
                        h3 { (relation) }
                        ul.related { @for brief in briefs { (related_line(brief)) } }
                    }
                }
            }
        }
    }
}

fn told_line(passage: &Passage, language: &str) -> Markup {
    let anchor = passage.anchor();
    html! {
        div id=(anchor) {
            dt { a.number href={ "#" (anchor) } { (wording::passage(passage)) } }
            dd lang=[language::foreign(language)] dir=[direction(language)] { (crate::components::passages::marked_up(passage)) }
        }
    }
}

fn related_line(brief: &Brief) -> Markup {
    html! {
        li {
            (link(&Link::new(&*brief.title, &*brief.href)))
            span.remark {
                " " (brief.kind)
                @if let Some(years) = &brief.years { (wording::comma()) (years) }
            }
        }
    }
}

fn agenda(heading: &str, lines: &[String], language: &str) -> Markup {
    html! {
        @if !lines.is_empty() {
            section { h2 { (heading) } ul.plain lang=[language::foreign(language)] dir=[direction(language)] { @for line in lines { li { (line) } } } }
        }
    }
}

/// The first language has the anchors that others link to.
fn source_text((code, name, text): &(String, String, Vec<Passage>), first: bool) -> Markup {
    let apart = if first { String::new() } else { format!("-{code}") };
    html! {
        section.source-text {
            h2 { (t!("source-text-in", language = name)) }
            div lang=(code) dir=[direction(code)] { (passages(text, &apart)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{attribute, get, text};

    #[tokio::test]
    async fn what_is_like_it_is_named_with_the_reason() {
        let page = get("/records/case-test").await;
        let alike = text(&page.body, "#alike ~ .related li");
        assert!(
            alike[0].starts_with("Commission of Inquiry on Burundi Alike in country or area: Burundi"),
            "{alike:?}"
        );
        assert!(alike.iter().all(|one| one.contains("Alike in ")), "{alike:?}");
        let linked = get("/records/coi-burundi-2016").await;
        assert!(text(&linked.body, "#alike ~ .related li").iter().all(|one| !one.starts_with("Planned handover")));
    }

    #[tokio::test]
    async fn a_record_shows_what_it_says() {
        let page = get("/records/coi-burundi-2016").await;
        assert_eq!(page.status, 200);
        assert_eq!(text(&page.body, "h1"), ["Commission of Inquiry on Burundi"]);
        assert_eq!(attribute(&page.body, ".title-in span", "lang"), ["ar", "fr"]);
        assert_eq!(text(&page.body, ".crumbs li")[0], "Mechanisms");
        assert!(text(&page.body, ".caution")[0].contains("This page speaks of sexual violence."));
        assert_eq!(attribute(&page.body, ".summary .number", "href"), ["#s1", "#s2"]);
        assert_eq!(attribute(&page.body, ".source-text .passage", "id"), ["p87"]);
        assert_eq!(text(&page.body, "#related ~ h3"), ["Lesson recorded in"]);
        assert_eq!(
            attribute(&page.body, "[rel=alternate][type='application/json']", "href"),
            ["/records/coi-burundi-2016.json"]
        );
    }

    #[tokio::test]
    async fn every_told_field_can_be_linked_to() {
        let page = get("/records/gp-handover").await;
        assert_eq!(attribute(&page.body, ".told dl > div", "id"), ["f-measure", "f-outcome"]);
        assert_eq!(text(&page.body, ".lesson"), ["Lesson: what did not work"]);
    }

    #[tokio::test]
    async fn former_slugs_and_capitals_move_to_the_slug() {
        for name in ["coi-burundi", "COI-Burundi-2016"] {
            let page = get(&format!("/records/{name}")).await;
            assert_eq!((page.status, page.header("location")), (301, "/records/coi-burundi-2016"), "{name}");
            let json = get(&format!("/records/{name}.json")).await;
            assert_eq!((json.status, json.header("location")), (301, "/records/coi-burundi-2016.json"), "{name}");
        }
    }

    #[tokio::test]
    async fn a_record_that_is_not_there_names_those_near() {
        let page = get("/records/coi-burundi-2019").await;
        assert_eq!(page.status, 404);
        assert!(attribute(&page.body, "main a", "href").contains(&"/records/coi-burundi-2016".to_owned()));
    }

    #[tokio::test]
    async fn meetings_under_a_rule_say_so() {
        let page = get("/records/case-test").await;
        assert!(text(&page.body, ".caution-line")[0].starts_with("Non-attributable."));
    }
}
