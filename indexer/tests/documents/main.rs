//! Documents of every format, made here, through the program as people use it: what is read from them, and what is refused.

// What cannot be unwrapped here is a failure of the test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod making;
mod mutations;
mod shared;

use std::time::{Duration, Instant};

use indexer::Refusal;
use making::{Desk, archives, pdf, shown};
use pdf::Text;

/// Two pages as the United Nations print them.
fn mission() -> Vec<u8> {
    let masthead: [Text; 5] = [
        (57, 45, 14, "United Nations"),
        (440, 45, 10, "A/HRC/99/7"),
        (57, 75, 16, "General Assembly"),
        (440, 75, 9, "Distr.: General"),
        (440, 87, 9, "4 March 2026"),
    ];
    let mut first = masthead.to_vec();
    first.extend([
        (110, 150, 14, "Report of the mission to the northern provinces"),
        (90, 190, 13, "I."),
        (110, 190, 13, "Introduction"),
        (110, 220, 10, "1."),
        (145, 220, 10, "The mission travelled in January and met two hundred per-"),
        (110, 232, 10, "sons, among them those in charge of the registers of det-"),
        (110, 244, 10, "ention. It thanks all who spoke to it, for their courage."),
        (453, 240, 6, "3"),
        (110, 264, 10, "2."),
        (145, 264, 10, "It recommends that the authorities:"),
        (145, 284, 10, "(a)"),
        (190, 284, 10, "Open the registers of persons to their families;"),
        (145, 304, 10, "(b)"),
        (190, 304, 10, "Invite the mission to return."),
        (110, 324, 10, "3."),
        (145, 324, 10, "The paragraph that stands last on this page goes on the"),
        (110, 700, 6, "3"),
        (116, 703, 8, "See the report of 2024, where the same was said of the south."),
        (57, 770, 8, "2"),
        (440, 770, 8, "GE.26-01234"),
    ]);
    let second: Vec<Text> = vec![
        (57, 45, 8, "A/HRC/99/7"),
        (110, 80, 10, "following page, under its number and with nothing lost."),
        (110, 110, 10, "4."),
        (145, 110, 10, "Places visited and how many persons were met in each:"),
        (110, 140, 10, "North"),
        (300, 140, 10, "120"),
        (110, 154, 10, "East"),
        (300, 154, 10, "80"),
        (110, 184, 10, "5."),
        (145, 184, 10, "The mission ended on 30 January 2026, and went home."),
        (57, 770, 8, "3"),
        (440, 770, 8, "GE.26-01234"),
    ];
    pdf::report(&[first, second])
}

fn check_mission(read: &indexer::Extract) {
    let first = "The mission travelled in January and met two hundred persons, among them those in charge of the registers of \
        detention. It thanks all who spoke to it, for their courage.";
    let third = "The paragraph that stands last on this page goes on the following page, under its number and with nothing lost.";
    assert_eq!(
        shown(read),
        [
            ("1", first),
            ("2", "It recommends that the authorities:"),
            ("2 (a)", "Open the registers of persons to their families;"),
            ("2 (b)", "Invite the mission to return."),
            ("3", third),
            ("4", "Places visited and how many persons were met in each:"),
            ("4 [2]", "North | 120"),
            ("4 [3]", "East | 80"),
            ("5", "The mission ended on 30 January 2026, and went home."),
        ]
    );
    let pages: Vec<_> = read.passages.iter().map(|passage| passage.page.unwrap()).collect();
    assert_eq!(pages, [1, 1, 1, 1, 1, 2, 2, 2, 2]);
    assert_eq!(read.passages[0].heading.as_deref(), Some("I. Introduction"));
    let notes: Vec<_> = read.footnotes.iter().map(|note| (note.mark.as_str(), note.passage.as_deref())).collect();
    assert_eq!(notes, [("3", Some("1"))]);
    assert!(read.footnotes[0].text.starts_with("See the report of 2024"));
    let symbol = read.symbol.as_ref().map(|symbol| symbol.as_str().to_owned());
    assert_eq!(
        (read.title.as_deref(), symbol.as_deref()),
        (Some("Report of the mission to the northern provinces"), Some("A/HRC/99/7"))
    );
    assert_eq!(read.date.map(|date| date.to_string()).as_deref(), Some("2026-03-04"));
    assert_eq!(read.language.as_ref().map(|language| language.as_str()), Some("en"));
}

