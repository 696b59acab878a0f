use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, Render, html};
use record::{Scheme, Term};
use search::{Facet, IndexInfo, Library, SearchQuery};

use super::gathering::{counts, kinds};
use super::place::values;
use crate::answer::Answer;
use crate::components::link::{Link, outside};
use crate::components::mark::{Mark, mark};
use crate::error::PageError;
use crate::layout::{Head, NAME, Page, Section};
use crate::site::Site;
use crate::{found, language, url, wording};

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
            title: "About".to_owned(),
            description: "Scope, method, gaps, licence and how to cite.".to_owned(),
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
                h1 { "About " (NAME) }
                (self.scope())
                (not_for_submissions())
                (selection())
                (counting())
                (method())
                (levels(
                    Scheme::EvidenceLevels.stem(),
                    "Levels of evidence of good practice",
                    "How well the outcome of a practice is evidenced, from the strongest. A low level is no judgment \
                     on the practice.",
                    &self.evidence,
                ))
                (levels(
                    Scheme::FindingLevels.stem(),
                    "Levels of finding on violations",
                    "What was established about a violation, always with the body that did so and its standard of \
                     proof. These are different things and are kept apart; everyone is presumed innocent until \
                     convicted.",
                    &self.findings,
                ))
                (self.names())
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
            p.lead {
                (NAME) " reports back what human rights mechanisms exist, what they were asked to do, and what has "
                "worked. It brings together three things that are usually kept apart: mechanisms, the law where "
                "international humanitarian law and human rights law meet, and good practice, above all in preventing and "
                "answering conflict-related sexual violence."
            }
            p {
                "It holds " (wording::records(self.info.records)) " in "
                (wording::count(self.info.passages, "numbered passage", "numbered passages")) ", on "
                (wording::count(self.countries, "country or area", "countries and areas"))
                ": " (counts(&self.kinds)) "."
            }
        }
    }

    fn names(&self) -> Markup {
        html! {
            h2 #names { "Names of places" }
            p {
                "Names and codes are those of the United Nations (M49) and ISO 3166-1. They imply no opinion on the "
                "legal status of any country, territory, city or area, of its authorities, or on its borders. Everyday "
                "and former names lead to the same page. References to Kosovo are in the context of Security Council "
                "resolution 1244 (1999). Adopted titles of mandates stay as they were adopted. Events are named by "
                "date."
            }
            details {
                summary { "Notes on single names" }
                dl.examples { @for (name, note) in &self.names { div { dt { (name) } dd { (note) } } } }
            }
        }
    }

    fn cite(&self) -> Markup {
        let (digest, built) = (wording::short_digest(&self.info), wording::built(&self.info));
        html! {
            h2 #cite { "Licence and how to cite" }
            p {
                "Summaries and facts are licensed under " (outside(url::LICENCE, "Creative Commons Attribution 4.0"))
                ". Documents "
                "that are linked to remain under the terms of those who published them."
            }
            p {
                "Cite a record by its title, its address and the index it was read in; each record has this ready to "
                "copy. Cite the collection as:"
            }
            p.citation {
                (NAME) ", a knowledge base of human rights mechanisms and good practice, index " (digest)
                " of " (built) "."
            }
            p {
                "The index is named by a digest of all its records: whoever builds it from the same records gets the "
                "same name, so that "
                "a number of results can be checked. Whole digest: " code.digest { (self.info.digest) } "."
            }
        }
    }
}

fn not_for_submissions() -> Markup {
    html! {
        aside.caution #submissions aria-label="Not a place to report violations" {
            h2 { "This is not a place to report violations" }
            p {
                "Nothing can be submitted here, and nobody reads messages about cases. Please do not put names or "
                "testimony of survivors or witnesses into a correction. To turn to someone:"
            }
            ul {
                li { "in danger: the emergency services of the country you are in;" }
                li {
                    "medical and other help after sexual violence: a hospital or a service near you, as soon as you "
                    "can;"
                }
                li {
                    "to give information to a mechanism: its own secure channel, named on its own page, or the "
                    (outside("https://www.ohchr.org/en", "United Nations Human Rights Office")) ";"
                }
                li {
                    "missing relatives: the "
                    (outside("https://familylinks.icrc.org/", "Family Links, of the Red Cross and Red Crescent")) "."
                }
            }
        }
    }
}

