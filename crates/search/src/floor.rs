//! The same search by the bare engine: what ours is measured against.
//!
//! A program of its own with an index of its own: records and passages analysed as ours are, one scored query over one text for the
//! ten best, five facets counted by the engine's own aggregation, the best passages of the ten by a second query, the stored rows read,
//! snippets cut by the engine's own generator. None of the rest: no weighted texts, no counts with a facet's own filter lifted, no
//! names, no corrections, no symbols.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use record::{TermId, Vocabularies};
use serde_json::{Value as Json, json};
use tantivy::aggregation::AggregationCollector;
use tantivy::aggregation::agg_req::Aggregations;
use tantivy::collector::{Count, TopDocs};
use tantivy::columnar::Column;
use tantivy::indexer::UserOperation;
use tantivy::query::{BooleanQuery, ConstScoreQuery, FuzzyTermQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value,
};
use tantivy::snippet::SnippetGenerator;
use tantivy::space_usage::PerFieldSpaceUsage;
use tantivy::tokenizer::Token;
use tantivy::{DocAddress, Index, IndexWriter, ReloadPolicy, Score, Searcher, TantivyDocument, Term};

use crate::analysis::{Latin, READY, STEMS, exact, ready, tokenizers};
use crate::{Clause, Facet, Library, SearchError, SearchQuery, parse};

/// What the bare engine found.
#[derive(Clone, Debug, Default)]
pub struct FloorResults {
    /// How many records match.
    pub total: usize,
    /// How many values of the five facets were counted.
    pub values: usize,
    /// The snippets of the best.
    pub snippets: Vec<String>,
}

/// The facets it counts.
const COUNTED: [Facet; 5] = [Facet::Type, Facet::Country, Facet::Situation, Facet::Theme, Facet::Region];
/// The most values a facet has.
const MOST_VALUES: u32 = 400;

/// A text, stemmed and as it stands.
#[derive(Clone, Copy)]
struct Text {
    stemmed: Field,
    exact: Field,
}

/// The fields of the bare program.
#[derive(Clone)]
struct Fields {
    row: Field,
    record: Field,
    stored: Field,
    text: Text,
    passage: Text,
    facets: Vec<Field>,
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let indexing =
        TextFieldIndexing::default().set_tokenizer(READY).set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let options = TextOptions::default().set_indexing_options(indexing);
    let mut text = |name: &str| Text {
        stemmed: schema.add_text_field(&format!("{name}_stem"), options.clone()),
        exact: schema.add_text_field(&format!("{name}_exact"), options.clone()),
    };
    let (text, passage) = (text("text"), text("passage"));
    let fields = Fields {
        row: schema.add_text_field("row", STRING),
        record: schema.add_u64_field("record", INDEXED | FAST),
        stored: schema.add_text_field("stored", STORED),
        text,
        passage,
        facets: COUNTED.iter().map(|facet| schema.add_text_field(&format!("facet_{facet}"), STRING | FAST)).collect(),
    };
    (schema.build(), fields)
}

/// Reduces words to their stems and remembers them: in many texts the same words come again and again.
#[derive(Default)]
struct Remembered(HashMap<Latin, HashMap<String, String>>);

/// More words of a language are not remembered.
const MOST_REMEMBERED: usize = 200_000;

impl Remembered {
    /// The terms of a text whose words are known, in a known language.
    fn of(&mut self, text: &str, words: &[Token], language: Latin) -> Vec<Token> {
        let known = self.0.entry(language).or_default();
        let mut stem = |word: &Token| {
            let raw = &text[word.offset_from..word.offset_to];
            if let Some(stem) = known.get(raw) {
                return stem.clone();
            }
            let stem = STEMS.stem(raw, &word.text, language);
            if known.len() < MOST_REMEMBERED {
                known.insert(raw.to_owned(), stem.clone());
            }
            stem
        };
        words.iter().map(|word| Token { text: stem(word), ..*word }).collect()
    }
}

