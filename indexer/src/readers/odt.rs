//! ODT: paragraphs with the numbers of their lists, tables as rows, notes apart.

mod lists;

use super::archive::Archive;
use super::block::{Block, Draft, Kind, single_spaced};
use super::xml::{Attributes, Step, walk};
use crate::extract::Footnote;
use crate::refusal::Refusal;
use lists::{Lists, Styles};

/// What stands inside these was deleted, or is said beside the text.
const SKIPPED: [&str; 6] =
    ["tracked-changes", "annotation", "sequence-decls", "forms", "index-title-template", "title"];

/// More spaces in a row than this are not written out.
const MOST_SPACES: usize = 100;

/// Read a document.
pub(super) fn read(bytes: Vec<u8>) -> Result<Draft, Refusal> {
    let mut archive = Archive::open("ODT", bytes)?;
    if archive.text("META-INF/manifest.xml")?.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Refusal::Password);
    }
    let content = archive.required("content.xml")?;
    let mut styles = Styles::default();
    if let Some(text) = archive.text("styles.xml")? {
        styles.read(&text)?;
    }
    styles.read(&content)?;
    let about = archive.text("meta.xml")?.map(|text| about(&text)).transpose()?.unwrap_or_default();
    let mut body = Body { paged: content.contains("soft-page-break"), lists: Lists::new(styles), ..Body::default() };
    walk("ODT", &content, |step| {
        match step {
            Step::Open(name, about) => body.opened(name, about),
            Step::Close(name) => body.closed(name),
            Step::Text(text) => body.words(text),
        }
        Ok(())
    })?;
    let Body { blocks, notes, .. } = body;
    let (title, language) = about;
    Ok(Draft { reader: "odt".to_owned(), blocks, footnotes: notes, title, language, ..Draft::default() })
}

/// Title and language in the properties of the file.
fn about(text: &str) -> Result<(Option<String>, Option<String>), Refusal> {
    let (mut title, mut language) = (String::new(), String::new());
    let mut inside = String::new();
    walk("ODT", text, |step| {
        match step {
            Step::Open(name, _) => inside = name.to_owned(),
            Step::Close(_) => inside.clear(),
            Step::Text(text) if inside == "title" => title.push_str(text),
            Step::Text(text) if inside == "language" => language.push_str(text),
            Step::Text(_) => {}
        }
        Ok(())
    })?;
    let title = single_spaced(&title);
    let title = (!title.is_empty() && super::facts::is_title(&title)).then_some(title);
    Ok((title, Some(language).filter(|language| !language.is_empty())))
}

#[derive(Default)]
struct Body {
    lists: Lists,
    blocks: Vec<Block>,
    notes: Vec<Footnote>,
    /// Paragraphs that are open: those of a note or a frame stand inside another.
    open: Vec<Paragraph>,
    /// The cells of the rows that are open.
    rows: Vec<Vec<Vec<Block>>>,
    skipped: usize,
    in_body: bool,
    /// The mark and the text of the note that is open.
    note: Option<(String, String)>,
    in_mark: bool,
    paged: bool,
    breaks: u32,
}

#[derive(Default)]
struct Paragraph {
    text: String,
    heading: Option<u8>,
    label: Option<String>,
    item: bool,
    page: Option<u32>,
    notes: Vec<String>,
}

impl Body {
    fn opened(&mut self, name: &str, about: &Attributes) {
        if SKIPPED.contains(&name) {
            self.skipped += 1;
        }
        if self.skipped > 0 {
            return;
        }
        match name {
            "body" => self.in_body = true,
            "p" => self.begin(None),
            "h" => self.begin(Some(about.number("outline-level").unwrap_or(1))),
            "s" => self.words(&" ".repeat(about.number("c").unwrap_or(1).min(MOST_SPACES))),
            "tab" | "line-break" => self.words(" "),
            "soft-page-break" => self.breaks += 1,
            "list" => self.lists.open(about),
            "list-item" => self.lists.item(about.number("start-value")),
            "list-header" => self.lists.header(),
            "table-row" => self.rows.push(Vec::new()),
            "table-cell" => self.rows.iter_mut().next_back().into_iter().for_each(|row| row.push(Vec::new())),
            "note" => self.note = Some((String::new(), String::new())),
            "note-citation" => self.in_mark = true,
            _ => {}
        }
    }

    fn closed(&mut self, name: &str) {
        if SKIPPED.contains(&name) {
            self.skipped = self.skipped.saturating_sub(1);
            return;
        }
        if self.skipped > 0 {
            return;
        }
        match name {
            "body" => self.in_body = false,
            "p" | "h" => self.end(),
            "list" => self.lists.close(),
            "table-row" => self.row(),
            "note-citation" => self.in_mark = false,
            "note" => self.end_note(),
            _ => {}
        }
    }

    fn begin(&mut self, heading: Option<u8>) {
        if !self.in_body || self.note.is_some() {
            return;
        }
        let label = if heading.is_none() { self.lists.label() } else { None };
        self.open.push(Paragraph { heading, label, item: self.lists.inside(), ..Paragraph::default() });
    }

    fn words(&mut self, text: &str) {
        if self.skipped > 0 {
            return;
        }
        match &mut self.note {
            Some((mark, _)) if self.in_mark => return mark.push_str(text.trim()),
            Some((_, note)) => return note.push_str(text),
            None => {}
        }
        let page = self.paged.then_some(self.breaks + 1);
        if let Some(open) = self.open.last_mut() {
            if open.page.is_none() && !text.trim().is_empty() {
                open.page = page;
            }
            open.text.push_str(text);
        }
    }

    fn end(&mut self) {
        if let Some((_, note)) = &mut self.note {
            return note.push(' ');
        }
        let Some(open) = self.open.pop() else { return };
        let text = single_spaced(&open.text);
        if text.is_empty() {
            return;
        }
        let plain = if open.item && open.label.is_none() { Kind::Item } else { Kind::Paragraph };
        let kind = open.heading.map_or(plain, Kind::Heading);
        self.emit(Block { kind, label: open.label, text, page: open.page, notes: open.notes, ..Block::default() });
    }

    fn end_note(&mut self) {
        let Some((mark, text)) = self.note.take() else { return };
        let page = self.open.last().and_then(|open| open.page);
        self.open.iter_mut().next_back().into_iter().for_each(|open| open.notes.push(mark.clone()));
        self.notes.push(Footnote { mark, text: single_spaced(&text), page, passage: None });
    }

    fn emit(&mut self, block: Block) {
        match self.rows.last_mut().and_then(|row| row.last_mut()) {
            Some(cell) => cell.push(block),
            None => self.blocks.push(block),
        }
    }

    /// A row of a table as one block, or its paragraphs where it has but one cell.
    fn row(&mut self) {
        let cells: Vec<Vec<Block>> =
            self.rows.pop().unwrap_or_default().into_iter().filter(|cell| !cell.is_empty()).collect();
        if cells.len() < 2 {
            return cells.into_iter().flatten().for_each(|block| self.emit(block));
        }
        let page = cells.first().and_then(|cell| cell.first()).and_then(|block| block.page);
        let notes = cells.iter().flatten().flat_map(|block| block.notes.clone()).collect();
        let texts: Vec<String> = cells
            .iter()
            .map(|cell| cell.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join(" "))
            .collect();
        self.emit(Block { page, notes, ..Block::row(&texts) });
    }
}
