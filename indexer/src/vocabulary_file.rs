//! Vocabularies: one TOML file each, checked against one another.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use record::{Problem, Scheme, Term, TermId, Vocabularies, Vocabulary, nearest};
use serde::Deserialize;
use toml::Spanned;

use crate::place::position;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    term: Vec<Term>,
}

/// Where the slugs of a file stand.
#[derive(Deserialize)]
struct Places {
    #[serde(default)]
    term: Vec<TermPlaces>,
}

#[derive(Deserialize)]
struct TermPlaces {
    slug: Spanned<String>,
    broader: Option<Spanned<String>>,
    inverse: Option<Spanned<String>>,
    countries: Option<Spanned<Vec<String>>>,
    members: Option<Spanned<Vec<String>>>,
    applies: Option<Spanned<Vec<String>>>,
}

/// Vocabularies while they are read: texts by scheme, problems so far.
pub(crate) struct Reading {
    vocabularies: Vocabularies,
    places: HashMap<Scheme, (String, String, Places)>,
    problems: Vec<Problem>,
}

/// The file of a scheme, relative to the corpus.
pub(crate) fn path(scheme: Scheme) -> String {
    format!("vocabulary/{}.toml", scheme.stem())
}

impl Reading {
    pub fn new() -> Self {
        Self { vocabularies: Vocabularies::default(), places: HashMap::new(), problems: Vec::new() }
    }

    /// Read one file.
    pub fn add(&mut self, scheme: Scheme, text: String) {
        let file = path(scheme);
        match (toml::from_str::<File>(&text), toml::from_str::<Places>(&text)) {
            (Ok(read), Ok(places)) => {
                self.vocabularies.insert(scheme, Vocabulary::from(read.term));
                self.places.insert(scheme, (file, text, places));
            }
            (Err(error), _) | (_, Err(error)) => {
                let at = error.span().map_or(0, |span| span.start);
                self.problems.push(Problem {
                    at: position(&text, at),
                    file,
                    field: None,
                    message: error.message().trim().to_lowercase().replace('\n', ", "),
                    nearest: None,
                });
            }
        }
    }

    /// A file that could not be read.
    pub fn unreadable(&mut self, scheme: Scheme, why: &str) {
        self.problems.push(Problem {
            file: path(scheme),
            at: record::Position::START,
            field: None,
            message: format!("the vocabulary cannot be read: {why}"),
            nearest: None,
        });
    }

    /// Check what the files say of one another.
    pub fn finish(mut self) -> (Vocabularies, Vec<Problem>) {
        let places = std::mem::take(&mut self.places);
        let mut schemes: Vec<&Scheme> = places.keys().collect();
        schemes.sort();
        for scheme in schemes {
            self.check(*scheme, &places[scheme]);
        }
        (self.vocabularies, self.problems)
    }

    fn check(&mut self, scheme: Scheme, (file, text, places): &(String, String, Places)) {
        let mut problems = Vec::new();
        let mut complain = |span: Range<usize>, field: &str, message: String, near: Option<&str>| {
            problems.push(Problem {
                file: file.clone(),
                at: position(text, span.start),
                field: Some(field.to_owned()),
                message,
                nearest: near.map(str::to_owned),
            });
        };
        let own = self.vocabularies.scheme(scheme);
        let mut seen = HashSet::new();
        for (term, at) in own.terms().iter().zip(&places.term) {
            if !seen.insert(term.slug.clone()) {
                complain(at.slug.span(), "slug", format!("`{}` stands here twice", term.slug), None);
            }
            if term.label.get("en").is_none_or(|label| label.trim().is_empty()) {
                complain(at.slug.span(), "label", format!("`{}` has no label in English", term.slug), None);
            }
            let single = [("broader", broader_scheme(scheme), &at.broader), ("inverse", scheme, &at.inverse)];
            for (field, of, slug) in single {
                let Some(slug) = slug else { continue };
                if let Some((message, near)) = self.unknown(&[of], slug.get_ref()) {
                    complain(slug.span(), field, message, near);
                }
            }
            let several = [
                ("countries", &[Scheme::Countries][..], &at.countries),
                ("members", &[Scheme::Regions, Scheme::Countries], &at.members),
                ("applies", &[Scheme::RecordTypes], &at.applies),
            ];
            for (field, of, slugs) in several {
                let Some(slugs) = slugs else { continue };
                for slug in slugs.get_ref() {
                    if let Some((message, near)) = self.unknown(of, slug) {
                        complain(slugs.span(), field, message, near);
                    }
                }
            }
            if let Some(inverse) = term.inverse.as_ref().and_then(|slug| own.get(slug.as_str()))
                && inverse.inverse.as_ref() != Some(&term.slug)
            {
                let message = format!("`{}` does not name `{}` as its own inverse", inverse.slug, term.slug);
                complain(at.slug.span(), "inverse", message, None);
            }
        }
        self.problems.extend(problems);
    }

    /// The complaint about a slug that stands in none of these vocabularies.
    fn unknown(&self, schemes: &[Scheme], slug: &str) -> Option<(String, Option<&str>)> {
        if schemes.iter().any(|scheme| self.vocabularies.scheme(*scheme).get(slug).is_some()) {
            return None;
        }
        let files: Vec<String> = schemes.iter().map(|scheme| path(*scheme)).collect();
        let terms = schemes.iter().flat_map(|scheme| self.vocabularies.scheme(*scheme).terms());
        let near = nearest(slug, terms.map(|term: &Term| term.slug.as_str()));
        Some((format!("`{}` is not a term of {}", TermId::from(slug), files.join(" or ")), near))
    }
}

/// Where the broader terms of a vocabulary stand: a country's is a region.
fn broader_scheme(scheme: Scheme) -> Scheme {
    if scheme == Scheme::Countries { Scheme::Regions } else { scheme }
}

#[cfg(test)]
mod tests {
    use super::Reading;
    use record::Scheme;

    #[test]
    fn says_what_is_wrong_with_file_and_line() {
        let mut reading = Reading::new();
        let themes = "[[term]]\nslug = \"crsv\"\nlabel = { en = \"CRSV\" }\n\n[[term]]\nslug = \"crsv\"\n\
            label = { fr = \"x\" }\nbroader = \"crs\"\n";
        reading.add(Scheme::Themes, themes.to_owned());
        reading.add(Scheme::Groups, "[[term]]\nslug = \"women\"\nlabel = { en = \"Women\" }\ncolour = 1\n".to_owned());
        let (_, problems) = reading.finish();
        let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(shown[0].starts_with("vocabulary/groups.toml:4:1: unknown field `colour`"), "{}", shown[0]);
        assert!(shown[1].starts_with("vocabulary/themes.toml:6:8: slug: `crsv` stands here twice"), "{}", shown[1]);
        assert!(shown[2].contains("no label in English"), "{}", shown[2]);
        assert!(shown[3].starts_with("vocabulary/themes.toml:8:11: broader"), "{}", shown[3]);
        assert!(shown[3].ends_with("did you mean `crsv`?"), "{}", shown[3]);
    }
}
