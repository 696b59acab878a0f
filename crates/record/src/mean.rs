//! From what a file says to what it means.

use std::collections::BTreeMap;

use crate::fields_reader::{Complaints, Fields};
use crate::{
    Classification, Dates, Decision, End, EventFacts, FIELDS, Field, Finding, Holding, Link, MechanismFacts, Node,
    Origin, PartialDate, Position, PracticeFacts, Problem, Provenance, RawRecord, Record, RecordType, ReportRef,
    Scheme, Sensitivity, Slug, Source, SourceText, Status, Symbol, TermId, Value, Violation, Vocabularies, nearest,
};

/// What came of a [`RawRecord`]: a record if nothing was wrong, and everything that was.
#[derive(Clone, Debug)]
pub struct Meant {
    /// The record; none where there is a problem.
    pub record: Option<Record>,
    /// Where in the file stands what only the whole corpus can check.
    pub spots: Spots,
    /// Everything that is wrong with this file.
    pub problems: Vec<Problem>,
}

/// Places of values that other records have a say in, in the order of the record's own lists.
#[derive(Clone, Debug, Default)]
pub struct Spots {
    /// Of the links' targets.
    pub links: Vec<Position>,
    /// Of the symbols.
    pub symbols: Vec<Position>,
    /// Of the shared symbols.
    pub shared_symbols: Vec<Position>,
    /// Of the old slugs.
    pub formerly: Vec<Position>,
}

/// Read a record's meaning with the vocabularies. Collects every problem; a record comes out only where there is none.
pub fn mean(raw: &RawRecord, vocabularies: &Vocabularies) -> Meant {
    let mut complaints = Complaints { file: &raw.file, vocabularies, problems: Vec::new() };
    let mut spots = Spots::default();
    let record =
        Fields::of(&raw.front, "", &mut complaints).and_then(|fields| record(raw, fields, &mut spots, &mut complaints));
    let record = record.filter(|_| complaints.problems.is_empty());
    Meant { record, spots, problems: complaints.problems }
}

fn record(raw: &RawRecord, mut fields: Fields, spots: &mut Spots, complaints: &mut Complaints) -> Option<Record> {
    let slug = slug(raw, complaints);
    let kind = kind(raw, &mut fields, complaints);
    known_fields(&fields, kind, complaints);
    let titles = titles(&mut fields, complaints);
    let (at_symbols, symbols) = split(fields.all::<Symbol>("symbols", complaints));
    let (at_shared, shared_symbols) = split(fields.all::<Symbol>("shared_symbols", complaints));
    let (at_formerly, formerly) = split(fields.all::<Slug>("formerly", complaints));
    let (at_links, links) = split(links(&mut fields, complaints));
    *spots = Spots { links: at_links, symbols: at_symbols, shared_symbols: at_shared, formerly: at_formerly };
    let dates = dates(&mut fields, complaints);
    let status = status(&mut fields, kind, &dates, complaints);
    let title = fields.needed("title", complaints);
    let sources = sources(&mut fields, complaints);
    let provenance = provenance(&mut fields, complaints);
    let sensitivity = sensitivity(&mut fields, complaints);
    let mut passages = raw.passages.clone();
    if sensitivity.source_text() == SourceText::MetadataOnly {
        passages.retain(|passage| !matches!(passage.origin, Origin::Source(_)));
    }
    if passages.is_empty() {
        complaints.add(raw.front.at, "", "the record has no text below its facts: write its summary".to_owned(), None);
    }
    Some(Record {
        title: title.unwrap_or_default(),
        titles,
        aliases: fields.texts("aliases", complaints),
        symbols,
        shared_symbols,
        body: fields.terms("body", Scheme::Bodies, complaints),
        mechanism_type: fields.term("mechanism_type", Scheme::MechanismTypes, complaints),
        status,
        dates,
        countries: countries(&mut fields, complaints),
        situations: fields.terms("situations", Scheme::Situations, complaints),
        frameworks: fields.terms("frameworks", Scheme::Frameworks, complaints),
        relation: fields.terms("relation", Scheme::Relations, complaints),
        classification: classification(&mut fields, complaints),
        themes: fields.terms("themes", Scheme::Themes, complaints),
        groups: fields.terms("groups", Scheme::Groups, complaints),
        violations: violations(&mut fields, complaints),
        mechanism: mechanism(&mut fields, complaints),
        practice: practice(&mut fields, complaints),
        holding: holding(&mut fields, complaints),
        misread: fields.text("misread", complaints),
        event: event(&mut fields, complaints),
        links,
        sources,
        sensitivity,
        language: fields.term("language", Scheme::Languages, complaints).unwrap_or_else(|| "en".into()),
        formerly,
        passages,
        slug: slug?,
        kind: kind?,
        provenance: provenance?,
    })
}

