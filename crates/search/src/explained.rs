//! Why a row has its score, for the engine, which asks it of every query.

use tantivy::query::{Explanation, Weight};
use tantivy::{DocId, DocSet, SegmentReader, TantivyError};

/// The score of one row, and what it is called. Fails where the row does not match.
pub(crate) fn explained(
    weight: &dyn Weight,
    segment: &SegmentReader,
    row: DocId,
    what: &'static str,
) -> tantivy::Result<Explanation> {
    let mut scorer = weight.scorer(segment, 1.0)?;
    if scorer.doc() > row || scorer.seek(row) != row {
        return Err(TantivyError::InvalidArgument(format!("row {row} does not match")));
    }
    Ok(Explanation::new(what, scorer.score()))
}
