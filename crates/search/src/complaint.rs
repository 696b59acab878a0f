use std::fmt;

use crate::facet::Facet;
use crate::query::Unit;

/// Something odd about a query, and what was made of it. It displays as a sentence for the reader, in English; whoever speaks another
/// language has what it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Complaint {
    /// The text had more than so many characters.
    TooLong(usize),
    /// There were more than so many words and filters.
    TooMany(usize),
    /// A phrase had more than so many words.
    LongPhrase(usize),
    /// More than so many words ended in `*`.
    TooManyPrefixes(usize),
    /// The names in it lead to more than so many others.
    TooManyNames(usize),
    /// A parenthesis was closed that was not opened.
    Unopened,
    /// A parenthesis was opened and not closed.
    Unclosed,
    /// Parentheses or `NOT` stood too deeply in one another.
    TooDeep,
    /// An operator that joins two things lacked one.
    OneSided(Operator),
    /// Nothing stood behind `NOT`.
    NothingNegated,
    /// A value that a facet does not have, and the nearest that it has.
    UnknownValue {
        /// The facet.
        facet: Facet,
        /// What was typed for it.
        value: String,
        /// What comes nearest.
        nearest: Option<String>,
    },
    /// A field that there is not, and the nearest that there is.
    UnknownField {
        /// What was typed for its name.
        name: String,
        /// What comes nearest.
        nearest: Option<String>,
    },
    /// A year that is none.
    NoYears(String),
    /// Nothing has all of the words, so what has some of them was found.
    SomeOf(Unit),
}

/// What joins two things in a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// Both.
    And,
    /// Either.
    Or,
    /// Not far from one another.
    Near,
}

impl Operator {
    /// As it is typed.
    pub fn name(self) -> &'static str {
        match self {
            Self::And => "AND",
            Self::Or => "OR",
            Self::Near => "NEAR",
        }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong(most) => {
                write!(f, "The search was longer than {most} characters; the rest was left out.")
            }
            Self::TooMany(most) => write!(f, "Only the first {most} words and filters were searched for."),
            Self::LongPhrase(most) => write!(f, "Only the first {most} words of a phrase were searched for."),
            Self::TooManyPrefixes(most) => {
                write!(f, "Only the first {most} words with a `*` were searched for by their beginning.")
            }
            Self::TooManyNames(most) => write!(f, "Only the first {most} other names were also searched for."),
            Self::Unopened => f.write_str("A closing parenthesis had no opening one and was ignored."),
            Self::Unclosed => f.write_str("A parenthesis was not closed; it was taken to end with the search."),
            Self::TooDeep => f.write_str("Parentheses and `NOT` were nested too deeply; the innermost were ignored."),
            Self::OneSided(Operator::Near) => f.write_str("`NEAR` needs a word on both sides; it was ignored."),
            Self::OneSided(operator) => {
                write!(f, "`{}` needs something on both sides; it was ignored.", operator.name())
            }
            Self::NothingNegated => f.write_str("`NOT` needs something behind it; it was ignored."),
            Self::UnknownValue { facet, value, nearest } => {
                write!(f, "“{value}” is not a known {facet}; it was searched as words.")?;
                nearest.as_ref().map_or(Ok(()), |near| write!(f, " Did you mean {facet}:{near}?"))
            }
            Self::UnknownField { name, nearest } => {
                write!(f, "There is no field “{name}”; what follows it was searched as words.")?;
                nearest.as_ref().map_or(Ok(()), |near| write!(f, " Did you mean {near}:?"))
            }
            Self::NoYears(value) => {
                write!(f, "“{value}” is not a year or a range such as 2016..2018; it was searched as words.")
            }
            Self::SomeOf(Unit::Records) => f.write_str("No record has all of these; these records have some of them."),
            Self::SomeOf(Unit::Passages) => {
                f.write_str("No passage has all of these; these passages have some of them.")
            }
        }
    }
}
