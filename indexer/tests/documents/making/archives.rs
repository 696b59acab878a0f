//! DOCX, ODT and EPUB files written by hand.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An archive of parts.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        // `mimetype` lies unpacked, so that it can be seen from outside.
        let method = if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const RELATIONS: &str = "<Relationships><Relationship Id=\"r1\" \
    Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";

/// A Word document with this body, and further parts.
pub fn docx(body: &str, further: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    let mut parts = vec![("_rels/.rels", RELATIONS.as_bytes()), ("word/document.xml", document.as_bytes())];
    parts.extend(further.iter().map(|(name, text)| (*name, text.as_bytes())));
    archive(&parts)
}

/// An OpenDocument text with this body.
pub fn odt(styles: &str, body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let meta = "<office:document-meta><office:meta><dc:title>A mission</dc:title></office:meta></office:document-meta>";
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("meta.xml", meta.as_bytes()),
    ])
}

/// A book of chapters.
pub fn epub(chapters: &[&str]) -> Vec<u8> {
    let mut items = String::new();
    let mut order = String::new();
    for number in 0..chapters.len() {
        items.push_str(&format!("<item id=\"c{number}\" href=\"text/c%20{number}.xhtml\"/>"));
        // Read in the other order than listed.
        order.insert_str(0, &format!("<itemref idref=\"c{number}\"/>"));
    }
    let package = format!(
        "<package><metadata><dc:title>A handbook</dc:title><dc:language>en</dc:language><dc:date>2019-05</dc:date></metadata>\
         <manifest>{items}</manifest><spine>{order}</spine></package>"
    );
    let container = "<container><rootfiles><rootfile full-path=\"OPS/book.opf\"/></rootfiles></container>";
    let names: Vec<String> = (0..chapters.len()).map(|number| format!("OPS/text/c {number}.xhtml")).collect();
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", container.as_bytes()),
        ("OPS/book.opf", package.as_bytes()),
    ];
    parts.extend(names.iter().zip(chapters).map(|(name, text)| (name.as_str(), text.as_bytes())));
    archive(&parts)
}
