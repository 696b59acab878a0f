//! Records like another one, and why.
//!
//! What two records share counts the more the rarer it is: values of facets, links to the same record, words of titles and summaries.

use std::collections::{HashMap, HashSet};

use record::{Origin, Record, TermId};
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Score, Term};

use crate::analysis::{Latin, STEMS, is_filler};
use crate::forms::{forms, together};
use crate::word_query::{WordQuery, rarity};
use crate::{Facet, Library, LinkedRecord, SearchError};

/// A record that is like another.
#[derive(Clone, Debug)]
pub struct Similar {
    /// The other record, without its passages.
    pub record: Record,
    /// What they share, rarest first.
    pub shared: Vec<Shared>,
}

/// What two records share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shared {
    /// A value of a facet.
    Value(Facet, TermId),
    /// A link with the same record: its slug.
    Link(record::Slug),
    /// Words of their texts, as the second record writes them.
    Words(Vec<String>),
}

/// What two records can share, and how much it counts beside a word.
const FACETS_SHARED: [(Facet, f32); 6] = [
    (Facet::Situation, 1.0),
    (Facet::Country, 0.8),
    (Facet::Theme, 0.8),
    (Facet::PracticeType, 1.0),
    (Facet::MechanismType, 0.6),
    (Facet::Group, 0.5),
];
/// How much a link with the same record counts.
const LINK: f32 = 1.0;
/// How much of a word's worth counts, and how many of the rarest words do.
const WORD: f32 = 0.5;
const WORDS: usize = 16;
/// The most reasons that are given.
const REASONS: usize = 3;

/// Something of a record that others can share, with how much it is worth.
struct Feature {
    worth: f32,
    what: Shared,
}

impl Library {
    /// The records most like this one, best first. Those linked with it already stand on its page and are passed over.
    pub fn similar(&self, record: &Record, linked: &[LinkedRecord], most: usize) -> Result<Vec<Similar>, SearchError> {
        let features = self.features(record)?;
        let words = self.telling_words(record)?;
        let mut queries: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for feature in &features {
            let is = self.has(&feature.what);
            queries.push((Occur::Should, Box::new(ConstScoreQuery::new(is, feature.worth))));
        }
        for (stem, _) in &words {
            let texts = self.fields.texts.iter().map(|text| (text.field, text.weight)).collect();
            let word = WordQuery::new(vec![stem.clone()], None, texts, self.info().records, self.fields.forms);
            queries.push((Occur::Should, Box::new(BoostQuery::new(Box::new(word), WORD))));
        }
        if queries.is_empty() {
            return Ok(Vec::new());
        }
        let wanted: Vec<(Occur, Box<dyn Query>)> =
            vec![(Occur::Must, self.compiler().is_row("record")), (Occur::Must, Box::new(BooleanQuery::new(queries)))];
        let linked: HashSet<&str> =
            linked.iter().map(|other| other.record.slug.as_str()).chain([record.slug.as_str()]).collect();
        let collecting = TopDocs::with_limit(most + linked.len()).order_by_score();
        let found: Vec<(Score, _)> = self.searcher.search(&BooleanQuery::new(wanted), &collecting)?;
        let mut similar = Vec::new();
        for (_, address) in found {
            let other = self.stored_record(address)?.record;
            if !linked.contains(other.slug.as_str()) && similar.len() < most {
                let shared = self.shared(&features, &words, &other);
                similar.push(Similar { record: other, shared });
            }
        }
        similar.retain(|one| !one.shared.is_empty());
        Ok(similar)
    }

    /// The title of a record.
    pub fn title(&self, slug: &record::Slug) -> Option<String> {
        let rows = self.rows(self.compiler().row_with("record", self.fields.slug, slug.as_str())).ok()?;
        Some(self.stored_record(*rows.first()?).ok()?.record.title)
    }

