//! What a record *is*.
//!
//! Everything here is pure: no files, no index, no network. The indexer reads files into a [`RawRecord`] (as parsed),
//! [`mean`] turns that into a [`Record`] (as meant) and [`Problem`]s, and no later stage sees anything less typed.

mod date;
mod facts;
mod field;
mod fields_reader;
mod guides;
mod mean;
mod nearest;
mod passage;
mod problem;
mod raw;
mod record;
mod sensitivity;
mod slug;
mod symbol;
mod synonym;
mod term;
mod vocabulary;
mod withdrawn;

pub use date::{DateError, End, PartialDate, YearSpan};
pub use facts::{Decision, EventFacts, Holding, MechanismFacts, PracticeFacts, ReportRef, Vote};
pub use field::{FIELDS, Field};
pub use guides::{Authority, Crossing, Guides, Milestone, Process};
pub use mean::{Meant, Spots, mean};
pub use nearest::nearest;
pub use passage::{Markup, Origin, Passage, Span};
pub use problem::{Position, Problem};
pub use raw::{Node, RawRecord, Value};
pub use record::{Classification, Dates, Finding, Link, Provenance, Record, RecordType, Source, Status, Violation};
pub use sensitivity::{Sensitivity, SourceText};
pub use slug::{Slug, SlugError};
pub use symbol::{Pinpointed, Symbol, SymbolError, fold_letter};
pub use synonym::{Reading, Synonym};
pub use term::{Label, Term, TermId};
pub use vocabulary::{Scheme, Vocabularies, Vocabulary, fold_name};
pub use withdrawn::Withdrawn;
