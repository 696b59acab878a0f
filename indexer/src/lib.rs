//! From the files people edit to the index.
//!
//! [`read`] gives a [`Corpus`]: records, vocabularies, and every problem, without stopping at any. [`build`] turns a corpus
//! without problems into a new generation of the index and swaps it in; [`prepare`] does so only when needed. This is the only
//! package that reads or writes corpus files.

mod add;
mod census;
mod checking;
mod collection;
mod corpus;
mod coverage;
mod crosscheck;
mod diagnostics;
mod extract;
mod following;
mod front_matter;
mod generation;
mod guide_files;
mod harm;
mod import;
mod isolation;
mod place;
mod progress;
mod readers;
mod reading_ahead;
mod refusal;
mod report;
mod store;
mod streaming;
mod synonyms_file;
mod template;
mod vocabulary_file;
mod watch;
mod withdrawn_file;

pub use add::{Decision, Dialogue, Duplicate, Outcome as Added, Proposal, Proposed, Prospect, Request, add, values};
pub use checking::{Checked, check_record};
pub use corpus::{Corpus, read};
pub use coverage::coverage;
pub use diagnostics::{Severity, render, render_in};
pub use extract::{Extract, Footnote, Heading, SourcePassage, extract};
pub use following::Following;
pub use generation::{Built, Extent, Prepared, Refused, build, in_memory, mend, prepare};
pub use import::{Imported, Order, import};
pub use isolation::{READING_STACK, become_reader_if_asked, read_with};
pub use progress::{Progress, Silent, Terminal};
pub use readers::read_unguarded;
pub use refusal::Refusal;
pub use report::{Outcome, Report};
pub use template::template;
pub use watch::{Next, watch};
