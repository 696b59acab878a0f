//! The numbers that stand before the paragraphs of a source.

use std::collections::HashSet;

use record::{Origin, Passage};

/// Gives each paragraph of a source its number: the printed one where there is one, otherwise one supplied by us, in square
/// brackets as editors do.
pub(crate) struct Numbering<'a> {
    origin: &'a Origin,
    taken: HashSet<String>,
    /// How many paragraphs have been numbered.
    count: usize,
    passages: Vec<Passage>,
}

impl<'a> Numbering<'a> {
    pub fn new(origin: &'a Origin) -> Self {
        Self { origin, taken: HashSet::new(), count: 0, passages: Vec::new() }
    }

    /// The number of the next paragraph. One that was printed before is a list or a footnote that counts anew.
    pub fn next(&mut self, printed: Option<&str>) -> String {
        self.count += 1;
        match printed {
            _ if *self.origin == Origin::Summary => self.count.to_string(),
            Some(number) if self.taken.insert(number.to_owned()) => number.to_owned(),
            _ => format!("[{}]", self.count),
        }
    }

    /// Add a paragraph. Empty ones are left out.
    pub fn add(&mut self, heading: Option<&str>, text: &str, item: bool) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return;
        }
        let (number, text) = match printed(&text).filter(|_| *self.origin != Origin::Summary) {
            Some((number, rest)) if !self.taken.contains(number) => (self.next(Some(number)), rest.to_owned()),
            _ => (self.next(None), text),
        };
        self.passages.push(Passage {
            origin: self.origin.clone(),
            number,
            heading: heading.map(str::to_owned),
            page: None,
            text,
            spans: Vec::new(),
            item,
        });
    }

    pub fn finish(self) -> Vec<Passage> {
        self.passages
    }
}

/// `12. The Council …` as `12` and the rest. One to four digits, a full stop, a space, and something behind it.
fn printed(text: &str) -> Option<(&str, &str)> {
    let (number, rest) = text.split_once(". ")?;
    let digits = (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    (digits && !rest.is_empty()).then_some((number, rest))
}

#[cfg(test)]
mod tests {
    use super::Numbering;
    use record::Origin;

    #[test]
    fn our_own_words_are_never_taken_for_a_number() {
        let mut numbering = Numbering::new(&Origin::Summary);
        numbering.add(None, "1994. So begins the sentence.", false);
        let passages = numbering.finish();
        assert_eq!((passages[0].number.as_str(), passages[0].text.as_str()), ("1", "1994. So begins the sentence."));
    }

    #[test]
    fn printed_numbers_stay_and_others_are_supplied() {
        let origin = Origin::Source("en".into());
        let mut numbering = Numbering::new(&origin);
        for text in ["Summary", "1. The Council", "  ", "2. The\n mission", "1. a footnote", "2016. A year stands here"]
        {
            numbering.add(None, text, false);
        }
        let passages = numbering.finish();
        let shown: Vec<_> = passages.iter().map(|p| (p.number.as_str(), p.text.as_str())).collect();
        assert_eq!(
            shown,
            [
                ("[1]", "Summary"),
                ("1", "The Council"),
                ("2", "The mission"),
                ("[4]", "1. a footnote"),
                ("2016", "A year stands here"),
            ]
        );
    }
}
