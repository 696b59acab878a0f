//! Our own judged searches: what a reader types, and which records ought to come first.
//!
//! A record that came after the set was judged is neither right nor wrong: it is passed over, until someone judges it and puts it on
//! the list of those that were looked at. So the floors hold while the corpus grows.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;

use anyhow::{Context, bail};
use search::{Library, SearchQuery};

use crate::root;

/// How many hits a reader looks at.
pub const LOOKED_AT: usize = 3;

/// A half of the set. It was split before anything was tuned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// The half that ranking may be tuned to.
    Tuning,
    /// The half that is only measured.
    HeldOut,
}

/// A search and its judgement.
#[derive(Clone, Debug)]
pub struct Judged {
    /// What it tries: `acronym`, `symbol`, `negative`, a language.
    pub kind: String,
    /// What is typed.
    pub text: String,
    /// Grades of records by slug, 3 is the answer. None where nothing must be found.
    pub grades: HashMap<String, f64>,
}

/// How one search went.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The search.
    pub judged: Judged,
    /// The slugs of the first hits.
    pub first: Vec<String>,
    /// How many records it found.
    pub total: usize,
}

/// Means over searches.
#[derive(Clone, Copy, Debug, Default)]
pub struct Means {
    /// How many searches.
    pub searches: usize,
    /// How often a record that answers is among the first three.
    pub success: f64,
    /// How well the first three are ordered, beside the best order.
    pub ndcg: f64,
}

impl Half {
    fn file(self) -> &'static str {
        match self {
            Self::Tuning => "tuning.tsv",
            Self::HeldOut => "held-out.tsv",
        }
    }

    /// The searches of this half.
    pub fn read(self) -> anyhow::Result<Vec<Judged>> {
        let path = root().join("tests/relevance").join(self.file());
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read `{}`", path.display()))?;
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        lines.map(|line| read(line).with_context(|| format!("in `{line}`"))).collect()
    }
}

fn read(line: &str) -> anyhow::Result<Judged> {
    let [kind, text, judgements] = line.split('\t').collect::<Vec<_>>()[..] else {
        bail!("a line is a kind, a search and its judgements, with tabs between them")
    };
    let grade = |judgement: &str| {
        let (slug, grade) = judgement.split_once('=').with_context(|| format!("`{judgement}` is not `slug=grade`"))?;
        Ok((slug.to_owned(), grade.parse().with_context(|| format!("`{grade}` is not a grade"))?))
    };
    let grades = judgements.split_whitespace().map(grade).collect::<anyhow::Result<_>>()?;
    Ok(Judged { kind: kind.to_owned(), text: text.to_owned(), grades })
}

/// The records that were there when the set was judged.
pub fn looked_at() -> anyhow::Result<HashSet<String>> {
    let path = root().join("tests/relevance/records.txt");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read `{}`", path.display()))?;
    Ok(text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect())
}

/// Ask the library each search.
pub fn run(library: &Library, searches: Vec<Judged>) -> anyhow::Result<Vec<Outcome>> {
    let looked_at = looked_at()?;
    let outcome = |judged: Judged| {
        let results = library.search(&SearchQuery::new(&judged.text).paged_by(100))?;
        let found = results.hits.iter().map(|hit| hit.record.slug.to_string());
        let first = found.filter(|slug| looked_at.contains(slug)).take(LOOKED_AT).collect();
        Ok(Outcome { judged, first, total: results.total })
    };
    searches.into_iter().map(outcome).collect()
}

/// How many hits of a search are judged.
const POOLED: u32 = 10;

/// What is to be judged: for each search, the records among its first hits that have no grade, by name.
pub fn pools(library: &Library, searches: Vec<Judged>) -> anyhow::Result<Vec<(Judged, Vec<String>)>> {
    let pool = |judged: Judged| {
        let results = library.search(&SearchQuery::new(&judged.text).paged_by(POOLED))?;
        let found = results.hits.iter().map(|hit| hit.record.slug.to_string());
        let mut pool: Vec<String> = found.filter(|slug| !judged.grades.contains_key(slug)).collect();
        pool.sort();
        Ok((judged, pool))
    };
    searches.into_iter().map(pool).collect()
}

