//! Web pages: the main content as passages, navigation and the like left out.

use record::{Origin, Passage};
use scraper::{ElementRef, Html, Node, Selector};

use super::numbering::Numbering;

/// Where the content of a page is looked for, best first.
const MAIN: [&str; 4] = ["main", "[role=main]", "article", "body"];

/// What is never content.
const SKIPPED: [&str; 13] = [
    "nav", "aside", "header", "footer", "script", "style", "noscript", "template", "form", "button", "svg", "iframe",
    "head",
];

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// Elements whose text is one paragraph.
const PARAGRAPHS: [&str; 8] = ["p", "li", "blockquote", "pre", "dt", "dd", "td", "figcaption"];

/// Read a page into passages.
pub(crate) fn read(text: &str, origin: &Origin) -> Vec<Passage> {
    let page = Html::parse_document(text);
    let mut reading = Reading { numbering: Numbering::new(origin), heading: None, loose: String::new() };
    if let Some(main) = main_content(&page) {
        reading.inside(main, 0);
        reading.flush();
    }
    reading.numbering.finish()
}

/// The first kind of main content that has any text.
fn main_content(page: &Html) -> Option<ElementRef<'_>> {
    MAIN.iter()
        .filter_map(|selector| Selector::parse(selector).ok())
        .find_map(|selector| page.select(&selector).find(|element| element.text().any(|text| !text.trim().is_empty())))
}

struct Reading<'a> {
    numbering: Numbering<'a>,
    heading: Option<String>,
    /// Text that stands in no paragraph of its own.
    loose: String,
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
        if SKIPPED.contains(&name) || element.value().attr("hidden").is_some() {
            return;
        }
        if HEADINGS.contains(&name) {
            self.flush();
            let heading = flat(element);
            self.heading = (!heading.is_empty()).then_some(heading);
        } else if depth > DEEPEST || (PARAGRAPHS.contains(&name) && !holds_paragraphs(element)) {
            self.flush();
            self.numbering.add(self.heading.as_deref(), &flat(element), name == "li");
        } else if is_inline(name) {
            self.loose.push_str(&flat_spaced(element));
        } else {
            self.flush();
            self.inside(element, depth);
            self.flush();
        }
    }

    fn flush(&mut self) {
        let loose = std::mem::take(&mut self.loose);
        self.numbering.add(self.heading.as_deref(), &loose, false);
    }
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
    flat_spaced(element).split_whitespace().collect::<Vec<_>>().join(" ")
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
    use proptest::prelude::*;
    use record::Origin;

    #[test]
    fn keeps_the_content_and_drops_what_stands_around_it() {
        let page = "<html><head><title>t</title><style>p{}</style></head><body><nav>Menu <p>Home</p></nav>\
            <main><h2>Findings</h2><p>1. The <b>mission</b> found<br>this.</p><div>Loose text</div>\
            <ul><li>one</li><li>two <p>inner</p></li></ul><script>evil()</script></main><footer>©</footer></body></html>";
        let passages = read(page, &Origin::Source("en".into()));
        let shown: Vec<_> =
            passages.iter().map(|p| (p.number.as_str(), p.heading.as_deref(), p.text.as_str(), p.item)).collect();
        assert_eq!(
            shown,
            [
                ("1", Some("Findings"), "The mission found this.", false),
                ("[2]", Some("Findings"), "Loose text", false),
                ("[3]", Some("Findings"), "one", true),
                ("[4]", Some("Findings"), "two", false),
                ("[5]", Some("Findings"), "inner", false),
            ]
        );
    }

    #[test]
    fn deep_nesting_is_survived() {
        let page = format!("{}deep{}", "<div>".repeat(3000), "</div>".repeat(3000));
        assert!(read(&page, &Origin::Source("en".into())).iter().any(|p| p.text.contains("deep")));
    }

    proptest! {
        #[test]
        fn any_page_is_read(page in "[<>/a-z =\"&;p!-]{0,300}") {
            read(&page, &Origin::Source("en".into()));
        }
    }
}
