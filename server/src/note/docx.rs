//! The note as a document for a word processor: Office Open XML, the parts that Word asks for and no more.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{Entry, Note};
use crate::s;
use crate::xml::Xml;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const OF_WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The note as the bytes of a DOCX file. Its links are plain fields of the text, so that no part refers to another by number.
pub fn docx(note: &Note) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // Whoever asks twice gets the same bytes: no date of making is written.
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let parts = [
        ("[Content_Types].xml", types()),
        ("_rels/.rels", relations(&[("rId1", "officeDocument", "word/document.xml")])),
        ("word/_rels/document.xml.rels", relations(&[("rId1", "styles", "styles.xml")])),
        ("word/styles.xml", styles()),
        ("word/document.xml", document(note)),
    ];
    for (name, part) in parts {
        zip.start_file(name, stored)?;
        zip.write_all(part.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn types() -> String {
    let mut xml = Xml::document();
    xml.within("Types", &[("xmlns", TYPES)], |xml| {
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        xml.empty("Default", &[("Extension", "rels"), ("ContentType", relations)]);
        xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
        for (part, kind) in [("/word/document.xml", "document.main+xml"), ("/word/styles.xml", "styles+xml")] {
            xml.empty("Override", &[("PartName", part), ("ContentType", &format!("{OF_WORD}.{kind}"))]);
        }
    });
    xml.finish()
}

fn relations(all: &[(&str, &str, &str)]) -> String {
    let mut xml = Xml::document();
    xml.within("Relationships", &[("xmlns", RELATIONS)], |xml| {
        for (id, kind, target) in all {
            xml.empty("Relationship", &[("Id", id), ("Type", &format!("{OFFICE}/{kind}")), ("Target", target)]);
        }
    });
    xml.finish()
}

/// A style of paragraphs.
struct Set {
    id: &'static str,
    name: &'static str,
    /// In half points.
    size: &'static str,
    bold: bool,
    /// The space before it, in twentieths of a point.
    before: &'static str,
    /// Its level in the outline, for a heading.
    level: Option<&'static str>,
}

const STYLES: [Set; 5] = [
    Set { id: "Normal", name: "Normal", size: "22", bold: false, before: "60", level: None },
    Set { id: "Title", name: "Title", size: "36", bold: true, before: "0", level: None },
    Set { id: "Heading1", name: "heading 1", size: "28", bold: true, before: "320", level: Some("0") },
    Set { id: "Heading2", name: "heading 2", size: "24", bold: true, before: "240", level: Some("1") },
    Set { id: "Remark", name: "Remark", size: "18", bold: false, before: "240", level: None },
];

fn styles() -> String {
    let mut xml = Xml::document();
    xml.within("w:styles", &[("xmlns:w", WORD)], |xml| {
        for Set { id, name, size, bold, before, level } in STYLES {
            let kind = [("w:type", "paragraph"), ("w:styleId", id), ("w:default", "1")];
            let kind = if id == "Normal" { &kind[..] } else { &kind[..2] };
            xml.within("w:style", kind, |xml| {
                xml.empty("w:name", &[("w:val", name)]);
                if id != "Normal" {
                    xml.empty("w:basedOn", &[("w:val", "Normal")]);
                }
                xml.empty("w:qFormat", &[]);
                xml.within("w:pPr", &[], |xml| {
                    if level.is_some() {
                        xml.empty("w:keepNext", &[]);
                    }
                    xml.empty(
                        "w:spacing",
                        &[("w:before", before), ("w:after", "80"), ("w:line", "276"), ("w:lineRule", "auto")],
                    );
                    level.into_iter().for_each(|level| xml.empty("w:outlineLvl", &[("w:val", level)]));
                });
                xml.within("w:rPr", &[], |xml| {
                    if bold {
                        xml.empty("w:b", &[]);
                    }
                    xml.empty("w:sz", &[("w:val", size)]);
                });
            });
        }
    });
    xml.finish()
}

fn document(note: &Note) -> String {
    let mut xml = Xml::document();
    xml.within("w:document", &[("xmlns:w", WORD)], |xml| {
        xml.within("w:body", &[], |xml| {
            paragraph(xml, "Title", |xml| run(xml, &note.heading, None));
            for text in &note.introduction {
                paragraph(xml, "Normal", |xml| run(xml, text, None));
            }
            for (theme, entries) in &note.groups {
                paragraph(xml, "Heading1", |xml| run(xml, theme, None));
                entries.iter().for_each(|one| entry(xml, one));
            }
            paragraph(xml, "Remark", |xml| {
                run(xml, &format!("{} ", note.state), None);
                link(xml, &note.address, &note.address);
            });
            xml.within("w:sectPr", &[], |xml| {
                xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
                let margins = ["w:top", "w:right", "w:bottom", "w:left"].map(|side| (side, "1300"));
                let rest = [("w:header", "708"), ("w:footer", "708"), ("w:gutter", "0")];
                xml.empty("w:pgMar", &[&margins[..], &rest[..]].concat());
            });
        });
    });
    xml.finish()
}

fn entry(xml: &mut Xml, entry: &Entry) {
    paragraph(xml, "Heading2", |xml| link(xml, &entry.address, &entry.title));
    paragraph(xml, "Normal", |xml| run(xml, &entry.kind, Some("w:i")));
    for (label, line) in &entry.lines {
        paragraph(xml, "Normal", |xml| {
            run(xml, &format!("{label}: "), Some("w:b"));
            run(xml, line, None);
        });
    }
    paragraph(xml, "Normal", |xml| {
        run(xml, &format!("{}: ", s!("brief-cite")), Some("w:b"));
        for (text, italic) in entry.citation.parts() {
            run(xml, text, italic.then_some("w:i"));
        }
    });
}

fn paragraph(xml: &mut Xml, style: &str, inside: impl FnOnce(&mut Xml)) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| xml.empty("w:pStyle", &[("w:val", style)]));
        inside(xml);
    });
}

/// A stretch of text; a line the reader broke stays broken.
fn run(xml: &mut Xml, text: &str, property: Option<&str>) {
    xml.within("w:r", &[], |xml| {
        if let Some(property) = property {
            xml.within("w:rPr", &[], |xml| xml.empty(property, &[]));
        }
        for (place, line) in text.lines().enumerate() {
            if place > 0 {
                xml.empty("w:br", &[]);
            }
            xml.leaf("w:t", &[("xml:space", "preserve")], line);
        }
    });
}

fn link(xml: &mut Xml, address: &str, text: &str) {
    let instruction = format!(" HYPERLINK \"{}\" ", address.replace('"', "%22"));
    xml.within("w:fldSimple", &[("w:instr", &instruction)], |xml| run(xml, text, None));
}
