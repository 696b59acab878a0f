//! Terms that were worked out before a text reaches the engine, handed on one after the other.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::grammar::FARTHEST;

/// How far apart two pieces of a text stand.
const APART: usize = FARTHEST as usize + 10;
/// Stands between two terms and in none.
const SEPARATOR: char = '\u{1f}';

/// Terms as one text.
pub(crate) fn ready(terms: &[Token]) -> String {
    let mut text = String::with_capacity(terms.iter().map(|term| term.text.len() + 1).sum());
    terms.iter().for_each(|term| ready_term(&mut text, &[&term.text]));
    text
}

/// One more term, made of some parts.
pub(crate) fn ready_term(text: &mut String, parts: &[&str]) {
    text.extend(parts.iter().copied());
    text.push(SEPARATOR);
}

/// Takes such a text apart again. Each piece of a text stands far from the one before, so that no phrase and no nearness reaches
/// over from one passage into the next.
#[derive(Clone, Default)]
pub(super) struct Ready {
    token: Token,
}

pub(super) struct ReadyStream<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl Tokenizer for Ready {
    type TokenStream<'a> = ReadyStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> ReadyStream<'a> {
        self.token.reset();
        self.token.position = APART - 1;
        ReadyStream { rest: text, token: &mut self.token }
    }
}

impl TokenStream for ReadyStream<'_> {
    fn advance(&mut self) -> bool {
        let Some((term, rest)) = self.rest.split_once(SEPARATOR) else { return false };
        self.rest = rest;
        self.token.text.clear();
        self.token.text.push_str(term);
        self.token.position += 1;
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::{APART, Ready, ready};
    use crate::analysis::exact;
    use proptest::prelude::*;
    use tantivy::tokenizer::{TokenStream, Tokenizer};

    proptest! {
        #[test]
        fn terms_come_back_as_they_were_at_their_places(text in "(\\PC|[人权法]|wa |ﷺ){0,60}") {
            let terms = exact(&text);
            let mut again = Vec::new();
            let text = ready(&terms);
            Ready::default().token_stream(&text).process(&mut |token| again.push((token.text.clone(), token.position)));
            let before: Vec<(String, usize)> = terms.into_iter().map(|term| (term.text, term.position + APART)).collect();
            prop_assert_eq!(again, before);
        }
    }
}
