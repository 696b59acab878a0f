//! Documents are taken in with what they say of themselves, once, and nothing is lost or overwritten.

// What cannot be unwrapped here is a failure of the test.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use indexer::{Extract, Silent, prepare};
use search::{Library, SearchQuery};

const GIVEN: &[&str] =
    &["--yes", "--type", "report", "--set", "url=https://example.org/{file}", "--set", "publisher=Someone"];

struct Trial {
    folder: tempfile::TempDir,
}

fn report(title: &str, symbol: &str, topic: &str) -> String {
    let body: String = (1..40)
        .map(|n| format!("{n}. The Commission noted in its finding number {n} that {topic} had been of concern in Burundi for {n} years, see A/HRC/RES/33/24.\n\n"))
        .collect();
    format!("{symbol}\n\n{title}\n\n{body}")
}

impl Trial {
    fn new() -> Self {
        indexer::read_with(env!("CARGO_BIN_EXE_indexer").into());
        let trial = Self { folder: tempfile::tempdir().unwrap() };
        let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus");
        fs::create_dir_all(trial.corpus().join("vocabulary")).unwrap();
        fs::create_dir_all(trial.corpus().join("reports")).unwrap();
        fs::create_dir_all(trial.folder.path().join("in")).unwrap();
        for file in fs::read_dir(real.join("vocabulary")).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), trial.corpus().join("vocabulary").join(file.file_name())).unwrap();
        }
        fs::create_dir_all(trial.corpus().join("instruments")).unwrap();
        let held = "---\ntype: instrument\ntitle: Resolution 33/24\nsymbols: [A/HRC/RES/33/24]\nsources:\n  - {title: A, publisher: B, \
            symbol: A/HRC/RES/33/24}\nprovenance: {written: 2026-11-22}\n---\n\nText.\n";
        fs::write(trial.corpus().join("instruments/hrc-33-24.md"), held).unwrap();
        trial
    }

    fn corpus(&self) -> PathBuf {
        self.folder.path().join("corpus")
    }

    fn bring(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join("in").join(name);
        fs::write(&path, text).unwrap();
        path
    }

    #[track_caller]
    fn run(&self, task: &str) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_indexer"));
        command.arg(task).arg("--corpus").arg(self.corpus()).arg("--data").arg(self.folder.path().join("data"));
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&[output.stdout, output.stderr].concat()));
    }

    fn add(&self, more: &[&str]) -> (Option<i32>, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_indexer"));
        command.arg("add").arg(self.folder.path().join("in")).arg("--corpus").arg(self.corpus());
        let output = command.arg("--data").arg(self.folder.path().join("data")).args(more).output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
    }
}

#[test]
fn trying_a_folder_shows_which_of_its_files_are_the_same_document() {
    let trial = Trial::new();
    let text = report("Report on the situation of human rights in Burundi", "A/HRC/54/1", "arbitrary detention");
    trial.bring("one.txt", &text);
    trial.bring("two.txt", &text);
    let (code, shown) = trial.add(&[GIVEN, &["--dry-run"]].concat());
    assert_eq!(code, Some(0), "{shown}");
    assert!(shown.contains("has the same text") && shown.contains("1 added or proposed"), "{shown}");
    assert!(fs::read_dir(trial.corpus().join("reports")).unwrap().next().is_none(), "nothing is written");
}

