//! The facts of a record: YAML between two lines of `---`, read into a tree that knows where everything stands.

use granit_parser::{Event, Parser, Span};
use record::{Node, Position, Value};

/// The longest front matter that is read, in bytes.
const LONGEST: usize = 256 * 1024;
/// The deepest nesting.
const DEEPEST: usize = 6;

/// A file in its two parts.
pub(crate) struct Parts<'a> {
    /// The YAML, without the fences.
    pub front: &'a str,
    /// The line of the file that the YAML begins on.
    pub front_line: u32,
    /// What stands below.
    pub body: &'a str,
    /// The byte of the file that the body begins at.
    pub body_start: usize,
}

/// What is wrong with a front matter, and where.
#[derive(Debug)]
pub(crate) struct Malformed {
    pub at: Position,
    pub message: String,
}

impl Malformed {
    fn at(line: u32, column: u32, message: impl Into<String>) -> Self {
        Self { at: Position { line, column }, message: message.into() }
    }
}

/// Split a file at its fences.
pub(crate) fn split(text: &str) -> Result<Parts<'_>, Malformed> {
    let fence = |line: &str| line.trim_end() == "---";
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if !fence(first.trim_start_matches('\u{feff}')) {
        return Err(Malformed::at(
            1,
            1,
            "the file does not begin with a line `---`: its facts stand between two such lines",
        ));
    }
    let start = first.len();
    let mut end = start;
    for line in lines {
        if fence(line) {
            let body_start = end + line.len();
            return Ok(Parts { front: &text[start..end], front_line: 2, body: &text[body_start..], body_start });
        }
        end += line.len();
    }
    Err(Malformed::at(1, 1, "the facts are not closed: a second line `---` is missing"))
}

/// Read the facts into a tree. `first_line` is the line of the file that they begin on.
pub(crate) fn parse(yaml: &str, first_line: u32) -> Result<Node, Malformed> {
    if yaml.len() > LONGEST {
        return Err(Malformed::at(first_line, 1, format!("the facts are longer than {LONGEST} bytes")));
    }
    let mut reader = Reader { parser: Parser::new_from_str(yaml), first_line };
    let node = reader.document()?;
    Ok(node.unwrap_or(Node { at: Position { line: first_line, column: 1 }, value: Value::Map(Vec::new()) }))
}

struct Reader<'a> {
    parser: Parser<'a, granit_parser::StrInput<'a>>,
    first_line: u32,
}

impl<'a> Reader<'a> {
    fn document(&mut self) -> Result<Option<Node>, Malformed> {
        while let Some((event, span)) = self.next()? {
            match event {
                Event::StreamStart | Event::DocumentStart(..) => {}
                Event::DocumentEnd | Event::StreamEnd => return Ok(None),
                event => return self.node(event, span, 0).map(Some),
            }
        }
        Ok(None)
    }

    fn next(&mut self) -> Result<Option<(Event<'a>, Span)>, Malformed> {
        match self.parser.next() {
            None => Ok(None),
            Some(Ok(event)) => Ok(Some(event)),
            Some(Err(error)) => {
                let at = self.place(error.marker().line(), error.marker().col());
                Err(Malformed { at, message: format!("this is not well-formed YAML: {}", error.info()) })
            }
        }
    }

    fn place(&self, line: usize, column: usize) -> Position {
        Position { line: self.first_line + line.saturating_sub(1) as u32, column: column as u32 + 1 }
    }

    fn node(&mut self, event: Event<'a>, span: Span, depth: usize) -> Result<Node, Malformed> {
        let at = self.place(span.start.line(), span.start.col());
        if depth > DEEPEST {
            return Err(Malformed { at, message: format!("the facts are nested more than {DEEPEST} deep") });
        }
        let value = match event {
            Event::Scalar(text, ..) => Value::Text(text.into_owned()),
            Event::SequenceStart(..) => Value::List(self.list(depth)?),
            Event::MappingStart(..) => Value::Map(self.map(depth)?),
            _ => {
                let message = "anchors and aliases (`&name`, `*name`) are not used here: quote a text that begins so";
                return Err(Malformed { at, message: message.to_owned() });
            }
        };
        Ok(Node { at, value })
    }

    fn list(&mut self, depth: usize) -> Result<Vec<Node>, Malformed> {
        let mut list = Vec::new();
        while let Some((event, span)) = self.next()? {
            match event {
                Event::SequenceEnd => break,
                event => list.push(self.node(event, span, depth + 1)?),
            }
        }
        Ok(list)
    }

    fn map(&mut self, depth: usize) -> Result<Vec<(Position, String, Node)>, Malformed> {
        let mut map = Vec::new();
        while let Some((event, span)) = self.next()? {
            let at = self.place(span.start.line(), span.start.col());
            let key = match event {
                Event::MappingEnd => break,
                Event::Scalar(key, ..) => key.into_owned(),
                _ => return Err(Malformed { at, message: "the name of a field is a plain word".to_owned() }),
            };
            let Some((event, span)) = self.next()? else { break };
            map.push((at, key, self.node(event, span, depth + 1)?));
        }
        Ok(map)
    }
}

#[cfg(test)]
mod tests {
    use super::{parse, split};
    use proptest::prelude::*;
    use record::Value;

    #[test]
    fn knows_where_everything_stands() {
        let parts = split("---\ntitle: A title\nlinks:\n  - {rel: cites, to: scr-1325}\n---\n\nBody\n").unwrap();
        assert_eq!((parts.front_line, parts.body), (2, "\nBody\n"));
        let node = parse(parts.front, parts.front_line).unwrap();
        let Value::Map(fields) = node.value else { panic!("a map") };
        assert_eq!((fields[0].2.at.line, fields[0].2.at.column), (2, 8));
        let Value::List(links) = &fields[1].2.value else { panic!("a list") };
        let Value::Map(link) = &links[0].value else { panic!("a map") };
        assert_eq!((link[1].2.at.line, link[1].2.at.column), (4, 22));
        assert_eq!(link[1].2.value, Value::Text("scr-1325".into()));
    }

    #[test]
    fn scalars_stay_as_written() {
        for text in ["2016", "2016-09-30", "true", "NO", "010", "1e5", "38263/08", "null"] {
            let node = parse(&format!("x: {text}"), 1).unwrap();
            let Value::Map(fields) = node.value else { panic!("a map") };
            assert_eq!(fields[0].2.value, Value::Text(text.into()));
        }
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        assert!(split("title: x").is_err_and(|e| e.message.contains("---")));
        assert!(split("---\ntitle: x\n").is_err_and(|e| e.message.contains("not closed")));
        assert!(parse("title: x\n  bad: : y\n", 2).is_err_and(|e| e.at.line >= 2));
        assert!(parse("a: &b 1\nc: *b", 1).is_err_and(|e| e.message.contains("aliases")));
        assert!(parse(&"[".repeat(50), 1).is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,200}", lines in prop::collection::vec("[-a:{}\\[\\]&*!|>'\" #,?]{0,12}", 0..12)) {
            let _ = split(&text).map(|parts| parse(parts.front, 2).is_ok());
            let _ = parse(&lines.join("\n"), 2);
        }
    }
}
