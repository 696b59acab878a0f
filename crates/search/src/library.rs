use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::Path;

use record::{Passage, Pinpointed, Record, Scheme, Slug, Symbol, TermId, Vocabularies, Vocabulary, Withdrawn};
use serde::{Deserialize, Serialize};
use tantivy::collector::DocSetCollector;
use tantivy::query::Query;
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{DocAddress, DocSet, Index, ReloadPolicy, Searcher, TERMINATED, TantivyDocument};

use crate::analysis::{Latin, folded, tokenizers};
use crate::collect::{BestPassages, Matches};
use crate::compile::Compiler;
use crate::counting::{Columns, Tally};
use crate::document::{StoredRecord, language};
use crate::grammar::{Parsed, parse};
use crate::schema::{self, Fields};
use crate::snippet::Marker;
use crate::suggest;
use crate::{
    Clause, FACETS, Facet, FacetCounts, FacetValue, Hit, LinkedRecord, PassageHit, Recognised, Results, SearchError,
    SearchQuery, Snippet, Sort,
};

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
}

/// An index opened for searching. Cheap to share; searching changes nothing.
pub struct Library {
    searcher: Searcher,
    fields: Fields,
    pub(crate) columns: Columns,
    vocabularies: Vocabularies,
    withdrawn: Vec<Withdrawn>,
    info: IndexInfo,
}

/// What was typed as understood, and everything that matches it.
pub(crate) struct Matching {
    /// As it was typed.
    typed: Clause,
    /// As it was searched for.
    pub clause: Clause,
    pub tally: Tally,
    complaints: Vec<String>,
    recognised: Vec<Recognised>,
}

impl Library {
    /// Open the index in a folder, after checking every file against its checksum.
    pub fn open(folder: &Path) -> Result<Self, SearchError> {
        let (schema, fields) = schema::build();
        let mut index = Index::open_in_dir(folder)?;
        let damaged = index.validate_checksum()?;
        if !damaged.is_empty() {
            let files: Vec<String> = damaged.iter().map(|path| path.display().to_string()).collect();
            return Err(SearchError::Damaged { files: files.join(", ") });
        }
        if index.schema() != schema {
            return Err(SearchError::Incomplete { what: "fields that this program knows" });
        }
        index.set_tokenizers(tokenizers());
        Self::over(index, fields)
    }

    pub(crate) fn over(index: Index, fields: Fields) -> Result<Self, SearchError> {
        let searcher = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?.searcher();
        let about = Compiler { fields: &fields, records: 0, passages: 0 }.is_row("about");
        let row = searcher.search(&about, &DocSetCollector)?.into_iter().next();
        let row = row.ok_or(SearchError::Incomplete { what: "description of itself" })?;
        let about: About = serde_json::from_str(&stored(&searcher, &fields, row)?)?;
        let mut vocabularies = Vocabularies::default();
        for scheme in Scheme::ALL {
            vocabularies.insert(*scheme, about.vocabularies.get(scheme.stem()).cloned().unwrap_or_default());
        }
        let columns = Columns::read(&searcher, about.info.records)?;
        Ok(Self { searcher, fields, columns, vocabularies, withdrawn: about.withdrawn, info: about.info })
    }

    /// What the index says of itself.
    pub fn info(&self) -> &IndexInfo {
        &self.info
    }

    /// The vocabularies it was built with.
    pub fn vocabularies(&self) -> &Vocabularies {
        &self.vocabularies
    }

    /// The records that were published once and taken back.
    pub fn withdrawn(&self) -> &[Withdrawn] {
        &self.withdrawn
    }

    /// Search. Any text gives results; what was odd about it is in their complaints.
    pub fn search(&self, query: &SearchQuery) -> Result<Results, SearchError> {
        let Matching { typed, clause, mut tally, complaints, recognised } = self.matching(query)?;
        let did_you_mean = suggest::correction(&self.searcher, &self.fields, &typed, query.text())?;
        let hits = self.hits(&clause, query, &mut tally)?;
        let facets = FACETS.iter().map(|row| self.facet_counts(&tally, row.facet, query)).collect();
        let total = tally.matched.len();
        Ok(Results { query: query.clone(), total, hits, facets, complaints, did_you_mean, recognised })
    }

    /// What was typed as understood, and everything that matches it.
    pub(crate) fn matching(&self, query: &SearchQuery) -> Result<Matching, SearchError> {
        let recognised = self.recognise(query.text())?;
        let Parsed { clause: typed, mut complaints } = parse(query.text(), &self.vocabularies);
        let relaxed = relax(&typed);
        let mut clause = with_name(with_symbol(typed.clone(), query.text(), &recognised), query.text());
        let mut tally = self.tally(&clause, query)?;
        if tally.matched.is_empty()
            && let Some(relaxed) = relaxed
        {
            let wider = self.tally(&relaxed, query)?;
            if !wider.matched.is_empty() {
                complaints.push("No record has all of these; these records have some of them.".to_owned());
                (clause, tally) = (relaxed, wider);
            }
        }
        Ok(Matching { typed, clause, tally, complaints, recognised })
    }

