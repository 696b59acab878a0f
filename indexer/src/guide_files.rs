//! `crosswalk.toml` and `processes.toml` at the top of a corpus: ways through the records. Every row and every milestone rests on
//! a record, and is held against it.

use std::collections::HashMap;
use std::ops::Range;

use record::{
    Authority, Crossing, Guides, Milestone, PartialDate, Problem, Process, Record, Scheme, Slug, TermId, Vocabularies,
    nearest,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::place::position;

/// The names of the files.
pub(crate) const CROSSWALK: &str = "crosswalk.toml";
pub(crate) const PROCESSES: &str = "processes.toml";

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct CrosswalkFile {
    #[serde(default)]
    crossing: Vec<CrossingEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CrossingEntry {
    slug: Spanned<String>,
    rule: Spanned<String>,
    #[serde(default)]
    articles: Vec<String>,
    right: Spanned<String>,
    #[serde(default)]
    provisions: Vec<String>,
    #[serde(default)]
    authority: Vec<AuthorityEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AuthorityEntry {
    record: Spanned<String>,
    relation: Spanned<String>,
    pinpoint: Spanned<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProcessFile {
    #[serde(default)]
    process: Vec<ProcessEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProcessEntry {
    slug: Spanned<String>,
    title: Spanned<String>,
    about: Spanned<String>,
    #[serde(default)]
    milestone: Vec<MilestoneEntry>,
    #[serde(default)]
    to_check: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MilestoneEntry {
    date: Spanned<String>,
    what: Spanned<String>,
    record: Spanned<String>,
}

/// What the files are held against.
pub(crate) struct Known<'a> {
    /// Every slug in use, current and former, and the file it stands for.
    pub taken: &'a HashMap<&'a str, &'a str>,
    /// The records that were read now; those that were not have not changed since they were held against the files.
    pub records: &'a [Record],
    pub vocabularies: &'a Vocabularies,
}

/// Read both files; either may be missing.
pub(crate) fn read(crosswalk: &str, processes: &str, known: &Known) -> (Guides, Vec<Problem>) {
    let mut crossing = Reading { file: CROSSWALK, text: crosswalk, known, problems: Vec::new(), seen: Vec::new() };
    let entries: CrosswalkFile = crossing.parse();
    let rows = entries.crossing.iter().filter_map(|entry| crossing.crossing(entry)).collect();
    let mut process = Reading { file: PROCESSES, text: processes, known, problems: Vec::new(), seen: Vec::new() };
    let entries: ProcessFile = process.parse();
    let all = entries.process.iter().filter_map(|entry| process.process(entry)).collect();
    crossing.problems.append(&mut process.problems);
    (Guides { crosswalk: rows, processes: all }, crossing.problems)
}

struct Reading<'a> {
    file: &'static str,
    text: &'a str,
    known: &'a Known<'a>,
    problems: Vec<Problem>,
    seen: Vec<String>,
}

impl Reading<'_> {
    fn parse<T: DeserializeOwned + Default>(&mut self) -> T {
        toml::from_str(self.text).unwrap_or_else(|error| {
            let at = error.span().unwrap_or_default();
            self.complain(at, None, error.message().trim().to_lowercase().replace('\n', ", "), None);
            T::default()
        })
    }

    fn complain(&mut self, at: Range<usize>, field: Option<&str>, message: String, near: Option<&str>) {
        self.problems.push(Problem {
            file: self.file.to_owned(),
            at: position(self.text, at.start),
            field: field.map(str::to_owned),
            message,
            nearest: near.map(str::to_owned),
        });
    }

    fn crossing(&mut self, entry: &CrossingEntry) -> Option<Crossing> {
        let slug = self.own_slug(&entry.slug);
        self.said("rule", &entry.rule);
        self.said("right", &entry.right);
        if entry.authority.is_empty() {
            self.complain(entry.slug.span(), Some("authority"), "name a record that relates the two".to_owned(), None);
        }
        let authorities = entry.authority.iter().filter_map(|authority| self.authority(authority)).collect();
        Some(Crossing {
            slug: slug?,
            rule: entry.rule.get_ref().trim().to_owned(),
            articles: entry.articles.clone(),
            right: entry.right.get_ref().trim().to_owned(),
            provisions: entry.provisions.clone(),
            authorities,
        })
    }

    /// The relation must be one that the record has, and the pinpoint that of one of its holdings.
    fn authority(&mut self, entry: &AuthorityEntry) -> Option<Authority> {
        let record = self.record(&entry.record)?;
        let relations = self.known.vocabularies.scheme(Scheme::Relations);
        let relation = entry.relation.get_ref().as_str();
        if relations.get(relation).is_none() {
            let near = nearest(relation, relations.terms().iter().map(|term| term.slug.as_str()));
            let message = format!("`{relation}` is not a term of vocabulary/relations.toml");
            self.complain(entry.relation.span(), Some("relation"), message, near);
        }
        if let Some(read) = self.known.records.iter().find(|read| read.slug == record) {
            self.holds(entry, read);
        }
        Some(Authority { record, relation: relation.into(), pinpoint: entry.pinpoint.get_ref().clone() })
    }

    fn holds(&mut self, entry: &AuthorityEntry, record: &Record) {
        let (relation, pinpoint) = (entry.relation.get_ref(), entry.pinpoint.get_ref());
        if !record.relation.contains(&TermId::from(relation.as_str())) {
            let near = nearest(relation, record.relation.iter().map(TermId::as_str));
            let message = format!("the record `{}` does not say that it applies `{relation}`", record.slug);
            self.complain(entry.relation.span(), Some("relation"), message, near);
        }
        let mut pinpoints = record.holding.iter().filter_map(|holding| holding.pinpoint.as_deref());
        if !pinpoints.clone().any(|known| known == pinpoint) {
            let near = nearest(pinpoint, pinpoints.clone()).or_else(|| pinpoints.next());
            let message = format!("the record `{}` has no holding at `{pinpoint}`", record.slug);
            self.complain(entry.pinpoint.span(), Some("pinpoint"), message, near);
        }
    }

    fn process(&mut self, entry: &ProcessEntry) -> Option<Process> {
        let slug = self.own_slug(&entry.slug);
        self.said("title", &entry.title);
        self.said("about", &entry.about);
        let milestones: Vec<Milestone> = entry.milestone.iter().filter_map(|one| self.milestone(one)).collect();
        if milestones.is_empty() {
            self.complain(entry.slug.span(), Some("milestone"), "name at least one milestone".to_owned(), None);
        }
        for (one, next) in entry.milestone.iter().zip(entry.milestone.iter().skip(1)) {
            let (date, after): (Option<PartialDate>, Option<PartialDate>) =
                (one.date.get_ref().parse().ok(), next.date.get_ref().parse().ok());
            if date.zip(after).is_some_and(|(date, after)| after < date) {
                let message = format!("`{}` comes after a later milestone: put them in order", next.date.get_ref());
                self.complain(next.date.span(), Some("date"), message, None);
            }
        }
        Some(Process {
            slug: slug?,
            title: entry.title.get_ref().trim().to_owned(),
            about: entry.about.get_ref().trim().to_owned(),
            milestones,
            to_check: entry.to_check.clone(),
        })
    }

    /// The year must stand somewhere in the record that is named for it.
    fn milestone(&mut self, entry: &MilestoneEntry) -> Option<Milestone> {
        self.said("what", &entry.what);
        let record = self.record(&entry.record);
        let date = match entry.date.get_ref().parse::<PartialDate>() {
            Ok(date) => date,
            Err(error) => {
                self.complain(entry.date.span(), Some("date"), error.to_string(), None);
                return None;
            }
        };
        let read = self.known.records.iter().find(|read| Some(&read.slug) == record.as_ref());
        if let Some(read) = read.filter(|read| !mentions(read, &date.year().to_string())) {
            let message = format!("the record `{}` does not mention the year {}", read.slug, date.year());
            self.complain(entry.date.span(), Some("date"), message, None);
        }
        Some(Milestone { date, what: entry.what.get_ref().trim().to_owned(), record: record? })
    }

    fn own_slug(&mut self, slug: &Spanned<String>) -> Option<Slug> {
        if self.seen.contains(slug.get_ref()) {
            self.complain(slug.span(), Some("slug"), format!("`{}` stands here twice", slug.get_ref()), None);
        }
        self.seen.push(slug.get_ref().clone());
        slug.get_ref()
            .parse()
            .map_err(|error: record::SlugError| self.complain(slug.span(), Some("slug"), error.to_string(), None))
            .ok()
    }

    fn record(&mut self, slug: &Spanned<String>) -> Option<Slug> {
        let taken = self.known.taken;
        if taken.contains_key(slug.get_ref().as_str()) {
            return slug.get_ref().parse().ok();
        }
        let near = nearest(slug.get_ref(), taken.keys().copied()).map(str::to_owned);
        let message = format!("there is no record `{}`", slug.get_ref());
        self.complain(slug.span(), Some("record"), message, near.as_deref());
        None
    }

    fn said(&mut self, field: &str, text: &Spanned<String>) {
        if text.get_ref().trim().is_empty() {
            self.complain(text.span(), Some(field), "say what, in a few words".to_owned(), None);
        }
    }
}

/// Whether a record says something in any of its fields or passages.
fn mentions(record: &Record, text: &str) -> bool {
    serde_json::to_string(record).is_ok_and(|all| all.contains(text))
}

#[cfg(test)]
mod tests {
    use super::{Known, read};
    use std::collections::HashMap;
    use std::sync::OnceLock;

    fn problems(crosswalk: &str, processes: &str) -> Vec<String> {
        static CORPUS: OnceLock<crate::Corpus> = OnceLock::new();
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus");
        let corpus = CORPUS.get_or_init(|| crate::read(&folder, &crate::Silent).unwrap());
        let taken: HashMap<&str, &str> = corpus.records.iter().map(|record| (record.slug.as_str(), "a file")).collect();
        let known = Known { taken: &taken, records: &corpus.records, vocabularies: &corpus.vocabularies };
        read(crosswalk, processes, &known).1.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_row_is_held_against_its_records() {
        let row = |record: &str, relation: &str, pinpoint: &str| {
            format!(
                "[[crossing]]\nslug = \"row-a\"\nrule = \"R\"\nright = \"L\"\n[[crossing.authority]]\nrecord = \"{record}\"\n\
                 relation = \"{relation}\"\npinpoint = \"{pinpoint}\"\n"
            )
        };
        assert_eq!(problems(&row("hrcttee-gc36", "complementarity", "para. 64"), ""), [""; 0]);
        let wrong = [
            (row("hrcttee-gc360", "complementarity", "para. 64"), "there is no record `hrcttee-gc360`"),
            (row("hrcttee-gc36", "lex-specials", "para. 64"), "is not a term of vocabulary/relations.toml"),
            (row("hrcttee-gc36", "lex-specialis", "para. 64"), "does not say that it applies `lex-specialis`"),
            (
                row("hrcttee-gc36", "complementarity", "para. 640"),
                "has no holding at `para. 640`; did you mean `para. 64`",
            ),
            ("[[crossing]]\nslug = \"row-a\"\nrule = \" \"\nright = \"L\"\n".to_owned(), "name a record"),
        ];
        for (text, said) in wrong {
            let problems = problems(&text, "");
            assert!(problems.iter().any(|problem| problem.contains(said)), "{said}: {problems:?}");
        }
    }

    #[test]
    fn milestones_are_in_order_and_their_records_know_of_them() {
        let process =
            |milestones: &str| format!("[[process]]\nslug = \"process-p\"\ntitle = \"T\"\nabout = \"A\"\n{milestones}");
        let step = |date: &str, record: &str| {
            format!("[[process.milestone]]\ndate = \"{date}\"\nwhat = \"W\"\nrecord = \"{record}\"\n")
        };
        let (old, new) = (step("2008-06-19", "scr-1820"), step("2009-09-30", "scr-1888"));
        assert_eq!(problems("", &process(&format!("{old}{new}"))), [""; 0]);
        let wrong = [
            (process(&format!("{new}{old}")), "put them in order"),
            (process(&step("1066", "scr-1820")), "`1066` is not a date"),
            (process(&step("1899", "scr-1820")), "does not mention the year 1899"),
            (process(&step("2008", "scr-182")), "there is no record `scr-182`"),
            (process(""), "name at least one milestone"),
            (process("colour = 1"), "unknown field"),
        ];
        for (text, said) in wrong {
            let problems = problems("", &text);
            assert!(problems.iter().any(|problem| problem.contains(said)), "{said}: {problems:?}");
        }
    }
}
