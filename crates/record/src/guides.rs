use serde::{Deserialize, Serialize};

use crate::{PartialDate, Slug, TermId};

/// Ways through the records that no single record holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Guides {
    /// From rules of humanitarian law to human rights and back.
    pub crosswalk: Vec<Crossing>,
    /// What runs over years, milestone by milestone.
    pub processes: Vec<Process>,
}

/// A rule of humanitarian law beside a human right that protects the same, with who related the two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crossing {
    /// Its identity, and its place on the page.
    pub slug: Slug,
    /// The rule, in our words.
    pub rule: String,
    /// Where it stands: `Third and Fourth Geneva Conventions`.
    pub articles: Vec<String>,
    /// The right.
    pub right: String,
    /// Where it stands: `ICCPR, article 9`.
    pub provisions: Vec<String>,
    /// The cases and comments that relate the two.
    pub authorities: Vec<Authority>,
}

/// A case or comment that relates a rule and a right, and where it does so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authority {
    /// The record.
    pub record: Slug,
    /// The relation it applied.
    pub relation: TermId,
    /// The pinpoint of its holding.
    pub pinpoint: String,
}

/// Something that runs over years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Process {
    /// Its identity and address.
    pub slug: Slug,
    /// What it is called.
    pub title: String,
    /// What it is, in a sentence or two.
    pub about: String,
    /// What happened, in order.
    pub milestones: Vec<Milestone>,
    /// What is still to be checked.
    pub to_check: Vec<String>,
}

/// A step of a process, and the record that knows of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// When.
    pub date: PartialDate,
    /// What happened, in our words.
    pub what: String,
    /// The record that says so, with its sources.
    pub record: Slug,
}
