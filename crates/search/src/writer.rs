use std::path::Path;

use record::{Guides, Scheme, Vocabularies, Withdrawn};
use tantivy::indexer::NoMergePolicy;
use tantivy::schema::{Field, Schema};
use tantivy::store::Compressor;
use tantivy::{Index, IndexBuilder, IndexSettings, IndexWriter, TantivyDocument, Term};

use crate::SearchError;
use crate::analysis::{Latin, exact, folded, ready, tokenizers};
use crate::document::{IndexDocument, language};
use crate::forms::Learner;
use crate::library::{About, IndexInfo, Library};
use crate::packing::{Parcel, Row, plain};
use crate::schema::{self, Fields};
use crate::waiting::{Waiting, WaitingRoom};

/// Memory the engine may fill before it writes a segment, in bytes: all its threads together.
const BUFFER: usize = 128 << 20;
/// Reading texts keeps one core busy; so many write what was read.
const MOST_THREADS: usize = 2;

/// Rows are kept in blocks of so many bytes. A whole block is read for each row.
const BLOCK: usize = 2 << 10;

/// The text of each row is packed by itself, so that blocks of rows need not be.
fn settings(schema: Schema) -> IndexBuilder {
    let settings =
        IndexSettings { docstore_compression: Compressor::None, docstore_blocksize: BLOCK, ..IndexSettings::default() };
    Index::builder().schema(schema).settings(settings)
}

/// Writes a new index. Nothing can be searched until [`Writer::finish`].
pub struct Writer {
    index: Index,
    fields: Fields,
    writer: IndexWriter<Waiting>,
    waiting: WaitingRoom,
    forms: Learner,
    /// What is packed next.
    parcel: Parcel,
    /// Whether everything is written anew, so that the segments can be made one in the end.
    anew: bool,
    records: u64,
    passages: u64,
    withdrawn: Vec<Withdrawn>,
    guides: Guides,
}

impl Writer {
    /// An index in an empty folder.
    pub fn create(folder: &Path) -> Result<Self, SearchError> {
        let (schema, fields) = schema::build();
        Self::anew(settings(schema).create_in_dir(folder)?, fields)
    }

    /// An index in memory.
    pub fn in_memory() -> Result<Self, SearchError> {
        let (schema, fields) = schema::build();
        Self::anew(settings(schema).create_in_ram()?, fields)
    }

    /// A segment is written once and merged once: in between nothing is searched that would be quicker for it.
    fn anew(index: Index, fields: Fields) -> Result<Self, SearchError> {
        let mut writer = Self::over(index, fields)?;
        writer.writer.set_merge_policy(Box::new(NoMergePolicy));
        writer.anew = true;
        Ok(writer)
    }

    fn over(mut index: Index, fields: Fields) -> Result<Self, SearchError> {
        index.set_tokenizers(tokenizers());
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
        let writer = index.writer_with_num_threads(threads, BUFFER)?;
        Ok(Self {
            index,
            fields,
            writer,
            waiting: WaitingRoom::default(),
            forms: Learner::default(),
            parcel: Parcel::default(),
            anew: false,
            records: 0,
            passages: 0,
            withdrawn: Vec::new(),
            guides: Guides::default(),
        })
    }

    /// The copy of an index in a folder of its own, to be changed there. `old` is the index it was copied from.
    pub(crate) fn over_copy(folder: &Path, old: &Library) -> Result<Self, SearchError> {
        let (_, fields) = schema::build();
        let mut writer = Self::over(Index::open_in_dir(folder)?, fields)?;
        // The description of the old index goes; `finish` writes another.
        writer.writer.delete_term(Term::from_field_text(writer.fields.row, "about"));
        (writer.records, writer.passages) = (old.info().records as u64, old.info().passages as u64);
        writer.parcel = Parcel::behind(old.tables());
        Ok(writer)
    }

    /// Add a record and its passages.
    pub fn add(&mut self, document: &IndexDocument) -> Result<(), SearchError> {
        self.add_as(self.records, document)
    }

    /// Take out the rows of a record, of which so many are passages.
    pub(crate) fn take_out(&mut self, ordinal: u64, passages: usize) {
        self.writer.delete_term(Term::from_field_u64(self.fields.record, ordinal));
        self.records -= 1;
        self.passages -= passages as u64;
    }

    /// Add a record under an ordinal that no other has.
    pub(crate) fn add_as(&mut self, ordinal: u64, document: &IndexDocument) -> Result<(), SearchError> {
        let mut rows = vec![self.record_row(ordinal, document)?];
        for (place, passage) in document.passages.iter().enumerate() {
            let mut row = TantivyDocument::default();
            row.add_text(self.fields.row, "passage");
            row.add_u64(self.fields.record, ordinal);
            row.add_u64(self.fields.place, place as u64);
            // What is searched in a record is all its passages: each is read once for both.
            let words = self.read(&passage.text, language(passage, &document.stored.record));
            if let Some(text) = self.fields.texts.last() {
                rows[0].0.add_text(text.field, &words);
            }
            row.add_text(self.fields.passage.field, words);
            rows.push(Row(row, serde_json::to_string(passage)?));
        }
        self.passages += document.passages.len() as u64;
        self.records += 1;
        self.parcel.add(rows);
        if self.parcel.is_full() {
            self.send()?;
        }
        match self.forms.much() {
            Some(forms) => self.list(forms),
            None => Ok(()),
        }
    }