    /// The whole record of a slug, current or former, with its passages.
    pub fn record(&self, slug: &str) -> Result<Option<Record>, SearchError> {
        for field in [self.fields.slug, self.fields.formerly] {
            if let Some(address) = self.rows(self.compiler().row_with("record", field, slug))?.first() {
                let mut record = self.stored_record(*address)?.record;
                record.passages = self.passages_of(*address)?;
                return Ok(Some(record));
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

    /// The records that carry a symbol, in any spelling; the paragraph pointed to, where one was.
    pub fn by_symbol(&self, typed: &str) -> Result<(Vec<Recognised>, Option<String>), SearchError> {
        let Some(Pinpointed { readings, pinpoint }) = Symbol::readings(typed) else { return Ok((Vec::new(), None)) };
        let mut found = Vec::new();
        for reading in readings {
            for address in self.rows(self.compiler().row_with("record", self.fields.symbol, reading.key()))? {
                let record = self.stored_record(address)?.record;
                let symbol = record.all_symbols().find(|symbol| **symbol == reading).unwrap_or(&reading).clone();
                found.push(Recognised { symbol, slug: record.slug, title: record.title });
            }
        }
        Ok((found, pinpoint))
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

    #[cfg(feature = "floor")]
    pub(crate) fn fields(&self) -> &Fields {
        &self.fields
    }

    #[cfg(feature = "floor")]
    pub(crate) fn stored_text(&self, address: DocAddress) -> Result<String, SearchError> {
        stored(&self.searcher, &self.fields, address)
    }

    fn compiler(&self) -> Compiler<'_> {
        Compiler { fields: &self.fields, records: self.info.records, passages: self.info.passages }
    }

    /// The records that carry what was typed as a symbol. Plain words are none, and cost nothing.
    fn recognise(&self, text: &str) -> Result<Vec<Recognised>, SearchError> {
        let short = text.len() <= 200 && text.contains(|c: char| c.is_ascii_digit());
        if short { Ok(self.by_symbol(text)?.0) } else { Ok(Vec::new()) }
    }

    /// All matches and counts. Without words nothing is asked of the engine.
    fn tally(&self, clause: &Clause, query: &SearchQuery) -> Result<Tally, SearchError> {
        if *clause == Clause::Everything {
            return Ok(self.columns.tally((0..self.columns.records()).map(|record| (record, 0.0)), query));
        }
        let matches = self.searcher.search(&self.compiler().records(clause), &Matches)?;
        Ok(self.columns.tally(matches, query))
    }

    fn hits(&self, clause: &Clause, query: &SearchQuery, tally: &mut Tally) -> Result<Vec<Hit>, SearchError> {
        self.sort(&mut tally.matched, query, *clause == Clause::Everything);
        let start = (query.page() as usize - 1).saturating_mul(query.per_page() as usize);
        let page: Vec<(u32, f32)> = tally.matched.iter().skip(start).take(query.per_page() as usize).copied().collect();
        let records: Vec<u32> = page.iter().map(|(record, _)| *record).collect();
        let mut passages = match self.compiler().passages(clause, &records) {
            Some(wanted) if !records.is_empty() => self.searcher.search(&wanted, &BestPassages)?,
            _ => HashMap::new(),
        };
        let marker = Marker::new(clause);
        let addresses = self.addresses(&records)?;
        let mut hits = Vec::new();
        for (record, score) in page {
            let address = addresses.get(&record).ok_or(SearchError::Incomplete { what: "row for a record" })?;
            hits.push(self.hit(*address, score, passages.remove(&record).unwrap_or_default(), &marker)?);
        }
        Ok(hits)
    }

    fn hit(
        &self,
        address: DocAddress,
        score: f32,
        best: Vec<(f32, DocAddress)>,
        marker: &Marker,
    ) -> Result<Hit, SearchError> {
        let StoredRecord { record, lead } = self.stored_record(address)?;
        let mut passages = Vec::new();
        for (_, address) in best {
            let passage: Passage = serde_json::from_str(&stored(&self.searcher, &self.fields, address)?)?;
            passages.push(PassageHit {
                label: passage.label(),
                anchor: passage.anchor(),
                snippet: if record.sensitivity.quotes(&passage.origin) {
                    marker.snippet(&passage.text, language(&passage, &record))
                } else {
                    Snippet::default()
                },
                number: passage.number,
                heading: passage.heading,
                page: passage.page,
            });
        }
        let snippet = passages
            .iter()
            .find(|passage| !passage.snippet.is_withheld())
            .map_or_else(|| marker.snippet(&lead, Latin::of(&record.language)), |best| best.snippet.clone());
        Ok(Hit { record, score, snippet, passages })
    }

    pub(crate) fn sort(&self, matched: &mut [(u32, f32)], query: &SearchQuery, wordless: bool) {
        let date = |record: u32| self.columns.date[record as usize];
        let updated = |record: u32| self.columns.updated[record as usize];
        let rank = |record: u32| self.columns.title_rank[record as usize];
        matched.sort_unstable_by(|&(a, a_score), &(b, b_score)| {
            let order = match query.sort() {
                Sort::Relevance if !wordless => b_score.total_cmp(&a_score).then(date(b).cmp(&date(a))),
                Sort::Relevance | Sort::Newest => date(b).cmp(&date(a)),
                // What has no date comes last in either order.
                Sort::Oldest => (date(a) == 0).cmp(&(date(b) == 0)).then(date(a).cmp(&date(b))),
                Sort::Title => std::cmp::Ordering::Equal,
                Sort::Updated => updated(b).cmp(&updated(a)),
            };
            order.then(rank(a).cmp(&rank(b)))
        });
    }

    fn facet_counts(&self, tally: &Tally, facet: Facet, query: &SearchQuery) -> FacetCounts {
        let vocabulary = self.vocabularies.scheme(facet.scheme());
        let selected = query.selected(facet);
        let value = |value: &TermId, count: usize| FacetValue {
            value: value.clone(),
            label: vocabulary.label(value.as_str(), "en").to_owned(),
            count,
            selected: selected.contains(value),
            broader: vocabulary.get(value.as_str()).and_then(|term| term.broader.clone()),
        };
        let mut values: Vec<FacetValue> =
            self.columns.counted(tally, facet).map(|(term, count)| value(term, count)).collect();
        let counted: HashSet<TermId> = values.iter().map(|value| value.value.clone()).collect();
        values.extend(selected.iter().filter(|term| !counted.contains(*term)).map(|term| value(term, 0)));
        values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.label.cmp(&b.label)));
        FacetCounts { facet, values, missing: tally.missing[facet as usize] }
    }

    fn rows(&self, query: Box<dyn Query>) -> Result<Vec<DocAddress>, SearchError> {
        let mut rows: Vec<DocAddress> = self.searcher.search(&query, &DocSetCollector)?.into_iter().collect();
        rows.sort_unstable();
        Ok(rows)
    }

    /// Where the rows of these records are.
    pub(crate) fn addresses(&self, records: &[u32]) -> Result<HashMap<u32, DocAddress>, SearchError> {
        let mut addresses = HashMap::new();
        for &record in records {
            let row = self.rows(self.compiler().record_row(record))?;
            addresses.extend(row.first().map(|address| (record, *address)));
        }
        Ok(addresses)
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

    fn passages_of(&self, record: DocAddress) -> Result<Vec<Passage>, SearchError> {
        let segment = self.searcher.segment_reader(record.segment_ord);
        let Some(ordinal) = segment.fast_fields().u64("record")?.first(record.doc_id) else { return Ok(Vec::new()) };
        let mut passages: Vec<(u64, Passage)> = Vec::new();
        for address in self.rows(self.compiler().passage_rows(ordinal))? {
            let place = self.searcher.segment_reader(address.segment_ord).fast_fields().u64("place")?;
            let passage = serde_json::from_str(&stored(&self.searcher, &self.fields, address)?)?;
            passages.push((place.first(address.doc_id).unwrap_or(0), passage));
        }
        passages.sort_by_key(|(place, _)| *place);
        Ok(passages.into_iter().map(|(_, passage)| passage).collect())
    }

    pub(crate) fn stored_record(&self, address: DocAddress) -> Result<StoredRecord, SearchError> {
        Ok(serde_json::from_str(&stored(&self.searcher, &self.fields, address)?)?)
    }
}

/// The clause with the records that carry the typed symbol before all others.
fn with_symbol(clause: Clause, text: &str, recognised: &[Recognised]) -> Clause {
    if recognised.is_empty() || matches!(clause, Clause::Symbol(..)) {
        return clause;
    }
    let keys = recognised.iter().map(|found| found.symbol.key().to_owned()).collect();
    Clause::Any(vec![Clause::Symbol(text.to_owned(), keys), clause])
}

/// The clause with the records that are called just what was typed before others. Only plain words are a name.
fn with_name(clause: Clause, text: &str) -> Clause {
    let word = |clause: &Clause| matches!(clause, Clause::Word(_) | Clause::Phrase(_));
    let plain = match &clause {
        Clause::All(parts) | Clause::Any(parts) => parts.iter().all(word),
        single => word(single),
    };
    if plain { Clause::Any(vec![Clause::Named(folded(text)), clause]) } else { clause }
}

/// Any of several words, still with every filter and exclusion; none where there is but one word.
fn relax(clause: &Clause) -> Option<Clause> {
    let Clause::All(parts) = clause else {
        return None;
    };
    let strict = |part: &&Clause| matches!(part, Clause::Not(_) | Clause::Value(..) | Clause::Years(..));
    let (strict, loose): (Vec<&Clause>, Vec<&Clause>) = parts.iter().partition(strict);
    let any = Clause::Any(loose.iter().copied().cloned().collect());
    (loose.len() > 1).then(|| Clause::All(strict.into_iter().cloned().chain([any]).collect()))
}

fn stored(searcher: &Searcher, fields: &Fields, address: DocAddress) -> Result<String, SearchError> {
    let row: TantivyDocument = searcher.doc(address)?;
    let text = row.get_first(fields.stored).and_then(|value| value.as_str().map(str::to_owned));
    text.ok_or(SearchError::Incomplete { what: "stored text in a row" })
}