/// The bare program while it indexes.
pub struct FloorWriter<'a> {
    index: Index,
    writer: IndexWriter,
    fields: Fields,
    stems: Remembered,
    records: u64,
    vocabularies: &'a Vocabularies,
}

/// As much memory, and as many threads, as our own writer has.
const BUFFER: usize = 64 << 20;
const THREADS: usize = 2;

impl<'a> FloorWriter<'a> {
    /// An index in an empty folder.
    pub fn create(folder: &Path, vocabularies: &'a Vocabularies) -> Result<Self, SearchError> {
        let (schema, fields) = schema();
        let mut index = Index::create_in_dir(folder, schema)?;
        index.set_tokenizers(tokenizers());
        let writer = index.writer_with_num_threads(THREADS, BUFFER)?;
        Ok(Self { index, writer, fields, stems: Remembered::default(), records: 0, vocabularies })
    }

    /// Add a line of a collection.
    pub fn add(&mut self, line: &str) -> Result<(), SearchError> {
        let given: Json = serde_json::from_str(line)?;
        let fields = self.fields.clone();
        let language = Latin::of(&given["language"].as_str().unwrap_or("en").into());
        let mut record = self.row("record");
        record.add_text(fields.stored, json!({"slug": given["slug"], "title": given["title"]}).to_string());
        for (facet, field) in COUNTED.iter().zip(&fields.facets) {
            self.values(&given, *facet).into_iter().for_each(|value| record.add_text(*field, value));
        }
        let mut rows = vec![record];
        for passage in given["passages"].as_array().into_iter().flatten() {
            let content = passage["text"].as_str().unwrap_or_default();
            let words = exact(content);
            let (stemmed, exactly) = (ready(&self.stems.of(content, &words, language)), ready(&words));
            rows[0].add_text(fields.text.stemmed, &stemmed);
            rows[0].add_text(fields.text.exact, &exactly);
            let mut row = self.row("passage");
            row.add_text(fields.passage.stemmed, stemmed);
            row.add_text(fields.passage.exact, exactly);
            row.add_text(fields.stored, content);
            rows.push(row);
        }
        self.writer.run(rows.into_iter().map(UserOperation::Add))?;
        self.records += 1;
        Ok(())
    }

    fn row(&self, kind: &str) -> TantivyDocument {
        let mut row = TantivyDocument::default();
        row.add_text(self.fields.row, kind);
        row.add_u64(self.fields.record, self.records);
        row
    }

    fn values(&self, given: &Json, facet: Facet) -> Vec<String> {
        let listed = |name: &str| -> Vec<String> {
            let list = given[name].as_array().into_iter().flatten();
            list.filter_map(|value| value.as_str().map(str::to_owned)).collect()
        };
        match facet {
            Facet::Type => given["type"].as_str().map(str::to_owned).into_iter().collect(),
            Facet::Country => listed("countries"),
            Facet::Situation => listed("situations"),
            Facet::Theme => listed("themes"),
            _ => {
                let countries = listed("countries");
                let regions = countries.iter().flat_map(|country| self.vocabularies.regions_of(country));
                let regions: HashSet<&TermId> = regions.collect();
                regions.into_iter().map(ToString::to_string).collect()
            }
        }
    }

    /// Write everything out.
    pub fn finish(mut self) -> Result<Floor<'a>, SearchError> {
        self.writer.commit()?;
        self.writer.wait_merging_threads()?;
        Floor::over(self.index, self.fields, self.vocabularies)
    }
}

/// A search by the bare engine, over an index of its own.
pub struct Floor<'a> {
    searcher: Searcher,
    fields: Fields,
    vocabularies: &'a Vocabularies,
    counts: Aggregations,
}

