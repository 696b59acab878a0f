use std::sync::Arc;

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::{Markup, Render, html};
use record::{Scheme, Term, Vocabularies};

use crate::answer::{Answer, PUBLIC};
use crate::components::link::{Link, breadcrumbs, direction, link};
use crate::error::PageError;
use crate::layout::{Head, Page};
use crate::origin::WebOrigin;
use crate::pages::not_found::Missed;
use crate::site::Site;
use crate::skos::SkosForm;
use crate::url::{self, Segment};
use crate::{language, s, t, wording};

pub async fn handler(State(site): State<Arc<Site>>) -> Result<Response, PageError> {
    site.page(|library| Ok(Answer::Page(VocabulariesPage::new(library.vocabularies())))).await
}

/// One vocabulary: a page, or with an ending a form for programs.
pub async fn one(
    State(site): State<Arc<Site>>,
    Segment(name): Segment,
    origin: WebOrigin,
) -> Result<Response, PageError> {
    let (stem, ending) = name.split_once('.').map_or((name.as_str(), None), |(stem, ending)| (stem, Some(ending)));
    let scheme = Scheme::ALL.iter().copied().find(|scheme| scheme.stem() == stem);
    let form = ending.map(|ending| SkosForm::ALL.into_iter().find(|form| form.ending() == ending));
    match (scheme, form) {
        (Some(scheme), None) => {
            site.page(move |library| Ok(Answer::Page(VocabularyPage::new(scheme, library.vocabularies())))).await
        }
        (Some(scheme), Some(Some(form))) => {
            let text = form.write(scheme, site.library().vocabularies(), &origin);
            Ok(([(CONTENT_TYPE, form.media_type()), (CACHE_CONTROL, PUBLIC)], text).into_response())
        }
        _ => Err(PageError::NotFound(Box::new(Missed::file(&name)))),
    }
}

fn forms(scheme: Scheme) -> Vec<Link> {
    SkosForm::ALL
        .map(|form| Link::new(form.label(), format!("{}.{}", url::plain(&url::vocabulary(scheme)), form.ending())))
        .to_vec()
}

fn offered(forms: &[Link]) -> Markup {
    html! { @for (place, form) in forms.iter().enumerate() { @if place > 0 { (wording::comma()) } (link(form)) } }
}

/// All vocabularies.
pub struct VocabulariesPage {
    /// Each with how many terms it has, and its forms for programs.
    pub vocabularies: Vec<(Link, usize, Vec<Link>)>,
}

impl VocabulariesPage {
    fn new(vocabularies: &Vocabularies) -> Self {
        let one = |scheme: &Scheme| {
            let terms = vocabularies.scheme(*scheme).terms().len();
            (Link::new(wording::vocabulary(*scheme), url::vocabulary(*scheme)), terms, forms(*scheme))
        };
        Self { vocabularies: Scheme::ALL.iter().map(one).collect() }
    }
}

impl Page for VocabulariesPage {
    fn head(&self) -> Head {
        Head {
            title: s!("vocabularies-title").to_owned(),
            description: s!("vocabularies-description").to_owned(),
            canonical: Some(url::VOCABULARIES.here()),
            ..Head::default()
        }
    }
}

impl Render for VocabulariesPage {
    fn render(&self) -> Markup {
        html! {
            h1 { (t!("vocabularies-title")) }
            p.lead { (t!("vocabularies-lead")) }
            ul.plain {
                @for (vocabulary, terms, forms) in &self.vocabularies {
                    li { (link(vocabulary)) " (" (wording::thousands(*terms)) ") " span.remark { (offered(forms)) } }
                }
            }
        }
    }
}

/// The terms of one vocabulary.
pub struct VocabularyPage {
    pub name: String,
    pub address: String,
    pub forms: Vec<Link>,
    pub terms: Vec<TermLine>,
}

/// A term as it is read.
pub struct TermLine {
    pub slug: String,
    pub label: String,
    /// Its labels in other languages.
    pub others: Vec<(String, String)>,
    pub note: Option<String>,
}

impl VocabularyPage {
    fn new(scheme: Scheme, vocabularies: &Vocabularies) -> Self {
        let terms = vocabularies.scheme(scheme).terms();
        // A list of all countries in six languages would be heavier than a page may be; the forms have them.
        let light = terms.len() <= 120;
        let line = |term: &Term| {
            let others = term.label.iter().filter(|(language, _)| light && *language != language::code());
            TermLine {
                slug: term.slug.to_string(),
                label: term.label(language::code()).to_owned(),
                others: others.map(|(language, label)| (language.clone(), label.clone())).collect(),
                note: term.note.clone(),
            }
        };
        Self {
            name: wording::vocabulary(scheme).to_owned(),
            address: url::vocabulary(scheme),
            forms: forms(scheme),
            terms: terms.iter().map(line).collect(),
        }
    }
}

impl Page for VocabularyPage {
    fn head(&self) -> Head {
        Head {
            title: s!("vocabulary-title-of", name = &self.name),
            description: s!("vocabulary-description", name = &self.name),
            canonical: Some(self.address.clone()),
            ..Head::default()
        }
    }
}

impl Render for VocabularyPage {
    fn render(&self) -> Markup {
        html! {
            (breadcrumbs(&[Link::new(s!("vocabularies-title"), url::VOCABULARIES)], &self.name))
            h1 { (self.name) }
            p { (t!("vocabulary-forms", forms = offered(&self.forms))) }
            dl.examples {
                @for TermLine { slug, label, others, note } in &self.terms {
                    div id=(slug) {
                        dt { (label) " " code { (slug) } }
                        dd {
                            @for (language, label) in others { span lang=(language) dir=[direction(language)] { (label) } "; " }
                            @if let Some(note) = note { span lang=[language::foreign("en")] { (note) } }
                        }
                    }
                }
            }
        }
    }
}
