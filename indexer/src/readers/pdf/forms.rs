//! What the built-in reader would follow down with its stack: drawings inside drawings, pages below pages, brackets within brackets in
//! its fonts. One that holds itself, or a chain without end, is found before it is followed.

use std::collections::{HashMap, HashSet};

use pdf_extract::content::Content;
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};

/// No document nests its drawings, or its pages, deeper.
const DEEPEST: usize = 64;

/// No document draws more often, each drawing inside a drawing counted each time.
const MOST_DRAWINGS: u64 = 1_000_000;

/// No font opens more brackets before it closes one.
const MOST_BRACKETS: usize = 1000;

/// Whether a page inherits from itself, or from too many above it.
pub(super) fn inherit_endlessly(document: &Document) -> bool {
    document.get_pages().into_values().any(|page| above(document, page).take(DEEPEST + 1).count() > DEEPEST)
}

/// The dictionary of a page and those it inherits from.
fn above(document: &Document, page: ObjectId) -> impl Iterator<Item = &Dictionary> {
    let parent = |dictionary: &&Dictionary| {
        document.get_dictionary(dictionary.get(b"Parent").and_then(Object::as_reference).ok()?).ok()
    };
    std::iter::successors(document.get_dictionary(page).ok(), parent)
}

/// Whether a font of the document nests brackets without end.
pub(super) fn nest_endlessly(document: &Document) -> bool {
    let dictionaries = document.objects.values().filter_map(|object| object.as_dict().ok());
    let named = dictionaries.flat_map(|dictionary| {
        [b"ToUnicode".as_slice(), b"Encoding", b"FontFile"].into_iter().filter_map(|name| dictionary.get(name).ok())
    });
    named.filter_map(|object| document.dereference(object).ok()?.1.as_stream().ok()).any(nests_deeply)
}

fn nests_deeply(stream: &Stream) -> bool {
    let mut open = 0_usize;
    content(stream).into_iter().any(|byte| {
        match byte {
            b'(' | b'[' | b'{' | b'<' => open += 1,
            b')' | b']' | b'}' | b'>' => open = open.saturating_sub(1),
            _ => {}
        }
        open > MOST_BRACKETS
    })
}

/// What a stream holds, as the reader takes it.
fn content(stream: &Stream) -> Vec<u8> {
    let unpacked = stream.filters().ok().and_then(|_| stream.decompressed_content().ok());
    unpacked.unwrap_or_else(|| stream.content.clone())
}

/// Whether a page of the document draws something that draws itself, or that is nested or repeated beyond measure.
pub(super) fn are_endless(document: &Document) -> bool {
    let mut walk = Walk { document, known: HashMap::new() };
    let mut drawn = 0_u64;
    document.get_pages().into_values().any(|page| match walk.page(page) {
        Some(more) => {
            drawn = drawn.saturating_add(more);
            drawn > MOST_DRAWINGS
        }
        None => true,
    })
}

/// A drawing, and the resources in which it finds the names it uses: where it has none of its own they are those of what draws it.
#[derive(Clone, Copy)]
struct Drawing<'a> {
    stream: &'a Stream,
    resources: &'a Dictionary,
}

/// A drawing is the same where both are the same objects of the document.
type Key = (*const Stream, *const Dictionary);

impl Drawing<'_> {
    fn key(&self) -> Key {
        (self.stream, self.resources)
    }
}

/// A drawing on the way down.
struct Step<'a> {
    key: Key,
    inside: Vec<Drawing<'a>>,
    next: usize,
    drawn: u64,
}

struct Walk<'a> {
    document: &'a Document,
    /// How much is drawn by a drawing that was followed to its end.
    known: HashMap<Key, u64>,
}

impl<'a> Walk<'a> {
    /// How much a page draws; nothing where there is no end of it.
    fn page(&mut self, page: ObjectId) -> Option<u64> {
        let resources = above(self.document, page).find_map(|dictionary| self.dictionary(dictionary, b"Resources"));
        let (Some(resources), Ok(content)) = (resources, self.document.get_page_content(page)) else { return Some(0) };
        self.inside(&content, resources)
            .into_iter()
            .try_fold(0_u64, |sum, drawing| Some(sum.saturating_add(self.follow(drawing)?)))
    }

    /// Follow a drawing down, without recursion of our own.
    fn follow(&mut self, drawing: Drawing<'a>) -> Option<u64> {
        if let Some(known) = self.known.get(&drawing.key()) {
            return Some(*known);
        }
        let mut open = HashSet::from([drawing.key()]);
        let mut path = vec![self.step(drawing)];
        while let Some(step) = path.last_mut() {
            let Some(child) = step.inside.get(step.next).copied() else {
                let (key, drawn) = (step.key, step.drawn);
                self.known.insert(key, drawn);
                open.remove(&key);
                path.pop();
                match path.last_mut() {
                    Some(above) => above.drawn = above.drawn.saturating_add(drawn),
                    None => return Some(drawn),
                }
                continue;
            };
            step.next += 1;
            if let Some(known) = self.known.get(&child.key()) {
                step.drawn = step.drawn.saturating_add(*known);
            } else if !open.insert(child.key()) || path.len() > DEEPEST {
                return None;
            } else {
                path.push(self.step(child));
            }
        }
        None
    }

    fn step(&self, drawing: Drawing<'a>) -> Step<'a> {
        let inside = self.inside(&content(drawing.stream), drawing.resources);
        Step { key: drawing.key(), inside, next: 0, drawn: 1 }
    }

    /// The drawings that content draws, in resources that name them.
    fn inside(&self, content: &[u8], resources: &'a Dictionary) -> Vec<Drawing<'a>> {
        let names = self.dictionary(resources, b"XObject");
        let Some(names) = names.filter(|_| content.windows(2).any(|word| word == b"Do")) else { return Vec::new() };
        let Ok(content) = Content::decode(content) else { return Vec::new() };
        let drawn = content.operations.iter().filter(|operation| operation.operator == "Do");
        let named = drawn.filter_map(|operation| names.get(operation.operands.first()?.as_name().ok()?).ok());
        let streams = named.filter_map(|object| self.document.dereference(object).ok()?.1.as_stream().ok());
        let own = |stream: &'a Stream| self.dictionary(&stream.dict, b"Resources").unwrap_or(resources);
        streams.map(|stream| Drawing { stream, resources: own(stream) }).collect()
    }

    fn dictionary(&self, within: &'a Dictionary, name: &[u8]) -> Option<&'a Dictionary> {
        self.document.dereference(within.get(name).ok()?).ok()?.1.as_dict().ok()
    }
}
