use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, Render, html};
use search::{Facet, Library, SearchQuery};

use super::gathering::{Gathering, gathering, overview};
use crate::answer::Answer;
use crate::components::link::{Link, breadcrumbs, words_in};
use crate::error::PageError;
use crate::layout::{Head, Page, Section};
use crate::pages::not_found::Missed;
use crate::site::Site;
use crate::url::{self, Segment};
use crate::{found, language, s, wording};

pub async fn handler(State(site): State<Arc<Site>>, Segment(slug): Segment) -> Result<Response, PageError> {
    site.page(move |library| ThemePage::read(library, &slug)).await
}

/// A theme and what is gathered under it.
pub struct ThemePage {
    pub name: String,
    pub address: String,
    pub note: Option<String>,
    pub gathering: Gathering,
}

impl ThemePage {
    fn read(library: &Library, slug: &str) -> Result<Answer<Self>, PageError> {
        let Some(term) = library.vocabularies().scheme(Facet::Theme.scheme()).named(slug) else {
            let what = s!("missed-term", facet = wording::facet(Facet::Theme), name = wording::shorten(slug, 80));
            return Err(Missed::near(library, what, slug));
        };
        let address = url::term(Facet::Theme, &term.slug);
        if term.slug.as_str() != slug {
            return Ok(Answer::Moved(address));
        }
        let name = term.label(language::code()).to_owned();
        let within = SearchQuery::default().with(Facet::Theme, &term.slug);
        let gathering = Gathering::new(library, &name, &found::search(library, &within)?)?;
        Ok(Answer::Page(Self { name, address, note: term.note.clone(), gathering }))
    }
}

impl Page for ThemePage {
    fn head(&self) -> Head {
        Head {
            title: self.name.clone(),
            description: s!("gathering-description", name = &self.name),
            canonical: Some(self.address.clone()),
            section: Some(Section::Themes),
            json: Some(url::search_json(&self.gathering.within)),
            unlisted: self.gathering.total == 0,
            ..Head::default()
        }
    }
}

impl Render for ThemePage {
    fn render(&self) -> Markup {
        html! {
            (breadcrumbs(&[Link::new(s!("nav-themes"), url::THEMES)], &self.name))
            h1 { (self.name) }
            @if let Some(note) = &self.note { p.note-on-name { (words_in("en", note)) } }
            (overview(&self.gathering))
            (gathering(&self.gathering))
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{attribute, get, text};

    #[tokio::test]
    async fn a_theme_gathers_its_records() {
        let page = get("/themes/fact-finding").await;
        assert_eq!(text(&page.body, "h1"), ["Fact-finding and inquiry"]);
        assert_eq!(attribute(&page.body, ".within [type=hidden]", "name"), ["theme"]);
        assert_eq!(text(&page.body, ".briefs .title, [aria-labelledby=mechanisms] li a").len(), 2);
    }

    #[tokio::test]
    async fn a_theme_is_known_by_its_label() {
        assert_eq!(get("/themes/Fact-finding%20and%20inquiry").await.header("location"), "/themes/fact-finding");
        assert_eq!(get("/themes/astrology").await.status, 404);
    }
}
