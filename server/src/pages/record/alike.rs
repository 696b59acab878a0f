use maud::{Markup, html};
use record::{Record, Vocabularies};
use search::{Library, LinkedRecord, Shared};

use crate::components::brief::Brief;
use crate::error::PageError;
use crate::{s, t, wording};

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
            s!(
                "name-value",
                name = wording::facet(*facet).to_lowercase(),
                value = wording::term(vocabularies, facet.scheme(), value.as_str())
            )
        }
        Shared::Link(slug) => {
            let title = library.title(slug).unwrap_or_else(|| slug.to_string());
            s!("alike-linked", title = wording::shorten(&title, 60))
        }
        Shared::Words(words) => s!("alike-words", words = wording::listed(words)),
    }
}

pub fn alike(alike: &[Alike]) -> Markup {
    html! {
        @if !alike.is_empty() {
            section aria-labelledby="alike" {
                h2 #alike { (t!("record-alike")) }
                ul.related {
                    @for one in alike {
                        li { a href=(one.brief.href) { (one.brief.title) } p.hint { (t!("alike-in", why = &one.why)) } }
                    }
                }
            }
        }
    }
}
