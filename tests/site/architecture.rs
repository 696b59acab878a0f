//! The rules that keep the house in order, held to the manifests and the source.

use std::fs;
use std::path::{Path, PathBuf};

use tests::root;

/// Every package, and the packages of ours that it may name.
const ARROWS: &[(&str, &[&str])] = &[
    ("crates/record", &[]),
    ("crates/search", &["record"]),
    ("indexer", &["record", "search"]),
    ("server", &["record", "search", "indexer"]),
    ("tests", &["record", "search", "indexer", "server"]),
];

/// A crate that only some packages may name, and why.
const RESERVED: &[(&str, &[&str], &str)] = &[
    ("tantivy", &["crates/search"], "only search names the engine"),
    ("axum", &["server", "tests"], "only the server names HTTP"),
    ("tower-http", &["server"], "only the server names HTTP"),
    ("maud", &["server"], "only the server names HTML output"),
    ("tokio", &["server", "tests"], "only the server runs tasks"),
    ("granit-parser", &["indexer"], "only the indexer reads corpus files"),
    ("toml", &["indexer"], "only the indexer reads corpus files"),
    ("pulldown-cmark", &["indexer"], "only the indexer reads corpus files"),
];

/// The names under `[dependencies]` of a manifest.
fn dependencies(package: &str) -> Vec<String> {
    let manifest = fs::read_to_string(root().join(package).join("Cargo.toml")).unwrap();
    let section = manifest.split("[dependencies]").nth(1).unwrap_or_default().split("\n[").next().unwrap_or_default();
    let name = |line: &str| Some(line.split(['.', ' ', '=']).next()?.trim().to_owned()).filter(|name| !name.is_empty());
    section.lines().filter_map(name).collect()
}

fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found
}

#[test]
fn packages_depend_only_along_the_arrows() {
    let ours: Vec<&str> = ARROWS.iter().filter_map(|(package, _)| package.rsplit('/').next()).collect();
    for (package, allowed) in ARROWS {
        for dependency in dependencies(package).iter().filter(|name| ours.contains(&name.as_str())) {
            assert!(allowed.contains(&dependency.as_str()), "{package} must not depend on {dependency}");
        }
    }
}

#[test]
fn reserved_crates_stay_where_they_belong() {
    for (name, packages, why) in RESERVED {
        for (package, _) in ARROWS.iter().filter(|(package, _)| !packages.contains(package)) {
            assert!(
                !dependencies(package).iter().any(|dependency| dependency == name),
                "{package} names {name}: {why}"
            );
        }
    }
}

#[test]
fn no_type_of_the_engine_shows_in_what_search_exports() {
    for file in ["query.rs", "results.rs", "facet.rs", "grammar.rs", "clause.rs", "snippet.rs"] {
        let text = fs::read_to_string(root().join("crates/search/src").join(file)).unwrap();
        let public = text.lines().filter(|line| line.trim_start().starts_with("pub ") && !line.contains("pub(crate)"));
        for line in public {
            assert!(!line.contains("tantivy") && !line.contains("Searcher"), "{file}: {line}");
        }
    }
}

#[test]
fn only_the_indexer_touches_corpus_files() {
    for package in ["crates/record", "crates/search", "server"] {
        for (path, text) in sources(&root().join(package).join("src")) {
            // A file of tests may look at the files that the tests are about.
            let own = text.split("#[cfg(test)]").next().filter(|_| !path.ends_with("tests.rs")).unwrap_or_default();
            for word in ["std::fs", "fs::read", "File::open"] {
                assert!(!own.contains(word), "{} names `{word}`", path.display());
            }
        }
    }
}

#[test]
fn html_is_escaped_everywhere_but_in_two_places() {
    let pages = sources(&root().join("server/src"));
    let unescaped = pages.iter().filter(|(_, text)| text.contains("PreEscaped")).map(|(path, _)| path);
    // Linked data in a block of its own, and the tags within our own messages.
    let known = ["described.rs", "message.rs"];
    let others: Vec<_> = unescaped.filter(|path| !known.iter().any(|known| path.ends_with(known))).collect();
    assert!(others.is_empty(), "{others:?}");
}

/// One idea a file: 500 lines are the limit, tables and fixtures aside.
#[test]
fn files_stay_short() {
    for package in ["crates", "indexer", "server", "tests"] {
        for (path, text) in sources(&root().join(package)) {
            let lines = text.lines().count();
            assert!(lines <= 500, "{} has {lines} lines", path.display());
        }
    }
}
