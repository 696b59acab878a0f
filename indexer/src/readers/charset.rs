//! Bytes as text: the byte order mark first, then what the file says, then what its bytes look like.

use crate::refusal::Refusal;
use chardetng::{EncodingDetector, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How much of a file is searched for what it says of its encoding.
const HEAD: usize = 4096;

/// Text, and what to say of how it was read.
pub(super) struct Decoded {
    pub text: String,
    pub warning: Option<String>,
}

/// A web page: a mark, or `<meta charset=…>` where the bytes bear it out, or a guess.
pub(super) fn html(bytes: &[u8]) -> Result<Decoded, Refusal> {
    legible(decode(bytes, declared_in_html(bytes)))
}

/// Plain text: a mark, or a guess.
pub(super) fn plain(bytes: &[u8]) -> Result<Decoded, Refusal> {
    legible(decode(bytes, None))
}

/// A part of an archive: a mark, or the declaration of XML, or UTF-8.
pub(super) fn xml(bytes: &[u8]) -> String {
    let encoding = Encoding::for_bom(bytes).map(|(encoding, _)| encoding).or_else(|| declared_in_xml(bytes));
    encoding.unwrap_or(UTF_8).decode(bytes).0.into_owned()
}

/// Text of control characters, or without a space where words would end, is not text as it was meant.
fn legible(decoded: Decoded) -> Result<Decoded, Refusal> {
    let (mut letters, mut strange, mut spaces) = (0_usize, 0_usize, 0_usize);
    for c in decoded.text.chars() {
        match c {
            c if c.is_whitespace() => spaces += 1,
            c if c.is_control() || c == '\u{fffd}' => strange += 1,
            _ => letters += 1,
        }
    }
    let unspaced = decoded.warning.is_some() && letters > 500 && spaces * 100 < letters;
    // Where words end in the codes of old mainframes, others see `@`.
    let mainframe = decoded.text.matches('@').count() > letters / 12 && letters > 100;
    if strange * 25 > letters || unspaced || mainframe { Err(Refusal::UnknownEncoding) } else { Ok(decoded) }
}

fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> Decoded {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Decoded { text: encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned(), warning: None };
    }
    if let Some(wide) = without_mark(bytes) {
        return Decoded { text: wide.decode_without_bom_handling(bytes).0.into_owned(), warning: None };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let warning = declared.filter(|declared| *declared != UTF_8 && !bytes.is_ascii());
        let warning =
            warning.map(|declared| format!("the file says that its encoding is {}, but it is UTF-8", declared.name()));
        return Decoded { text: text.to_owned(), warning };
    }
    let guessed = guess(bytes);
    // UTF-8 and UTF-16 were tried above: a file that declares them lies.
    let possible = |declared: &'static Encoding| declared != UTF_8 && !is_wide(declared);
    match declared {
        Some(declared) if possible(declared) && bears_out(declared, guessed, bytes) => {
            Decoded { text: declared.decode_without_bom_handling(bytes).0.into_owned(), warning: None }
        }
        declared => {
            let said = declared.map_or("does not say its encoding".to_owned(), |declared| {
                format!("says that its encoding is {}", declared.name())
            });
            let warning =
                format!("the file {said}: it was read as {}; look whether its letters are right", guessed.name());
            Decoded { text: guessed.decode_without_bom_handling(bytes).0.into_owned(), warning: Some(warning) }
        }
    }
}

fn is_wide(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// Whether a declared encoding can be right: it reads every byte, and does not make accents of what looks like another script.
fn bears_out(declared: &'static Encoding, guessed: &'static Encoding, bytes: &[u8]) -> bool {
    let (text, broken) = declared
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map_or((None, true), |text| (Some(text), false));
    let latin = declared == WINDOWS_1252;
    let other_script =
        || guessed != WINDOWS_1252 && !guessed.name().starts_with("windows-125") || looks_foreign(guessed, bytes);
    !broken && text.is_some_and(|text| !text.contains('\u{0}')) && !(latin && guessed != WINDOWS_1252 && other_script())
}

/// Whether most letters beyond ASCII belong to one script that is not Latin.
fn looks_foreign(guessed: &'static Encoding, bytes: &[u8]) -> bool {
    let text = guessed.decode_without_bom_handling(bytes).0;
    let (mut foreign, mut all) = (0, 0);
    for c in text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()) {
        all += 1;
        foreign += usize::from(c >= '\u{370}');
    }
    foreign * 10 > all * 9 && foreign > 8
}

/// UTF-16 without a mark: every other byte of Western text is zero.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD)];
    if head.len() < 8 {
        return None;
    }
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count() * 2;
    match (zeros(0), zeros(1)) {
        (even, odd) if odd * 10 > head.len() * 4 && even * 10 < head.len() => Some(UTF_16LE),
        (even, odd) if even * 10 > head.len() * 4 && odd * 10 < head.len() => Some(UTF_16BE),
        _ => None,
    }
}

fn declared_in_html(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_lowercase();
    let mut names = head.match_indices("charset").filter_map(|(at, word)| {
        let rest = head[at + word.len()..].trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        let name: &str = rest.split(|c: char| !(c.is_alphanumeric() || "-_:.".contains(c))).next()?;
        Encoding::for_label(name.as_bytes())
    });
    names.next()
}

fn declared_in_xml(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    let declaration = head.strip_prefix("<?xml")?.split("?>").next()?;
    let (_, name) = declaration.split_once("encoding=")?;
    Encoding::for_label(name.trim_start_matches(['"', '\'']).split(['"', '\'']).next()?.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::{html, plain};
    use crate::refusal::Refusal;

    #[test]
    fn marks_declarations_and_guesses() {
        let russian =
            "Комитет рассмотрел доклад о положении в области прав человека и принял к сведению ответы государства";
        let cyrillic = encoding_rs::WINDOWS_1251.encode(russian).0.into_owned();
        assert_eq!(plain(&cyrillic).unwrap().text, russian);
        assert!(plain(&cyrillic).unwrap().warning.is_some());
        let page = [b"<meta charset=windows-1251>".as_slice(), &cyrillic].concat();
        assert!(html(&page).unwrap().text.ends_with(russian) && html(&page).unwrap().warning.is_none());
        let lying = [b"<meta charset=iso-8859-1>".as_slice(), &cyrillic].concat();
        assert!(html(&lying).unwrap().text.ends_with(russian) && html(&lying).unwrap().warning.is_some());
        let wide: Vec<u8> = "<p>plain words</p>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(html(&wide).unwrap().text, "<p>plain words</p>");
        let utf8 = [b"<meta charset=windows-1252>".as_slice(), "é".as_bytes()].concat();
        assert!(html(&utf8).unwrap().text.ends_with('é') && html(&utf8).unwrap().warning.is_some());
        let controls = b"a\x01\x02\x03\x04b".repeat(50);
        assert_eq!(plain(&controls).err(), Some(Refusal::UnknownEncoding));
        assert_eq!(plain(b"\xef\xbb\xbfx").unwrap().text, "x");
        assert_eq!(plain("D\u{e9}tenu".as_bytes()).unwrap().warning, None);
    }
}
