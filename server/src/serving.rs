//! Connections in, answers out, within bounds that no slow, greedy or numerous client can move.

use std::future::Future;
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_io_timeout::TimeoutStream;

/// What one client may ask of us.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// How many connections are held at the same time; more wait in the system's own queue.
    pub connections: usize,
    /// How long the head of a request may take to arrive, and how long a connection may stay silent.
    pub head: Duration,
    /// How long a client may leave an answer unread.
    pub unread: Duration,
    /// How long answers under way may take once the program is asked to stop.
    pub ending: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            connections: 12_000,
            head: Duration::from_secs(20),
            unread: Duration::from_secs(30),
            ending: Duration::from_secs(10),
        }
    }
}

/// The most bytes the head of a request may have; far more than any search of ours.
const LONGEST_HEAD: usize = 32 << 10;
/// The most headers a request may have.
const MOST_HEADERS: usize = 64;
/// How long to wait where the system has no room for another connection.
const OUT_OF_ROOM: Duration = Duration::from_millis(200);

/// Serve until asked to stop, then finish what was begun.
pub async fn serve(listener: TcpListener, router: Router, bounds: Bounds, stop: impl Future<Output = ()>) {
    let room = Arc::new(Semaphore::new(bounds.connections));
    let begun = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener, &room) => accepted,
            () = &mut stop => break,
        };
        match accepted {
            Some((stream, place)) => converse(stream, router.clone(), bounds, &begun, place),
            // The room was closed: nobody does that.
            None => break,
        }
    }
    drop(listener);
    // What is not finished by then is cut off.
    let _ = tokio::time::timeout(bounds.ending, begun.shutdown()).await;
}

/// The next connection that there is room for.
async fn accept(listener: &TcpListener, room: &Arc<Semaphore>) -> Option<(TcpStream, OwnedSemaphorePermit)> {
    let place = Arc::clone(room).acquire_owned().await.ok()?;
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return Some((stream, place)),
            Err(error) if of_the_client(&error) => {}
            Err(_) => tokio::time::sleep(OUT_OF_ROOM).await,
        }
    }
}

/// Whether a connection failed for reasons of its own.
fn of_the_client(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionRefused | ConnectionAborted | ConnectionReset)
}

/// Answer the requests of one connection, beside all others.
fn converse(stream: TcpStream, router: Router, bounds: Bounds, begun: &GracefulShutdown, place: OwnedSemaphorePermit) {
    // An answer goes out at once, also where it is short.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(bounds.unread));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(bounds.head)
        .max_buf_size(LONGEST_HEAD)
        .max_headers(MOST_HEADERS)
        .serve_connection(TokioIo::new(Box::pin(stream)), TowerToHyperService::new(router));
    let watched = begun.watch(connection);
    tokio::spawn(async move {
        // A connection that breaks concerns its client alone; what it asked is nobody's business.
        let _ = watched.await;
        drop(place);
    });
}

#[cfg(test)]
mod tests {
    use super::{Bounds, serve};
    use crate::testing::library;
    use crate::{Site, router};
    use std::time::{Duration, Instant};
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::{TcpListener, TcpStream};
    use tokio::sync::oneshot;
    use tokio::task::JoinHandle;

    struct Running {
        address: std::net::SocketAddr,
        stop: oneshot::Sender<()>,
        ended: JoinHandle<()>,
    }

    async fn running(bounds: Bounds) -> Running {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let ended = tokio::spawn(serve(listener, router(Site::new(library())), bounds, async {
            let _ = stopped.await;
        }));
        Running { address, stop, ended }
    }

    fn hasty() -> Bounds {
        Bounds { head: Duration::from_millis(200), ..Bounds::default() }
    }

    async fn said(address: std::net::SocketAddr, words: &[u8]) -> String {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(words).await.unwrap();
        let mut answer = Vec::new();
        let _ = tokio::time::timeout(Duration::from_secs(10), stream.read_to_end(&mut answer)).await.unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    #[tokio::test]
    async fn a_page_is_answered_and_the_end_is_clean() {
        let Running { address, stop, ended } = running(Bounds::default()).await;
        let answer = said(address, b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        stop.send(()).unwrap();
        tokio::time::timeout(Duration::from_secs(2), ended).await.unwrap().unwrap();
        assert!(TcpStream::connect(address).await.is_err());
    }

    #[tokio::test]
    async fn a_head_that_never_ends_or_a_silent_connection_is_given_up() {
        let open = running(hasty()).await;
        let address = open.address;
        let began = Instant::now();
        said(address, b"GET / HTTP/1.1\r\nhost: x\r\nx-slow: ").await;
        said(address, b"").await;
        // One request, then silence on the open connection.
        let answer = said(address, b"GET /robots.txt HTTP/1.1\r\nhost: x\r\n\r\n").await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    }

    /// As many as the system grants this process, which holds both ends of each.
    #[tokio::test]
    async fn ten_thousand_connections_that_say_nothing_keep_nobody_waiting() {
        const MANY: usize = 10_000;
        let granted = rlimit::increase_nofile_limit(2 * MANY as u64 + 1000).unwrap_or(1024) as usize;
        let many = MANY.min(granted.saturating_sub(600) / 2);
        if many < MANY {
            eprintln!("the system grants {granted} open files: {many} idle connections are tried instead of {MANY}");
        }
        let open = running(Bounds { head: Duration::from_secs(600), ..Bounds::default() }).await;
        let mut held = Vec::new();
        for _ in 0..many {
            held.push(TcpStream::connect(open.address).await.unwrap());
        }
        let began = Instant::now();
        let answer = said(open.address, b"GET /robots.txt HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert!(began.elapsed() < Duration::from_secs(3), "{:?} beside {many}", began.elapsed());
    }

    #[tokio::test]
    async fn who_leaves_answers_unread_is_given_up() {
        let open = running(Bounds { unread: Duration::from_millis(300), ..Bounds::default() }).await;
        let mut stream = TcpStream::connect(open.address).await.unwrap();
        // More than fits in between, and none of it is read.
        let many = b"GET /help HTTP/1.1\r\nhost: x\r\n\r\n".repeat(4000);
        let given_up = tokio::time::timeout(Duration::from_secs(20), async {
            while stream.write_all(&many).await.is_ok() {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        });
        assert!(given_up.await.is_ok(), "the connection is held for ever");
        let answer = said(open.address, b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }

    #[tokio::test]
    async fn a_huge_head_is_refused() {
        let open = running(Bounds::default()).await;
        let address = open.address;
        let huge = format!("GET /search?q={} HTTP/1.1\r\nhost: x\r\n\r\n", "a".repeat(200_000));
        let answer = said(address, huge.as_bytes()).await;
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
    }

    #[tokio::test]
    async fn what_is_no_http_is_refused_and_nobody_else_is_disturbed() {
        let open = running(hasty()).await;
        let address = open.address;
        said(address, &[0, 159, 146, 150, 10, 13, 10]).await;
        let answer = said(address, b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
}
