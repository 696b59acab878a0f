use record::{Origin, PartialDate, Passage, Record, RecordType, Scheme, Source, Symbol, Vocabularies};

use crate::layout::NAME;
use crate::url;

/// What is cited: a document that a record describes, or the record itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    pub kind: Kind,
    /// Who issued or decided it.
    pub authors: Vec<String>,
    pub title: String,
    pub date: Option<PartialDate>,
    /// Its symbols, the principal one first.
    pub symbols: Vec<Symbol>,
    /// The path of the record on this site.
    pub record: String,
    /// Where the document itself can be read.
    pub address: Option<String>,
}

/// What kind of thing is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A resolution of a United Nations organ: the organ, its short name, the number as it is spoken of.
    Resolution { organ: &'static str, short: &'static str, number: String },
    /// A general comment or recommendation of a treaty body, with its number.
    GeneralComment { what: &'static str, number: String },
    /// A treaty that the United Nations published: the volume and page of its series, and when it entered into force.
    Treaty { volume: String, page: String, in_force: Option<PartialDate> },
    /// A judgment, decision or opinion; what stands in brackets behind its name.
    Case { remark: Option<String> },
    /// A document of the United Nations with a symbol.
    UnDocument,
    /// Any other document.
    Document,
    /// The record itself: a mechanism, a practice and a meeting are no documents.
    Entry,
}

/// A place in a work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pinpoint {
    /// A numbered paragraph of the document.
    Paragraph(String),
    /// A part of the record in our own words: `§ 3`, `Measure`.
    Part(String),
}

impl Pinpoint {
    /// The place of a passage.
    pub fn of(passage: &Passage) -> Self {
        match passage.origin {
            Origin::Source(_) => Self::Paragraph(passage.number.clone()),
            Origin::Summary | Origin::Field => Self::Part(passage.label()),
        }
    }

    /// With the sign of a style before the number of a paragraph: `para. 87`.
    pub fn with(&self, sign: &str) -> String {
        match self {
            Self::Paragraph(number) => format!("{sign} {number}"),
            Self::Part(label) => label.clone(),
        }
    }
}

/// How organs of the United Nations are named in the symbols of their resolutions. Longer prefixes first.
const ORGANS: [(&str, &str, &str); 4] = [
    ("A/HRC/RES/", "Human Rights Council", "UNHRC"),
    ("A/RES/", "General Assembly", "UNGA"),
    ("S/RES/", "Security Council", "UNSC"),
    ("E/RES/", "Economic and Social Council", "ECOSOC"),
];

/// What the symbols of United Nations documents begin with.
const UN_SERIES: [&str; 22] = [
    "A/", "S/", "E/", "ST/", "T/", "CCPR/", "CEDAW/", "CAT/", "CRC/", "CRPD/", "CERD/", "CED/", "CMW/", "HRI/", "DP/",
    "PCNICC/", "IT/", "ICCD/", "TD/", "UNEP/", "CAT-OP/", "SP/",
];

/// Terms of the vocabulary of bodies that stand for many or for none: nobody of that name ever wrote a document.
const NO_AUTHORS: [&str; 7] = [
    "civil-society",
    "academia",
    "states-group",
    "state-invitation",
    "peace-agreement",
    "national-law",
    "national-court",
];

/// Organs and officers of the United Nations, which outside the house are named with it.
const OF_THE_HOUSE: [&str; 8] = [
    "Security Council",
    "General Assembly",
    "Human Rights Council",
    "Commission on Human Rights",
    "Economic and Social Council",
    "Secretary-General",
    "High Commissioner for Human Rights",
    "Human Rights Committee",
];

/// Where documents of the United Nations are kept. A page elsewhere that speaks of one, such as a press release, is not the document.
const KEPT_AT: [&str; 7] = [
    "://undocs.org/",
    "://docs.un.org/",
    "://documents.un.org/",
    "://documents-dds-ny.un.org/",
    "://digitallibrary.un.org/",
    "://searchlibrary.ohchr.org/",
    "://www.ohchr.org/en/documents/",
];