/// What a field of the index takes, in bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldSize {
    /// Its name; the texts kept to be shown are `stored`.
    pub name: String,
    /// Its dictionary.
    pub terms: u64,
    /// Which rows have which term, and how often.
    pub rows: u64,
    /// Where in a row each term stands.
    pub places: u64,
    /// Columns, lengths, and texts as they are kept.
    pub kept: u64,
}

/// What each field of an index takes.
pub fn field_sizes(library: &Library) -> Result<Vec<FieldSize>, SearchError> {
    let mut sizes: BTreeMap<String, FieldSize> = BTreeMap::new();
    for segment in library.searcher().space_usage()?.segments() {
        let mut add = |fields: &PerFieldSpaceUsage, part: fn(&mut FieldSize) -> &mut u64| {
            for field in fields.fields() {
                let size = sizes.entry(field.field_name().to_owned()).or_default();
                *part(size) += field.total().get_bytes();
            }
        };
        add(segment.termdict(), |size| &mut size.terms);
        add(segment.postings(), |size| &mut size.rows);
        add(segment.positions(), |size| &mut size.places);
        add(segment.fast_fields(), |size| &mut size.kept);
        add(segment.fieldnorms(), |size| &mut size.kept);
        sizes.entry("stored".to_owned()).or_default().kept += segment.store().total().get_bytes();
    }
    Ok(sizes.into_iter().map(|(name, size)| FieldSize { name, ..size }).collect())
}

/// How many segments an index has.
pub fn segments(library: &Library) -> usize {
    library.searcher().segment_readers().len()
}

impl<'a> Floor<'a> {
    fn over(index: Index, fields: Fields, vocabularies: &'a Vocabularies) -> Result<Self, SearchError> {
        let searcher = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?.searcher();
        let terms = |facet: &Facet| {
            let field = format!("facet_{facet}");
            (field.clone(), json!({"terms": {"field": field, "size": MOST_VALUES}}))
        };
        let counts: serde_json::Map<_, _> = COUNTED.iter().map(terms).collect();
        Ok(Self { searcher, fields, vocabularies, counts: serde_json::from_value(counts.into())? })
    }

    /// Search for all words; where nothing has them all, for any of them, which is what our results show too.
    pub fn search(&self, query: &SearchQuery) -> Result<FloorResults, SearchError> {
        let words = parse(query.text(), self.vocabularies).clause;
        let all = self.words(&words, self.fields.text);
        if all.len() < 2 {
            return self.found(&words, all, query);
        }
        let found = self.found(&words, all, query)?;
        if found.total > 0 {
            return Ok(found);
        }
        let any = self.words(&words, self.fields.text).into_iter().map(|(_, word)| (Occur::Should, word)).collect();
        let any = Box::new(BooleanQuery::new(any)) as Box<dyn Query>;
        self.found(&words, vec![(Occur::Must, any)], query)
    }

    fn found(
        &self,
        words: &Clause,
        mut parts: Vec<(Occur, Box<dyn Query>)>,
        query: &SearchQuery,
    ) -> Result<FloorResults, SearchError> {
        let fields = &self.fields;
        if parts.is_empty() {
            parts.push((Occur::Must, self.term(fields.row, "record")));
        }
        for (facet, value) in query.filters() {
            let place = COUNTED.iter().position(|counted| *counted == facet);
            let field = place.and_then(|place| fields.facets.get(place));
            let field = *field.ok_or(SearchError::Incomplete { what: "facet that is filtered by" })?;
            parts.push((Occur::Must, Box::new(ConstScoreQuery::new(self.term(field, value.as_str()), 0.0))));
        }
        let searcher = &self.searcher;
        let counting = AggregationCollector::from_aggs(self.counts.clone(), Default::default());
        let collecting = (Count, TopDocs::with_limit(10).order_by_score(), counting);
        let (total, best, counts) = searcher.search(&BooleanQuery::new(parts), &collecting)?;
        let values = serde_json::to_value(&counts)?;
        let counted = |facet: &serde_json::Value| facet["buckets"].as_array().map_or(0, Vec::len);
        let values = values.as_object().map_or(0, |facets| facets.values().map(counted).sum());
        Ok(FloorResults { total, values, snippets: self.snippets(words, &best)? })
    }

