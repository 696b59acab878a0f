//! What holds of the messages as a whole: every one in every language, none missing in the code, none lying about.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_bundle::FluentResource;

use super::{AREAS, Value, key_of, sources, tell};
use crate::language::{Language, in_language};

/// A message as written: everything behind its key, and the variables and tags in it.
#[derive(Default)]
struct Written {
    text: String,
    variables: BTreeSet<String>,
    tags: BTreeSet<String>,
}

fn written(language: Language) -> BTreeMap<String, Written> {
    let mut all: BTreeMap<String, Written> = BTreeMap::new();
    for (area, source) in AREAS.iter().zip(sources(language)) {
        let mut key = None;
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if let Some(begun) = key_of(line).filter(|_| !line.starts_with(' ')) {
                let known = all.insert(begun.to_owned(), Written::default());
                assert!(known.is_none(), "`{begun}` is there twice in {} ({area})", language.code());
                key = Some(begun.to_owned());
            }
            let text = if line.starts_with(' ') { line } else { line.split_once('=').map_or("", |(_, text)| text) };
            if let Some(message) = key.as_ref().and_then(|key| all.get_mut(key)) {
                message.text.push_str(text);
                message.text.push('\n');
            }
        }
    }
    for message in all.values_mut() {
        message.variables = after(&message.text, '$');
        message.tags = after(&message.text, '<');
        message.tags.extend(after(&message.text.replace("</", "\u{1}"), '\u{1}'));
    }
    all
}

/// The names that stand behind a sign.
fn after(text: &str, sign: char) -> BTreeSet<String> {
    let name = |rest: &str| -> String { rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect() };
    text.split(sign).skip(1).map(name).filter(|name| !name.is_empty()).collect()
}

/// Every macro call in our sources: which macro, its key, and the names of its variables.
fn calls() -> Vec<(char, String, BTreeSet<String>)> {
    let mut calls = Vec::new();
    for (_, source) in code() {
        for sign in ['t', 's'] {
            for (at, _) in source.match_indices(&format!("{sign}!(")) {
                let before = source[..at].chars().next_back();
                let inside = source[at + 3..].trim_start();
                let Some(inside) = inside.strip_prefix('"') else { continue };
                if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
                    continue;
                }
                let Some((key, rest)) = inside.split_once('"') else { continue };
                calls.push((sign, key.to_owned(), variables(rest)));
            }
        }
    }
    calls
}

/// The names before `=` in the rest of a macro call, up to its closing bracket.
fn variables(rest: &str) -> BTreeSet<String> {
    let (mut depth, mut names, mut word, mut quoted) = (1, BTreeSet::new(), String::new(), false);
    let mut letters = rest.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '\\' if quoted => drop(letters.next()),
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
            '=' if depth == 1 && letters.peek() != Some(&'=') && !word.is_empty() => {
                names.insert(std::mem::take(&mut word));
            }
            ',' if depth == 1 => word.clear(),
            c if depth == 1 && (c.is_ascii_alphanumeric() || c == '_') => word.push(c),
            _ => {}
        }
    }
    names
}

/// Our sources without their tests.
fn code() -> Vec<(String, String)> {
    fn read(root: &Path, folder: &Path, into: &mut Vec<(String, String)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                read(root, &path, into);
            } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
                let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                into.push((name, lines.collect::<Vec<_>>().join("\n")));
            }
        }
    }
    let mut sources = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    read(&root, &root, &mut sources);
    sources
}

/// The families whose members are named while the site runs: `of("facet", …)`.
fn families() -> BTreeSet<String> {
    let mut families = BTreeSet::new();
    for (_, source) in code() {
        for (at, start) in source.match_indices("message::of(") {
            if let Some((family, _)) =
                source[at + start.len()..].trim_start().strip_prefix('"').and_then(|rest| rest.split_once('"'))
            {
                families.insert(format!("{family}-"));
            }
        }
    }
    families
}

