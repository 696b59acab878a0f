use maud::{Markup, html};
use record::{Slug, Vocabularies};
use search::{Hit, PassageHit, SearchQuery, Snippet};

use super::brief::{Brief, marks, over_title};
use super::link::link;
use super::snippet::snippet;
use crate::citation::Work;
use crate::described::coins;
use crate::origin::WebOrigin;
use crate::{language, t, url, wording};

/// A record that was found, as a catalogue card.
#[derive(Clone, Debug)]
pub struct Card {
    pub brief: Brief,
    /// Its first symbols.
    pub symbols: Vec<String>,
    /// The line that says what the record is, where no passage answers.
    pub line: Snippet,
    /// The passages that answer it, best first.
    pub passages: Vec<CardPassage>,
    /// For reference managers.
    pub coins: String,
    pub slug: Slug,
}

/// A passage that answers the question.
#[derive(Clone, Debug)]
pub struct CardPassage {
    pub label: String,
    pub href: String,
    pub snippet: Snippet,
}

impl Card {
    /// The card of a hit, and its place in the results of a search, from 1.
    pub fn found(
        hit: &Hit,
        query: &SearchQuery,
        place: usize,
        vocabularies: &Vocabularies,
        origin: &WebOrigin,
    ) -> Self {
        let mut card = Self::new(hit, vocabularies, origin);
        card.brief.href = url::found(&hit.record.slug, query, place);
        card
    }

    pub fn new(hit: &Hit, vocabularies: &Vocabularies, origin: &WebOrigin) -> Self {
        let passage = |passage: &PassageHit| CardPassage {
            label: wording::passage_found(passage),
            href: url::passage(&hit.record.slug, &passage.anchor),
            snippet: passage.snippet(),
        };
        Self {
            brief: Brief::new(&hit.record, vocabularies),
            symbols: hit.record.all_symbols().take(2).map(ToString::to_string).collect(),
            line: if hit.passages.is_empty() { hit.snippet() } else { Snippet::default() },
            passages: hit.passages.iter().map(passage).collect(),
            coins: coins(&Work::of(&hit.record, vocabularies), origin),
            slug: hit.record.slug.clone(),
        }
    }
}

pub fn card(card: &Card) -> Markup {
    let brief = &card.brief;
    html! {
        article.card {
            (over_title(brief))
            h3 { (link(&brief.link())) }
            p.marks {
                (marks(brief))
                @for symbol in &card.symbols { span.symbol { (symbol) } }
            }
            // What a reader should know stands before what it is about.
            @if let Some(note) = &brief.content_note { p.hint { bdi lang=[language::foreign("en")] { (note) } } }
            (answer(card))
            p.take-along {
                label { input type="checkbox" name="record" value=(card.slug) form="brief"; " " (t!("card-for-brief")) }
            }
            span.Z3988 title=(card.coins) {}
        }
    }
}

/// The passages that answer the question, each under its number, or the line that says what the record is.
fn answer(card: &Card) -> Markup {
    html! {
        @if card.passages.is_empty() { p.answer { span dir="auto" { (snippet(&card.line)) } } }
        @for (place, passage) in card.passages.iter().enumerate() {
            p.answer.also[place > 0] {
                a.at href=(passage.href) { (passage.label) } " "
                @if passage.snippet.is_withheld() { (t!("card-withheld")) }
                @else { bdi { (snippet(&passage.snippet)) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Card, card};
    use crate::testing::{attribute, library, text};
    use search::SearchQuery;

    #[test]
    fn a_card_leads_to_the_record_and_to_its_passages() {
        let library = library();
        let hit = library.search(&SearchQuery::new("commission mandate")).unwrap().hits.remove(0);
        let html =
            card(&Card::new(&hit, library.vocabularies(), &"https://example.org".parse().unwrap())).into_string();
        assert_eq!(text(&html, "h3"), ["Commission of Inquiry on Burundi"]);
        assert_eq!(attribute(&html, "a.at", "href"), ["/records/coi-burundi-2016#s1"]);
        assert_eq!(text(&html, ".symbol"), ["A/HRC/RES/33/24", "A/HRC/36/54"]);
        assert!(!text(&html, "mark").is_empty());
        assert_eq!(text(&html, ".hint"), ["This page speaks of sexual violence."]);
        assert!(html.find("class=\"hint\"") < html.find("class=\"answer\""), "the note stands above the passage");
    }
}
