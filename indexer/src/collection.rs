//! Collections: one record a line, as JSON, with the fields of the front matter.

use record::{Node, Origin, Passage, Position, RawRecord, Value};
use serde::Deserialize;

use crate::corpus::text_node;
use crate::readers::markdown::{self, Markdown};
use crate::readers::numbering;

/// A passage as a collection gives it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    number: String,
    heading: Option<String>,
    page: Option<u32>,
    text: String,
}

/// Read one line. The text stands under `text` as Markdown, or already numbered under `passages`.
pub(crate) fn read(file: &str, line: u32, json: &str) -> Result<RawRecord, (Position, String)> {
    let at = Position { line, column: 1 };
    let refuse = |message: String| (at, message);
    let value: serde_json::Value = serde_json::from_str(json).map_err(|error| {
        (Position { line, column: error.column() as u32 }, format!("this line is not JSON: {error}"))
    })?;
    let serde_json::Value::Object(mut fields) = value else {
        return Err(refuse("a line of a collection is one JSON object".to_owned()));
    };
    let slug = match fields.remove("slug") {
        Some(serde_json::Value::String(slug)) => slug,
        _ => return Err(refuse("the line has no `slug`".to_owned())),
    };
    let language = fields.get("language").and_then(|value| value.as_str()).unwrap_or("en").to_owned();
    let passages = match (fields.remove("text"), fields.remove("passages")) {
        (Some(serde_json::Value::String(text)), None) => summary(&text).map_err(refuse)?,
        (None, Some(given)) => numbered(given, &language).map_err(refuse)?,
        (None, None) => Vec::new(),
        _ => return Err(refuse("give the text under `text` or under `passages`, not both".to_owned())),
    };
    let front = node(at, serde_json::Value::Object(fields)).unwrap_or_else(|| text_node(at, String::new()));
    Ok(RawRecord { file: file.to_owned(), folder: "collections".to_owned(), slug, front, passages })
}

/// Our words; the first thing in them that cannot be kept refuses the line.
fn summary(text: &str) -> Result<Vec<Passage>, String> {
    let Markdown { draft, refused } = markdown::read(text);
    refused
        .into_iter()
        .next()
        .map_or(Ok(numbering::summary(draft.blocks)), |(_, message)| Err(format!("`text`: {message}")))
}

fn numbered(given: serde_json::Value, language: &str) -> Result<Vec<Passage>, String> {
    let given: Vec<Given> = serde_json::from_value(given).map_err(|error| format!("`passages`: {error}"))?;
    let origin = Origin::Source(language.into());
    let passage = |given: Given| Passage {
        origin: origin.clone(),
        number: given.number,
        heading: given.heading,
        page: given.page,
        text: given.text,
        spans: Vec::new(),
        item: false,
    };
    Ok(given.into_iter().map(passage).collect())
}

/// A JSON value as the tree the front matter is read from; nothing for `null`.
fn node(at: Position, value: serde_json::Value) -> Option<Node> {
    use serde_json::Value as Json;
    let value = match value {
        Json::Null => return None,
        Json::Bool(flag) => Value::Text(flag.to_string()),
        Json::Number(number) => Value::Text(number.to_string()),
        Json::String(text) => Value::Text(text),
        Json::Array(list) => Value::List(list.into_iter().filter_map(|value| node(at, value)).collect()),
        Json::Object(map) => {
            Value::Map(map.into_iter().filter_map(|(key, value)| Some((at, key, node(at, value)?))).collect())
        }
    };
    Some(Node { at, value })
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_line_is_a_record_or_a_refusal_with_its_place() {
        let line = r#"{"slug": "a-b", "type": "report", "passages": [{"number": "1", "text": "One."}], "dates": {"published": 2016}}"#;
        let raw = read("collections/x.jsonl", 3, line).unwrap();
        assert_eq!((raw.slug.as_str(), raw.passages.len(), raw.front.at.line), ("a-b", 1, 3));
        for bad in [
            "{",
            "[]",
            "{\"type\": \"report\"}",
            r#"{"slug": "a-b", "text": "x", "passages": []}"#,
            r#"{"slug": "a-b", "text": "x <b>y</b>"}"#,
            r#"{"slug": "a-b", "passages": [{"n": 1}]}"#,
        ] {
            assert!(read("collections/x.jsonl", 1, bad).is_err(), "{bad}");
        }
    }
}