fn selection() -> Markup {
    html! {
        h2 #selection { "What is taken in" }
        ul {
            li {
                "Mechanisms: every inquiry mandated by the United Nations since 1992 for which a source was found, and the "
                "courts, monitoring missions, regional and national bodies that work with them or follow them."
            }
            li {
                "Law: treaties, resolutions, judgments, comments and guidance that say how humanitarian law and human rights "
                "law stand to each other, or that deal with sexual violence in conflict and crimes against humanity."
            }
            li {
                "Good practice: what a named actor did, what came of it according to whom, and what limits it has. What did "
                "not work is taken in on the same terms."
            }
            li { "Not taken in: news without a mandate or a text behind it, testimony, and what nobody published." }
        }
    }
}

fn counting() -> Markup {
    html! {
        h2 #counting { "How inquiries are counted" }
        ul {
            li {
                "One inquiry is one body, team or mission that an organ or officer of the United Nations created by a decision "
                "of its own, since 1992, to establish facts about violations in a situation."
            }
            li {
                "A renewal or a wider mandate does not count again. A new decision that creates another body in the same "
                "situation does, even where members or staff stay."
            }
            li { "What was created and never went is counted, and its status says so." }
            li {
                "Investigations of the Human Rights Office, boards of inquiry and panels of the Secretary-General are counted, "
                "each under its own kind, so that a total can be given with or without them."
            }
            li {
                "Courts, monitoring missions, bodies of regional organisations or of one State, and mandates of single "
                "rapporteurs have records where they matter here, and are not counted as inquiries."
            }
        }
        p {
            "Other lists count otherwise, chiefly in where they begin and in whether missions of the Office belong: compare "
            "totals only by the rule beside them."
        }
    }
}

fn method() -> Markup {
    html! {
        h2 #method { "Method" }
        ul {
            li {
                "Each record is written by one reader and looked up again by another, who does not trust the first; one that still "
                "waits for that says so. The second "
                "look corrects about one fact in ten; what it could not settle stays on the list of the record."
            }
            li {
                "Every record has at least one source, says what the source supports, and when it was seen. A claim "
                "without a source does not get in."
            }
            li {
                "Summaries are in our own words. Legal words are attributed to the body that used them, never said in "
                "our voice."
            }
            li {
                "Creation, appointment of members, first report and end of a mandate are four different dates and kept "
                "apart."
            }
            li { "A status carries the day it was last checked. After that day it may have changed." }
            li {
                "What could not be checked is listed on the record, and “not yet verified by a second reader” means "
                "what it says."
            }
            li {
                "Lessons about what did not work are kept beside what worked; they criticise the design of a mandate, "
                "not a person or a State."
            }
            li {
                "No survivor, witness or field worker is named, and no testimony is copied. Pages on grave matters "
                "begin with a content note."
            }
        }
    }
}

fn levels(id: &str, heading: &str, lead: &str, levels: &[Level]) -> Markup {
    html! {
        h2 id=(id) { (heading) }
        p { (lead) }
        dl.examples {
            @for level in levels {
                div { dt { (mark(&level.mark)) } dd { (level.note.as_deref().unwrap_or_default()) } }
            }
        }
    }
}

fn gaps() -> Markup {
    html! {
        h2 #gaps { "Known gaps" }
        ul {
            li {
                "The collection is a selection. A place or a subject without records is a gap here, not a statement "
                "about it."
            }
            li { "Summaries are in English; titles in other languages are given where an official one exists." }
            li { "Much good practice is described only by the body that did it. The level of evidence says so." }
            li {
                "Mandates are renewed, end or lapse every few months: a status is only as good as the date beside it."
            }
            li {
                "Judgments and long reports were often read in part: a paragraph number is given only where it was seen."
            }
        }
        p { a href=(url::CONTRIBUTE) { "Add what is missing, or correct what is wrong" } "." }
    }
}

fn privacy() -> Markup {
    html! {
        h2 #privacy { "Privacy" }
        ul {
            li {
                "No cookies, and nothing loaded from anyone else. One small script of ours completes what you type; everything "
                "works without it."
            }
            li { "Searches are not logged. Other sites are not told which page you came from." }
            li {
                "“Leave this site quickly” goes to the site of the United Nations. The history of your browser stays "
                "on your device; a private window keeps none."
            }
            li {
                "A person, a defender or a local organisation who is named and does not wish to be can ask for removal "
                "without giving a reason: tell those who run this copy of the site."
            }
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
