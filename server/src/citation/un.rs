//! The editorial style of the United Nations: documents by their symbol, resolutions by organ and number.

use super::{Edition, Kind, Pinpoint, Reference, Work, listed};
use crate::layout::NAME;

pub fn cite(work: &Work, pinpoint: Option<&Pinpoint>, edition: &Edition) -> Reference {
    let place = pinpoint.map(|pinpoint| pinpoint.with("para."));
    let begun = Reference::default();
    let cited = match &work.kind {
        Kind::Resolution { organ, number, .. } => begun.plain(format!("{organ} resolution {number}")),
        Kind::GeneralComment { what, number } => begun
            .with("", listed(&work.authors, "and"), ", ")
            .plain(format!("{what} No. {number}"))
            .with(" (", work.date.map(|date| date.year().to_string()), ")"),
        Kind::Treaty { volume, page, .. } => begun
            .italic(work.title.clone())
            .plain(", United Nations, ")
            .italic("Treaty Series")
            .plain(format!(", vol. {volume}, p. {page}")),
        Kind::UnDocument => begun.plain(work.symbol().unwrap_or_default()),
        Kind::Case { remark } => case(work, remark.as_deref()),
        Kind::Document => document(work),
        Kind::Entry => return entry(work, place, edition),
    };
    cited.with(", ", place, "").plain(".")
}

fn case(work: &Work, remark: Option<&str>) -> Reference {
    let begun = Reference::default();
    if let Some(report) = work.symbols.iter().find_map(|symbol| symbol.as_str().strip_prefix("ICJ Reports ")) {
        let remark = remark.map(|remark| remark.trim_matches(['(', ')']));
        return begun
            .italic(work.title.clone())
            .with(", ", remark, "")
            .plain(", ")
            .italic(format!("I.C.J. Reports {report}"));
    }
    let numbered = work.numbered("No.", "Nos.", "and");
    begun
        .with("", listed(&work.authors, "and"), ", ")
        .italic(work.title.clone())
        .with(" ", remark, "")
        .with(", ", (!numbered.is_empty()).then(|| numbered.join(", ")), "")
        .with(", ", work.date.map(|date| date.long()), "")
}

fn document(work: &Work) -> Reference {
    Reference::default()
        .with("", listed(&work.authors, "and"), ", ")
        .italic(work.title.clone())
        .with(" (", work.date.map(|date| date.long()), ")")
        .with(", ", work.symbol(), "")
}

fn entry(work: &Work, place: Option<String>, edition: &Edition) -> Reference {
    Reference::default().plain(format!("“{}”, {NAME}", work.title)).with(", ", place, "").plain(format!(
        ", index {} of {}. Available at {}.",
        edition.index,
        edition.built.long(),
        edition.origin.of(&work.record)
    ))
}
