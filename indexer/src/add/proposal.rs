//! What is proposed for a record, each thing with the words it rests on.

use record::RecordType;

/// A value for a field, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// The field.
    pub field: &'static str,
    /// Its value, or its values.
    pub values: Vec<String>,
    /// The words it rests on.
    pub basis: String,
}

/// A record as proposed for a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The kind of record.
    pub kind: RecordType,
    /// Its slug.
    pub slug: String,
    /// The language of the document.
    pub language: String,
    /// The fields, in the order of a file. `date` stands for the date that the kind of record asks for.
    pub fields: Vec<Proposed>,
    /// What a person must decide or look at: sentences.
    pub undecided: Vec<String>,
}

/// The fields that can be proposed, in the order of a file.
pub(super) const ORDER: [&str; 13] = [
    "type",
    "title",
    "language",
    "symbols",
    "body",
    "date",
    "countries",
    "situations",
    "frameworks",
    "themes",
    "links",
    "publisher",
    "url",
];

impl Proposal {
    /// The values proposed for a field.
    pub fn values(&self, field: &str) -> &[String] {
        self.fields.iter().find(|proposed| proposed.field == field).map_or(&[], |proposed| &proposed.values)
    }

    pub(super) fn first(&self, field: &str) -> Option<&str> {
        self.values(field).first().map(String::as_str)
    }

    /// The name of the date that this kind of record asks for.
    fn date_name(&self) -> &'static str {
        match self.kind {
            RecordType::Instrument => "adopted",
            RecordType::Case => "decided",
            RecordType::Event => "held",
            RecordType::Mechanism | RecordType::GoodPractice | RecordType::Policy => "created",
            RecordType::Guidance | RecordType::Report => "published",
        }
    }

    /// The file of the record: the facts, each under the words it rests on, then what a person must still do.
    pub fn file(&self, today: &str) -> String {
        let mut lines = vec!["---".to_owned()];
        for field in ORDER.iter().filter(|field| !["publisher", "url", "language"].contains(field)) {
            match self.fields.iter().find(|proposed| proposed.field == *field) {
                Some(proposed) => {
                    lines.push(format!("# {field}: {}", one_line(&proposed.basis)));
                    lines.extend(self.written(proposed));
                }
                None if ["countries", "themes", "date"].contains(field) => {
                    lines.push(format!("# {field}: nothing in the text says so: decide"));
                }
                None => {}
            }
        }
        lines.extend(self.source(today));
        lines.push("provenance:".to_owned());
        lines.push(format!("  written: {today}"));
        lines.push("  to_check:".to_owned());
        lines.push("    - the summary in our own words is not written yet".to_owned());
        lines.extend(self.undecided.iter().map(|sentence| format!("    - {}", quoted(sentence))));
        lines.push("---".to_owned());
        lines.push(String::new());
        lines.push(
            "<!-- Write the summary here, in your own words: 180 to 350 words under two to four headings. -->"
                .to_owned(),
        );
        lines.join("\n") + "\n"
    }

    fn written(&self, proposed: &Proposed) -> Vec<String> {
        let values = &proposed.values;
        match proposed.field {
            "type" => vec![format!("type: {}", self.kind)],
            "title" => vec![format!("title: {}", quoted(values.first().map_or("", String::as_str)))],
            "date" => vec!["dates:".to_owned(), format!("  {}: {}", self.date_name(), values.join(""))],
            "symbols" => {
                vec![format!("symbols: [{}]", values.iter().map(|one| quoted(one)).collect::<Vec<_>>().join(", "))]
            }
            "links" => {
                let link =
                    |value: &String| value.split_once(' ').map(|(rel, to)| format!("  - {{rel: {rel}, to: {to}}}"));
                std::iter::once("links:".to_owned()).chain(values.iter().filter_map(link)).collect()
            }
            field => vec![format!("{field}: [{}]", values.join(", "))],
        }
    }

    /// The document as the source of its own record.
    fn source(&self, today: &str) -> Vec<String> {
        let mut lines = vec!["sources:".to_owned()];
        lines.push(format!("  - title: {}", quoted(self.first("title").unwrap_or_default())));
        match self.first("publisher") {
            Some(publisher) => lines.push(format!("    publisher: {}", quoted(publisher))),
            None => lines.push("    # publisher: nothing says who published it: decide".to_owned()),
        }
        if let Some(symbol) = self.first("symbols") {
            lines.push(format!("    symbol: {}", quoted(symbol)));
        }
        match self.first("url") {
            Some(url) => lines.extend([format!("    url: {}", quoted(url)), format!("    seen: {today}")]),
            None => lines.push("    # url: https://…".to_owned()),
        }
        if let Some(date) = self.first("date") {
            lines.push(format!("    date: {date}"));
        }
        lines.push(format!("    language: {}", self.language));
        lines
    }
}

/// A text as a double-quoted scalar of YAML, which a JSON string is.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::String(one_line(text)).to_string()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
