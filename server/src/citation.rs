//! How a record, and the document it describes, are cited: in the styles of the field, to the paragraph.
//!
//! A [`Work`] is what is cited, an [`Edition`] where and in which state it was read; a style makes a [`Reference`] of them.

mod apa;
mod chicago;
mod oscola;
mod un;
mod work;

pub use work::{Kind, Pinpoint, Work, is_kept};

use maud::{Markup, html};
use record::{Origin, PartialDate, Passage, Record, Vocabularies};
use search::IndexInfo;

use crate::origin::WebOrigin;
use crate::{s, wording};

/// Where a record was read, and in which state.
#[derive(Clone, Debug)]
pub struct Edition {
    pub origin: WebOrigin,
    /// The index, by the beginning of its digest.
    pub index: String,
    /// The day the index was built.
    pub built: PartialDate,
    /// The day of reading.
    pub read: PartialDate,
}

impl Edition {
    pub fn new(origin: &WebOrigin, info: &IndexInfo) -> Self {
        Self {
            origin: origin.clone(),
            index: wording::short_digest(info).to_owned(),
            built: wording::day_built(info),
            read: wording::today().unwrap_or_else(|_| wording::day_built(info)),
        }
    }
}

/// A citation, ready to be set: stretches of text, some of them in italics.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    parts: Vec<(String, bool)>,
}

impl Reference {
    fn plain(mut self, text: impl Into<String>) -> Self {
        self.parts.push((text.into(), false));
        self
    }

    fn italic(mut self, text: impl Into<String>) -> Self {
        self.parts.push((text.into(), true));
        self
    }

    /// Something more where there is something: `, para. 87`.
    fn with(self, before: &str, text: Option<impl AsRef<str>>, after: &str) -> Self {
        match text {
            Some(text) => self.plain(format!("{before}{}{after}", text.as_ref())),
            None => self,
        }
    }

    /// Its stretches, and whether they stand in italics.
    pub fn parts(&self) -> &[(String, bool)] {
        &self.parts
    }

    /// As plain text.
    pub fn text(&self) -> String {
        self.parts.iter().map(|(text, _)| text.as_str()).collect()
    }

    /// As it is set on a page.
    pub fn markup(&self) -> Markup {
        html! { @for (text, italic) in &self.parts { @if *italic { i { (text) } } @else { (text) } } }
    }

    /// As Markdown.
    pub fn markdown(&self) -> String {
        let set = |(text, italic): &(String, bool)| if *italic { format!("*{text}*") } else { text.clone() };
        self.parts.iter().map(set).collect()
    }
}

/// The styles, in the order they are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Un,
    Oscola,
    Chicago,
    Apa,
}

impl Style {
    pub const ALL: [Self; 4] = [Self::Un, Self::Oscola, Self::Chicago, Self::Apa];

    /// What readers know it by.
    pub fn label(self) -> &'static str {
        match self {
            Self::Un => "UN editorial",
            Self::Oscola => "OSCOLA",
            Self::Chicago => "Chicago (note)",
            Self::Apa => "APA",
        }
    }

    /// Its name for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Un => "un",
            Self::Oscola => "oscola",
            Self::Chicago => "chicago",
            Self::Apa => "apa",
        }
    }

    /// The citation of a work, to a place in it where one is given.
    pub fn cite(self, work: &Work, pinpoint: Option<&Pinpoint>, edition: &Edition) -> Reference {
        match self {
            Self::Un => un::cite(work, pinpoint, edition),
            Self::Oscola => oscola::cite(work, pinpoint, edition),
            Self::Chicago => chicago::cite(work, pinpoint, edition),
            Self::Apa => apa::cite(work, pinpoint, edition),
        }
    }
}

/// The works that a record, or one of its passages, is cited as, each with what it is: the document where the record describes one, then
/// the record. A passage belongs to one of the two.
pub fn cited(record: &Record, passage: Option<&Passage>, vocabularies: &Vocabularies) -> Vec<(&'static str, Work)> {
    let document = Some(Work::of(record, vocabularies)).filter(|work| work.kind != Kind::Entry);
    let of_source = |passage: &Passage| matches!(passage.origin, Origin::Source(_));
    let ours = passage.is_none_or(|passage| !of_source(passage) || document.is_none());
    let theirs = passage.is_none_or(of_source);
    let document = document.filter(|_| theirs).map(|work| (s!("cite-document"), work));
    document.into_iter().chain(ours.then(|| (s!("cite-record"), Work::entry(record)))).collect()
}

/// Several names as they are read: `A`, `A and B`, `A, B and C`.
fn listed(names: &[String], and: &str) -> Option<String> {
    match names {
        [] => None,
        [only] => Some(only.clone()),
        [first @ .., last] => Some(format!("{} {and} {last}", first.join(", "))),
    }
}

/// A date with the month first, as American styles have it.
fn american(date: PartialDate) -> String {
    let long = date.long();
    match long.splitn(3, ' ').collect::<Vec<_>>().as_slice() {
        [day, month, year] => format!("{month} {day}, {year}"),
        _ => long,
    }
}

#[cfg(test)]
mod tests;
