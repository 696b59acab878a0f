//! JSON lines: each line one whole record, without its passages.

use serde_json::{Value, json};

use super::Entry;

pub fn entry(entry: &Entry) -> String {
    let mut value = serde_json::to_value(entry.record).unwrap_or_default();
    if let Value::Object(fields) = &mut value {
        fields.remove("passages");
        fields.insert("url".to_owned(), json!(entry.address()));
        fields.insert("lead".to_owned(), json!(entry.lead));
        fields.insert("updated".to_owned(), json!(entry.record.updated()));
        fields.insert(
            "index".to_owned(),
            json!({ "digest": entry.context.info.digest, "built": entry.context.info.built }),
        );
    }
    format!("{value}\n")
}