    fn snippets(&self, words: &Clause, best: &[(Score, DocAddress)]) -> Result<Vec<String>, SearchError> {
        let (searcher, fields) = (&self.searcher, &self.fields);
        let mut ordinals: HashSet<u64> = HashSet::new();
        for (_, address) in best {
            self.stored(*address)?;
            ordinals.extend(self.ordinals(address.segment_ord)?.first(address.doc_id));
        }
        let in_passages = self.words(words, fields.passage);
        if in_passages.is_empty() || ordinals.is_empty() {
            return Ok(Vec::new());
        }
        let of = |ordinal: &u64| {
            let term = Term::from_field_u64(fields.record, *ordinal);
            (Occur::Should, Box::new(TermQuery::new(term, IndexRecordOption::Basic)) as Box<dyn Query>)
        };
        let of_best = BooleanQuery::new(ordinals.iter().map(of).collect());
        let any: Vec<_> = in_passages.into_iter().map(|(_, query)| (Occur::Should, query)).collect();
        let wanted = BooleanQuery::new(vec![
            (Occur::Must, Box::new(BooleanQuery::new(any)) as Box<dyn Query>),
            (Occur::Must, Box::new(ConstScoreQuery::new(Box::new(of_best), 0.0)) as Box<dyn Query>),
        ]);
        let mut passages: HashMap<u64, DocAddress> = HashMap::new();
        for (_, address) in searcher.search(&wanted, &TopDocs::with_limit(100).order_by_score())? {
            if let Some(ordinal) = self.ordinals(address.segment_ord)?.first(address.doc_id) {
                passages.entry(ordinal).or_insert(address);
            }
        }
        let marking = SnippetGenerator::create(searcher, &wanted, fields.passage.exact)?;
        passages.into_values().map(|at| Ok(marking.snippet(&self.stored(at)?).to_html())).collect()
    }

    fn ordinals(&self, segment: u32) -> Result<Column<u64>, SearchError> {
        Ok(self.searcher.segment_reader(segment).fast_fields().u64("record")?)
    }

    fn stored(&self, address: DocAddress) -> Result<String, SearchError> {
        let row: TantivyDocument = self.searcher.doc(address)?;
        let text = row.get_first(self.fields.stored).and_then(|value| value.as_str().map(str::to_owned));
        text.ok_or(SearchError::Incomplete { what: "stored text in a row" })
    }

    /// All words, in one text.
    fn words(&self, clause: &Clause, text: Text) -> Vec<(Occur, Box<dyn Query>)> {
        let one = |leaf: &Clause| -> Option<Box<dyn Query>> {
            match leaf {
                Clause::Word(word) => {
                    let stem = STEMS.of_query(word).into_iter().flatten().next()?;
                    let term = Term::from_field_text(text.stemmed, &stem.text);
                    Some(Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)))
                }
                Clause::Phrase(phrase) => {
                    let words = exact(phrase).into_iter();
                    let terms: Vec<Term> = words.map(|word| Term::from_field_text(text.exact, &word.text)).collect();
                    (terms.len() > 1).then(|| Box::new(PhraseQuery::new(terms)) as Box<dyn Query>)
                }
                Clause::Prefix(prefix) => {
                    let term = Term::from_field_text(text.exact, &exact(prefix).pop()?.text);
                    Some(Box::new(FuzzyTermQuery::new_prefix(term, 0, true)))
                }
                _ => None,
            }
        };
        clause.wanted().into_iter().filter_map(one).map(|query| (Occur::Must, query)).collect()
    }

    fn term(&self, field: Field, value: &str) -> Box<dyn Query> {
        Box::new(TermQuery::new(Term::from_field_text(field, value), IndexRecordOption::Basic))
    }
}
