//! Writing a record and its source: both or neither, and never over something else.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use record::Problem;

use super::drafts::{FOLDER as DRAFTS, TO_MEND, WORDS};
use super::{Prospect, proposal::Proposal};
use crate::census::{self, Census};

/// Where the record is written, relative to the corpus.
pub(super) fn record_name(proposal: &Proposal, problems: &[Problem]) -> String {
    let folder = if problems.is_empty() { proposal.kind.folder() } else { DRAFTS };
    format!("{folder}/{}.md", proposal.slug)
}

/// Where its source belongs.
pub(super) fn source_name(proposal: &Proposal, document: &Path) -> String {
    let extension =
        document.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
    let extension = if extension == "htm" || extension == "xhtml" { "html".to_owned() } else { extension };
    format!("{}/{}.{}.{extension}", proposal.kind.folder(), proposal.slug, proposal.language)
}

/// The digest of a file's bytes.
pub(super) fn digest(file: &Path) -> std::io::Result<String> {
    Ok(census::digest(&fs::read(file)?))
}

/// Every source that is there with its record, drafts included: the record, by the digest of the source's bytes.
pub(super) fn held(corpus: &Path) -> anyhow::Result<HashMap<String, String>> {
    let mut held = HashMap::new();
    let census = Census::take(corpus, &Census::default())?;
    for (path, digest) in census.digests() {
        held.extend(record_of(corpus, path).map(|record| (digest.to_owned(), record)));
    }
    for entry in fs::read_dir(corpus.join(DRAFTS)).into_iter().flatten().flatten() {
        let path = format!("{DRAFTS}/{}", entry.file_name().to_string_lossy());
        if let (Some(record), Ok(digest)) = (record_of(corpus, &path), digest(&entry.path())) {
            held.insert(digest, record);
        }
    }
    Ok(held)
}

/// The record that a source lies beside.
fn record_of(corpus: &Path, source: &str) -> Option<String> {
    let (folder, name) = source.split_once('/')?;
    let stem = name.split('.').next()?;
    let record = format!("{folder}/{stem}.md");
    (record != source && corpus.join(&record).is_file()).then_some(record)
}

/// Write the source and then its record, each whole or not at all.
pub(super) fn write(corpus: &Path, prospect: &Prospect) -> anyhow::Result<()> {
    let record = record_name(&prospect.proposal, &prospect.problems);
    let source = source_name(&prospect.proposal, &prospect.document);
    let source =
        if prospect.problems.is_empty() { source } else { source.replacen(prospect.proposal.kind.folder(), DRAFTS, 1) };
    let text = text(prospect);
    if corpus.join(&record).exists() {
        bail!("`{record}` is there already: choose another name with `--slug`, or change that record by hand");
    }
    place(&corpus.join(&source), &fs::read(&prospect.document)?)?;
    place(&corpus.join(&record), text.as_bytes())
}

/// How a record is written; a draft with what is to be mended at its top, and by what it is known again.
pub(super) fn text(prospect: &Prospect) -> String {
    if prospect.problems.is_empty() {
        return prospect.text.clone();
    }
    let one_line = |problem: &Problem| problem.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
    let reasons: String = prospect.problems.iter().map(|problem| format!("{TO_MEND}{}\n", one_line(problem))).collect();
    prospect.text.replacen("---\n", &format!("---\n{reasons}{WORDS}{}\n", prospect.all_words), 1)
}

/// Put a file in its place in one step. What is there already stays, and must be the same.
pub(crate) fn place(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if let Ok(there) = fs::read(path) {
        if there == bytes {
            return Ok(());
        }
        bail!("`{}` is there already and is not the same", path.display());
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder `{}`", folder.display()))?;
    // The corpus passes over names that begin with a full stop: nobody meets the file while it is being written.
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = folder.join(format!(".{name}.new"));
    fs::write(&beside, bytes)
        .and_then(|()| fs::rename(&beside, path))
        .with_context(|| format!("cannot write `{}`", path.display()))
}
