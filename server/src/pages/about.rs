use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, Render, html};
use record::{Scheme, Term};
use search::{Facet, IndexInfo, Library, SearchQuery};

use super::gathering::{counts, kinds};
use super::place::values;
use crate::answer::Answer;
use crate::components::link::Link;
use crate::components::mark::{Mark, mark};
use crate::error::PageError;
use crate::layout::{Head, NAME, Page, Section};
use crate::message::{away, to};
use crate::site::Site;
use crate::{found, language, s, t, url, wording};

pub async fn handler(State(site): State<Arc<Site>>) -> Result<Response, PageError> {
    site.page(|library| Ok(Answer::Page(AboutPage::read(library)?))).await
}

/// What the collection is, how it is made, and what it is not.
pub struct AboutPage {
    pub kinds: Vec<(Link, usize)>,
    pub countries: usize,
    pub evidence: Vec<Level>,
    pub findings: Vec<Level>,
    /// Notes on the names of places, as the vocabulary has them.
    pub names: Vec<(String, String)>,
    pub info: IndexInfo,
}

/// A level of evidence or of finding.
pub struct Level {
    pub mark: Mark,
    pub note: Option<String>,
}

impl AboutPage {
    fn read(library: &Library) -> Result<Self, PageError> {
        let found = found::search(library, &SearchQuery::default())?;
        let vocabularies = library.vocabularies();
        let levels = |scheme: Scheme, mark: &dyn Fn(&Term) -> Mark| -> Vec<Level> {
            let level = |term: &Term| Level { mark: mark(term), note: term.note.clone() };
            vocabularies.scheme(scheme).terms().iter().map(level).collect()
        };
        let noted = vocabularies.scheme(Scheme::Countries).terms().iter();
        let names = noted.filter_map(|term| Some((term.label(language::code()).to_owned(), term.note.clone()?)));
        Ok(Self {
            kinds: kinds(&found, &SearchQuery::default(), vocabularies),
            countries: values(&found, Facet::Country).iter().filter(|value| value.value.as_str() != "WLD").count(),
            evidence: levels(Scheme::EvidenceLevels, &|term| Mark {
                about: None,
                ..Mark::evidence(vocabularies, &term.slug)
            }),
            findings: levels(Scheme::FindingLevels, &|term| Mark::finding(vocabularies, &term.slug)),
            names: names.collect(),
            info: library.info().clone(),
        })
    }
}

impl Page for AboutPage {
    fn head(&self) -> Head {
        Head {
            title: s!("about-title").to_owned(),
            description: s!("about-description").to_owned(),
            canonical: Some(url::ABOUT.here()),
            section: Some(Section::About),
            ..Head::default()
        }
    }
}

impl Render for AboutPage {
    fn render(&self) -> Markup {
        html! {
            div.prose {
                h1 { (t!("about-heading", name = NAME)) }
                (self.scope())
                (not_for_submissions())
                (selection())
                (counting())
                (method())
                (levels(
                    Scheme::EvidenceLevels,
                    &html! { (t!("about-evidence")) },
                    &html! { (t!("about-evidence-lead")) },
                    &self.evidence,
                ))
                (levels(
                    Scheme::FindingLevels,
                    &html! { (t!("about-findings")) },
                    &html! { (t!("about-findings-lead")) },
                    &self.findings,
                ))
                (self.names())
                h2 #languages { (t!("about-languages")) }
                p { (t!("about-languages-lead")) }
                (gaps())
                (self.cite())
                (privacy())
            }
        }
    }
}

impl AboutPage {
    fn scope(&self) -> Markup {
        html! {
            p.lead { (t!("about-scope", name = NAME)) }
            p {
                (t!(
                    "about-holds",
                    records = wording::records(self.info.records),
                    passages = s!("about-passages", count = self.info.passages),
                    countries = s!("about-countries", count = self.countries),
                    kinds = counts(&self.kinds),
                ))
            }
        }
    }

    /// The notes are those of the vocabulary, in English.
    fn names(&self) -> Markup {
        html! {
            h2 #names { (t!("about-names")) }
            p { (t!("about-names-lead")) }
            details {
                summary { (t!("about-names-notes")) }
                dl.examples {
                    @for (name, note) in &self.names {
                        div { dt { (name) } dd lang=[language::foreign("en")] { (note) } }
                    }
                }
            }
        }
    }

