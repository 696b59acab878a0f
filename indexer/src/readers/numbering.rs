//! The numbers of paragraphs: the printed ones where there are any, others supplied by us in square brackets, as editors do.
//!
//! A report counts its paragraphs through; lists inside a paragraph, footnotes and annexes count anew. What counts through is
//! found first ([`runs`]), then each block gets its number: `12`, `12 (b)`, `12 [2]` for what stands in paragraph 12 without a
//! label of its own, `12 [annex II]` in a numbering of its own, `[40]` for what belongs to no numbered paragraph.

use std::collections::HashSet;

use record::{Origin, Passage, Span};

use super::block::{Block, Kind};
use super::label::{self, Label};
use super::misread;
use super::runs::{Place, Runs};
use crate::extract::{Heading, SourcePassage};

/// Our own words, counted by us: a number that stands in them is part of the sentence.
pub(crate) fn summary(blocks: Vec<Block>) -> Vec<Passage> {
    let mut heading = None;
    let mut passages: Vec<Passage> = Vec::new();
    for block in blocks {
        if let Kind::Heading(_) = block.kind {
            heading = Some(block.text).filter(|text| !text.is_empty());
        } else if !block.text.is_empty() {
            passages.push(Passage {
                origin: Origin::Summary,
                number: (passages.len() + 1).to_string(),
                heading: heading.clone(),
                page: None,
                text: block.text,
                spans: block.spans,
                item: block.kind == Kind::Item,
            });
        }
    }
    passages
}

/// A source with its numbers.
pub(crate) struct Numbered {
    pub passages: Vec<SourcePassage>,
    pub headings: Vec<Heading>,
    /// Numbers that could not be read where they are printed, and were counted.
    pub counted: Vec<u32>,
}

/// The blocks of a source as passages under its headings.
pub(crate) fn source(blocks: Vec<Block>) -> Numbered {
    let mut labels: Vec<Option<Labelled>> = blocks.iter().map(Labelled::of).collect();
    let counted = count_unreadable(&blocks, &mut labels);
    let runs = Runs::of(&blocks, &labels);
    let mut numbering = Numbering::default();
    for (at, (block, label)) in blocks.into_iter().zip(labels).enumerate() {
        numbering.block(block, label, &runs, at);
    }
    Numbered { passages: numbering.passages, headings: numbering.headings, counted }
}

/// Text recognition makes `U.` of `4.`: where exactly as many labels between two numbers cannot be read as numbers are missing,
/// they are those numbers.
fn count_unreadable(blocks: &[Block], labels: &mut [Option<Labelled>]) -> Vec<u32> {
    let mut counted = Vec::new();
    let mut last: Option<u32> = None;
    let mut unreadable: Vec<usize> = Vec::new();
    let mut misread_before = 0;
    for at in 0..blocks.len() {
        let expected = last.map_or(1, |last| last + 1);
        if let Some(cut) = misread(&blocks[at], labels[at].as_ref(), expected, misread_before >= OFTEN) {
            labels[at] = Some(Labelled { label: Label::Number(expected), cut });
            counted.push(expected);
            misread_before += 1;
        }
        match labels[at].as_ref().map(|labelled| &labelled.label) {
            Some(Label::Number(number)) => {
                let number = *number;
                let missing = last.map_or(0, |last| number.saturating_sub(last + 1)) as usize;
                let missed = unreadable.split_off(0);
                if missing > 0 && missing == missed.len() {
                    for (place, number) in missed.into_iter().zip(number - missing as u32..) {
                        labels[place] = Some(Labelled { label: Label::Number(number), cut: 0 });
                        counted.push(number);
                    }
                }
                last = Some(number);
            }
            None if blocks[at].kind == Kind::Paragraph && blocks[at].label.is_some() => unreadable.push(at),
            _ => {}
        }
    }
    counted
}

/// So many misread numbers make a text one where it happens often.
const OFTEN: usize = 4;

