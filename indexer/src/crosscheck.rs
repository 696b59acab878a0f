//! What only the whole corpus can say of a record: whether its slug and symbols are its own and its links lead somewhere.

use std::collections::HashMap;

use record::{Position, Problem, Record, Spots, Symbol, nearest};

use crate::corpus::Read;

type Meant = (Read, Option<Record>, Spots);

/// Every problem between records.
pub(crate) fn problems(meant: &[Meant]) -> Vec<Problem> {
    let mut check = Check { meant, files: HashMap::new(), problems: Vec::new() };
    check.slugs();
    check.links();
    check.symbols();
    check.problems
}

/// Every slug, current and former, and the file it stands for.
pub(crate) fn slugs_in_use(meant: &[Meant]) -> HashMap<String, String> {
    let mut taken = HashMap::new();
    for (read, record, _) in meant {
        let former = record.iter().flat_map(|record| &record.formerly).map(ToString::to_string);
        taken.extend(former.chain([read.raw.slug.clone()]).map(|slug| (slug, read.raw.file.clone())));
    }
    taken
}

struct Check<'a> {
    meant: &'a [Meant],
    /// Every slug, current and former, and the file it stands for.
    files: HashMap<&'a str, &'a str>,
    problems: Vec<Problem>,
}

impl<'a> Check<'a> {
    fn complain(&mut self, file: &str, at: Position, field: &str, message: String, nearest: Option<String>) {
        let field = (!field.is_empty()).then(|| field.to_owned());
        self.problems.push(Problem { file: file.to_owned(), at, field, message, nearest });
    }

    fn slugs(&mut self) {
        let meant = self.meant;
        for (read, ..) in meant {
            let at = Position { line: read.raw.front.at.line.max(1), column: 1 };
            if let Some(other) = self.files.insert(&read.raw.slug, &read.raw.file) {
                let message =
                    format!("the slug `{}` is taken by `{other}`: a slug is unique in the corpus", read.raw.slug);
                self.complain(&read.raw.file, at, "", message, None);
            }
        }
        for (read, record, spots) in meant {
            for (slug, at) in record.iter().flat_map(|record| &record.formerly).zip(&spots.formerly) {
                if let Some(other) = self.files.get(slug.as_str()).copied() {
                    let message = format!("the old slug `{slug}` is the slug of `{other}`");
                    self.complain(&read.raw.file, *at, "formerly", message, None);
                }
            }
        }
    }

    fn links(&mut self) {
        let meant = self.meant;
        for (read, record, spots) in meant {
            let links = record.iter().flat_map(|record| &record.links).zip(&spots.links);
            let links = links.map(|(link, at)| (*at, "links.to", link.to.as_str()));
            let inner = read.inner_links.iter().map(|(at, slug)| (*at, "", slug.as_str()));
            for (at, field, slug) in links.chain(inner) {
                if slug == read.raw.slug && field == "links.to" {
                    self.complain(&read.raw.file, at, field, "the record links to itself".to_owned(), None);
                } else if !self.files.contains_key(slug) {
                    let near = nearest(slug, self.files.keys().copied()).map(str::to_owned);
                    let message = format!("there is no record `{slug}`");
                    self.complain(&read.raw.file, at, field, message, near);
                }
            }
        }
    }

    /// A symbol names one record, or all who carry it say that it is shared.
    fn symbols(&mut self) {
        let meant = self.meant;
        let mut carriers: HashMap<&Symbol, Vec<&str>> = HashMap::new();
        for (read, record, _) in meant {
            for symbol in record.iter().flat_map(|record| record.all_symbols()) {
                carriers.entry(symbol).or_default().push(&read.raw.file);
            }
        }
        for (read, record, spots) in meant {
            let Some(record) = record else { continue };
            for (symbol, at) in record.symbols.iter().zip(&spots.symbols) {
                let others = carriers.get(symbol).map_or(&[][..], Vec::as_slice);
                if let Some(other) = others.iter().find(|file| **file != read.raw.file) {
                    let message = format!(
                        "`{symbol}` is also a symbol of `{other}`: put it under `shared_symbols` in both, or take it out of one"
                    );
                    self.complain(&read.raw.file, *at, "symbols", message, None);
                } else if others.len() > 1 {
                    self.complain(&read.raw.file, *at, "symbols", format!("`{symbol}` stands here twice"), None);
                }
            }
            for (symbol, at) in record.shared_symbols.iter().zip(&spots.shared_symbols) {
                if carriers.get(symbol).is_none_or(|files| files.iter().all(|file| *file == read.raw.file)) {
                    let message = format!("`{symbol}` is said to be shared, but no other record carries it");
                    self.complain(&read.raw.file, *at, "shared_symbols", message, None);
                }
            }
        }
    }
}
