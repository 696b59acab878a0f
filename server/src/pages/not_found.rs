use std::sync::Arc;

use axum::extract::State;
use axum::http::Uri;
use maud::{Markup, Render, html};
use percent_encoding::percent_decode_str;
use search::{Library, SearchQuery};

use crate::components::link::{Link, link};
use crate::error::PageError;
use crate::layout::{Head, Page};
use crate::message::to;
use crate::site::Site;
use crate::{found, s, t, url, wording};

/// What was not found, and what may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// That it is not there, in a sentence.
    sentence: String,
    /// The words of the address, to search for.
    words: String,
    /// Records that these words find.
    near: Vec<Link>,
}

/// How many records are offered.
const NEAR: usize = 5;

impl Missed {
    /// A miss with the records that come nearest. `words` is what was in the address.
    pub fn near(library: &Library, sentence: String, words: &str) -> PageError {
        let words = plain_words(words);
        let found = if words.is_empty() { Ok(Vec::new()) } else { nearest(library, &words) };
        match found {
            Ok(near) => PageError::NotFound(Box::new(Self { sentence, words, near })),
            Err(error) => error,
        }
    }

    /// A symbol that no record carries; it may still be mentioned. Records with a number in common are not near.
    pub fn symbol(typed: &str) -> PageError {
        let typed = wording::shorten(typed, 120);
        let sentence = s!("missed-symbol", symbol = &typed);
        PageError::NotFound(Box::new(Self { sentence, words: typed, near: Vec::new() }))
    }

    /// A miss among files of the site.
    pub fn file(name: &str) -> Self {
        Self { sentence: s!("missed-file", name = name), words: String::new(), near: Vec::new() }
    }

    /// A miss whose address is not even text.
    pub fn unreadable() -> Self {
        Self { sentence: s!("missed-unreadable").to_owned(), words: String::new(), near: Vec::new() }
    }

    pub fn sentence(&self) -> String {
        self.sentence.clone()
    }

    /// The same, with the records that come nearest.
    pub fn advice(&self) -> String {
        let slug = |near: &Link| near.href.rsplit('/').next().map(|slug| format!("`{slug}` ({})", near.text));
        let near: Vec<String> = self.near.iter().filter_map(slug).collect();
        let nearest =
            if near.is_empty() { "Search for it.".to_owned() } else { format!("The nearest are {}.", near.join(", ")) };
        format!("{} {nearest}", self.sentence())
    }
}

fn nearest(library: &Library, words: &str) -> Result<Vec<Link>, PageError> {
    let found = found::search(library, &SearchQuery::new(words))?;
    Ok(found
        .hits
        .into_iter()
        .take(NEAR)
        .map(|hit| Link::new(hit.record.title, url::record(&hit.record.slug)))
        .collect())
}

/// The words in an address, without signs that the query language would read.
fn plain_words(address: &str) -> String {
    let words = address.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.take(8).map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Any address that is none of ours.
pub async fn handler(State(site): State<Arc<Site>>, uri: Uri) -> PageError {
    let path = percent_decode_str(uri.path()).decode_utf8_lossy().into_owned();
    let missed = site.ask(move |library| Ok(Missed::near(library, s!("missed-page", path = &path), &path))).await;
    missed.unwrap_or_else(|error| error)
}

/// Nothing stands here; this is where to go instead.
pub struct NotFoundPage {
    pub missed: Missed,
}

impl Page for NotFoundPage {
    fn head(&self) -> Head {
        Head {
            title: s!("not-found-title").to_owned(),
            description: s!("not-found-description").to_owned(),
            unlisted: true,
            private: true,
            ..Head::default()
        }
    }
}

impl Render for NotFoundPage {
    fn render(&self) -> Markup {
        let missed = &self.missed;
        html! {
            h1 { (t!("not-found-title")) }
            p.lead { (missed.sentence()) }
            @if !missed.near.is_empty() {
                h2 { (t!("not-found-perhaps")) }
                ul.plain { @for near in &missed.near { li { (link(near)) } } }
            }
            h2 { (t!("not-found-onward")) }
            ul.plain {
                @if !missed.words.is_empty() {
                    li {
                        a href=(url::search(&SearchQuery::new(&missed.words))) { (t!("not-found-search", words = &missed.words)) }
                    }
                }
                li { (t!("first-page-ways", home = to(url::HOME))) }
                li { a href=(url::REGIONS) { (t!("not-found-regions")) } }
                li { a href=(url::THEMES) { (t!("nav-themes")) } }
                li { a href=(url::HELP) { (t!("how-to-search")) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::plain_words;
    use crate::testing::{attribute, get, text};

    #[tokio::test]
    async fn a_page_that_is_not_there_offers_a_way_on() {
        let page = get("/inquiries/burundi.html").await;
        assert_eq!(page.status, 404);
        assert_eq!(text(&page.body, ".lead"), ["There is no page at “/inquiries/burundi.html”."]);
        assert!(attribute(&page.body, "main a", "href").contains(&"/records/coi-burundi-2016".to_owned()));
        assert!(attribute(&page.body, "main a", "href").contains(&"/search?q=inquiries+burundi+html".to_owned()));
    }

    #[tokio::test]
    async fn no_address_is_too_odd() {
        for odd in ["/%ff", "/records/%ff%fe", "/symbol/%00", "/..%2f..%2fetc/passwd", "/%3Cscript%3E", "/regions/%20"]
        {
            let page = get(odd).await;
            assert_eq!(page.status, 404, "{odd}");
            assert_eq!(text(&page.body, "script"), [""], "{odd}");
        }
    }

    #[test]
    fn signs_are_no_words() {
        assert_eq!(plain_words("/a/-b(\"c:d"), "a b c d");
    }
}
