//! Real documents that no one here wrote, where they are there: `../shared/data/documents` beside the checkout. None of them is part
//! of the project; without them these tests say so and check nothing.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use indexer::{Extract, Refusal};

/// The documents, or nothing, said aloud.
fn documents() -> Option<PathBuf> {
    indexer::read_with(env!("CARGO_BIN_EXE_indexer").into());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/documents");
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/documents");
    let found = [folder, beside].into_iter().find(|folder| folder.is_dir());
    if found.is_none() {
        eprintln!("there are no shared documents beside the checkout: nothing is checked");
    }
    found
}

/// Numbers of paragraphs and their first words.
type Beginnings = &'static [(u32, &'static str)];

/// Counted by eye: how many paragraphs each document numbers through, and how some of them begin.
const COUNTED: [(&str, u32, Beginnings); 10] = [
    (
        "pdf/A_79_797.en.pdf",
        80,
        &[
            (1, "The present report is submitted"),
            (53, "On 2 and 3 December 2024"),
            (80, "The United Nations continues"),
        ],
    ),
    (
        "pdf/A_HRC_59_60.en.pdf",
        64,
        &[
            (2, "The Forum is organized"),
            (42, "Participants in another session"),
            (64, "Strengthening access to remedy"),
        ],
    ),
    (
        "pdf/A_80_62.en.pdf",
        87,
        &[(1, "This report has been prepared"), (4, "Increased connectivity"), (8, "The international community")],
    ),
    ("pdf/A_CONF.243_2025_1.en.pdf", 42, &[(38, "We committed to preparing"), (41, "We have decided to entrust")]),
    ("pdf/S_2024_145.en.pdf", 66, &[(1, "Комитет рассматривал"), (5, "Комитет с удовлетворением")]),
    // A scan with text recognition, which reads most fours as something else; its table of contents says that it has 47.
    ("pdf/E_ICEF_672(PartI).en.pdf", 47, &[(17, "Le FISE doit également"), (43, "Lors des 35 dernières années")]),
    (
        "docx/CASE OF REGNER v. THE CZECH REPUBLIC.docx",
        162,
        &[(146, "The Court reiterates that the adversarial"), (162, "Consequently, there has been")],
    ),
    (
        "docx/CASE OF V.M. AND OTHERS v. BELGIUM.docx",
        41,
        &[(11, "The applicants were born"), (41, "Accordingly, the case should")],
    ),
    ("docx/CASE OF CHIRAGOV AND OTHERS v. ARMENIA.docx", 84, &[(8, "Article 41 of the Convention provides")]),
    ("docx/CASE OF CANG_Z AND OTHERS v. TURKEY.docx", 179, &[(5, "The applicants’ seventeen close relatives")]),
];

fn check_counted(name: &str, read: &Extract, count: u32, beginnings: Beginnings) {
    let numbers: HashSet<&str> = read.passages.iter().map(|passage| passage.number.as_str()).collect();
    let found = (1..=count).filter(|number| numbers.contains(number.to_string().as_str())).count();
    assert!(found as u32 * 100 >= count * 95, "{name}: {found} of {count}");
    assert!(!numbers.contains((count + 1).to_string().as_str()), "{name}: more than {count}");
    for (number, beginning) in beginnings {
        let passage = read.passages.iter().find(|passage| passage.number == number.to_string());
        let text = passage.map(|passage| passage.text.as_str()).unwrap_or_default();
        assert!(text.starts_with(beginning), "{name}, {number}: {text}");
    }
}

#[test]
fn paragraphs_come_under_the_numbers_counted_by_eye() {
    let Some(folder) = documents() else { return };
    for (name, count, beginnings) in COUNTED {
        let read = indexer::extract(&folder.join(name)).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        check_counted(name, &read, count, beginnings);
    }
}

#[test]
fn the_scan_is_refused_as_a_scan() {
    let Some(folder) = documents() else { return };
    assert_eq!(indexer::extract(&folder.join("pdf/A_45_696_Add.1.en.pdf")), Err(Refusal::Scan { pages: 22 }));
}

#[test]
fn every_odd_file_gives_a_record_or_a_refusal_in_time() {
    let Some(folder) = documents() else { return };
    for file in std::fs::read_dir(folder.join("odd")).unwrap() {
        let path = file.unwrap().path();
        let begun = Instant::now();
        let read = indexer::extract(&path);
        assert!(begun.elapsed() < Duration::from_secs(10), "{}", path.display());
        assert!(!matches!(read, Err(Refusal::Crashed(_))), "{}: {read:?}", path.display());
    }
}

/// Whether a string stands in what was read, spaces aside.
fn holds(read: &str, wanted: &str) -> bool {
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    read.contains(&squeezed(wanted))
}

#[test]
fn of_web_pages_the_content_is_kept_and_the_rest_dropped() {
    let Some(folder) = documents() else { return };
    let gold: serde_json::Value =
        serde_json::from_slice(&std::fs::read(folder.join("html/gold.json")).unwrap()).unwrap();
    let (mut kept, mut with, mut dropped, mut without) = (0, 0, 0, 0);
    for page in gold.as_object().unwrap().values() {
        let read = indexer::extract(&folder.join("html").join(page["file"].as_str().unwrap())).unwrap();
        let texts =
            read.passages.iter().map(|passage| &passage.text).chain(read.headings.iter().map(|heading| &heading.text));
        let text = texts.map(String::as_str).collect::<Vec<_>>().join(" ");
        let strings = |name: &str| {
            page[name].as_array().into_iter().flatten().filter_map(|text| text.as_str()).collect::<Vec<_>>()
        };
        with += strings("with").len();
        kept += strings("with").iter().filter(|wanted| holds(&text, wanted)).count();
        without += strings("without").len();
        dropped += strings("without").iter().filter(|unwanted| !holds(&text, unwanted)).count();
    }
    eprintln!("kept {kept} of {with}, dropped {dropped} of {without}");
    assert!(
        kept * 100 >= with * 90 && dropped * 100 >= without * 85,
        "kept {kept} of {with}, dropped {dropped} of {without}"
    );
}

#[test]
fn the_declaration_is_read_in_six_languages() {
    let Some(folder) = documents() else { return };
    for (name, language) in
        [("arb", "ar"), ("cmn_hans", "zh"), ("eng", "en"), ("fra", "fr"), ("rus", "ru"), ("spa", "es")]
    {
        let read = indexer::extract(&folder.join(format!("udhr/{name}.html"))).unwrap();
        assert_eq!(read.language.as_ref().map(|language| language.as_str()), Some(language), "{name}");
        assert!(read.passages.len() >= 30 && read.headings.len() >= 30, "{name}");
    }
}
