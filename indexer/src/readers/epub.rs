//! EPUB: its chapters, which are web pages, in the order they are read.

use std::collections::HashMap;

use percent_encoding::percent_decode_str;

use super::archive::{Archive, damaged};
use super::block::{Draft, single_spaced};
use super::xml::{Step, walk};
use super::{charset, facts, html};
use crate::refusal::Refusal;

/// What the package says: its facts, its files, their order.
#[derive(Default)]
struct Package {
    title: String,
    language: String,
    date: String,
    files: HashMap<String, String>,
    order: Vec<String>,
}

/// Read a book.
pub(super) fn read(bytes: Vec<u8>) -> Result<Draft, Refusal> {
    let mut archive = Archive::open("EPUB", bytes)?;
    let locked = archive.text("META-INF/encryption.xml")?.unwrap_or_default();
    if [".xhtml", ".html", ".htm"].iter().any(|ending| locked.contains(ending)) {
        return Err(Refusal::Locked);
    }
    let path = root(&archive.required("META-INF/container.xml")?)?;
    let package = package(&archive.required(&path)?)?;
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut draft = Draft { reader: "epub".to_owned(), ..Draft::default() };
    for id in &package.order {
        let Some(href) = package.files.get(id) else { continue };
        match archive.bytes(&within(folder, href))? {
            Some(bytes) => draft.blocks.extend(html::whole(&charset::xml(&bytes))),
            None => draft.warnings.push(format!("the chapter `{href}` is missing")),
        }
    }
    draft.title = Some(single_spaced(&package.title)).filter(|title| !title.is_empty());
    draft.language = Some(package.language).filter(|language| !language.is_empty());
    draft.date = facts::day_in(&package.date).or_else(|| package.date.trim().parse().ok());
    Ok(draft)
}

fn root(container: &str) -> Result<String, Refusal> {
    let mut path = None;
    walk("EPUB", container, |step| {
        if let Step::Open("rootfile", about) = step {
            path = path.take().or_else(|| about.get("full-path").map(str::to_owned));
        }
        Ok(())
    })?;
    path.ok_or_else(|| damaged("EPUB", "it does not say where its package is"))
}

fn package(text: &str) -> Result<Package, Refusal> {
    let mut package = Package::default();
    let mut inside = String::new();
    walk("EPUB", text, |step| {
        match step {
            Step::Open("item", about) => {
                if let (Some(id), Some(href)) = (about.get("id"), about.get("href")) {
                    package.files.insert(id.to_owned(), href.to_owned());
                }
            }
            Step::Open("itemref", about) => package.order.extend(about.get("idref").map(str::to_owned)),
            Step::Open(name, _) => inside = name.to_owned(),
            Step::Close(_) => inside.clear(),
            Step::Text(text) => match inside.as_str() {
                "title" if package.title.is_empty() => package.title.push_str(text.trim()),
                "language" if package.language.is_empty() => package.language.push_str(text.trim()),
                "date" if package.date.is_empty() => package.date.push_str(text.trim()),
                _ => {}
            },
        }
        Ok(())
    })?;
    Ok(package)
}

/// An address inside the package as the name of a part.
fn within(folder: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or_default();
    let href = percent_decode_str(href).decode_utf8_lossy();
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in href.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn addresses_are_followed() {
        assert_eq!(within("OPS", "chapters/a%20b.html#x"), "OPS/chapters/a b.html");
        assert_eq!(within("OPS/text", "../../../etc"), "etc");
    }
}
