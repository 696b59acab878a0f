//! Every reader, with its own fixtures damaged at random: none may break down, loop or eat memory, whatever it is given.
//!
//! A short run is part of the tests; `RAPPORTEUR_FUZZ_SECONDS=600 cargo test --release -p indexer --test documents mutations` makes it ten minutes of work a
//! format, on however busy a machine. Runs differ by `RAPPORTEUR_FUZZ_SEED`. What breaks a reader is kept, and its place named. The thread that reads has the stack
//! it has in the programs.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::Duration;

use cpu_time::ThreadTime;

use crate::making::{archives, pdf};

/// A reading that works longer hangs.
const LONGEST: Duration = Duration::from_secs(5);

/// The run that is part of the tests.
const SHORT: Duration = Duration::from_millis(1500);

/// Chance that can be repeated (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most.max(1) as u64) as usize
    }
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

/// Pieces that readers take for something.
const PIECES: [&str; 28] = [
    "12. ",
    "(a) ",
    "</w:p>",
    "<w:p>",
    "<w:tbl><w:tr><w:tc>",
    "<w:numId w:val=\"5\"/>",
    "<w:ilvl w:val=\"99\"/>",
    "<text:list>",
    "</text:list>",
    "<text:s text:c=\"999999999\"/>",
    "&#x1F600;",
    "&unknown;",
    "<![CDATA[",
    "<!--",
    "\\bin999999999 ",
    "\\u-32768?",
    "{\\*\\",
    "}}",
    "\\'e",
    "<table><tr><td>",
    "<div>",
    "</main>",
    "4294967295. ",
    "مجلس ",
    "\u{0}",
    "\u{feff}",
    "/Kids [2 0 R]",
    "1 0 obj << /Length 99999999 >> stream",
];

/// Damage bytes: change, cut, double, insert.
fn damaged(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=chance.below(6) {
        let at = chance.below(bytes.len() + 1);
        let end = (at + 1 + chance.below(40)).min(bytes.len());
        match chance.below(5) {
            0 if at < bytes.len() => bytes[at] = chance.below(256) as u8,
            1 if at < end => drop(bytes.drain(at..end)),
            2 if at < end => {
                let piece = bytes[at..end].repeat(1 + chance.below(50));
                bytes.splice(at..at, piece);
            }
            3 => drop(bytes.splice(at..at, PIECES[chance.below(PIECES.len())].bytes())),
            _ => bytes.truncate(at.max(bytes.len() / 2)),
        }
    }
    bytes
}

/// One way to make a damaged file of a format.
type Making = Box<dyn FnMut(&mut Chance) -> Vec<u8> + Send>;

fn raw(seed: Vec<u8>) -> Making {
    Box::new(move |chance| damaged(&seed, chance))
}

fn text(text: String, chance: &mut Chance) -> String {
    String::from_utf8_lossy(&damaged(text.as_bytes(), chance)).into_owned()
}

/// Read damaged files of a format until time is up.
fn attack(name: &'static str, makings: Vec<Making>) {
    let reading = std::thread::Builder::new().stack_size(indexer::READING_STACK).spawn(|| attack_here(name, makings));
    if let Err(failed) = reading.unwrap().join() {
        resume_unwind(failed);
    }
}

fn attack_here(name: &str, mut makings: Vec<Making>) {
    let begun = ThreadTime::now();
    let time = Duration::from_millis(number("RAPPORTEUR_FUZZ_SECONDS", 0) * 1000).max(SHORT);
    let mut chance = Chance(number("RAPPORTEUR_FUZZ_SEED", 88_172_645_463_325_252) | 1);
    let (mut tried, mut read) = (0_u64, 0_u64);
    // The short run is the same everywhere, however fast the machine.
    let most = if time > SHORT { u64::MAX } else { 200 };
    while begun.elapsed() < time && tried < most {
        let which = chance.below(makings.len());
        let bytes = makings[which](&mut chance);
        // A stack that overflows ends the process: what did it is found here.
        if time > SHORT {
            let _ = std::fs::write(std::env::temp_dir().join(format!("last-{name}")), &bytes);
        }
        let started = ThreadTime::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| indexer::read_unguarded(name, bytes.clone())));
        if outcome.is_err() || started.elapsed() > LONGEST {
            let kept = std::env::temp_dir().join(format!("broke-{tried}-{name}"));
            std::fs::write(&kept, &bytes).unwrap();
            panic!("{name} broke down or hung over `{}`", kept.display());
        }
        tried += 1;
        read += u64::from(matches!(outcome, Ok(Ok(_))));
    }
    let work = begun.elapsed().as_secs_f32();
    eprintln!("{name}: {tried} damaged files in {work:.0} s of work, {read} of them read, the others refused");
    assert!(read > 0, "{name}: not one of {tried} was read");
}

