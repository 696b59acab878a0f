//! Where the facts of a record come from, and who checked them.

use maud::{Markup, html};
use record::{Scheme, Source, Vocabularies};

use super::history::{Carriers, SymbolLink, symbol_link};
use crate::components::link::{direction, outside};
use crate::{language, t, wording};

/// A source as it is listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceLine {
    pub title: String,
    pub address: Option<String>,
    /// The code of its language, and its name where that is not English.
    pub language: Option<(String, String)>,
    pub publisher: String,
    pub symbol: Option<SymbolLink>,
    pub date: Option<String>,
    /// Where in it.
    pub pinpoint: Option<String>,
    pub supports: Option<String>,
    pub seen: Option<String>,
}

impl SourceLine {
    pub fn new(source: &Source, vocabularies: &Vocabularies, carriers: &Carriers) -> Self {
        let name = |code: &str| wording::term(vocabularies, Scheme::Languages, code).to_owned();
        let foreign = source.language.as_ref().filter(|language| language::foreign(language.as_str()).is_some());
        Self {
            title: source.title.clone(),
            address: source.url.clone(),
            language: foreign.map(|language| (language.to_string(), name(language.as_str()))),
            publisher: source.publisher.clone(),
            symbol: source.symbol.as_ref().map(|symbol| SymbolLink::new(symbol, carriers)),
            date: source.date.map(wording::date),
            pinpoint: source.pinpoint.clone(),
            supports: source.supports.clone(),
            seen: source.seen.map(wording::date),
        }
    }
}

pub fn sources(sources: &[SourceLine]) -> Markup {
    html! {
        section.sources aria-labelledby="sources" {
            h2 #sources { (t!("record-sources")) }
            ol { @for (place, one) in sources.iter().enumerate() { li id={ "source-" (place + 1) } { (source(one)) } } }
        }
    }
}

fn source(source: &SourceLine) -> Markup {
    let language = source.language.as_ref();
    let code = language.map(|(code, _)| code.as_str());
    html! {
        span.title lang=[code] dir=[code.and_then(direction)] {
            @match source.address.as_deref().filter(|address| address.starts_with("http")) {
                Some(address) => (outside(address, &source.title)),
                None => (source.title),
            }
        }
        @if !source.title.ends_with(['.', '?', '!']) { "." }
        " " (source.publisher)
        @if let Some(symbol) = &source.symbol { ", " (symbol_link(symbol)) }
        @for detail in [&source.date, &source.pinpoint].into_iter().flatten() { ", " (detail) }
        @if let Some((_, name)) = language { (wording::comma()) (t!("source-in", language = name)) }
        "."
        span.remark {
            @if let Some(supports) = &source.supports { " " (t!("source-for", what = supports)) }
            @if let Some(seen) = &source.seen { " " (t!("source-seen", date = seen)) }
        }
    }
}

/// Who checked what, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    pub written: String,
    pub verified: Option<String>,
    pub changed: Option<String>,
    pub to_check: Vec<String>,
}

impl Provenance {
    pub fn new(provenance: &record::Provenance) -> Self {
        Self {
            written: wording::date(provenance.written),
            verified: provenance.verified.map(wording::date),
            changed: provenance.changed.map(wording::date),
            to_check: provenance.to_check.clone(),
        }
    }
}

pub fn provenance(provenance: &Provenance) -> Markup {
    html! {
        section aria-labelledby="provenance" {
            h2 #provenance { (t!("provenance-heading")) }
            p {
                (t!("provenance-written", date = &provenance.written)) " "
                @if let Some(changed) = &provenance.changed { (t!("provenance-changed", date = changed)) " " }
                @match &provenance.verified {
                    Some(verified) => (t!("provenance-verified", date = verified)),
                    None => (t!("provenance-not-verified")),
                }
            }
            @if !provenance.to_check.is_empty() {
                div.caution-line {
                    p { (t!("provenance-to-check")) }
                    ul lang=[language::foreign("en")] dir=[direction("en")] { @for line in &provenance.to_check { li { (line) } } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Carriers, Provenance, SourceLine, provenance, sources};
    use crate::testing::{attribute, records, text, vocabularies};

    #[test]
    fn a_source_says_what_it_carries() {
        let line = SourceLine::new(&records()[0].sources[0], &vocabularies(), &Carriers::new());
        let html = sources(&[line]).into_string();
        let all = "Résolution 33/24. Human Rights Council, A/HRC/RES/33/24, 30 September 2016, in French. \
                   For: creation. Seen 22 November 2026.";
        assert_eq!(text(&html, "li"), [all]);
        assert_eq!(attribute(&html, ".title", "lang"), ["fr"]);
        assert_eq!(attribute(&html, "a", "rel"), ["external noreferrer"]);
    }

    #[test]
    fn what_is_not_checked_is_said_plainly() {
        let html = provenance(&Provenance::new(&records()[0].provenance)).into_string();
        assert!(text(&html, "strong")[0].contains("Not yet verified"));
        assert_eq!(text(&html, "li"), ["the vote"]);
    }
}
