//! The text of a document: paragraphs, tables and the calls of notes, in order.

use std::collections::HashMap;

use super::numbering::Lists;
use super::styles::Styles;
use crate::readers::block::{Block, Kind, ends_sentence, single_spaced};
use crate::readers::xml::{Attributes, Step, walk};
use crate::refusal::Refusal;

/// What stands inside these was deleted, or stands twice.
const SKIPPED: [&str; 6] = ["Fallback", "del", "moveFrom", "pPrChange", "rPrChange", "instrText"];

/// A heading is no longer than this.
const LONGEST_HEADING: usize = 300;

/// A cell longer than this, or of so many paragraphs, is text that happens to stand in a table.
const LONG_CELL: usize = 1500;
const MANY_PARAGRAPHS: usize = 10;

/// The notes of a document: their texts by the number the file gives them, and the marks in the order they are called.
#[derive(Default)]
pub(super) struct Notes {
    pub texts: HashMap<String, String>,
    /// The number of the file, the mark, the page.
    pub called: Vec<(String, String, Option<u32>)>,
}

/// Everything a part of the document is read with.
pub(super) struct Body {
    pub styles: Styles,
    pub lists: Lists,
    pub footnotes: Notes,
    pub endnotes: Notes,
    pub blocks: Vec<Block>,
    pub title: Option<String>,
    /// Paragraphs that are open: those in a text box stand inside another.
    open: Vec<Paragraph>,
    tables: Vec<Table>,
    /// How deep we are inside what is skipped.
    skipped: usize,
    in_text: bool,
    in_properties: usize,
    run: Run,
    /// How many page breaks the program that saved the file has noted.
    breaks: u32,
}

#[derive(Default)]
struct Paragraph {
    text: String,
    style: String,
    list: Option<String>,
    depth: Option<usize>,
    outline: Option<u8>,
    kept: bool,
    page: Option<u32>,
    notes: Vec<String>,
    /// Letters, and how many of them are bold or slanted.
    letters: usize,
    loud: usize,
}

#[derive(Default)]
struct Run {
    loud: bool,
    capitals: bool,
}

#[derive(Default)]
struct Table {
    row: Vec<Vec<Block>>,
}

impl Body {
    pub fn new(styles: Styles, lists: Lists, footnotes: Notes, endnotes: Notes) -> Self {
        Self {
            styles,
            lists,
            footnotes,
            endnotes,
            blocks: Vec::new(),
            title: None,
            open: Vec::new(),
            tables: Vec::new(),
            skipped: 0,
            in_text: false,
            in_properties: 0,
            run: Run::default(),
            breaks: 0,
        }
    }

    pub fn read(&mut self, text: &str) -> Result<(), Refusal> {
        let paged = text.contains("lastRenderedPageBreak");
        walk("DOCX", text, |step| {
            match step {
                Step::Open(name, about) => self.opened(name, about, paged),
                Step::Close(name) => self.closed(name, paged),
                Step::Text(text) if self.in_text && self.skipped == 0 => self.words(text, paged),
                Step::Text(_) => {}
            }
            Ok(())
        })?;
        while !self.open.is_empty() {
            self.paragraph();
        }
        Ok(())
    }

    fn opened(&mut self, name: &str, about: &Attributes, paged: bool) {
        if SKIPPED.contains(&name) {
            self.skipped += 1;
        }
        if self.skipped > 0 {
            return;
        }
        match name {
            "p" => self.open.push(Paragraph::default()),
            "r" => self.run = Run::default(),
            "t" => self.in_text = true,
            "pPr" | "tblPr" | "trPr" | "tcPr" | "sectPr" => self.in_properties += 1,
            "tbl" => self.tables.push(Table::default()),
            "tc" => self.tables.iter_mut().next_back().into_iter().for_each(|table| table.row.push(Vec::new())),
            "lastRenderedPageBreak" => self.breaks += 1,
            "tab" | "br" | "cr" if self.in_properties == 0 => self.words(" ", paged),
            "noBreakHyphen" => self.words("-", paged),
            "footnoteReference" => self.call(about, true, paged),
            "endnoteReference" => self.call(about, false, paged),
            _ => self.property(name, about),
        }
    }

    fn closed(&mut self, name: &str, _paged: bool) {
        if SKIPPED.contains(&name) {
            self.skipped = self.skipped.saturating_sub(1);
            return;
        }
        if self.skipped > 0 {
            return;
        }
        match name {
            "p" => self.paragraph(),
            "t" => self.in_text = false,
            "pPr" | "tblPr" | "trPr" | "tcPr" | "sectPr" => self.in_properties = self.in_properties.saturating_sub(1),
            "tr" => self.row(),
            "tbl" => {
                self.row();
                self.tables.pop();
            }
            _ => {}
        }
    }

    fn property(&mut self, name: &str, about: &Attributes) {
        let on = || !matches!(about.get("val"), Some("0" | "false" | "none"));
        let Some(open) = self.open.last_mut() else { return };
        match name {
            "pStyle" => open.style = about.get("val").unwrap_or_default().to_owned(),
            "numId" => open.list = about.get("val").map(str::to_owned),
            "ilvl" => open.depth = about.number("val"),
            "outlineLvl" => open.outline = about.number("val"),
            "keepNext" => open.kept = on(),
            "b" | "i" if self.in_properties == 0 => self.run.loud |= on(),
            "caps" | "smallCaps" if self.in_properties == 0 => self.run.capitals |= on(),
            _ => {}
        }
    }

