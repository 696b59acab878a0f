use maud::{Markup, html};

use super::{Drawn, Mandate, Mandates, Month, Years};
use crate::components::link::link;
use crate::components::mark::mark;
use crate::{s, t, wording};
use search::Facet;

/// The width of a drawing, in its own units; it is stretched to the column.
const WIDTH: i32 = 1000;
/// How far apart two years named on the scale stand at least.
const APART: i32 = 110;

impl Years {
    /// Where the beginning of a month stands, at most at the edges.
    fn at(self, month: Month) -> i32 {
        let first = i32::from(self.first) * 12;
        let span = (i32::from(self.last) + 1) * 12 - first;
        (month.0 - first).clamp(0, span) * WIDTH / span
    }

    fn beginning(self, year: u16) -> i32 {
        self.at(Month(i32::from(year) * 12))
    }

    /// The years named on the scale: all, every fifth or every tenth, as there is room.
    fn named(self) -> Vec<u16> {
        let span = i32::from(self.last - self.first) + 1;
        let step = [1, 2, 5, 10, 20, 50].into_iter().find(|step| WIDTH * step / span >= APART).unwrap_or(100);
        (self.first..=self.last).filter(|year| i32::from(*year) % step == 0).collect()
    }
}

/// Mandates in a table. Each row has its drawing, and the same facts in words.
pub fn mandates(all: &Mandates) -> Markup {
    html! {
        table.mandates role="table" {
            caption { (all.caption) }
            thead role="rowgroup" {
                tr role="row" {
                    th role="columnheader" scope="col" { (t!("mandate-mechanism")) }
                    th.drawn role="columnheader" scope="col" {
                        span.vh { (t!("mandate-drawn", from = all.years.first.to_string(), to = all.years.last.to_string())) }
                        (scale(all.years))
                    }
                    th role="columnheader" scope="col" { (t!("mandate-mandate")) }
                    th role="columnheader" scope="col" { (t!("fact-end")) }
                    th role="columnheader" scope="col" { (wording::facet(Facet::Status)) }
                }
            }
            @for (heading, mandates) in &all.groups {
                tbody role="rowgroup" {
                    @if !heading.is_empty() {
                        tr.group role="row" { th role="rowheader" colspan="5" scope="rowgroup" { (heading) } }
                    }
                    @for mandate in mandates { (row(mandate, all.years)) }
                }
            }
        }
    }
}

fn row(mandate: &Mandate, years: Years) -> Markup {
    html! {
        tr role="row" {
            th role="rowheader" scope="row" {
                (link(&mandate.title))
                span.remark { (mandate.kind) @if !mandate.place.is_empty() { " · " (mandate.place) } }
            }
            td.drawn role="cell" { (drawn(&mandate.drawn, years)) }
            td role="cell" data-label=(s!("mandate-mandate")) { (in_words(mandate)) }
            td role="cell" data-label=(s!("fact-end")) { (mandate.ended) }
            td role="cell" data-label=(wording::facet(Facet::Status)) {
                @if let Some(status) = &mandate.status { (mark(status)) }
                @if let Some(checked) = &mandate.checked { span.remark { (t!("checked-on", date = checked)) } }
            }
        }
    }
}

/// What the drawing shows, in words.
fn in_words(mandate: &Mandate) -> Markup {
    html! {
        ul {
            @if let Some(created) = &mandate.created { li { (t!("mandate-created", date = created)) } }
            @for (name, date) in &mandate.began { li { (t!("name-colon", name = *name)) " " (date) } }
            @if !mandate.renewals.is_empty() { li { (t!("mandate-renewed", years = years_of(&mandate.renewals))) } }
            @for gap in &mandate.gaps { li { (t!("mandate-gap", dates = gap)) } }
        }
    }
}

/// `2017, 2018, 2019`; many of them by their number, the first and the last.
fn years_of(renewals: &[u16]) -> String {
    let mut years = renewals.to_vec();
    years.sort_unstable();
    match (years.first(), years.last()) {
        (Some(first), Some(last)) if years.len() > 4 => {
            s!("mandate-times", count = years.len(), from = first.to_string(), to = last.to_string())
        }
        _ => {
            years.dedup();
            wording::listed(&years.iter().map(u16::to_string).collect::<Vec<_>>())
        }
    }
}

/// The years, and behind every row their lines and that of today.
fn scale(years: Years) -> Markup {
    let named = years.named();
    let lines: String = named.iter().map(|year| format!("M{} 0v20", years.beginning(*year))).collect();
    let today = years.at(years.today);
    html! {
        // In percent, so that the figures keep their size however wide the column is.
        svg.scale aria-hidden="true" {
            @for year in &named { text x={ (f64::from(years.beginning(*year).min(WIDTH - 80)) / 10.0) "%" } y="1em" { (year) } }
        }
        svg.unseen aria-hidden="true" {
            defs {
                g #years {
                    path.year-line d=(lines) {}
                    @if today < WIDTH { path.today d={ "M" (today) " 0v20" } {} }
                }
            }
        }
    }
}

