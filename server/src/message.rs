//! Everything the interface says, in its six languages: messages of `locales/<language>/<area>.ftl`, written in Fluent and compiled in.
//!
//! [`t!`](crate::t) says a message where markup is expected, [`s!`](crate::s) where only text will do: in an attribute, a title, an
//! address. A message without variables is looked up in a table that is made once; only the others are put together anew.

use std::collections::HashMap;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use maud::{Markup, PreEscaped, Render, html};
use unic_langid::LanguageIdentifier;

use crate::language::{Language, current};
use crate::wording;

#[cfg(test)]
mod tests;

/// Say a message as markup: `t!("search-heading")`, `t!("results-total", count = total)`,
/// `t!("home-experts", regions = to(url::REGIONS))` for `begin with <regions>regions</regions>`.
#[macro_export]
macro_rules! t {
    ($key:literal) => { $crate::message::say($key) };
    ($key:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::message::tell($key, vec![$((stringify!($name), $crate::message::Part::from($value))),+])
    };
}

/// Say a message as text: `s!("search-heading")`, `s!("results-total", count = total)`.
#[macro_export]
macro_rules! s {
    ($key:literal) => { $crate::message::text($key) };
    ($key:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::message::fill($key, &[$((stringify!($name), $crate::message::Value::from($value))),+])
    };
}

/// What stands for a variable of a message.
#[derive(Clone, Debug)]
pub enum Value {
    /// Counted and written as the language does.
    Number(usize),
    Text(String),
}

/// What stands for a variable or a pair of tags in a message that becomes markup.
#[derive(Clone, Debug)]
pub enum Part {
    Value(Value),
    Markup(Markup),
    /// The words between tags of its name lead there.
    Link {
        href: String,
        outside: bool,
    },
}

/// Words between tags lead to a page of ours.
pub fn to(href: impl Into<String>) -> Part {
    Part::Link { href: href.into(), outside: false }
}

/// Words between tags lead to another site.
pub fn away(href: impl Into<String>) -> Part {
    Part::Link { href: href.into(), outside: true }
}

macro_rules! values {
    ($($kind:ty, $value:ident => $made:expr;)*) => {$(
        impl From<$kind> for Value {
            fn from($value: $kind) -> Self { $made }
        }
        impl From<$kind> for Part {
            fn from(value: $kind) -> Self { Self::Value(value.into()) }
        }
    )*};
}

values! {
    usize, number => Self::Number(number);
    u32, number => Self::Number(number as usize);
    &str, text => Self::Text(text.to_owned());
    &String, text => Self::Text(text.clone());
    String, text => Self::Text(text);
}

impl From<Markup> for Part {
    fn from(markup: Markup) -> Self {
        Self::Markup(markup)
    }
}

/// The areas that messages are kept in, a file each in every language.
macro_rules! areas {
    ($($area:literal),+ $(,)?) => {
        #[cfg(test)]
        pub const AREAS: &[&str] = &[$($area),+];

        fn sources(language: Language) -> &'static [&'static str] {
            macro_rules! of {
                ($code:literal) => { &[$(include_str!(concat!("../locales/", $code, "/", $area, ".ftl"))),+] };
            }
            match language {
                Language::Arabic => of!("ar"),
                Language::Chinese => of!("zh"),
                Language::English => of!("en"),
                Language::French => of!("fr"),
                Language::Russian => of!("ru"),
                Language::Spanish => of!("es"),
            }
        }
    };
}

areas![
    "layout",
    "wording",
    "facets",
    "home",
    "search",
    "record",
    "errors",
    "about",
    "help",
    "contribute",
    "programs",
    "brief",
    "values",
    "complaints",
    "places",
    "atlas",
    "mechanisms",
    "law",
];

/// The messages of one language.
struct Catalogue {
    /// Those without variables.
    plain: HashMap<String, String>,
    bundle: FluentBundle<FluentResource>,
}

/// Each is read when a page is first made in its language.
static CATALOGUES: [OnceLock<Catalogue>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];

fn catalogue(language: Language) -> &'static Catalogue {
    CATALOGUES[language as usize].get_or_init(|| Catalogue::new(language))
}

impl Catalogue {
    /// What cannot be read in a file is left out; a test reads every file and every message in it.
    fn new(language: Language) -> Self {
        let identifier: LanguageIdentifier = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Marks of isolation would end up in attributes and addresses; names of another direction stand in `bdi` instead.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => Some(wording::thousands(number.value as usize)),
            _ => None,
        }));
        let resources = sources(language).iter().map(|source| FluentResource::try_new((*source).to_owned()));
        let mut keys: Vec<String> = Vec::new();
        for resource in resources.map(|read| read.unwrap_or_else(|(resource, _)| resource)) {
            keys.extend(resource.source().lines().filter_map(key_of).map(str::to_owned));
            bundle.add_resource_overriding(resource);
        }
        let mut catalogue = Self { plain: HashMap::new(), bundle };
        catalogue.plain = keys
            .into_iter()
            .filter_map(|key| Some((catalogue.format(&key, None)?, key)))
            .map(|(text, key)| (key, text))
            .collect();
        catalogue
    }

    /// None where there is no such message, or where it asks for what was not given.
    fn format(&self, key: &str, arguments: Option<&FluentArgs>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, arguments, &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }
}

