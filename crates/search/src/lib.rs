//! How records are *found*.
//!
//! A [`SearchQuery`] goes in, [`Results`] come out, and nothing of the engine shows in either. This is the only package that
//! names tantivy: schema, analysis, query language, facet counts, snippets and the index itself live behind [`Library`] and
//! [`Writer`].

mod analysis;
mod clause;
mod collect;
mod compile;
mod complaint;
mod completion;
mod counting;
mod cross;
mod deadline;
mod document;
mod error;
mod explained;
mod facet;
#[cfg(feature = "floor")]
mod floor;
mod forms;
mod grammar;
mod library;
mod packing;
mod passages_query;
mod query;
mod ranking;
mod records_query;
mod results;
mod schema;
mod searching;
mod selection;
mod sequence_query;
mod side_by_side_query;
mod similar;
mod snippet;
mod steady_query;
mod suggest;
mod synonyms;
mod tokens;
mod update;
mod waiting;
mod word_query;
mod writer;

pub use clause::Clause;
pub use complaint::{Complaint, Operator};
pub use completion::{Completion, Named};
pub use cross::Cross;
pub use deadline::within;
pub use document::IndexDocument;
pub use error::SearchError;
pub use facet::{FACETS, Facet, FacetRow};
#[cfg(feature = "floor")]
pub use floor::{FieldSize, Floor, FloorResults, FloorWriter, field_sizes, segments};
pub use grammar::{LONGEST_TEXT, MOST_CLAUSES, Parsed, parse};
pub use library::{IndexInfo, Library};
pub use query::{NO_VALUE, PER_PAGE, SearchQuery, Sort, Unit};
pub use results::{
    Ambiguity, Expansion, FacetCounts, FacetValue, Hit, LinkedRecord, PassageHit, Recognised, Results, YearCounts,
};
pub use schema::{FORMAT, Format};
pub use selection::{Selected, Selection};
pub use similar::{Shared, Similar};
pub use snippet::{Snippet, SnippetPart};
pub use update::update;
pub use writer::Writer;
