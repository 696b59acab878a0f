use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, Render, html};
use record::{Authority, Crossing, Record, Scheme, Slug, Vocabularies};
use search::{Facet, Library};

use crate::answer::Answer;
use crate::components::link::{Link, direction, link, words_in};
use crate::error::PageError;
use crate::language::foreign;
use crate::layout::{Head, Page, Section};
use crate::message::to;
use crate::site::Site;
use crate::{s, t, url};

pub async fn handler(State(site): State<Arc<Site>>) -> Result<Response, PageError> {
    site.page(|library| Ok(Answer::Page(CrosswalkPage::read(library)?))).await
}

/// From rules of humanitarian law to human rights, and back.
pub struct CrosswalkPage {
    pub rows: Vec<Row>,
}

/// A rule and a right, and who related them.
pub struct Row {
    pub crossing: Crossing,
    pub authorities: Vec<Related>,
}

/// A case or comment, the relation it applied and what it held.
pub struct Related {
    pub relation: Link,
    pub record: Link,
    pub pinpoint: String,
    pub holds: Vec<String>,
}

impl CrosswalkPage {
    fn read(library: &Library) -> Result<Self, PageError> {
        let row = |crossing: &Crossing| -> Result<Row, PageError> {
            let mut authorities = Vec::new();
            for authority in &crossing.authorities {
                let read = library.read(authority.record.as_str())?;
                authorities.extend(read.map(|read| Related::new(authority, &read.record, library.vocabularies())));
            }
            Ok(Row { crossing: crossing.clone(), authorities })
        };
        Ok(Self { rows: library.guides().crosswalk.iter().map(row).collect::<Result<_, _>>()? })
    }

    /// The rights, each once, with the rows that lead to them.
    fn rights(&self) -> Vec<(&str, Vec<&Crossing>)> {
        let mut rights: Vec<(&str, Vec<&Crossing>)> = Vec::new();
        for Row { crossing, .. } in &self.rows {
            match rights.iter_mut().find(|(right, _)| *right == crossing.right) {
                Some((_, rows)) => rows.push(crossing),
                None => rights.push((&crossing.right, vec![crossing])),
            }
        }
        rights.sort_by(|a, b| a.0.cmp(b.0));
        rights
    }
}

impl Related {
    fn new(authority: &Authority, record: &Record, vocabularies: &Vocabularies) -> Self {
        let there = |holding: &&record::Holding| holding.pinpoint.as_ref() == Some(&authority.pinpoint);
        Self {
            relation: Link::term(vocabularies, Facet::Relation, &authority.relation),
            record: Link::record(record),
            pinpoint: authority.pinpoint.clone(),
            holds: record.holding.iter().filter(there).map(|holding| holding.text.clone()).collect(),
        }
    }
}

impl Page for CrosswalkPage {
    fn head(&self) -> Head {
        Head {
            title: s!("crosswalk-title").to_owned(),
            description: s!("crosswalk-description").to_owned(),
            canonical: Some(url::CROSSWALK.here()),
            section: Some(Section::Themes),
            ..Head::default()
        }
    }
}

impl Render for CrosswalkPage {
    fn render(&self) -> Markup {
        html! {
            h1 { (t!("crosswalk-title")) }
            p.lead { (t!("crosswalk-lead")) }
            p {
                a href={ (url::ABOUT) "#" (Scheme::Relations.stem()) } { (t!("crosswalk-relations")) }
                " · "
                a href=(url::search(&search::SearchQuery::default().with(Facet::Theme, &"ihl-ihrl".into()))) {
                    (t!("crosswalk-records"))
                }
            }
            @if self.rows.is_empty() {
                p.nothing { (t!("crosswalk-nothing", add = to(url::CONTRIBUTE))) }
            } @else {
                div.both { (self.rules_index()) (self.rights_index()) }
                @for row in &self.rows { (shown(row)) }
            }
        }
    }
}

impl CrosswalkPage {
    fn rules_index(&self) -> Markup {
        html! {
            div {
                h2 #rules { (t!("crosswalk-from-rule")) }
                ul.related {
                    @for Row { crossing, .. } in &self.rows { li { (rule(crossing)) } }
                }
            }
        }
    }

    fn rights_index(&self) -> Markup {
        let language = foreign("en");
        html! {
            div {
                h2 #rights { (t!("crosswalk-from-right")) }
                ul.related {
                    @for (right, rows) in self.rights() {
                        li lang=[language] dir=[direction("en")] {
                            (right) ": "
                            @for (place, row) in rows.iter().enumerate() {
                                @if place > 0 { "; " }
                                a href={ "#" (row.slug) } { (row.rule) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The rule of a row, as a link to the row.
fn rule(crossing: &Crossing) -> Markup {
    link(&Link::new(&*crossing.rule, format!("#{}", crossing.slug)).said_in("en"))
}

fn shown(row: &Row) -> Markup {
    let Crossing { slug, rule, articles, right, provisions, .. } = &row.crossing;
    html! {
        section.crossing id=(slug) aria-labelledby={ "about-" (slug) } {
            h2 id={ "about-" (slug) } {
                span { span.side { (t!("crosswalk-humanitarian")) } (words_in("en", rule)) }
                span.vh { " " (t!("crosswalk-and")) " " }
                span { span.side { (t!("crosswalk-rights")) } (words_in("en", right)) }
            }
            @if !articles.is_empty() || !provisions.is_empty() {
                div.both.remark {
                    p { (words_in("en", &articles.join("; "))) }
                    p { (words_in("en", &provisions.join("; "))) }
                }
            }
            ul.authorities {
                @for one in &row.authorities {
                    li {
                        p.over { span.kind { (link(&one.relation)) } }
                        p.title { (link(&one.record)) }
                        @for held in &one.holds { p { (words_in("en", held)) } }
                        p.remark { (words_in("en", &one.pinpoint)) }
                    }
                }
            }
        }
    }
}

/// The rows that a record stands in, for its own page.
pub fn rows_of(library: &Library, slug: &Slug) -> Vec<Link> {
    let of = |crossing: &&Crossing| crossing.authorities.iter().any(|authority| authority.record == *slug);
    let row = |crossing: &Crossing| {
        let words = format!("{} – {}", crossing.rule, crossing.right);
        Link::new(words, url::crossing(&crossing.slug)).said_in("en")
    };
    library.guides().crosswalk.iter().filter(of).map(row).collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::{attribute, get, text};

    #[tokio::test]
    async fn a_rule_leads_to_a_right_and_back_by_who_related_them() {
        let page = get("/crosswalk").await;
        assert_eq!(
            text(&page.body, ".crossing h2"),
            ["Humanitarian law Detention in conflict and Human rights law Liberty"]
        );
        assert_eq!(text(&page.body, "[id=rights] ~ ul li"), ["Liberty: Detention in conflict"]);
        assert_eq!(attribute(&page.body, "[id=rights] ~ ul a", "href"), ["#detention"]);
        assert_eq!(attribute(&page.body, ".authorities .title a", "href"), ["/records/case-test"]);
    }

    #[tokio::test]
    async fn the_record_leads_back_to_its_row() {
        let page = get("/records/case-test").await;
        assert_eq!(attribute(&page.body, "#ways a", "href")[0], "/crosswalk#detention");
    }
}
