//! Our own summaries: Markdown into numbered passages.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use record::{Markup, Span};

use super::block::{Block, Draft, Kind};

/// What was read, and what cannot be kept: each with its byte in the text.
pub(crate) struct Markdown {
    pub draft: Draft,
    pub refused: Vec<(usize, String)>,
}

/// Read Markdown.
pub(crate) fn read(text: &str) -> Markdown {
    let mut reading = Reading {
        text,
        block: None,
        open: Vec::new(),
        lists: 0,
        item: None,
        markdown: Markdown { draft: Draft { reader: "markdown".to_owned(), ..Draft::default() }, refused: Vec::new() },
    };
    for (event, range) in Parser::new_ext(text, Options::empty()).into_offset_iter() {
        reading.event(event, range.start);
    }
    reading.close();
    reading.markdown
}

/// What is being collected: a heading or a paragraph.
struct Collected {
    text: String,
    spans: Vec<Span>,
    heading: Option<u8>,
}

struct Reading<'a> {
    text: &'a str,
    block: Option<Collected>,
    /// Emphasis and links not yet closed: where they began, what they are.
    open: Vec<(usize, Markup)>,
    /// How many lists deep.
    lists: usize,
    /// The number of the item that has just begun, as it stands in the text: that of a paragraph, in a source. Markdown itself
    /// would count on from the first item.
    item: Option<&'a str>,
    markdown: Markdown,
}

