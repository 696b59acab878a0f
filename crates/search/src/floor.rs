//! The same search by the bare engine: what ours is measured against.
//!
//! Same index, same words, same filters: one scored query over one text for the ten best, five facets counted by the engine's own
//! aggregation, the best passages of the ten by a second query, the stored rows read, snippets cut by the engine's own generator. None
//! of the rest: no weighted texts, no counts with a facet's own filter lifted, no relaxing, no symbols.

use std::collections::{HashMap, HashSet};

use serde_json::json;
use tantivy::aggregation::AggregationCollector;
use tantivy::aggregation::agg_req::Aggregations;
use tantivy::collector::{Count, TopDocs};
use tantivy::columnar::Column;
use tantivy::query::{BooleanQuery, ConstScoreQuery, FuzzyTermQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::snippet::SnippetGenerator;
use tantivy::{DocAddress, Score, Term};

use crate::analysis::{STEMS, exact};
use crate::schema::TextFields;
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

/// A search by the bare engine, over a library's index.
pub struct Floor<'a> {
    library: &'a Library,
    counts: Aggregations,
}

impl<'a> Floor<'a> {
    /// Over the index of a library.
    pub fn over(library: &'a Library) -> Result<Self, SearchError> {
        let terms = |facet: &Facet| {
            let field = format!("facet_{facet}");
            (field.clone(), json!({"terms": {"field": field, "size": MOST_VALUES}}))
        };
        let counts: serde_json::Map<_, _> = COUNTED.iter().map(terms).collect();
        Ok(Self { library, counts: serde_json::from_value(counts.into())? })
    }

    /// Search.
    pub fn search(&self, query: &SearchQuery) -> Result<FloorResults, SearchError> {
        let words = parse(query.text(), self.library.vocabularies()).clause;
        let fields = self.library.fields();
        let main = fields.texts.last().ok_or(SearchError::Incomplete { what: "text" })?;
        let mut parts = self.words(&words, *main);
        if parts.is_empty() {
            parts.push((Occur::Must, self.term(fields.row, "record")));
        }
        parts.extend(query.filters().map(|(facet, value)| {
            let is = self.term(fields.facets[facet as usize], value.as_str());
            (Occur::Must, Box::new(ConstScoreQuery::new(is, 0.0)) as Box<dyn Query>)
        }));
        let searcher = self.library.searcher();
        let counting = AggregationCollector::from_aggs(self.counts.clone(), Default::default());
        let collecting = (Count, TopDocs::with_limit(10).order_by_score(), counting);
        let (total, best, counts) = searcher.search(&BooleanQuery::new(parts), &collecting)?;
        let values = serde_json::to_value(&counts)?;
        let counted = |facet: &serde_json::Value| facet["buckets"].as_array().map_or(0, Vec::len);
        let values = values.as_object().map_or(0, |facets| facets.values().map(counted).sum());
        Ok(FloorResults { total, values, snippets: self.snippets(&words, &best)? })
    }

    fn snippets(&self, words: &Clause, best: &[(Score, DocAddress)]) -> Result<Vec<String>, SearchError> {
        let (searcher, fields) = (self.library.searcher(), self.library.fields());
        let mut ordinals: HashSet<u64> = HashSet::new();
        for (_, address) in best {
            self.library.stored_text(*address)?;
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
        passages.into_values().map(|at| Ok(marking.snippet(&self.library.stored_text(at)?).to_html())).collect()
    }

    fn ordinals(&self, segment: u32) -> Result<Column<u64>, SearchError> {
        Ok(self.library.searcher().segment_reader(segment).fast_fields().u64("record")?)
    }

    /// All words, in one text.
    fn words(&self, clause: &Clause, text: TextFields) -> Vec<(Occur, Box<dyn Query>)> {
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
