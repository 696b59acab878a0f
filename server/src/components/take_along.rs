use maud::{Markup, html};
use search::SearchQuery;

use super::link::{Link, link};
use crate::export::Form;
use crate::message::to;
use crate::{t, url};

/// Everything a search finds, in the forms of other tools.
pub fn take_along(query: &SearchQuery, total: usize) -> Markup {
    html! {
        p.take-along {
            (t!("take-along", count = total)) " "
            @for (place, form) in Form::ALL.into_iter().enumerate() {
                @if place > 0 { ", " }
                (link(&Link::new(form.label(), url::search_as(query, form))))
            }
            ". " (t!("take-follow", feed = to(url::search_feed(query))))
        }
        form #brief.take-along action=(url::BRIEF) { button { (t!("take-brief")) } }
    }
}

#[cfg(test)]
mod tests {
    use super::take_along;
    use crate::testing::{attribute, text};
    use search::SearchQuery;

    #[test]
    fn all_pages_are_taken_and_not_one() {
        let html = take_along(&SearchQuery::new("inquiry").at_page(3).paged_by(50), 1204).into_string();
        assert_eq!(attribute(&html, "a", "href")[0], "/search.ris?q=inquiry");
        assert!(text(&html, "p")[0].starts_with("Take all 1,204 along: RIS"));
    }
}
