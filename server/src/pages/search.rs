use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::response::Response;
use maud::{Markup, Render, html};
use record::Scheme;
use search::{Hit, Library, Results, SearchQuery, Unit};

use crate::answer::Answer;
use crate::components::card::{Card, card};
use crate::components::chips::{self, Chip};
use crate::components::link::{Link, link};
use crate::components::margin::{Margin, margin};
use crate::components::notice::complaints;
use crate::components::pager::{Pager, pager};
use crate::components::search_form::full_search;
use crate::components::take_along::take_along;
use crate::components::view_form::shown_as;
use crate::components::widened::{Widened, widened};
use crate::error::PageError;
use crate::layout::{Head, Page, Section};
use crate::message::to;
use crate::origin::WebOrigin;
use crate::site::Site;
use crate::{complaint, found, s, t, url, wording};

pub async fn handler(
    State(site): State<Arc<Site>>,
    RawQuery(asked): RawQuery,
    origin: WebOrigin,
) -> Result<Response, PageError> {
    let asked = asked.unwrap_or_default();
    site.page(move |library| Ok(Answer::Page(SearchPage::read(library, &asked, &origin)?))).await
}

/// What a search found.
pub struct SearchPage {
    pub query: SearchQuery,
    pub total: usize,
    pub complaints: Vec<String>,
    /// How the search was widened or put right.
    pub widened: Widened,
    /// The records that carry the symbol that was typed.
    pub recognised: Vec<Recognition>,
    pub chips: Vec<Chip>,
    /// Names offered in the search box.
    pub names: Vec<String>,
    pub cards: Vec<Card>,
    pub margin: Margin,
    /// Where nothing was found: how many records each filter less would find.
    pub ways_out: Vec<WayOut>,
}

/// Each record knows its place in the results, so that its page leads on and back. A list of passages has no such places.
fn cards(query: &SearchQuery, hits: &[Hit], library: &Library, origin: &WebOrigin) -> Vec<Card> {
    let before = (query.page() as usize - 1).saturating_mul(query.per_page() as usize);
    let card = |(number, hit): (usize, &Hit)| match query.unit() {
        Unit::Records => Card::found(hit, query, before + number + 1, library.vocabularies(), origin),
        Unit::Passages => Card::new(hit, library.vocabularies(), origin),
    };
    hits.iter().enumerate().map(card).collect()
}

/// A symbol that was typed and the record that carries it.
pub struct Recognition {
    pub symbol: String,
    pub kind: String,
    pub record: Link,
}

/// A search with one filter less that finds something, and how much.
pub struct WayOut {
    pub chip: Chip,
    pub total: usize,
}

/// How many names are offered in the search box of a page without script.
pub const NAMES: usize = 40;
/// How many ways out are shown at most.
const WAYS_OUT: usize = 6;

impl SearchPage {
    pub fn read(library: &Library, query_string: &str, origin: &WebOrigin) -> Result<Self, PageError> {
        let url::Asked { query, mut complaints } = url::read(query_string, library.vocabularies());
        let results = found::search(library, &query)?;
        complaints.extend(complaint::of(&results));
        let chips = chips::of(&query, library.vocabularies());
        let ways_out = if results.total == 0 { ways_out(&results, &chips) } else { Vec::new() };
        let recognised = recognised_in(&results, library);
        Ok(Self {
            total: results.total,
            complaints,
            widened: Widened::new(&results),
            recognised,
            names: library.well_known(NAMES)?,
            chips,
            cards: cards(&query, &results.hits, library, origin),
            margin: Margin::new(&results, library.vocabularies()),
            ways_out,
            query,
        })
    }

    fn pager(&self) -> Pager {
        Pager { query: self.query.clone(), total: self.total, per_page: self.query.per_page() }
    }

    /// What was searched for, in words.
    fn subject(&self) -> String {
        chips::subject(&self.query, &self.chips)
    }
}

fn recognised_in(results: &Results, library: &Library) -> Vec<Recognition> {
    let recognition = |found: &search::Recognised| Recognition {
        symbol: found.symbol.to_string(),
        kind: wording::term(library.vocabularies(), Scheme::RecordTypes, found.kind.as_str()).to_owned(),
        record: Link::new(&*found.title, url::recognised(found)),
    };
    results.recognised.iter().map(recognition).collect()
}

