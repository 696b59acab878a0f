use std::io::{Cursor, Read};

use super::{Note, docx, markdown};
use crate::testing::{get, library};
use crate::url::read_brief;

fn note() -> Note {
    let asked =
        read_brief("record=gp-handover&record=case-test&heading=A+*heading*&introduction=First%0Aline.%0A%0ASecond.");
    Note::read(&library(), &asked, &"https://example.org".parse().unwrap()).unwrap()
}

#[test]
fn records_stand_under_their_first_theme_and_those_without_come_last() {
    let note = note();
    let groups: Vec<(&str, usize)> =
        note.groups.iter().map(|(theme, entries)| (theme.as_str(), entries.len())).collect();
    assert_eq!(groups, [("Fact-finding and inquiry", 1), ("Other", 1)]);
}

#[test]
fn markdown_is_escaped() {
    let text = markdown(&note());
    assert!(text.starts_with("# A \\*heading\\*\n\nFirst\nline.\n\nSecond.\n\n## Fact-finding"), "{text}");
    assert!(text.contains("- **Outcome:** The evidence was passed on.\n"), "{text}");
}

#[test]
fn a_docx_has_the_parts_word_asks_for() {
    let bytes = docx(&note()).unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    for part in
        ["[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"]
    {
        assert!(names.contains(&part.to_owned()), "{part} is missing");
    }
    let mut document = String::new();
    zip.by_name("word/document.xml").unwrap().read_to_string(&mut document).unwrap();
    assert!(document.contains("Measure: ") && document.contains("https://example.org/records/gp-handover"));
    assert_eq!(docx(&note()).unwrap(), bytes);
}

#[tokio::test]
async fn a_brief_can_be_taken_along() {
    let answer = get("/brief.docx?record=gp-handover").await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (200, "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    );
    assert!(get("/brief.md?record=gp-handover&heading=X").await.body.starts_with("# X\n"));
    let ris = get("/brief.ris?record=gp-handover,coi-burundi-2016").await.body;
    assert_eq!(ris.matches("TY  - ").count(), 2);
}