fn split<T>(located: Vec<(Position, T)>) -> (Vec<Position>, Vec<T>) {
    located.into_iter().unzip()
}

fn slug(raw: &RawRecord, complaints: &mut Complaints) -> Option<Slug> {
    raw.slug
        .parse()
        .map_err(|error: crate::SlugError| complaints.add(Position::START, "", error.to_string(), None))
        .ok()
}

fn kind(raw: &RawRecord, fields: &mut Fields, complaints: &mut Complaints) -> Option<RecordType> {
    fields.needed("type", complaints)?;
    let at = fields.node("type").map_or(Position::START, |node| node.at);
    let term = fields.term("type", Scheme::RecordTypes, complaints)?;
    let kind: RecordType = term.as_str().parse().ok()?;
    if raw.folder != kind.folder() && raw.folder != "collections" {
        let message = format!("a record of type `{kind}` lies in `{}/`, not in `{}/`", kind.folder(), raw.folder);
        complaints.add(at, "type", message, None);
    }
    Some(kind)
}

/// Refuse fields that do not exist, fields of another kind of record, and fields given twice.
fn known_fields(fields: &Fields, kind: Option<RecordType>, complaints: &mut Complaints) {
    let mut seen: Vec<&str> = Vec::new();
    for (at, name) in fields.names() {
        match (Field::named(name), kind) {
            (None, _) => {
                let near = nearest(name, FIELDS.iter().map(|field| field.name));
                complaints.add(at, name, format!("there is no field `{name}`"), near);
            }
            (Some(field), Some(kind)) if !field.fits(kind) => {
                let message = format!("`{name}` ({}) is not a field of a record of type `{kind}`", field.holds);
                complaints.add(at, name, message, None);
            }
            _ if seen.contains(&name) => complaints.add(at, name, format!("`{name}` stands here twice"), None),
            _ => seen.push(name),
        }
    }
}

fn titles(fields: &mut Fields, complaints: &mut Complaints) -> BTreeMap<TermId, String> {
    let Some(Node { at, value }) = fields.node("titles") else { return BTreeMap::new() };
    let Value::Map(entries) = value else {
        complaints.add(*at, "titles", "write one title a language, `fr: …`".to_owned(), None);
        return BTreeMap::new();
    };
    let languages = complaints.vocabularies.scheme(Scheme::Languages);
    let mut titles = BTreeMap::new();
    for (key_at, key, node) in entries {
        match (languages.get(key), &node.value) {
            (Some(term), Value::Text(title)) if !title.trim().is_empty() => {
                titles.insert(term.slug.clone(), title.trim().to_owned());
            }
            (Some(_), _) => complaints.add(node.at, "titles", format!("the title in `{key}` is not a text"), None),
            (None, _) => {
                let near = nearest(key, languages.terms().iter().map(|term| term.slug.as_str()));
                let message = format!("`{key}` is not a language of vocabulary/languages.toml");
                complaints.add(*key_at, "titles", message, near);
            }
        }
    }
    titles
}