fn ways_out(results: &Results, chips: &[Chip]) -> Vec<WayOut> {
    let total = |chip: &Chip| match chip.facet {
        None => results.without_years,
        Some(facet) => {
            // Of several values any will do: with one of them less there is no more to be found.
            let counts = results.facets.iter().find(|counts| counts.facet == facet);
            counts.filter(|_| results.query.selected(facet).len() == 1)?.without
        }
    };
    let way = |chip: &Chip| Some(WayOut { chip: chip.clone(), total: total(chip).filter(|total| *total > 0)? });
    chips.iter().filter_map(way).take(WAYS_OUT).collect()
}

impl Page for SearchPage {
    fn head(&self) -> Head {
        let subject = self.subject();
        Head {
            title: if subject.is_empty() {
                s!("search-title").to_owned()
            } else {
                s!("search-title-of", subject = subject)
            },
            description: s!("search-description").to_owned(),
            canonical: Some(url::search(&self.query)),
            section: Some(Section::Search),
            json: Some(url::search_json(&self.query)),
            feed: Some(url::search_feed(&self.query)),
            own_search: true,
            private: true,
            unlisted: !self.query.is_empty() || self.query.page() > 1,
            ..Head::default()
        }
    }
}

impl Render for SearchPage {
    fn render(&self) -> Markup {
        html! {
            h1.vh { (t!("search-title")) }
            (full_search(&self.query, &self.names))
            (shown_as(&self.query, url::SEARCH))
            (chips::chips(&self.chips, &self.query.unfiltered()))
            (complaints(&self.complaints))
            (widened(&self.widened))
            (recognised(&self.recognised))
            (units(&self.query))
            div.found {
                section.results aria-labelledby="total" {
                    div.total {
                        h2 #total { span role="status" { (self.total_line()) } }
                        @if self.total > 0 { a.to-margin href="#margin" { (t!("search-filter-these")) } }
                    }
                    @if self.total == 0 { (self.nothing()) }
                    @if !self.cards.is_empty() { ol.cards { @for one in &self.cards { li { (card(one)) } } } }
                    (pager(&self.pager()))
                    @if self.total > 0 { (take_along(&self.query, self.total)) }
                }
                aside.margin #margin aria-label=(s!("filters")) tabindex="-1" { (margin(&self.margin)) }
            }
        }
    }
}

impl SearchPage {
    fn counted(&self) -> String {
        match self.query.unit() {
            Unit::Records => wording::records(self.total),
            Unit::Passages => s!("count-passages", count = self.total),
        }
    }

    fn total_line(&self) -> Markup {
        html! {
            @match self.pager().range() {
                Some(_) if self.total == 1 => (self.counted()),
                Some((first, last)) => (t!("search-range", first = first, last = last, counted = self.counted())),
                None if self.total == 0 => @match self.query.unit() {
                    Unit::Records => (t!("search-no-records")),
                    Unit::Passages => (t!("search-no-passages")),
                },
                None => {
                    (self.counted()) (wording::comma())
                    (t!("search-on-pages", pages = s!("count-pages", count = self.pager().pages() as usize)))
                }
            }
            @if self.total > 0 && self.cards.is_empty() {
                " – " a href=(url::search(&self.query.at_page(self.pager().pages()))) { (t!("search-last-page")) }
            }
        }
    }

    /// Where nothing was found: what can be done about it.
    fn nothing(&self) -> Markup {
        html! {
            div.nothing {
                p {
                    @match self.query.unit() {
                        Unit::Records => (t!("search-no-record-fits", subject = self.subject())),
                        Unit::Passages => (t!("search-no-passage-fits", subject = self.subject())),
                    }
                }
                @if self.query.unit() == Unit::Passages {
                    p { a href=(url::search(&self.query.of(Unit::Records))) { (t!("search-whole-records")) } }
                }
                @if !self.ways_out.is_empty() {
                    h3 { (t!("search-one-less")) }
                    ul.plain {
                        @for way in &self.ways_out {
                            li {
                                a href=(url::search(&way.chip.without)) rel="nofollow" {
                                    (t!("search-without", name = way.chip.name, value = &way.chip.value))
                                }
                                ": " (wording::records(way.total))
                            }
                        }
                    }
                }
                h3 { (t!("search-other-ways")) }
                ul.plain {
                    li { (t!("search-fewer-words")) }
                    li { (t!("search-any-spelling", examples = html! { (example("A/HRC/RES/33/24")) (wording::comma()) (example("unscr 1820")) })) }
                    li { a href=(url::HELP) { (t!("how-to-search")) } }
                    li { (t!("search-look-by", regions = to(url::REGIONS), themes = to(url::THEMES))) }
                }
            }
        }
    }
}

fn example(text: &str) -> Markup {
    link(&Link::new(text, url::search(&SearchQuery::new(text))))
}

