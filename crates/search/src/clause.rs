use record::TermId;

use crate::{Facet, NO_VALUE, Unit};

/// What a query asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clause {
    /// Every record.
    Everything,
    /// All of these.
    All(Vec<Clause>),
    /// Any of these.
    Any(Vec<Clause>),
    /// Not this.
    Not(Box<Clause>),
    /// A word in any of its forms; several when it is written with hyphens.
    Word(String),
    /// Words in this order, as they stand.
    Phrase(String),
    /// Words that begin so.
    Prefix(String),
    /// Words in any of their forms and any order, no further apart in one passage than so many words.
    Near(Vec<String>, u32),
    /// What was typed, and the other names it leads to.
    Known(Box<Clause>, Vec<Clause>),
    /// A name, its words side by side in any of their forms.
    Name(String),
    /// Words in the title or among the names.
    Title(String),
    /// A record that is called so, the whole name.
    Named(String),
    /// Words side by side, as they stand, in the title or in one of the names.
    InName(String),
    /// What the first asks for, and of that rather what the others ask for too.
    Preferring(Box<Clause>, Vec<Clause>),
    /// A value of a facet.
    Value(Facet, TermId),
    /// Years, both ends included: records that cover any of them.
    Years(Option<u16>, Option<u16>),
    /// Records without any date.
    Undated,
    /// A symbol in any of its readings, with the text as typed.
    Symbol(String, Vec<String>),
}

impl Clause {
    /// Whether it is something that only a record has, and a passage only through its record.
    pub(crate) fn is_of_records(&self) -> bool {
        matches!(
            self,
            Self::Title(_)
                | Self::Named(_)
                | Self::InName(_)
                | Self::Value(..)
                | Self::Years(..)
                | Self::Undated
                | Self::Symbol(..)
        )
    }

    /// Whether it can only match rows of the kind that is searched, because no others have what it asks for.
    pub(crate) fn holds_rows(&self, unit: Unit) -> bool {
        match self {
            Self::Everything | Self::Not(_) => false,
            Self::All(clauses) => clauses.iter().any(|clause| clause.holds_rows(unit)),
            Self::Any(clauses) => clauses.iter().all(|clause| clause.holds_rows(unit)),
            Self::Value(_, value) => unit == Unit::Records && value.as_str() != NO_VALUE,
            clause if clause.is_of_records() => unit == Unit::Records,
            _ => true,
        }
    }

    /// The words that were typed side by side.
    pub(crate) fn runs(&self) -> Vec<Vec<&str>> {
        match self {
            Self::All(clauses) | Self::Any(clauses) => {
                let mut runs = vec![Vec::new()];
                for clause in clauses {
                    match (clause, runs.last_mut()) {
                        (Self::Word(word), Some(run)) => run.push(word.as_str()),
                        (other, _) => {
                            runs.extend(other.runs());
                            runs.push(Vec::new());
                        }
                    }
                }
                runs
            }
            Self::Known(typed, _) | Self::Preferring(typed, _) => typed.runs(),
            _ => Vec::new(),
        }
    }

    /// The leaves that a match contains: those not under a `NOT`.
    pub(crate) fn wanted(&self) -> Vec<&Clause> {
        match self {
            Self::All(clauses) | Self::Any(clauses) => clauses.iter().flat_map(Clause::wanted).collect(),
            Self::Known(typed, also) => typed.wanted().into_iter().chain(also).collect(),
            Self::Preferring(clause, _) => clause.wanted(),
            Self::Not(_) | Self::Everything => Vec::new(),
            leaf => vec![leaf],
        }
    }
}
