//! The index survives what can happen to it: damage, a kill at any moment, a corpus that went wrong.

// What cannot be unwrapped here is a failure of the test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod crashes;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use indexer::{Extent, Prepared, Refused, Silent, build, mend, prepare};
use search::SearchQuery;

/// A small corpus with the real vocabularies.
struct Trial {
    folder: tempfile::TempDir,
}

const RECORD: &str = "---\ntype: report\ntitle: TITLE\nthemes: [fact-finding]\nsources:\n  - {title: A page, publisher: \
    Someone, url: \"https://example.org/\"}\nprovenance: {written: 2026-11-22}\n---\n\nA paragraph about inquiries.\n";

impl Trial {
    fn new() -> Self {
        indexer::read_with(env!("CARGO_BIN_EXE_indexer").into());
        let trial = Self { folder: tempfile::tempdir().unwrap() };
        let vocabulary = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus/vocabulary");
        fs::create_dir_all(trial.corpus().join("vocabulary")).unwrap();
        fs::create_dir_all(trial.corpus().join("reports")).unwrap();
        for file in fs::read_dir(vocabulary).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), trial.corpus().join("vocabulary").join(file.file_name())).unwrap();
        }
        for number in 0..20 {
            trial.write(&format!("reports/report-{number}.md"), &RECORD.replace("TITLE", &format!("Report {number}")));
        }
        trial
    }

    fn corpus(&self) -> PathBuf {
        self.folder.path().join("corpus")
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.corpus().join(path), text).unwrap();
    }

    fn prepare(&self) -> Prepared {
        prepare(&self.corpus(), &self.data(), &Silent).unwrap_or_else(|error| panic!("{error}"))
    }

    /// The files of the current generation.
    fn files(&self) -> Vec<PathBuf> {
        let index = self.data().join("index");
        let current = index.join(fs::read_to_string(index.join("current")).unwrap());
        let files = fs::read_dir(current).unwrap().map(|file| file.unwrap().path());
        let mut files: Vec<PathBuf> = files.filter(|file| !file.ends_with(".tantivy-meta.lock")).collect();
        files.push(index.join("current"));
        files.sort();
        files
    }

    fn program(&self, task: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_indexer"));
        command.arg(task).arg("--corpus").arg(self.corpus()).arg("--data").arg(self.data());
        command
    }

    fn run(&self, task: &str) -> (Option<i32>, String) {
        let Output { status, stdout, stderr } = self.program(task).output().unwrap();
        (status.code(), String::from_utf8_lossy(&[stdout, stderr].concat()).into_owned())
    }
}

#[track_caller]
fn finds_all(prepared: &Prepared, count: usize) {
    let results = prepared.library.search(&SearchQuery::new("inquiry")).unwrap();
    assert_eq!(results.total, count, "{}", prepared.how);
}

#[test]
fn an_index_that_fits_is_used_again() {
    let trial = Trial::new();
    let first = trial.prepare();
    assert!(first.how.contains("there was no index"), "{}", first.how);
    let second = trial.prepare();
    assert_eq!(second.how, "the index is up to date");
    assert_eq!(first.library.info(), second.library.info());
    trial.write("reports/report-0.md", &RECORD.replace("TITLE", "Another title"));
    let third = trial.prepare();
    assert!(third.how.contains("the corpus has changed"), "{}", third.how);
    finds_all(&third, 20);
}

/// The files of the engine in the current generation, as the file system numbers them.
#[cfg(unix)]
fn segments(trial: &Trial) -> std::collections::BTreeSet<u64> {
    use std::os::unix::fs::MetadataExt;
    let name = |file: &PathBuf| file.file_name().unwrap().to_string_lossy().into_owned();
    let segments = trial
        .files()
        .into_iter()
        .filter(|file| ![".json", ".lock", "current"].iter().any(|end| name(file).ends_with(end)));
    segments.map(|file| fs::metadata(file).unwrap().ino()).collect()
}

