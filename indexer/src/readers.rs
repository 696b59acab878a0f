//! The readers of files, one module a format, and what they share.

mod archive;
pub(crate) mod block;
mod charset;
mod compose;
mod direction;
mod docx;
mod epub;
mod facts;
mod format;
pub(crate) mod html;
mod label;
pub(crate) mod markdown;
mod misread;
pub(crate) mod numbering;
mod odt;
mod pdf;
mod plain;
mod rtf;
mod runs;
pub(crate) mod xml;

use std::path::Path;

use block::Draft;
use charset::Decoded;
use format::Format;

use crate::extract::Extract;
use crate::refusal::Refusal;

/// Read a file, in this process.
pub(crate) fn read(path: &Path) -> Result<Extract, Refusal> {
    let bytes = std::fs::read(path).map_err(|error| Refusal::Unreadable(error.to_string()))?;
    compose::compose(draft(path, bytes)?)
}

/// Read bytes as a file of this name, in this process, without limits and without other programs: what is tried with damaged input
/// by the thousand.
pub fn read_unguarded(name: &str, bytes: Vec<u8>) -> Result<Extract, Refusal> {
    let path = Path::new(name);
    let draft = match Format::of(path, &bytes)? {
        Format::Pdf => pdf::read_built_in(&bytes)?,
        _ => draft(path, bytes)?,
    };
    compose::compose(draft)
}

fn draft(path: &Path, bytes: Vec<u8>) -> Result<Draft, Refusal> {
    match Format::of(path, &bytes)? {
        Format::Pdf => pdf::read(path, &bytes),
        Format::Docx => docx::read(bytes),
        Format::Html => decoded(charset::html(&bytes), html::read),
        Format::Markdown => decoded(charset::plain(&bytes), |text| markdown::read(text).draft),
        Format::Text => decoded(charset::plain(&bytes), plain::read),
        Format::Odt => odt::read(bytes),
        Format::Epub => epub::read(bytes),
        Format::Rtf => rtf::read(&bytes),
    }
}

fn decoded(decoded: Result<Decoded, Refusal>, read: impl Fn(&str) -> Draft) -> Result<Draft, Refusal> {
    let Decoded { text, warning } = decoded?;
    let mut draft = read(&text);
    draft.warnings.extend(warning);
    Ok(draft)
}