    fn words(&mut self, text: &str, paged: bool) {
        let page = paged.then_some(self.breaks + 1);
        let Some(open) = self.open.last_mut() else { return };
        if open.page.is_none() && !text.trim().is_empty() {
            open.page = page;
        }
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        open.letters += letters;
        if self.run.loud || self.run.capitals {
            open.loud += letters;
        }
        open.text.push_str(text);
    }

    fn call(&mut self, about: &Attributes, foot: bool, paged: bool) {
        let page = paged.then_some(self.breaks + 1);
        let notes = if foot { &mut self.footnotes } else { &mut self.endnotes };
        let Some(id) = about.get("id") else { return };
        let place = notes.called.len() as u32 + 1;
        let mark = if foot { place.to_string() } else { crate::readers::label::to_roman(place) };
        notes.called.push((id.to_owned(), mark.clone(), page));
        if let Some(open) = self.open.last_mut() {
            open.notes.push(mark);
        }
    }

    fn paragraph(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let style = self.styles.whole(&open.style);
        let (list, depth) = self.list_of(&open, &style.list, style.depth);
        let text = single_spaced(&open.text);
        if text.is_empty() && open.notes.is_empty() {
            return;
        }
        let label = list.filter(|list| list != "0").and_then(|list| self.lists.label(&list, depth));
        if style.is_title() && self.title.is_none() {
            self.title = Some(text.clone());
        }
        let level = open.outline.filter(|outline| *outline < 9).map(|outline| outline + 1).or_else(|| style.heading());
        let short = text.chars().count() <= LONGEST_HEADING;
        let heading = level.filter(|_| short && !(ends_sentence(&text) && text.chars().count() > 120));
        let heading_like = open.looks_like_heading(&text, style.bold);
        let loud = heading_like
            && label.is_none()
            && crate::readers::label::leading(&text).is_none()
            && open.is_loud(&text, style.bold);
        let kind = heading.or(loud.then_some(3)).map_or(Kind::Paragraph, Kind::Heading);
        self.emit(Block { kind, label, text, page: open.page, notes: open.notes, heading_like, ..Block::default() });
    }

    /// The list that a paragraph stands in, by itself or by its style, and how deep.
    fn list_of(
        &self,
        open: &Paragraph,
        by_style: &Option<String>,
        style_depth: Option<usize>,
    ) -> (Option<String>, usize) {
        let list = open.list.clone().or_else(|| by_style.clone());
        let named = || self.lists.level_of(list.as_deref()?, &open.style);
        let depth = open.depth.or(style_depth).or_else(named).unwrap_or_default();
        let linked =
            list.as_deref().and_then(|list| self.lists.link(list)).and_then(|style| self.styles.whole(style).list);
        (linked.or(list), depth)
    }

    fn emit(&mut self, block: Block) {
        match self.tables.last_mut().and_then(|table| table.row.last_mut()) {
            Some(cell) => cell.push(block),
            None => self.blocks.push(block),
        }
    }

    /// A row of a table as one block, or its paragraphs where it only holds them in place.
    fn row(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let cells: Vec<Vec<Block>> =
            std::mem::take(&mut table.row).into_iter().filter(|cell| !cell.is_empty()).collect();
        let length = |cell: &Vec<Block>| cell.iter().map(|block| block.text.chars().count()).sum::<usize>();
        let layout =
            cells.len() == 1 || cells.iter().any(|cell| cell.len() >= MANY_PARAGRAPHS || length(cell) > LONG_CELL);
        let outer = self.tables.len() > 1;
        let blocks: Vec<Block> = match cells.first().and_then(|cell| cell.first()).cloned() {
            None => return,
            Some(_) if layout => cells.into_iter().flatten().collect(),
            Some(first) => {
                let notes = cells.iter().flatten().flat_map(|block| block.notes.clone()).collect();
                let texts: Vec<String> =
                    cells.iter().map(|cell| cell.iter().map(whole).collect::<Vec<_>>().join(" ")).collect();
                vec![Block { page: first.page, notes, ..Block::row(&texts) }]
            }
        };
        // A table inside a cell belongs to the row around it.
        if outer {
            let inner = self.tables.pop();
            blocks.into_iter().for_each(|block| self.emit(block));
            self.tables.extend(inner);
        } else {
            self.blocks.extend(blocks);
        }
    }
}

fn whole(block: &Block) -> String {
    block.label.as_ref().map_or_else(|| block.text.clone(), |label| format!("{label} {}", block.text))
}

impl Paragraph {
    fn looks_like_heading(&self, text: &str, bold: bool) -> bool {
        let begins = text.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase());
        begins && text.chars().count() <= 160 && !ends_sentence(text) && (self.kept || self.is_loud(text, bold))
    }

    /// Whether most of its letters are bold, slanted or capitals.
    fn is_loud(&self, text: &str, bold: bool) -> bool {
        let capitals = text.chars().filter(|c| c.is_uppercase()).count();
        bold || (self.letters > 2 && (self.loud * 10 > self.letters * 9 || capitals * 10 > self.letters * 9))
    }
}
