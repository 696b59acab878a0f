//! The readers of files, one module a format, and what they share.

pub(crate) mod html;
pub(crate) mod markdown;
mod numbering;
pub(crate) mod plain;

use std::path::Path;

use record::{Origin, Passage};

use crate::extract::{Extract, SourcePassage};
use crate::refusal::Refusal;

/// Read the bytes of a file whose name tells its format.
pub(crate) fn read(path: &Path, bytes: Vec<u8>) -> Result<Extract, Refusal> {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
    let origin = Origin::Source("und".into());
    let text = |bytes| String::from_utf8(bytes).map_err(|_| Refusal::Unreadable("it is not UTF-8 text".to_owned()));
    let (reader, passages) = match extension.as_str() {
        "html" | "htm" | "xhtml" => ("html", html::read(&text(bytes)?, &origin)),
        "md" => ("markdown", markdown::read(&text(bytes)?, &origin).passages),
        "txt" => ("plain text", plain::read(&text(bytes)?, &origin)),
        _ => return Err(Refusal::UnknownFormat { extension }),
    };
    if passages.is_empty() {
        return Err(Refusal::NoText);
    }
    let passages = passages.into_iter().map(from_passage).collect();
    Ok(Extract { reader: reader.to_owned(), passages, ..Extract::default() })
}

fn from_passage(passage: Passage) -> SourcePassage {
    let Passage { number, heading, page, text, spans, item, .. } = passage;
    SourcePassage { number, heading, page, text, spans, item, footnotes: Vec::new() }
}