/// The key of a message, where a line begins one.
fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    (key.starts_with(|c: char| c.is_ascii_alphabetic()) && key.chars().all(fits)).then_some(key)
}

/// A message, and whether it had to be said in English. Where even that is missing, its key stands for it: never nothing.
fn plain(key: &'static str) -> (&'static str, bool) {
    let known = |language| catalogue(language).plain.get(key).map(String::as_str);
    match known(current()) {
        Some(text) => (text, false),
        None => (known(Language::English).unwrap_or(key), true),
    }
}

/// A message that stands in the text of a page.
#[derive(Clone, Copy, Debug)]
pub struct Said(&'static str);

pub fn say(key: &'static str) -> Said {
    Said(key)
}

impl Render for Said {
    fn render_to(&self, buffer: &mut String) {
        let (text, english) = plain(self.0);
        match english {
            true => html! { span lang="en" dir="ltr" { (marked(text, &[])) } }.render_to(buffer),
            false if text.contains('<') => marked(text, &[]).render_to(buffer),
            false => text.render_to(buffer),
        }
    }
}

/// A message as text.
pub fn text(key: &'static str) -> &'static str {
    plain(key).0
}

/// One of a family of messages as text: `of("facet", "region")` is `facet-region`.
pub fn of(family: &str, member: &str) -> &'static str {
    let key = format!("{family}-{member}");
    let known = |language| catalogue(language).plain.get(&key).map(String::as_str);
    known(current()).or_else(|| known(Language::English)).unwrap_or("–")
}

/// A message with its variables as text.
pub fn fill(key: &str, values: &[(&'static str, Value)]) -> String {
    filled(key, values).0
}

fn filled(key: &str, values: &[(&'static str, Value)]) -> (String, bool) {
    let mut arguments = FluentArgs::with_capacity(values.len());
    for (name, value) in values {
        match value {
            Value::Number(number) => arguments.set(*name, *number),
            Value::Text(text) => arguments.set(*name, text.as_str()),
        }
    }
    match catalogue(current()).format(key, Some(&arguments)) {
        Some(text) => (text, false),
        None => (catalogue(Language::English).format(key, Some(&arguments)).unwrap_or_else(|| key.to_owned()), true),
    }
}

/// The first of the characters that stand for parts while a message is put together; none of them has a meaning of its own.
const STAND_INS: u32 = 0xF0000;

/// A message with its variables and tags as markup.
pub fn tell(key: &'static str, parts: Vec<(&'static str, Part)>) -> Markup {
    let values: Vec<(&'static str, Value)> = parts
        .iter()
        .enumerate()
        .filter_map(|(place, (name, part))| {
            let stand_in = || Value::Text(char::from_u32(STAND_INS + place as u32).unwrap_or('\u{FFFD}').to_string());
            match part {
                Part::Value(Value::Number(number)) => Some((*name, Value::Number(*number))),
                Part::Value(Value::Text(_)) | Part::Markup(_) => Some((*name, stand_in())),
                Part::Link { .. } => None,
            }
        })
        .collect();
    let (text, english) = filled(key, &values);
    let markup = marked(&text, &parts);
    if english {
        html! { span lang="en" dir="ltr" { (markup) } }
    } else {
        markup
    }
}

/// Tags that every message may use.
const TAGS: [&str; 7] = ["strong", "em", "code", "kbd", "cite", "bdi", "q"];

/// A message with its tags and stand-ins made into markup.
fn marked(text: &str, parts: &[(&'static str, Part)]) -> Markup {
    let mut written = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c == '<' || u32::from(c) >= STAND_INS) {
        rest[..at].render_to(&mut written);
        rest = &rest[at..];
        let sign = rest.chars().next().unwrap_or_default();
        if sign == '<' {
            let end = rest.find('>').unwrap_or(rest.len() - 1);
            tag(&rest[1..end], parts, &mut written);
            rest = &rest[end + 1..];
        } else {
            stands_for(sign, parts, &mut written);
            rest = &rest[sign.len_utf8()..];
        }
    }
    rest.render_to(&mut written);
    PreEscaped(written)
}

fn stands_for(sign: char, parts: &[(&'static str, Part)], written: &mut String) {
    match parts.get((u32::from(sign) - STAND_INS) as usize) {
        Some((_, Part::Markup(markup))) => markup.render_to(written),
        // Names keep their own direction among words that run the other way.
        Some((_, Part::Value(Value::Text(text)))) if current() == Language::Arabic => {
            html! { bdi { (text) } }.render_to(written);
        }
        Some((_, Part::Value(Value::Text(text)))) => text.render_to(written),
        _ => {}
    }
}

fn tag(name: &str, parts: &[(&'static str, Part)], written: &mut String) {
    let (name, closes) = name.strip_prefix('/').map_or((name, false), |name| (name, true));
    let link = parts.iter().find_map(|(known, part)| match part {
        Part::Link { href, outside } if *known == name => Some((href, *outside)),
        _ => None,
    });
    match link {
        Some(_) if closes => written.push_str("</a>"),
        Some((href, outside)) => {
            written.push_str(if outside {
                "<a class=\"outside\" rel=\"external noreferrer\" href=\""
            } else {
                "<a href=\""
            });
            href.as_str().render_to(written);
            written.push_str("\">");
        }
        None if TAGS.contains(&name) => {
            written.push_str(if closes { "</" } else { "<" });
            written.push_str(name);
            written.push('>');
        }
        None => {}
    }
}
