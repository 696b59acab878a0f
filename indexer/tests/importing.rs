//! A catalogue comes in whole or not at all, and nothing that is there is changed unasked.

// What cannot be unwrapped here is a failure of the test.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

struct Trial {
    folder: tempfile::TempDir,
}

impl Trial {
    fn new() -> Self {
        let trial = Self { folder: tempfile::tempdir().unwrap() };
        let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus");
        for name in ["vocabulary", "instruments"] {
            fs::create_dir_all(trial.corpus().join(name)).unwrap();
        }
        for file in fs::read_dir(real.join("vocabulary")).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), trial.corpus().join("vocabulary").join(file.file_name())).unwrap();
        }
        let held = "---\ntype: instrument\ntitle: Resolution 33/24\nsymbols: [A/HRC/RES/33/24]\nsources:\n  - {title: A, publisher: B, \
            symbol: A/HRC/RES/33/24}\nprovenance: {written: 2026-11-22}\n---\n\nText.\n";
        fs::write(trial.corpus().join("instruments/hrc-33-24.md"), held).unwrap();
        trial
    }

    fn corpus(&self) -> PathBuf {
        self.folder.path().join("corpus")
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_string_lossy().into_owned()
    }

    fn run(&self, task: &[&str]) -> (Option<i32>, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_indexer"));
        command.args(task).arg("--corpus").arg(self.corpus()).arg("--data").arg(self.folder.path().join("data"));
        let output = command.output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
    }

    fn collection(&self, name: &str) -> String {
        fs::read_to_string(self.corpus().join("collections").join(name)).unwrap_or_default()
    }
}

const MAPPING: &str = r#"
separator = ";"
ignore = ["Shelf"]
[constant]
type = "report"
"sources.publisher" = "An archive"
[columns]
"Name" = "title"
"Where" = "countries"
"When" = "dates.published"
"Address" = "sources.url"
"Abstract" = "abstract"
[values."Where"]
"Burma" = "MMR"
"#;

const TABLE: &str = "Name,Where,When,Address,Abstract,Shelf\n\
    A first report,Burma;Burundi,2016/09/30,https://example.org/1,\"About inquiries, and more.\",7\n\
    A second report,,2017,https://example.org/2,,8\n";

#[test]
fn a_table_comes_in_by_its_mapping_and_passes_the_checks() {
    let trial = Trial::new();
    let (table, mapping) = (trial.file("archive.csv", TABLE), trial.file("mapping.toml", MAPPING));
    let import = ["import", &table, "--mapping", &mapping];
    let (code, said) = trial.run(&[&import[..], &["--dry-run"]].concat());
    assert_eq!((code, trial.collection("archive.jsonl").as_str()), (Some(0), ""), "{said}");
    let (code, said) = trial.run(&import);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("2 new, 0 replaced"), "{said}");
    let lines = trial.collection("archive.jsonl");
    assert!(lines.contains("[\"MMR\",\"BDI\"]") && lines.contains("\"published\":\"2016-09-30\""), "{lines}");
    let (code, said) = trial.run(&["check"]);
    assert_eq!(code, Some(0), "{said}");
    // Once more: the same. Changed: shown, and left; replaced only when asked.
    assert!(trial.run(&import).1.contains("0 new, 0 replaced, 2 the same as before, 0 left"));
    trial.file("archive.csv", &TABLE.replace("2017", "2018"));
    let (_, said) = trial.run(&import);
    assert!(
        said.contains("- dates: {\"published\":\"2017\"}") && said.contains("+ dates: {\"published\":\"2018\"}"),
        "{said}"
    );
    assert_eq!(trial.collection("archive.jsonl"), lines);
    assert!(trial.run(&[&import[..], &["--replace"]].concat()).1.contains("0 new, 1 replaced"));
    assert!(trial.collection("archive.jsonl").contains("2018"));
}

