//! What stands around every page.

use maud::{DOCTYPE, Markup, Render, html};
use search::IndexInfo;

use crate::components::search_form::small_search;
use crate::described::{Described, data_block};
use crate::language::{self, Language};
use crate::message::{Said, away, to};
use crate::url::{self, Address};
use crate::{assets, s, t, wording};

/// The name of the site.
pub const NAME: &str = "Rapporteur";

/// What it is, in a line.
pub fn tagline() -> &'static str {
    s!("site-tagline")
}

/// A page: what is shown, and what is said about it.
pub trait Page: Render {
    fn head(&self) -> Head;
}

/// What is said about a page outside it.
#[derive(Clone, Debug, Default)]
pub struct Head {
    pub title: String,
    /// One neutral sentence: it may be shown where nobody chose to see it.
    pub description: String,
    /// The one address of the page; none for a page that says something was not found.
    pub canonical: Option<String>,
    pub section: Option<Section>,
    /// The same thing as JSON.
    pub json: Option<String>,
    /// The same thing as a feed.
    pub feed: Option<String>,
    /// What other programs are told about it.
    pub described: Described,
    /// Whether the page has a search box of its own.
    pub own_search: bool,
    /// Whether a content note stands on it.
    pub content_note: bool,
    /// Whether it says what a reader was looking for.
    pub private: bool,
    /// Whether search engines should leave it out.
    pub unlisted: bool,
}

/// The parts of the site that the navigation names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Search,
    Mechanisms,
    Practices,
    Regions,
    Themes,
    Help,
    About,
}

fn sections() -> [(Section, Address, Said); 7] {
    [
        (Section::Search, url::SEARCH, t!("nav-search")),
        (Section::Mechanisms, url::MECHANISMS, t!("nav-mechanisms")),
        (Section::Practices, url::PRACTICES, t!("nav-practices")),
        (Section::Regions, url::REGIONS, t!("nav-regions")),
        (Section::Themes, url::THEMES, t!("nav-themes")),
        (Section::Help, url::HELP, t!("nav-help")),
        (Section::About, url::ABOUT, t!("nav-about")),
    ]
}

/// A page with everything around it.
pub fn wrap(page: &impl Page, info: &IndexInfo) -> Markup {
    wrap_with(&page.head(), page, info)
}

/// The same, where what is said about the page is known already.
pub fn wrap_with(head: &Head, page: &impl Page, info: &IndexInfo) -> Markup {
    let language = language::current();
    html! {
        (DOCTYPE)
        html lang=(language.code()) dir=(language.direction()) {
            head { (head_of(head)) }
            body {
                a.skip href="#main" { (t!("skip-text")) }
                a.skip href="#q" { (t!("skip-search")) }
                (masthead(head))
                main #main tabindex="-1" { (page) }
                (colophon(info))
            }
        }
    }
}

fn head_of(head: &Head) -> Markup {
    html! {
        meta charset="utf-8";
        meta name="viewport" content="width=device-width, initial-scale=1";
        title { (head.title) @if head.title != NAME { " – " (NAME) } }
        meta name="description" content=(head.description);
        @if head.unlisted { meta name="robots" content="noindex"; }
        meta name="color-scheme" content="light dark";
        @for font in assets::FIRST_FONTS {
            link rel="preload" as="font" type="font/woff2" crossorigin href=(assets::address(font));
        }
        link rel="stylesheet" href=(assets::address("style.css"));
        script src=(assets::address("complete.js")) defer data-names=(s!("complete-names")) data-from=(language::current().prefix()) {}
        link rel="icon" type="image/svg+xml" href=(assets::address("mark.svg"));
        @if let Some(canonical) = &head.canonical { link rel="canonical" href=(language::whole(canonical)); }
        (outside_of(head))
        @if let Some(json) = &head.json { link rel="alternate" type="application/json" href=(json); }
    }
}

/// What a page says of itself to other programs. Previews show no more than its title and its one neutral sentence.
fn outside_of(head: &Head) -> Markup {
    let described = &head.described;
    html! {
        @if let Some(canonical) = head.canonical.as_ref().filter(|_| !head.unlisted) {
            (translations(canonical))
            meta property="og:type" content="article";
            meta property="og:site_name" content=(NAME);
            meta property="og:title" content=(head.title);
            meta property="og:description" content=(head.description);
            meta property="og:url" content=(language::whole(canonical));
        }
        link rel="search" type="application/opensearchdescription+xml" title=(NAME) href=(url::OPENSEARCH);
        link rel="alternate" type="application/atom+xml" title=(s!("feed-changes")) href=(url::CHANGES_FEED);
        @if let Some(feed) = &head.feed {
            link rel="alternate" type="application/atom+xml" title=(s!("feed-search")) href=(feed);
        }
        @for (kind, address, name) in &described.alternates {
            link rel="alternate" type=(kind) title=(name) href=(address);
        }
        @for (name, content) in &described.meta { meta name=(name) content=(content); }
        (data_block(&described.linked_data))
    }
}

