//! The query language: what a reader may type, and what it means.
//!
//! Words, `"phrases"`, `AND`, `OR`, `NOT` and `-`, `NEAR`, parentheses, `prefix*`, `field:value` and year ranges. Parsing never fails:
//! it gives a [`Clause`] and complaints. Words stand side by side as if `AND` stood between them.

use record::{Symbol, Vocabularies, nearest};

use crate::analysis::{exact, is_filler};
use crate::complaint::{Complaint, Operator};
use crate::tokens::{Token, lex};
use crate::{Clause, FACETS, Facet, NO_VALUE};

/// The longest text that is read, in characters.
pub const LONGEST_TEXT: usize = 1000;
/// The most words, phrases and fields that are looked for.
pub const MOST_CLAUSES: usize = 32;
const DEEPEST: usize = 12;
/// The most words of a phrase, or of a word written with hyphens, that are looked for.
const LONGEST_PHRASE: usize = 24;
/// The most beginnings of words that are looked for: each stands for many words.
const MOST_PREFIXES: usize = 4;
/// How far apart `NEAR` lets words stand at most.
pub(crate) const FARTHEST: u32 = 30;
/// From how many plain words on any will do: a sentence is a question, not a filter.
const SEVERAL: usize = 4;

/// A clause, and what was odd about the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// What it asks for.
    pub clause: Clause,
    /// What was odd.
    pub complaints: Vec<Complaint>,
}

/// Read a query. The vocabularies give the values of fields their meaning: `body:"Human Rights Council"`.
pub fn parse(text: &str, vocabularies: &Vocabularies) -> Parsed {
    let mut complaints = Vec::new();
    let mut kept = text;
    if let Some((cut, _)) = text.char_indices().nth(LONGEST_TEXT) {
        kept = &text[..cut];
        complaints.push(Complaint::TooLong(LONGEST_TEXT));
    }
    let tokens = lex(kept);
    let mut parser = Parser { tokens, at: 0, depth: 0, leaves: 0, prefixes: 0, vocabularies, complaints };
    let mut clauses = Vec::new();
    while parser.at < parser.tokens.len() {
        let before = parser.at;
        clauses.extend(parser.any());
        if let Some(Token::Close) = parser.tokens.get(parser.at) {
            parser.at += 1;
            parser.complaints.push(Complaint::Unopened);
        }
        debug_assert!(parser.at > before, "the parser must move on");
    }
    let mut complaints = parser.complaints;
    complaints.dedup();
    let clause = all(clauses).unwrap_or_else(|| words_or_everything(kept));
    Parsed { clause, complaints }
}

/// A text with no clause in it is its words, as `AND` typed alone, or nothing at all.
fn words_or_everything(text: &str) -> Clause {
    if text.chars().any(char::is_alphanumeric) { Clause::Word(text.to_owned()) } else { Clause::Everything }
}

struct Parser<'a> {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    leaves: usize,
    prefixes: usize,
    vocabularies: &'a Vocabularies,
    complaints: Vec<Complaint>,
}

