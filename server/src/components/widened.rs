use maud::{Markup, html};
use search::{Results, SearchQuery};

use super::link::{Link, link};
use crate::{s, t, url, wording};

/// How a search was widened or put right, with the ways back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Widened {
    /// What the unknown words were taken for, or might be.
    pub correction: Option<Correction>,
    /// What each name was also searched as.
    pub expanded: Vec<(String, Vec<String>)>,
    /// What each ambiguous name can mean: the name, and for each meaning the search for it alone.
    pub readings: Vec<(String, Vec<Link>)>,
    /// The search for just what was typed, where it was widened.
    pub verbatim: Option<String>,
    /// The search with other names again, where only what was typed was searched for.
    pub with_names: Option<String>,
}

/// Words put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub typed: String,
    pub better: Link,
    /// Whether it was searched for at once.
    pub applied: bool,
}

/// How many other names are shown before the rest is only counted.
const SHOWN: usize = 4;

impl Widened {
    pub fn new(results: &Results) -> Self {
        let query = &results.query;
        let correction = results.did_you_mean.as_ref().map(|better| Correction {
            typed: query.text().to_owned(),
            better: Link::new(better.as_str(), url::search(&query.with_text(better))),
            applied: results.corrected,
        });
        let readings = results.readings.iter().map(|name| {
            let lead = |(label, text): &(String, String)| Link::new(label, url::search(&query.with_text(text)));
            (name.typed.clone(), name.readings.iter().map(lead).collect())
        });
        let widened = results.corrected || !results.expanded.is_empty();
        Self {
            correction,
            expanded: results.expanded.iter().map(|one| (one.typed.clone(), one.also.clone())).collect(),
            readings: readings.collect(),
            verbatim: widened.then(|| url::search(&query.verbatim(true))),
            with_names: verbatim(query).then(|| url::search(&query.verbatim(false))),
        }
    }
}

fn verbatim(query: &SearchQuery) -> bool {
    query.is_verbatim() && !query.text().is_empty()
}

pub fn widened(widened: &Widened) -> Markup {
    html! {
        @if let Some(correction) = &widened.correction { (corrected(correction)) }
        @for (typed, readings) in &widened.readings {
            div.readings {
                p { (t!("widened-readings", typed = typed)) }
                ul { @for reading in readings { li { (link(reading)) } } }
            }
        }
        @if !widened.expanded.is_empty() {
            ul.expanded aria-label=(s!("widened-also")) {
                @for (typed, also) in &widened.expanded { li { (expansion(typed, also)) } }
            }
        }
        @if let Some(verbatim) = &widened.verbatim {
            p.verbatim { a href=(verbatim) rel="nofollow" { (t!("widened-verbatim")) } }
        }
        @if let Some(with_names) = &widened.with_names {
            p.verbatim {
                (t!("widened-only-typed")) " "
                a href=(with_names) rel="nofollow" { (t!("widened-with-names")) }
            }
        }
    }
}

fn corrected(correction: &Correction) -> Markup {
    html! {
        p.did-you-mean {
            @if correction.applied {
                (t!("widened-corrected", typed = wording::shorten(&correction.typed, 80), better = link(&correction.better)))
            } @else {
                (t!("widened-did-you-mean", better = link(&correction.better)))
            }
        }
    }
}

fn expansion(typed: &str, also: &[String]) -> Markup {
    let (shown, rest) = also.split_at(also.len().min(SHOWN));
    html! {
        (t!("widened-expanded", typed = typed)) " "
        @for (place, name) in shown.iter().enumerate() {
            @if place > 0 { ", " }
            bdi { (name) }
        }
        @if !rest.is_empty() {
            ", " details.more { summary { (t!("count-more", count = rest.len())) } @for name in rest { bdi { (name) } " " } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Correction, Widened, widened};
    use crate::components::link::Link;
    use crate::testing::{attribute, text};

    #[test]
    fn what_was_done_is_said_and_can_be_undone() {
        let names = |n: usize| (0..n).map(|n| format!("name {n}")).collect::<Vec<_>>();
        let correction = |applied| Correction { typed: "tortrue".into(), better: Link::new("torture", "/t"), applied };
        let html = widened(&Widened {
            correction: Some(correction(true)),
            expanded: vec![("CRSV".into(), names(6))],
            readings: vec![("HRC".into(), vec![Link::new("Council", "/c"), Link::new("Committee", "/m")])],
            verbatim: Some("/v".into()),
            with_names: None,
        })
        .into_string();
        assert!(text(&html, ".did-you-mean")[0].starts_with("No record has all the words of “tortrue”"));
        assert_eq!(attribute(&html, "a", "href"), ["/t", "/c", "/m", "/v"]);
        assert!(text(&html, ".expanded")[0].contains("2 more"));
        let offered = widened(&Widened { correction: Some(correction(false)), ..Widened::default() }).into_string();
        assert!(text(&offered, ".did-you-mean")[0].starts_with("Did you mean torture"));
        assert_eq!(widened(&Widened::default()).into_string(), "");
    }
}