const PAGE: &str = "<html lang=\"en\"><head><title>A page</title><meta property=\"article:published_time\" content=\"2024-01-02\"></head><body>\
    <nav><a href=\"/\">Home</a></nav><main><h1>Report</h1><p>1. The mission went to three provinces and met many.</p><ul><li>one</li></ul>\
    <table><tr><td>North</td><td>120</td></tr></table><div class=\"share\">Share</div><p>2. It ended.</p></main></body></html>";

#[test]
fn web_pages() {
    attack("a.html", vec![raw(PAGE.into())]);
}

#[test]
fn markdown_and_plain_text() {
    let source = "# Report\n\n1. One *word* and [a link](https://example.org).\n\n2. Two.\n\n(a) a part\n\n- an item\n\n> quoted\n\n12. Twelve\n";
    attack("a.md", vec![raw(source.into())]);
    let russian =
        encoding_rs::WINDOWS_1251.encode("1. Комитет рассмотрел доклад.\n\n2. Он принял к сведению.").0.into_owned();
    attack("a.txt", vec![raw(source.into()), raw(russian)]);
}

#[test]
fn rich_text() {
    let source = "{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0 A;}{\\f1\\fcharset204 B;}}{\\info{\\title T}}{\\listtext 12.\\tab}\\f1 \\'ca\\'ee\\u8220? \
        text{\\footnote note}\\par\\intbl a\\cell b\\cell\\row\\pard {\\field{\\*\\fldinst X}{\\fldrslt y}} 2. Two\\par}";
    attack("a.rtf", vec![raw(source.into())]);
}

#[test]
fn pdf_files() {
    let report =
        pdf::report(&[vec![(72, 100, 10, "1. A sentence that stands on a page."), (72, 130, 10, "2. Another.")]]);
    let arabic = pdf::arabic(&["مجلس حقوق الإنسان"]);
    let mut makings: Vec<Making> = (0..2).map(|_| raw(report.clone())).collect();
    // Damage inside a page, in a file that is whole.
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>";
    let page =
        "BT /F1 10 Tf 1 0 0 1 72 700 Tm (1. A sentence that stands on a page.) Tj 0 -14 Td [(2.) -900 (Two)] TJ ET";
    let inside = move |chance: &mut Chance| pdf::with_pages(&[text(page.into(), chance)], font, &[]);
    makings.extend([Box::new(inside) as Making, Box::new(inside), Box::new(inside)]);
    makings.extend([raw(arabic), raw(pdf::scan()), raw(pdf::locked())]);
    makings.extend(pdf::loops().into_iter().map(|(_, bytes)| raw(bytes)));
    attack("a.pdf", makings);
}

const BODY: &str = "<w:p><w:pPr><w:pStyle w:val=\"H\"/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"5\"/></w:numPr></w:pPr><w:r><w:t>Text</w:t></w:r>\
    <w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>1. cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";

const NUMBERING: &str = "<w:numbering><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"1\"><w:start w:val=\"3\"/><w:numFmt w:val=\"lowerRoman\"/>\
    <w:lvlText w:val=\"%1.%2)\"/></w:lvl></w:abstractNum><w:num w:numId=\"5\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>";

const NOTES: &str =
    "<w:footnotes><w:footnote w:id=\"2\"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>";

#[test]
fn word_documents() {
    let parts = [("word/numbering.xml", NUMBERING), ("word/footnotes.xml", NOTES)];
    let inside = |chance: &mut Chance| {
        let (body, numbering, notes) =
            (text(BODY.into(), chance), text(NUMBERING.into(), chance), text(NOTES.into(), chance));
        archives::docx(&body, &[("word/numbering.xml", &numbering), ("word/footnotes.xml", &notes)])
    };
    attack("a.docx", vec![raw(archives::docx(BODY, &parts)), Box::new(inside), Box::new(inside)]);
}

const LISTS: &str = "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"a\" style:num-suffix=\".\" \
    text:display-levels=\"3\"/></text:list-style>";

const ODT: &str = "<text:h text:outline-level=\"1\">H</text:h><text:list text:style-name=\"L\"><text:list-item text:start-value=\"4\"><text:p>One<text:note>\
    <text:note-citation>1</text:note-citation><text:note-body><text:p>n</text:p></text:note-body></text:note></text:p></text:list-item></text:list>\
    <table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>";

#[test]
fn opendocument_texts() {
    let inside = |chance: &mut Chance| archives::odt(&text(LISTS.into(), chance), &text(ODT.into(), chance));
    attack("a.odt", vec![raw(archives::odt(LISTS, ODT)), Box::new(inside), Box::new(inside)]);
}

#[test]
fn books() {
    let inside =
        |chance: &mut Chance| archives::epub(&[&text(PAGE.into(), chance), &text("<p>2. Two</p>".into(), chance)]);
    attack("a.epub", vec![raw(archives::epub(&[PAGE])), Box::new(inside)]);
}
