use serde::{Deserialize, Serialize};

use crate::{PartialDate, Slug};

/// A record that was published and taken back: its address says so instead of saying that there never was one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdrawn {
    /// The address it had.
    pub slug: Slug,
    /// When it was taken back.
    pub date: PartialDate,
    /// Why, in one neutral sentence that names nobody.
    pub reason: String,
    /// The record that stands in its place, where one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<Slug>,
}
