//! The facts that only some kinds of record have.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{PartialDate, Symbol, TermId};

/// What only mechanisms have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MechanismFacts {
    /// Members whose names are public.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<String>,
    /// Access to territory.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access: Option<TermId>,
    /// The standard of proof it used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standard_of_proof: Option<String>,
    /// Whether its results are public.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visibility: Option<TermId>,
    /// Creation, renewals, end.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<Decision>,
    /// Its main reports.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reports: Vec<ReportRef>,
}

/// A decision on a mandate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Its symbol.
    pub symbol: Option<Symbol>,
    /// Its date.
    pub date: Option<PartialDate>,
    /// What it did: created, extended, widened, ended, rejected.
    pub what: String,
    /// How it was adopted.
    pub vote: Option<Vote>,
}

/// How a decision was adopted: without a vote, or for–against–abstaining.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Vote {
    /// By consensus.
    Without,
    /// For, against, abstaining.
    Recorded(u16, u16, u16),
}

impl FromStr for Vote {
    type Err = String;

    fn from_str(input: &str) -> Result<Self, String> {
        if input == "without a vote" {
            return Ok(Self::Without);
        }
        let counts: Vec<u16> = input.split(['-', '–']).filter_map(|part| part.trim().parse().ok()).collect();
        match (counts.as_slice(), input.split(['-', '–']).count()) {
            (&[yes, no, abstaining], 3) => Ok(Self::Recorded(yes, no, abstaining)),
            _ => Err(format!("`{input}` is not a vote: write `without a vote` or for-against-abstaining, `19-16-12`")),
        }
    }
}

impl fmt::Display for Vote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Without => f.write_str("without a vote"),
            Self::Recorded(yes, no, abstaining) => write!(f, "{yes}-{no}-{abstaining}"),
        }
    }
}

impl TryFrom<String> for Vote {
    type Error = String;

    fn try_from(input: String) -> Result<Self, String> {
        input.parse()
    }
}

impl From<Vote> for String {
    fn from(vote: Vote) -> String {
        vote.to_string()
    }
}

/// A report of a mechanism.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportRef {
    /// Its symbol.
    pub symbol: Option<Symbol>,
    /// Its title.
    pub title: Option<String>,
    /// Its date.
    pub date: Option<PartialDate>,
}

/// What only good practice has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PracticeFacts {
    /// Where and when, and what the difficulty was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
    /// Who did it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
    /// What was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    /// What came of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// Where it does not reach.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limits: Option<String>,
    /// Where else it could work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transferability: Option<String>,
    /// Kinds of practice.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub practice_type: Vec<TermId>,
    /// How well it is evidenced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence_level: Option<TermId>,
    /// Why that level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence_why: Option<String>,
    /// Stages of the accountability cycle.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stage: Vec<TermId>,
    /// Whether it shows what did not work.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub lesson: bool,
    /// The Murad Code principle it follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub murad_principle: Option<String>,
}

/// What a case or comment holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holding {
    /// In our words.
    pub text: String,
    /// Where: `para. 106`.
    pub pinpoint: Option<String>,
}

/// What only events have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EventFacts {
    /// The series it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    /// Its number in the series.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series_number: Option<String>,
    /// Where it was held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Who held it together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub partners: Vec<String>,
    /// What was on the table.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// What it was for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aims: Vec<String>,
}