    fn features(&self, record: &Record) -> Result<Vec<Feature>, SearchError> {
        let mut shareable: Vec<(f32, Shared)> = Vec::new();
        for (facet, weight) in FACETS_SHARED {
            let own = self.own_values(record, facet);
            shareable.extend(own.into_iter().map(|value| (weight, Shared::Value(facet, value))));
        }
        shareable.extend(record.links.iter().map(|link| (LINK, Shared::Link(link.to.clone()))));
        let mut features = Vec::new();
        for (weight, what) in shareable {
            let with_it = self.searcher.doc_freq(&self.term_of(&what))?;
            features.push(Feature { worth: weight * rarity(self.info().records, with_it), what });
        }
        features.sort_by(|a, b| b.worth.total_cmp(&a.worth));
        Ok(features)
    }

    /// The values a record has itself, without those that lie above them.
    fn own_values(&self, record: &Record, facet: Facet) -> Vec<TermId> {
        let vocabulary = self.vocabularies().scheme(facet.scheme());
        let values = facet.values(record, self.vocabularies());
        let above: HashSet<TermId> =
            values.iter().flat_map(|value| vocabulary.ancestors(value.as_str())).cloned().collect();
        values.into_iter().filter(|value| !above.contains(value) && !value.is_no_country()).collect()
    }

    fn term_of(&self, what: &Shared) -> Term {
        let is = |field: Field, value: &str| Term::from_field_text(field, value);
        match what {
            Shared::Value(facet, value) => is(self.fields.facets[*facet as usize], value.as_str()),
            Shared::Link(slug) => is(self.fields.link, slug.as_str()),
            Shared::Words(words) => is(self.fields.texts[0].field, words.first().map_or("", String::as_str)),
        }
    }

    fn has(&self, what: &Shared) -> Box<dyn Query> {
        Box::new(TermQuery::new(self.term_of(what), IndexRecordOption::Basic))
    }

    /// The words that tell a record from others: what stands in few records and often in this one, by their stems.
    fn telling_words(&self, record: &Record) -> Result<Vec<(String, f32)>, SearchError> {
        let language = Latin::of(&record.language);
        let summary = record.passages.iter().filter(|passage| !matches!(passage.origin, Origin::Source(_)));
        let texts = std::iter::once(record.title.as_str()).chain(summary.map(|passage| passage.text.as_str()));
        let mut counts: HashMap<String, f32> = HashMap::new();
        for token in texts.flat_map(|text| STEMS.of(text, language)) {
            let telling = token.text.chars().all(char::is_alphabetic) && token.text.chars().count() > 2;
            if telling && !is_filler(&token.text) {
                *counts.entry(token.text).or_default() += 1.0;
            }
        }
        let text = self.fields.texts.last().ok_or(SearchError::Incomplete { what: "text" })?;
        let mut words = Vec::new();
        for (stem, count) in counts {
            let forms = forms(&self.searcher, self.fields.forms, &stem)?;
            let with_each = forms.iter().map(|form| self.searcher.doc_freq(&Term::from_field_text(text.field, form)));
            let with_it = together(self.info().records as u64, with_each.collect::<tantivy::Result<Vec<_>>>()?);
            // What stands in no other record is shared with none.
            if with_it > 1 {
                words.push((stem, count.sqrt() * rarity(self.info().records, with_it)));
            }
        }
        words.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        words.truncate(WORDS);
        Ok(words)
    }

    fn shared(&self, features: &[Feature], words: &[(String, f32)], other: &Record) -> Vec<Shared> {
        let has = |what: &&Shared| match what {
            Shared::Value(facet, value) => facet.values(other, self.vocabularies()).contains(value),
            Shared::Link(slug) => other.links.iter().any(|link| link.to == *slug),
            Shared::Words(_) => false,
        };
        let mut shared: Vec<Shared> =
            features.iter().map(|feature| &feature.what).filter(has).take(REASONS).cloned().collect();
        let title = STEMS.of(&other.title, Latin::of(&other.language));
        let written = title.iter().filter(|token| words.iter().any(|(stem, _)| *stem == token.text));
        let written: Vec<String> =
            written.map(|token| other.title[token.offset_from..token.offset_to].to_owned()).take(REASONS).collect();
        if shared.len() < REASONS && !written.is_empty() {
            shared.push(Shared::Words(written));
        }
        shared
    }
}
