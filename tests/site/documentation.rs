//! What the documentation says exists, exists, and the other way round.

use std::fs;

use record::{FIELDS, RecordType, Scheme};
use search::FACETS;
use tests::{Site, root};

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

#[test]
fn every_field_stands_in_the_corpus_readme() {
    let readme = read("corpus/README.md");
    for field in FIELDS {
        assert!(readme.contains(&format!("`{}`", field.name)), "`{}` is not explained", field.name);
    }
}

#[test]
fn every_facet_stands_in_the_help() {
    let help = Site::real().page("/help").body;
    for row in FACETS {
        assert!(help.contains(&format!("<code>{}</code>", row.name)), "{} is not explained", row.name);
    }
}

#[test]
fn every_vocabulary_has_its_file_and_every_package_its_place_in_the_map() {
    for scheme in Scheme::ALL {
        assert!(root().join(format!("corpus/vocabulary/{}.toml", scheme.stem())).is_file(), "{}", scheme.stem());
    }
    let map = read("ARCHITECTURE.md");
    for package in ["crates/record", "crates/search", "indexer", "server", "tests", "corpus"] {
        assert!(map.contains(package), "{package} is not on the map");
    }
    assert!(map.lines().count() <= 200, "the map is longer than 200 lines");
}

#[test]
fn the_example_of_the_corpus_readme_is_a_record() {
    let readme = read("corpus/README.md");
    let example = readme.split("```markdown\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let copy = |from: &str| {
        fs::create_dir_all(folder.path().join(from)).unwrap();
        for file in fs::read_dir(root().join("corpus").join(from)).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), folder.path().join(from).join(file.file_name())).unwrap();
        }
    };
    copy("vocabulary");
    fs::create_dir_all(folder.path().join("mechanisms")).unwrap();
    fs::write(folder.path().join("mechanisms/an-example.md"), example).unwrap();
    let problems = indexer::read(folder.path(), &indexer::Silent).unwrap().problems;
    let other: Vec<String> =
        problems.iter().map(ToString::to_string).filter(|problem| !problem.contains("there is no record")).collect();
    assert!(other.is_empty(), "{other:?}");
}

/// A clone has every folder the corpus README speaks of, also those that hold no record yet.
#[test]
fn every_folder_is_there_for_the_first_record() {
    for folder in RecordType::ALL.map(RecordType::folder).into_iter().chain(["collections", "vocabulary"]) {
        assert!(root().join("corpus").join(folder).is_dir(), "corpus/{folder} is missing");
    }
}

#[test]
fn the_commands_of_the_readme_are_those_of_ci() {
    let readme = read("README.md");
    for command in ["cargo run --release", "cargo test --workspace", "-p indexer -- check", "-p indexer -- build"] {
        assert!(readme.contains(command), "the README does not say `{command}`");
    }
    assert!(read(".ci/run").contains("cargo test --workspace"));
}