fn dates(fields: &mut Fields, complaints: &mut Complaints) -> Dates {
    let Some(mut group) = fields.group("dates", complaints) else { return Dates::default() };
    let dates = Dates {
        created: group.parsed("created", complaints),
        appointed: group.parsed("appointed", complaints),
        first_report: group.parsed("first_report", complaints),
        ended: group.parsed("ended", complaints),
        adopted: group.parsed("adopted", complaints),
        published: group.parsed("published", complaints),
        in_force: group.parsed("in_force", complaints),
        decided: group.parsed("decided", complaints),
        held: group.parsed("held", complaints),
        until: group.parsed("until", complaints),
    };
    let at = group.at;
    let ended = match dates.ended {
        Some(End::On(date)) => Some(date),
        _ => None,
    };
    for (earlier, early, later, late) in [
        ("created", dates.created, "appointed", dates.appointed),
        ("created", dates.created, "ended", ended),
        ("adopted", dates.adopted, "in_force", dates.in_force),
        ("held", dates.held, "until", dates.until),
    ] {
        if let (Some(early), Some(late)) = (early, late)
            && late < early
            && late.year() <= early.year()
            && !early.to_string().starts_with(&late.to_string())
        {
            complaints.add(at, "dates", format!("`{later}` ({late}) lies before `{earlier}` ({early})"), None);
        }
    }
    group.finish(complaints);
    dates
}

fn status(fields: &mut Fields, kind: Option<RecordType>, dates: &Dates, complaints: &mut Complaints) -> Option<Status> {
    let checked = fields.parsed::<PartialDate>("status_checked", complaints);
    let note = fields.text("status_note", complaints);
    let at = fields.node("status")?.at;
    let slug = fields.term("status", Scheme::Statuses, complaints)?;
    let term = complaints.vocabularies.scheme(Scheme::Statuses).get(slug.as_str())?;
    if let Some(kind) = kind
        && !term.applies.is_empty()
        && term.applies.iter().all(|applies| applies.as_str() != kind.as_str())
    {
        complaints.add(at, "status", format!("`{slug}` is not a status of a record of type `{kind}`"), None);
    }
    let contradiction = match (term.family.as_deref(), dates.ended) {
        (Some("running"), Some(End::On(date))) => Some(format!("`{slug}` says it runs, `dates.ended` says {date}")),
        (Some("ended" | "never-worked"), Some(End::Ongoing)) => {
            Some(format!("`{slug}` says it is over, `dates.ended` says `ongoing`"))
        }
        (Some("ended" | "never-worked"), None) if kind.is_some_and(RecordType::lasts) => {
            Some(format!("`{slug}` says it is over: write when under `dates.ended`, if only the year"))
        }
        _ => None,
    };
    if let Some(message) = contradiction {
        complaints.add(at, "status", message, None);
    }
    Some(Status { term: slug, checked, note })
}

/// The countries; `WLD` stands for none and alone.
fn countries(fields: &mut Fields, complaints: &mut Complaints) -> Vec<TermId> {
    let at = fields.node("countries").map(|node| node.at);
    let mut countries = fields.terms("countries", Scheme::Countries, complaints);
    let world = countries.iter().any(TermId::is_no_country);
    if let Some(at) = at
        && world
        && countries.len() > 1
    {
        let message = "`WLD` means no country focus and stands alone: take it out or the others".to_owned();
        complaints.add(at, "countries", message, None);
    }
    countries.retain(|country| !country.is_no_country());
    countries
}

fn classification(fields: &mut Fields, complaints: &mut Complaints) -> Vec<Classification> {
    let mut list = Vec::new();
    for mut group in fields.groups("classification", complaints) {
        let term = group.needed("term", complaints).and(group.term("term", Scheme::Classifications, complaints));
        let by = group.needed("by", complaints);
        let date = group.parsed("date", complaints);
        list.extend(term.zip(by).map(|(term, by)| Classification { term, by, date }));
        group.finish(complaints);
    }
    list
}

fn violations(fields: &mut Fields, complaints: &mut Complaints) -> Vec<Violation> {
    let mut list = Vec::new();
    for mut group in fields.groups("violations", complaints) {
        let term = group.needed("term", complaints).and(group.term("term", Scheme::Violations, complaints));
        let level = group.needed("level", complaints).and(group.term("level", Scheme::FindingLevels, complaints));
        let standard = group.text("standard", complaints);
        let by = group.text("by", complaints);
        if level.as_ref().is_some_and(|level| level.as_str() == "found") && (standard.is_none() || by.is_none()) {
            let message = "a violation that was found needs `standard` (of proof) and `by` (which body)".to_owned();
            complaints.add(group.at, "violations", message, None);
        }
        let violation = |(term, level)| Violation { term, finding: Finding { level, standard, by } };
        list.extend(term.zip(level).map(violation));
        group.finish(complaints);
    }
    list
}

