//! The names that lead to one another in a search: `vocabulary/synonyms.toml`.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use record::{Position, Problem, Synonym};
use serde::Deserialize;
use toml::Spanned;

use crate::place::position;

/// Its path in the corpus. A corpus may do without it.
const PATH: &str = "vocabulary/synonyms.toml";
/// Its name in the folder of vocabularies.
pub(crate) const NAME: &str = "synonyms.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    synonym: Vec<Spanned<Synonym>>,
}

/// The synonyms of a corpus, where it has any.
pub(crate) fn load(folder: &Path) -> (Vec<Synonym>, Vec<Problem>) {
    let unreadable =
        |why: &str| (Vec::new(), vec![problem(Position::START, format!("the synonyms cannot be read: {why}"))]);
    match fs::read(folder.join(PATH)).map(String::from_utf8) {
        Ok(Ok(text)) => read(&text),
        Ok(Err(_)) => unreadable("they are not UTF-8 text"),
        Err(error) if error.kind() == ErrorKind::NotFound => (Vec::new(), Vec::new()),
        Err(error) => unreadable(&error.to_string()),
    }
}

/// The synonyms without a fault, and every problem.
fn read(text: &str) -> (Vec<Synonym>, Vec<Problem>) {
    let file = match toml::from_str::<File>(text) {
        Ok(file) => file,
        Err(error) => {
            let at = position(text, error.span().map_or(0, |span| span.start));
            return (Vec::new(), vec![problem(at, error.message().trim().to_lowercase().replace('\n', ", "))]);
        }
    };
    let mut synonyms = Vec::new();
    let mut problems = Vec::new();
    for synonym in file.synonym {
        match synonym.get_ref().fault() {
            Some(fault) => problems.push(problem(position(text, synonym.span().start), fault.to_owned())),
            None => synonyms.push(synonym.into_inner()),
        }
    }
    (synonyms, problems)
}

fn problem(at: Position, message: String) -> Problem {
    Problem { file: PATH.to_owned(), at, field: None, message, nearest: None }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn says_what_is_wrong_with_line_and_keeps_the_rest() {
        let text = "[[synonym]]\nnames = [\"UJ\", \"universal jurisdiction\"]\n\n[[synonym]]\nnames = [\"alone\"]\n";
        let (synonyms, problems) = read(text);
        assert_eq!((synonyms.len(), problems.len()), (1, 1));
        let shown = problems[0].to_string();
        assert!(shown.starts_with("vocabulary/synonyms.toml:4:1: `names` needs at least two"), "{shown}");
        let (_, problems) = read("[[synonym]]\nname = [\"UJ\"]\n");
        assert!(problems[0].to_string().contains("unknown field `name`"), "{}", problems[0]);
    }
}
