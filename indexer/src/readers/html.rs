//! Web pages: the main content as passages, navigation and the like left out.

mod facts;
mod lists;
mod main_content;

use scraper::{ElementRef, Html, Node};

use super::block::{Block, Draft, Kind, single_spaced};
use main_content::Main;

/// What is never content.
const SKIPPED: [&str; 18] = [
    "nav", "aside", "header", "footer", "script", "style", "noscript", "template", "form", "button", "svg", "iframe",
    "head", "select", "object", "video", "audio", "dialog",
];

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// Elements whose text is one paragraph.
const PARAGRAPHS: [&str; 8] = ["p", "li", "blockquote", "pre", "dt", "dd", "td", "figcaption"];

/// Read a page.
pub(crate) fn read(text: &str) -> Draft {
    let page = Html::parse_document(text);
    let main = main_content::find(&page);
    let mut reading = Reading { main: &main, blocks: Vec::new(), loose: String::new(), label: None };
    reading.inside(main.root, 0);
    reading.flush();
    let blocks = reading.blocks;
    Draft { reader: "html".to_owned(), blocks, ..facts::read(&page) }
}

struct Reading<'a> {
    main: &'a Main<'a>,
    blocks: Vec<Block>,
    /// Text that stands in no paragraph of its own.
    loose: String,
    /// The number of an item of a list, for the first text in it.
    label: Option<String>,
}

/// Pages nested deeper than any real one are read only so far: their text stays, flattened.
const DEEPEST: usize = 200;

impl Reading<'_> {
    fn inside(&mut self, element: ElementRef, depth: usize) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.loose.push_str(text),
                Node::Element(_) => {
                    if let Some(child) = ElementRef::wrap(child) {
                        self.element(child, depth + 1);
                    }
                }
                _ => {}
            }
        }
    }

    fn element(&mut self, element: ElementRef, depth: usize) {
        let name = element.value().name();
        if SKIPPED.contains(&name) || element.value().attr("hidden").is_some() || self.main.leaves_out(element) {
            return;
        }
        if !self.main.is_whole() && is_links(element) {
            return self.flush();
        }
        if HEADINGS.contains(&name) {
            self.flush();
            let level = name.trim_start_matches('h').parse().unwrap_or(1);
            self.blocks.push(Block::heading(level, &flat(element)));
        } else if depth > DEEPEST || (PARAGRAPHS.contains(&name) && !holds_paragraphs(element)) {
            self.flush();
            if !self.main.is_whole() && is_pointer(element) {
                return;
            }
            self.label = lists::label(element).or(self.label.take());
            let kind = if name == "li" && self.label.is_none() { Kind::Item } else { Kind::Paragraph };
            self.paragraph(kind, &flat(element));
        } else if is_inline(name) {
            self.loose.push_str(&flat_spaced(element));
        } else {
            self.flush();
            self.label = lists::label(element).or(self.label.take());
            self.inside(element, depth);
            self.flush();
        }
    }

    /// A paragraph under its number, unless it is printed in the text as well.
    fn paragraph(&mut self, kind: Kind, text: &str) {
        let block = Block { kind, ..Block::paragraph(text) };
        let label = self.label.take().filter(|_| crate::readers::label::leading(&block.text).is_none());
        self.blocks.push(Block { label, ..block });
    }

    fn flush(&mut self) {
        let loose = std::mem::take(&mut self.loose);
        if !loose.trim().is_empty() {
            self.paragraph(Kind::Paragraph, &loose);
        }
    }
}

/// What a line begins with that only points to another page, in the languages we meet.
const POINTERS: [&str; 16] = [
    "lea también",
    "lea más",
    "lea:",
    "lea ",
    "le puede interesar",
    "leer más",
    "también lee",
    "read more",
    "read also",
    "see also:",
    "related:",
    "à lire aussi",
    "lire aussi",
    "voir aussi",
    "читайте также",
    "اقرأ أيضا",
];

/// Whether a paragraph only points to another page: `Read also: …`, most of it a link.
fn is_pointer(element: ElementRef) -> bool {
    let text = flat(element);
    let lower = text.to_lowercase();
    let linked = |element: ElementRef| {
        element.descendants().filter_map(ElementRef::wrap).any(|inner| inner.value().name() == "a")
    };
    text.chars().count() < 250 && POINTERS.iter().any(|start| lower.starts_with(start)) && linked(element)
}

