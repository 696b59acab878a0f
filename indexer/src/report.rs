//! What the last build said: kept beside the index, so that the site can show it.

use std::fs;
use std::path::Path;

use record::Problem;
use serde::{Deserialize, Serialize};

use crate::generation::{Built, Refused, now};
use crate::store::write_whole;

/// What the last build said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// When it was, as ISO 8601 text.
    pub at: String,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a build.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// The index is that of the corpus.
    Built {
        /// How much was written, in a sentence.
        extent: String,
    },
    /// The corpus has problems; an older index serves.
    Refused {
        /// The problems.
        problems: Vec<Problem>,
    },
    /// Something failed; an older index serves.
    Failed,
}

pub(crate) fn place(data: &Path) -> std::path::PathBuf {
    data.join("index").join("report.json")
}

pub(crate) fn remember(data: &Path, built: &Result<Built, Refused>) -> anyhow::Result<()> {
    let outcome = match built {
        Ok(built) => Outcome::Built { extent: built.extent.to_string() },
        Err(Refused::Problems(problems)) => Outcome::Refused { problems: problems.clone() },
        Err(Refused::Failed(_)) => Outcome::Failed,
    };
    write_whole(&place(data), &serde_json::to_vec_pretty(&Report { at: now(), outcome })?)
}

/// What the last build said; none where there was none.
pub(crate) fn report(data: &Path) -> Option<Report> {
    serde_json::from_slice(&fs::read(place(data)).ok()?).ok()
}
