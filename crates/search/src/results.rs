use record::{Record, Slug, Symbol, TermId};

use crate::{Facet, SearchQuery, Snippet};

/// What a search found. Plain types throughout: a page or an export needs nothing else.
#[derive(Clone, Debug)]
pub struct Results {
    /// The search it answers.
    pub query: SearchQuery,
    /// How many records match, exactly.
    pub total: usize,
    /// The hits of this page, in order.
    pub hits: Vec<Hit>,
    /// Counts of every facet, in the order of the table.
    pub facets: Vec<FacetCounts>,
    /// What was odd about the query, in sentences for the reader.
    pub complaints: Vec<String>,
    /// The text with words that stand nowhere replaced by the nearest that do, where there are any.
    pub did_you_mean: Option<String>,
    /// The records that carry the symbol that was typed, best reading first.
    pub recognised: Vec<Recognised>,
}

/// A symbol that was typed and the record that carries it.
#[derive(Clone, Debug)]
pub struct Recognised {
    /// The symbol as the record spells it.
    pub symbol: Symbol,
    /// The record.
    pub slug: Slug,
    /// Its title.
    pub title: String,
}

/// One record found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The record, without its passages.
    pub record: Record,
    /// How well it fits; higher is better; only comparable within one search.
    pub score: f32,
    /// The line that answers the question: from the best passage, or the first sentence of the summary.
    pub snippet: Snippet,
    /// The best passages, at most three, best first.
    pub passages: Vec<PassageHit>,
}

/// A passage that matches.
#[derive(Clone, Debug)]
pub struct PassageHit {
    /// How it is named: `para. 87`, `§ 3`, `Measure`.
    pub label: String,
    /// Its number.
    pub number: String,
    /// Its place on the record's page.
    pub anchor: String,
    /// The heading it stands under.
    pub heading: Option<String>,
    /// The page of the source.
    pub page: Option<u32>,
    /// The words found, in their surroundings.
    pub snippet: Snippet,
}

/// The counts of a facet: for each value, how many records match everything but this facet's own selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCounts {
    /// The facet.
    pub facet: Facet,
    /// Values with at least one record, and every selected one; most records first, then by label.
    pub values: Vec<FacetValue>,
    /// How many of those records have no value.
    pub missing: usize,
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// The term.
    pub value: TermId,
    /// Its label in English.
    pub label: String,
    /// How many records.
    pub count: usize,
    /// Whether it is selected.
    pub selected: bool,
    /// The value it lies under, where the facet is a hierarchy.
    pub broader: Option<TermId>,
}

/// A record that links to another, seen from the other.
#[derive(Clone, Debug)]
pub struct LinkedRecord {
    /// The relation, seen from the record that was asked about.
    pub rel: TermId,
    /// The other record, without its passages.
    pub record: Record,
}