/// A page of which nothing stands around the text: a chapter of a book.
pub(super) fn whole(text: &str) -> Vec<Block> {
    let page = Html::parse_document(text);
    let main = Main::whole(&page);
    let mut reading = Reading { main: &main, blocks: Vec::new(), loose: String::new(), label: None };
    reading.inside(main.root, 0);
    reading.flush();
    reading.blocks
}

/// Whether a list or a box holds little but links: a menu inside the text.
fn is_links(element: ElementRef) -> bool {
    if !matches!(element.value().name(), "ul" | "ol" | "div" | "section" | "table") {
        return false;
    }
    let (mut linked, mut all, mut links) = (0, 0, 0);
    for node in element.descendants() {
        if let Some(text) = node.value().as_text() {
            let letters = text.trim().chars().count();
            let inside = node.ancestors().take_while(|ancestor| ancestor.id() != element.id());
            let mut names = inside.filter_map(|ancestor| ancestor.value().as_element()).map(|element| element.name());
            all += letters;
            linked += if names.any(|name| name == "a") { letters } else { 0 };
        } else if node.value().as_element().is_some_and(|element| element.name() == "a") {
            links += 1;
        }
    }
    links > 1 && linked * 10 > all * 7 && all < 6000
}

fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "br"
            | "cite"
            | "code"
            | "em"
            | "font"
            | "i"
            | "mark"
            | "q"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "u"
            | "var"
            | "wbr"
    )
}

fn holds_paragraphs(element: ElementRef) -> bool {
    element.descendants().skip(1).filter_map(ElementRef::wrap).any(|inner| {
        let name = inner.value().name();
        PARAGRAPHS.contains(&name) || HEADINGS.contains(&name)
    })
}

/// The text of an element on one line, without what is never content.
fn flat(element: ElementRef) -> String {
    single_spaced(&flat_spaced(element))
}

fn flat_spaced(element: ElementRef) -> String {
    let mut text = String::new();
    for node in element.descendants() {
        match node.value() {
            Node::Text(piece) => {
                let skipped = node.ancestors().take_while(|ancestor| ancestor.id() != element.id()).any(|ancestor| {
                    ancestor.value().as_element().is_some_and(|element| SKIPPED.contains(&element.name()))
                });
                if !skipped {
                    text.push_str(piece);
                }
            }
            Node::Element(inner) if inner.name() == "br" => text.push(' '),
            _ => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::readers::block::Kind;
    use proptest::prelude::*;

    #[test]
    fn keeps_the_content_and_drops_what_stands_around_it() {
        let page = "<html><head><title>t</title><style>p{}</style></head><body><nav>Menu <p>Home</p></nav>\
            <main><h2>Findings</h2><p>1. The <b>mission</b> found<br>this.</p><div>Loose text</div>\
            <ul><li>one</li><li>two <p>inner</p></li></ul><script>evil()</script></main><footer>©</footer></body></html>";
        let draft = read(page);
        let shown: Vec<_> = draft.blocks.iter().map(|block| (block.kind, block.text.as_str())).collect();
        assert_eq!(
            shown,
            [
                (Kind::Heading(2), "Findings"),
                (Kind::Paragraph, "1. The mission found this."),
                (Kind::Paragraph, "Loose text"),
                (Kind::Item, "one"),
                (Kind::Paragraph, "two"),
                (Kind::Paragraph, "inner"),
            ]
        );
    }

    #[test]
    fn items_of_an_ordered_list_have_the_numbers_that_are_printed() {
        let page = "<main><ol start=12><li>Twelve<li><p>Thirteen</p><p>more</p><ol type=a><li>part<li>other</ol></li><li value=20>Twenty\
            <li>21. printed already</ol><ul><li>none</li></ul></main>";
        let draft = read(page);
        let shown: Vec<_> =
            draft.blocks.iter().map(|block| (block.label.as_deref().unwrap_or("-"), block.text.as_str())).collect();
        assert_eq!(
            shown,
            [
                ("12.", "Twelve"),
                ("13.", "Thirteen"),
                ("-", "more"),
                ("(a)", "part"),
                ("(b)", "other"),
                ("20.", "Twenty"),
                ("-", "21. printed already"),
                ("-", "none")
            ]
        );
    }

    #[test]
    fn deep_nesting_is_survived() {
        let page = format!("{}deep{}", "<div>".repeat(3000), "</div>".repeat(3000));
        assert!(read(&page).blocks.iter().any(|block| block.text.contains("deep")));
    }

    proptest! {
        #[test]
        fn any_page_is_read(page in "[<>/a-z =\"&;p!-]{0,300}") {
            read(&page);
        }
    }
}
