use serde::{Deserialize, Serialize};

use crate::TermId;

/// A numbered piece of a record's text: what can be found, quoted and linked to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Where the text comes from.
    pub origin: Origin,
    /// The paragraph number: ours for a summary, the printed one (`12`, `12 (b)`) for a source.
    pub number: String,
    /// The heading it stands under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// The page of the source, from 1, where it has pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Plain text, one paragraph.
    pub text: String,
    /// Emphasis and links, by byte range of `text`, in order and not overlapping.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<Span>,
    /// Whether it is an item of a list.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub item: bool,
}

/// Whose words a passage is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// Our own summary.
    Summary,
    /// A field of the record that is told in sentences: the measure of a practice, a holding.
    Field,
    /// The source beside the record, in this language.
    Source(TermId),
}

/// A stretch of a passage's text that is more than plain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it is.
    pub markup: Markup,
}

/// What a [`Span`] is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Markup {
    /// Emphasis: titles of works, words in another language.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// A link, to `/records/…` or to `https://…`.
    Link(String),
}

impl Passage {
    /// The fragment of its address on the record's page: `s3` in our summary, `p87` in a source, `p12-b` for `12 (b)`,
    /// `f-measure` for a field.
    pub fn anchor(&self) -> String {
        let mut anchor = String::from(match self.origin {
            Origin::Summary => "s",
            Origin::Field => "f-",
            Origin::Source(_) => "p",
        });
        for c in self.number.chars() {
            match c {
                c if c.is_alphanumeric() => anchor.push(c),
                _ if !anchor.ends_with('-') => anchor.push('-'),
                _ => {}
            }
        }
        anchor.trim_end_matches('-').to_owned()
    }

    /// How it is named beside a quotation: `para. 87` in a source, `§ 3` in our summary, `Measure` for a field.
    pub fn label(&self) -> String {
        match self.origin {
            Origin::Summary => format!("§ {}", self.number),
            Origin::Field => self.heading.clone().unwrap_or_else(|| self.number.clone()),
            Origin::Source(_) => format!("para. {}", self.number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Origin, Passage};

    #[test]
    fn anchors_are_short_and_clean() {
        let passage = |number: &str| Passage {
            origin: Origin::Source("en".into()),
            number: number.to_owned(),
            heading: None,
            page: None,
            text: String::new(),
            spans: Vec::new(),
            item: false,
        };
        assert_eq!(passage("87").anchor(), "p87");
        assert_eq!(passage("12 (b)").anchor(), "p12-b");
        assert_eq!(passage("12 (b)").label(), "para. 12 (b)");
    }
}