/// Whether `pdftotext` is installed; said aloud where it is not.
fn has_pdftotext() -> bool {
    let there = std::process::Command::new("pdftotext").arg("-v").output().is_ok();
    if !there {
        eprintln!("pdftotext is not installed: only the built-in reader of PDF is tried");
    }
    there
}

#[test]
fn a_report_in_pdf_is_read_as_it_is_printed() {
    let desk = Desk::new();
    let read = desk.read("mission.pdf", mission()).unwrap();
    assert_eq!(read.reader.contains("pdftotext"), has_pdftotext(), "{}", read.reader);
    check_mission(&read);
}

/// The program with `pdftotext` hidden from it.
fn read_built_in(path: &std::path::Path) -> indexer::Extract {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_indexer"))
        .arg("extract")
        .arg(path)
        .env("RAPPORTEUR_PDFTOTEXT", "/nowhere/pdftotext")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn without_pdftotext_the_built_in_reader_gives_the_same_and_says_so() {
    let desk = Desk::new();
    let read = read_built_in(&desk.put("mission.pdf", mission()));
    assert_eq!(read.reader, "pdf, by the built-in reader");
    assert!(read.warnings.iter().any(|warning| warning.contains("install `pdftotext`")), "{:?}", read.warnings);
    check_mission(&read);
}

#[test]
fn two_columns_are_read_one_after_the_other() {
    let left = |row: u32| (60, 100 + row * 14, 10, "the words of the left column fill it");
    let right = |row: u32| (320, 100 + row * 14, 10, "the words of right column fill it too");
    let mut page: Vec<Text> = (0..12).flat_map(|row| [left(row), right(row)]).collect();
    page.push((60, 70, 10, "1."));
    page.push((80, 70, 10, "A line that runs across the whole of the page, above both columns."));
    let read = Desk::new().read("columns.pdf", pdf::report(&[page])).unwrap();
    let text = read.passages.iter().map(|passage| passage.text.as_str()).collect::<Vec<_>>().join(" ");
    let last_left = text.rfind("left column").unwrap();
    assert!(text.find("right column").unwrap() > last_left && text.find("A line").unwrap() < last_left, "{text}");
}

#[test]
fn arabic_comes_in_the_order_it_is_read() {
    let lines = ["١ - مجلس حقوق الإنسان يقرر", "أن ينظر في التقرير في دورته القادمة"];
    let desk = Desk::new();
    let path = desk.put("arabic.pdf", pdf::arabic(&lines));
    let text = |read: &indexer::Extract| {
        read.passages.iter().map(|passage| passage.text.as_str()).collect::<Vec<_>>().join(" ")
    };
    let read = indexer::extract(&path).unwrap();
    if has_pdftotext() {
        assert_eq!(read.passages[0].number, "1", "{}", text(&read));
        assert_eq!(text(&read), "مجلس حقوق الإنسان يقرر أن ينظر في التقرير في دورته القادمة");
    }
    let built_in = read_built_in(&path);
    assert!(text(&built_in).contains("حقوق الإنسان"), "{}", text(&built_in));
    assert!(built_in.warnings.iter().any(|warning| warning.contains("not reliable")));
}

const NUMBERING: &str = "<w:numbering><w:abstractNum w:abstractNumId=\"1\">\
    <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"(%2)\"/></w:lvl></w:abstractNum>\
    <w:num w:numId=\"5\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>";

const STYLES: &str = "<w:styles><w:style w:styleId=\"H\"><w:name w:val=\"heading 1\"/></w:style>\
    <w:style w:styleId=\"Para\"><w:name w:val=\"Numbered\"/><w:pPr><w:numPr><w:numId w:val=\"5\"/></w:numPr></w:pPr></w:style></w:styles>";

#[test]
fn the_numbers_word_works_out_are_worked_out() {
    let body = "<w:p><w:pPr><w:pStyle w:val=\"H\"/></w:pPr><w:r><w:t>Findings</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val=\"Para\"/></w:pPr><w:r><w:t xml:space=\"preserve\">The Court </w:t></w:r><w:r><w:t>observes &amp; notes\
        </w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>:</w:t></w:r></w:p>\
        <w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"5\"/></w:numPr></w:pPr><w:r><w:t>one thing;</w:t></w:r></w:p>\
        <w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"5\"/></w:numPr></w:pPr><w:r><w:t>another.</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val=\"Para\"/></w:pPr><w:del><w:r><w:t>struck out</w:t></w:r></w:del><w:r><w:t>It ends.</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>North</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>120</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let notes = "<w:footnotes><w:footnote w:id=\"0\" w:type=\"separator\"/><w:footnote w:id=\"2\"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let parts = [("word/numbering.xml", NUMBERING), ("word/styles.xml", STYLES), ("word/footnotes.xml", notes)];
    let read = Desk::new().read("judgment.docx", archives::docx(body, &parts)).unwrap();
    assert_eq!(
        shown(&read),
        [
            ("1", "The Court observes & notes:"),
            ("1 (a)", "one thing;"),
            ("1 (b)", "another."),
            ("2", "It ends."),
            ("[5]", "North | 120")
        ]
    );
    assert_eq!((read.headings[0].text.as_str(), read.footnotes[0].passage.as_deref()), ("Findings", Some("1")));
    assert_eq!(read.footnotes[0].text, "A note.");
}

#[test]
fn odt_epub_and_rtf_give_the_same_kind_of_thing() {
    let desk = Desk::new();
    let styles = "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/>\
        <text:list-level-style-number text:level=\"2\" style:num-format=\"a\" style:num-prefix=\"(\" style:num-suffix=\")\"/></text:list-style>";
    let body = "<text:h text:outline-level=\"2\">Findings</text:h><text:list text:style-name=\"L\"><text:list-item><text:p>One\
        <text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note>:</text:p>\
        <text:list><text:list-item><text:p>a part.</text:p></text:list-item></text:list></text:list-item></text:list>\
        <text:p>Between.</text:p><text:list text:style-name=\"L\" text:continue-numbering=\"true\"><text:list-item><text:p>Two.</text:p></text:list-item></text:list>";
    let read = desk.read("a.odt", archives::odt(styles, body)).unwrap();
    assert_eq!(shown(&read), [("1", "One:"), ("1 (a)", "a part."), ("[3]", "Between."), ("2", "Two.")]);
    assert_eq!((read.title.as_deref(), read.footnotes[0].passage.as_deref()), (Some("A mission"), Some("1")));
    let chapters = [
        "<html><body><h1>Second</h1><p>2. Then this.</p></body></html>",
        "<html><body><p>1. First this.</p></body></html>",
    ];
    let read = desk.read("a.epub", archives::epub(&chapters)).unwrap();
    assert_eq!(shown(&read), [("1", "First this."), ("2", "Then this.")]);
    assert_eq!(
        (read.title.as_deref(), read.date.map(|date| date.to_string()).as_deref()),
        (Some("A handbook"), Some("2019-05"))
    );
    let read = desk.read("a.rtf", b"{\\rtf1\\ansi 1. One.\\par 2. Tw\\'f6.{\\footnote A note.}\\par}").unwrap();
    assert_eq!(shown(&read), [("1", "One."), ("2", "Twö.")]);
}

/// A refusal, within the time a person waits.
fn refused(desk: &Desk, name: &str, bytes: &[u8]) -> Refusal {
    let begun = Instant::now();
    let read = desk.read(name, bytes);
    assert!(begun.elapsed() < Duration::from_secs(10), "{name} took {:?}", begun.elapsed());
    read.map(|read| panic!("{name} was read: {:?}", shown(&read))).unwrap_or_else(|refusal| refusal)
}

#[test]
fn what_cannot_be_read_is_refused_with_its_cause() {
    let desk = Desk::new();
    let cause = |name: &str, bytes: &[u8]| refused(&desk, name, bytes).cause();
    assert_eq!(cause("scan.pdf", &pdf::scan()), "scan");
    assert_eq!(cause("locked.pdf", &pdf::locked()), "password");
    assert_eq!(cause("liar.pdf", b"<html><body>A page</body></html>"), "wrong type");
    assert_eq!(cause("liar.docx", &archives::epub(&["<p>A book</p>"])), "wrong type");
    assert_eq!(cause("junk.docx", b"PK\x03\x04 and nothing more"), "damaged");
    assert_eq!(cause("junk.pdf", b"%PDF-1.7 and nothing more"), "damaged");
    assert_eq!(cause("empty.txt", b""), "no text");
    assert_eq!(cause("program.exe", b"MZ"), "unknown format");
    let whole = archives::docx("<w:p><w:r><w:t>Text</w:t></w:r></w:p>", &[]);
    assert_eq!(cause("half.docx", &whole[..whole.len() / 2]), "damaged");
    assert_eq!(cause("folder.docx", &archives::archive(&[("a.txt", b"x")])), "damaged");
    let missing = indexer::extract(std::path::Path::new("/nowhere/at/all.pdf")).unwrap_err();
    assert_eq!(missing.cause(), "unreadable");
}

#[test]
fn bombs_are_refused_before_they_go_off() {
    let desk = Desk::new();
    let zeros = vec![b' '; 80 << 20];
    let large = archives::archive(&[("_rels/.rels", b"<a/>"), ("word/document.xml", &zeros)]);
    assert!(large.len() < 1 << 20);
    assert_eq!(refused(&desk, "large.docx", &large).cause(), "bomb");
    let nested = archives::archive(&[("inner.zip", &large)]);
    assert_eq!(refused(&desk, "nested.docx", &nested).cause(), "damaged");
    let laughs =
        "<!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document><w:body>&b;</w:body></w:document>";
    let laughs = archives::archive(&[("_rels/.rels", b"<a/>"), ("word/document.xml", laughs.as_bytes())]);
    assert_eq!(refused(&desk, "laughs.docx", &laughs).cause(), "bomb");
    let deep = archives::docx(&"<w:p>".repeat(200_000), &[]);
    assert_eq!(refused(&desk, "deep.docx", &deep).cause(), "bomb");
    let names: Vec<String> = (0..6000).map(|number| format!("{number}.xml")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(refused(&desk, "many.docx", &archives::archive(&many)).cause(), "bomb");
    assert_eq!(refused(&desk, "deep.rtf", &[b"{\\rtf1".as_slice(), &b"{".repeat(3_000_000)].concat()).cause(), "bomb");
    for (name, bytes) in pdf::loops() {
        let cause = refused(&desk, name, &bytes).cause();
        assert!(["damaged", "no text", "too slow", "crashed", "scan"].contains(&cause), "{name}: {cause}");
    }
}

/// The reader in Rust follows drawings, pages and brackets with its stack: it is asked here with a small one, and in this process.
#[test]
fn what_would_take_the_stack_of_the_built_in_reader_is_found_before() {
    for (name, bytes) in pdf::stack_takers() {
        let reading = std::thread::Builder::new().stack_size(4 << 20);
        let reading = reading.spawn(move || indexer::read_unguarded("a.pdf", bytes)).unwrap();
        let refusal = reading.join().unwrap().unwrap_err();
        assert!(["bomb", "damaged", "no text"].contains(&refusal.cause()), "{name}: {refusal}");
    }
}

/// One bad file among good ones: the run goes on.
#[test]
fn after_a_refusal_the_next_file_is_read() {
    let desk = Desk::new();
    assert!(desk.read("scan.pdf", pdf::scan()).is_err());
    assert!(desk.read("good.txt", "1. A sentence.").is_ok());
}
