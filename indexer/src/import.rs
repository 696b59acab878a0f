//! Bulk: catalogues of other systems into a collection, whole or not at all.
//!
//! Each format is read into [`Entry`]s: cells, each with the field it is for and the place it came from. From there all formats go one
//! way: cells become the fields of a record ([`compose`](compose::compose)), every bad cell is named, what is there already is compared
//! field by field, and the collection is written in one step or left as it was.

mod bibtex;
mod compose;
mod csv;
mod marc;
mod ris;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use search::Library;
use serde_json::{Map, Value};

use self::compose::{Composer, compose};
use crate::corpus::check_collection;

/// A record of another system.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Where it stands: `row 3`, `entry 2, line 17`.
    at: String,
    cells: Vec<Cell>,
}

/// A value of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    /// What the value stands under there: a column, a tag.
    column: String,
    /// The field it is for: `countries`, `dates.published`, `sources.url`; empty where it is for none.
    field: String,
    values: Vec<String>,
}

impl Entry {
    fn add(&mut self, column: &str, field: &str, value: &str) {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if !value.is_empty() {
            self.cells.push(Cell { column: column.to_owned(), field: field.to_owned(), values: vec![value] });
        }
    }
}

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// The catalogue.
    pub file: PathBuf,
    /// How its columns become fields, for CSV.
    pub mapping: Option<PathBuf>,
    /// The collection it goes into; the stem of the file where it is not said.
    pub collection: Option<String>,
    /// Put what is imported in the place of records of that collection that differ.
    pub replace: bool,
    /// Write nothing.
    pub dry_run: bool,
}

/// What came of an import.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// The collection, relative to the corpus.
    pub collection: String,
    /// The slugs of records that are new.
    pub added: Vec<String>,
    /// Those that were put in the place of others.
    pub replaced: Vec<String>,
    /// How many are there already, the same.
    pub same: usize,
    /// Those that differ from what is there, with the difference field by field.
    pub differing: Vec<(String, Vec<String>)>,
    /// Every bad cell, with its row and column. Where there is one, nothing was written.
    pub bad: Vec<String>,
    /// What has no place in a record and was left out, with how often.
    pub left_out: BTreeMap<String, usize>,
}

/// Import a catalogue. Fails where a file cannot be read or written; what is wrong inside is said in [`Imported::bad`].
pub fn import(order: &Order, corpus: &Path, library: &Library) -> anyhow::Result<Imported> {
    let shown = order.file.display();
    let text = fs::read(&order.file).with_context(|| format!("cannot read `{shown}`"))?;
    let text = String::from_utf8(text).map_err(|_| anyhow::anyhow!("`{shown}` is not UTF-8 text: save it as UTF-8"))?;
    let entries = entries(order, text.trim_start_matches('\u{feff}'))?;
    let stem = order.file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = crate::add::slug_of(order.collection.as_deref().unwrap_or(&stem), 9);
    if stem.is_empty() {
        bail!("the collection has no name: give one with `--collection`");
    }
    let name = format!("collections/{stem}.jsonl");
    let mut importing = Importing::begin(order, corpus, library, name)?;
    importing.take(&entries)?;
    importing.check(library)?;
    importing.finish()
}

fn entries(order: &Order, text: &str) -> anyhow::Result<Vec<Entry>> {
    let ending = order.file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "csv" | "tsv" => {
            let mapping = order.mapping.as_ref().map(|path| {
                fs::read_to_string(path).with_context(|| format!("cannot read the mapping `{}`", path.display()))
            });
            csv::read(text, mapping.transpose()?.as_deref(), ending == "tsv")
        }
        "ris" => Ok(ris::read(text)),
        "bib" => bibtex::read(text),
        "xml" | "mrcx" | "marcxml" => marc::read(text),
        _ => bail!("`.{ending}` is no catalogue we read: give `.csv`, `.tsv`, `.ris`, `.bib` or MARC in `.xml`"),
    }
}

struct Importing<'a> {
    order: &'a Order,
    corpus: &'a Path,
    composer: Composer<'a>,
    /// The lines of the collection as they will be, by slug, in order.
    lines: Vec<(String, Map<String, Value>)>,
    /// Where each new or replaced line came from.
    came: BTreeMap<String, String>,
    /// Slugs and symbols of records that lie elsewhere.
    elsewhere: BTreeMap<String, String>,
    done: Imported,
}

impl<'a> Importing<'a> {
    fn begin(order: &'a Order, corpus: &'a Path, library: &'a Library, name: String) -> anyhow::Result<Self> {
        let mut lines = Vec::new();
        for line in
            fs::read_to_string(corpus.join(&name)).unwrap_or_default().lines().filter(|line| !line.trim().is_empty())
        {
            let line: Map<String, Value> = serde_json::from_str(line)
                .with_context(|| format!("`{name}` is damaged: mend it first, `check` says where"))?;
            lines.push((line.get("slug").and_then(Value::as_str).unwrap_or_default().to_owned(), line));
        }
        let ours: BTreeSet<&String> = lines.iter().map(|(slug, _)| slug).collect();
        let mut elsewhere = BTreeMap::new();
        for slug in library.slugs()?.into_iter().filter(|slug| !ours.contains(slug)) {
            if let Some(record) = library.record(&slug)? {
                let keys = record.all_symbols().map(|symbol| symbol.key().to_owned());
                elsewhere.extend(keys.chain([slug.clone()]).map(|key| (key, slug.clone())));
            }
        }
        let composer = Composer::new(library.vocabularies());
        let done = Imported { collection: name, ..Imported::default() };
        Ok(Self { order, corpus, composer, lines, came: BTreeMap::new(), elsewhere, done })
    }