impl Parser<'_> {
    fn complain(&mut self, complaint: Complaint) {
        self.complaints.push(complaint);
    }

    fn next_is(&self, token: &Token) -> bool {
        self.tokens.get(self.at) == Some(token)
    }

    /// `a OR b`.
    fn any(&mut self) -> Option<Clause> {
        let mut clauses = Vec::from_iter(self.all_of());
        while self.next_is(&Token::Or) {
            self.at += 1;
            match self.all_of() {
                Some(clause) if !clauses.is_empty() => clauses.push(clause),
                Some(clause) => {
                    clauses.push(clause);
                    self.complain(Complaint::OneSided(Operator::Or));
                }
                None => self.complain(Complaint::OneSided(Operator::Or)),
            }
        }
        if clauses.len() > 1 { Some(Clause::Any(clauses)) } else { clauses.pop() }
    }

    /// `a b`, `a AND b`.
    fn all_of(&mut self) -> Option<Clause> {
        let mut clauses = Vec::new();
        loop {
            match self.tokens.get(self.at) {
                None | Some(Token::Or | Token::Close) => break,
                Some(Token::Near(apart)) => {
                    let apart = *apart;
                    self.at += 1;
                    self.near(&mut clauses, apart);
                }
                Some(Token::And) => {
                    self.at += 1;
                    let last = matches!(self.tokens.get(self.at), None | Some(Token::Or | Token::Close | Token::And));
                    if clauses.is_empty() || last {
                        self.complain(Complaint::OneSided(Operator::And));
                    }
                }
                Some(_) => clauses.extend(self.one()),
            }
        }
        all(clauses)
    }

    fn one(&mut self) -> Option<Clause> {
        let token = self.tokens.get(self.at)?.clone();
        self.at += 1;
        match token {
            Token::Not => self.negated(),
            Token::Open => self.group(),
            Token::Quoted(text) => self.leaf(|parser| phrase(parser.cut(text))),
            Token::Bare(word) => self.leaf(|parser| Some(parser.word(word))),
            Token::Field(name, value) => self.leaf(|parser| Some(parser.field(&name, &value))),
            Token::And | Token::Or | Token::Close | Token::Near(_) => None,
        }
    }

    /// `a NEAR b`: what stood before it and what follows.
    fn near(&mut self, clauses: &mut Vec<Clause>, apart: u32) {
        let apart = apart.clamp(1, FARTHEST);
        let Some(Token::Bare(second) | Token::Quoted(second)) = self.tokens.get(self.at).cloned() else {
            return self.complain(Complaint::OneSided(Operator::Near));
        };
        let (words, apart) = match clauses.pop() {
            Some(Clause::Word(first) | Clause::Phrase(first)) => (vec![first, second], apart),
            Some(Clause::Near(mut words, others)) => {
                words.push(second);
                (words, apart.max(others))
            }
            other => {
                clauses.extend(other);
                return self.complain(Complaint::OneSided(Operator::Near));
            }
        };
        self.at += 1;
        clauses.extend(self.leaf(|_| Some(Clause::Near(words, apart))));
    }

    /// A text without the words that are too many for a phrase.
    fn cut(&mut self, text: String) -> String {
        let words = exact(&text);
        let Some(beyond) = words.get(LONGEST_PHRASE) else { return text };
        self.complain(Complaint::LongPhrase(LONGEST_PHRASE));
        text[..beyond.offset_from].to_owned()
    }

    fn word(&mut self, word: String) -> Clause {
        match word_clause(self.cut(word)) {
            Clause::Prefix(stem) if self.prefixes == MOST_PREFIXES => {
                self.complain(Complaint::TooManyPrefixes(MOST_PREFIXES));
                Clause::Word(stem)
            }
            Clause::Prefix(stem) => {
                self.prefixes += 1;
                Clause::Prefix(stem)
            }
            clause => clause,
        }
    }

    fn negated(&mut self) -> Option<Clause> {
        if matches!(self.tokens.get(self.at), None | Some(Token::Close | Token::And | Token::Or)) {
            self.complain(Complaint::NothingNegated);
            return None;
        }
        // Each `NOT` of a row of them is one level of recursion.
        if self.depth >= DEEPEST {
            return self.one_too_deep();
        }
        self.depth += 1;
        let clause = self.one();
        self.depth -= 1;
        match clause? {
            Clause::Not(inner) => Some(*inner),
            clause => Some(Clause::Not(Box::new(clause))),
        }
    }

    fn group(&mut self) -> Option<Clause> {
        if self.depth >= DEEPEST {
            return self.one_too_deep();
        }
        self.depth += 1;
        let clause = self.any();
        self.depth -= 1;
        if self.next_is(&Token::Close) {
            self.at += 1;
        } else {
            self.complain(Complaint::Unclosed);
        }
        clause
    }

    fn one_too_deep(&mut self) -> Option<Clause> {
        self.complain(Complaint::TooDeep);
        None
    }

    fn leaf(&mut self, clause: impl FnOnce(&mut Self) -> Option<Clause>) -> Option<Clause> {
        if self.leaves == MOST_CLAUSES {
            let complaint = Complaint::TooMany(MOST_CLAUSES);
            if !self.complaints.contains(&complaint) {
                self.complaints.push(complaint);
            }
            return None;
        }
        self.leaves += 1;
        clause(self)
    }

    fn field(&mut self, name: &str, value: &str) -> Clause {
        let name = name.to_ascii_lowercase();
        match name.as_str() {
            "title" => Clause::Title(self.cut(value.to_owned())),
            "symbol" => symbol(value).unwrap_or_else(|| Clause::Phrase(value.to_owned())),
            "year" | "years" => self.years(value),
            _ => match name.parse() {
                Ok(facet) => self.value(facet, value),
                Err(()) => self.no_such_field(&name, value),
            },
        }
    }

    fn value(&mut self, facet: Facet, value: &str) -> Clause {
        let vocabulary = self.vocabularies.scheme(facet.scheme());
        if let Some(term) = vocabulary.named(value) {
            return Clause::Value(facet, term.slug.clone());
        }
        if value.eq_ignore_ascii_case(NO_VALUE) {
            return Clause::Value(facet, NO_VALUE.into());
        }
        let near = nearest(value, vocabulary.terms().iter().map(|term| term.slug.as_str()));
        let nearest = near.map(str::to_owned);
        self.complain(Complaint::UnknownValue { facet, value: value.to_owned(), nearest });
        Clause::Word(self.cut(value.to_owned()))
    }

    fn no_such_field(&mut self, name: &str, value: &str) -> Clause {
        let known = FACETS.iter().map(|row| row.name).chain(["title", "symbol", "year"]);
        let nearest = nearest(name, known).map(str::to_owned);
        self.complain(Complaint::UnknownField { name: name.to_owned(), nearest });
        let words = [Clause::Word(name.to_owned()), Clause::Word(self.cut(value.to_owned()))];
        Clause::All(words.into())
    }

    fn years(&mut self, value: &str) -> Clause {
        if value.eq_ignore_ascii_case(NO_VALUE) {
            return Clause::Undated;
        }
        let year = |text: &str| text.trim().parse::<u16>().ok().filter(|year| (1000..10_000).contains(year));
        let ends = ["..", "–", "-"].iter().find_map(|mark| value.split_once(mark)).unwrap_or((value, value));
        let open = |text: &str| text.trim().is_empty();
        match (year(ends.0), year(ends.1)) {
            (Some(first), Some(last)) => Clause::Years(Some(first.min(last)), Some(first.max(last))),
            (Some(first), None) if open(ends.1) => Clause::Years(Some(first), None),
            (None, Some(last)) if open(ends.0) => Clause::Years(None, Some(last)),
            _ => {
                self.complain(Complaint::NoYears(value.to_owned()));
                Clause::Word(value.to_owned())
            }
        }
    }
}

