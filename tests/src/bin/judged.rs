//! How well our own corpus is searched: the judged searches of `tests/relevance` through the site's own path.
//!
//! `judged [--held-out]` prints success@3 and nDCG@3 by kind, and every miss. The half set aside is for a last look only. `--pool`
//! prints what is still to be judged: records among the first ten of a search that have no grade, by name, so that whoever judges
//! does not see how they are ranked.

use ::tests::judged::{Half, pools, report, run};
use ::tests::root;
use clap::Parser;

/// Measures searching on our own judged set.
#[derive(Parser)]
struct Arguments {
    /// The half that is never tuned to.
    #[arg(long)]
    held_out: bool,
    /// Every search with its first hits.
    #[arg(long)]
    all: bool,
    /// The records among the first ten of each search that have no grade, in the order of their slugs.
    #[arg(long)]
    pool: bool,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let half = if arguments.held_out { Half::HeldOut } else { Half::Tuning };
    let library = indexer::in_memory(&root().join("corpus"))?;
    if arguments.pool {
        for (judged, pool) in pools(&library, half.read()?)? {
            println!("{}\t{}\t{}", judged.kind, judged.text, pool.join(" "));
        }
        return Ok(());
    }
    let outcomes = run(&library, half.read()?)?;
    if arguments.all {
        for outcome in &outcomes {
            let first = outcome.first.join(", ");
            println!(
                "{:.2} {} “{}” → {first} of {}",
                outcome.ndcg(),
                outcome.judged.kind,
                outcome.judged.text,
                outcome.total
            );
        }
    }
    println!("{}", report(&outcomes));
    Ok(())
}
