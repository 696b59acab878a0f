//! What a page says of itself in its head.

use record::PartialDate;
use scraper::{Html, Selector};

use crate::readers::block::{Draft, single_spaced};
use crate::readers::facts;

/// Where the title is looked for, best first.
const TITLES: [&str; 4] =
    ["meta[property='og:title']", "meta[name='DC.title']", "meta[name='citation_title']", "title"];

/// Where the date is looked for, best first.
const DATES: [&str; 8] = [
    "meta[property='article:published_time']",
    "meta[name='DC.date']",
    "meta[name='citation_publication_date']",
    "meta[name='date']",
    "meta[itemprop='datePublished']",
    "time[itemprop='datePublished']",
    "article time[datetime]",
    "time[datetime]",
];

pub(super) fn read(page: &Html) -> Draft {
    let language = first(page, "html[lang]", "lang").or_else(|| first(page, "meta[name='DC.language']", "content"));
    Draft { title: title(page), language, date: date(page), ..Draft::default() }
}

fn title(page: &Html) -> Option<String> {
    let meta = TITLES.iter().find_map(|selector| first(page, selector, "content"));
    let titles = Selector::parse("title").ok()?;
    let element = || page.select(&titles).next().map(|title| single_spaced(&title.text().collect::<String>()));
    meta.or_else(element).filter(|title| !title.is_empty())
}

fn date(page: &Html) -> Option<PartialDate> {
    let values = DATES
        .iter()
        .filter_map(|selector| first(page, selector, "content").or_else(|| first(page, selector, "datetime")));
    let mut values = values.map(|value| facts::day_in(&value).or_else(|| value.trim().parse().ok()));
    values.find_map(|date| date)
}

/// An attribute of the first element that a selector finds and that has it.
fn first(page: &Html, selector: &str, attribute: &str) -> Option<String> {
    let selector = Selector::parse(selector).ok()?;
    let mut values = page.select(&selector).filter_map(|element| element.attr(attribute)).map(single_spaced);
    values.find(|value| !value.is_empty())
}