#[test]
fn every_bad_cell_is_named_by_row_and_column_and_nothing_is_written() {
    let trial = Trial::new();
    let table = TABLE
        .replace("Burma;Burundi", "Burma;Burundy")
        .replace("2017", "31/12/2017")
        .replace("https://example.org/2", "");
    let (table, mapping) = (trial.file("archive.csv", &table), trial.file("mapping.toml", MAPPING));
    let (code, said) = trial.run(&["import", &table, "--mapping", &mapping]);
    assert_eq!(code, Some(1));
    for bad in [
        "row 2, column `Where`: `Burundy` is not a term of vocabulary/countries.toml; did you mean `Burundi`?",
        "row 3, column `When`: `31-12-2017` is not a date",
        "row 3: sources: a source needs a `url` or a `symbol`",
    ] {
        assert!(said.contains(bad), "{bad} is missing in:\n{said}");
    }
    assert!(!trial.corpus().join("collections/archive.jsonl").exists());
    let mapping = trial.file("mapping.toml", &MAPPING.replace("ignore = [\"Shelf\"]", ""));
    let (_, said) = trial.run(&["import", &table, "--mapping", &mapping]);
    assert!(said.contains("these columns have no field: `Shelf`"), "{said}");
    let broken =
        trial.file("broken.csv", &TABLE.replace("\"About inquiries, and more.\"", "About inquiries, and more."));
    let (_, said) = trial.run(&["import", &broken, "--mapping", &trial.file("mapping.toml", MAPPING)]);
    assert!(said.contains("row 2 has 7 cells"), "{said}");
}

#[test]
fn a_uwazi_export_ris_bibtex_and_marc_come_in() {
    let trial = Trial::new();
    let uwazi = "title,title__fr,Template,Country,Date,Link,Publisher,Date added\n\
        On inquiries,Des enquêtes,Report,Burundi|Rwanda,2016/09/30,Here|https://example.org/u,An archive,1\n";
    let ris = "TY  - RPRT\nTI  - On missions\nPB  - An archive\nPY  - 2019\nUR  - https://example.org/r\nAB  - Words of others.\nKW  - knitting\nER  - \n";
    let bib = "@report{x, title={On courts}, institution={An archive}, date={2020-01-31}, url={https://example.org/b}, pages={3}}";
    let marc = "<record><controlfield tag=\"001\">77</controlfield><datafield tag=\"191\"><subfield code=\"a\">A/HRC/34/1</subfield></datafield>\
        <datafield tag=\"245\"><subfield code=\"a\">On Burundi /</subfield></datafield><datafield tag=\"269\"><subfield code=\"a\">2017</subfield></datafield></record>";
    for (name, text) in [("u.csv", uwazi), ("rr.ris", ris), ("bb.bib", bib), ("mm.xml", marc)] {
        let (code, said) = trial.run(&["import", &trial.file(name, text), "--collection", &format!("from {name}")]);
        assert_eq!(code, Some(0), "{name}: {said}");
        assert!(said.contains("1 new"), "{name}: {said}");
        assert!(name != "rr.ris" || said.contains("left out, 1 times: KW `knitting`, no term of ours"), "{said}");
        assert!(name != "bb.bib" || said.contains("left out, 1 times: pages"), "{said}");
    }
    let lines = trial.collection("from-u-csv.jsonl");
    assert!(
        lines.contains("[\"BDI\",\"RWA\"]")
            && lines.contains("Des enquêtes")
            && lines.contains("https://example.org/u"),
        "{lines}"
    );
    let (code, said) = trial.run(&["check"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("5 records, no problems"), "{said}");
    // What is a record of its own elsewhere is not written a second time.
    let held = marc.replace("A/HRC/34/1", "A/HRC/RES/33/24");
    let (_, said) = trial.run(&["import", &trial.file("held.xml", &held)]);
    assert!(
        said.contains("`hrc-33-24` is that record and lies outside this collection") && said.contains("0 new"),
        "{said}"
    );
}