#[test]
fn a_document_is_proposed_with_the_words_it_rests_on_then_written_then_found() {
    let trial = Trial::new();
    trial.bring(
        "one.txt",
        &report("Report on the situation of human rights in Burundi", "A/HRC/54/1", "arbitrary detention"),
    );
    let (code, shown) = trial.add(&["--dry-run"]);
    assert_eq!(code, Some(0), "{shown}");
    assert!(fs::read_dir(trial.corpus().join("reports")).unwrap().next().is_none(), "nothing is written");
    for said in ["countries: [BDI]", "“Burundi”", "rel: cites, to: hrc-33-24", "A/HRC/RES/33/24 in para. 1", "would be"]
    {
        assert!(shown.contains(said), "{said} is missing in:\n{shown}");
    }
    let (code, shown) = trial.add(GIVEN);
    assert_eq!(code, Some(0), "{shown}");
    // The program starts its readers itself, which a test cannot: it builds, and the test opens what it built.
    trial.run("build");
    let prepared =
        prepare(&trial.corpus(), &trial.folder.path().join("data"), &Silent).unwrap_or_else(|error| panic!("{error}"));
    let results = prepared.library.search(&SearchQuery::new("\"finding number 17\"")).unwrap();
    assert!(prepared.problems.is_empty(), "{:?}", prepared.problems);
    assert_eq!(results.total, 1, "{shown}");
    assert_eq!(results.hits[0].passages.first().map(|passage| passage.number.as_str()), Some("17"));
    let record =
        fs::read_to_string(trial.corpus().join(format!("reports/{}.md", results.hits[0].record.slug))).unwrap();
    assert!(
        record.contains("https://example.org/one.txt") && record.contains("<!-- Write the summary here"),
        "{record}"
    );
    // Once more: it is there already, and nothing changes.
    let (_, shown) = trial.add(&["--yes"]);
    assert!(shown.contains("is there already") && shown.contains("0 added or proposed, 1 there already"), "{shown}");
}

#[test]
fn what_is_the_same_or_nearly_the_same_is_left_and_said() {
    let trial = Trial::new();
    let first = report("Report on the situation of human rights in Burundi", "A/HRC/54/1", "arbitrary detention");
    let first = first.replace("A/HRC/RES/33/24", "the mandate");
    trial.bring("1.txt", &first);
    trial.bring("2-same-words.txt", &first.replace("The Commission", "the  COMMISSION"));
    trial.bring("3-nearly.txt", &first.replace("A/HRC/54/1", "").replace("finding number 7 ", "finding "));
    trial.bring(
        "4-another.txt",
        &report(
            "Report on something else in Rwanda",
            "A/HRC/54/9",
            "freedom of movement and of the press, quite another matter,",
        ),
    );
    let (_, shown) = trial.add(GIVEN);
    assert!(shown.contains("2 added or proposed, 0 there already, 2 left, 0 refused"), "{shown}");
    assert!(shown.contains("has nearly the same text"), "{shown}");
}

#[test]
fn a_record_that_is_there_is_not_overwritten_and_the_difference_is_shown() {
    let trial = Trial::new();
    trial.bring("one.txt", &report("Report on the situation of human rights in Burundi", "A/HRC/54/1", "detention"));
    let slug = [GIVEN, &["--slug", "report-one"]].concat();
    let (code, shown) = trial.add(&slug);
    assert_eq!(code, Some(0), "{shown}");
    let written = fs::read_to_string(trial.corpus().join("reports/report-one.md")).unwrap();
    trial.bring("one.txt", &report("Another report on quite other things in Rwanda", "A/HRC/54/2", "other matters"));
    let (_, shown) = trial.add(&slug);
    assert!(shown.contains("`reports/report-one.md` is there already and is not overwritten"), "{shown}");
    assert!(shown.contains("- symbols: [\"A/HRC/54/1\"]") && shown.contains("+ symbols: [\"A/HRC/54/2\"]"), "{shown}");
    assert_eq!(fs::read_to_string(trial.corpus().join("reports/report-one.md")).unwrap(), written);
}

#[test]
fn what_needs_a_person_waits_as_a_draft_and_what_cannot_be_read_is_refused_with_the_cause() {
    let trial = Trial::new();
    trial.bring("no-address.txt", "A leaflet\n\nIt says little about inquiries.\n");
    trial.bring("picture.xyz", "?");
    let (code, shown) = trial.add(&["--yes"]);
    assert_eq!(code, Some(1));
    assert!(shown.contains("kept as drafts/") && shown.contains("refused: ") && shown.contains("`.xyz`"), "{shown}");
    let draft = fs::read_dir(trial.corpus().join("drafts")).unwrap();
    let draft =
        draft.map(|file| file.unwrap().path()).find(|path| path.extension().is_some_and(|end| end == "md")).unwrap();
    assert!(fs::read_to_string(draft).unwrap().contains("# to mend: "));
    assert!(
        prepare(&trial.corpus(), &trial.folder.path().join("data"), &Silent).is_ok(),
        "the corpus is as sound as before"
    );
}