impl Reading<'_> {
    fn event(&mut self, event: Event, at: usize) {
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.words(&text),
            Event::SoftBreak | Event::HardBreak => self.words(" "),
            // A note to editors is no markup, and the end of an element was complained of at its beginning.
            Event::Html(html) | Event::InlineHtml(html)
                if !["<!--", "</"].iter().any(|start| html.trim_start().starts_with(start)) =>
            {
                self.refuse(at, "raw HTML is not kept: write Markdown");
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag, at: usize) {
        match tag {
            Tag::Heading { level, .. } => self.begin(Some(level as u8)),
            Tag::Paragraph | Tag::CodeBlock(_) => self.begin(None),
            Tag::List(_) => {
                self.close();
                self.lists += 1;
            }
            Tag::Item => {
                self.close();
                self.item = leading_number(&self.text[at..]);
                self.begin(None);
            }
            Tag::Emphasis => self.mark(Markup::Emphasis),
            Tag::Strong => self.mark(Markup::Strong),
            Tag::Link { dest_url, .. } => {
                let known = ["/records/", "https://", "http://"].iter().any(|start| dest_url.starts_with(start));
                if !known {
                    self.refuse(at, &format!("the link `{dest_url}` goes neither to `/records/…` nor to `https://…`"));
                }
                self.mark(Markup::Link(dest_url.into_string()));
            }
            Tag::Image { .. } => self.refuse(at, "images are not kept: describe what they show"),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::CodeBlock => self.close(),
            TagEnd::Item => self.close(),
            TagEnd::List(_) => {
                self.close();
                self.lists = self.lists.saturating_sub(1);
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => {
                if let (Some((start, markup)), Some(block)) = (self.open.pop(), &mut self.block)
                    && start < block.text.len()
                {
                    block.spans.push(Span { start, end: block.text.len(), markup });
                }
            }
            _ => {}
        }
    }

    fn begin(&mut self, heading: Option<u8>) {
        self.close();
        self.block = Some(Collected { text: String::new(), spans: Vec::new(), heading });
    }

    fn mark(&mut self, markup: Markup) {
        let at = self.block.as_ref().map_or(0, |block| block.text.len());
        self.open.push((at, markup));
    }

    fn words(&mut self, text: &str) {
        if let Some(block) = &mut self.block {
            block.text.push_str(&text.replace('\n', " "));
        }
    }

    fn refuse(&mut self, at: usize, message: &str) {
        self.markdown.refused.push((at, message.to_owned()));
    }

    fn close(&mut self) {
        self.open.clear();
        let Some(Collected { text, spans, heading }) = self.block.take() else { return };
        if text.trim().is_empty() {
            return;
        }
        let blocks = &mut self.markdown.draft.blocks;
        if let Some(level) = heading {
            return blocks.push(Block::heading(level, &text));
        }
        let label = self.item.take().map(str::to_owned);
        let kind = if self.lists > 0 { Kind::Item } else { Kind::Paragraph };
        let spans = outermost(spans, text.trim_end().len());
        blocks.push(Block { kind, label, spans, text: text.trim_end().to_owned(), ..Block::default() });
    }
}

/// The digits that a text begins with.
fn leading_number(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    (end > 0).then(|| &text[..end])
}

/// Spans in order and not overlapping: of nested ones the outermost stays, links before emphasis.
fn outermost(mut spans: Vec<Span>, length: usize) -> Vec<Span> {
    spans.iter_mut().for_each(|span| span.end = span.end.min(length));
    spans.sort_by_key(|span| (!matches!(span.markup, Markup::Link(_)), span.start, std::cmp::Reverse(span.end)));
    let mut kept: Vec<Span> = Vec::new();
    for span in spans {
        if span.start < span.end && kept.iter().all(|other| span.end <= other.start || span.start >= other.end) {
            kept.push(span);
        }
    }
    kept.sort_by_key(|span| span.start);
    kept
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::readers::numbering;
    use proptest::prelude::*;
    use record::Markup;

    #[test]
    fn paragraphs_become_numbered_passages_under_their_headings() {
        let text =
            "## Mandate\n\nFirst *lex specialis* and\n[a link](/records/x-y).\n\n- one\n1. two\n\n## After\n\nLast.\n";
        let read = read(text);
        let passages = numbering::summary(read.draft.blocks);
        let shown: Vec<_> =
            passages.iter().map(|p| (p.number.as_str(), p.heading.as_deref(), p.text.as_str(), p.item)).collect();
        assert_eq!(
            shown,
            [
                ("1", Some("Mandate"), "First lex specialis and a link.", false),
                ("2", Some("Mandate"), "one", true),
                ("3", Some("Mandate"), "two", true),
                ("4", Some("After"), "Last.", false),
            ]
        );
        let spans: Vec<_> = passages[0].spans.iter().map(|s| (&passages[0].text[s.start..s.end], &s.markup)).collect();
        assert_eq!(spans, [("lex specialis", &Markup::Emphasis), ("a link", &Markup::Link("/records/x-y".into()))]);
        assert!(read.refused.is_empty());
    }

    #[test]
    fn a_source_keeps_the_numbers_printed_in_it() {
        let text = "Opening.\n\n2. Two.\n\n87. Eighty-seven.\n\n    Its second part.\n\n- a point\n";
        let passages = numbering::source(read(text).draft.blocks).passages;
        let shown: Vec<_> = passages.iter().map(|p| (p.number.as_str(), p.text.as_str())).collect();
        assert_eq!(
            shown,
            [
                ("[1]", "Opening."),
                ("2", "Two."),
                ("87", "Eighty-seven."),
                ("[4]", "Its second part."),
                ("[5]", "a point")
            ]
        );
    }

    #[test]
    fn what_cannot_be_kept_is_said() {
        let refused = |text: &str| read(text).refused.len();
        assert_eq!(refused("<script>x</script>\n"), 1);
        assert_eq!(refused("a ![b](c.png) [d](javascript:x)"), 2);
        assert_eq!(refused("<!-- a note to editors -->\n\nText."), 0);
    }

    proptest! {
        #[test]
        fn spans_lie_in_order_inside_their_text(text in "[a-z1. *_\\[\\]()#\\n<>`-]{0,200}") {
            let (own, source) = (numbering::summary(read(&text).draft.blocks), numbering::source(read(&text).draft.blocks).passages);
            let own = own.into_iter().map(|passage| (passage.text, passage.spans));
            for (text, spans) in own.chain(source.into_iter().map(|passage| (passage.text, passage.spans))) {
                let mut at = 0;
                for span in &spans {
                    prop_assert!(span.start >= at && span.start < span.end && text.get(span.start..span.end).is_some());
                    at = span.end;
                }
            }
        }
    }
}
