//! What was odd about a search, in a sentence of the language of the page.

use search::{Complaint, Results, Unit};

use crate::{s, wording};

/// What was odd about a query, sentence by sentence.
pub fn of(results: &Results) -> impl Iterator<Item = String> {
    results.complaints.iter().map(sentence)
}

fn sentence(complaint: &Complaint) -> String {
    match complaint {
        Complaint::TooLong(most) => s!("complaint-too-long", count = *most),
        Complaint::TooMany(most) => s!("complaint-too-many", count = *most),
        Complaint::LongPhrase(most) => s!("complaint-long-phrase", count = *most),
        Complaint::TooManyPrefixes(most) => s!("complaint-prefixes", count = *most),
        Complaint::TooManyNames(most) => s!("complaint-names", count = *most),
        Complaint::Unopened => s!("complaint-unopened").to_owned(),
        Complaint::Unclosed => s!("complaint-unclosed").to_owned(),
        Complaint::TooDeep => s!("complaint-too-deep").to_owned(),
        Complaint::OneSided(operator) => s!("complaint-one-sided", operator = operator.name()),
        Complaint::NothingNegated => s!("complaint-nothing-negated").to_owned(),
        Complaint::UnknownValue { facet, value, nearest } => {
            let said = s!("complaint-unknown-value", value = value, facet = wording::facet(*facet));
            with_nearest(said, nearest.as_ref().map(|near| format!("{facet}:{near}")))
        }
        Complaint::UnknownField { name, nearest } => {
            let said = s!("complaint-unknown-field", name = name);
            with_nearest(said, nearest.as_ref().map(|near| format!("{near}:")))
        }
        Complaint::NoYears(value) => s!("complaint-no-years", value = value),
        Complaint::SomeOf(Unit::Records) => s!("complaint-some-records").to_owned(),
        Complaint::SomeOf(Unit::Passages) => s!("complaint-some-passages").to_owned(),
    }
}

/// What was wrong, and what may have been meant.
fn with_nearest(said: String, nearest: Option<String>) -> String {
    match nearest {
        Some(nearest) => s!("complaint-nearest", said = said, nearest = nearest),
        None => said,
    }
}

/// Two sentences, the second of which there may not be.
pub fn with_known(said: String, nearest: Option<&str>) -> String {
    match nearest {
        Some(nearest) => s!("address-nearest", said = said, nearest = nearest),
        None => said,
    }
}
