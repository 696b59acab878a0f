use maud::Render;

use crate::language::{self, Language};

/// The address of a page for people, as a router knows it. Wherever it is written, it is written in the language of the page that it
/// is written on; only a route and an address for programs are made of it as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address(&'static str);

impl Address {
    pub(super) const fn new(path: &'static str) -> Self {
        Self(path)
    }

    /// As a router knows it, the same in every language.
    pub const fn plain(self) -> &'static str {
        self.0
    }

    /// In the language of the page that is being made.
    pub fn here(self) -> String {
        here(self.0)
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", language::current().prefix(), self.0)
    }
}

impl Render for Address {
    fn render_to(&self, buffer: &mut String) {
        buffer.push_str(language::current().prefix());
        buffer.push_str(self.0);
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.here()
    }
}

/// The one place where a page's address gets its language.
pub(super) fn here(path: &str) -> String {
    format!("{}{path}", language::current().prefix())
}

/// A path of ours that a record names, in the language of the page that is being made.
pub fn local(path: &str) -> String {
    if for_programs(path.split(['?', '#']).next().unwrap_or_default()) { path.to_owned() } else { here(path) }
}

/// One of our addresses as it is in English, which is how the world outside names it, whatever language it was read in.
pub fn plain(address: &str) -> &str {
    match language::named(address) {
        Some((_, rest)) if rest.starts_with('/') => rest,
        _ => address,
    }
}

/// The address of the same page in another language.
pub fn in_language(language: Language, address: &str) -> String {
    format!("{}{}", language.prefix(), plain(address))
}

/// How the addresses of files end, whatever stands before.
const ENDINGS: [&str; 14] = [
    ".atom", ".bib", ".csv", ".docx", ".ico", ".json", ".jsonld", ".jsonl", ".md", ".rdf", ".ris", ".ttl", ".txt",
    ".xml",
];

/// Whether an address is for programs, which are answered in English whatever the language of the page that named it. What is offered
/// while a reader types is part of the page.
pub fn for_programs(path: &str) -> bool {
    let files = !path.starts_with("/symbol/") && ENDINGS.iter().any(|ending| path.ends_with(ending));
    let folders = ["/api/", "/assets/", "/oai", "/mcp", "/healthz", "/readyz"];
    path != COMPLETE && (files || folders.iter().any(|folder| path.starts_with(folder)))
}

/// Names that begin as was typed.
pub const COMPLETE: &str = "/complete.json";

#[cfg(test)]
mod tests {
    use super::{Address, in_language, plain};
    use crate::language::{self, Language};

    #[test]
    fn an_address_is_written_in_the_language_of_its_page() {
        let help = Address::new("/help");
        let written = || (help.to_string(), help.here(), maud::html! { (help) }.into_string());
        assert_eq!(written(), ("/help".into(), "/help".into(), "/help".into()));
        assert_eq!(language::in_language(Language::Arabic, written).0, "/ar/help");
    }

    #[test]
    fn every_address_is_known_in_every_language() {
        for address in ["/", "/search?q=%2Ffr%2F", "/records/x#s1"] {
            for language in Language::ALL {
                assert_eq!(plain(&in_language(language, address)), address);
            }
        }
    }
}