#[test]
fn every_file_can_be_read() {
    for language in Language::ALL {
        for (area, source) in AREAS.iter().zip(sources(language)) {
            let read = FluentResource::try_new((*source).to_owned());
            assert!(read.is_ok(), "{} {area}: {:?}", language.code(), read.err().map(|(_, errors)| errors));
        }
    }
}

#[test]
fn every_message_is_in_every_language_with_the_same_variables_and_tags() {
    let english = written(Language::English);
    for language in Language::ALL {
        let other = written(language);
        let keys = |messages: &BTreeMap<String, Written>| messages.keys().cloned().collect::<BTreeSet<_>>();
        let missing: Vec<String> = keys(&english).symmetric_difference(&keys(&other)).cloned().collect();
        assert!(missing.is_empty(), "not in both English and {}: {missing:?}", language.code());
        for (key, message) in &english {
            assert!(!other[key].text.trim().is_empty(), "`{key}` says nothing in {}", language.code());
            assert_eq!(message.variables, other[key].variables, "variables of `{key}` in {}", language.code());
            assert_eq!(message.tags, other[key].tags, "tags of `{key}` in {}", language.code());
        }
    }
}

#[test]
fn every_message_can_be_put_together() {
    for language in Language::ALL {
        for (key, message) in written(language) {
            for number in [0, 1, 2, 3, 11, 100, 1204] {
                let counted =
                    |name: &String| name.starts_with("count") || message.text.contains(&format!("{{ ${name} ->"));
                let values: Vec<(&'static str, Value)> = message
                    .variables
                    .iter()
                    .map(|name| {
                        let value = if counted(name) { Value::Number(number) } else { Value::Text("x".to_owned()) };
                        (&*name.clone().leak(), value)
                    })
                    .collect();
                let (text, english) = in_language(language, || super::filled(&key, &values));
                assert!(!english && !text.is_empty(), "`{key}` in {}", language.code());
            }
        }
    }
}

/// Russian and Arabic count in more ways than English.
#[test]
fn whatever_is_counted_is_counted_as_the_language_does() {
    let english = written(Language::English);
    for (language, forms) in [
        (Language::Russian, &["one", "few", "many"][..]),
        (Language::Arabic, &["one", "two", "few", "many", "other"]),
        (Language::French, &["one", "other"]),
        (Language::Spanish, &["one", "other"]),
    ] {
        for (key, message) in written(language) {
            // Where no form of the word depends on the number, nothing need be chosen.
            if message.text.contains("->") && english[&key].text.contains("[one]") {
                for form in forms {
                    assert!(
                        message.text.contains(&format!("[{form}]")),
                        "`{key}` lacks [{form}] in {}",
                        language.code()
                    );
                }
            }
        }
    }
}

#[test]
fn what_the_code_says_is_written_and_what_is_written_is_said() {
    let english = written(Language::English);
    let calls = calls();
    assert!(calls.len() > 100, "only {} calls were found", calls.len());
    for (sign, key, variables) in &calls {
        let message = english.get(key).unwrap_or_else(|| panic!("`{key}` is said and not written"));
        let links: BTreeSet<String> = message
            .tags
            .iter()
            .filter(|tag| !super::TAGS.contains(&tag.as_str()) || variables.contains(*tag))
            .cloned()
            .collect();
        let wanted: BTreeSet<String> = message.variables.union(&links).cloned().collect();
        assert_eq!(&wanted, variables, "what `{key}` is given");
        assert!(*sign == 't' || message.tags.is_empty(), "`{key}` has tags and is said as text");
    }
    let said: BTreeSet<&String> = calls.iter().map(|(_, key, _)| key).collect();
    let families = families();
    let unused: Vec<&String> = english
        .keys()
        .filter(|key| !said.contains(key) && !families.iter().any(|family| key.starts_with(family)))
        .collect();
    assert!(unused.is_empty(), "written and never said: {unused:?}");
}

#[test]
fn every_member_of_a_family_is_written() {
    let english = written(Language::English);
    let members = (1..=12).flat_map(|month| [format!("month-{month}"), format!("month-alone-{month}")]);
    let facets = search::FACETS.iter().map(|row| format!("facet-{}", row.name));
    for key in members.chain(facets) {
        assert!(english.contains_key(&key), "`{key}`");
    }
}

#[test]
fn what_a_reader_typed_is_never_markup_and_numbers_are_written_as_the_language_does() {
    let parts = || vec![("typed", "<b>".into()), ("better", maud::html! { i { "x" } }.into())];
    let html = tell("widened-corrected", parts()).into_string();
    assert!(html.contains("“&lt;b&gt;”") && html.ends_with("<i>x</i>."), "{html}");
    let arabic = in_language(Language::Arabic, || tell("widened-corrected", parts()).into_string());
    assert!(arabic.contains("<bdi>&lt;b&gt;</bdi>"), "{arabic}");
    let counted = |language| in_language(language, || crate::wording::records(1204));
    assert_eq!(counted(Language::English), "1,204 records");
    assert_eq!(counted(Language::French), "1\u{202F}204 fiches");
    assert_eq!(counted(Language::Russian), "1204 записи");
}

#[test]
fn a_message_that_is_missing_is_said_in_english_and_marked_so() {
    let html = in_language(Language::French, || maud::html! { (super::say("of-no-language")) }.into_string());
    assert_eq!(html, "<span lang=\"en\" dir=\"ltr\">of-no-language</span>");
}

/// A literal that stands as content or as a spoken attribute in a `html!` block has to come from a message. What is made with
/// `format!` elsewhere cannot be told from what is not for readers; the review looks for that.
#[test]
fn no_words_stand_in_markup() {
    let mut found: Vec<String> = Vec::new();
    for (path, source) in code() {
        let bare = markup(&source).iter().flat_map(|block| bare_words(block)).collect::<Vec<_>>();
        found.extend(bare.into_iter().map(|words| format!("{path}: {words}")));
    }
    assert!(found.is_empty(), "{} words in markup:\n{}", found.len(), found.join("\n"));
}

/// The blocks of `html!` in a source.
fn markup(source: &str) -> Vec<&str> {
    let mut blocks = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find("html! {") {
        rest = &rest[at + 7..];
        let (mut depth, mut quoted, mut end) = (1, false, rest.len());
        let mut letters = rest.char_indices();
        while let Some((place, c)) = letters.next() {
            match c {
                '\\' if quoted => drop(letters.next()),
                '"' => quoted = !quoted,
                '{' if !quoted => depth += 1,
                '}' if !quoted => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                end = place;
                break;
            }
        }
        blocks.push(&rest[..end]);
        rest = &rest[end..];
    }
    blocks
}

/// The literals in a block that a reader would see or hear.
fn bare_words(block: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = block;
    while let Some(open) = rest.find('"') {
        let before = rest[..open].trim_end();
        let Some(close) = rest[open + 1..].find('"').map(|close| open + 1 + close) else { break };
        let literal = &rest[open + 1..close];
        let behind = rest[close + 1..].trim_start();
        let spoken = ["aria-label=", "placeholder=", "title=", "alt="].iter().any(|name| before.ends_with(name));
        let content = !before.ends_with("={")
            && !before.ends_with(['=', '(', ',', '[', '|', '&', '.'])
            && !behind.starts_with("=>");
        let words = literal.as_bytes().windows(2).any(|pair| pair.iter().all(u8::is_ascii_alphabetic));
        if words && (spoken || content) {
            found.push(literal.to_owned());
        }
        rest = &rest[close + 1..];
    }
    found
}

#[test]
fn bare_words_are_found_and_names_of_classes_are_not() {
    let block = r#" p.x { "Two words" (t!("a-key")) a href=(f("x y")) aria-label="Heard" class="not" { (x) ": " } @match y { "k" => "said" } } "#;
    assert_eq!(bare_words(block), ["Two words", "Heard", "said"]);
}
