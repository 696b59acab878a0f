//! Automatic numbering: what Word prints before a paragraph, worked out from the numbering part.

use std::collections::{HashMap, HashSet};

use crate::readers::label::to_roman;
use crate::readers::xml::{Step, walk};
use crate::refusal::Refusal;

/// One level of a list.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    /// `%1.%2`
    text: String,
    /// Whether every part of it is in figures.
    legal: bool,
    /// The style whose paragraphs stand on it.
    style: Option<String>,
}

#[derive(Clone, Debug, Default)]
struct List {
    levels: HashMap<usize, Level>,
    /// The style that defines it elsewhere.
    link: Option<String>,
}

/// A use of a list, with what it changes.
#[derive(Clone, Debug, Default)]
struct Use {
    list: String,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// The lists of a document and how far each has counted.
#[derive(Default)]
pub(super) struct Lists {
    lists: HashMap<String, List>,
    uses: HashMap<String, Use>,
    counters: HashMap<String, HashMap<usize, u32>>,
    /// Uses whose changed start has been applied, by level.
    started: HashSet<(String, usize)>,
}

impl Lists {
    pub fn read(text: &str) -> Result<Self, Refusal> {
        let mut reading = Reading::default();
        walk("DOCX", text, |step| {
            reading.step(step);
            Ok(())
        })?;
        Ok(reading.lists)
    }

    /// The level of a list that a style stands on.
    pub fn level_of(&self, number: &str, style: &str) -> Option<usize> {
        let list = self.lists.get(&self.uses.get(number)?.list)?;
        list.levels.iter().find(|(_, level)| level.style.as_deref() == Some(style)).map(|(depth, _)| *depth)
    }

    /// Follow a list to the style that defines it.
    pub fn link(&self, number: &str) -> Option<&str> {
        self.lists.get(&self.uses.get(number)?.list)?.link.as_deref()
    }

    /// Count a paragraph, and give the label printed before it; nothing for bullets.
    pub fn label(&mut self, number: &str, depth: usize) -> Option<String> {
        let used = self.uses.get(number)?.clone();
        let level = self.level(&used, depth)?;
        let counters = self.counters.entry(used.list.clone()).or_default();
        let restart = used.starts.get(&depth).filter(|_| self.started.insert((number.to_owned(), depth)));
        let value = match (restart, counters.get(&depth)) {
            (Some(start), _) => *start,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => level.start,
        };
        counters.insert(depth, value);
        counters.retain(|other, _| *other <= depth);
        let counters = counters.clone();
        if level.format == "bullet" || level.format == "none" {
            return None;
        }
        Some(self.printed(&used, &level, &counters))
    }

    fn level(&self, used: &Use, depth: usize) -> Option<Level> {
        let level = used.levels.get(&depth).or_else(|| self.lists.get(&used.list)?.levels.get(&depth));
        level.cloned()
    }