    fn cite(&self) -> Markup {
        let (digest, built) = (wording::short_digest(&self.info), wording::built(&self.info));
        html! {
            h2 #cite { (t!("about-cite")) }
            p { (t!("about-licence", licence = away(url::LICENCE))) }
            p { (t!("about-cite-record")) }
            p.citation { (t!("about-citation", name = NAME, digest = digest, date = built)) }
            p { (t!("about-digest", digest = html! { code.digest { (self.info.digest) } })) }
        }
    }
}

fn not_for_submissions() -> Markup {
    html! {
        aside.caution #submissions aria-label=(s!("about-submissions-label")) {
            h2 { (t!("about-submissions")) }
            p { (t!("about-submissions-lead")) }
            ul {
                li { (t!("about-in-danger")) }
                li { (t!("about-medical")) }
                li { (t!("about-to-mechanism", office = away("https://www.ohchr.org/en"))) }
                li { (t!("about-missing", family = away("https://familylinks.icrc.org/"))) }
            }
        }
    }
}

fn selection() -> Markup {
    html! {
        h2 #selection { (t!("about-selection")) }
        ul {
            li { (t!("about-selection-mechanisms")) }
            li { (t!("about-selection-law")) }
            li { (t!("about-selection-practice")) }
            li { (t!("about-selection-not")) }
        }
    }
}

fn counting() -> Markup {
    html! {
        h2 #counting { (t!("about-counting")) }
        ul {
            li { (t!("about-counting-one")) }
            li { (t!("about-counting-renewal")) }
            li { (t!("about-counting-never")) }
            li { (t!("about-counting-office")) }
            li { (t!("about-counting-others")) }
        }
        p { (t!("about-counting-compare")) }
    }
}

fn method() -> Markup {
    html! {
        h2 #method { (t!("about-method")) }
        ul {
            li { (t!("about-method-looks")) }
            li { (t!("about-method-sample")) }
            li { (t!("about-method-source")) }
            li { (t!("about-method-words")) }
            li { (t!("about-method-dates")) }
            li { (t!("about-method-status")) }
            li { (t!("about-method-unverified")) }
            li { (t!("about-method-lessons")) }
            li { (t!("about-method-harm")) }
        }
    }
}

fn levels(scheme: Scheme, heading: &Markup, lead: &Markup, levels: &[Level]) -> Markup {
    html! {
        h2 id=(scheme.stem()) { (heading) }
        p { (lead) }
        dl.examples {
            @for level in levels {
                div {
                    dt { (mark(&level.mark)) }
                    dd lang=[language::foreign("en")] { (level.note.as_deref().unwrap_or_default()) }
                }
            }
        }
    }
}

fn gaps() -> Markup {
    html! {
        h2 #gaps { (t!("about-gaps")) }
        ul {
            li { (t!("about-gaps-selection")) }
            li { (t!("about-gaps-english")) }
            li { (t!("about-gaps-self")) }
            li { (t!("about-gaps-status")) }
            li { (t!("about-gaps-read")) }
        }
        p { (t!("about-gaps-add", contribute = to(url::CONTRIBUTE))) }
    }
}

fn privacy() -> Markup {
    html! {
        h2 #privacy { (t!("about-privacy")) }
        ul {
            li { (t!("about-privacy-cookies")) }
            li { (t!("about-privacy-logs")) }
            li { (t!("about-privacy-leave", leave = s!("leave-quickly"))) }
            li { (t!("about-privacy-removal")) }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{get, text};

    #[tokio::test]
    async fn levels_names_and_index_are_explained() {
        let page = get("/about").await;
        assert_eq!(text(&page.body, "#finding-levels ~ dl:first-of-type dt, #finding-levels + p + dl dt").len(), 2);
        assert!(text(&page.body, "#names + p")[0].contains("resolution 1244 (1999)"));
        assert_eq!(text(&page.body, ".digest"), ["0123456789abcdef"]);
        assert!(text(&page.body, "#submissions")[0].contains("Nothing can be submitted here"));
    }
}
