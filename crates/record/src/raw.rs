use crate::{Passage, Position};

/// A record as its file says it: strings with their places, nothing looked up yet.
#[derive(Clone, Debug, PartialEq)]
pub struct RawRecord {
    /// The file, relative to the corpus.
    pub file: String,
    /// The folder it lies in, as `mechanisms`.
    pub folder: String,
    /// The stem of the file, or the `slug` of a line of a collection.
    pub slug: String,
    /// The front matter: a map.
    pub front: Node,
    /// The summary and the source beside it.
    pub passages: Vec<Passage>,
}

/// A value of the front matter, with its place in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it stands.
    pub at: Position,
    /// What it is.
    pub value: Value,
}

/// What a [`Node`] is. Scalars stay text: `2016`, `true` and `a` are all read by the field that wants them.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A scalar, as written; empty where nothing is.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A map, in order: where the key stands, the key, its value.
    Map(Vec<(Position, String, Node)>),
}

impl Value {
    /// What it is called in a message.
    pub(crate) fn describe(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Map(_) => "a group of fields",
        }
    }
}
