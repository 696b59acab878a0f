//! The program as it is delivered, running as a child, and those who ask it over HTTP.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::Context;
use axum::body::Bytes;
use http_body_util::{BodyExt, Empty};
use hyper::Request;
use hyper::client::conn::http1;
use hyper::header::{HOST, RETRY_AFTER};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// A running program that ends with its owner.
pub struct Program {
    /// The process.
    pub child: Child,
    /// Where it listens.
    pub host: String,
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Program {
    /// Start a program over a corpus, without keeping pages, and wait until it listens.
    pub fn start(program: &Path, corpus: &Path, data: &Path) -> anyhow::Result<Self> {
        let mut command = Command::new(program);
        command.arg("--corpus").arg(corpus).arg("--data").arg(data);
        let command = command.args(["--listen", "127.0.0.1:0", "--keep", "0"]).stdout(Stdio::piped());
        let child = command.spawn().with_context(|| format!("cannot start `{}`", program.display()))?;
        let mut started = Self { child, host: String::new() };
        let output = started.child.stdout.take().context("the program has no output")?;
        for line in BufReader::new(output).lines() {
            if let Some((_, host)) = line?.split_once("listening on http://") {
                started.host = host.to_owned();
                return Ok(started);
            }
        }
        anyhow::bail!("the program ended before it listened")
    }
}

/// What a request was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The status.
    pub status: u16,
    /// After how many seconds to ask again, if that was said.
    pub retry_after: Option<u64>,
}

/// Who asks: what a request says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// A person with a browser.
    Reader,
    /// A program.
    Program,
}

/// A connection that asks one thing after the other.
pub struct Connection {
    host: String,
    who: Who,
    sender: http1::SendRequest<Empty<Bytes>>,
}

impl Connection {
    /// Connect.
    pub async fn open(host: &str, who: Who) -> anyhow::Result<Self> {
        let (sender, connection) = http1::handshake(TokioIo::new(TcpStream::connect(host).await?)).await?;
        tokio::spawn(connection);
        Ok(Self { host: host.to_owned(), who, sender })
    }

    /// Ask for an address and read the whole answer.
    pub async fn ask(&mut self, path: &str) -> anyhow::Result<Answered> {
        let mut request = Request::builder().uri(path).header(HOST, &self.host);
        if self.who == Who::Reader {
            request = request.header("sec-fetch-site", "same-origin").header("sec-fetch-mode", "navigate");
        }
        self.sender.ready().await?;
        let response = self.sender.send_request(request.body(Empty::new())?).await?;
        let status = response.status().as_u16();
        let retry_after = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
        response.into_body().collect().await?;
        Ok(Answered { status, retry_after })
    }
}
