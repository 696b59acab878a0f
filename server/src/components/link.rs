use maud::{Markup, html};
use record::{Record, TermId, Vocabularies};
use search::Facet;

use crate::language::{self, foreign};
use crate::{s, url, wording};

/// Words that lead somewhere on this site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub text: String,
    pub href: String,
    /// The language of the words, where it is not that of the page.
    pub language: Option<String>,
}

impl Link {
    pub fn new(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: href.into(), language: None }
    }

    /// To a record, by the title it has in the language of the page.
    pub fn record(record: &Record) -> Self {
        Self::new(wording::title(record), url::record(&record.slug)).said_in(&wording::title_language(record))
    }

    /// The same in words of a language.
    pub fn said_in(self, language: &str) -> Self {
        Self { language: foreign(language).map(str::to_owned), ..self }
    }

    /// To the page of a term, or to the search for it.
    pub fn term(vocabularies: &Vocabularies, facet: Facet, value: &TermId) -> Self {
        Self::new(wording::term(vocabularies, facet.scheme(), value.as_str()), url::term(facet, value))
    }
}

pub fn link(link: &Link) -> Markup {
    let language = link.language.as_deref();
    html! { a href=(link.href) lang=[language] dir=[language.and_then(direction)] { (link.text) } }
}

/// The way from the first page to this one; the page itself comes last and is not a link.
pub fn breadcrumbs(above: &[Link], here: &str) -> Markup {
    html! {
        nav.crumbs aria-label=(s!("nav-here")) {
            ol {
                @for step in above { li { (link(step)) } }
                li aria-current="page" { (here) }
            }
        }
    }
}

/// An address on another site. It learns nothing of where its reader came from.
pub fn outside(href: &str, text: &str) -> Markup {
    html! { a.outside href=(href) rel="external noreferrer" { (text) } }
}

/// Words in a language that may not be that of the page.
pub fn words_in(language: &str, words: &str) -> Markup {
    html! {
        @match foreign(language) {
            Some(language) => span lang=(language) dir=[direction(language)] { (words) },
            None => (words),
        }
    }
}

/// The writing direction of a language, where it is not that of the page.
pub fn direction(language: &str) -> Option<&'static str> {
    let own = if matches!(language, "ar" | "fa" | "he" | "ps" | "ur") { "rtl" } else { "ltr" };
    (own != language::current().direction()).then_some(own)
}

#[cfg(test)]
mod tests {
    use super::{Link, breadcrumbs, outside};
    use crate::testing::{attribute, text};

    #[test]
    fn the_last_crumb_is_the_page_itself() {
        let html = breadcrumbs(&[Link::new("Regions", "/regions")], "Africa").into_string();
        assert_eq!(attribute(&html, "li a", "href"), ["/regions"]);
        assert_eq!(text(&html, "[aria-current=page]"), ["Africa"]);
    }

    #[test]
    fn other_sites_learn_nothing() {
        let html = outside("https://example.org/", "Example").into_string();
        assert_eq!(attribute(&html, "a", "rel"), ["external noreferrer"]);
    }
}