impl Work {
    /// The document that a record describes, where it describes one; else the record itself.
    pub fn of(record: &Record, vocabularies: &Vocabularies) -> Self {
        let document = matches!(
            record.kind,
            RecordType::Instrument | RecordType::Case | RecordType::Guidance | RecordType::Policy | RecordType::Report
        );
        if document { Self::document(record, vocabularies) } else { Self::entry(record) }
    }

    /// The record itself, as something to be read on this site.
    pub fn entry(record: &Record) -> Self {
        Self {
            kind: Kind::Entry,
            authors: vec![NAME.to_owned()],
            title: record.title.clone(),
            date: Some(record.updated()),
            symbols: record.all_symbols().cloned().collect(),
            record: url::record(&record.slug),
            address: None,
        }
    }

    fn document(record: &Record, vocabularies: &Vocabularies) -> Self {
        let name = |body: &record::TermId| without_acronym(vocabularies.label(Scheme::Bodies, body.as_str(), "en"));
        let symbols: Vec<Symbol> = record.all_symbols().cloned().collect();
        let (title, remark) = remark(&record.title, &symbols);
        let kind = match record.kind {
            RecordType::Case => Kind::Case { remark },
            RecordType::Instrument => treaty(record).unwrap_or_else(|| kind(&record.title, symbols.first())),
            _ => kind(&record.title, symbols.first()),
        };
        Self {
            title: if matches!(kind, Kind::Case { .. }) { title } else { record.title.clone() },
            kind,
            authors: record.body.iter().filter(|body| !NO_AUTHORS.contains(&body.as_str())).map(name).collect(),
            date: date(record),
            address: address(record, symbols.first()),
            symbols,
            record: url::record(&record.slug),
        }
    }

    /// The principal symbol.
    pub fn symbol(&self) -> Option<&str> {
        self.symbols.first().map(Symbol::as_str)
    }

    /// The principal symbol, if it is one of the United Nations.
    pub fn un_symbol(&self) -> Option<&str> {
        self.symbol().filter(|symbol| UN_SERIES.iter().any(|series| symbol.starts_with(series)))
    }

    /// The principal symbol without the year that the Security Council sets behind it, which a date beside it says already.
    pub fn dated_symbol(&self) -> Option<&str> {
        self.symbol().map(|symbol| symbol.split(" (").next().filter(|_| symbol.starts_with("S/RES/")).unwrap_or(symbol))
    }

    /// Its authors as they are named outside the United Nations.
    pub fn authors_abroad(&self) -> Vec<String> {
        let abroad = |name: &String| match OF_THE_HOUSE.contains(&name.as_str()) {
            true => format!("United Nations {name}"),
            false => name.clone(),
        };
        self.authors.iter().map(abroad).collect()
    }

    /// The numbers of a case as they are listed: those of applications together, then where it is reported.
    pub fn numbered(&self, one: &str, several: &str, and: &str) -> Vec<String> {
        let bare = |symbol: &&str| symbol.bytes().all(|b| b.is_ascii_digit() || b == b'/');
        let (numbers, reports): (Vec<&str>, Vec<&str>) = self.symbols.iter().map(Symbol::as_str).partition(bare);
        let numbers: Vec<String> = numbers.into_iter().map(str::to_owned).collect();
        let sign = if numbers.len() > 1 { several } else { one };
        let applications = super::listed(&numbers, and).map(|numbers| format!("{sign} {numbers}"));
        applications.into_iter().chain(reports.into_iter().map(str::to_owned)).collect()
    }

    /// Whether the title says no more than organ and number do.
    pub fn is_named_by_number(&self) -> bool {
        matches!(&self.kind, Kind::Resolution { organ, .. } if self.title.starts_with(organ))
    }
}

