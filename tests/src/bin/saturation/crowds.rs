//! Those who ask.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use ::tests::served::{Answered, Connection, Who};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

/// How long those who were served waited, and what became of the others.
#[derive(Default)]
pub struct Waits {
    /// In order.
    pub served: Vec<Duration>,
    /// Answers that said when to come back.
    pub turned_away: usize,
    /// Anything else.
    pub failed: usize,
    pub time: Duration,
}

impl Waits {
    /// In milliseconds.
    pub fn at(&self, hundredth: usize) -> f64 {
        let place = (self.served.len() * hundredth / 100).min(self.served.len().saturating_sub(1));
        self.served.get(place).map_or(0.0, |wait| wait.as_secs_f64() * 1000.0)
    }

    pub fn p99(&self) -> f64 {
        self.at(99)
    }

    fn take(&mut self, answered: anyhow::Result<Answered>, wait: Duration) {
        match answered {
            Ok(Answered { status: 200, .. }) => self.served.push(wait),
            Ok(Answered { status: 503, retry_after: Some(_) }) => self.turned_away += 1,
            Ok(_) | Err(_) => self.failed += 1,
        }
    }

    fn with(mut self, other: Self) -> Self {
        self.served.extend(other.served);
        self.turned_away += other.turned_away;
        self.failed += other.failed;
        self
    }

    fn in_order(mut self, began: Instant) -> Self {
        self.served.sort_unstable();
        self.time = began.elapsed();
        self
    }
}

/// One reader asks for each address.
pub async fn one_after_the_other(host: &str, who: Who, paths: &[String]) -> anyhow::Result<Waits> {
    let (began, mut waits) = (Instant::now(), Waits::default());
    let mut connection = Connection::open(host, who).await?;
    for path in paths {
        let asked = Instant::now();
        waits.take(connection.ask(path).await, asked.elapsed());
    }
    Ok(waits.in_order(began))
}

/// Connections that say nothing, as many as the system grants.
pub async fn idle(host: &str, many: usize) -> anyhow::Result<Vec<TcpStream>> {
    let granted = rlimit::increase_nofile_limit(many as u64 + 1000).unwrap_or_default();
    let most = many.min(granted.saturating_sub(500) as usize);
    if most < many {
        println!("the system grants {granted} open files: {most} connections instead of {many}");
    }
    let mut held = Vec::with_capacity(most);
    for _ in 0..most {
        held.push(TcpStream::connect(host).await?);
    }
    Ok(held)
}

/// All ask at once for one page each, and ask again when they are told to. How long each waited for it, in order.
pub async fn crowd(host: &str, many: usize, paths: &[String]) -> anyhow::Result<Vec<Duration>> {
    let mut connections = Vec::new();
    for _ in 0..many {
        connections.push(Connection::open(host, Who::Reader).await?);
    }
    let (began, mut asking) = (Instant::now(), JoinSet::new());
    for (mut connection, path) in connections.into_iter().zip(paths.iter().cloned().cycle()) {
        asking.spawn(async move {
            while let Some(seconds) = connection.ask(&path).await?.retry_after {
                tokio::time::sleep(Duration::from_secs(seconds)).await;
            }
            anyhow::Ok(began.elapsed())
        });
    }
    let mut waits = asking.join_all().await.into_iter().collect::<anyhow::Result<Vec<_>>>()?;
    waits.sort_unstable();
    Ok(waits)
}

/// All ask without a pause for a while. Each second something is looked at.
pub async fn saturate(
    host: &str,
    who: Who,
    many: usize,
    paths: &[String],
    time: Duration,
    mut look: impl FnMut(),
) -> anyhow::Result<Waits> {
    let mut connections = Vec::new();
    for _ in 0..many {
        connections.push(Connection::open(host, who).await?);
    }
    let (began, mut asking) = (Instant::now(), JoinSet::new());
    let all = Arc::new(Asking {
        host: host.to_owned(),
        who,
        paths: paths.to_vec(),
        next: AtomicUsize::new(0),
        end: began + time,
    });
    for connection in connections {
        asking.spawn(ask_until(connection, Arc::clone(&all)));
    }
    while began.elapsed() < time {
        tokio::time::sleep(Duration::from_secs(1).min(time)).await;
        look();
    }
    Ok(asking.join_all().await.into_iter().fold(Waits::default(), Waits::with).in_order(began))
}

/// What all ask for together.
struct Asking {
    host: String,
    who: Who,
    paths: Vec<String>,
    next: AtomicUsize,
    end: Instant,
}

async fn ask_until(mut connection: Connection, all: Arc<Asking>) -> Waits {
    let mut waits = Waits::default();
    while Instant::now() < all.end {
        let path = &all.paths[all.next.fetch_add(1, Ordering::Relaxed) % all.paths.len()];
        let asked = Instant::now();
        let answered = connection.ask(path).await;
        let failed = answered.is_err();
        waits.take(answered, asked.elapsed());
        if failed {
            match Connection::open(&all.host, all.who).await {
                Ok(another) => connection = another,
                Err(_) => break,
            }
        }
    }
    waits
}
