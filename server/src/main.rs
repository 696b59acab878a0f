//! The site: builds the index if it must, then serves it.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use clap::{Parser, Subcommand};
use indexer::{Following, Prepared, Refused, Silent, Terminal};
use server::{Bounds, Site, WebOrigin, assist, operation, router, serve};
use tokio::net::TcpListener;

/// Serves the Rapporteur knowledge base.
#[derive(Parser)]
#[command(name = "rapporteur", version)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// The folder of the corpus.
    #[arg(long, global = true, env = "RAPPORTEUR_CORPUS", default_value = "corpus")]
    corpus: PathBuf,
    /// The folder that the index is kept in. It can be deleted at any time: the index is built again.
    #[arg(long, global = true, env = "RAPPORTEUR_DATA", default_value = "data")]
    data: PathBuf,
    /// The address to listen on.
    #[arg(long, global = true, env = "RAPPORTEUR_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Where to tell those who run the program how it does (`/metrics`, `/healthz`, `/readyz`); nowhere where left out.
    #[arg(long, env = "RAPPORTEUR_OPERATION")]
    operation: Option<SocketAddr>,
    /// How many megabytes of memory pages that were asked for may fill, for whoever asks next.
    #[arg(long, env = "RAPPORTEUR_KEEP", default_value_t = 12)]
    keep: u64,
    /// Where readers reach the site, such as `https://example.org`: for citations, feeds and harvesters. Left out, it is what
    /// each request names.
    #[arg(long, global = true, env = "RAPPORTEUR_ORIGIN")]
    origin: Option<WebOrigin>,
}

/// What to do instead of serving the site.
#[derive(Clone, Copy, PartialEq, Eq, Subcommand)]
enum Command {
    /// Answer an assistant over standard input and output (Model Context Protocol), and serve nothing.
    Mcp,
}

/// How many files and connections the program asks the system for.
const OPEN_FILES: u64 = 16_384;

/// How often a newer index is looked for.
const LOOK: Duration = Duration::from_millis(200);

fn main() -> ExitCode {
    if let Some(code) = indexer::become_reader_if_asked() {
        return code;
    }
    server::keep_panics_quiet();
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

impl Arguments {
    /// How the program speaks to who started it. To an assistant standard output belongs to the protocol alone.
    fn voice(&self) -> fn(&str) {
        match self.command {
            Some(Command::Mcp) => |news| eprintln!("rapporteur: {news}"),
            None => |news| println!("rapporteur: {news}"),
        }
    }

    /// Where readers reach the site that the records are on: as the operator says, else where this program would serve it.
    fn stands_at(&self) -> anyhow::Result<WebOrigin> {
        let own = || format!("http://{}", self.listen).parse().map_err(anyhow::Error::from);
        self.origin.clone().map_or_else(own, Ok)
    }
}

fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let Prepared { library, how, problems } =
        match indexer::prepare(&arguments.corpus, &arguments.data, &Terminal::default()) {
            Ok(prepared) => prepared,
            Err(Refused::Problems(problems)) => {
                problems.iter().for_each(|problem| eprintln!("{problem}"));
                anyhow::bail!(
                    "the corpus has {} problems and there is no older index to serve: mend them first",
                    problems.len()
                );
            }
            Err(Refused::Failed(error)) => return Err(error),
        };
    problems.iter().for_each(|problem| eprintln!("{problem}"));
    let info = library.info();
    let say = arguments.voice();
    say(&format!("{how}: {} records, {} passages", info.records, info.passages));
    let following = Following::new(&arguments.data, &info.digest)?;
    let site = Site::keeping(library, arguments.keep << 20);
    keep_up(Arc::clone(&site), following, say);
    look_through(Arc::clone(&site), arguments, say);
    let runtime = tokio::runtime::Runtime::new().context("cannot start the runtime")?;
    if let Some(origin) = &arguments.origin {
        site.stands_at(origin.clone());
    }
    let served = match arguments.command {
        Some(Command::Mcp) => runtime.block_on(assist(site, arguments.stands_at()?)),
        None => runtime.block_on(serve_all(site, arguments)),
    };
    // Searches still under way do not hold up the end.
    runtime.shutdown_timeout(Duration::from_millis(100));
    served
}

/// Take up each newer index that a build or a watch makes. Requests under way finish with the one they began with.
fn keep_up(site: Arc<Site>, mut following: Following, say: fn(&str)) {
    std::thread::spawn(move || {
        loop {
            if let Some(news) = site.keep_up(&mut following) {
                say(&news);
            }
            std::thread::sleep(LOOK);
        }
    });
}

/// Go through the whole index once, while the site answers. Where it is damaged, another takes its place.
fn look_through(site: Arc<Site>, arguments: &Arguments, say: fn(&str)) {
    let (corpus, data) = (arguments.corpus.clone(), arguments.data.clone());
    std::thread::spawn(move || {
        // Who comes first is answered first: reading everything takes the disk, or the memory where it is kept.
        std::thread::sleep(LOOK);
        match indexer::mend(&corpus, &data, &Silent) {
            None => {}
            Some(Ok(Prepared { library, how, .. })) => {
                site.replace(library);
                say(&how);
            }
            Some(Err(error)) => {
                say(&format!(
                    "the index is damaged and no other could be built, what can be read of it is served: {error}"
                ));
            }
        }
    });
}

async fn serve_all(site: Arc<Site>, arguments: &Arguments) -> anyhow::Result<()> {
    // Where the system grants less, fewer connections are held at the same time.
    let _ = rlimit::increase_nofile_limit(OPEN_FILES);
    let listener = listen(arguments.listen, "--listen").await?;
    if let Some(address) = arguments.operation {
        let told = listen(address, "--operation").await?;
        println!("rapporteur: telling how it does on http://{}", told.local_addr()?);
        tokio::spawn(serve(told, operation(site.clone()), Bounds::default(), asked_to_stop()));
    }
    println!("rapporteur: listening on http://{}", listener.local_addr()?);
    serve(listener, router(site), Bounds::default(), asked_to_stop()).await;
    Ok(())
}

async fn listen(address: SocketAddr, flag: &str) -> anyhow::Result<TcpListener> {
    let listener = TcpListener::bind(address).await;
    listener.with_context(|| format!("cannot listen on `{address}`: choose another address with `{flag}`"))
}

/// Waits for ctrl-c, or for the signal by which a supervisor ends a program.
async fn asked_to_stop() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}
