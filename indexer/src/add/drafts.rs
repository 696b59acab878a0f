//! Drafts: what waits outside the corpus, in any form, with the reason at its top.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use record::Symbol;

use super::words::words;

/// The folder of drafts, in the corpus.
pub(super) const FOLDER: &str = "drafts";

/// How a line of a draft begins that says what is to be mended.
pub(super) const TO_MEND: &str = "# to mend: ";
/// How the line begins that holds the digest of all words of the document.
pub(super) const WORDS: &str = "# words: ";
/// How a line begins that says why a draft written by hand waits.
const REASON: &str = "reason: ";

/// Titles of fewer words are not compared: they say too little.
const FEWEST_WORDS: usize = 3;

/// A draft, as far as it tells what it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Draft {
    pub slug: String,
    pub reason: String,
    title: Vec<String>,
    symbols: BTreeSet<String>,
    digest: Option<String>,
}

/// The drafts of a corpus, by name.
pub(super) fn all(corpus: &Path) -> Vec<Draft> {
    let files = fs::read_dir(corpus.join(FOLDER)).into_iter().flatten().flatten().map(|entry| entry.path());
    let written = files.filter_map(|path| {
        let slug = path.file_name()?.to_str()?.strip_suffix(".md")?.to_owned();
        Some(Draft::of(&slug, &fs::read_to_string(path).ok()?))
    });
    let mut drafts: Vec<Draft> = written.collect();
    drafts.sort_by(|a, b| a.slug.cmp(&b.slug));
    drafts
}

impl Draft {
    /// What a draft says, line by line: it may have any form.
    pub fn of(slug: &str, text: &str) -> Self {
        let after = |start: &str| text.lines().find_map(|line| Some(line.strip_prefix(start)?.trim().to_owned()));
        let heading = || text.lines().find_map(|line| line.strip_prefix("# ").filter(|line| !line.contains(": ")));
        let title = after("title: ").or_else(|| heading().map(str::to_owned)).unwrap_or_default();
        let to_mend = text.lines().filter(|line| line.starts_with(TO_MEND)).count();
        let more = if to_mend > 1 { format!(" (and {} more)", to_mend - 1) } else { String::new() };
        let reason = after(REASON).or_else(|| after(TO_MEND).map(|first| first + &more));
        let symbols = after("symbols: ").unwrap_or_default();
        let pieces = symbols.split(|c: char| c.is_whitespace() || "[],\"'".contains(c));
        Self {
            slug: slug.to_owned(),
            reason: reason.unwrap_or_else(|| "it does not say why".to_owned()),
            title: title_words(&title),
            symbols: pieces.filter_map(|piece| Some(piece.parse::<Symbol>().ok()?.key().to_owned())).collect(),
            digest: after(WORDS),
        }
    }

    /// Why a document may be the same as this draft.
    pub fn likeness(&self, title: &str, symbols: &[Symbol], digest: &str) -> Option<String> {
        if let Some(symbol) = symbols.iter().find(|symbol| self.symbols.contains(symbol.key())) {
            return Some(format!("names the symbol {symbol}"));
        }
        if self.digest.as_deref() == Some(digest) {
            return Some("has the same text".to_owned());
        }
        let title = title_words(title);
        (title.len() >= FEWEST_WORDS && title == self.title).then(|| "has the same title".to_owned())
    }
}

/// A title as it is compared: without the remark in brackets at its end.
fn title_words(title: &str) -> Vec<String> {
    let bare = title.trim().trim_matches('"').split(" (").next().unwrap_or_default();
    words(bare).into_iter().map(|word| word.folded).collect()
}

#[cfg(test)]
mod tests {
    use super::Draft;

    #[test]
    fn a_draft_of_any_form_tells_what_it_is_about() {
        let by_hand =
            Draft::of("paper", "reason: no address found\n\n# The Council’s Relations with others (2016)\n\nText.\n");
        assert_eq!(by_hand.reason, "no address found");
        let why = by_hand.likeness("The council's relations with others", &[], "");
        assert_eq!(why.as_deref(), Some("has the same title"));
        let written = "---\n# to mend: no `url`\n# to mend: no theme\n# words: abc\n# title: x\ntitle: \"A report\"\nsymbols: [\"A/HRC/54/1\"]\n---\n";
        let written = Draft::of("report", written);
        assert_eq!(written.reason, "no `url` (and 1 more)");
        let symbols = ["A/HRC/54/1".parse().unwrap()];
        assert_eq!(written.likeness("", &symbols, "").as_deref(), Some("names the symbol A/HRC/54/1"));
        assert_eq!(written.likeness("", &[], "abc").as_deref(), Some("has the same text"));
        assert_eq!(written.likeness("A report", &[], ""), None, "two words are no title to go by");
        assert_eq!(Draft::of("empty", "").reason, "it does not say why");
    }
}
