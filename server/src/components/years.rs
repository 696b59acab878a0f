use maud::{Markup, html};
use search::{Results, SearchQuery};

use crate::url::{self, Steps};
use crate::{s, t, wording};

/// How many records cover which years, as bars that narrow the search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Years {
    pub bars: Vec<Bar>,
    /// How many of what was found have no date at all.
    pub undated: usize,
    /// Whether years were asked for, which leaves out what has no date.
    pub narrowed: bool,
    /// The search without them.
    pub without: SearchQuery,
    /// The search for what has no date.
    pub of_undated: SearchQuery,
}

/// Some years, and the search for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    pub from: u16,
    pub to: u16,
    pub count: usize,
    pub selected: bool,
    pub href: String,
}

/// How many bars there are at most; fewer where the address that each repeats is long.
const MOST: u16 = 24;
const LONG_ADDRESS: usize = 160;
/// How many years a bar can stand for.
const WIDTHS: [u16; 6] = [1, 2, 5, 10, 20, 50];
/// The size of the drawing, in its own units.
const WIDTH: usize = 240;
const HEIGHT: usize = 60;

impl Years {
    /// None where nothing that was found has a date.
    pub fn new(results: &Results, steps: &Steps) -> Option<Self> {
        let query = &results.query;
        let (first, last) = results.years.span()?;
        let most = if steps.here().len() > LONG_ADDRESS { MOST / 2 } else { MOST };
        let fits = |width: &u16| last / width - first / width < most;
        let width = WIDTHS.into_iter().find(fits).unwrap_or(last - first + 1);
        let (asked_from, asked_to) = query.years();
        let bar = |start: u16| {
            let (from, to) = (start * width, start * width + width - 1);
            let selected = query.years() != (None, None)
                && asked_from.is_none_or(|asked| asked <= to)
                && asked_to.is_none_or(|asked| asked >= from);
            let count = results.years.covering(from, to);
            Bar { from, to, count, selected, href: steps.between(from, to) }
        };
        Some(Self {
            bars: (first / width..=last / width).map(bar).collect(),
            undated: results.years.undated,
            narrowed: query.years() != (None, None),
            without: query.between(None, None),
            of_undated: undated(query),
        })
    }
}

/// What has no date is asked for in the text of a search, as a reader may type it.
fn undated(query: &SearchQuery) -> SearchQuery {
    query.between(None, None).with_text(format!("{} year:none", query.text()).trim())
}

impl Bar {
    fn label(&self) -> String {
        let years = if self.from == self.to { self.from.to_string() } else { format!("{}–{}", self.from, self.to) };
        s!("name-value", name = years, value = wording::thousands(self.count))
    }
}

pub fn years(years: &Years) -> Markup {
    let tallest = years.bars.iter().map(|bar| bar.count).max().unwrap_or(0).max(1);
    let step = WIDTH / years.bars.len().max(1);
    html! {
        details.note open {
            summary { h3 { (t!("filter-years")) } }
            svg.years viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="group" aria-label=(s!("years-chart")) {
                @for (place, bar) in years.bars.iter().enumerate() {
                    @let height = (bar.count * (HEIGHT - 2)).div_ceil(tallest);
                    @if bar.count > 0 {
                        @let label = bar.label();
                        a href=(bar.href) rel="nofollow" aria-label=(label) {
                            title { (label) }
                            // The whole column can be clicked, not only a short bar.
                            rect.column x=(place * step) y="0" width=(step) height=(HEIGHT) {}
                            rect.bar.on[bar.selected] x=(place * step) y=(HEIGHT - height) width=(step.saturating_sub(1).max(1)) height=(height) {}
                        }
                    }
                }
            }
            @if let (Some(first), Some(last)) = (years.bars.first(), years.bars.last()) {
                p.ends { span { (first.from) } span { (last.to) } }
            }
            @if years.narrowed { p.missing { a href=(url::search(&years.without)) rel="nofollow" { (t!("years-all")) } } }
            @if years.undated > 0 {
                p.missing {
                    a href=(url::search(&years.of_undated)) rel="nofollow" {
                        @if years.narrowed { (t!("years-undated-left", count = years.undated)) }
                        @else { (t!("years-undated", count = years.undated)) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Bar, Years, years};
    use crate::testing::{attribute, library, text};
    use crate::url::{self, Steps};
    use search::SearchQuery;

    fn html(query: &SearchQuery) -> String {
        years(&Years::new(&library().search(query).unwrap(), &Steps::from(query)).unwrap()).into_string()
    }

    #[test]
    fn each_bar_leads_to_as_many_records_as_it_says() {
        let library = library();
        let all = SearchQuery::default();
        let shown = Years::new(&library.search(&all).unwrap(), &Steps::from(&all)).unwrap();
        let between = |bar: &Bar| all.between(Some(bar.from), Some(bar.to));
        assert!(shown.bars.len() > 5 && shown.bars.len() <= 24);
        for bar in &shown.bars {
            assert_eq!(bar.href, url::search(&between(bar)));
            assert_eq!(library.search(&between(bar)).unwrap().total, bar.count, "{}–{}", bar.from, bar.to);
        }
        assert_eq!(library.search(&shown.of_undated).unwrap().total, shown.undated);
        let first = between(&shown.bars[0]);
        let narrowed = Years::new(&library.search(&first).unwrap(), &Steps::from(&first)).unwrap();
        assert_eq!(
            narrowed.bars.iter().map(|bar| bar.count).sum::<usize>(),
            shown.bars.iter().map(|bar| bar.count).sum::<usize>()
        );
    }

    #[test]
    fn bars_are_links_with_their_years_and_counts() {
        let html = html(&SearchQuery::default());
        assert_eq!(attribute(&html, "svg a", "href")[0], "/search?from=2003&to=2003");
        assert_eq!(attribute(&html, "svg a", "aria-label")[0], "2003: 2");
        assert_eq!(text(&html, ".ends span"), ["2003", "2021"]);
    }
}
