//! DOCX: paragraphs with the numbers Word prints before them, tables as rows, notes apart.

mod body;
mod numbering;
mod styles;

use super::archive::Archive;
use super::block::Draft;
use super::xml::{Step, walk};
use crate::extract::Footnote;
use crate::refusal::Refusal;
use body::{Body, Notes};
use numbering::Lists;
use styles::Styles;

/// Read a document.
pub(super) fn read(bytes: Vec<u8>) -> Result<Draft, Refusal> {
    let mut archive = Archive::open("DOCX", bytes)?;
    let main = main_part(&mut archive)?;
    let folder = main.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let mut part = |name: &str| archive.text(&format!("{folder}{name}"));
    let styles = part("styles.xml")?.map(|text| Styles::read(&text)).transpose()?.unwrap_or_default();
    let lists = part("numbering.xml")?.map(|text| Lists::read(&text)).transpose()?.unwrap_or_default();
    let footnotes = part("footnotes.xml")?.map(|text| notes(&text, "footnote")).transpose()?.unwrap_or_default();
    let endnotes = part("endnotes.xml")?.map(|text| notes(&text, "endnote")).transpose()?.unwrap_or_default();
    let core = archive.text("docProps/core.xml")?.map(|text| core(&text)).transpose()?.unwrap_or_default();
    let mut body = Body::new(styles, lists, footnotes, endnotes);
    body.read(&archive.required(&main)?)?;
    let title = body.title.take().or_else(|| case_name(&body)).or(core);
    let footnotes = [&body.footnotes, &body.endnotes].into_iter().flat_map(listed).collect();
    Ok(Draft { reader: "docx".to_owned(), blocks: body.blocks, footnotes, title, ..Draft::default() })
}

/// The part that the archive says is the document.
fn main_part(archive: &mut Archive) -> Result<String, Refusal> {
    let mut main = None;
    if let Some(relations) = archive.text("_rels/.rels")? {
        walk("DOCX", &relations, |step| {
            if let Step::Open("Relationship", about) = step
                && about.get("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
            {
                main = about.get("Target").map(|target| target.trim_start_matches('/').to_owned());
            }
            Ok(())
        })?;
    }
    Ok(main.unwrap_or_else(|| "word/document.xml".to_owned()))
}

/// The texts of the notes by their numbers in the file. Separators have a type, notes have none.
fn notes(text: &str, element: &str) -> Result<Notes, Refusal> {
    let mut notes = Notes::default();
    let mut open: Option<(String, String)> = None;
    let mut in_text = false;
    walk("DOCX", text, |step| {
        match step {
            Step::Open(name, about) if name == element => {
                let real = about.get("type").is_none_or(|kind| kind == "normal");
                open = about.get("id").filter(|_| real).map(|id| (id.to_owned(), String::new()));
            }
            Step::Close(name) if name == element => notes.texts.extend(open.take()),
            Step::Open("t", _) => in_text = true,
            Step::Close("t") => in_text = false,
            Step::Open("tab" | "br", _) | Step::Close("p") => open.iter_mut().for_each(|(_, text)| text.push(' ')),
            Step::Text(text) if in_text => open.iter_mut().for_each(|(_, note)| note.push_str(text)),
            _ => {}
        }
        Ok(())
    })?;
    Ok(notes)
}

fn listed(notes: &Notes) -> Vec<Footnote> {
    let note = |(id, mark, page): &(String, String, Option<u32>)| {
        let text = super::block::single_spaced(notes.texts.get(id)?);
        Some(Footnote { mark: mark.clone(), text, page: *page, passage: None })
    };
    notes.called.iter().filter_map(note).filter(|note| !note.text.is_empty()).collect()
}

/// The title in the properties of the file, unless a program wrote it.
fn core(text: &str) -> Result<Option<String>, Refusal> {
    let mut title = String::new();
    let mut inside = false;
    walk("DOCX", text, |step| {
        match step {
            Step::Open("title", _) => inside = true,
            Step::Close("title") => inside = false,
            Step::Text(text) if inside => title.push_str(text),
            _ => {}
        }
        Ok(())
    })?;
    let title = super::block::single_spaced(&title);
    Ok((!title.is_empty() && super::facts::is_title(&title)).then_some(title))
}

/// `CASE OF A v. B`, as the European Court heads its judgments.
fn case_name(body: &Body) -> Option<String> {
    let heads = ["CASE OF ", "AFFAIRE "];
    let mut blocks = body.blocks.iter().take(30).map(|block| &block.text);
    blocks.find(|text| heads.iter().any(|head| text.starts_with(head))).cloned()
}