    fn printed(&self, used: &Use, level: &Level, counters: &HashMap<usize, u32>) -> String {
        let mut printed = String::new();
        let mut rest = level.text.chars().peekable();
        while let Some(c) = rest.next() {
            let place = if c == '%' {
                rest.peek().and_then(|digit| digit.to_digit(10)).filter(|digit| *digit > 0)
            } else {
                None
            };
            let Some(place) = place else {
                printed.push(c);
                continue;
            };
            rest.next();
            let depth = place as usize - 1;
            let other = self.level(used, depth);
            let value = counters.get(&depth).copied().or_else(|| other.as_ref().map(|other| other.start)).unwrap_or(1);
            let format = other.map_or("decimal".to_owned(), |other| other.format);
            printed.push_str(&formatted(value, if level.legal { "decimal" } else { &format }));
        }
        printed.trim().to_owned()
    }
}

fn formatted(value: u32, format: &str) -> String {
    match format {
        "lowerLetter" => letters(value, 'a'),
        "upperLetter" => letters(value, 'a').to_uppercase(),
        "lowerRoman" => to_roman(value),
        "upperRoman" => to_roman(value).to_uppercase(),
        "russianLower" => russian(value),
        "russianUpper" => russian(value).to_uppercase(),
        "decimalZero" => format!("{value:02}"),
        "none" | "bullet" => String::new(),
        _ => value.to_string(),
    }
}

/// `a` … `z`, then `aa`, `bb`.
fn letters(value: u32, first: char) -> String {
    let place = value.saturating_sub(1);
    let letter = char::from_u32(u32::from(first) + place % 26).unwrap_or(first);
    letter.to_string().repeat((place / 26 + 1).min(20) as usize)
}

fn russian(value: u32) -> String {
    let alphabet: Vec<char> = "абвгдежзиклмнопрстуфхцчшщэюя".chars().collect();
    let place = value.saturating_sub(1) as usize;
    let letter = alphabet[place % alphabet.len()];
    letter.to_string().repeat((place / alphabet.len() + 1).min(20))
}

/// Where we are in the numbering part.
#[derive(Default)]
struct Reading {
    lists: Lists,
    list: Option<String>,
    used: Option<String>,
    depth: Option<usize>,
    level: Option<Level>,
}

impl Reading {
    fn step(&mut self, step: Step) {
        match step {
            Step::Open("abstractNum", about) => {
                self.list = about.get("abstractNumId").map(str::to_owned);
                self.list.iter().for_each(|list| drop(self.lists.lists.insert(list.clone(), List::default())));
            }
            Step::Close("abstractNum") => self.list = None,
            Step::Open("num", about) => {
                self.used = about.get("numId").map(str::to_owned);
                self.used.iter().for_each(|used| drop(self.lists.uses.insert(used.clone(), Use::default())));
            }
            Step::Close("num") => self.used = None,
            Step::Open("lvlOverride", about) => self.depth = about.number("ilvl"),
            Step::Open("lvl", about) => {
                self.depth = about.number("ilvl");
                self.level =
                    Some(Level { start: 1, format: "decimal".into(), text: String::new(), legal: false, style: None });
            }
            Step::Close("lvl") => self.keep(),
            Step::Open(name, about) => self.property(name, about.get("val")),
            _ => {}
        }
    }

    fn property(&mut self, name: &str, value: Option<&str>) {
        if let Some(level) = &mut self.level {
            match (name, value) {
                ("start", Some(value)) => level.start = value.parse().unwrap_or(1),
                ("numFmt", Some(value)) => level.format = value.to_owned(),
                ("lvlText", Some(value)) => level.text = value.to_owned(),
                ("pStyle", value) => level.style = value.map(str::to_owned),
                ("isLgl", value) => level.legal = !matches!(value, Some("0" | "false")),
                _ => {}
            }
            return;
        }
        let used = self.used.as_ref().and_then(|used| self.lists.uses.get_mut(used));
        let list = self.list.as_ref().and_then(|list| self.lists.lists.get_mut(list));
        match (name, value, used, list, self.depth) {
            ("abstractNumId", Some(value), Some(used), ..) => used.list = value.to_owned(),
            ("startOverride", Some(value), Some(used), _, Some(depth)) => {
                used.starts.insert(depth, value.parse().unwrap_or(1));
            }
            ("numStyleLink", Some(value), _, Some(list), _) => list.link = Some(value.to_owned()),
            _ => {}
        }
    }

    fn keep(&mut self) {
        let (Some(level), Some(depth)) = (self.level.take(), self.depth) else { return };
        if let Some(used) = self.used.as_ref().and_then(|used| self.lists.uses.get_mut(used)) {
            used.levels.insert(depth, level);
        } else if let Some(list) = self.list.as_ref().and_then(|list| self.lists.lists.get_mut(list)) {
            list.levels.insert(depth, level);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lists;

    #[test]
    fn labels_are_counted_as_word_prints_them() {
        let xml = r#"<w:numbering><w:abstractNum w:abstractNumId="1">
            <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
            <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%3"/></w:lvl>
            <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
            <w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>
            <w:num w:numId="8"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
            </w:numbering>"#;
        let mut lists = Lists::read(xml).unwrap();
        let mut next = |number: &str, depth| lists.label(number, depth).unwrap_or_default();
        assert_eq!(
            [next("7", 0), next("7", 1), next("7", 1), next("7", 0), next("7", 1)],
            ["3.", "(a)", "(b)", "4.", "(a)"]
        );
        assert_eq!([next("7", 2), next("7", 3), next("8", 0), next("8", 0), next("9", 0)], ["4.I", "", "1.", "2.", ""]);
    }
}
