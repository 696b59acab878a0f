//! The fields of the index: one table for text, one field a facet, and the few that hold a row together.

use serde::{Deserialize, Serialize};
use tantivy::schema::{FAST, Field, IndexRecordOption, NumericOptions, STORED, Schema, TextFieldIndexing, TextOptions};

use crate::analysis::{ANALYSIS_VERSION, READY};
use crate::{FACETS, FacetRow};

/// A text of a record that words are looked for in.
pub(crate) struct TextRow {
    pub name: &'static str,
    /// How much a match in it counts for, beside 1 for the summary.
    pub weight: f32,
}

/// The one table of text fields. Each is indexed word for word; which words belong together is told by the list of forms. Where in
/// the last of them words stand is known by the passages it is made of.
pub(crate) const TEXTS: &[TextRow] = &[
    TextRow { name: "title", weight: 3.0 },
    TextRow { name: "names", weight: 3.0 },
    TextRow { name: "labels", weight: 1.0 },
    TextRow { name: TEXT, weight: 1.0 },
];
/// All passages of a record taken together.
const TEXT: &str = "text";

/// A text as the engine knows it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TextField {
    pub field: Field,
    pub weight: f32,
    /// Whether it is known where in it each word stands.
    pub positioned: bool,
}

/// The fields as the engine knows them.
#[derive(Clone, Debug)]
pub(crate) struct Fields {
    /// `record`, `passage`, `table` or `about`.
    pub row: Field,
    /// The ordinal of the record, the same on its row and on those of its passages.
    pub record: Field,
    /// The place of a passage in its record; the number of a table.
    pub place: Field,
    pub slug: Field,
    pub symbol: Field,
    /// Whole names, folded: title, titles, aliases.
    pub name: Field,
    /// The same names and its symbols as they are written, to be offered while a reader types.
    pub called: Field,
    /// Slugs of the records it links to.
    pub link: Field,
    pub formerly: Field,
    pub first_year: Field,
    pub last_year: Field,
    /// Its first date as a number that sorts.
    pub date: Field,
    /// The day it last became what it is, as a number that sorts.
    pub updated: Field,
    /// Its title as it sorts.
    pub title_key: Field,
    pub stored: Field,
    /// Which words each stem has, each pair a term: see [`crate::forms`].
    pub forms: Field,
    /// The texts of a record, in the order of the table.
    pub texts: Vec<TextField>,
    /// The text of a passage: apart, so that how common a word is among records is not muddled with passages.
    pub passage: TextField,
    pub facets: Vec<Field>,
}

/// The last year of what is ongoing: later than any other.
pub(crate) const ONGOING: u64 = 9999;

/// What an index must have been built with to be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Format {
    /// The fields and what is stored in them.
    pub schema: u32,
    /// How text becomes terms.
    pub analysis: u32,
    /// The engine's version.
    pub engine: String,
}

/// Changes whenever fields or what is stored in them change.
const SCHEMA_VERSION: u32 = 8;

/// What this program builds and reads.
pub const FORMAT: fn() -> Format =
    || Format { schema: SCHEMA_VERSION, analysis: ANALYSIS_VERSION, engine: tantivy::version_string().to_owned() };

/// The name of the field of a facet.
pub(crate) fn facet_field(row: &FacetRow) -> String {
    format!("facet_{}", row.name)
}

/// The engine's name for values that are terms as they are.
const WHOLE: &str = "raw";

/// What is looked for and not weighed: neither how often it stands in a row nor how much else stands there is kept.
fn terms(tokenizer: &str) -> TextOptions {
    let indexing = TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(IndexRecordOption::Basic);
    TextOptions::default().set_indexing_options(indexing.set_fieldnorms(false))
}

/// The same of a number.
fn number() -> NumericOptions {
    NumericOptions::default().set_indexed()
}

pub(crate) fn build() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let mut text = |name: &str, weight: f32| {
        // The text of a record is that of its passages, which know where each word stands.
        let positioned = name != TEXT;
        let option = if positioned { IndexRecordOption::WithFreqsAndPositions } else { IndexRecordOption::WithFreqs };
        let indexing = TextFieldIndexing::default().set_tokenizer(READY).set_index_option(option);
        let options = TextOptions::default().set_indexing_options(indexing);
        TextField { field: schema.add_text_field(name, options), weight, positioned }
    };
    let texts = TEXTS.iter().map(|row| text(row.name, row.weight)).collect();
    let passage = text("passage", 1.0);
    let fields = Fields {
        forms: schema.add_text_field("forms", terms(READY)),
        row: schema.add_text_field("row", terms(WHOLE)),
        record: schema.add_u64_field("record", number() | FAST),
        place: schema.add_u64_field("place", FAST),
        slug: schema.add_text_field("slug", terms(WHOLE) | FAST),
        symbol: schema.add_text_field("symbol", terms(WHOLE)),
        name: schema.add_text_field("name", terms(WHOLE)),
        called: schema.add_text_field("called", FAST),
        link: schema.add_text_field("link", terms(WHOLE)),
        formerly: schema.add_text_field("formerly", terms(WHOLE)),
        first_year: schema.add_u64_field("first_year", number() | FAST),
        last_year: schema.add_u64_field("last_year", number() | FAST),
        date: schema.add_u64_field("date", FAST),
        updated: schema.add_u64_field("updated", FAST),
        title_key: schema.add_text_field("title_key", FAST),
        stored: schema.add_bytes_field("stored", STORED),
        texts,
        passage,
        facets: FACETS.iter().map(|row| schema.add_text_field(&facet_field(row), terms(WHOLE) | FAST)).collect(),
    };
    (schema.build(), fields)
}

/// An index of some rows in memory, all in one segment, to try a query on.
#[cfg(test)]
pub(crate) fn index_of(rows: impl IntoIterator<Item = tantivy::TantivyDocument>) -> tantivy::Searcher {
    let mut index = tantivy::Index::create_in_ram(build().0);
    index.set_tokenizers(crate::analysis::tokenizers());
    let mut writer = index.writer_with_num_threads(1, 20 << 20).unwrap();
    for row in rows {
        writer.add_document(row).unwrap();
    }
    writer.commit().unwrap();
    index.reader().unwrap().searcher()
}
