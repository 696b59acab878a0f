//! Records in the forms that other tools read: one record, a choice, or everything a search finds.

mod bibtex;
mod csl;
mod csv;
mod lines;
mod markdown;
mod ris;
mod stream;

pub use csv::row as csv_row;
pub use markdown::{escaped, whole as whole_markdown};
pub use stream::{chosen, search};

use record::{Record, Scheme, Vocabularies};
use search::{FACETS, Facet, IndexInfo, Library, Selected};

use crate::citation::{Edition, Work};
use crate::origin::WebOrigin;

/// A form of export. An address with its ending gives the same thing in this form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    Ris,
    Bibtex,
    Csl,
    Csv,
    Markdown,
    JsonLines,
}

impl Form {
    /// In the order they are offered.
    pub const ALL: [Self; 6] = [Self::Ris, Self::Bibtex, Self::Csl, Self::Csv, Self::Markdown, Self::JsonLines];

    /// What stands behind the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Ris => "ris",
            Self::Bibtex => "bib",
            Self::Csl => "csl.json",
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::JsonLines => "jsonl",
        }
    }

    /// What readers know it by.
    pub fn label(self) -> &'static str {
        match self {
            Self::Ris => "RIS",
            Self::Bibtex => "BibTeX",
            Self::Csl => "CSL-JSON",
            Self::Csv => "CSV",
            Self::Markdown => "Markdown",
            Self::JsonLines => "JSON lines",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Ris => "application/x-research-info-systems",
            Self::Bibtex => "application/x-bibtex",
            Self::Csl => "application/vnd.citationstyles.csl+json",
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::JsonLines => "application/jsonl",
        }
    }

    /// The form of an ending.
    pub fn of(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.ending() == ending)
    }

    /// What stands before all records.
    fn opening(self, about: &About) -> String {
        match self {
            Self::Ris | Self::JsonLines => String::new(),
            Self::Bibtex => bibtex::opening(about),
            Self::Csl => "[".to_owned(),
            Self::Csv => csv::opening(),
            Self::Markdown => markdown::opening(about),
        }
    }

    /// One record.
    fn entry(self, entry: &Entry, first: bool) -> String {
        match self {
            Self::Ris => ris::entry(entry),
            Self::Bibtex => bibtex::entry(entry),
            Self::Csl => format!("{}\n{}", if first { "" } else { "," }, csl::entry(entry)),
            Self::Csv => csv::entry(entry),
            Self::Markdown => markdown::entry(entry),
            Self::JsonLines => lines::entry(entry),
        }
    }

    /// What stands behind all records.
    fn closing(self) -> &'static str {
        if self == Self::Csl { "\n]\n" } else { "" }
    }

    /// One record alone.
    pub fn single(self, selected: &Selected, library: &Library, origin: &WebOrigin) -> String {
        let context = Context::new(library, origin);
        let about = About::new(1, &context);
        format!("{}{}{}", self.opening(&about), self.entry(&context.entry(selected), true), self.closing())
    }
}

/// What is said of an export as a whole.
struct About {
    total: usize,
    index: String,
    built: String,
}

impl About {
    fn new(total: usize, context: &Context) -> Self {
        Self { total, index: context.edition.index.clone(), built: context.edition.built.to_string() }
    }

    /// So that a count can be cited: how many, and of which index.
    fn line(&self) -> String {
        format!(
            "{} of {}, index {} of {}",
            crate::wording::records(self.total),
            crate::layout::NAME,
            self.index,
            self.built
        )
    }
}

/// What every entry needs beside its record.
struct Context<'a> {
    edition: Edition,
    vocabularies: &'a Vocabularies,
    info: &'a IndexInfo,
}

impl<'a> Context<'a> {
    fn new(library: &'a Library, origin: &WebOrigin) -> Self {
        let info = library.info();
        Self { edition: Edition::new(origin, info), vocabularies: library.vocabularies(), info }
    }

    fn entry(&'a self, Selected { record, lead }: &'a Selected) -> Entry<'a> {
        Entry { record, lead, work: Work::of(record, self.vocabularies), context: self }
    }
}

/// A record on its way out.
struct Entry<'a> {
    record: &'a Record,
    /// What it is about, in a paragraph.
    lead: &'a str,
    work: Work,
    context: &'a Context<'a>,
}

impl Entry<'_> {
    /// The whole address of the record.
    fn address(&self) -> String {
        self.context.edition.origin.of(&self.work.record)
    }

    /// Where the thing itself is: the document where there is one, else the record.
    fn target(&self) -> String {
        self.work.address.clone().unwrap_or_else(|| self.address())
    }

    /// Which state of the collection it is from.
    fn state(&self) -> String {
        let edition = &self.context.edition;
        format!("{} record {}, index {} of {}", crate::layout::NAME, self.address(), edition.index, edition.built)
    }

    /// What it is about, in words of the vocabularies: kinds, places, subjects, groups.
    fn keywords(&self) -> Vec<String> {
        let shown =
            [Facet::Type, Facet::MechanismType, Facet::Country, Facet::Situation, Facet::Theme, Facet::Framework];
        let shown = shown.into_iter().chain([Facet::PracticeType, Facet::Group]);
        shown.flat_map(|facet| self.labels(facet)).collect()
    }

    fn labels(&self, facet: Facet) -> Vec<String> {
        let scheme = FACETS[facet as usize].scheme;
        let label = |term: &record::TermId| self.context.vocabularies.label(scheme, term.as_str(), "en").to_owned();
        facet
            .values(self.record, self.context.vocabularies)
            .iter()
            .filter(|term| !term.is_no_country())
            .map(label)
            .collect()
    }

    fn label(&self, scheme: Scheme, term: &record::TermId) -> String {
        self.context.vocabularies.label(scheme, term.as_str(), "en").to_owned()
    }
}

/// A text on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
