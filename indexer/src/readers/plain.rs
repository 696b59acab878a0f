//! Plain text beside a record: paragraphs are parted by empty lines.

use record::{Origin, Passage};

use super::numbering::Numbering;

/// Read plain text into passages.
pub(crate) fn read(text: &str, origin: &Origin) -> Vec<Passage> {
    let mut numbering = Numbering::new(origin);
    for paragraph in text.replace("\r\n", "\n").split("\n\n") {
        numbering.add(None, paragraph, false);
    }
    numbering.finish()
}