#[test]
#[cfg(unix)]
fn a_build_after_one_change_touches_only_that_record() {
    let trial = Trial::new();
    let line = |slug: usize, title: &str| {
        let front =
            "\"sources\": [{\"title\": \"A page\", \"publisher\": \"Someone\", \"url\": \"https://example.org/\"}]";
        format!(
            "{{\"slug\": \"line-{slug}\", \"type\": \"report\", \"title\": \"{title}\", {front}, \"provenance\": {{\"written\": \"2026-11-22\"}}, \"text\": \"About inquiries.\"}}\n"
        )
    };
    let lines = |changed: usize| -> String {
        (0..20).map(|slug| line(slug, if slug < changed { "Another" } else { "One" })).collect()
    };
    fs::create_dir_all(trial.corpus().join("collections")).unwrap();
    trial.write("collections/many.jsonl", &lines(0));
    trial.prepare();
    let whole = segments(&trial);
    let renewed = |extent: Extent, records: usize| {
        let built = build(&trial.corpus(), &trial.data(), &Silent).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((built.extent, built.library.info().records), (extent, records));
        assert_eq!(built.library.search(&SearchQuery::new("inquiry")).unwrap().total, records);
        built.library
    };
    renewed(Extent::Nothing, 40);
    trial.write("reports/report-3.md", &RECORD.replace("TITLE", "Third, changed"));
    let library = renewed(Extent::Changed { changed: 1, removed: 0 }, 40);
    assert_eq!(library.record("report-3").unwrap().unwrap().title, "Third, changed");
    assert!(whole.is_subset(&segments(&trial)), "what was there is shared, not written again");
    // One line of a collection, one more before it, one record less, a source beside a record.
    trial.write("collections/many.jsonl", &lines(1));
    renewed(Extent::Changed { changed: 1, removed: 0 }, 40);
    trial.write("collections/many.jsonl", &format!("{}{}", line(99, "New"), lines(1)));
    renewed(Extent::Changed { changed: 1, removed: 0 }, 41);
    fs::remove_file(trial.corpus().join("reports/report-4.md")).unwrap();
    let library = renewed(Extent::Changed { changed: 0, removed: 1 }, 40);
    assert!(library.record("report-4").unwrap().is_none() && library.record("report-19").unwrap().is_some());
    trial.write("reports/report-5.en.txt", "1. A paragraph on zebras.\n");
    let library = renewed(Extent::Changed { changed: 1, removed: 0 }, 40);
    assert_eq!(library.search(&SearchQuery::new("zebras")).unwrap().total, 1);
    assert_eq!(library.info().digest, prepare(&trial.corpus(), &trial.data(), &Silent).unwrap().library.info().digest);
}

/// What only the whole corpus can say is noticed also where only one file is read.
#[test]
fn a_change_that_breaks_another_record_is_refused_at_that_record() {
    let trial = Trial::new();
    trial.write("reports/report-1.md", &RECORD.replace("themes:", "links:\n  - {rel: cites, to: report-2}\nthemes:"));
    trial.prepare();
    let problem = |trial: &Trial| match build(&trial.corpus(), &trial.data(), &Silent) {
        Err(Refused::Problems(problems)) => problems[0].to_string(),
        _ => panic!("must refuse"),
    };
    fs::remove_file(trial.corpus().join("reports/report-2.md")).unwrap();
    assert!(problem(&trial).starts_with("reports/report-1.md:5:22: links.to: there is no record `report-2`"));
    assert!(matches!(
        indexer::Following::new(&trial.data(), "").unwrap().report().unwrap().outcome,
        indexer::Outcome::Refused { .. }
    ));
    trial.write("reports/report-2.md", &RECORD.replace("themes:", "symbols: [A/1/1]\nthemes:"));
    assert!(build(&trial.corpus(), &trial.data(), &Silent).is_ok());
    trial.write("reports/report-7.md", &RECORD.replace("themes:", "symbols: [A/1/1]\nthemes:"));
    assert!(problem(&trial).contains("is also a symbol of `reports/report-7.md`"));
}