fn phrase(text: String) -> Option<Clause> {
    text.chars().any(char::is_alphanumeric).then_some(Clause::Phrase(text))
}

fn word_clause(word: String) -> Clause {
    if let Some(stem) = word.strip_suffix('*')
        && stem.chars().filter(|c| c.is_alphanumeric()).count() >= 2
        && !stem.contains('*')
    {
        return Clause::Prefix(stem.to_owned());
    }
    if word.contains('/')
        && let Some(symbol) = symbol(&word)
    {
        return symbol;
    }
    Clause::Word(word)
}

fn symbol(text: &str) -> Option<Clause> {
    let readings = Symbol::readings(text)?.readings;
    Some(Clause::Symbol(text.to_owned(), readings.iter().map(|symbol| symbol.key().to_owned()).collect()))
}

/// All of several clauses, without filler words where anything else remains.
fn all(mut clauses: Vec<Clause>) -> Option<Clause> {
    let filler = |clause: &Clause| match clause {
        Clause::Word(word) => exact(word).iter().all(|token| is_filler(&token.text)),
        _ => false,
    };
    if clauses.iter().any(|clause| !filler(clause)) {
        clauses.retain(|clause| !filler(clause));
    }
    if clauses.len() >= SEVERAL && clauses.iter().all(|clause| matches!(clause, Clause::Word(_))) {
        return Some(Clause::Any(clauses));
    }
    if clauses.len() > 1 { Some(Clause::All(clauses)) } else { clauses.pop() }
}

#[cfg(test)]
mod tests {
    use super::{MOST_CLAUSES, parse};
    use crate::{Clause, Facet};
    use proptest::prelude::*;
    use record::{Scheme, Vocabularies, Vocabulary};

    fn vocabularies() -> Vocabularies {
        let term = |slug: &str, label: &str| {
            serde_json::from_value(serde_json::json!({"slug": slug, "label": {"en": label}})).unwrap()
        };
        let mut all = Vocabularies::default();
        all.insert(Scheme::RecordTypes, Vocabulary::from(vec![term("case", "Case"), term("mechanism", "Mechanism")]));
        all.insert(Scheme::Bodies, Vocabulary::from(vec![term("human-rights-council", "Human Rights Council")]));
        all
    }

    fn clause(text: &str) -> Clause {
        parse(text, &vocabularies()).clause
    }

    fn word(text: &str) -> Clause {
        Clause::Word(text.to_owned())
    }

    fn not(clause: Clause) -> Clause {
        Clause::Not(Box::new(clause))
    }

