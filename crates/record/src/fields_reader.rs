//! Reading a map of the front matter field by field, collecting what is wrong instead of stopping at it.

use std::fmt::Display;
use std::str::FromStr;

use crate::{Node, Position, Problem, Scheme, TermId, Value, Vocabularies, nearest};

/// Where problems of one file go.
pub(crate) struct Complaints<'a> {
    pub file: &'a str,
    pub vocabularies: &'a Vocabularies,
    pub problems: Vec<Problem>,
}

impl Complaints<'_> {
    pub fn add(&mut self, at: Position, field: &str, message: String, nearest: Option<&str>) {
        self.problems.push(Problem {
            file: self.file.to_owned(),
            at,
            field: (!field.is_empty()).then(|| field.to_owned()),
            message,
            nearest: nearest.map(str::to_owned),
        });
    }

    fn wanted(&mut self, node: &Node, field: &str, wanted: &str) {
        self.add(node.at, field, format!("this is {}, but {wanted} belongs here", node.value.describe()), None);
    }

    /// The text of a node that must not be empty.
    fn text(&mut self, node: &Node, field: &str) -> Option<String> {
        match &node.value {
            Value::Text(text) if text.trim().is_empty() => {
                self.add(node.at, field, "nothing is written here: fill it or take the field out".to_owned(), None);
                None
            }
            Value::Text(text) => Some(text.trim().to_owned()),
            _ => {
                self.wanted(node, field, "a text");
                None
            }
        }
    }

    fn parsed<T: FromStr<Err: Display>>(&mut self, node: &Node, field: &str) -> Option<T> {
        let text = self.text(node, field)?;
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.add(node.at, field, error.to_string(), None);
                None
            }
        }
    }

    fn term(&mut self, node: &Node, field: &str, scheme: Scheme) -> Option<TermId> {
        let text = self.text(node, field)?;
        let vocabulary = self.vocabularies.scheme(scheme);
        if let Some(term) = vocabulary.get(&text) {
            return Some(term.slug.clone());
        }
        let near = vocabulary.named(&text).map(|term| term.slug.as_str());
        let near = near.or_else(|| nearest(&text, vocabulary.terms().iter().map(|term| term.slug.as_str())));
        let message = format!("`{text}` is not a term of vocabulary/{}.toml", scheme.stem());
        self.add(node.at, field, message, near);
        None
    }
}

/// A map being read. Each field is asked for by name; [`Fields::finish`] reports those nobody asked for.
pub(crate) struct Fields<'a> {
    pub at: Position,
    prefix: String,
    entries: &'a [(Position, String, Node)],
    asked: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// The fields of a node that must be a map.
    pub fn of(node: &'a Node, prefix: &str, complaints: &mut Complaints) -> Option<Self> {
        match &node.value {
            Value::Map(entries) => Some(Self { at: node.at, prefix: prefix.to_owned(), entries, asked: Vec::new() }),
            _ => {
                complaints.wanted(node, prefix, "a group of fields");
                None
            }
        }
    }

    /// Every field as written: its place and its name.
    pub fn names(&self) -> impl Iterator<Item = (Position, &'a str)> {
        self.entries.iter().map(|(at, name, _)| (*at, name.as_str()))
    }

    /// A field's name as shown in messages, `sources.url`.
    fn path(&self, name: &str) -> String {
        if self.prefix.is_empty() { name.to_owned() } else { format!("{}.{name}", self.prefix) }
    }

    pub fn node(&mut self, name: &'static str) -> Option<&'a Node> {
        self.asked.push(name);
        self.entries.iter().find(|(_, key, _)| key == name).map(|(_, _, node)| node)
    }

    pub fn text(&mut self, name: &'static str, complaints: &mut Complaints) -> Option<String> {
        let node = self.node(name)?;
        complaints.text(node, &self.path(name))
    }

    /// A text that must be there.
    pub fn needed(&mut self, name: &'static str, complaints: &mut Complaints) -> Option<String> {
        if self.node(name).is_none() {
            complaints.add(self.at, &self.path(name), format!("the field `{name}` is missing"), None);
            return None;
        }
        self.text(name, complaints)
    }

    pub fn parsed<T: FromStr<Err: Display>>(&mut self, name: &'static str, complaints: &mut Complaints) -> Option<T> {
        let node = self.node(name)?;
        complaints.parsed(node, &self.path(name))
    }

    pub fn term(&mut self, name: &'static str, scheme: Scheme, complaints: &mut Complaints) -> Option<TermId> {
        let node = self.node(name)?;
        complaints.term(node, &self.path(name), scheme)
    }

    pub fn flag(&mut self, name: &'static str, complaints: &mut Complaints) -> bool {
        let Some(node) = self.node(name) else { return false };
        match complaints.text(node, &self.path(name)).as_deref() {
            Some("true") => true,
            Some("false") | None => false,
            Some(other) => {
                let message = format!("`{other}` is neither `true` nor `false`");
                complaints.add(node.at, &self.path(name), message, None);
                false
            }
        }
    }

    /// The items of a list; a single value counts as a list of one.
    pub fn items(&mut self, name: &'static str) -> &'a [Node] {
        match self.node(name) {
            Some(Node { value: Value::List(items), .. }) => items,
            Some(single) => std::slice::from_ref(single),
            None => &[],
        }
    }

    pub fn texts(&mut self, name: &'static str, complaints: &mut Complaints) -> Vec<String> {
        let path = self.path(name);
        self.items(name).iter().filter_map(|node| complaints.text(node, &path)).collect()
    }

    pub fn terms(&mut self, name: &'static str, scheme: Scheme, complaints: &mut Complaints) -> Vec<TermId> {
        let path = self.path(name);
        let mut terms: Vec<TermId> = Vec::new();
        for node in self.items(name) {
            match complaints.term(node, &path, scheme) {
                Some(term) if terms.contains(&term) => {
                    complaints.add(node.at, &path, format!("`{term}` stands here twice"), None);
                }
                term => terms.extend(term),
            }
        }
        terms
    }

    /// The values of a list, each with its place.
    pub fn all<T: FromStr<Err: Display>>(
        &mut self,
        name: &'static str,
        complaints: &mut Complaints,
    ) -> Vec<(Position, T)> {
        let path = self.path(name);
        let items = self.items(name).iter();
        items.filter_map(|node| complaints.parsed(node, &path).map(|value| (node.at, value))).collect()
    }

    /// A group of fields.
    pub fn group(&mut self, name: &'static str, complaints: &mut Complaints) -> Option<Fields<'a>> {
        let path = self.path(name);
        self.node(name).and_then(|node| Fields::of(node, &path, complaints))
    }

    /// A list of groups of fields.
    pub fn groups(&mut self, name: &'static str, complaints: &mut Complaints) -> Vec<Fields<'a>> {
        let path = self.path(name);
        self.items(name).iter().filter_map(|node| Fields::of(node, &path, complaints)).collect()
    }

    /// Report the fields that nobody asked for, with the nearest that was.
    pub fn finish(self, complaints: &mut Complaints) {
        for (at, name) in self.names() {
            if !self.asked.contains(&name) {
                let message = format!("there is no field `{name}` in `{}`", self.prefix);
                complaints.add(at, &self.path(name), message, nearest(name, self.asked.iter().copied()));
            }
        }
    }
}