impl Outcome {
    /// Whether the search is a control that must find nothing.
    pub fn is_negative(&self) -> bool {
        self.judged.grades.is_empty()
    }

    /// Whether an answer is among the first three; for a control, whether nothing was found. An answer is what is graded
    /// highest, or 2 and more.
    pub fn succeeded(&self) -> bool {
        let best = self.judged.grades.values().copied().fold(0.0, f64::max);
        match self.is_negative() {
            true => self.total == 0,
            false => self.first.iter().any(|slug| self.grade(slug) >= best.min(2.0)),
        }
    }

    fn grade(&self, slug: &str) -> f64 {
        self.judged.grades.get(slug).copied().unwrap_or(0.0)
    }

    /// nDCG of the first three, gain as judged.
    pub fn ndcg(&self) -> f64 {
        let discounted = |gains: &mut dyn Iterator<Item = f64>| -> f64 {
            gains.take(LOOKED_AT).enumerate().map(|(rank, gain)| gain / (rank as f64 + 2.0).log2()).sum()
        };
        let mut ideal: Vec<f64> = self.judged.grades.values().copied().collect();
        ideal.sort_by(|a, b| b.total_cmp(a));
        discounted(&mut self.first.iter().map(|slug| self.grade(slug))) / discounted(&mut ideal.into_iter())
    }
}

/// Means over the searches that must find something.
pub fn means<'a>(outcomes: impl IntoIterator<Item = &'a Outcome>) -> Means {
    let mut means = Means::default();
    for outcome in outcomes.into_iter().filter(|outcome| !outcome.is_negative()) {
        means.searches += 1;
        means.success += f64::from(u8::from(outcome.succeeded()));
        means.ndcg += outcome.ndcg();
    }
    let searches = means.searches.max(1) as f64;
    Means { success: means.success / searches, ndcg: means.ndcg / searches, ..means }
}

/// What is printed: every kind, every miss, the means.
pub fn report(outcomes: &[Outcome]) -> String {
    let mut lines = Vec::new();
    let mut kinds: BTreeMap<&str, Vec<&Outcome>> = BTreeMap::new();
    for outcome in outcomes {
        kinds.entry(&outcome.judged.kind).or_default().push(outcome);
    }
    for (kind, outcomes) in &kinds {
        let Means { searches, success, ndcg } = means(outcomes.iter().copied());
        if searches > 0 {
            lines.push(format!("{kind:10} {searches:3} searches  success@3 {success:.3}  nDCG@3 {ndcg:.3}"));
        }
    }
    for outcome in outcomes.iter().filter(|outcome| !outcome.succeeded()) {
        let Outcome { judged, first, total } = outcome;
        lines.push(format!("miss: {} “{}” found {total}, first {}", judged.kind, judged.text, first.join(", ")));
    }
    let Means { searches, success, ndcg } = means(outcomes);
    lines.push(format!("{searches} searches  success@3 {success:.4}  nDCG@3 {ndcg:.4}"));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::{Outcome, means, read};

    fn outcome(line: &str, first: &[&str]) -> Outcome {
        let first: Vec<String> = first.iter().map(ToString::to_string).collect();
        Outcome { judged: read(line).unwrap(), total: first.len(), first }
    }

    #[test]
    fn measures_agree_with_a_count_by_hand() {
        let second = outcome("acronym\tX\ta=3 b=1", &["c", "a"]);
        assert!(second.succeeded());
        let ideal = 3.0 + 1.0 / 3f64.log2();
        assert!((second.ndcg() - 3.0 / 3f64.log2() / ideal).abs() < 1e-9);
        let related = outcome("acronym\tX\ta=3 b=1", &["b"]);
        assert!(!related.succeeded(), "what is only related is no answer");
        let nothing = outcome("negative\tX\t", &[]);
        assert!(nothing.succeeded() && !outcome("negative\tX\t", &["a"]).succeeded());
        assert_eq!(means([&second, &related, &nothing]).searches, 2);
    }

    #[test]
    fn a_line_that_is_none_is_refused() {
        assert!(read("acronym X a=3").is_err());
        assert!(read("acronym\tX\ta").is_err());
    }
}