    fn take(&mut self, entries: &[Entry]) -> anyhow::Result<()> {
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for entry in entries {
            let composed = compose(entry, &self.composer);
            self.done.bad.extend(composed.bad);
            for left in composed.left_out {
                *self.done.left_out.entry(left).or_default() += 1;
            }
            let mut fields = composed.fields;
            let wanted = fields.get("slug").and_then(Value::as_str).unwrap_or("entry").to_owned();
            let free = |slug: &String| !seen.contains(slug);
            let slug = std::iter::once(wanted.clone())
                .chain((2..).map(|n| format!("{wanted}-{n}")))
                .find(free)
                .unwrap_or(wanted);
            seen.insert(slug.clone());
            fields.insert("slug".to_owned(), Value::String(slug.clone()));
            self.settle(slug, fields, entry);
        }
        Ok(())
    }

    /// New, the same, or different from what is there.
    fn settle(&mut self, slug: String, fields: Map<String, Value>, entry: &Entry) {
        let symbols = fields.get("symbols").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        let keys = symbols.filter_map(|symbol| Some(symbol.parse::<record::Symbol>().ok()?.key().to_owned()));
        if let Some(other) = keys.chain([slug.clone()]).find_map(|key| self.elsewhere.get(&key)) {
            let said =
                format!("{}: `{other}` is that record and lies outside this collection: change it by hand", entry.at);
            return self.done.differing.push((slug, vec![said]));
        }
        match self.lines.iter_mut().find(|(other, _)| *other == slug) {
            None => {
                self.came.insert(slug.clone(), entry.at.clone());
                self.done.added.push(slug.clone());
                self.lines.push((slug, fields));
            }
            Some((_, there)) => {
                let difference = difference(there, &fields);
                if difference.is_empty() {
                    self.done.same += 1;
                    return;
                }
                if self.order.replace {
                    *there = fields;
                    self.came.insert(slug.clone(), entry.at.clone());
                    self.done.replaced.push(slug.clone());
                }
                self.done.differing.push((slug, difference));
            }
        }
    }

    /// The checks of the corpus, over the collection as it would be.
    fn check(&mut self, library: &Library) -> anyhow::Result<()> {
        let slugs: BTreeSet<&str> = self.lines.iter().map(|(slug, _)| slug.as_str()).collect();
        let others =
            crate::checking::claims_of(library)?.into_iter().filter(|claims| !slugs.contains(claims.slug.as_str()));
        let problems = check_collection(&self.done.collection, &self.text()?, library.vocabularies(), others.collect());
        for problem in problems.into_iter().filter(|problem| problem.file == self.done.collection) {
            let line = self.lines.get(problem.at.line.saturating_sub(1) as usize);
            let at = line.and_then(|(slug, _)| self.came.get(slug)).cloned();
            let at = at.unwrap_or_else(|| format!("line {} of the collection", problem.at.line));
            let field = problem.field.map(|field| format!(" {field}:")).unwrap_or_default();
            self.done.bad.push(format!("{at}:{field} {}", problem.message));
        }
        self.done.bad.dedup();
        Ok(())
    }

    fn text(&self) -> anyhow::Result<String> {
        let mut text = String::new();
        for (_, fields) in &self.lines {
            text.push_str(&serde_json::to_string(fields)?);
            text.push('\n');
        }
        Ok(text)
    }

    /// Write the collection, if there is nothing wrong and something new.
    fn finish(self) -> anyhow::Result<Imported> {
        let nothing = self.done.added.is_empty() && self.done.replaced.is_empty();
        if self.done.bad.is_empty() && !self.order.dry_run && !nothing {
            let path = self.corpus.join(&self.done.collection);
            fs::create_dir_all(path.parent().unwrap_or(self.corpus))?;
            crate::store::write_whole(&path, self.text()?.as_bytes())?;
        }
        Ok(self.done)
    }
}

/// What differs, field by field: what is there, and what would stand in its place. When it was written down is no difference.
fn difference(there: &Map<String, Value>, new: &Map<String, Value>) -> Vec<String> {
    let names: BTreeSet<&String> = there.keys().chain(new.keys()).filter(|name| *name != "provenance").collect();
    let line = |sign: &str, name: &str, value: &Value| format!("{sign} {name}: {value}");
    let mut lines = Vec::new();
    for name in names.into_iter().filter(|name| there.get(*name) != new.get(*name)) {
        lines.extend(there.get(name).map(|value| line("-", name, value)));
        lines.extend(new.get(name).map(|value| line("+", name, value)));
    }
    lines
}
