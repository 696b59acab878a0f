use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::Path;
use std::sync::OnceLock;

use record::{
    Guides, Origin, Passage, Pinpointed, Record, Scheme, Slug, Symbol, Synonym, TermId, Vocabularies, Vocabulary,
    Withdrawn,
};
use serde::{Deserialize, Serialize};
use tantivy::collector::DocSetCollector;
use tantivy::query::Query;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet, Index, ReloadPolicy, Searcher, TERMINATED};

use crate::analysis::tokenizers;
use crate::collect::Ordinals;
use crate::compile::Compiler;
use crate::completion::{Names, WellKnown};
use crate::counting::Columns;
use crate::document::StoredRecord;
use crate::packing::Stored;
use crate::schema::{self, Fields};
use crate::selection::Outlines;
use crate::synonyms::Synonyms;
use crate::{LinkedRecord, Recognised, SearchError};

/// What an index says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexInfo {
    /// Names the corpus it was built from.
    pub digest: String,
    /// When it was built, as ISO 8601 text.
    pub built: String,
    /// How many records it holds.
    pub records: usize,
    /// How many passages.
    pub passages: usize,
}

/// The one row that is neither record nor passage.
#[derive(Serialize, Deserialize)]
pub(crate) struct About {
    pub info: IndexInfo,
    pub vocabularies: HashMap<String, Vocabulary>,
    #[serde(default)]
    pub withdrawn: Vec<Withdrawn>,
    pub synonyms: Vec<Synonym>,
    #[serde(default)]
    pub guides: Guides,
}

/// An index opened for searching. Cheap to share; searching changes nothing.
pub struct Library {
    pub(crate) searcher: Searcher,
    pub(crate) fields: Fields,
    pub(crate) columns: Columns,
    stored: Stored,
    pub(crate) ordinals: Ordinals,
    pub(crate) vocabularies: Vocabularies,
    pub(crate) synonyms: Synonyms,
    /// Read when a reader first types.
    names: OnceLock<Names>,
    /// Read for the first page that offers some.
    well_known: OnceLock<WellKnown>,
    withdrawn: Vec<Withdrawn>,
    guides: Guides,
    pub(crate) outlines: Outlines,
    info: IndexInfo,
}

impl Library {
    /// Open the index in a folder. That its files are whole is taken on trust: [`Library::check`] goes through them.
    pub fn open(folder: &Path) -> Result<Self, SearchError> {
        let (schema, fields) = schema::build();
        let mut index = Index::open_in_dir(folder)?;
        if index.schema() != schema {
            return Err(SearchError::Incomplete { what: "fields that this program knows" });
        }
        index.set_tokenizers(tokenizers());
        Self::over(index, fields)
    }

    /// Check every file of the index in a folder against its checksum, which takes as long as reading them all.
    pub fn check(folder: &Path) -> Result<(), SearchError> {
        let damaged = Index::open_in_dir(folder)?.validate_checksum()?;
        if damaged.is_empty() {
            return Ok(());
        }
        let files: Vec<String> = damaged.iter().map(|path| path.display().to_string()).collect();
        Err(SearchError::Damaged { files: files.join(", ") })
    }

    pub(crate) fn over(index: Index, fields: Fields) -> Result<Self, SearchError> {
        let searcher = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?.searcher();
        let (stored, ordinals) = (Stored::open(&searcher, &fields)?, Ordinals::open(&searcher)?);
        let about = Compiler { fields: &fields, records: 0, passages: 0 }.is_row("about");
        let row = searcher.search(&about, &DocSetCollector)?.into_iter().next();
        let row = row.ok_or(SearchError::Incomplete { what: "description of itself" })?;
        let about: About = serde_json::from_str(&stored.text(row)?)?;
        let mut vocabularies = Vocabularies::default();
        for scheme in Scheme::ALL {
            vocabularies.insert(*scheme, about.vocabularies.get(scheme.stem()).cloned().unwrap_or_default());
        }
        vocabularies.set_synonyms(about.synonyms);
        let (columns, synonyms) = std::thread::scope(|scope| {
            let synonyms = scope.spawn(|| Synonyms::new(&vocabularies));
            let columns = Columns::read(&searcher, &fields, about.info.records, &vocabularies)?;
            let synonyms = synonyms.join().map_err(|_| SearchError::Incomplete { what: "names that can be read" })?;
            Ok::<_, SearchError>((columns, synonyms))
        })?;
        let About { withdrawn, guides, info, .. } = about;
        let outlines = Outlines::of(info.records);
        let (names, well_known) = (OnceLock::new(), OnceLock::new());
        Ok(Self {
            searcher,
            fields,
            columns,
            stored,
            ordinals,
            vocabularies,
            synonyms,
            names,
            well_known,
            withdrawn,
            guides,
            outlines,
            info,
        })
    }