/// How much of its text the number of a block takes, if it is the one expected here and was misread.
fn misread(block: &Block, labelled: Option<&Labelled>, expected: u32, sure: bool) -> Option<usize> {
    let readable = match labelled.map(|labelled| &labelled.label) {
        Some(Label::Number(number)) => !sure || *number >= expected || *number == 1,
        Some(Label::Part(_)) => true,
        None => false,
    };
    if readable || block.kind != Kind::Paragraph {
        return None;
    }
    let printed = block.label.as_ref().map(|label| (label.trim_end_matches(['.', '^']), 0));
    let (sign, cut) = printed.or_else(|| misread::sign(&block.text))?;
    misread::is(sign, expected, sure).then_some(cut)
}

/// A label and how many bytes of the text it takes.
pub(crate) struct Labelled {
    pub label: Label,
    cut: usize,
}

impl Labelled {
    fn of(block: &Block) -> Option<Self> {
        match (block.kind, &block.label) {
            (Kind::Heading(_) | Kind::Row, _) => None,
            (_, Some(label)) => Some(Self { label: label::alone(label)?, cut: 0 }),
            (_, None) => {
                let (label, rest) = label::leading(&block.text)?;
                Some(Self { label, cut: block.text.len() - rest.len() })
            }
        }
    }
}

#[derive(Default)]
struct Numbering {
    passages: Vec<SourcePassage>,
    headings: Vec<Heading>,
    heading: Option<String>,
    /// The numbered paragraph we are in, what stands behind its number, and how many blocks it has had.
    paragraph: Option<(String, String, usize)>,
    /// The parts of it we are in: `b`, `iv`.
    parts: Vec<String>,
    /// Notes called in a heading: the passage below it calls them.
    notes: Vec<String>,
    /// The anchors that are taken, so that no two passages share an address.
    taken: HashSet<String>,
}

impl Numbering {
    fn block(&mut self, block: Block, labelled: Option<Labelled>, runs: &Runs, at: usize) {
        if let Kind::Heading(level) = block.kind {
            return self.heading(level, block);
        }
        if block.text.trim().is_empty() {
            return;
        }
        let place = runs.place(at);
        let (number, cut) = match labelled {
            Some(Labelled { label: Label::Number(number), cut }) => match place {
                Place::Main => (self.paragraph(number, String::new()), cut),
                Place::Own(name) => (self.paragraph(number, format!(" [{name}]")), cut),
                Place::Loose if block.heading_like => return self.heading(3, block),
                Place::Loose => (None, 0),
            },
            Some(Labelled { label: Label::Part(part), cut }) => (self.part(&part), cut),
            None => (self.within(runs.continues(at)), 0),
        };
        self.push(block, number, cut);
    }

    fn heading(&mut self, level: u8, block: Block) {
        let label = block.label.filter(|label| !block.text.starts_with(label.as_str()));
        let text = label.map_or(block.text.clone(), |label| format!("{label} {}", block.text)).trim().to_owned();
        self.paragraph = None;
        self.parts.clear();
        self.notes.extend(block.notes);
        if text.is_empty() {
            self.heading = None;
            return;
        }
        self.heading = Some(text.clone());
        self.headings.push(Heading { level, text, page: block.page });
    }

    fn paragraph(&mut self, number: u32, behind: String) -> Option<String> {
        self.parts.clear();
        let printed = format!("{number}{behind}");
        self.paragraph = Some((number.to_string(), behind, 1));
        self.take(printed)
    }

    fn part(&mut self, part: &str) -> Option<String> {
        let (number, behind, _) = self.paragraph.clone()?;
        self.descend(part);
        let parts: String = self.parts.iter().map(|part| format!(" ({part})")).collect();
        self.take(format!("{number}{parts}{behind}"))
    }

    /// Find the depth of a part: behind its like, or one deeper.
    fn descend(&mut self, part: &str) {
        match self.parts.iter().rposition(|open| label::follows(part, open)) {
            Some(depth) => {
                self.parts.truncate(depth);
                self.parts.push(part.to_owned());
            }
            None => {
                if !label::is_first(part) {
                    self.parts.pop();
                }
                self.parts.push(part.to_owned());
            }
        }
    }