fn drawn(drawn: &Drawn, years: Years) -> Markup {
    let wide = |from: i32, to: i32| (to - from).max(5);
    html! {
        svg viewBox={ "0 0 " (WIDTH) " 20" } preserveAspectRatio="none" aria-hidden="true" {
            use href="#years" {}
            @if let Some((from, to)) = drawn.waiting {
                @let (from, to) = (years.at(from), years.at(to));
                @if to > from { rect.waiting x=(from) y="6" width=(wide(from, to)) height="8" {} }
            }
            @for (from, to) in &drawn.work {
                @let (from, to) = (years.at(*from), years.at(Month(to.0 + 1)));
                @if to > 0 && from < WIDTH { rect.work x=(from) y="4" width=(wide(from, to)) height="12" {} }
            }
            @if let Some(since) = drawn.unchecked {
                @let (from, to) = (years.at(Month(since.0 + 1)), years.at(Month(years.today.0 + 1)));
                @if from < WIDTH { path.unchecked d={ "M" (from) " 10H" (to.max(from + 12)) } {} }
            }
            (marks(drawn, years))
        }
    }
}

/// Renewals, the first report and the end, as far as they lie within the years.
fn marks(drawn: &Drawn, years: Years) -> Markup {
    let shown = |month: &Month| {
        (0..=(i32::from(years.last - years.first) + 1) * 12).contains(&(month.0 - i32::from(years.first) * 12))
    };
    let renewals: String =
        drawn.renewals.iter().filter(|one| shown(one)).map(|one| format!("M{} 4v12", years.at(*one))).collect();
    let end = drawn.work.last().map(|(_, to)| Month(to.0 + 1)).filter(|end| drawn.ended && shown(end));
    html! {
        @if !renewals.is_empty() { path.renewal d=(renewals) {} }
        @if let Some(report) = drawn.first_report.filter(|one| shown(one)) {
            @let x = years.at(report);
            path.report d={ "M" (x) " 0v6" } {}
        }
        @if let Some(end) = end { path.end d={ "M" (years.at(end)) " 0v20" } {} }
    }
}

/// What the drawing means.
pub fn legend() -> Markup {
    html! {
        ul.legend aria-label=(s!("legend-drawing")) {
            (entry(s!("legend-at-work"), html! { rect.work x="0" y="4" width="60" height="12" {} }))
            (entry(s!("legend-decided"), html! { rect.waiting x="1" y="6" width="58" height="8" {} }))
            (entry(s!("legend-renewal"), html! { rect.work x="0" y="4" width="60" height="12" {} path.renewal d="M30 4v12" {} }))
            (entry(s!("legend-first-report"), html! { rect.work x="0" y="4" width="60" height="12" {} path.report d="M30 0v6" {} }))
            (entry(s!("legend-end"), html! { rect.work x="0" y="4" width="58" height="12" {} path.end d="M58 0v20" {} }))
            (entry(s!("legend-unchecked"), html! { path.unchecked d="M0 10H60" {} }))
            (entry(s!("legend-gap"), html! { rect.work x="0" y="4" width="20" height="12" {} rect.work x="40" y="4" width="20" height="12" {} }))
            (entry(s!("legend-today"), html! { path.today d="M30 0v20" {} }))
        }
    }
}

fn entry(words: &str, drawing: Markup) -> Markup {
    html! {
        li { svg.swatch.of-time viewBox="0 0 60 20" preserveAspectRatio="none" aria-hidden="true" { (drawing) } (words) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Mandates, Years, mandates, years_of};
    use crate::components::mandates::Month;
    use crate::testing::{attribute, records, text, vocabularies};

    #[test]
    fn the_facts_stand_beside_the_drawing() {
        let record = &records()[0];
        let html = mandates(&Mandates::plain(&[record], &vocabularies(), "2026-11-24".parse().unwrap())).into_string();
        assert_eq!(text(&html, "tbody th a"), ["Commission of Inquiry on Burundi"]);
        assert_eq!(attribute(&html, "svg", "aria-hidden").len(), attribute(&html, "svg", "class").len() + 1);
        assert!(text(&html, "[data-label=Mandate]")[0].starts_with("Created 30 September 2016"));
        assert!(text(&html, "[data-label=Status]")[0].starts_with("Ended: report delivered"));
        assert!(!attribute(&html, "path.end", "d").is_empty());
    }

    #[test]
    fn years_are_named_as_there_is_room_and_what_lies_outside_is_cut() {
        let today = Month(2026 * 12 + 10);
        let years = |first, last| Years { first, last, today };
        assert_eq!(years(2010, 2019).named(), [2010, 2012, 2014, 2016, 2018]);
        assert_eq!(years(1945, 2026).named(), [1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020]);
        assert_eq!((years(2010, 2019).at(today), years(2010, 2019).beginning(1990)), (1000, 0));
        assert_eq!(years_of(&[2019, 2017, 2018]), "2017, 2018, 2019");
        assert_eq!(years_of(&[2012, 2013, 2014, 2015, 2016, 2017]), "6 times, 2012 to 2017");
    }
}
