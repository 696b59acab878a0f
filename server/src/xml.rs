//! Writing XML: every element that is begun is ended, and every text is escaped.

/// An XML document while it is written.
pub struct Xml(String);

impl Xml {
    /// A document that says it is one.
    pub fn document() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned())
    }

    /// An element with others inside.
    pub fn within(&mut self, name: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) {
        self.begin(name, attributes);
        self.0.push('>');
        inside(self);
        self.0.push_str(&format!("</{name}>"));
    }

    /// An element with a text inside.
    pub fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.within(name, attributes, |xml| xml.text(text));
    }

    /// An element with nothing inside.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.begin(name, attributes);
        self.0.push_str("/>");
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        escape(text, &mut self.0);
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.0
    }

    fn begin(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push_str(&format!(" {name}=\""));
            escape(value, &mut self.0);
            self.0.push('"');
        }
    }
}

/// Signs that XML reads are escaped; those that it cannot hold at all become the sign for that.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | ' '..='\u{fffd}' | '\u{10000}'.. => out.push(c),
            _ => out.push('\u{fffd}'),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Xml;
    use proptest::prelude::*;

    #[test]
    fn elements_are_ended_and_texts_escaped() {
        let mut xml = Xml(String::new());
        xml.within("a", &[("b", "\"<&\"")], |xml| {
            xml.empty("c", &[]);
            xml.leaf("d", &[], "1 < 2 & \u{0}");
        });
        assert_eq!(xml.finish(), "<a b=\"&quot;&lt;&amp;&quot;\"><c/><d>1 &lt; 2 &amp; \u{fffd}</d></a>");
    }

    proptest! {
        #[test]
        fn no_text_breaks_out(text in "\\PC{0,60}") {
            let mut xml = Xml(String::new());
            xml.leaf("a", &[("b", &text)], &text);
            let written = xml.finish();
            prop_assert_eq!(written.matches('<').count(), 2);
            prop_assert_eq!(written.matches('"').count(), 2);
        }
    }
}
