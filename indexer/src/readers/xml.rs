//! The parts of DOCX, ODT and EPUB: XML as a stream of what opens, what closes and what stands between.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::archive::damaged;
use crate::refusal::Refusal;

/// A step through a document. Names are without their prefixes.
pub(crate) enum Step<'a> {
    Open(&'a str, &'a Attributes),
    Close(&'a str),
    Text(&'a str),
}

/// The attributes of an element, by name without prefix.
#[derive(Default)]
pub(crate) struct Attributes(Vec<(String, String)>);

impl Attributes {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name)?.parse().ok()
    }

    fn of(element: &BytesStart) -> Self {
        let mut attributes = element.attributes();
        let pair = |attribute: quick_xml::events::attributes::Attribute| {
            let value = quick_xml::escape::unescape(&attribute.value)
                .map_or_else(|_| attribute.value.to_string(), |value| value.into_owned());
            (attribute.key.local_name().as_ref().to_owned(), value)
        };
        Self(attributes.with_checks(false).flatten().map(pair).collect())
    }
}

/// No document nests its elements deeper.
const DEEPEST: usize = 4000;

/// Walk through a part. What is not well-formed is a refusal; entities of its own, as bombs declare them, too.
pub(crate) fn walk(
    format: &str,
    text: &str,
    mut visit: impl FnMut(Step) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut depth = 0_usize;
    loop {
        let event = reader.read_event().map_err(|error| damaged(format, &error.to_string()))?;
        match event {
            Event::Start(element) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(Refusal::Bomb(format!("elements nested {DEEPEST} deep")));
                }
                visit(Step::Open(element.local_name().as_ref(), &Attributes::of(&element)))?;
            }
            Event::Empty(element) => {
                let name = element.local_name();
                visit(Step::Open(name.as_ref(), &Attributes::of(&element)))?;
                visit(Step::Close(name.as_ref()))?;
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                visit(Step::Close(element.local_name().as_ref()))?;
            }
            Event::Text(text) => visit(Step::Text(&text.xml10_content()))?,
            Event::CData(text) => visit(Step::Text(&text))?,
            Event::GeneralRef(reference) => visit(Step::Text(&resolved(&reference)))?,
            Event::DocType(declaration) if declaration.contains("<!ENTITY") => {
                return Err(Refusal::Bomb("it declares entities of its own".to_owned()));
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn resolved(reference: &quick_xml::events::BytesRef) -> String {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    let named = quick_xml::escape::resolve_predefined_entity(reference);
    named.map_or_else(|| format!("&{};", &**reference), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{Step, walk};
    use crate::refusal::Refusal;

    fn text(xml: &str) -> Result<String, Refusal> {
        let mut text = String::new();
        walk("XML", xml, |step| {
            if let Step::Text(piece) = step {
                text.push_str(piece);
            }
            Ok(())
        })?;
        Ok(text)
    }

    #[test]
    fn references_are_resolved_and_bombs_refused() {
        assert_eq!(text("<a>x &amp; y &#233;&unknown;<![CDATA[<b>]]></a>").unwrap(), "x & y é&unknown;<b>");
        let laughs = "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>";
        assert!(matches!(text(laughs), Err(Refusal::Bomb(_))));
        assert!(matches!(text(&"<a>".repeat(100_000)), Err(Refusal::Bomb(_))));
        assert!(matches!(text("<a><"), Err(Refusal::Damaged { .. })));
    }
}
