//! What a file is: by its name, held against its bytes.

use std::path::Path;

use crate::refusal::Refusal;

/// A format that we read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Html,
    Pdf,
    Docx,
    Odt,
    Epub,
    Rtf,
    Markdown,
    Text,
}

/// What bytes look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    Known(Format),
    Archive,
    OldOffice,
    Picture,
    /// Nothing that gives itself away: text of some kind, or nonsense.
    Plain,
    Binary,
}

const ENDINGS: [(&str, Format); 12] = [
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
    ("pdf", Format::Pdf),
    ("docx", Format::Docx),
    ("docm", Format::Docx),
    ("odt", Format::Odt),
    ("epub", Format::Epub),
    ("rtf", Format::Rtf),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("txt", Format::Text),
];

impl Format {
    pub fn of(path: &Path, bytes: &[u8]) -> Result<Self, Refusal> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        let seen = look(bytes);
        let named = ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, format)| *format);
        match (named, seen) {
            (Some(Self::Docx | Self::Odt), Seen::OldOffice) if is_encrypted(bytes) => Err(Refusal::Password),
            (Some(named), seen) if named.fits(seen) => Ok(named),
            (Some(_), seen) => Err(wrong(ending, seen)),
            (None, Seen::Known(format)) if ending.is_empty() => Ok(format),
            (None, Seen::Plain) if ending.is_empty() => Ok(Self::Text),
            (None, Seen::OldOffice) if ending == "doc" => Err(wrong(ending, seen)),
            (None, _) => Err(Refusal::UnknownFormat { extension: ending }),
        }
    }

    /// Whether bytes that look so can be of this format.
    fn fits(self, seen: Seen) -> bool {
        match self {
            Self::Markdown | Self::Text => matches!(seen, Seen::Plain | Seen::Known(Self::Html)),
            Self::Html => matches!(seen, Seen::Plain | Seen::Known(Self::Html)),
            // What the archive is for is seen when it is opened.
            Self::Docx | Self::Odt | Self::Epub => seen == Seen::Archive || seen == Seen::Known(self),
            Self::Pdf | Self::Rtf => seen == Seen::Known(self),
        }
    }

    fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::Html => ("a web page", "html"),
            Self::Pdf => ("a PDF", "pdf"),
            Self::Docx => ("a Word document", "docx"),
            Self::Odt => ("an OpenDocument text", "odt"),
            Self::Epub => ("an EPUB", "epub"),
            Self::Rtf => ("an RTF document", "rtf"),
            Self::Markdown => ("Markdown", "md"),
            Self::Text => ("plain text", "txt"),
        }
    }
}

fn wrong(named: String, seen: Seen) -> Refusal {
    let rename = |ending: &str| format!("if that is right, give it a name that ends in `.{ending}`");
    let (found, remedy) = match seen {
        Seen::Known(format) => (format.name().0.to_owned(), rename(format.name().1)),
        Seen::Archive => ("an archive of another kind".to_owned(), "unpack it and add the documents inside".to_owned()),
        Seen::OldOffice => (
            "an Office document of the old kind".to_owned(),
            "open it in Word or LibreOffice and save it as `.docx`".to_owned(),
        ),
        Seen::Picture => ("a picture".to_owned(), "run text recognition (OCR) over it and add the result".to_owned()),
        Seen::Plain => ("plain text".to_owned(), rename("txt")),
        Seen::Binary => ("something that is no document".to_owned(), "ask its sender for another copy".to_owned()),
    };
    Refusal::WrongType { named, found, remedy }
}

/// How much of a file is looked at.
const HEAD: usize = 2048;

fn look(bytes: &[u8]) -> Seen {
    let head = &bytes[..bytes.len().min(HEAD)];
    let starts = |mark: &[u8]| head.starts_with(mark);
    let holds = |mark: &[u8]| head.windows(mark.len()).any(|window| window == mark);
    if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
        return archive(head);
    }
    if holds(b"%PDF-") {
        return Seen::Known(Format::Pdf);
    }
    if starts(b"\xd0\xcf\x11\xe0") {
        return Seen::OldOffice;
    }
    if [b"\x89PNG".as_slice(), b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"RIFF"]
        .iter()
        .any(|mark| starts(mark) && head.contains(&0))
    {
        return Seen::Picture;
    }
    if starts(b"{\\rtf") {
        return Seen::Known(Format::Rtf);
    }
    // Zero bytes stand in text only where letters are two bytes wide.
    let narrow: Vec<u8> = head.iter().copied().filter(|byte| *byte != 0).collect();
    let text = String::from_utf8_lossy(&narrow).to_lowercase();
    if ["<!doctype html", "<html", "<head", "<body"].iter().any(|mark| text.contains(mark)) {
        return Seen::Known(Format::Html);
    }
    if is_binary(head) { Seen::Binary } else { Seen::Plain }
}

/// `mimetype` stands first and unpacked in ODT and EPUB.
fn archive(head: &[u8]) -> Seen {
    let text = String::from_utf8_lossy(head);
    if text.contains("application/vnd.oasis.opendocument.text") {
        Seen::Known(Format::Odt)
    } else if text.contains("application/epub+zip") {
        Seen::Known(Format::Epub)
    } else if text.contains("word/document.xml") {
        Seen::Known(Format::Docx)
    } else {
        Seen::Archive
    }
}

fn is_binary(head: &[u8]) -> bool {
    let control = |byte: &&u8| **byte < 32 && !b"\t\n\r\x0c\x1a\x1b".contains(byte) && **byte != 0;
    let controls = head.iter().filter(control).count();
    controls * 20 > head.len()
}

/// Whether an Office container holds an encrypted package: its name stands in it, two bytes a letter.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Format;
    use crate::refusal::Refusal;

    #[test]
    fn names_are_held_against_bytes() {
        let of = |name: &str, bytes: &[u8]| Format::of(Path::new(name), bytes);
        assert_eq!(of("a.pdf", b"%PDF-1.7").unwrap(), Format::Pdf);
        assert_eq!(of("A.HTML", b"<p>x").unwrap(), Format::Html);
        assert_eq!(of("a", b"<html>").unwrap(), Format::Html);
        assert_eq!(of("a.txt", b"words").unwrap(), Format::Text);
        for (name, bytes, found) in [
            ("a.pdf", b"<!DOCTYPE html>".as_slice(), "a web page"),
            ("a.txt", b"%PDF-1.4", "a PDF"),
            ("a.docx", b"{\\rtf1", "an RTF document"),
            ("a.odt", b"this is no archive", "plain text"),
            ("a.pdf", b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
            ("a.doc", b"\xd0\xcf\x11\xe0", "an Office document of the old kind"),
            ("a.txt", b"\x01\x02\x03\x04\x05\x06\x07", "something that is no document"),
        ] {
            assert!(matches!(of(name, bytes), Err(Refusal::WrongType { found: seen, .. }) if seen == found), "{name}");
        }
        assert!(matches!(of("a.exe", b"MZ"), Err(Refusal::UnknownFormat { .. })));
        let package: Vec<u8> = b"\xd0\xcf\x11\xe0"
            .iter()
            .copied()
            .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(of("a.docx", &package), Err(Refusal::Password));
    }
}
