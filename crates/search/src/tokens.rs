//! The pieces a query is read in: words, quotations, operators, fields.

use crate::analysis::{exact, is_han};

/// How far apart `NEAR` lets words stand where it does not say.
const NEARNESS: u32 = 10;

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Token {
    Open,
    Close,
    And,
    Or,
    Not,
    Near(u32),
    Quoted(String),
    Bare(String),
    /// A name before a colon, and what stands behind it.
    Field(String, String),
}

/// A text in the pieces that mean something.
pub(crate) fn lex(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, after) = match first {
            '(' => (Some(Token::Open), &rest[1..]),
            ')' => (Some(Token::Close), &rest[1..]),
            '-' | '−'
                if rest[first.len_utf8()..].starts_with(|c: char| c.is_alphanumeric() || is_quote(c) || c == '(') =>
            {
                (Some(Token::Not), &rest[first.len_utf8()..])
            }
            c if is_quote(c) => {
                let (quoted, after) = quoted(rest);
                (Some(Token::Quoted(quoted)), after)
            }
            _ => bare(rest),
        };
        match token {
            // Chinese stands without spaces: each pair of characters is a word of its own.
            Some(Token::Bare(word)) if word.contains(is_han) => {
                tokens.extend(exact(&word).into_iter().map(|pair| Token::Bare(pair.text)));
            }
            token => tokens.extend(token),
        }
        rest = after.trim_start();
    }
    tokens
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// The text between quotation marks of any kind; to the end where the second is missing.
fn quoted(rest: &str) -> (String, &str) {
    let mut inside = rest.chars();
    inside.next();
    let inside = inside.as_str();
    match inside.find(is_quote) {
        Some(end) => {
            let mut after = inside[end..].chars();
            after.next();
            (inside[..end].to_owned(), after.as_str())
        }
        None => (inside.to_owned(), ""),
    }
}

/// A word, an operator, or a field with its value. Nothing where there is no letter and no digit.
fn bare(rest: &str) -> (Option<Token>, &str) {
    let end = rest.find(|c: char| c.is_whitespace() || is_quote(c) || matches!(c, '(' | ')')).unwrap_or(rest.len());
    let end = end.max(rest.chars().next().map_or(0, char::len_utf8));
    let (word, after) = rest.split_at(end);
    if let Some((name, value)) = word.split_once(':')
        && is_field_name(name)
    {
        if value.is_empty() && after.starts_with(is_quote) {
            let (value, after) = quoted(after);
            return (Some(Token::Field(name.to_owned(), value)), after);
        }
        if value.chars().any(char::is_alphanumeric) {
            return (Some(Token::Field(name.to_owned(), value.to_owned())), after);
        }
    }
    let token = match word {
        "AND" | "&&" => Some(Token::And),
        "OR" | "||" => Some(Token::Or),
        "NOT" => Some(Token::Not),
        _ if nearness(word).is_some() => nearness(word).map(Token::Near),
        _ => word.chars().any(char::is_alphanumeric).then(|| Token::Bare(word.to_owned())),
    };
    (token, after)
}

/// `NEAR`, or `NEAR/5`.
fn nearness(word: &str) -> Option<u32> {
    match word.strip_prefix("NEAR")? {
        "" => Some(NEARNESS),
        apart => apart.strip_prefix('/')?.parse().ok(),
    }
}

fn is_field_name(name: &str) -> bool {
    name.len() >= 2 && name.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_')
}
