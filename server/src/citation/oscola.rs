//! OSCOLA, the Oxford standard for the citation of legal authorities: no full stops in abbreviations, none at the end.

use super::{Edition, Kind, Pinpoint, Reference, Work, listed};
use crate::layout::NAME;

pub fn cite(work: &Work, pinpoint: Option<&Pinpoint>, edition: &Edition) -> Reference {
    let place = pinpoint.map(|pinpoint| pinpoint.with("para"));
    let date = work.date.map(|date| date.long());
    let begun = Reference::default();
    match &work.kind {
        Kind::Resolution { short, number, .. } => {
            // The year that the Security Council adds to its numbers stands in the date.
            let number = number.split(" (").next().unwrap_or(number);
            let title = (!work.is_named_by_number()).then(|| plain_signs(&work.title));
            let cited = begun.plain(format!("{short} Res {number}")).with(" ‘", title, "’").with(" (", date, ")");
            cited.with(" UN Doc ", work.dated_symbol(), "").with(", ", place, "")
        }
        Kind::Treaty { volume, page, in_force } => {
            let force = in_force.map(|date| format!("entered into force {}", date.long()));
            let dates: Vec<String> = date.map(|date| format!("adopted {date}")).into_iter().chain(force).collect();
            begun
                .plain(plain_signs(&work.title))
                .with(" (", (!dates.is_empty()).then(|| dates.join(", ")), ")")
                .plain(format!(" {volume} UNTS {page}"))
                .with(", ", place, "")
        }
        Kind::Case { remark } => case(work, remark.as_deref(), pinpoint),
        Kind::GeneralComment { .. } | Kind::UnDocument | Kind::Document => document(work, date, place, edition),
        Kind::Entry => begun
            .plain(format!(
                "‘{}’ ({NAME}, index {}, {})",
                plain_signs(&work.title),
                edition.index,
                edition.built.long()
            ))
            .with(" ", place, "")
            .plain(format!(" <{}> accessed {}", edition.origin.of(&work.record), edition.read.long())),
    }
}

/// `v.` and `No.` without their stops.
fn plain_signs(text: &str) -> String {
    text.replace(" v. ", " v ").replace("No. ", "No ").replace("Nos. ", "Nos ")
}

fn case(work: &Work, remark: Option<&str>, pinpoint: Option<&Pinpoint>) -> Reference {
    let begun = Reference::default().italic(plain_signs(&work.title)).with(" ", remark, "");
    let place = pinpoint.map(|pinpoint| pinpoint.with("para"));
    let icj = work.symbols.iter().find_map(|symbol| symbol.as_str().strip_prefix("ICJ Reports "));
    if let Some((year, page)) = icj.and_then(|report| report.split_once(", p. ")) {
        return begun.plain(format!(" [{year}] ICJ Rep {page}")).with(", ", place, "");
    }
    let neutral: Vec<&str> =
        work.symbols.iter().map(|symbol| symbol.as_str()).filter(|symbol| symbol.starts_with('[')).collect();
    let court = work.authors.first().cloned();
    let (one, several) = match court.as_deref() {
        Some("European Court of Human Rights") | None => ("App no", "App nos"),
        Some(_) => ("Communication no", "Communication nos"),
    };
    let numbered = work.numbered(one, several, "and").into_iter();
    let number = numbered.into_iter().find(|number| !number.starts_with(['[', '(']));
    match number {
        // A neutral citation names the court and the year; paragraphs stand in square brackets behind it.
        None if !neutral.is_empty() => {
            let place = pinpoint.map(|pinpoint| match pinpoint {
                Pinpoint::Paragraph(number) => format!("[{number}]"),
                Pinpoint::Part(label) => label.clone(),
            });
            begun.plain(format!(" {}", neutral.join(", "))).with(" ", place, "")
        }
        number => {
            let number = number.map(|number| plain_signs(&number));
            let decided = [court.map(|court| short(&court)), work.date.map(|date| date.long())];
            let decided: Vec<String> = decided.into_iter().flatten().collect();
            let begun = begun.with(" ", number, "");
            begun.with(" (", (!decided.is_empty()).then(|| decided.join(", ")), ")").with(", ", place, "")
        }
    }
}

/// The short name of a court where the style has one.
fn short(court: &str) -> String {
    match court {
        "European Court of Human Rights" => "ECtHR".to_owned(),
        "Inter-American Court of Human Rights" => "IACtHR".to_owned(),
        other => other.to_owned(),
    }
}

/// Authors as the style has them: `UN Human Rights Council`.
fn short_names(work: &Work) -> Vec<String> {
    work.authors_abroad().iter().map(|name| name.replacen("United Nations ", "UN ", 1)).collect()
}

fn document(work: &Work, date: Option<String>, place: Option<String>, edition: &Edition) -> Reference {
    let cited = Reference::default()
        .with("", listed(&short_names(work), "and"), ", ")
        .plain(format!("‘{}’", plain_signs(&work.title)))
        .with(" (", date, ")");
    match work.un_symbol() {
        Some(symbol) => cited.plain(format!(" UN Doc {symbol}")).with(", ", place, ""),
        None => {
            let read = edition.read.long();
            let address = work.address.as_ref().map(|address| format!("<{address}> accessed {read}"));
            cited.with(" ", work.symbol(), "").with(", ", place, "").with(" ", address, "")
        }
    }
}
