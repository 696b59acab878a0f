//! The address of a brief: its records, its heading, its introduction.

use percent_encoding::utf8_percent_encode;
use record::Slug;

use super::{BRIEF, IN_QUERY, decoded};

/// The most records in a brief, and the longest heading and introduction, in characters: what makes an address that programs
/// between us and the reader still let through.
const MOST_RECORDS: usize = 60;
pub const LONGEST_HEADING: usize = 200;
pub const LONGEST_INTRODUCTION: usize = 1000;

/// A brief as an address asks for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BriefAsked {
    /// Each once, in their order.
    pub records: Vec<Slug>,
    pub heading: String,
    pub introduction: String,
    /// Words to find more records with.
    pub find: String,
}

/// Read the part of an address behind the question mark.
pub fn read_brief(query_string: &str) -> BriefAsked {
    let mut asked = BriefAsked::default();
    for (name, value) in decoded(query_string) {
        let cut = |longest: usize| value.trim().chars().take(longest).collect();
        match name.as_str() {
            "record" => value.split(',').filter_map(|slug| slug.trim().parse().ok()).for_each(|slug| asked.add(slug)),
            "heading" => asked.heading = cut(LONGEST_HEADING),
            "introduction" => asked.introduction = cut(LONGEST_INTRODUCTION),
            "find" => asked.find = cut(LONGEST_HEADING),
            _ => {}
        }
    }
    asked
}

impl BriefAsked {
    fn add(&mut self, slug: Slug) {
        if self.records.len() < MOST_RECORDS && !self.records.contains(&slug) {
            self.records.push(slug);
        }
    }
}

/// A brief with one record.
pub fn brief(record: &Slug) -> String {
    brief_of(&BriefAsked { records: vec![record.clone()], ..BriefAsked::default() })
}

/// A brief.
pub fn brief_of(asked: &BriefAsked) -> String {
    format!("{BRIEF}{}", behind(asked))
}

/// A brief in another form.
pub fn brief_as(asked: &BriefAsked, ending: &str) -> String {
    format!("{}.{ending}{}", BRIEF.plain(), behind(asked))
}

/// Everything but the words it was searched with: they are a step on the way and no part of it.
fn behind(asked: &BriefAsked) -> String {
    let mut pairs: Vec<String> = asked.records.iter().map(|slug| format!("record={slug}")).collect();
    for (name, value) in [("heading", &asked.heading), ("introduction", &asked.introduction)] {
        if !value.is_empty() {
            pairs.push(format!("{name}={}", utf8_percent_encode(value, IN_QUERY).to_string().replace("%20", "+")));
        }
    }
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::{BriefAsked, brief_of, read_brief};
    use proptest::prelude::*;

    #[test]
    fn records_come_once_and_what_is_no_slug_is_left_out() {
        let asked = read_brief("record=b1&record=a1,b1&record=&record=%3Cx%3E&record=../etc&other=1");
        assert_eq!(brief_of(&asked), "/brief?record=b1&record=a1");
        let many: String = (0..200).map(|n| format!("&record=r{n}")).collect();
        assert_eq!(read_brief(&many).records.len(), 60);
    }

    proptest! {
        #[test]
        fn reading_what_was_written_gives_the_same_brief(heading in "\\PC{0,30}", introduction in "\\PC{0,60}") {
            let asked = BriefAsked {
                records: vec!["coi-a".parse()?],
                heading: heading.trim().to_owned(),
                introduction: introduction.trim().to_owned(),
                find: String::new(),
            };
            let address = brief_of(&asked);
            prop_assert!(address.is_ascii());
            prop_assert_eq!(read_brief(address.split_once('?').map_or("", |(_, behind)| behind)), asked);
        }
    }
}