    /// What the index says of itself.
    pub fn info(&self) -> &IndexInfo {
        &self.info
    }

    /// The vocabularies it was built with.
    pub fn vocabularies(&self) -> &Vocabularies {
        &self.vocabularies
    }

    /// All names of what it holds.
    pub(crate) fn names(&self) -> Result<&Names, SearchError> {
        if let Some(names) = self.names.get() {
            return Ok(names);
        }
        let names = Names::read(&self.searcher, &self.columns, &self.vocabularies)?;
        Ok(self.names.get_or_init(|| names))
    }

    /// The names worth offering before anything is typed.
    pub(crate) fn well_known_names(&self) -> Result<&WellKnown, SearchError> {
        if let Some(names) = self.well_known.get() {
            return Ok(names);
        }
        let names = WellKnown::read(&self.searcher, &self.columns, &self.vocabularies)?;
        Ok(self.well_known.get_or_init(|| names))
    }

    /// The records that were published once and taken back.
    pub fn withdrawn(&self) -> &[Withdrawn] {
        &self.withdrawn
    }

    /// Ways through the records: the crosswalk and the processes.
    pub fn guides(&self) -> &Guides {
        &self.guides
    }

    /// The whole record of a slug, current or former, with its passages.
    pub fn record(&self, slug: &str) -> Result<Option<Record>, SearchError> {
        let Some(address) = self.address_of(slug)? else { return Ok(None) };
        let mut record = self.stored_record(address)?.record;
        record.passages = self.passages_of(address)?;
        Ok(Some(record))
    }

    /// The row of the record under a slug, current or former.
    pub(crate) fn address_of(&self, slug: &str) -> Result<Option<DocAddress>, SearchError> {
        for field in [self.fields.slug, self.fields.formerly] {
            if let Some(address) = self.rows(self.compiler().row_with("record", field, slug))?.first() {
                return Ok(Some(*address));
            }
        }
        Ok(None)
    }