    #[test]
    fn words_phrases_and_operators() {
        assert_eq!(clause(""), Clause::Everything);
        assert_eq!(clause("inquiry"), word("inquiry"));
        assert_eq!(clause("a inquiry of the Council"), Clause::All(vec![word("inquiry"), word("Council")]));
        assert_eq!(clause("of the"), Clause::All(vec![word("of"), word("the")]));
        assert_eq!(clause("a1 OR b1 c1"), Clause::Any(vec![word("a1"), Clause::All(vec![word("b1"), word("c1")])]));
        assert_eq!(clause("rape NOT (war OR crime)").wanted(), vec![&word("rape")]);
        assert_eq!(clause("judicial -independence"), Clause::All(vec![word("judicial"), not(word("independence"))]));
        assert_eq!(clause("“sexual violence”"), Clause::Phrase("sexual violence".into()));
        assert_eq!(clause("wom*"), Clause::Prefix("wom".into()));
        assert_eq!(clause("NOT NOT rape"), word("rape"));
        assert_eq!(clause("调查委 -法"), Clause::All(vec![word("调查"), word("查委"), not(word("法"))]));
        assert_eq!(clause("how many women judges served there in wartime").wanted().len(), 4);
    }

    #[test]
    fn near_takes_what_stands_on_both_sides() {
        let near = |words: &[&str], apart| Clause::Near(words.iter().map(ToString::to_string).collect(), apart);
        assert_eq!(clause("rape NEAR camp"), near(&["rape", "camp"], 10));
        assert_eq!(clause("rape NEAR/3 camp NEAR/5 guard"), near(&["rape", "camp", "guard"], 5));
        assert_eq!(clause("rape NEAR/999 \"camp guard\""), near(&["rape", "camp guard"], 30));
        assert_eq!(clause("NEAR camp"), word("camp"));
        assert_eq!(parse("rape NEAR", &vocabularies()).complaints.len(), 1);
    }

    #[test]
    fn fields_take_slugs_and_labels() {
        let mechanism = Clause::Value(Facet::Type, "mechanism".into());
        let council = Clause::Value(Facet::Body, "human-rights-council".into());
        let years = Clause::Years(Some(2016), Some(2018));
        let query = "type:mechanism body:\"Human Rights Council\" year:2016..2018";
        assert_eq!(clause(query), Clause::All(vec![mechanism.clone(), council, years]));
        assert_eq!(clause("-type:Mechanism"), not(mechanism));
        assert_eq!(clause("year:none"), Clause::Undated);
        assert_eq!(clause("year:2016.."), Clause::Years(Some(2016), None));
        assert_eq!(clause("type:none"), Clause::Value(Facet::Type, "none".into()));
        assert_eq!(clause("year:2018-2016"), Clause::Years(Some(2016), Some(2018)));
    }

    #[test]
    fn what_is_odd_is_said_and_searched_as_words() {
        let complaints = |text: &str| -> String {
            parse(text, &vocabularies()).complaints.iter().map(ToString::to_string).collect()
        };
        assert!(complaints("typ:case").contains("Did you mean type:?"));
        assert!(complaints("type:cases").contains("Did you mean type:case?"));
        assert!(complaints("year:soon").contains("soon"));
        assert!(complaints("(open").contains("not closed"));
        assert!(complaints("shut)").contains("no opening"));
        assert!(complaints("x1 AND").contains("both sides"));
        assert_eq!(clause("AND"), word("AND"));
        assert_eq!(clause("#"), Clause::Everything);
        assert_eq!(clause("12:30"), word("12:30"));
    }

    #[test]
    fn cost_is_bounded() {
        let many = "word ".repeat(100);
        let Parsed { clause, complaints } = parse(&many, &vocabularies());
        assert_eq!((clause.wanted().len(), complaints.len()), (MOST_CLAUSES, 1));
        let long = format!("\"{}\" {}", "word ".repeat(90), "word-".repeat(90));
        let Parsed { clause, complaints } = parse(&long, &vocabularies());
        assert_eq!(complaints.len(), 1);
        for leaf in clause.wanted() {
            assert!(matches!(leaf, Clause::Phrase(text) | Clause::Word(text) if text.len() <= 130), "{leaf:?}");
        }
        assert_eq!(parse("aa* ab* ac* ad* ae* af*", &vocabularies()).complaints.len(), 1);
        parse(&"(".repeat(900), &vocabularies());
        parse(&"NOT ".repeat(240), &vocabularies());
    }

    use super::Parsed;

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,300}") {
            parse(&text, &vocabularies());
        }

        #[test]
        fn any_heap_of_signs_is_read(parts in prop::collection::vec(
            prop::sample::select(vec!["(", ")", "\"", "AND", "OR", "NOT", "NEAR", "-", "*", ":", "type:", "[", "“", "a/1", "x", "year:", " "]), 0..60)
        ) {
            parse(&parts.concat(), &vocabularies());
            parse(&parts.join(" "), &vocabularies());
        }
    }
}