fn links(fields: &mut Fields, complaints: &mut Complaints) -> Vec<(Position, Link)> {
    let mut list = Vec::new();
    for mut group in fields.groups("links", complaints) {
        let rel = group.needed("rel", complaints).and(group.term("rel", Scheme::LinkRelations, complaints));
        let at = group.node("to").map_or(group.at, |node| node.at);
        let to = group.needed("to", complaints).and(group.parsed("to", complaints));
        list.extend(rel.zip(to).map(|(rel, to)| (at, Link { rel, to })));
        group.finish(complaints);
    }
    list
}

fn sources(fields: &mut Fields, complaints: &mut Complaints) -> Vec<Source> {
    let at = fields.node("sources").map_or(fields.at, |node| node.at);
    let mut list = Vec::new();
    for mut group in fields.groups("sources", complaints) {
        let title = group.needed("title", complaints);
        let publisher = group.needed("publisher", complaints);
        let symbol = group.parsed("symbol", complaints);
        let url = url(&mut group, complaints);
        let date = group.parsed("date", complaints);
        // What is in print, or is no longer where it was, is found by its date.
        if symbol.is_none() && url.is_none() && date.is_none() {
            let message = "a source needs a `url` or a `symbol`, or the `date` of what is in print".to_owned();
            complaints.add(group.at, "sources", message, None);
        }
        let source = Source {
            title: title.unwrap_or_default(),
            publisher: publisher.unwrap_or_default(),
            symbol,
            url,
            date,
            language: group.term("language", Scheme::Languages, complaints),
            pinpoint: group.text("pinpoint", complaints),
            seen: group.parsed("seen", complaints),
            supports: group.text("supports", complaints),
        };
        group.finish(complaints);
        list.push(source);
    }
    if list.is_empty() {
        let message = "there is no source: a record needs at least one under `sources`".to_owned();
        complaints.add(at, "sources", message, None);
    }
    list
}

fn url(group: &mut Fields, complaints: &mut Complaints) -> Option<String> {
    let at = group.node("url")?.at;
    let url = group.text("url", complaints)?;
    let web = ["https://", "http://"].iter().any(|scheme| url.starts_with(scheme));
    if web && !url.contains(char::is_whitespace) {
        return Some(url);
    }
    complaints.add(at, "sources.url", format!("`{url}` is not a web address: it begins with `https://`"), None);
    None
}

fn provenance(fields: &mut Fields, complaints: &mut Complaints) -> Option<Provenance> {
    let at = fields.at;
    let Some(mut group) = fields.group("provenance", complaints) else {
        if fields.node("provenance").is_none() {
            let message = "the field `provenance` is missing: say when the record was `written`".to_owned();
            complaints.add(at, "provenance", message, None);
        }
        return None;
    };
    let written = group.needed("written", complaints).and(group.parsed("written", complaints));
    let verified = group.parsed("verified", complaints);
    let changed_at = group.node("changed").map_or(group.at, |node| node.at);
    let changed: Option<PartialDate> = group.parsed("changed", complaints);
    let to_check = group.texts("to_check", complaints);
    group.finish(complaints);
    let written: PartialDate = written?;
    if let Some(changed) = changed.filter(|changed| *changed < written) {
        let message = format!("`{changed}` is before the record was written, on `{written}`");
        complaints.add(changed_at, "provenance.changed", message, None);
    }
    Some(Provenance { written, verified, changed, to_check })
}