    /// Hand on what waits to be packed.
    fn send(&mut self) -> Result<(), SearchError> {
        // Together, so that the passages of a record lie right behind its own row.
        for rows in self.parcel.pack(&self.fields, self.anew) {
            self.writer.run(self.waiting.enter(rows))?;
        }
        Ok(())
    }

    /// The records that were published once and taken back.
    pub fn withdraw(&mut self, withdrawn: Vec<Withdrawn>) {
        self.withdrawn = withdrawn;
    }

    /// The ways through the records.
    pub fn guide(&mut self, guides: Guides) {
        self.guides = guides;
    }

    fn record_row(&mut self, ordinal: u64, document: &IndexDocument) -> Result<Row, SearchError> {
        let record = &document.stored.record;
        let fields = self.fields.clone();
        let mut row = TantivyDocument::default();
        row.add_text(fields.row, "record");
        row.add_u64(fields.record, ordinal);
        row.add_text(fields.slug, record.slug.as_str());
        let mut each = |field: Field, values: &mut dyn Iterator<Item = &str>| {
            values.for_each(|value| row.add_text(field, value));
        };
        each(fields.symbol, &mut document.symbols.iter().map(String::as_str));
        each(fields.name, &mut document.names.iter().map(String::as_str));
        each(fields.called, &mut document.called.iter().map(String::as_str));
        each(fields.link, &mut record.links.iter().map(|link| link.to.as_str()));
        each(fields.formerly, &mut record.formerly.iter().map(|slug| slug.as_str()));
        for (&field, values) in fields.facets.iter().zip(&document.facets) {
            each(field, &mut values.iter().map(|value| value.as_str()));
        }
        row.add_u64(fields.first_year, document.first_year);
        row.add_u64(fields.last_year, document.last_year);
        row.add_u64(fields.date, document.date);
        row.add_u64(fields.updated, document.updated);
        row.add_text(fields.title_key, title_key(&record.title));
        for (text, pieces) in fields.texts.iter().zip(&document.texts) {
            for (content, language) in pieces {
                row.add_text(text.field, self.read(content, *language));
            }
        }
        Ok(Row(row, serde_json::to_string(&document.stored)?))
    }

    /// A text as its words, from which the forms of stems are learnt.
    fn read(&mut self, content: &str, language: Latin) -> String {
        let words = exact(content);
        self.forms.learn(content, &words, language);
        ready(&words)
    }

    /// Forms that were learnt have a row of their own, which stays when records go: others may have the same words.
    fn list(&mut self, forms: String) -> Result<(), SearchError> {
        let mut row = TantivyDocument::default();
        row.add_text(self.fields.forms, forms);
        self.writer.run(self.waiting.enter(vec![row]))?;
        Ok(())
    }

    /// Write everything out and open it. `digest` names the corpus it was built from, `built` the moment, as ISO 8601 text.
    pub fn finish(mut self, vocabularies: &Vocabularies, digest: &str, built: &str) -> Result<Library, SearchError> {
        self.send()?;
        if let Some(forms) = self.forms.all() {
            self.list(forms)?;
        }
        let info = IndexInfo {
            digest: digest.to_owned(),
            built: built.to_owned(),
            records: self.records as usize,
            passages: self.passages as usize,
        };
        let schemes = Scheme::ALL.iter().map(|scheme| (scheme.stem().to_owned(), vocabularies.scheme(*scheme).clone()));
        let synonyms = vocabularies.synonyms().to_vec();
        let about =
            About { info, vocabularies: schemes.collect(), synonyms, withdrawn: self.withdrawn, guides: self.guides };
        let mut row = TantivyDocument::default();
        row.add_text(self.fields.row, "about");
        row.add_bytes(self.fields.stored, &plain(&serde_json::to_string(&about)?));
        self.writer.run(self.waiting.enter(vec![row]))?;
        self.writer.commit()?;
        if self.anew {
            let segments = self.index.searchable_segment_ids()?;
            if segments.len() > 1 {
                self.writer.merge(&segments).wait()?;
                self.writer.garbage_collect_files().wait()?;
            }
        }
        self.writer.wait_merging_threads()?;
        Library::over(self.index, self.fields)
    }
}

/// A title as it is sorted: folded, without a leading article.
fn title_key(title: &str) -> String {
    let folded = folded(title);
    let article = ["the ", "a ", "an "].iter().find_map(|article| folded.strip_prefix(article));
    article.map(str::to_owned).unwrap_or(folded)
}
