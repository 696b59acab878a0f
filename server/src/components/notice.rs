use maud::{Markup, html};

use crate::language::foreign;
use crate::{s, t, url};

/// What a reader should know before reading on, with the way out.
pub fn content_note(note: &str) -> Markup {
    html! {
        aside.caution aria-label=(s!("content-note")) {
            p { (t!("content-note-said", note = html! { bdi lang=[foreign("en")] { (note) } })) }
            p { a href=(url::leave()) rel="noreferrer" { (t!("leave-quickly")) } }
        }
    }
}

/// What was odd about a question, said kindly.
pub fn complaints(complaints: &[String]) -> Markup {
    html! {
        @if !complaints.is_empty() {
            ul.complaints { @for complaint in complaints { li { (complaint) } } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{complaints, content_note};
    use crate::testing::{attribute, text};

    #[test]
    fn a_content_note_offers_the_way_out() {
        let html = content_note("This page speaks of killings.").into_string();
        assert_eq!(attribute(&html, "a", "rel"), ["noreferrer"]);
        assert!(text(&html, "p")[0].ends_with("This page speaks of killings."));
    }

    #[test]
    fn nothing_odd_is_nothing_said() {
        assert_eq!(complaints(&[]).into_string(), "");
    }
}
