//! A part of the corpus read, with all else as it is known: what changed since the last time, or one record that is not in it yet.

use std::collections::HashSet;
use std::path::Path;

use record::{Guides, Problem, Record, Slug, Vocabularies, Withdrawn};

use super::{File, Finished, LISTS, Ledger, ReadSource, Reading};
use crate::census::{Census, unit};
use crate::crosscheck::Claims;
use crate::reading_ahead::ReadingAhead;

/// So many changed files are always taken one by one.
const MUCH: usize = 16;

/// What changed in a corpus since it was last read whole and found without problems.
#[derive(Debug)]
pub(crate) struct Change {
    /// The records that came or changed.
    pub changed: Vec<Record>,
    pub removed: Vec<Slug>,
    /// All that was ever taken back.
    pub withdrawn: Vec<Withdrawn>,
    pub guides: Guides,
    pub problems: Vec<Problem>,
    /// The corpus as it is now.
    pub ledger: Ledger,
}

/// Read what changed, and nothing else. None where reading everything is the better way: a vocabulary changed, or much did.
pub(crate) fn reread(folder: &Path, mut census: Census, before: Ledger, vocabularies: &Vocabularies) -> Option<Change> {
    let differing = census.differing(&before.census);
    let much = differing.len() > MUCH.max(census.paths().count() / 4);
    if much || differing.iter().any(|path| path.starts_with("vocabulary/")) {
        return None;
    }
    // A record and the sources beside it are read together.
    let touched: HashSet<String> = differing.iter().map(|path| unit(path).to_owned()).collect();
    let old: HashSet<String> = before.claims.iter().map(|claims| claims.slug.clone()).collect();
    let (read_anew, mut kept): (Vec<Claims>, Vec<Claims>) =
        before.claims.into_iter().partition(|claims| touched.contains(unit(&claims.file)));
    let known = read_anew.into_iter().filter_map(|claims| Some(((claims.file.clone(), claims.line?), claims)));
    let mut reading = Reading { known: known.collect(), ..Reading::default() };
    let wanted = |path: &&str| touched.contains(unit(path)) || LISTS.contains(path);
    let paths: Vec<String> = census.paths().filter(wanted).map(str::to_owned).collect();
    reading.ahead = ReadingAhead::of(folder, &paths);
    for path in &paths {
        reading.file(folder, path, &mut census);
    }
    kept.append(&mut reading.unchanged);
    let Finished { records, claims, withdrawn, guides, problems, .. } = reading.finish(vocabularies, kept);
    let now: HashSet<&str> = claims.iter().map(|claims| claims.slug.as_str()).collect();
    let removed = old.iter().filter(|slug| !now.contains(slug.as_str())).filter_map(|slug| slug.parse().ok()).collect();
    Some(Change { changed: records, removed, withdrawn, guides, problems, ledger: Ledger { census, claims } })
}

/// Check one record as if it lay in the corpus at this path, with its source beside it and among others whose claims are known.
pub(crate) fn check_one(
    path: &str,
    text: &str,
    vocabularies: &Vocabularies,
    others: Vec<Claims>,
    source: Option<ReadSource>,
) -> Finished {
    let file = File::at(path);
    let mut reading = Reading { careful: true, ..Reading::default() };
    reading.text(&file, text);
    if let (Some(source), Some(slug)) = (source, file.name.strip_suffix(".md")) {
        reading.sources.insert((file.folder.clone(), slug.to_owned()), vec![source]);
    }
    reading.finish(vocabularies, others)
}

/// The problems of a collection as if it lay in the corpus at this path, among others whose claims are known.
pub(crate) fn check_collection(
    path: &str,
    text: &str,
    vocabularies: &Vocabularies,
    others: Vec<Claims>,
) -> Vec<Problem> {
    let mut reading = Reading::default();
    reading.collection(&File::at(path), text);
    reading.finish(vocabularies, others).problems
}
