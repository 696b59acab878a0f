//! What a search costs, beside what the bare engine would take for it: one command, one table.
//!
//! `bench [--passages 10000,100000,1000000] [--seconds 5] [--write]` makes a corpus of each size, indexes it, and measures the same 500
//! searches through the bare engine, through `Library`, through the router, and over HTTP. Times are of the processor, the least of three
//! rounds, so that what else a machine does weighs little; ratios are to the bare engine in the same run.

mod http;
mod process;
mod table;

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use ::tests::load::{self, Asked, Kind, PASSAGES, queries};
use ::tests::{corpus, root};
use anyhow::Context;
use axum::body::Body;
use axum::http::Request;
use clap::Parser;
use cpu_time::ProcessTime;
use record::Vocabularies;
use search::{Floor, FloorWriter, Library, field_sizes, segments};
use server::Site;
use table::{Costs, Measured};
use tower::ServiceExt;

/// Measures what searches cost.
#[derive(Parser)]
struct Arguments {
    /// The sizes of corpus to measure, in passages.
    #[arg(long, value_delimiter = ',', default_value = "10000,100000")]
    passages: Vec<usize>,
    /// How long each number of connections is measured, in seconds.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// Where corpora and indexes are kept, to be used again; a temporary folder where it is left out.
    #[arg(long)]
    keep: Option<PathBuf>,
    /// Refresh `docs/performance.md` with the result.
    #[arg(long)]
    write: bool,
}

/// How often each search is measured; the least counts.
const ROUNDS: usize = 3;
/// How many connections ask at the same time.
const CONNECTIONS: [usize; 3] = [1, 16, 256];

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let temporary = tempfile::tempdir().context("cannot make a temporary folder")?;
    let folder = arguments.keep.as_deref().unwrap_or(temporary.path());
    process::build_programs()?;
    let mut measured = Vec::new();
    for &passages in &arguments.passages {
        let one = measure(&folder.join(passages.to_string()), passages, Duration::from_secs(arguments.seconds))?;
        println!("{}", table::of(&one));
        measured.push(one);
    }
    if arguments.write {
        let path = root().join("docs/performance.md");
        std::fs::write(&path, table::page(&measured)).with_context(|| format!("cannot write `{}`", path.display()))?;
    }
    Ok(())
}

fn measure(folder: &Path, passages: usize, patience: Duration) -> anyhow::Result<Measured> {
    let (corpus_folder, data) = (folder.join("corpus"), folder.join("data"));
    if !corpus_folder.exists() {
        eprintln!("making {passages} passages");
        load::write(&corpus_folder, passages / PASSAGES, &root().join("corpus/vocabulary"), &corpus().vocabularies)?;
    }
    let _ = std::fs::remove_dir_all(&data);
    eprintln!("indexing");
    let indexing = process::index(&corpus_folder, &data)?;
    let index_size = process::size(&data)?;
    let opened = Instant::now();
    let library = indexer::prepare(&corpus_folder, &data, &indexer::Silent)?.library;
    eprintln!("opened in {:?}", opened.elapsed());
    let fields = field_sizes(&library)?;
    println!("{} segments\n\n{}", segments(&library), table::fields(&fields));
    let vocabularies = library.vocabularies().clone();
    let bare_folder = folder.join("bare");
    let (floor, bare) = index_bare(&corpus_folder, &bare_folder, &vocabularies)?;
    eprintln!("the bare program indexed in {:?}; searching", bare.whole);
    let asked = queries(&vocabularies);
    let floor_costs = costs(&asked, |one| {
        std::hint::black_box(floor.search(&one.query)?);
        Ok(())
    })?;
    drop(floor);
    std::fs::remove_dir_all(&bare_folder)?;
    let own = own_costs(&library, &asked)?;
    let complete = complete_costs(&library, &asked)?;
    let page = page_costs(Site::keeping(library, 0), &asked)?;
    eprintln!("asking over HTTP");
    let served = http::serve_and_ask(&corpus_folder, &data, &asked, &CONNECTIONS, patience)?;
    Ok(Measured {
        passages,
        text: process::size(&corpus_folder.join("collections"))?,
        indexing,
        bare,
        index_size,
        fields,
        floor: floor_costs,
        own,
        complete,
        page,
        served,
    })
}

/// Processor time of each search: the least of some rounds.
fn costs(asked: &[Asked], mut search: impl FnMut(&Asked) -> anyhow::Result<()>) -> anyhow::Result<Costs> {
    let mut least = vec![Duration::MAX; asked.len()];
    for _ in 0..ROUNDS {
        for (one, least) in asked.iter().zip(&mut least) {
            let began = ProcessTime::now();
            search(one)?;
            *least = began.elapsed().min(*least);
        }
    }
    Ok(Costs(asked.iter().map(|one| one.kind).zip(least).collect()))
}

/// The same collection indexed by the bare program, on as many cores and with the same analysis.
fn index_bare<'a>(
    corpus: &Path,
    folder: &Path,
    vocabularies: &'a Vocabularies,
) -> anyhow::Result<(Floor<'a>, process::Bare)> {
    let _ = std::fs::remove_dir_all(folder);
    std::fs::create_dir_all(folder)?;
    let (began, before) = (Instant::now(), ProcessTime::now());
    let mut writer = FloorWriter::create(folder, vocabularies)?;
    for line in BufReader::new(File::open(corpus.join("collections/load.jsonl"))?).lines() {
        writer.add(&line?)?;
    }
    let floor = writer.finish()?;
    Ok((floor, process::Bare { whole: began.elapsed(), processor: before.elapsed() }))
}

/// Names offered while the first word of each search is typed, letter by letter up to the fourth.
fn complete_costs(library: &Library, asked: &[Asked]) -> anyhow::Result<Costs> {
    library.complete("un", 8)?;
    let typed = |one: &Asked| one.query.text().chars().filter(|c| c.is_alphanumeric()).take(4).collect::<String>();
    let mut least: Vec<Duration> = Vec::new();
    for text in asked.iter().filter(|one| one.kind != Kind::Browse).map(typed) {
        for letters in 2..=text.chars().count() {
            let beginning: String = text.chars().take(letters).collect();
            let mut best = Duration::MAX;
            for _ in 0..ROUNDS {
                let began = ProcessTime::now();
                std::hint::black_box(library.complete(&beginning, 8)?);
                best = best.min(began.elapsed());
            }
            least.push(best);
        }
    }
    Ok(Costs(least.into_iter().map(|cost| (Kind::Prefix, cost)).collect()))
}

fn own_costs(library: &Library, asked: &[Asked]) -> anyhow::Result<Costs> {
    costs(asked, |one| {
        std::hint::black_box(library.search(&one.query)?);
        Ok(())
    })
}

/// A whole page, from the address to the last byte of HTML, without a network.
fn page_costs(site: Arc<Site>, asked: &[Asked]) -> anyhow::Result<Costs> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let router = server::router(site);
    costs(asked, |one| {
        let request = Request::builder().uri(server::address_of(&one.query)).body(Body::empty())?;
        runtime.block_on(async {
            let response = router.clone().oneshot(request).await.unwrap_or_else(|never| match never {});
            anyhow::ensure!(
                response.status().is_success(),
                "{}: {}",
                server::address_of(&one.query),
                response.status()
            );
            axum::body::to_bytes(response.into_body(), 64 << 20).await?;
            Ok(())
        })
    })
}

/// The kinds of search, in the order of the table.
const KINDS: [Kind; 5] = [Kind::Word, Kind::Words, Kind::Phrase, Kind::Prefix, Kind::Browse];
