use maud::{Markup, html};
use record::{Record, Vocabularies};
use search::{Library, LinkedRecord, Shared};

use crate::components::brief::Brief;
use crate::error::PageError;
use crate::wording;

/// A record like this one, and why.
pub struct Alike {
    pub brief: Brief,
    /// What the two share, in words.
    pub why: String,
}

/// How many are named.
const MOST: usize = 5;

pub fn of(record: &Record, linked: &[LinkedRecord], library: &Library) -> Result<Vec<Alike>, PageError> {
    let vocabularies = library.vocabularies();
    let similar = library.similar(record, linked, MOST)?;
    let alike = similar.iter().map(|one| Alike {
        brief: Brief::new(&one.record, vocabularies),
        why: one.shared.iter().map(|shared| reason(shared, library, vocabularies)).collect::<Vec<_>>().join("; "),
    });
    Ok(alike.collect())
}

/// `Theme: Interviewing`, `both linked with …`, `words: handover, evidence`.
fn reason(shared: &Shared, library: &Library, vocabularies: &Vocabularies) -> String {
    match shared {
        Shared::Value(facet, value) => {
            format!(
                "{}: {}",
                facet.row().label.to_lowercase(),
                wording::term(vocabularies, facet.scheme(), value.as_str())
            )
        }
        Shared::Link(slug) => {
            let title = library.title(slug).unwrap_or_else(|| slug.to_string());
            format!("both linked with “{}”", crate::wording::shorten(&title, 60))
        }
        Shared::Words(words) => format!("words: {}", words.join(", ")),
    }
}

pub fn alike(alike: &[Alike]) -> Markup {
    html! {
        @if !alike.is_empty() {
            section aria-labelledby="alike" {
                h2 #alike { "More like this" }
                ul.related {
                    @for one in alike {
                        li { a href=(one.brief.href) { (one.brief.title) } p.hint { "Alike in " (one.why) } }
                    }
                }
            }
        }
    }
}
