use maud::{Markup, html};
use record::{Record, RecordType, Scheme, Vocabularies};
use search::Facet;

use super::link::{Link, link};
use super::mark::{Mark, mark};
use crate::{s, t, url, wording};

/// A record in a list: what it is, where and when, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    pub kind: String,
    pub title: String,
    pub href: String,
    /// The language of the title.
    pub language: String,
    /// The language of what is written about it.
    pub written_in: String,
    pub places: String,
    pub years: Option<String>,
    pub marks: Vec<Mark>,
    /// Whether it shows what did not work.
    pub lesson: bool,
    pub content_note: Option<String>,
}

/// How many places are named before the rest are counted.
const PLACES: usize = 3;

impl Brief {
    pub fn new(record: &Record, vocabularies: &Vocabularies) -> Self {
        Self {
            kind: kind(record, vocabularies),
            title: wording::title(record).to_owned(),
            href: url::record(&record.slug),
            language: wording::title_language(record),
            written_in: record.language.to_string(),
            places: places(record, vocabularies),
            years: record.years().map(wording::years),
            marks: Mark::of(record, vocabularies),
            lesson: record.practice.lesson,
            content_note: record.sensitivity.content_note.clone(),
        }
    }

    /// To the record, by its title.
    pub fn link(&self) -> Link {
        Link::new(&*self.title, &*self.href).said_in(&self.language)
    }
}

/// The kind of record, then the kind of mechanism or practice.
fn kind(record: &Record, vocabularies: &Vocabularies) -> String {
    let kind = wording::term(vocabularies, Scheme::RecordTypes, record.kind.as_str());
    let finer = match record.kind {
        RecordType::Mechanism => record.mechanism_type.as_ref().map(|term| (Facet::MechanismType, term)),
        RecordType::GoodPractice => record.practice.practice_type.first().map(|term| (Facet::PracticeType, term)),
        _ => record.body.first().map(|term| (Facet::Body, term)),
    };
    match finer {
        Some((facet, term)) => {
            format!("{kind} · {}", wording::term(vocabularies, facet.scheme(), term.as_str()))
        }
        None => kind.to_owned(),
    }
}

fn places(record: &Record, vocabularies: &Vocabularies) -> String {
    let label = |country| wording::term(vocabularies, Scheme::Countries, country);
    let named: Vec<&str> = record.countries.iter().take(PLACES).map(|country| label(country.as_str())).collect();
    match record.countries.len().saturating_sub(PLACES) {
        0 => wording::listed(&named),
        more => s!("places-more", places = wording::listed(&named), count = more),
    }
}

/// The line above a title: what it is on one side, where and when on the other.
pub fn over_title(brief: &Brief) -> Markup {
    html! {
        p.over {
            span.kind { (brief.kind) }
            @if brief.lesson { span.lesson { (t!("card-lesson")) } }
            span.where {
                (brief.places)
                @if let Some(years) = &brief.years {
                    @if !brief.places.is_empty() { (wording::comma()) }
                    (years)
                }
            }
        }
    }
}

pub fn marks(brief: &Brief) -> Markup {
    html! { @for one in &brief.marks { (mark(one)) } }
}

/// A list of records, one short entry each.
pub fn briefs(briefs: &[Brief]) -> Markup {
    html! {
        ul.briefs {
            @for brief in briefs {
                li {
                    (over_title(brief))
                    p.title { (link(&brief.link())) }
                    @if !brief.marks.is_empty() { p.marks { (marks(brief)) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Brief, briefs};
    use crate::testing::{attribute, records, text, vocabularies};

    #[test]
    fn an_entry_says_what_where_when() {
        let html = briefs(&[Brief::new(&records()[0], &vocabularies())]).into_string();
        assert_eq!(text(&html, ".kind"), ["Mechanism · Commission of inquiry"]);
        assert_eq!(text(&html, ".where"), ["Burundi, 2016–2021"]);
        assert_eq!(attribute(&html, ".title a", "href"), ["/records/coi-burundi-2016"]);
    }

    #[test]
    fn many_places_are_counted() {
        let mut record = records()[0].clone();
        record.countries = ["BDI", "COD", "RWA", "UGA", "KEN"].map(Into::into).to_vec();
        assert!(Brief::new(&record, &vocabularies()).places.ends_with(" and 2 more"));
    }
}
