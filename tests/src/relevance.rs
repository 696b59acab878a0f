//! How well searches are ranked: a collection in BEIR layout through the site's own analysis, query language and ranking.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use record::{Node, Origin, Passage, Position, RawRecord, Value, mean};
use search::{IndexDocument, Library, SearchQuery, Writer};
use serde::Deserialize;

use crate::corpus;

/// Means over the judged queries of a collection.
#[derive(Clone, Copy, Debug, Default)]
pub struct Measures {
    /// How many queries.
    pub queries: usize,
    /// nDCG@10: gain as judged, discount log2.
    pub ndcg: f64,
    /// Mean average precision over the first 100 hits.
    pub map: f64,
    /// How much of the first 30 hits is relevant.
    pub precision: f64,
    /// How much of what is relevant is among the first 100 hits.
    pub recall: f64,
}

/// A hit: the query, the document, its place from 1, its score.
pub type Ranked = (String, String, usize, f32);

/// Measure a collection in a folder with `corpus.jsonl`, `queries.jsonl` and `qrels/test.tsv`; with every hit.
pub fn measure(folder: &Path, language: &str) -> anyhow::Result<(Measures, Vec<Ranked>)> {
    let documents = lines(&folder.join("corpus.jsonl"))?;
    let library = index(&documents, language)?;
    let judged = judgements(&folder.join("qrels/test.tsv"))?;
    let mut run = Vec::new();
    let mut sums = [0.0; 4];
    let mut queries = 0;
    for query in lines(&folder.join("queries.jsonl"))? {
        let Some(grades) = judged.get(&query._id) else { continue };
        let ranking = ranking(&library, &documents, &query.text)?;
        let ids: Vec<&str> = ranking.iter().map(|(id, _)| id.as_str()).collect();
        for (sum, value) in sums.iter_mut().zip(measures(&ids, grades)) {
            *sum += value;
        }
        run.extend((1..).zip(ranking).map(|(rank, (id, score))| (query._id.clone(), id, rank, score)));
        queries += 1;
    }
    if queries == 0 {
        bail!("no query of the collection is judged");
    }
    let [ndcg, map, precision, recall] = sums.map(|sum| sum / queries as f64);
    Ok((Measures { queries, ndcg, map, precision, recall }, run))
}

#[derive(Deserialize)]
struct Line {
    _id: String,
    #[serde(default)]
    title: String,
    text: String,
}

/// Judgements: query, document, grade.
type Judgements = BTreeMap<String, HashMap<String, f64>>;

fn lines(path: &Path) -> anyhow::Result<Vec<Line>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read `{}`", path.display()))?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| serde_json::from_str(line).with_context(|| format!("in `{}`", path.display()))).collect()
}

fn judgements(path: &Path) -> anyhow::Result<Judgements> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read `{}`", path.display()))?;
    let mut judged = Judgements::new();
    for line in text.lines().skip(1) {
        if let [query, document, grade] = line.split('\t').collect::<Vec<_>>().as_slice() {
            let grade: f64 = grade.parse().with_context(|| format!("`{grade}` is not a grade"))?;
            judged.entry((*query).to_owned()).or_default().insert((*document).to_owned(), grade);
        }
    }
    judged.retain(|_, grades| grades.values().any(|grade| *grade > 0.0));
    Ok(judged)
}

/// Each document as a record with one passage, the n-th with the slug `d-n`.
fn index(documents: &[Line], language: &str) -> anyhow::Result<Library> {
    let vocabularies = &corpus().vocabularies;
    let mut writer = Writer::in_memory()?;
    for (number, document) in documents.iter().enumerate() {
        let meant = mean(&raw(number, document, language), vocabularies);
        let record = meant.record.with_context(|| format!("`{}`: {:?}", document._id, meant.problems))?;
        writer.add(&IndexDocument::new(record, vocabularies))?;
    }
    Ok(writer.finish(vocabularies, "a test collection", "")?)
}

fn raw(number: usize, document: &Line, language: &str) -> RawRecord {
    let node = |value| Node { at: Position::START, value };
    let text = |text: &str| node(Value::Text(text.to_owned()));
    let map = |fields: Vec<(&str, Node)>| {
        node(Value::Map(fields.into_iter().map(|(name, value)| (Position::START, name.to_owned(), value)).collect()))
    };
    let title = if document.title.trim().is_empty() { "·" } else { document.title.as_str() };
    let source = map(vec![("title", text("·")), ("publisher", text("·")), ("url", text("https://example.org/"))]);
    let front = map(vec![
        ("type", text("report")),
        ("title", text(title)),
        ("language", text(language)),
        ("sources", node(Value::List(vec![source]))),
        ("provenance", map(vec![("written", text("2026"))])),
    ]);
    let passage = Passage {
        origin: Origin::Source(language.into()),
        number: "1".to_owned(),
        heading: None,
        page: None,
        text: document.text.clone(),
        spans: Vec::new(),
        item: false,
    };
    let slug = format!("d-{number}");
    RawRecord { file: slug.clone(), folder: "collections".to_owned(), slug, front, passages: vec![passage] }
}

/// The first 100 documents for a query.
fn ranking(library: &Library, documents: &[Line], text: &str) -> anyhow::Result<Vec<(String, f32)>> {
    let results = library.search(&SearchQuery::new(text).paged_by(100))?;
    let id = |slug: &str| slug.strip_prefix("d-").and_then(|number| documents.get(number.parse::<usize>().ok()?));
    let hits = results.hits.iter();
    Ok(hits.filter_map(|hit| Some((id(hit.record.slug.as_str())?._id.clone(), hit.score))).collect())
}

/// nDCG@10, average precision, P@30, recall@100.
fn measures(ranking: &[&str], grades: &HashMap<String, f64>) -> [f64; 4] {
    let grade = |id: &&str| grades.get(*id).copied().unwrap_or(0.0);
    let discounted = |gains: &mut dyn Iterator<Item = f64>| -> f64 {
        gains.take(10).enumerate().map(|(rank, gain)| gain / (rank as f64 + 2.0).log2()).sum()
    };
    let mut ideal: Vec<f64> = grades.values().copied().filter(|grade| *grade > 0.0).collect();
    ideal.sort_by(|a, b| b.total_cmp(a));
    let relevant = ideal.len() as f64;
    let ndcg = discounted(&mut ranking.iter().map(grade)) / discounted(&mut ideal.into_iter());
    let mut found = 0.0;
    let mut precisions = 0.0;
    for (rank, id) in ranking.iter().enumerate() {
        if grade(id) > 0.0 {
            found += 1.0;
            precisions += found / (rank as f64 + 1.0);
        }
    }
    let early = ranking.iter().take(30).filter(|id| grade(id) > 0.0).count() as f64;
    [ndcg, precisions / relevant, early / 30.0, found / relevant]
}

#[cfg(test)]
mod tests {
    use super::measures;
    use std::collections::HashMap;

    #[test]
    fn measures_agree_with_a_count_by_hand() {
        let grades = HashMap::from([("a".to_owned(), 1.0), ("b".to_owned(), 1.0)]);
        let [ndcg, map, precision, recall] = measures(&["a", "x", "b"], &grades);
        assert!((ndcg - 1.5 / (1.0 + 1.0 / 3f64.log2())).abs() < 1e-9);
        assert!((map - (1.0 + 2.0 / 3.0) / 2.0).abs() < 1e-9);
        assert!((precision - 2.0 / 30.0).abs() < 1e-9 && (recall - 1.0).abs() < 1e-9);
    }
}
