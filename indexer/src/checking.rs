//! Checking one record that is not in the corpus yet, with the same checks and the same words as the whole corpus.

use record::{Position, Problem, Record, RecordType, Slug, Value};
use search::{Library, SearchError};

use crate::corpus::{Finished, check_one};
use crate::crosscheck::Claims;
use crate::front_matter;

/// What the checks say of a record.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Where its file belongs, `reports/some-report.md`.
    pub file: String,
    /// The record; none where it has a problem of its own.
    pub record: Option<Record>,
    /// What must be mended.
    pub problems: Vec<Problem>,
    /// What a person should look at.
    pub warnings: Vec<Problem>,
}

/// The name of a record that has none yet.
const STAND_IN: &str = "the-record";

/// Check a record as it would be written in a file, against the records and vocabularies of a library. `slug` is the stem that its
/// file would have; a record of that slug that is there already is the one that would be corrected.
pub fn check_record(slug: &str, text: &str, library: &Library) -> Result<Checked, SearchError> {
    // What is no slug must not take part in a path: the rest is checked under a name that stands for it.
    if let Err(error) = slug.parse::<Slug>() {
        let mut checked = check_record(STAND_IN, text, library)?;
        let (file, at, message) = (checked.file.clone(), Position::START, error.to_string());
        checked.problems.insert(0, Problem { file, at, field: None, message, nearest: None });
        return Ok(checked);
    }
    let file = format!("{}/{slug}.md", folder(text));
    let vocabularies = library.vocabularies();
    let own = check_one(&file, text, vocabularies, Vec::new(), None).claims;
    let others = others(slug, &own, library)?;
    let Finished { records, problems, warnings, .. } = check_one(&file, text, vocabularies, others, None);
    let ours = |problem: &Problem| problem.file == file;
    let record = records.into_iter().next();
    Ok(Checked { record, problems: problems.into_iter().filter(ours).collect(), warnings, file })
}

/// The slugs of a library, and the symbols its records carry.
pub(crate) fn claims_of(library: &Library) -> Result<Vec<Claims>, SearchError> {
    let mut claims = Vec::new();
    for slug in library.slugs()? {
        let symbols = library
            .record(&slug)?
            .iter()
            .flat_map(|record| record.all_symbols())
            .map(ToString::to_string)
            .collect::<Vec<_>>();
        claims.push(Claims::carrying(&slug, &format!("/records/{slug}"), &symbols));
    }
    Ok(claims)
}

/// The folder that the type of a record asks for.
fn folder(text: &str) -> &'static str {
    let front = front_matter::split(text).and_then(|parts| front_matter::parse(parts.front, parts.front_line));
    let kind = front.ok().and_then(|node| match node.value {
        Value::Map(fields) => fields.into_iter().find(|(_, name, _)| name == "type"),
        _ => None,
    });
    let kind = kind.and_then(|(_, _, node)| match node.value {
        Value::Text(kind) => kind.trim().parse::<RecordType>().ok(),
        _ => None,
    });
    kind.unwrap_or(RecordType::Report).folder()
}

/// What is known of the other records: that they are there, and which of this one's symbols they carry.
fn others(slug: &str, own: &[Claims], library: &Library) -> Result<Vec<Claims>, SearchError> {
    let named = |other: String| Claims::named(&other, &format!("/records/{other}"), Position::START);
    let slugs = library.slugs()?.into_iter().filter(|other| other != slug);
    let mut others: Vec<Claims> = slugs.map(named).collect();
    for (_, symbol) in own.iter().flat_map(|claims| claims.symbols.iter().chain(&claims.shared_symbols)) {
        for carrier in library.by_symbol(symbol.as_str())?.0.into_iter().filter(|carrier| carrier.symbol == *symbol) {
            let claims = others.iter_mut().find(|claims| claims.slug == carrier.slug.as_str());
            let carried = [(Position::START, carrier.symbol.clone())];
            claims.into_iter().for_each(|claims| {
                claims.symbols = claims.symbols.iter().cloned().chain(carried.clone()).collect();
            });
        }
    }
    Ok(others)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::check_record;
    use crate::in_memory;

    const RECORD: &str = "---\ntype: report\ntitle: T\nlinks:\n  - {rel: cites, to: scr-132}\nsymbols: [S/RES/1325 (2000)]\n\
        themes: [fact-findin]\nsources:\n  - {title: A, publisher: B, url: \"https://example.org/\"}\n\
        provenance: {written: 2026-11-22}\n---\n\nText, jane@example.org.\n";

    /// The real vocabularies and two records.
    pub(crate) fn library() -> search::Library {
        let real = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus");
        let folder = tempfile::tempdir().unwrap();
        for name in ["vocabulary", "instruments"] {
            std::fs::create_dir(folder.path().join(name)).unwrap();
        }
        for file in std::fs::read_dir(real.join("vocabulary")).unwrap() {
            let file = file.unwrap();
            std::fs::copy(file.path(), folder.path().join("vocabulary").join(file.file_name())).unwrap();
        }
        for (slug, symbol) in [("scr-1325", "S/RES/1325 (2000)"), ("scr-1820", "S/RES/1820 (2008)")] {
            let text = RECORD.replace("type: report", "type: instrument").replace("fact-findin]", "fact-finding]");
            let text = text.replace("links:\n  - {rel: cites, to: scr-132}\n", "").replace("S/RES/1325 (2000)", symbol);
            std::fs::write(folder.path().join(format!("instruments/{slug}.md")), text).unwrap();
        }
        in_memory(folder.path()).unwrap()
    }

    #[test]
    fn a_record_is_checked_against_all_others_in_the_same_words() {
        let library = library();
        let checked = check_record("a-report", RECORD, &library).unwrap();
        let said: Vec<String> = checked.problems.iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].starts_with("reports/a-report.md:7:10: themes: `fact-findin`"), "{said:?}");
        let mended = RECORD.replace("fact-findin]", "fact-finding]");
        let checked = check_record("a-report", &mended, &library).unwrap();
        let said: Vec<String> = checked.problems.iter().map(ToString::to_string).collect();
        assert!(
            said.iter().any(|said| said.contains("there is no record `scr-132`; did you mean `scr-1325`?")),
            "{said:?}"
        );
        assert!(said.iter().any(|said| said.contains("is also a symbol of `/records/scr-1325`")), "{said:?}");
        assert_eq!(checked.warnings.len(), 1);
        // The record that carries a symbol may keep it when it is corrected.
        let own = mended
            .replace("type: report", "type: instrument")
            .replace("  - {rel: cites, to: scr-132}", "  - {rel: cites, to: scr-1820}");
        assert!(check_record("scr-1325", &own, &library).unwrap().problems.is_empty());
    }
}
