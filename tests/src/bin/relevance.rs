//! How well searches are ranked: a collection in BEIR layout through the site's own analysis, query language and ranking.
//!
//! `relevance DIR [--language xx] [--run FILE]`, where `DIR` holds `corpus.jsonl`, `queries.jsonl` and `qrels/test.tsv`. Prints nDCG@10
//! (gain as judged, discount log2), MAP and recall over the first 100 hits and precision at 30, each a mean over judged queries.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use ::tests::relevance::{Measures, measure};
use anyhow::Context;
use clap::Parser;

/// Measures ranking on a judged collection.
#[derive(Parser)]
struct Arguments {
    /// The folder of the collection.
    folder: PathBuf,
    /// The language of its documents.
    #[arg(long, default_value = "en")]
    language: String,
    /// Where to write the ranking, as TREC does.
    #[arg(long)]
    run: Option<PathBuf>,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let mut file = arguments.run.as_ref().map(fs::File::create).transpose().context("cannot write the run")?;
    let (measures, run) = measure(&arguments.folder, &arguments.language)?;
    if let Some(file) = &mut file {
        for (query, document, rank, score) in run {
            writeln!(file, "{query} Q0 {document} {rank} {score} rapporteur")?;
        }
    }
    let Measures { queries, ndcg, map, precision, recall } = measures;
    println!("queries {queries}  nDCG@10 {ndcg:.4}  MAP {map:.4}  P@30 {precision:.4}  recall@100 {recall:.4}");
    Ok(())
}
