use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Origin;

/// What a reader should know before reading, and how far the text of the source is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sensitivity {
    /// One neutral sentence shown above the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_note: Option<String>,
    /// Whether what was said at a meeting may not be attributed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub non_attributable: bool,
    /// How far the text of the source beside the record is shown, where the record says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_text: Option<SourceText>,
}

/// How far the text of a source is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceText {
    /// It is searched, quoted in results and shown.
    Full,
    /// It is searched and shown on the page of its record, under the content note, but not quoted in results.
    NotQuoted,
    /// It is neither searched nor shown: the record speaks of it and no more.
    MetadataOnly,
}

impl SourceText {
    /// Each as it is written.
    pub const ALL: [(&'static str, Self); 3] =
        [("full", Self::Full), ("not-quoted", Self::NotQuoted), ("metadata-only", Self::MetadataOnly)];
}

impl FromStr for SourceText {
    type Err = String;

    fn from_str(input: &str) -> Result<Self, String> {
        let known = Self::ALL.iter().find(|(name, _)| *name == input).map(|(_, kind)| *kind);
        known.ok_or_else(|| format!("`{input}` is not known here: write `full`, `not-quoted` or `metadata-only`"))
    }
}

impl Sensitivity {
    /// How far the text of the source is shown. Where a content note stands, nobody meets it unasked, in a list of results.
    pub fn source_text(&self) -> SourceText {
        let usual = if self.content_note.is_some() { SourceText::NotQuoted } else { SourceText::Full };
        self.source_text.unwrap_or(usual)
    }

    /// Whether a passage of this origin may be quoted in results.
    pub fn quotes(&self, origin: &Origin) -> bool {
        !matches!(origin, Origin::Source(_)) || self.source_text() == SourceText::Full
    }
}

#[cfg(test)]
mod tests {
    use super::{Sensitivity, SourceText};
    use crate::Origin;

    #[test]
    fn a_sensitive_source_is_not_quoted_unless_the_record_says_so() {
        let source = Origin::Source("en".into());
        let mut sensitivity = Sensitivity::default();
        assert!(sensitivity.quotes(&source));
        sensitivity.content_note = Some("This page speaks of killings.".into());
        assert!(!sensitivity.quotes(&source) && sensitivity.quotes(&Origin::Summary));
        sensitivity.source_text = Some(SourceText::Full);
        assert!(sensitivity.quotes(&source));
        assert!("metadata".parse::<SourceText>().is_err_and(|error| error.contains("`metadata-only`")));
    }
}
