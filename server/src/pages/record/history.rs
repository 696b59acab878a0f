//! What a mechanism was told to do and reported, and what was established about violations.

use std::collections::HashMap;

use maud::{Markup, html};
use record::{Decision, Record, ReportRef, Scheme, Symbol, Violation, Vocabularies, Vote};
use search::Facet;

use crate::components::link::{Link, link};
use crate::components::mark::{Mark, mark};
use crate::layout::NAME;
use crate::message::to;
use crate::{s, t, url, wording};

/// Violations, decisions and reports.
#[derive(Clone, Debug, Default)]
pub struct History {
    pub violations: Vec<ViolationLine>,
    pub decisions: Vec<Dated>,
    pub reports: Vec<Dated>,
}

/// A violation with its level, the standard of proof and the body: always together.
#[derive(Clone, Debug)]
pub struct ViolationLine {
    pub violation: Link,
    pub level: Mark,
    pub by: Option<String>,
    pub standard: Option<String>,
}

/// Something that happened on a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    pub date: Option<String>,
    pub what: String,
    pub symbol: Option<SymbolLink>,
    pub remark: Option<String>,
}

/// A symbol, and the record that carries it where that is another one of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SymbolLink {
    pub symbol: String,
    pub href: Option<String>,
}

/// Where symbols lead that other records carry.
pub type Carriers = HashMap<Symbol, String>;

impl SymbolLink {
    pub fn new(symbol: &Symbol, carriers: &Carriers) -> Self {
        Self { symbol: symbol.to_string(), href: carriers.get(symbol).cloned() }
    }
}

pub fn symbol_link(link: &SymbolLink) -> Markup {
    html! {
        @match &link.href {
            Some(href) => a.symbol href=(href) { (link.symbol) },
            None => span.symbol { (link.symbol) },
        }
    }
}

impl History {
    pub fn new(record: &Record, vocabularies: &Vocabularies, carriers: &Carriers) -> Self {
        let violation = |violation: &Violation| ViolationLine {
            violation: Link::term(vocabularies, Facet::Violation, &violation.term),
            level: Mark::finding(vocabularies, &violation.finding.level),
            by: violation.finding.by.clone(),
            standard: violation.finding.standard.clone(),
        };
        Self {
            violations: record.violations.iter().map(violation).collect(),
            decisions: record.mechanism.decisions.iter().map(|one| decision(one, carriers)).collect(),
            reports: record.mechanism.reports.iter().map(|one| report(one, carriers)).collect(),
        }
    }
}

fn decision(decision: &Decision, carriers: &Carriers) -> Dated {
    Dated {
        date: decision.date.map(wording::date),
        what: wording::decided(&decision.what),
        symbol: decision.symbol.as_ref().map(|symbol| SymbolLink::new(symbol, carriers)),
        remark: decision.vote.map(vote),
    }
}

fn report(report: &ReportRef, carriers: &Carriers) -> Dated {
    Dated {
        date: report.date.map(wording::date),
        what: report.title.clone().unwrap_or_else(|| s!("history-report").to_owned()),
        symbol: report.symbol.as_ref().map(|symbol| SymbolLink::new(symbol, carriers)),
        remark: None,
    }
}

/// A vote in words: figures in a row are easily taken for one another.
pub fn vote(vote: Vote) -> String {
    match vote {
        Vote::Without => s!("vote-without").to_owned(),
        Vote::Recorded(yes, no, abstaining) => {
            s!("vote-recorded", yes = yes.to_string(), no = no.to_string(), abstaining = abstaining.to_string())
        }
    }
}

pub fn history(history: &History) -> Markup {
    html! {
        @if !history.violations.is_empty() { (violations(&history.violations)) }
        (ledger("decisions", s!("history-decisions"), &history.decisions))
        (ledger("reports", s!("history-reports"), &history.reports))
    }
}

fn violations(violations: &[ViolationLine]) -> Markup {
    html! {
        section aria-labelledby="violations" {
            h2 #violations { (t!("history-violations")) }
            p.remark {
                (t!("history-no-finding", site = NAME, levels = to(format!("{}#{}", url::ABOUT, Scheme::FindingLevels.stem()))))
            }
            ul.violations {
                @for one in violations {
                    li {
                        span.what { (link(&one.violation)) }
                        (mark(&one.level))
                        span.remark {
                            @if let Some(by) = &one.by { (t!("history-by", by = by)) " " }
                            @if let Some(standard) = &one.standard { (t!("history-standard", standard = standard)) }
                        }
                    }
                }
            }
        }
    }
}

/// Dated lines, as in an account book.
fn ledger(id: &str, heading: &str, lines: &[Dated]) -> Markup {
    html! {
        @if !lines.is_empty() {
            section aria-labelledby=(id) {
                h2 id=(id) { (heading) }
                ol.ledger {
                    @for line in lines {
                        li {
                            span.date { (line.date.as_deref().unwrap_or(s!("undated"))) }
                            span {
                                (line.what)
                                @if let Some(symbol) = &line.symbol { " " (symbol_link(symbol)) }
                                @if let Some(remark) = &line.remark { span.remark { " " (remark) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Carriers, History, history};
    use crate::testing::{records, text, vocabularies};

    #[test]
    fn a_violation_never_stands_without_its_level_and_body() {
        let html = history(&History::new(&records()[0], &vocabularies(), &Carriers::new())).into_string();
        let line =
            "Sexual violence Found by an inquiry By the Commission, 2017. Standard of proof: reasonable grounds.";
        assert_eq!(text(&html, ".violations li"), [line]);
    }

    #[test]
    fn votes_are_said_in_words() {
        let html = history(&History::new(&records()[0], &vocabularies(), &Carriers::new())).into_string();
        let decisions = text(&html, "#decisions ~ ol li");
        assert_eq!(decisions, ["30 September 2016 Created A/HRC/RES/33/24 19 for, 7 against, 21 abstaining"]);
    }
}
