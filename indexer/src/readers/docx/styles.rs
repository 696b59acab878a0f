//! The styles of a document: which are headings, which number their paragraphs.

use std::collections::HashMap;

use crate::readers::xml::{Step, walk};
use crate::refusal::Refusal;

/// A style of paragraphs.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    pub name: String,
    based_on: Option<String>,
    pub list: Option<String>,
    pub depth: Option<usize>,
    pub outline: Option<u8>,
    pub bold: bool,
}

#[derive(Default)]
pub(super) struct Styles(HashMap<String, Style>);

/// No style is based on more others than this.
const LONGEST_CHAIN: usize = 20;

impl Styles {
    pub fn read(text: &str) -> Result<Self, Refusal> {
        let mut styles = Self::default();
        let mut open: Option<(String, Style)> = None;
        walk("DOCX", text, |step| {
            match step {
                Step::Open("style", about) => open = about.get("styleId").map(|id| (id.to_owned(), Style::default())),
                Step::Close("style") => styles.0.extend(open.take()),
                Step::Open(name, about) => {
                    if let Some((_, style)) = &mut open {
                        style.property(name, about.get("val"));
                    }
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(styles)
    }

    /// A style with what it takes from those it is based on.
    pub fn whole(&self, id: &str) -> Style {
        let mut whole = self.0.get(id).cloned().unwrap_or_default();
        let mut next = whole.based_on.clone();
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = next.and_then(|id| self.0.get(&id)) else { break };
            whole.list = whole.list.or_else(|| style.list.clone());
            whole.depth = whole.depth.or(style.depth);
            whole.outline = whole.outline.or(style.outline);
            whole.bold |= style.bold;
            next = style.based_on.clone();
        }
        whole
    }
}

impl Style {
    fn property(&mut self, name: &str, value: Option<&str>) {
        match (name, value) {
            ("name", Some(value)) => self.name = value.to_lowercase(),
            ("basedOn", value) => self.based_on = value.map(str::to_owned),
            ("numId", value) => self.list = value.map(str::to_owned),
            ("ilvl", Some(value)) => self.depth = value.parse().ok(),
            ("outlineLvl", Some(value)) => self.outline = value.parse().ok(),
            ("b", value) => self.bold = !matches!(value, Some("0" | "false")),
            _ => {}
        }
    }

    /// How deep a heading of this style stands, from 1; nothing for other paragraphs.
    pub fn heading(&self) -> Option<u8> {
        if let Some(outline) = self.outline.filter(|outline| *outline < 9) {
            return Some(outline + 1);
        }
        let words = ["heading", "title", "überschrift", "titre", "título", "заголовок", "ju_h_", "_ h_", "_ h _"];
        let named = words.iter().any(|word| self.name.contains(word)) && !self.name.contains("char");
        let digit = self.name.chars().find_map(|c| c.to_digit(10)).filter(|digit| (1..=9).contains(digit));
        named.then(|| digit.unwrap_or(1) as u8)
    }

    pub fn is_title(&self) -> bool {
        self.name == "title" || self.name == "titre" || self.name == "título"
    }
}