fn sensitivity(fields: &mut Fields, complaints: &mut Complaints) -> Sensitivity {
    let Some(mut group) = fields.group("sensitivity", complaints) else { return Sensitivity::default() };
    let content_note = group.text("content_note", complaints);
    let at = group.node("attribution").map_or(group.at, |node| node.at);
    let attribution = group.text("attribution", complaints);
    if let Some(other) = attribution.as_deref().filter(|value| *value != "non-attributable") {
        let message = format!("`{other}` is not known here");
        complaints.add(at, "sensitivity.attribution", message, Some("non-attributable"));
    }
    let source_text = group.parsed("source_text", complaints);
    group.finish(complaints);
    Sensitivity { content_note, non_attributable: attribution.is_some(), source_text }
}

fn mechanism(fields: &mut Fields, complaints: &mut Complaints) -> MechanismFacts {
    MechanismFacts {
        members: fields.texts("members", complaints),
        access: fields.term("access", Scheme::Access, complaints),
        standard_of_proof: fields.text("standard_of_proof", complaints),
        visibility: fields.term("visibility", Scheme::Visibility, complaints),
        decisions: decisions(fields, complaints),
        reports: reports(fields, complaints),
    }
}

const DECIDED: [&str; 5] = ["created", "extended", "widened", "ended", "rejected"];

fn decisions(fields: &mut Fields, complaints: &mut Complaints) -> Vec<Decision> {
    let mut list = Vec::new();
    for mut group in fields.groups("decisions", complaints) {
        let at = group.node("what").map_or(group.at, |node| node.at);
        let what = group.needed("what", complaints);
        if let Some(what) = what.as_deref().filter(|what| !DECIDED.contains(what)) {
            let message = format!("`{what}` is not what a decision does: write one of {}", DECIDED.join(", "));
            complaints.add(at, "decisions.what", message, nearest(what, DECIDED));
        }
        list.push(Decision {
            symbol: group.parsed("symbol", complaints),
            date: group.parsed("date", complaints),
            what: what.unwrap_or_default(),
            vote: group.parsed("vote", complaints),
        });
        group.finish(complaints);
    }
    list
}

fn reports(fields: &mut Fields, complaints: &mut Complaints) -> Vec<ReportRef> {
    let mut list = Vec::new();
    for mut group in fields.groups("reports", complaints) {
        let report = ReportRef {
            symbol: group.parsed("symbol", complaints),
            title: group.text("title", complaints),
            date: group.parsed("date", complaints),
        };
        if report.symbol.is_none() && report.title.is_none() {
            complaints.add(group.at, "reports", "a report needs a `symbol` or a `title`".to_owned(), None);
        }
        group.finish(complaints);
        list.push(report);
    }
    list
}

fn practice(fields: &mut Fields, complaints: &mut Complaints) -> PracticeFacts {
    PracticeFacts {
        context: fields.text("context", complaints),
        actor: fields.text("actor", complaints),
        measure: fields.text("measure", complaints),
        outcome: fields.text("outcome", complaints),
        limits: fields.text("limits", complaints),
        transferability: fields.text("transferability", complaints),
        practice_type: fields.terms("practice_type", Scheme::PracticeTypes, complaints),
        evidence_level: fields.term("evidence_level", Scheme::EvidenceLevels, complaints),
        evidence_why: fields.text("evidence_why", complaints),
        stage: fields.terms("stage", Scheme::Stages, complaints),
        lesson: fields.flag("lesson", complaints),
        murad_principle: fields.text("murad_principle", complaints),
    }
}

fn holding(fields: &mut Fields, complaints: &mut Complaints) -> Vec<Holding> {
    let mut list = Vec::new();
    for mut group in fields.groups("holding", complaints) {
        let text = group.needed("text", complaints);
        let pinpoint = group.text("pinpoint", complaints);
        list.extend(text.map(|text| Holding { text, pinpoint }));
        group.finish(complaints);
    }
    list
}

fn event(fields: &mut Fields, complaints: &mut Complaints) -> EventFacts {
    EventFacts {
        series: fields.text("series", complaints),
        series_number: fields.text("series_number", complaints),
        place: fields.text("place", complaints),
        partners: fields.texts("partners", complaints),
        topics: fields.texts("topics", complaints),
        aims: fields.texts("aims", complaints),
    }
}