/// Whether records or single passages are looked at, and the way to the other.
fn units(query: &SearchQuery) -> Markup {
    html! {
        @if !query.text().is_empty() {
            ul.units aria-label=(s!("search-units")) {
                @for (unit, name) in [(Unit::Records, t!("unit-records")), (Unit::Passages, t!("unit-passages"))] {
                    li {
                        a href=(url::search(&query.of(unit))) rel="nofollow" aria-current=[(query.unit() == unit).then_some("true")] {
                            (name)
                        }
                    }
                }
            }
        }
    }
}

fn recognised(found: &[Recognition]) -> Markup {
    html! {
        @if !found.is_empty() {
            ul.recognised aria-label=(s!("search-recognised")) {
                @for one in found {
                    li {
                        (t!("search-carried-by", symbol = html! { span.symbol { (one.symbol) } }, record = link(&one.record)))
                        " " span.kind { (one.kind) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{attribute, get, text};

    #[tokio::test]
    async fn words_find_records_and_the_title_says_so() {
        let page = get("/search?q=commission&country=burundi").await;
        assert_eq!(text(&page.body, "head title"), ["“commission” · Burundi – Search – Rapporteur"]);
        assert_eq!(text(&page.body, "[role=status]"), ["1–2 of 2 records"]);
        assert_eq!(
            attribute(&page.body, "[rel=canonical]", "href"),
            ["http://localhost/search?q=commission&country=BDI"]
        );
        assert_eq!(text(&page.body, ".chip"), ["Remove filter: Country or area: Burundi"]);
        assert_eq!(attribute(&page.body, "#q", "value"), ["commission"]);
        assert_eq!(page.header("cache-control"), "private, no-cache");
    }

    #[tokio::test]
    async fn what_is_odd_is_said_and_answered() {
        let page = get("/search?q=commission&country=Atlantis&page=x").await;
        assert_eq!(page.status, 200);
        assert_eq!(text(&page.body, ".complaints li").len(), 2);
    }

    #[tokio::test]
    async fn a_symbol_is_recognised() {
        let page = get("/search?q=a+hrc+res+33+24").await;
        assert_eq!(
            text(&page.body, ".recognised li"),
            ["A/HRC/RES/33/24 is carried by Commission of Inquiry on Burundi Mechanism"]
        );
    }

    #[tokio::test]
    async fn a_pinpoint_leads_to_its_paragraph() {
        let page = get("/search?q=A/HRC/36/54+para+87").await;
        assert_eq!(attribute(&page.body, ".recognised a", "href"), ["/records/coi-burundi-2016#p87"]);
    }

    #[tokio::test]
    async fn single_passages_are_searched_counted_and_linked() {
        let page = get("/search?q=commission+decided&in=passages").await;
        assert_eq!(text(&page.body, "[role=status]"), ["1–2 of 2 passages"]);
        assert_eq!(attribute(&page.body, "a.at", "href"), ["/records/case-other#s1", "/records/case-test#s1"]);
        assert_eq!(text(&page.body, ".units [aria-current]"), ["Passages"]);
        let narrowed = get("/search?q=commission+type:mechanism&in=passages").await;
        assert_eq!(attribute(&narrowed.body, "a.at", "href"), ["/records/coi-burundi-2016#s1"]);
        let none = get("/search?q=mandate+fact&in=passages&type=mechanism").await;
        assert!(text(&none.body, ".complaints")[0].contains("No passage has all of these"));
    }

    #[tokio::test]
    async fn nothing_found_shows_ways_out() {
        let page = get("/search?q=burundi&type=case&status=ended").await;
        assert_eq!(text(&page.body, "[role=status]"), ["No records found"]);
        let ways = text(&page.body, ".nothing ul:first-of-type li");
        assert_eq!(
            ways,
            ["Without Kind of record: Case: 1 record", "Without Status: Ended: report delivered: 1 record"]
        );
    }

    #[tokio::test]
    async fn a_page_behind_the_last_leads_back() {
        let page = get("/search?page=99").await;
        assert_eq!(attribute(&page.body, "[role=status] a", "href"), ["/search"]);
    }

    #[tokio::test]
    async fn any_text_gives_a_page() {
        for text in
            ["%22", "%23", "!@%23", "AND", "(((", "*", "-", "a-b-c", "%00", "%F0%9F%92%A5", "type:", "%E2%80%8F"]
        {
            assert_eq!(get(&format!("/search?q={text}")).await.status, 200, "{text}");
        }
    }
}
