use maud::{Markup, html};
use record::{Markup as Meaning, Passage};

use super::link::outside;
use crate::{t, url, wording};

/// Passages in order, each with a number that is a link to itself.
///
/// A heading stands before the first passage under it; items of a list keep their numbers and are set as items.
///
/// `apart` is put behind their anchors: the same paragraph in a second language has the same number, but not the same
/// place.
pub fn passages(passages: &[Passage], apart: &str) -> Markup {
    html! {
        @for under in passages.chunk_by(|one, next| one.heading == next.heading) {
            @if let Some(heading) = under.first().and_then(|passage| passage.heading.as_ref()) { h3 { (heading) } }
            @for passage in under { (numbered(passage, apart)) }
        }
    }
}

fn numbered(passage: &Passage, apart: &str) -> Markup {
    let anchor = passage.anchor() + apart;
    html! {
        div.passage.item[passage.item] id=(anchor) {
            a.number href={ "#" (anchor) } {
                (wording::passage(passage))
                @if let Some(page) = passage.page { span.page { (wording::comma()) (t!("page-of-source", page = page.to_string())) } }
            }
            p { (marked_up(passage)) }
        }
    }
}

/// A text with its emphasis and links.
pub fn marked_up(passage: &Passage) -> Markup {
    let text = &passage.text;
    let mut at = 0;
    let mut pieces = Vec::new();
    for span in &passage.spans {
        let (Some(before), Some(inside)) = (text.get(at..span.start), text.get(span.start..span.end)) else { continue };
        pieces.push(html! { (before) (meant(&span.markup, inside)) });
        at = span.end;
    }
    html! { @for piece in &pieces { (piece) } (text.get(at..).unwrap_or_default()) }
}

/// Only our own pages and secure addresses are linked to, whatever stands in the file.
fn meant(meaning: &Meaning, text: &str) -> Markup {
    html! {
        @match meaning {
            Meaning::Emphasis => em { (text) },
            Meaning::Strong => strong { (text) },
            Meaning::Link(to) if to.starts_with('/') && !to.starts_with("//") => a href=(url::local(to)) { (text) },
            Meaning::Link(to) if to.starts_with("https://") || to.starts_with("http://") => (outside(to, text)),
            Meaning::Link(_) => (text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::passages;
    use crate::testing::{attribute, text};
    use record::{Markup, Origin, Passage, Span};

    fn passage(number: &str, heading: &str, text: &str, spans: Vec<Span>) -> Passage {
        let (origin, heading) = (Origin::Summary, Some(heading.to_owned()));
        Passage { origin, number: number.into(), heading, page: None, text: text.into(), spans, item: false }
    }

    #[test]
    fn each_number_is_a_link_to_itself_and_each_heading_stands_once() {
        let some = [
            passage("1", "Mandate", "a", vec![]),
            passage("2", "Mandate", "b", vec![]),
            passage("3", "Work", "c", vec![]),
        ];
        let html = passages(&some, "").into_string();
        assert_eq!(text(&html, "h3"), ["Mandate", "Work"]);
        assert_eq!(attribute(&html, ".number", "href"), ["#s1", "#s2", "#s3"]);
        assert_eq!(attribute(&html, ".passage", "id"), ["s1", "s2", "s3"]);
    }

    #[test]
    fn spans_are_set_and_odd_ones_left_out() {
        let span = |start, end, markup| Span { start, end, markup };
        let spans = vec![
            span(0, 2, Markup::Emphasis),
            span(3, 5, Markup::Link("/records/x".into())),
            span(6, 8, Markup::Link("javascript:alert(1)".into())),
            span(7, 99, Markup::Strong),
        ];
        let html = passages(&[passage("1", "H", "ab cd ef é", spans)], "").into_string();
        assert!(html.contains(r#"<em>ab</em> <a href="/records/x">cd</a> ef é</p>"#), "{html}");
    }
}