    /// The number of a block without a label that stands inside a numbered paragraph.
    fn within(&mut self, inside: bool) -> Option<String> {
        let (number, behind, blocks) = self.paragraph.as_mut().filter(|_| inside)?;
        *blocks += 1;
        let number = format!("{number} [{blocks}]{behind}");
        self.take(number)
    }

    /// A number, if no passage has its address yet.
    fn take(&mut self, number: String) -> Option<String> {
        self.taken.insert(anchor(&number)).then_some(number)
    }

    fn push(&mut self, block: Block, number: Option<String>, cut: usize) {
        let cut = if number.is_some() { cut } else { 0 };
        let printed = block.label.filter(|_| number.is_none());
        let mut text = block.text.get(cut..).unwrap_or_default().to_owned();
        let mut spans = shifted(block.spans, cut);
        // A label that is no number of a paragraph stays in the text, where it was printed.
        if let Some(label) = printed {
            spans.iter_mut().for_each(|span| {
                span.start += label.len() + 1;
                span.end += label.len() + 1;
            });
            text = format!("{label} {text}");
        }
        let item = block.kind == Kind::Item && number.is_none();
        let number = number.unwrap_or_else(|| self.supplied());
        let mut notes = std::mem::take(&mut self.notes);
        notes.extend(block.notes);
        self.passages.push(SourcePassage {
            number,
            heading: self.heading.clone(),
            page: block.page,
            text,
            spans,
            item,
            footnotes: notes,
        });
    }

    fn supplied(&mut self) -> String {
        let mut count = self.passages.len() + 1;
        loop {
            let number = format!("[{count}]");
            if self.taken.insert(anchor(&number)) {
                return number;
            }
            count += 1;
        }
    }
}

/// The address that a number gives its passage.
fn anchor(number: &str) -> String {
    let passage = SourcePassage { number: number.to_owned(), ..SourcePassage::default() };
    passage.into_passage(Origin::Source("und".into())).anchor()
}

/// Spans of a text whose first bytes are cut off.
fn shifted(spans: Vec<Span>, cut: usize) -> Vec<Span> {
    let shift = |span: Span| Span { start: span.start.saturating_sub(cut), end: span.end.saturating_sub(cut), ..span };
    spans.into_iter().map(shift).filter(|span| span.start < span.end).collect()
}

#[cfg(test)]
mod tests {
    use super::{Block, Kind, source, summary};

    fn numbers(texts: &[&str]) -> Vec<(String, String)> {
        let block = |text: &&str| match text.strip_prefix("# ") {
            Some(heading) => Block::heading(1, heading),
            None => Block::paragraph(text),
        };
        let passages = source(texts.iter().map(block).collect()).passages;
        passages.into_iter().map(|passage| (passage.number, passage.text)).collect()
    }

    fn only(texts: &[&str]) -> Vec<String> {
        numbers(texts).into_iter().map(|(number, _)| number).collect()
    }

    #[test]
    fn our_own_words_are_never_taken_for_a_number() {
        let passages = summary(vec![Block::paragraph("1994. So begins the sentence.")]);
        assert_eq!((passages[0].number.as_str(), passages[0].text.as_str()), ("1", "1994. So begins the sentence."));
    }

    #[test]
    fn printed_numbers_stay_and_others_are_supplied() {
        let shown = numbers(&["Summary", "1. The Council", "  ", "2. The mission", "1. a footnote", "2016. A year"]);
        let shown: Vec<_> = shown.iter().map(|(number, text)| (number.as_str(), text.as_str())).collect();
        assert_eq!(
            shown,
            [
                ("[1]", "Summary"),
                ("1", "The Council"),
                ("2", "The mission"),
                ("[4]", "1. a footnote"),
                ("[5]", "2016. A year"),
            ]
        );
        assert_eq!(only(&["86. Excerpts", "87. have gaps", "140. between them"]), ["86", "87", "140"]);
    }

