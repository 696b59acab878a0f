//! The contributor's program: check the corpus, build the index.

mod dialogue;

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::{Parser, Subcommand};
use indexer::{Built, Extent, Next, Order, Refused, Request, Severity, Terminal};
use record::Problem;

use dialogue::Console;

/// Checks the corpus and builds the index of Rapporteur.
#[derive(Parser)]
#[command(name = "indexer", version)]
struct Arguments {
    /// The folder of the corpus.
    #[arg(long, env = "RAPPORTEUR_CORPUS", default_value = "corpus", global = true)]
    corpus: PathBuf,
    /// The folder that the index is kept in.
    #[arg(long, env = "RAPPORTEUR_DATA", default_value = "data", global = true)]
    data: PathBuf,
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Show every problem in the corpus, with file, line and column; exit with 1 if there is one.
    Check,
    /// Build the index from a corpus without problems. An index that is there serves until the new one is whole.
    Build,
    /// Show what the corpus covers, counted by kind, region, period, theme, language and more.
    Coverage {
        /// Write it to `COVERAGE.md` in the corpus instead.
        #[arg(long)]
        write: bool,
    },
    /// Keep the index up to date: build now and after every change to the corpus. A running site takes up each new index.
    Watch,
    /// Take documents in: a record is proposed for each, with the words it rests on, and written beside it.
    Add(Add),
    /// Take a catalogue into a collection: CSV (with a mapping, or as Uwazi exports it), RIS, BibTeX, MARC in XML.
    Import(Import),
    /// Show what is read from a file, as JSON.
    Extract {
        /// HTML, PDF, DOCX, ODT, EPUB, RTF, Markdown or plain text.
        file: PathBuf,
    },
}

#[derive(clap::Args)]
struct Import {
    /// The catalogue: `.csv`, `.tsv`, `.ris`, `.bib` or `.xml`.
    file: PathBuf,
    /// For a table: the file that says which column is which field; see corpus/README.md.
    #[arg(long)]
    mapping: Option<PathBuf>,
    /// The collection it goes into; the name of the file where left out.
    #[arg(long)]
    collection: Option<String>,
    /// Put what is imported in the place of records of that collection that differ.
    #[arg(long)]
    replace: bool,
    /// Show what would be written, and write nothing.
    #[arg(long)]
    dry_run: bool,
}

#[derive(clap::Args)]
struct Add {
    /// Documents, and folders of documents.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Show what would be written, and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Take every proposal without asking; what may be a duplicate is left.
    #[arg(long)]
    yes: bool,
    /// Decide a field for all documents: `--set type=report --set "countries=BDI, RWA"`. In `--set url=…` `{file}` stands for the name
    /// of each document.
    #[arg(long = "set", value_name = "FIELD=VALUE")]
    set: Vec<String>,
    /// The same for the kind of record.
    #[arg(long = "type")]
    kind: Option<String>,
    /// The slug; for one document only.
    #[arg(long)]
    slug: Option<String>,
}

