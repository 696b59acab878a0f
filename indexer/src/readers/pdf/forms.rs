//! Drawings inside drawings, pages below pages: one that holds itself, or a chain without end, would take the built-in reader's stack.

use std::collections::{HashMap, HashSet};

use pdf_extract::{Dictionary, Document, Object, ObjectId};

/// No document nests its drawings deeper.
const DEEPEST: usize = 64;

/// Whether a page inherits from itself.
pub(super) fn inherit_endlessly(document: &Document) -> bool {
    document.objects.keys().any(|start| {
        let mut seen = HashSet::from([*start]);
        let mut next = parent(document, *start);
        while let Some(id) = next {
            if !seen.insert(id) {
                return true;
            }
            next = parent(document, id);
        }
        false
    })
}

fn parent(document: &Document, id: ObjectId) -> Option<ObjectId> {
    document.get_object(id).ok()?.as_dict().ok()?.get(b"Parent").ok()?.as_reference().ok()
}

/// Whether a drawing of the document draws itself, or is nested too deeply to be followed.
pub(super) fn are_endless(document: &Document) -> bool {
    let drawn: HashMap<ObjectId, Vec<ObjectId>> =
        document.objects.iter().filter_map(|(id, object)| Some((*id, inside(document, object)?))).collect();
    let mut done = HashSet::new();
    drawn.keys().any(|start| is_endless(*start, &drawn, &mut done))
}

/// The drawings that a drawing uses.
fn inside(document: &Document, object: &Object) -> Option<Vec<ObjectId>> {
    let Object::Stream(stream) = object else { return None };
    let resources = dictionary(document, stream.dict.get(b"Resources").ok()?)?;
    let drawings = dictionary(document, resources.get(b"XObject").ok()?)?;
    Some(drawings.iter().filter_map(|(_, drawing)| drawing.as_reference().ok()).collect())
}

fn dictionary<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    document.dereference(object).ok()?.1.as_dict().ok()
}

/// Follow a drawing down, without recursion of our own. What was followed once to its end needs no second time.
fn is_endless(start: ObjectId, drawn: &HashMap<ObjectId, Vec<ObjectId>>, done: &mut HashSet<ObjectId>) -> bool {
    let mut path = vec![(start, 0_usize)];
    while let Some((id, next)) = path.last_mut() {
        let open = *id;
        let child = drawn.get(&open).and_then(|children| children.get(*next)).copied();
        *next += 1;
        match child {
            Some(child) if path.iter().any(|(above, _)| *above == child) || path.len() > DEEPEST => return true,
            Some(child) if !done.contains(&child) => path.push((child, 0)),
            Some(_) => {}
            None => {
                done.insert(open);
                path.pop();
            }
        }
    }
    false
}