    #[test]
    fn parts_belong_to_their_paragraph() {
        let texts =
            ["1. It decides:", "(a) To ask:", "(i) First;", "(ii) Second;", "(b) To go on.", "2. It ends.", "(a) So."];
        assert_eq!(only(&texts), ["1", "1 (a)", "1 (a) (i)", "1 (a) (ii)", "1 (b)", "2", "2 (a)"]);
        assert_eq!(only(&["(a) without a paragraph"]), ["[1]"]);
    }

    #[test]
    fn lists_inside_a_paragraph_do_not_count_through() {
        let texts = ["1. One", "2. Two", "1. first", "2. second", "3. third", "3. Three", "4. Four"];
        assert_eq!(only(&texts), ["1", "2", "[3]", "[4]", "[5]", "3", "4"]);
    }

    #[test]
    fn an_agenda_before_and_an_annex_behind_do_not_take_the_numbers() {
        let texts =
            ["1. Opening", "2. Closing", "# I. Report", "1. A", "2. B", "3. C", "4. D", "# Annex II", "1. E", "2. F"];
        assert_eq!(only(&texts), ["[1]", "[2]", "1", "2", "3", "4", "1 [annex II]", "2 [annex II]"]);
    }

    #[test]
    fn what_stands_inside_a_numbered_paragraph_is_numbered_by_it() {
        let texts = ["1. A:", "a quotation", "2. B", "3. C", "# II", "A sentence.", "4. D", "5. E", "A signature"];
        assert_eq!(only(&texts), ["1", "1 [2]", "2", "3", "[5]", "4", "5", "[8]"]);
    }

    #[test]
    fn labels_apart_from_their_text_count_as_well() {
        let block = |label: &str, text: &str| Block { label: Some(label.into()), ..Block::paragraph(text) };
        let passages = source(vec![block("7.", "Seven"), block("(a)", "part"), block("•", "bullet")]).passages;
        let shown: Vec<_> = passages.iter().map(|p| (p.number.as_str(), p.text.as_str())).collect();
        assert_eq!(shown, [("7", "Seven"), ("7 (a)", "part"), ("[3]", "• bullet")]);
    }

    #[test]
    fn numbers_that_text_recognition_could_not_read_are_counted() {
        let block = |label: &str| Block { label: Some(label.into()), ..Block::paragraph("text") };
        let numbered = source(vec![block("3."), block("U."), block("5."), block("lU."), block("8.")]);
        let shown: Vec<_> = numbered.passages.iter().map(|passage| passage.number.as_str()).collect();
        assert_eq!((shown, numbered.counted), (vec!["3", "4", "5", "[4]", "8"], vec![4]));
    }

    #[test]
    fn numbers_that_text_recognition_misread_are_those_expected_there() {
        let texts = ["40. a", "1*1. b", "b2. c", "U3. d", "1+4. e", "15. f", "1+6. g", "bb. h", "48. i"];
        let passages = numbers(&texts);
        let shown: Vec<_> = passages.iter().map(|(number, text)| format!("{number} {text}")).collect();
        assert_eq!(shown, ["40 a", "41 b", "42 c", "43 d", "44 e", "45 f", "46 g", "46 [2] bb. h", "48 i"]);
        // Once is not often: a list stays a list.
        assert_eq!(only(&["43. a", "bb. b", "15. c", "44. d", "45. e"]), ["43", "[2]", "[3]", "44", "45"]);
    }

    #[test]
    fn no_two_passages_share_an_address() {
        let texts = ["1. a", "2. b", "3. c", "x", "y", "# h", "1. d", "2. e", "z", "# i", "1. f", "2. g"];
        let passages = source(texts.iter().map(|text| Block::paragraph(text)).collect()).passages;
        let anchors: std::collections::HashSet<_> =
            passages.into_iter().map(|p| p.into_passage(record::Origin::Source("en".into())).anchor()).collect();
        assert_eq!(anchors.len(), texts.len());
        assert_eq!(Block::row(&[" a".into(), "".into(), "b ".into()]).kind, Kind::Row);
    }
}
