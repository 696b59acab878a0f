//! RTF: groups of text and control words; numbers of lists as they are printed, notes apart.

mod tokens;

use encoding_rs::{Encoding, WINDOWS_1252};
use std::collections::HashMap;

use super::block::{Block, Draft, single_spaced};
use super::label;
use crate::extract::Footnote;
use crate::refusal::Refusal;
use tokens::{Token, Tokens};

/// No document nests its groups deeper.
const DEEPEST: usize = 2000;

/// Groups whose text is none of the document.
const SKIPPED: [&str; 26] = [
    "colortbl",
    "stylesheet",
    "pict",
    "object",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "annotation",
    "atnid",
    "atnauthor",
    "listtable",
    "listoverridetable",
    "revtbl",
    "rsidtbl",
    "generator",
    "themedata",
    "colorschememapping",
    "latentstyles",
    "datastore",
    "xmlnstbl",
    "fldinst",
];

/// Read a document.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, Refusal> {
    let mut reading = Reading::default();
    for token in Tokens::new(bytes) {
        reading.token(token)?;
    }
    reading.end_paragraph();
    reading.end_row();
    let title = single_spaced(&reading.title);
    let title = (!title.is_empty() && super::facts::is_title(&title)).then_some(title);
    let Reading { blocks, notes, .. } = reading;
    Ok(Draft { reader: "rtf".to_owned(), blocks, footnotes: notes, title, ..Draft::default() })
}

/// What a group is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Purpose {
    #[default]
    Text,
    Skipped,
    Fonts,
    /// The number printed before an item of a list.
    Label,
    Note,
    Title,
}

/// What holds until a group ends.
#[derive(Clone, Copy, Debug)]
struct State {
    purpose: Purpose,
    font: i32,
    /// How many bytes stand in for a letter beyond the encoding.
    stand_ins: usize,
    hidden: bool,
    ignorable: bool,
}

impl Default for State {
    fn default() -> Self {
        Self { purpose: Purpose::Text, font: -1, stand_ins: 1, hidden: false, ignorable: false }
    }
}

#[derive(Default)]
struct Reading {
    state: State,
    groups: Vec<State>,
    fonts: HashMap<i32, &'static Encoding>,
    /// The encoding of text in a font that names none.
    encoding: Option<&'static Encoding>,
    /// Bytes not yet read as letters: some take two.
    bytes: Vec<u8>,
    /// Bytes still to be stepped over behind a letter given by its number.
    to_skip: usize,
    /// The first half of a letter given in two.
    half: Option<u16>,
    text: String,
    label: String,
    note: String,
    title: String,
    calls: Vec<String>,
    cells: Vec<String>,
    in_table: bool,
    blocks: Vec<Block>,
    notes: Vec<Footnote>,
}

impl Reading {
    fn token(&mut self, token: Token) -> Result<(), Refusal> {
        if !matches!(token, Token::Byte(_)) {
            self.flush();
        }
        match token {
            Token::Open => {
                if self.groups.len() > DEEPEST {
                    return Err(Refusal::Bomb(format!("groups nested {DEEPEST} deep")));
                }
                self.groups.push(self.state);
            }
            Token::Close => self.close(),
            Token::Byte(_) if self.to_skip > 0 => self.to_skip -= 1,
            Token::Byte(byte) => self.bytes.push(byte),
            Token::Word(word, number) => self.word(&word, number),
            Token::Symbol(symbol) => self.symbol(symbol),
        }
        Ok(())
    }

    fn close(&mut self) {
        let ended = self.state.purpose;
        self.state = self.groups.pop().unwrap_or_default();
        self.to_skip = 0;
        if ended == Purpose::Note && self.state.purpose != Purpose::Note {
            let text = single_spaced(&std::mem::take(&mut self.note));
            let mark = (self.notes.len() + 1).to_string();
            self.calls.push(mark.clone());
            self.notes.push(Footnote { mark, text, page: None, passage: None });
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let on = number != Some(0);
        match word {
            "fonttbl" => self.state.purpose = Purpose::Fonts,
            "footnote" => self.state.purpose = Purpose::Note,
            "listtext" | "pntext" => self.state.purpose = Purpose::Label,
            "info" => self.state.purpose = Purpose::Skipped,
            "title" if self.state.purpose == Purpose::Skipped => self.state.purpose = Purpose::Title,
            "fldrslt" | "shptxt" => self.state.ignorable = false,
            word if SKIPPED.contains(&word) => self.state.purpose = Purpose::Skipped,
            _ if self.state.ignorable => self.state.purpose = Purpose::Skipped,
            "par" | "sect" | "page" => self.end_paragraph(),
            "cell" => self.end_cell(),
            "row" => self.end_row(),
            "intbl" => self.in_table = true,
            "pard" => {
                self.end_table_if_left();
                self.in_table = false;
            }
            "tab" | "line" | "emspace" | "enspace" => self.letters(" "),
            "emdash" => self.letters("—"),
            "endash" => self.letters("–"),
            "lquote" => self.letters("‘"),
            "rquote" => self.letters("’"),
            "ldblquote" => self.letters("“"),
            "rdblquote" => self.letters("”"),
            "bullet" => self.letters("•"),
            "plain" => self.state.hidden = false,
            "v" | "deleted" => self.state.hidden = on,
            "uc" => self.state.stand_ins = number.unwrap_or(1).clamp(0, 8) as usize,
            "u" => self.by_number(number.unwrap_or_default()),
            "ansicpg" => self.encoding = number.and_then(code_page),
            "f" | "af" if word == "f" => self.state.font = number.unwrap_or(-1),
            "fcharset" if self.state.purpose == Purpose::Fonts => {
                if let Some(encoding) = number.and_then(charset) {
                    self.fonts.insert(self.state.font, encoding);
                }
            }
            _ => {}
        }
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'*' => self.state.ignorable = true,
            b'~' => self.letters("\u{a0}"),
            b'_' => self.letters("-"),
            b'\n' | b'\r' => self.end_paragraph(),
            _ => {}
        }
    }

