use maud::{Markup, html};

use super::link::direction;
use super::mark::{Mark, mark};
use crate::{language, t};

/// A fact of a record: its name and its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub name: &'static str,
    pub values: Vec<FactValue>,
    /// Whether each value stands on a line of its own.
    pub apart: bool,
}

/// A value of a fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactValue {
    pub text: String,
    pub href: Option<String>,
    pub mark: Option<Mark>,
    /// Its language, where that is not the page's.
    pub language: Option<String>,
    /// A remark behind it: when it was checked, whose it is.
    pub remark: Option<String>,
}

impl FactValue {
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A text of the record, in its own language.
    pub fn written(text: &str, language: &str) -> Self {
        Self { language: language::foreign(language).map(str::to_owned), ..Self::text(text) }
    }

    pub fn link(link: super::link::Link) -> Self {
        Self { text: link.text, href: Some(link.href), ..Self::default() }
    }

    pub fn mark(mark: Mark, href: String) -> Self {
        Self { href: Some(href), mark: Some(mark), ..Self::default() }
    }

    pub fn remarked(self, remark: Option<String>) -> Self {
        Self { remark, ..self }
    }
}

/// How many values are shown before the rest is folded away.
const SHOWN: usize = 6;

pub fn facts(facts: &[Fact]) -> Markup {
    html! {
        dl.facts {
            @for fact in facts {
                div {
                    dt { (fact.name) }
                    dd { (values(fact)) }
                }
            }
        }
    }
}

fn values(fact: &Fact) -> Markup {
    // One value too many is no reason to fold.
    let shown = if fact.values.len() <= SHOWN + 1 { fact.values.len() } else { SHOWN };
    let (shown, folded) = fact.values.split_at(shown);
    html! {
        ul.apart[fact.apart] { @for one in shown { li { (value(one)) } } }
        @if !folded.is_empty() {
            details {
                summary { (t!("count-more", count = folded.len())) }
                ul.apart[fact.apart] { @for one in folded { li { (value(one)) } } }
            }
        }
    }
}

fn value(value: &FactValue) -> Markup {
    let text = html! {
        @match &value.mark {
            Some(one) => (mark(one)),
            None => @match value.language.as_deref() {
                Some(language) => (in_language(language, &value.text)),
                None => (value.text),
            },
        }
    };
    html! {
        @match &value.href {
            Some(href) => a href=(href) { (text) },
            None => (text),
        }
        @if let Some(remark) = &value.remark { span.remark { " " (remark) } }
    }
}

/// A text in its own language and direction.
pub fn in_language(language: &str, text: &str) -> Markup {
    html! { span lang=(language) dir=[direction(language)] { (text) } }
}

#[cfg(test)]
mod tests {
    use super::{Fact, FactValue, facts, in_language};
    use crate::testing::{attribute, text};

    #[test]
    fn long_lists_are_folded() {
        let values = (0..20).map(|n| FactValue::text(format!("A/{n}"))).collect();
        let html = facts(&[Fact { name: "Symbols", values, apart: false }]).into_string();
        assert_eq!(text(&html, "dt"), ["Symbols"]);
        assert_eq!(text(&html, "summary"), ["14 more"]);
    }

    #[test]
    fn arabic_reads_from_right_to_left() {
        let html = in_language("ar", "لجنة").into_string();
        assert_eq!(
            (attribute(&html, "span", "lang"), attribute(&html, "span", "dir")),
            (vec!["ar".into()], vec!["rtl".into()])
        );
    }
}
