//! The Chicago Manual of Style, as a note: it is notes that point to a paragraph.

use super::{Edition, Kind, Pinpoint, Reference, Work, american, listed};
use crate::layout::NAME;

pub fn cite(work: &Work, pinpoint: Option<&Pinpoint>, edition: &Edition) -> Reference {
    let place = pinpoint.map(|pinpoint| pinpoint.with("para."));
    let begun = Reference::default();
    let cited = match &work.kind {
        Kind::Entry => {
            let title = format!("“{},” {NAME}", work.title);
            let state = format!(", index {} of {}", edition.index, american(edition.built));
            return begun
                .plain(title)
                .with(", last modified ", work.date.map(american), "")
                .plain(state)
                .with(", ", place, "")
                .plain(format!(", {}.", edition.origin.of(&work.record)));
        }
        Kind::Case { remark } => {
            let court = work.authors.first().cloned();
            let decided: Vec<String> = court.into_iter().chain(work.date.map(american)).collect();
            let symbols = work.numbered("no.", "nos.", "and");
            begun
                .italic(work.title.clone())
                .with(" ", remark.as_deref(), "")
                .with(", ", (!symbols.is_empty()).then(|| symbols.join(", ")), "")
                .with(" (", (!decided.is_empty()).then(|| decided.join(", ")), ")")
        }
        Kind::Resolution { organ, number, .. } => {
            let title = (!work.is_named_by_number()).then(|| format!(", {}", work.title));
            let number = number.split(" (").next().unwrap_or(number);
            let cited = begun.plain(format!("United Nations {organ}, Resolution {number}")).with("", title, "");
            cited.with(", ", work.dated_symbol(), "").with(" (", work.date.map(american), ")")
        }
        Kind::Treaty { volume, page, .. } => begun
            .plain(work.title.clone())
            .with(", ", work.date.map(american), "")
            .plain(format!(", {volume} U.N.T.S. {page}")),
        Kind::GeneralComment { .. } | Kind::UnDocument | Kind::Document => begun
            .with("", listed(&work.authors_abroad(), "and"), ", ")
            .italic(work.title.clone())
            .with(", ", work.symbol(), "")
            .with(" (", work.date.map(american), ")"),
    };
    cited.with(", ", place, "").with(", ", work.address.as_ref(), "").plain(".")
}