#[test]
fn a_document_like_a_draft_is_left_and_the_reason_of_the_draft_is_shown() {
    let trial = Trial::new();
    fs::create_dir_all(trial.corpus().join("drafts")).unwrap();
    let waiting = "reason: neither author nor address could be confirmed\n\n# Handbook on the search for the missing (2016)\n\nTo find: all.\n";
    fs::write(trial.corpus().join("drafts/search-handbook.md"), waiting).unwrap();
    trial.bring("handbook.md", &report("# Handbook on the search for the missing", "", "searching"));
    let (_, shown) = trial.add(GIVEN);
    let said = "left: `search-handbook` has the same title; it is kept back as a draft: neither author nor address could be confirmed";
    assert!(shown.contains(said) && shown.contains("0 added or proposed"), "{shown}");
    // What `add` itself kept back is known again, by its words where the bytes differ.
    fs::remove_file(trial.folder.path().join("in/handbook.md")).unwrap();
    trial.bring("leaflet.txt", "A leaflet\n\nIt says little about inquiries.\n");
    trial.add(&["--yes"]);
    trial.bring("leaflet.txt", "A  LEAFLET\n\nIt says little, about inquiries.\n");
    let (_, shown) = trial.add(&["--yes"]);
    assert!(shown.contains("it is kept back as a draft: ") && shown.contains("0 added or proposed"), "{shown}");
}

#[test]
fn interrupted_at_any_moment_it_goes_on_where_it_stopped() {
    let trial = Trial::new();
    for number in 0..30 {
        let title = format!("Report number {number} on human rights in Burundi");
        let body: String = (1..40)
            .map(|n| format!("{n}. In its part {n} of number {number}, words{number}n{n} stand by themselves.\n\n"))
            .collect();
        trial.bring(&format!("{number:02}.txt"), &format!("A/HRC/60/{number}\n\n{title}\n\n{body}"));
    }
    for wait in [300, 700, 1100] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_indexer"));
        command.arg("add").arg(trial.folder.path().join("in")).arg("--corpus").arg(trial.corpus());
        command.arg("--data").arg(trial.folder.path().join("data")).args(GIVEN);
        let mut child =
            command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait));
        let _ = child.kill();
        child.wait().unwrap();
    }
    let (_, shown) = trial.add(GIVEN);
    assert!(shown.contains("0 left, 0 refused"), "{shown}");
    let files = |end: &str| {
        let files = fs::read_dir(trial.corpus().join("reports")).unwrap();
        files.filter(|file| file.as_ref().unwrap().file_name().to_string_lossy().ends_with(end)).count()
    };
    assert_eq!((files(".md"), files(".txt")), (30, 30));
    trial.run("build");
    assert!(prepare(&trial.corpus(), &trial.folder.path().join("data"), &Silent).is_ok());
}

/// Real documents that no one here wrote, a phrase from the middle of each, and the number printed beside it, looked up by eye.
const PRINTED: [(&str, &str, &str); 7] = [
    ("pdf/A_HRC_59_60.en.pdf", "During a session on responsible business conduct in the context", "30"),
    ("pdf/A_79_797.en.pdf", "On 2 and 3 December 2024", "53"),
    ("pdf/A_CONF.243_2025_1.en.pdf", "We committed to preparing", "38"),
    ("pdf/S_2024_145.en.pdf", "Комитет с удовлетворением отмечает принятие в ноябре 2016 года закона", "23"),
    ("docx/CASE OF REGNER v. THE CZECH REPUBLIC.docx", "The Court reiterates that the adversarial", "146"),
    ("docx/CASE OF V.M. AND OTHERS v. BELGIUM.docx", "Accordingly, the case should", "41"),
    ("docx/CASE OF CANG_Z AND OTHERS v. TURKEY.docx", "The applicants’ seventeen close relatives", "5"),
];