    /// A letter given by its number in Unicode; those beyond the first plane come in two halves.
    fn by_number(&mut self, number: i32) {
        let unit = number.rem_euclid(0x10000) as u16;
        let units: Vec<u16> = self.half.take().into_iter().chain([unit]).collect();
        if units.len() == 1 && (0xd800..0xdc00).contains(&unit) {
            self.half = Some(unit);
        } else {
            self.letters(&String::from_utf16_lossy(&units));
        }
        self.to_skip = self.state.stand_ins;
    }

    fn flush(&mut self) {
        let bytes = std::mem::take(&mut self.bytes);
        if bytes.is_empty() {
            return;
        }
        let encoding = self.fonts.get(&self.state.font).copied().or(self.encoding).unwrap_or(WINDOWS_1252);
        let text = encoding.decode_without_bom_handling(&bytes).0.into_owned();
        self.letters(&text);
    }

    fn letters(&mut self, text: &str) {
        if self.state.hidden {
            return;
        }
        match self.state.purpose {
            Purpose::Text => self.text.push_str(text),
            Purpose::Label => self.label.push_str(text),
            Purpose::Note => self.note.push_str(text),
            Purpose::Title => self.title.push_str(text),
            Purpose::Skipped | Purpose::Fonts => {}
        }
    }

    fn end_paragraph(&mut self) {
        match self.state.purpose {
            Purpose::Note => return self.note.push(' '),
            Purpose::Text => {}
            _ => return,
        }
        if self.in_table {
            return self.text.push(' ');
        }
        let label = single_spaced(&std::mem::take(&mut self.label));
        let label = Some(label).filter(|text| label::alone(text).is_some());
        let block = Block {
            label,
            notes: std::mem::take(&mut self.calls),
            ..Block::paragraph(&std::mem::take(&mut self.text))
        };
        if !block.text.is_empty() {
            self.blocks.push(block);
        }
    }

    fn end_cell(&mut self) {
        let label = std::mem::take(&mut self.label);
        let text = std::mem::take(&mut self.text);
        self.cells.push(format!("{label} {text}"));
    }

    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        let block = Block { notes: std::mem::take(&mut self.calls), ..Block::row(&cells) };
        if !block.text.is_empty() {
            self.blocks.push(block);
        }
    }

    /// Text of a table whose last row was never ended.
    fn end_table_if_left(&mut self) {
        if !self.in_table && !self.cells.is_empty() {
            self.end_row();
        }
    }
}

fn code_page(number: i32) -> Option<&'static Encoding> {
    match number {
        437 | 850 | 1252 => Some(WINDOWS_1252),
        866 => Some(encoding_rs::IBM866),
        874 => Some(encoding_rs::WINDOWS_874),
        932 => Some(encoding_rs::SHIFT_JIS),
        936 => Some(encoding_rs::GBK),
        949 => Some(encoding_rs::EUC_KR),
        950 => Some(encoding_rs::BIG5),
        10000 => Some(encoding_rs::MACINTOSH),
        65001 => Some(encoding_rs::UTF_8),
        number => Encoding::for_label(format!("windows-{number}").as_bytes()),
    }
}

/// The encoding of a font, by the number Windows gives its letters.
fn charset(number: i32) -> Option<&'static Encoding> {
    let page = match number {
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    };
    code_page(page)
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::refusal::Refusal;
    use proptest::prelude::*;

    #[test]
    fn letters_labels_tables_and_notes() {
        let rtf = br"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}{\f1\fcharset204 Cyr;}}{\info{\title A mission}{\author X}}
{\header running head\par}{\listtext\tab 12.\tab}The \b mission\b0  found caf\'e9s{\footnote{\chftn} A note.} and \u8220?quotes\u8221?.\par
{\f1\'ca\'ee\'ec\'e8\'f2\'e5\'f2}\par\trowd\intbl one\cell two\cell\row\pard {\*\unknown hidden}{\v secret}(a) after\par}";
        let draft = read(rtf).unwrap();
        let shown: Vec<_> = draft.blocks.iter().map(|block| (block.label.as_deref(), block.text.as_str())).collect();
        assert_eq!(
            shown,
            [
                (Some("12."), "The mission found cafés and “quotes”."),
                (None, "Комитет"),
                (None, "one | two"),
                (None, "(a) after")
            ]
        );
        assert_eq!((draft.title.as_deref(), draft.footnotes[0].text.as_str()), (Some("A mission"), "A note."));
        assert_eq!(draft.blocks[0].notes, ["1"]);
    }

    #[test]
    fn groups_without_end_are_refused_and_binary_is_stepped_over() {
        assert!(matches!(read(&b"{".repeat(100_000)), Err(Refusal::Bomb(_))));
        assert_eq!(read(b"{\\rtf1 a{\\pict\\bin5 }}{{{}b}").unwrap().blocks[0].text, "ab");
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..300), text in "[{}\\\\a-z0-9' *]{0,200}") {
            let _ = read(&bytes);
            let _ = read(text.as_bytes());
        }
    }
}
