//! What the dependencies may be: `deny.toml` held to the tree that is really built, with no other program needed.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;
use tests::root;

struct Package {
    name: String,
    licence: String,
    source: Option<String>,
}

/// Every package that is built, for programs and for tests.
fn packages() -> Vec<Package> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let nodes = metadata["resolve"]["nodes"].as_array().unwrap();
    let built: BTreeSet<&str> = nodes.iter().filter_map(|node| node["id"].as_str()).collect();
    let text = |package: &Value, name: &str| package[name].as_str().map(str::to_owned);
    let packages = metadata["packages"].as_array().unwrap().iter();
    packages
        .filter(|package| package["id"].as_str().is_some_and(|id| built.contains(id)))
        .map(|package| Package {
            name: text(package, "name").unwrap_or_default(),
            licence: text(package, "license").unwrap_or_default(),
            source: text(package, "source"),
        })
        .collect()
}

fn rules() -> toml::Table {
    std::fs::read_to_string(root().join("deny.toml")).unwrap().parse().unwrap()
}

fn texts(value: &toml::Value) -> Vec<String> {
    let text = |value: &toml::Value| value.get("crate").unwrap_or(value).as_str().map(str::to_owned);
    value.as_array().unwrap().iter().filter_map(text).collect()
}

/// Whether a licence expression can be met with these licences: any of an `OR`, all of an `AND`.
fn met(expression: &str, allowed: &[String]) -> bool {
    let expression = expression.trim().replace('/', " OR ");
    let bare = expression.replace(['(', ')'], "");
    if expression.contains('(') {
        return bare.split(" AND ").all(|part| met(part, allowed));
    }
    if bare.contains(" OR ") {
        return bare.split(" OR ").any(|part| met(part, allowed));
    }
    bare.split(" AND ").all(|part| allowed.iter().any(|licence| licence == part.trim()))
}

#[test]
fn licences_are_those_we_allow() {
    let allowed = texts(&rules()["licenses"]["allow"]);
    for package in packages() {
        assert!(met(&package.licence, &allowed), "{} is under `{}`", package.name, package.licence);
    }
}

#[test]
fn nothing_banned_is_built() {
    let banned = texts(&rules()["bans"]["deny"]);
    for package in packages() {
        assert!(!banned.contains(&package.name), "{} is banned by deny.toml", package.name);
    }
}

#[test]
fn everything_comes_from_the_public_registry() {
    let registry = "registry+https://github.com/rust-lang/crates.io-index";
    for package in packages() {
        assert!(package.source.as_deref().is_none_or(|source| source == registry), "{}", package.name);
    }
}

#[test]
fn licence_expressions_are_read_right() {
    let allowed = ["MIT".to_owned(), "Apache-2.0".to_owned()];
    for good in ["MIT", "MIT OR GPL-3.0", "MIT/Apache-2.0", "MIT AND Apache-2.0", "(MIT OR GPL-3.0) AND Apache-2.0"] {
        assert!(met(good, &allowed), "{good}");
    }
    for bad in ["GPL-3.0", "MIT AND GPL-3.0", "", "(MIT OR GPL-3.0) AND GPL-3.0"] {
        assert!(!met(bad, &allowed), "{bad}");
    }
}
