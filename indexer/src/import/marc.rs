//! MARC in XML, as the United Nations Digital Library exports it.

use super::Entry;
use crate::readers::xml::{Step, walk};

/// A field of a MARC record: its tag, and its subfields by code.
struct Field {
    tag: String,
    subfields: Vec<(String, String)>,
}

impl Field {
    /// The first subfield with one of these codes.
    fn first(&self, code: &str) -> Option<&str> {
        self.subfields.iter().find(|(known, _)| known == code).map(|(_, value)| value.as_str())
    }
}

pub(super) fn read(text: &str) -> anyhow::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    let mut fields: Vec<Field> = Vec::new();
    let mut inside = false;
    walk("MARC", text, |step| {
        match step {
            Step::Open("record", _) => fields.clear(),
            Step::Close("record") => entries.push(entry(entries.len() + 1, &fields)),
            Step::Open("controlfield", attributes) => {
                let tag = attributes.get("tag").unwrap_or_default().to_owned();
                fields.push(Field { tag, subfields: vec![(String::new(), String::new())] });
                inside = true;
            }
            Step::Open("datafield", attributes) => {
                fields.push(Field { tag: attributes.get("tag").unwrap_or_default().to_owned(), subfields: Vec::new() });
            }
            Step::Open("subfield", attributes) => {
                let code = attributes.get("code").unwrap_or_default().to_owned();
                fields
                    .iter_mut()
                    .last()
                    .into_iter()
                    .for_each(|field| field.subfields.push((code.clone(), String::new())));
                inside = true;
            }
            Step::Close("controlfield" | "subfield") => inside = false,
            Step::Text(text) if inside => {
                let last = fields.last_mut().and_then(|field| field.subfields.last_mut());
                last.into_iter().for_each(|(_, value)| value.push_str(text));
            }
            _ => {}
        }
        Ok(())
    })
    .map_err(|refusal| anyhow::anyhow!("{refusal}"))?;
    Ok(entries)
}

fn entry(number: usize, fields: &[Field]) -> Entry {
    let id = fields.iter().find(|field| field.tag == "001").and_then(|field| field.first(""));
    let at = id.map_or_else(|| format!("record {number}"), |id| format!("record {number} (001 {id})"));
    let mut entry = Entry { at, cells: Vec::new() };
    let symbol = fields.iter().find(|field| field.tag == "191").and_then(|field| field.first("a")).unwrap_or_default();
    entry.add("191 $a", "type", kind(fields, symbol));
    for field in fields {
        let subfield = |code: &str| field.first(code).unwrap_or_default();
        match field.tag.as_str() {
            "191" => entry.add("191 $a", "symbols", subfield("a")),
            "245" => entry.add("245", "title", &unpunctuated(&[subfield("a"), subfield("b")].join(" "))),
            "246" => entry.add("246 $a", "aliases", &unpunctuated(subfield("a"))),
            "269" => entry.add("269 $a", "dates.date", subfield("a")),
            "260" | "264" => {
                entry.add("260 $b", "sources.publisher", &unpunctuated(subfield("b")));
                if !fields.iter().any(|field| field.tag == "269") {
                    entry.add("260 $c", "dates.date", &unpunctuated(subfield("c")));
                }
            }
            "110" | "710" => entry.add(&format!("{} $a", field.tag), "sources.publisher", &unpunctuated(subfield("a"))),
            "520" => entry.add("520 $a", "abstract", subfield("a")),
            "650" => entry.add("650 $a", "themes?", &unpunctuated(subfield("a"))),
            "651" => entry.add("651 $a", "countries?", &unpunctuated(subfield("a"))),
            "856" if subfield("u").starts_with("http") && english(subfield("y")) => {
                entry.add("856 $u", "sources.url", &subfield("u").replace(' ', "%20"));
            }
            // Leader, numbers of the library, the same text in other languages, agenda.
            "001" | "003" | "005" | "008" | "035" | "040" | "041" | "089" | "856" | "981" | "989" => {}
            tag => entry.add(tag, "", field.subfields.first().map_or("", |(_, value)| value)),
        }
    }
    if let Some(id) = id.filter(|id| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit())) {
        entry.add("001", "sources.url", &format!("https://digitallibrary.un.org/record/{id}"));
    }
    // A document of the United Nations that names no publisher is published by the United Nations.
    if !symbol.is_empty() {
        entry.add("191 $a", "sources.publisher", "United Nations");
    }
    entry
}

fn english(language: &str) -> bool {
    language.is_empty() || language.to_lowercase().starts_with("english")
}

/// The kind of record: resolutions and decisions are instruments, whatever else has a symbol is a report.
fn kind(fields: &[Field], symbol: &str) -> &'static str {
    let class = fields.iter().filter(|field| field.tag == "089").filter_map(|field| field.first("b"));
    let resolution =
        symbol.contains("/RES/") || class.clone().any(|class| class.starts_with("B01") || class.starts_with("B02"));
    if resolution { "instrument" } else { "report" }
}

/// Without the marks that library rules put between parts.
fn unpunctuated(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.replace(" : ", ": ").trim_end_matches([' ', '/', ':', ',', ';', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_record_of_the_digital_library_is_read() {
        let text = r#"<collection xmlns="http://www.loc.gov/MARC21/slim"><record><controlfield tag="001">845123</controlfield>
            <datafield tag="191" ind1=" " ind2=" "><subfield code="a">A/HRC/RES/33/24</subfield><subfield code="b">A/</subfield></datafield>
            <datafield tag="245" ind1="1" ind2="0"><subfield code="a">Situation of human rights in Burundi :</subfield><subfield code="b">resolution &amp; more /</subfield></datafield>
            <datafield tag="269" ind1=" " ind2=" "><subfield code="a">2016-09-30</subfield></datafield>
            <datafield tag="651" ind1=" " ind2="7"><subfield code="a">BURUNDI</subfield></datafield>
            <datafield tag="999" ind1=" " ind2=" "><subfield code="a">x</subfield></datafield></record></collection>"#;
        let entries = read(text).unwrap();
        let first =
            |field: &str| entries[0].cells.iter().find(|cell| cell.field == field).map(|cell| cell.values[0].as_str());
        assert_eq!(first("title"), Some("Situation of human rights in Burundi: resolution & more"));
        assert_eq!(
            (first("type"), first("symbols"), first("countries?")),
            (Some("instrument"), Some("A/HRC/RES/33/24"), Some("BURUNDI"))
        );
        assert_eq!((first("sources.url"), first("")), (Some("https://digitallibrary.un.org/record/845123"), Some("x")));
        assert_eq!(entries[0].at, "record 1 (001 845123)");
        assert!(read("<!DOCTYPE a [<!ENTITY b \"ha\">]><record/>").is_err());
    }
}