/// The same page in each language, and the one for readers of any other.
fn translations(canonical: &str) -> Markup {
    html! {
        @for language in Language::ALL {
            link rel="alternate" hreflang=(language.code()) href=(language::whole(&url::in_language(language, canonical)));
        }
        link rel="alternate" hreflang="x-default" href=(language::whole(url::plain(canonical)));
    }
}

/// The same address in each language, with everything that was asked for. Each is named in itself.
fn languages() -> Markup {
    html! {
        nav.languages aria-label=(s!("nav-languages")) {
            ul {
                @for language in Language::ALL {
                    li {
                        a href=(language::asked_in(language)) hreflang=(language.code()) lang=(language.code()) dir=(language.direction())
                            rel="nofollow" aria-current=[(language == language::current()).then_some("true")] { (language.name()) }
                    }
                }
            }
        }
    }
}

fn masthead(head: &Head) -> Markup {
    html! {
        header.masthead {
            a.leave.urgent[head.content_note] href=(url::leave()) rel="noreferrer" { (t!("leave-quickly")) }
            (languages())
            div.name {
                a href=(url::HOME) rel="home" { (emblem()) (NAME) }
                p { (tagline()) }
            }
            div.ways {
                nav aria-label=(s!("nav-main")) {
                    ul {
                        @for (section, address, name) in sections() {
                            li {
                                @let here = head.section == Some(section);
                                a href=(address) aria-current=[here.then_some("true")] { (name) }
                            }
                        }
                    }
                }
                @if !head.own_search { (small_search()) }
            }
        }
    }
}

/// A page with a note in its margin.
fn emblem() -> Markup {
    html! {
        svg.emblem viewBox="0 0 24 24" aria-hidden="true" {
            path d="M8 2h14v20H8z" {}
            path.margin d="M2 5h3M2 8h3M2 11h3M11 7h8M11 11h8M11 15h5" {}
        }
    }
}

/// What stands under every page: licence, index, names of places, privacy.
fn colophon(info: &IndexInfo) -> Markup {
    html! {
        footer.colophon {
            p { (t!("footer-licence", licence = away(url::LICENCE), cite = to(format!("{}#cite", url::ABOUT)), contribute = to(url::CONTRIBUTE))) }
            p {
                (t!(
                    "footer-index",
                    digest = html! { code { (wording::short_digest(info)) } },
                    date = wording::built(info),
                    records = wording::records(info.records),
                    passages = s!("count-passages", count = info.passages),
                ))
            }
            p { (t!("footer-names", about = to(format!("{}#names", url::ABOUT)))) }
            p { (t!("footer-privacy")) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Head, Page, Section, wrap};
    use crate::testing::{attribute, library, text};
    use maud::{Markup, Render, html};

    struct Plain(Head);

    impl Render for Plain {
        fn render(&self) -> Markup {
            html! { h1 { "Plain" } }
        }
    }

    impl Page for Plain {
        fn head(&self) -> Head {
            self.0.clone()
        }
    }

    fn wrapped(head: Head) -> String {
        wrap(&Plain(head), library().info()).into_string()
    }

    #[test]
    fn every_page_names_the_site_and_the_way_out() {
        let html = wrapped(Head { title: "Plain".into(), ..Head::default() });
        assert_eq!(text(&html, "title"), ["Plain – Rapporteur"]);
        assert_eq!(attribute(&html, "a.leave", "rel"), ["noreferrer"]);
        assert_eq!(attribute(&html, "a.skip", "href"), ["#main", "#q"]);
        assert_eq!(attribute(&html, "script", "src"), [crate::assets::address("complete.js")]);
        assert_eq!(text(&html, "script"), [""], "no script stands in a page");
        assert!(text(&html, "footer")[0].contains("imply no opinion"));
    }

    #[test]
    fn the_navigation_knows_where_it_is() {
        let html = wrapped(Head { section: Some(Section::Themes), ..Head::default() });
        assert_eq!(text(&html, ".ways nav [aria-current]"), ["Themes"]);
    }

    #[test]
    fn one_search_box_a_page() {
        let html = wrapped(Head { own_search: true, ..Head::default() });
        assert!(attribute(&html, "form", "action").is_empty());
    }
}