fn main() -> ExitCode {
    if let Some(code) = indexer::become_reader_if_asked() {
        return code;
    }
    let arguments = Arguments::parse();
    let done = match &arguments.task {
        Task::Check => check(&arguments),
        Task::Build => build(&arguments),
        Task::Coverage { write } => coverage(&arguments, *write),
        Task::Watch => watch(&arguments),
        Task::Import(import) => self::import(&arguments, import),
        Task::Add(add) => self::add(&arguments, add),
        Task::Extract { file } => extract(file),
    };
    done.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn check(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let corpus = indexer::read(&arguments.corpus, &Terminal::default())?;
    show(&corpus.warnings, Severity::Warning, arguments);
    if corpus.problems.is_empty() {
        println!("{}, no problems", count(corpus.records.len(), "record"));
        return Ok(ExitCode::SUCCESS);
    }
    show(&corpus.problems, Severity::Error, arguments);
    Ok(ExitCode::FAILURE)
}

fn build(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    said(indexer::build(&arguments.corpus, &arguments.data, &Terminal::default()), arguments)
}

/// Tell what came of a build.
fn said(built: Result<Built, Refused>, arguments: &Arguments) -> anyhow::Result<ExitCode> {
    match built {
        Ok(Built { library, extent }) => {
            let info = library.info();
            println!("{extent}: {} records, {} passages, corpus {}", info.records, info.passages, &info.digest[..12]);
            Ok(ExitCode::SUCCESS)
        }
        Err(Refused::Problems(problems)) => {
            show(&problems, Severity::Error, arguments);
            eprintln!("the index was not built; one that was there stays as it is");
            Ok(ExitCode::FAILURE)
        }
        Err(Refused::Failed(error)) => Err(error),
    }
}

/// Whether a path is a folder of more than one file.
fn holds_several(path: &Path) -> bool {
    std::fs::read_dir(path).is_ok_and(|mut entries| {
        let first = entries.next();
        let folder = first.is_some_and(|first| first.is_ok_and(|first| first.path().is_dir()));
        folder || entries.next().is_some()
    })
}

fn add(arguments: &Arguments, add: &Add) -> anyhow::Result<ExitCode> {
    let mut given = BTreeMap::new();
    let kind = add.kind.iter().map(|kind| format!("type={kind}"));
    let slug = add.slug.iter().map(|slug| format!("slug={slug}"));
    for set in add.set.iter().cloned().chain(kind).chain(slug) {
        let (field, value) = set.split_once('=').with_context(|| format!("`{set}` is no `field=value`"))?;
        given.insert(field.to_owned(), indexer::values(field, value));
    }
    let single = add.files.len() == 1 && !holds_several(&add.files[0]);
    if !single && ["slug", "title", "symbols"].iter().any(|field| given.contains_key(*field)) {
        anyhow::bail!("a slug, a title and symbols are given for one document at a time");
    }
    if !add.yes && !add.dry_run && !std::io::stdin().is_terminal() {
        anyhow::bail!("nobody can be asked here: say `--yes` to take every proposal, or `--dry-run` to see them");
    }
    let prepared = indexer::prepare(&arguments.corpus, &arguments.data, &Terminal::default())?;
    show(&prepared.problems, Severity::Error, arguments);
    let request = Request { files: add.files.clone(), given, dry_run: add.dry_run };
    let mut console = Console::new(add.yes, add.dry_run);
    indexer::add(&request, &arguments.corpus, &prepared.library, &mut console)?;
    Ok(if console.close() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn import(arguments: &Arguments, import: &Import) -> anyhow::Result<ExitCode> {
    let prepared = indexer::prepare(&arguments.corpus, &arguments.data, &Terminal::default())?;
    let Import { file, mapping, collection, replace, dry_run } = import;
    let order = Order {
        file: file.clone(),
        mapping: mapping.clone(),
        collection: collection.clone(),
        replace: *replace,
        dry_run: *dry_run,
    };
    let done = indexer::import(&order, &arguments.corpus, &prepared.library)?;
    done.bad.iter().for_each(|bad| println!("error: {bad}"));
    for (slug, difference) in &done.differing {
        println!("`{slug}` differs from what is there:");
        difference.iter().for_each(|line| println!("  {line}"));
    }
    for (what, times) in &done.left_out {
        println!("left out, {times} times: {what}");
    }
    let left = done.differing.len() - done.replaced.len();
    let found = format!(
        "{} new, {} replaced, {} the same as before, {left} left as they are",
        done.added.len(),
        done.replaced.len(),
        done.same
    );
    if !done.bad.is_empty() {
        println!("{found}; {} to mend: nothing was written to {}", count(done.bad.len(), "cell"), done.collection);
        return Ok(ExitCode::FAILURE);
    }
    println!("{found}{} {}", if *dry_run { "; nothing was written to" } else { "; in" }, done.collection);
    Ok(ExitCode::SUCCESS)
}

fn coverage(arguments: &Arguments, write: bool) -> anyhow::Result<ExitCode> {
    let corpus = indexer::read(&arguments.corpus, &Terminal::default())?;
    if !corpus.problems.is_empty() {
        show(&corpus.problems, Severity::Error, arguments);
        return Ok(ExitCode::FAILURE);
    }
    let page = indexer::coverage(&corpus);
    if write {
        let path = arguments.corpus.join("COVERAGE.md");
        std::fs::write(&path, page).with_context(|| format!("cannot write `{}`", path.display()))?;
    } else {
        print!("{page}");
    }
    Ok(ExitCode::SUCCESS)
}

fn extract(file: &Path) -> anyhow::Result<ExitCode> {
    let read = indexer::extract(file).with_context(|| format!("`{}`", file.display()))?;
    println!("{}", serde_json::to_string_pretty(&read)?);
    Ok(ExitCode::SUCCESS)
}

/// Build after every change, until interrupted. Failures are told, and the next change is waited for.
fn watch(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let mut first = true;
    indexer::watch(&arguments.corpus, &arguments.data, &Terminal::default(), |built| {
        let nothing = matches!(&built, Ok(Built { extent: Extent::Nothing, .. }));
        if !nothing || std::mem::take(&mut first) {
            said(built, arguments).map_or_else(|error| eprintln!("error: {error:#}"), drop);
        }
        Next::Wait
    })?;
    Ok(ExitCode::SUCCESS)
}

fn show(problems: &[Problem], severity: Severity, arguments: &Arguments) {
    if problems.is_empty() {
        return;
    }
    let colours = std::io::stdout().is_terminal();
    for problem in problems {
        println!("{}\n", indexer::render(problem, severity, &arguments.corpus, colours));
    }
    let files = problems.iter().map(|problem| &problem.file).collect::<std::collections::BTreeSet<_>>().len();
    let what = match severity {
        Severity::Error => "problem",
        Severity::Warning => "warning",
    };
    println!("{} in {}", count(problems.len(), what), count(files, "file"));
}

fn count(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}