/// A vocabulary concerns every record.
#[test]
fn a_changed_vocabulary_has_everything_built_anew() {
    let trial = Trial::new();
    trial.prepare();
    let themes = trial.corpus().join("vocabulary/themes.toml");
    fs::write(&themes, fs::read_to_string(&themes).unwrap().replace("Fact-finding and inquiry", "Zebra finding"))
        .unwrap();
    let built = build(&trial.corpus(), &trial.data(), &Silent).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(built.extent, Extent::Whole);
    assert_eq!(built.library.search(&SearchQuery::new("zebra")).unwrap().total, 20);
}

#[test]
fn the_index_can_be_deleted() {
    let trial = Trial::new();
    trial.prepare();
    fs::remove_dir_all(trial.data()).unwrap();
    finds_all(&trial.prepare(), 20);
}

#[test]
fn damage_to_any_file_is_noticed_and_the_index_built_anew() {
    let trial = Trial::new();
    trial.prepare();
    let names: Vec<_> = trial.files().iter().map(|file| file.file_name().unwrap().to_owned()).collect();
    assert!(names.len() > 5, "{names:?}");
    for kind in 0..3 {
        for number in 0..trial.files().len() {
            let Some(file) = trial.files().get(number).cloned() else { continue };
            let mut bytes = fs::read(&file).unwrap();
            // The engine's list of files to remove one day, and what only the next build asks for, are not needed for reading.
            let needed = !file.ends_with(".managed.json") && !file.ends_with("claims.json") && !bytes.is_empty();
            match kind {
                0 => drop(fs::remove_file(&file)),
                1 => fs::write(&file, &bytes[..bytes.len() / 2]).unwrap(),
                _ if bytes.is_empty() => {}
                _ => {
                    let middle = bytes.len() / 2;
                    bytes[middle] ^= 0xff;
                    fs::write(&file, bytes).unwrap();
                }
            }
            let mut prepared = trial.prepare();
            // A byte that another stands for is found by whoever goes through the whole index, once it is in use.
            if kind == 2 && !prepared.how.contains("built anew") {
                let mended = mend(&trial.corpus(), &trial.data(), &Silent);
                prepared = mended.map_or(prepared, |mended| mended.unwrap_or_else(|error| panic!("{error}")));
            }
            finds_all(&prepared, 20);
            assert!(!needed || prepared.how.contains("built anew"), "{kind} {}: {}", file.display(), prepared.how);
            assert!(mend(&trial.corpus(), &trial.data(), &Silent).is_none(), "what was mended is whole");
        }
    }
}

#[test]
fn a_corpus_that_went_wrong_is_refused_and_the_old_index_serves() {
    let trial = Trial::new();
    let before = trial.prepare().library.info().digest.clone();
    trial.write("reports/report-1.md", &RECORD.replace("fact-finding", "fact-findin"));
    let Err(Refused::Problems(problems)) = build(&trial.corpus(), &trial.data(), &Silent) else {
        panic!("must refuse")
    };
    assert_eq!(problems.len(), 1);
    let prepared = trial.prepare();
    assert!(prepared.how.contains("older index serves"), "{}", prepared.how);
    assert_eq!((prepared.problems.len(), &prepared.library.info().digest), (1, &before));
    let (code, output) = trial.run("build");
    assert_eq!(code, Some(1), "{output}");
    finds_all(&trial.prepare(), 20);
}

#[test]
fn without_an_index_a_wrong_corpus_is_refused() {
    let trial = Trial::new();
    trial.write("reports/report-1.md", "no front matter");
    assert!(matches!(prepare(&trial.corpus(), &trial.data(), &Silent), Err(Refused::Problems(_))));
}