    /// Every current slug, in order.
    pub fn slugs(&self) -> Result<Vec<String>, SearchError> {
        let mut slugs = BTreeSet::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(self.fields.slug)?;
            let mut terms = index.terms().stream()?;
            while terms.advance() {
                let mut rows = index.read_postings_from_terminfo(terms.value(), IndexRecordOption::Basic)?;
                // The dictionary still names what was taken out since the segment was written.
                while rows.doc() != TERMINATED && segment.is_deleted(rows.doc()) {
                    rows.advance();
                }
                let slug = std::str::from_utf8(terms.key()).ok().filter(|_| rows.doc() != TERMINATED);
                slugs.extend(slug.map(str::to_owned));
            }
        }
        Ok(slugs.into_iter().collect())
    }

    /// The records that carry a symbol, in any spelling, each with the paragraph pointed to where it has that; and what was pointed
    /// to.
    pub fn by_symbol(&self, typed: &str) -> Result<(Vec<Recognised>, Option<String>), SearchError> {
        let Some(Pinpointed { readings, pinpoint }) = Symbol::readings(typed) else { return Ok((Vec::new(), None)) };
        let mut found: Vec<Recognised> = Vec::new();
        for reading in readings {
            for address in self.rows(self.compiler().row_with("record", self.fields.symbol, reading.key()))? {
                let record = self.stored_record(address)?.record;
                let symbol = record.all_symbols().find(|symbol| **symbol == reading).unwrap_or(&reading).clone();
                if found.iter().any(|other| other.slug == record.slug && other.symbol == symbol) {
                    continue;
                }
                let anchor = match &pinpoint {
                    Some(pinpoint) => self.anchor(address, pinpoint)?,
                    None => None,
                };
                found.push(Recognised { symbol, slug: record.slug, title: record.title, kind: record.kind, anchor });
            }
        }
        Ok((found, pinpoint))
    }

    /// The place of a numbered paragraph of a record's source.
    fn anchor(&self, record: DocAddress, number: &str) -> Result<Option<String>, SearchError> {
        let passages = self.passages_of(record)?;
        let of_source = |passage: &&Passage| matches!(passage.origin, Origin::Source(_));
        let numbered = |number: &str| passages.iter().filter(of_source).find(|passage| passage.number == number);
        // `12 (b)` is the paragraph 12 where its letters are no passages of their own.
        let whole = number.split([' ', '(', '-', '–', ',']).next().unwrap_or(number);
        Ok(numbered(number).or_else(|| numbered(whole)).map(Passage::anchor))
    }

    /// The records linked with this one: those it names, in its order, then those that name it, with the inverse relation.
    pub fn linked(&self, record: &Record) -> Result<Vec<LinkedRecord>, SearchError> {
        let mut linked = Vec::new();
        for link in &record.links {
            if let Some(address) =
                self.rows(self.compiler().row_with("record", self.fields.slug, link.to.as_str()))?.first()
            {
                linked.push(LinkedRecord { rel: link.rel.clone(), record: self.stored_record(*address)?.record });
            }
        }
        let mut seen: HashSet<(TermId, Slug)> =
            linked.iter().map(|other| (other.rel.clone(), other.record.slug.clone())).collect();
        let relations = self.vocabularies.scheme(Scheme::LinkRelations);
        for address in self.rows(self.compiler().row_with("record", self.fields.link, record.slug.as_str()))? {
            let other = self.stored_record(address)?.record;
            for link in other.links.iter().filter(|link| link.to == record.slug) {
                let inverse = relations.get(link.rel.as_str()).and_then(|term| term.inverse.clone());
                let rel = inverse.unwrap_or_else(|| link.rel.clone());
                if seen.insert((rel.clone(), other.slug.clone())) {
                    linked.push(LinkedRecord { rel, record: other.clone() });
                }
            }
        }
        Ok(linked)
    }

    #[cfg(feature = "floor")]
    pub(crate) fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    pub(crate) fn compiler(&self) -> Compiler<'_> {
        Compiler { fields: &self.fields, records: self.info.records, passages: self.info.passages }
    }

    /// The records that carry what was typed as a symbol. Plain words are none, and cost nothing.
    pub(crate) fn recognise(&self, text: &str) -> Result<Vec<Recognised>, SearchError> {
        let short = text.len() <= 200 && text.contains(|c: char| c.is_ascii_digit());
        if short { Ok(self.by_symbol(text)?.0) } else { Ok(Vec::new()) }
    }

    pub(crate) fn rows(&self, query: Box<dyn Query>) -> Result<Vec<DocAddress>, SearchError> {
        let mut rows: Vec<DocAddress> = self.searcher.search(&query, &DocSetCollector)?.into_iter().collect();
        rows.sort_unstable();
        Ok(rows)
    }

    /// The ordinal of the record with this current slug.
    pub(crate) fn ordinal(&self, slug: &str) -> Result<Option<u64>, SearchError> {
        let rows = self.rows(self.compiler().row_with("record", self.fields.slug, slug))?;
        let Some(address) = rows.first() else { return Ok(None) };
        Ok(self.searcher.segment_reader(address.segment_ord).fast_fields().u64("record")?.first(address.doc_id))
    }

    /// How many passages the record with this ordinal has.
    pub(crate) fn passage_count(&self, ordinal: u64) -> Result<usize, SearchError> {
        Ok(self.rows(self.compiler().passage_rows(ordinal))?.len())
    }

    /// The slug of the record with this ordinal.
    pub(crate) fn slug_of(&self, ordinal: u64) -> Result<Slug, SearchError> {
        let row = self.rows(self.compiler().record_row(ordinal as u32))?;
        let address = row.first().ok_or(SearchError::Incomplete { what: "row for a record" })?;
        Ok(self.stored_record(*address)?.record.slug)
    }

    pub(crate) fn passages_of(&self, record: DocAddress) -> Result<Vec<Passage>, SearchError> {
        let segment = self.searcher.segment_reader(record.segment_ord);
        let Some(ordinal) = segment.fast_fields().u64("record")?.first(record.doc_id) else { return Ok(Vec::new()) };
        let mut passages: Vec<(u64, Passage)> = Vec::new();
        for address in self.rows(self.compiler().passage_rows(ordinal))? {
            let place = self.searcher.segment_reader(address.segment_ord).fast_fields().u64("place")?;
            let passage = serde_json::from_str(&self.stored(address)?)?;
            passages.push((place.first(address.doc_id).unwrap_or(0), passage));
        }
        passages.sort_by_key(|(place, _)| *place);
        Ok(passages.into_iter().map(|(_, passage)| passage).collect())
    }

    pub(crate) fn stored_record(&self, address: DocAddress) -> Result<StoredRecord, SearchError> {
        Ok(serde_json::from_str(&self.stored(address)?)?)
    }

    /// How many tables there are to unpack what is kept.
    pub(crate) fn tables(&self) -> u32 {
        self.stored.tables()
    }

    /// What is kept of a row to be shown.
    pub(crate) fn stored(&self, address: DocAddress) -> Result<String, SearchError> {
        self.stored.text(address)
    }
}
