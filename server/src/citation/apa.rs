//! The style of the American Psychological Association: a reference, and behind it what stands in the text for a paragraph.

use record::PartialDate;

use super::{Edition, Kind, Pinpoint, Reference, Work, american, listed};
use crate::layout::NAME;

pub fn cite(work: &Work, pinpoint: Option<&Pinpoint>, edition: &Edition) -> Reference {
    let begun = Reference::default();
    let cited = match &work.kind {
        Kind::Entry => begun
            .plain(format!("{NAME}. ({}). ", dated(work.date)))
            .italic(work.title.clone())
            .plain(format!(" [Record, index {} of {}]. ", edition.index, american(edition.built)))
            .plain(edition.origin.of(&work.record)),
        Kind::Case { remark } => {
            let symbols = work.numbered("no.", "nos.", "and");
            let court = work.authors.first().cloned();
            let decided: Vec<String> = court.into_iter().chain(work.date.map(american)).collect();
            begun
                .plain(work.title.clone())
                .with(" ", remark.as_deref(), "")
                .with(", ", (!symbols.is_empty()).then(|| symbols.join(", ")), "")
                .with(" (", (!decided.is_empty()).then(|| decided.join(" ")), ")")
                .plain(".")
                .with(" ", work.address.as_ref(), "")
        }
        Kind::Treaty { volume, page, .. } => begun
            .plain(work.title.clone())
            .with(", ", work.date.map(american), "")
            .plain(format!(", {volume} U.N.T.S. {page}."))
            .with(" ", work.address.as_ref(), ""),
        // Where nobody is named, the title stands in the place of an author.
        _ if work.authors.is_empty() => begun
            .italic(work.title.clone())
            .with(" (", work.dated_symbol(), ")")
            .plain(format!(". ({}).", dated(work.date)))
            .with(" ", work.address.as_ref(), ""),
        _ => begun
            .with("", listed(&work.authors_abroad(), "&"), ". ")
            .plain(format!("({}). ", dated(work.date)))
            .italic(work.title.clone())
            .with(" (", work.dated_symbol(), ")")
            .plain(".")
            .with(" ", work.address.as_ref(), ""),
    };
    match pinpoint {
        Some(pinpoint) => {
            cited.plain(format!(" – in the text: ({}, {}, {})", named(work), year(work.date), pinpoint.with("para.")))
        }
        None => cited,
    }
}

/// Who or what the text names: the author, or a case by its name.
fn named(work: &Work) -> String {
    match work.kind {
        Kind::Case { .. } | Kind::Treaty { .. } => work.title.clone(),
        Kind::Entry => NAME.to_owned(),
        _ => listed(&work.authors_abroad(), "&").unwrap_or_else(|| work.title.clone()),
    }
}

fn year(date: Option<PartialDate>) -> String {
    date.map_or_else(|| "n.d.".to_owned(), |date| date.year().to_string())
}

/// The year first: `2018, August 8`.
fn dated(date: Option<PartialDate>) -> String {
    let long = date.map(american).unwrap_or_default();
    let month_and_day = long.rsplit_once(' ').map(|(before, _)| before.trim_end_matches(','));
    match month_and_day {
        Some(before) => format!("{}, {before}", year(date)),
        None => year(date),
    }
}
