//! The site: builds the index if it must, then serves it.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use clap::Parser;
use indexer::{Prepared, Refused, Terminal};
use server::{Site, router};
use tokio::net::TcpListener;

/// Serves the Rapporteur knowledge base.
#[derive(Parser)]
#[command(name = "rapporteur", version)]
struct Arguments {
    /// The folder of the corpus.
    #[arg(long, env = "RAPPORTEUR_CORPUS", default_value = "corpus")]
    corpus: PathBuf,
    /// The folder that the index is kept in. It can be deleted at any time: the index is built again.
    #[arg(long, env = "RAPPORTEUR_DATA", default_value = "data")]
    data: PathBuf,
    /// The address to listen on.
    #[arg(long, env = "RAPPORTEUR_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
}

/// How long requests under way may take once the program is asked to stop.
const PATIENCE: Duration = Duration::from_secs(10);

fn main() -> ExitCode {
    server::keep_panics_quiet();
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
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
    println!("rapporteur: {how}: {} records, {} passages", info.records, info.passages);
    let runtime = tokio::runtime::Runtime::new().context("cannot start the runtime")?;
    let served = runtime.block_on(serve(Site::new(library), arguments.listen));
    // Searches still under way do not hold up the end.
    runtime.shutdown_timeout(Duration::from_millis(100));
    served
}

async fn serve(site: Arc<Site>, listen: SocketAddr) -> anyhow::Result<()> {
    let listener = TcpListener::bind(listen)
        .await
        .with_context(|| format!("cannot listen on `{listen}`: choose another address with `--listen`"))?;
    println!("rapporteur: listening on http://{}", listener.local_addr()?);
    let serving = axum::serve(listener, router(site)).with_graceful_shutdown(asked_to_stop());
    tokio::select! {
        served = serving => served.context("the server failed"),
        () = async { asked_to_stop().await; tokio::time::sleep(PATIENCE).await } => Ok(()),
    }
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