#[test]
fn check_warns_of_what_could_do_harm_and_does_not_repeat_it() {
    let trial = Trial::new();
    trial.write("reports/report-1.md", &RECORD.replace("inquiries.", "inquiries. Write to jane.doe@example.org."));
    trial.write("reports/report-2.en.txt", "12. The witness Jane Doe, +41 22 917 90 00, spoke.\n");
    let (code, output) = trial.run("check");
    assert_eq!(code, Some(0), "{output}");
    assert!(output.contains("reports/report-1.md:10:39") && output.contains("`j….d…@e….o…`"), "{output}");
    assert!(output.contains("para. 12: a name stands beside") && output.contains("telephone number"), "{output}");
    assert!(output.contains("3 warnings in 2 files") && output.contains("20 records, no problems"), "{output}");
}

#[test]
fn the_text_of_a_sensitive_source_is_found_but_not_quoted_or_not_even_found() {
    let trial = Trial::new();
    let with = |sensitivity: &str| RECORD.replace("themes:", &format!("sensitivity: {{{sensitivity}}}\nthemes:"));
    for (number, sensitivity) in
        ["content_note: Killings", "content_note: Killings, source_text: full", "source_text: metadata-only"]
            .iter()
            .enumerate()
    {
        trial.write(&format!("reports/report-{number}.md"), &with(sensitivity));
        trial.write(&format!("reports/report-{number}.en.txt"), "7. A passage on zebras.\n");
    }
    let library = trial.prepare().library;
    let results = library.search(&SearchQuery::new("zebras")).unwrap();
    let mut quoted: Vec<(String, String)> =
        results.hits.iter().map(|hit| (hit.record.slug.to_string(), hit.passages[0].snippet().plain())).collect();
    quoted.sort();
    let zebras = "A passage on zebras.".to_owned();
    assert_eq!(quoted, [("report-0".to_owned(), String::new()), ("report-1".to_owned(), zebras)]);
    assert!(results.hits.iter().all(|hit| !hit.snippet().plain().is_empty()));
    assert_eq!(library.record("report-0").unwrap().unwrap().passages.len(), 2);
    assert_eq!(library.record("report-2").unwrap().unwrap().passages.len(), 1);
}

#[test]
fn check_names_every_problem_with_file_line_column_and_nearest_term() {
    let trial = Trial::new();
    trial.write("reports/a-term.md", &RECORD.replace("TITLE", "T").replace("fact-finding", "fact-findin"));
    trial.write("reports/b-date.md", &RECORD.replace("TITLE", "T").replace("2026-11-22", "2026-02-30"));
    let sourceless = "---\ntype: report\ntitle: T\nprovenance: {written: 2026-11-22}\n---\n\nText.\n";
    trial.write("reports/c-source.md", sourceless);
    fs::create_dir_all(trial.corpus().join("guidance")).unwrap();
    trial.write("guidance/report-3.md", &RECORD.replace("type: report", "type: guidance"));
    trial.write("reports/d-field.md", &RECORD.replace("themes:", "theme:"));
    trial.write("reports/e-symbol.md", &RECORD.replace("themes:", "symbols: [A/1/1, none]\nthemes:"));
    trial.write("reports/f-link.md", &RECORD.replace("themes:", "links:\n  - {rel: cites, to: report-33}\nthemes:"));
    trial.write("reports/g-yaml.md", "---\ntitle: \"open\n---\n");
    let (code, output) = trial.run("check");
    assert_eq!(code, Some(1));
    for (place, said) in [
        ("reports/a-term.md:4:10", "did you mean `fact-finding`?"),
        ("reports/b-date.md:7:23", "`2026-02-30` is not a date"),
        ("reports/c-source.md:2:1", "a record needs at least one under `sources`"),
        ("reports/report-3.md:2:1", "the slug `report-3` is taken by `guidance/report-3.md`"),
        ("reports/d-field.md:4:1", "did you mean `themes`?"),
        ("reports/e-symbol.md:4:18", "`none` is not a document symbol"),
        ("reports/f-link.md:5:22", "there is no record `report-33`"),
        ("reports/g-yaml.md:", "not well-formed YAML"),
    ] {
        assert!(output.contains(place), "{place} is missing in:\n{output}");
        assert!(output.contains(said), "{said} is missing in:\n{output}");
    }
}
