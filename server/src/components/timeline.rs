use maud::{Markup, html};

use super::link::{Link, link};

/// Records over the years they cover, drawn as bars. The years stand beside each bar in words, so the drawing adds
/// nothing that is not also read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    pub bars: Vec<Bar>,
    /// The first and last year drawn.
    pub first: u16,
    pub last: u16,
}

/// One record in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    pub title: Link,
    /// `2016–2021`, `since 2016`.
    pub years: String,
    pub from: u16,
    /// None while it goes on.
    pub to: Option<u16>,
}

/// The width of a drawing, in its own units; it is stretched to the column.
const WIDTH: u32 = 1000;

impl Timeline {
    /// A timeline up to `today`, the year what is ongoing is known to go on.
    pub fn new(mut bars: Vec<Bar>, today: u16) -> Self {
        bars.sort_by_key(|bar| (bar.from, bar.to.unwrap_or(u16::MAX)));
        let first = bars.iter().map(|bar| bar.from).min().unwrap_or(today);
        let last = bars.iter().map(|bar| bar.to.unwrap_or(today)).max().unwrap_or(today);
        Self { bars, first, last: last.max(first) }
    }

    /// Where the beginning of a year stands.
    fn at(&self, year: u16) -> u32 {
        let span = u32::from(self.last - self.first) + 1;
        u32::from(year.clamp(self.first, self.last + 1) - self.first) * WIDTH / span
    }
}

pub fn timeline(timeline: &Timeline) -> Markup {
    html! {
        @if !timeline.bars.is_empty() {
            ol.timeline {
                @for bar in &timeline.bars {
                    li {
                        span.years { (bar.years) }
                        (link(&bar.title))
                        (drawn(timeline, bar))
                    }
                }
            }
            p.scale aria-hidden="true" { span { (timeline.first) } span { (timeline.last) } }
        }
    }
}

fn drawn(timeline: &Timeline, bar: &Bar) -> Markup {
    let from = timeline.at(bar.from);
    let to = timeline.at(bar.to.unwrap_or(timeline.last) + 1);
    html! {
        svg viewBox={ "0 0 " (WIDTH) " 8" } preserveAspectRatio="none" aria-hidden="true" {
            line x1="0" y1="4" x2=(WIDTH) y2="4" {}
            rect.goes-on[bar.to.is_none()] x=(from) y="0" width=(to.saturating_sub(from).max(6)) height="8" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Bar, Link, Timeline, timeline};
    use crate::testing::{attribute, text};

    fn bar(from: u16, to: Option<u16>) -> Bar {
        Bar { title: Link::new(format!("since {from}"), "/records/x"), years: from.to_string(), from, to }
    }

    #[test]
    fn bars_stand_in_order_and_within_the_drawing() {
        let html = timeline(&Timeline::new(vec![bar(2016, None), bar(2010, Some(2012))], 2026)).into_string();
        assert_eq!(text(&html, "li .years"), ["2010", "2016"]);
        assert_eq!(text(&html, ".scale span"), ["2010", "2026"]);
        let number = |name: &str| -> Vec<u32> {
            attribute(&html, "rect", name).iter().map(|value| value.parse().unwrap()).collect()
        };
        assert_eq!((number("x"), number("width")), (vec![0, 352], vec![176, 648]));
    }

    #[test]
    fn one_year_and_no_bars_are_drawn_too() {
        assert_eq!(timeline(&Timeline::default()).into_string(), "");
        let html = timeline(&Timeline::new(vec![bar(2016, Some(2016))], 2026)).into_string();
        assert_eq!(attribute(&html, "rect", "width"), ["1000"]);
    }
}
