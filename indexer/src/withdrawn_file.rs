//! `withdrawn.toml` at the top of a corpus: the records that were published once and taken back.

use std::collections::HashMap;

use record::{PartialDate, Problem, Slug, Withdrawn};
use serde::Deserialize;
use toml::Spanned;

use crate::place::position;

/// Its name.
pub(crate) const NAME: &str = "withdrawn.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    withdrawn: Vec<Entry>,
}

/// An entry as it is written, each value with its place.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    slug: Spanned<String>,
    date: Spanned<String>,
    reason: Spanned<String>,
    instead: Option<Spanned<String>>,
}

/// Read the file. `taken` holds every slug in use, current and former, and the file it stands for.
pub(crate) fn read(text: &str, taken: &HashMap<&str, &str>) -> (Vec<Withdrawn>, Vec<Problem>) {
    let mut reading = Reading { text, problems: Vec::new() };
    let entries = match toml::from_str::<File>(text) {
        Ok(file) => file.withdrawn,
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            reading.complain(at, None, error.message().to_owned());
            Vec::new()
        }
    };
    let mut seen: Vec<Withdrawn> = Vec::new();
    for entry in &entries {
        if let Some(withdrawn) = reading.entry(entry, taken) {
            if seen.iter().any(|other| other.slug == withdrawn.slug) {
                reading.complain(
                    entry.slug.span().start,
                    Some("slug"),
                    format!("`{}` stands here twice", withdrawn.slug),
                );
            }
            seen.push(withdrawn);
        }
    }
    seen.sort_by(|one, other| one.slug.as_str().cmp(other.slug.as_str()));
    (seen, reading.problems)
}

struct Reading<'a> {
    text: &'a str,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn complain(&mut self, byte: usize, field: Option<&str>, message: String) {
        let (file, at) = (NAME.to_owned(), position(self.text, byte));
        self.problems.push(Problem { file, at, field: field.map(str::to_owned), message, nearest: None });
    }

    fn entry(&mut self, entry: &Entry, taken: &HashMap<&str, &str>) -> Option<Withdrawn> {
        let slug: Option<Slug> = self.parsed("slug", &entry.slug);
        let date: Option<PartialDate> = self.parsed("date", &entry.date);
        if let Some(file) = taken.get(entry.slug.get_ref().as_str()) {
            let message =
                format!("`{}` is still in use by `{file}`: take that away, or this entry", entry.slug.get_ref());
            self.complain(entry.slug.span().start, Some("slug"), message);
        }
        if entry.reason.get_ref().trim().is_empty() {
            self.complain(entry.reason.span().start, Some("reason"), "say why, in one neutral sentence".to_owned());
        }
        let mut instead = None;
        if let Some(other) = &entry.instead {
            instead = self.parsed("instead", other);
            if !taken.contains_key(other.get_ref().as_str()) {
                let message = format!("there is no record `{}`", other.get_ref());
                self.complain(other.span().start, Some("instead"), message);
            }
        }
        Some(Withdrawn { slug: slug?, date: date?, reason: entry.reason.get_ref().trim().to_owned(), instead })
    }

    fn parsed<T: std::str::FromStr<Err: ToString>>(&mut self, field: &str, value: &Spanned<String>) -> Option<T> {
        let parsed = value.get_ref().parse();
        parsed.map_err(|error: T::Err| self.complain(value.span().start, Some(field), error.to_string())).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use std::collections::HashMap;

    fn taken() -> HashMap<&'static str, &'static str> {
        [("coi-a", "mechanisms/coi-a.md")].into()
    }

    #[test]
    fn an_entry_says_when_why_and_what_instead() {
        let text = "[[withdrawn]]\nslug = \"coi-b\"\ndate = \"2026-11-24\"\nreason = \"A copy of another.\"\ninstead = \"coi-a\"\n";
        let (withdrawn, problems) = read(text, &taken());
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(withdrawn[0].slug.as_str(), "coi-b");
        assert_eq!(withdrawn[0].instead.as_ref().map(|slug| slug.as_str()), Some("coi-a"));
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let cases = [
            ("slug = \"coi-a\"\ndate = \"2026\"\nreason = \"x\"", "withdrawn.toml:2:8: slug: `coi-a` is still in use"),
            ("slug = \"COI\"\ndate = \"2026\"\nreason = \"x\"", "withdrawn.toml:2:8: slug: `COI` is not a slug"),
            ("slug = \"coi-b\"\ndate = \"soon\"\nreason = \"x\"", "withdrawn.toml:3:8: date: `soon` is not a date"),
            ("slug = \"coi-b\"\ndate = \"2026\"\nreason = \" \"", "withdrawn.toml:4:10: reason: say why"),
            (
                "slug = \"coi-b\"\ndate = \"2026\"\nreason = \"x\"\ninstead = \"coi-c\"",
                "instead: there is no record `coi-c`",
            ),
            ("slug = \"coi-b\"\ndate = \"2026\"\nreason = \"x\"\nwhy = 1", "unknown field `why`"),
        ];
        for (entry, wanted) in cases {
            let (_, problems) = read(&format!("[[withdrawn]]\n{entry}\n"), &taken());
            assert!(problems.iter().any(|problem| problem.to_string().contains(wanted)), "{entry}: {problems:?}");
        }
    }
}
