//! RTF as a sequence of groups, control words and bytes of text.

/// A piece of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token {
    Open,
    Close,
    /// `\par`, `\u8220`
    Word(String, Option<i32>),
    /// `\*`, `\~`
    Symbol(u8),
    /// A byte of text, written as it is or as `\'e9`.
    Byte(u8),
}

pub(super) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

/// No control word is longer.
const LONGEST_WORD: usize = 32;

impl<'a> Tokens<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn take(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied()?;
        self.at += 1;
        Some(byte)
    }

    fn while_true(&mut self, most: usize, is: impl Fn(u8) -> bool) -> &'a [u8] {
        let start = self.at;
        while self.at - start < most && self.bytes.get(self.at).copied().is_some_and(&is) {
            self.at += 1;
        }
        &self.bytes[start..self.at]
    }

    /// What stands behind a backslash.
    fn control(&mut self) -> Option<Token> {
        match self.take()? {
            b'\'' => {
                let digits = self.while_true(2, |byte| byte.is_ascii_hexdigit());
                let text = std::str::from_utf8(digits).unwrap_or_default();
                Some(Token::Byte(u8::from_str_radix(text, 16).unwrap_or(b'?')))
            }
            byte @ (b'\\' | b'{' | b'}') => Some(Token::Byte(byte)),
            first if first.is_ascii_alphabetic() => {
                self.at -= 1;
                Some(self.word())
            }
            symbol => Some(Token::Symbol(symbol)),
        }
    }

    fn word(&mut self) -> Token {
        let word =
            String::from_utf8_lossy(self.while_true(LONGEST_WORD, |byte| byte.is_ascii_alphabetic())).into_owned();
        let minus = self.bytes.get(self.at) == Some(&b'-');
        self.at += usize::from(minus);
        let digits = self.while_true(10, |byte| byte.is_ascii_digit());
        let number = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse::<i32>().ok());
        let number = if minus { number.map(i32::wrapping_neg) } else { number };
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        // Binary data follows, of so many bytes.
        if let ("bin", Some(length)) = (word.as_str(), number) {
            self.at = self.at.saturating_add(length.max(0) as usize).min(self.bytes.len());
        }
        Token::Word(word, number)
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            return Some(match self.take()? {
                b'{' => Token::Open,
                b'}' => Token::Close,
                b'\\' => self.control()?,
                b'\r' | b'\n' | 0 => continue,
                byte => Token::Byte(byte),
            });
        }
    }
}