/// The shared documents that are read at all: those who made them meant them to be read.
const READABLE: [&str; 3] = ["pdf", "docx", "udhr"];

fn bring_all(trial: &Trial, documents: &Path) -> Vec<PathBuf> {
    let folders = READABLE.iter().map(|folder| fs::read_dir(documents.join(folder)).unwrap());
    let mut brought: Vec<PathBuf> = folders.flatten().map(|file| file.unwrap().path()).collect();
    brought.sort();
    for from in &brought {
        fs::copy(from, trial.folder.path().join("in").join(from.file_name().unwrap())).unwrap();
    }
    brought
}

/// Eight words from the middle of a document, with the number of the passage they stand in; none where no passage is so long.
fn from_the_middle(read: &Extract) -> Option<(String, String)> {
    let middle = read.passages.len() / 2;
    let mut passages: Vec<_> = read.passages.iter().enumerate().collect();
    passages.sort_by_key(|(at, _)| at.abs_diff(middle));
    passages.into_iter().find_map(|(_, passage)| {
        let words: Vec<&str> = passage.text.split_whitespace().collect();
        let plain = |word: &&str| word.chars().all(|c| c.is_alphabetic() || c == ',' || c == '.');
        let phrase = words.windows(8).find(|words| words.iter().all(plain))?.join(" ");
        Some((phrase, passage.number.clone()))
    })
}

/// The numbers of the passages that a phrase finds.
fn numbers_found(library: &Library, phrase: &str) -> Vec<String> {
    let results = library.search(&SearchQuery::new(&format!("\"{phrase}\""))).unwrap();
    results.hits.into_iter().flat_map(|hit| hit.passages).map(|passage| passage.number).collect()
}

#[test]
fn every_document_taken_in_is_found_by_a_phrase_under_its_number() {
    let beside = ["../../shared/data/documents", "../../../shared/data/documents"];
    let found = beside.map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    let Some(documents) = found.into_iter().find(|folder| folder.is_dir()) else {
        return eprintln!("there are no shared documents beside the checkout: nothing is checked");
    };
    let trial = Trial::new();
    let brought = bring_all(&trial, &documents);
    let (_, shown) = trial.add(GIVEN);
    // One is a scan, as it should be.
    assert!(shown.contains("1 refused") && shown.contains("the file is a scan"), "{shown}");
    trial.run("build");
    let data = trial.folder.path().join("data");
    let library = prepare(&trial.corpus(), &data, &Silent).unwrap_or_else(|error| panic!("{error}")).library;
    for (name, phrase, number) in PRINTED {
        let numbers = numbers_found(&library, phrase);
        assert!(numbers.iter().any(|found| found == number), "{name}: “{phrase}” is in {numbers:?}");
    }
    // A draft resolution and the resolution are nearly the same text: the second is left, and said.
    let added: Vec<&PathBuf> = brought
        .iter()
        .filter(|document| {
            let name = document.file_name().unwrap().to_string_lossy();
            shown.lines().any(|line| line.starts_with(name.as_ref()) && line.contains("added as"))
        })
        .collect();
    assert!(added.len() + 3 >= brought.len(), "{shown}");
    let mut checked = 0;
    for document in &added {
        let Some((phrase, number)) = indexer::extract(document).ok().as_ref().and_then(from_the_middle) else {
            continue;
        };
        let numbers = numbers_found(&library, &phrase);
        assert!(numbers.contains(&number), "{}: “{phrase}”, {number}, is in {numbers:?}", document.display());
        checked += 1;
    }
    eprintln!("{checked} of {} documents found by a phrase", added.len());
    assert!(checked + 2 >= added.len(), "{checked} of {}", added.len());
}
