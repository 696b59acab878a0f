//! The text of a source beside its record: read, found, quoted with its own paragraph number, linked to.

use std::fs;
use std::path::Path;

use axum::http::StatusCode;
use tests::{Site, root};

const RECORD: &str = "---\ntype: report\ntitle: Report of a mission\nsymbols: [A/HRC/99/9]\nsources:\n  - {title: The report, \
    publisher: Human Rights Council, symbol: A/HRC/99/9}\nprovenance: {written: 2026-11-22}\n---\n\nWhat we say of it.\n";

const SOURCE: &str = "<html><body><nav>Menu of the site</nav><main><h1>Report</h1><h2>III. Findings</h2>\
    <p>86. The mission went to three provinces.</p><p>87. It found <em>ledgers</em> of the detention <b>registers</b> & more.</p>\
    <p>A closing remark without number.</p></main><footer>Imprint</footer></body></html>";

const HTML_RECORD: &str = "---\ntype: report\ntitle: A record written in HTML\nsources:\n  - {title: A page, publisher: Someone, \
    url: \"https://example.org/\"}\nprovenance: {written: 2026-11-22}\n---\n<h2>Summary</h2><p>Its body is <i>markup</i> about \
    quinquennial reviews.</p><script>alert(1)</script>";

fn corpus(folder: &Path) {
    fs::create_dir_all(folder.join("vocabulary")).unwrap();
    for file in fs::read_dir(root().join("corpus/vocabulary")).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), folder.join("vocabulary").join(file.file_name())).unwrap();
    }
    fs::create_dir_all(folder.join("reports")).unwrap();
    fs::write(folder.join("reports/a-report.md"), RECORD).unwrap();
    fs::write(folder.join("reports/a-report.en.html"), SOURCE).unwrap();
    fs::write(folder.join("reports/in-html.html"), HTML_RECORD).unwrap();
}

#[test]
fn a_source_beside_its_record_is_found_by_its_own_paragraph() {
    let folder = tempfile::tempdir().unwrap();
    corpus(folder.path());
    let site = Site::over(folder.path());
    let found = site.json("/search.json?q=%22detention+registers%22");
    let passage = &found["hits"][0]["passages"][0];
    assert_eq!((&found["total"], &passage["number"]), (&1.into(), &"87".into()));
    assert_eq!(passage["url"], "/records/a-report#p87");
    let page = site.page("/records/a-report");
    assert_eq!(page.attributes("#p87", "id"), ["p87"]);
    assert!(page.body.contains("without number") && !page.body.contains("Menu of the site"));
    let pinpoint = site.get("/symbol/a%20hrc%2099%209%20para%2087");
    assert_eq!((pinpoint.status, pinpoint.header("location")), (StatusCode::SEE_OTHER, "/records/a-report#p87"));
    let menu = site.json("/search.json?q=imprint");
    assert_eq!(menu["total"], 0);
}

#[test]
fn a_record_can_be_written_in_html() {
    let folder = tempfile::tempdir().unwrap();
    corpus(folder.path());
    let site = Site::over(folder.path());
    assert_eq!(site.json("/search.json?q=quinquennial")["hits"][0]["id"], "in-html");
    assert!(!site.page("/records/in-html").body.contains("alert(1)"));
}

#[test]
fn a_source_that_cannot_be_read_is_refused_and_said() {
    tests::find_reader();
    for (name, text, said) in [
        ("a-report.en.pdf", "%PDF-1.7", "cannot be read"),
        ("a-report.xx.html", SOURCE, "not a language"),
        ("another.en.html", SOURCE, "no record"),
        ("a-report.fr.html", "<nav>only a menu</nav>", "no text was found"),
        ("a-report.fr.md", "Du texte et <b>du HTML</b>.", "raw HTML is not kept"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        corpus(folder.path());
        fs::write(folder.path().join("reports").join(name), text).unwrap();
        let problems = indexer::read(folder.path(), &indexer::Silent).unwrap().problems;
        assert!(problems.len() == 1 && problems[0].message.contains(said), "{name}: {problems:?}");
    }
}

/// A Word document of numbered paragraphs, made here.
fn docx(paragraphs: &[&str]) -> Vec<u8> {
    let paragraph = |text: &&str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let body: String = paragraphs.iter().map(paragraph).collect();
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut writer, format!("<w:document><w:body>{body}</w:body></w:document>").as_bytes())
        .unwrap();
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_word_document_beside_its_record_is_found_by_a_phrase_from_its_middle() {
    let folder = tempfile::tempdir().unwrap();
    corpus(folder.path());
    fs::remove_file(folder.path().join("reports/a-report.en.html")).unwrap();
    let paragraphs = [
        "Judgment",
        "40. The Court notes the facts.",
        "41. The registers of quarries were kept in two hands.",
        "42. It ends.",
    ];
    fs::write(folder.path().join("reports/a-report.en.docx"), docx(&paragraphs)).unwrap();
    let site = Site::over(folder.path());
    let found = site.json("/search.json?q=%22registers+of+quarries%22");
    let passage = &found["hits"][0]["passages"][0];
    assert_eq!((&passage["number"], &passage["url"]), (&"41".into(), &"/records/a-report#p41".into()));
}