fn kind(title: &str, symbol: Option<&Symbol>) -> Kind {
    if let Some((organ, short, number)) = symbol.and_then(resolution) {
        return Kind::Resolution { organ, short, number };
    }
    for (begin, what) in
        [("general comment no. ", "general comment"), ("general recommendation no. ", "general recommendation")]
    {
        let lower = title.to_lowercase();
        let number: String =
            lower.strip_prefix(begin).unwrap_or_default().chars().take_while(char::is_ascii_digit).collect();
        if !number.is_empty() {
            return Kind::GeneralComment { what, number };
        }
    }
    let un = symbol.is_some_and(|symbol| UN_SERIES.iter().any(|series| symbol.as_str().starts_with(series)));
    if un { Kind::UnDocument } else { Kind::Document }
}

fn resolution(symbol: &Symbol) -> Option<(&'static str, &'static str, String)> {
    let found =
        ORGANS.iter().find_map(|(prefix, organ, short)| Some((symbol.as_str().strip_prefix(prefix)?, organ, short)));
    found.map(|(number, organ, short)| (*organ, *short, number.to_owned()))
}

/// A name without the acronym behind it: `Office (OIO)`.
fn without_acronym(name: &str) -> String {
    let acronym = |text: &str| text.len() > 1 && text.chars().all(|c| c.is_ascii_uppercase() || c == '-');
    let bare = name.strip_suffix(')').and_then(|name| name.rsplit_once(" ("));
    bare.filter(|(_, behind)| acronym(behind)).map_or(name, |(bare, _)| bare).to_owned()
}

/// A treaty by its place in the Treaty Series: `999 UNTS 171`.
fn treaty(record: &Record) -> Option<Kind> {
    let (volume, page) = record.all_symbols().find_map(|symbol| symbol.as_str().split_once(" UNTS "))?;
    let number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let of_series = number(volume) && number(page);
    let in_force = record.dates.in_force;
    of_series.then(|| Kind::Treaty { volume: volume.to_owned(), page: page.to_owned(), in_force })
}

/// The name of a case and what stands in brackets behind it: `[GC]`, `(Advisory Opinion)`. A popular name in brackets stays; the number
/// of the case does not, since it is told beside it.
fn remark(title: &str, symbols: &[Symbol]) -> (String, Option<String>) {
    let number = title.strip_suffix(')').and_then(|title| title.rsplit_once(" ("));
    let told = |behind: &str| symbols.iter().any(|symbol| behind.ends_with(symbol.as_str()));
    let title = number.filter(|(_, behind)| told(behind)).map_or(title, |(title, _)| title);
    const REMARKS: [&str; 8] = [
        "[GC]",
        "(Advisory Opinion)",
        "(Merits)",
        "(Judgment)",
        "(Reparations)",
        "(Preliminary Objections)",
        "(Provisional Measures)",
        "(Admissibility)",
    ];
    let found = REMARKS.iter().find_map(|remark| Some((title.strip_suffix(remark)?, remark)));
    match found {
        Some((name, remark)) => (name.trim_end().to_owned(), Some((*remark).to_owned())),
        None => (title.to_owned(), None),
    }
}

/// The date a document is known by.
fn date(record: &Record) -> Option<PartialDate> {
    let dates = &record.dates;
    dates.decided.or(dates.adopted).or(dates.published).or_else(|| record.first_date())
}

/// The source that is the document itself: it carries the symbol or the very title. What has a symbol of the United Nations is read where
/// these are kept, or not linked at all.
fn address(record: &Record, symbol: Option<&Symbol>) -> Option<String> {
    official(record, symbol).and_then(|source| source.url.clone())
}

fn official<'a>(record: &'a Record, symbol: Option<&Symbol>) -> Option<&'a Source> {
    let same =
        |source: &&Source| source.title == record.title || (symbol.is_some() && source.symbol.as_ref() == symbol);
    let mut readable = record.sources.iter().filter(|source| source.url.is_some()).filter(same);
    let of_un = symbol.is_some_and(|symbol| UN_SERIES.iter().any(|series| symbol.as_str().starts_with(series)));
    if of_un { readable.find(|source| is_kept(source)) } else { readable.next() }
}

/// Whether a source is read where documents of the United Nations are kept.
pub fn is_kept(source: &Source) -> bool {
    source.url.as_ref().is_some_and(|url| KEPT_AT.iter().any(|place| url.contains(place)))
}
