//! A record in the formats that are harvested: Dublin Core, and MARC 21 as libraries have it.

use record::{Record, Scheme};
use search::{Facet, Library, Selected};

use crate::citation::{Kind, Work};
use crate::layout::NAME;
use crate::origin::WebOrigin;
use crate::url;
use crate::xml::Xml;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    DublinCore,
    Marc,
}

impl Format {
    pub const ALL: [Self; 2] = [Self::DublinCore, Self::Marc];

    pub fn prefix(self) -> &'static str {
        match self {
            Self::DublinCore => "oai_dc",
            Self::Marc => "marcxml",
        }
    }

    pub fn schema(self) -> &'static str {
        match self {
            Self::DublinCore => "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
            Self::Marc => "http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd",
        }
    }

    pub fn namespace(self) -> &'static str {
        match self {
            Self::DublinCore => "http://www.openarchives.org/OAI/2.0/oai_dc/",
            Self::Marc => "http://www.loc.gov/MARC21/slim",
        }
    }

    pub fn write(self, xml: &mut Xml, found: &Selected, library: &Library, origin: &WebOrigin) {
        let work = Work::of(&found.record, library.vocabularies());
        match self {
            Self::DublinCore => dublin_core(xml, found, &work, library, origin),
            Self::Marc => marc(xml, found, &work, library, origin),
        }
    }
}

fn labels(found: &Selected, facet: Facet, library: &Library) -> Vec<String> {
    let vocabularies = library.vocabularies();
    let terms = facet.values(&found.record, vocabularies);
    let label = |term: &record::TermId| vocabularies.label(facet.scheme(), term.as_str(), "en").to_owned();
    terms.iter().filter(|term| !term.is_no_country()).map(label).collect()
}

fn dublin_core(xml: &mut Xml, found: &Selected, work: &Work, library: &Library, origin: &WebOrigin) {
    let record = &found.record;
    let location = format!("{} {}", Format::DublinCore.namespace(), Format::DublinCore.schema());
    let root = [
        ("xmlns:oai_dc", Format::DublinCore.namespace()),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xsi:schemaLocation", location.as_str()),
    ];
    xml.within("oai_dc:dc", &root, |xml| {
        xml.leaf("dc:title", &[], &record.title);
        record.titles.values().for_each(|title| xml.leaf("dc:title", &[], title));
        work.authors.iter().for_each(|author| xml.leaf("dc:creator", &[], author));
        labels(found, Facet::Theme, library).iter().for_each(|theme| xml.leaf("dc:subject", &[], theme));
        xml.leaf("dc:description", &[], &found.lead);
        xml.leaf("dc:publisher", &[], NAME);
        work.date.iter().for_each(|date| xml.leaf("dc:date", &[], &date.to_string()));
        let kind = library.vocabularies().label(Scheme::RecordTypes, record.kind.as_str(), "en");
        xml.leaf("dc:type", &[], kind);
        xml.leaf("dc:format", &[], "text/html");
        xml.leaf("dc:identifier", &[], &origin.of(&work.record));
        work.symbols.iter().for_each(|symbol| xml.leaf("dc:identifier", &[], symbol.as_str()));
        work.address.iter().for_each(|address| xml.leaf("dc:source", &[], address));
        xml.leaf("dc:language", &[], record.language.as_str());
        labels(found, Facet::Country, library).iter().for_each(|place| xml.leaf("dc:coverage", &[], place));
        xml.leaf("dc:rights", &[], url::LICENCE);
    });
}

fn marc(xml: &mut Xml, found: &Selected, work: &Work, library: &Library, origin: &WebOrigin) {
    let record = &found.record;
    let location = format!("{} {}", Format::Marc.namespace(), Format::Marc.schema());
    xml.within("record", &[("xmlns", Format::Marc.namespace()), ("xsi:schemaLocation", &location)], |xml| {
        xml.leaf("leader", &[], "00000nam a2200000 u 4500");
        xml.leaf("controlfield", &[("tag", "001")], record.slug.as_str());
        let date = record.updated();
        let moment =
            format!("{:04}{:02}{:02}000000.0", date.year(), date.month().unwrap_or(1), date.day().unwrap_or(1));
        xml.leaf("controlfield", &[("tag", "005")], &moment);
        xml.leaf("controlfield", &[("tag", "008")], &fixed(record, work));
        let mut field = |tag: &str, first: &str, second: &str, subfields: &[(&str, &str)]| {
            xml.within("datafield", &[("tag", tag), ("ind1", first), ("ind2", second)], |xml| {
                subfields.iter().for_each(|(code, text)| xml.leaf("subfield", &[("code", code)], text));
            });
        };
        field("040", " ", " ", &[("a", NAME), ("b", "eng")]);
        work.symbols.iter().for_each(|symbol| field("088", " ", " ", &[("a", symbol.as_str())]));
        let author = work.authors.first().filter(|_| work.kind != Kind::Entry);
        author.iter().for_each(|author| field("110", "2", " ", &[("a", author)]));
        // A title is an entry of its own beside that of an author.
        field("245", if author.is_some() { "1" } else { "0" }, "0", &[("a", &record.title)]);
        let others = record.titles.values().chain(&record.aliases);
        others.for_each(|title| field("246", "3", " ", &[("a", title)]));
        if let Some(date) = work.date {
            let publisher = work.authors.first().map_or(NAME, String::as_str);
            field("264", " ", "1", &[("b", publisher), ("c", &date.to_string())]);
        }
        if let Some(note) = &record.sensitivity.content_note {
            field("500", " ", " ", &[("a", note)]);
        }
        field("520", " ", " ", &[("a", &found.lead)]);
        field("540", " ", " ", &[("a", "CC BY 4.0"), ("u", url::LICENCE)]);
        for theme in labels(found, Facet::Theme, library) {
            field("650", " ", "4", &[("a", &theme)]);
        }
        for place in labels(found, Facet::Country, library) {
            field("651", " ", "4", &[("a", &place)]);
        }
        for author in work.authors.iter().skip(1) {
            field("710", "2", " ", &[("a", author)]);
        }
        field("856", "4", "0", &[("u", &origin.of(&work.record))]);
        if let Some(address) = &work.address {
            field("856", "4", "1", &[("u", address)]);
        }
    });
}

/// The forty signs of fixed length: when it was entered, its year, its language; what we do not code is filled.
fn fixed(record: &Record, work: &Work) -> String {
    let written = record.provenance.written;
    let (month, day) = (written.month().unwrap_or(1), written.day().unwrap_or(1));
    let entered = format!("{:02}{month:02}{day:02}", written.year() % 100);
    let dated = work.date.map_or_else(|| "nuuuuuuuu".to_owned(), |date| format!("s{:04}    ", date.year()));
    let language = match record.language.as_str() {
        "en" => "eng",
        "fr" => "fre",
        "es" => "spa",
        "ar" => "ara",
        "ru" => "rus",
        "zh" => "chi",
        _ => "und",
    };
    format!("{entered}{dated}xx {}{language} d", "|".repeat(17))
}
