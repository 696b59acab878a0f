//! Sending a result set of any size: a few records at a time, never more in memory than that.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context as Turn, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{RawQuery, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures_core::Stream;
use record::Slug;
use search::{Library, SearchQuery, Selected, Selection};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::time::timeout;

use super::{About, Context, Form};
use crate::answer::PRIVATE;
use crate::error::PageError;
use crate::layout::NAME;
use crate::origin::WebOrigin;
use crate::site::Site;
use crate::url;

/// Which records are wanted.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// All that a search finds, on whatever page it stands.
    Found(SearchQuery),
    /// Those chosen by name.
    Chosen(Vec<Slug>),
}

/// The records that were wanted, looked up once.
enum Chosen {
    Selection(Selection),
    Read(Vec<Selected>),
}

/// How many records are read at a time.
const AT_A_TIME: usize = 100;
/// How long a reader may take over what was sent before the rest is given up.
const PATIENCE: Duration = Duration::from_secs(120);

/// `/search.ris` and its kin: everything the search finds.
pub async fn search(
    form: Form,
    State(site): State<Arc<Site>>,
    RawQuery(asked): RawQuery,
    origin: WebOrigin,
) -> Result<Response, PageError> {
    let asked = url::read(&asked.unwrap_or_default(), site.library().vocabularies());
    send(&site, Wanted::Found(asked.query), form, origin).await
}

/// `/brief.ris` and its kin: the records of a brief.
pub async fn chosen(
    form: Form,
    State(site): State<Arc<Site>>,
    RawQuery(asked): RawQuery,
    origin: WebOrigin,
) -> Result<Response, PageError> {
    send(&site, Wanted::Chosen(url::read_brief(&asked.unwrap_or_default()).records), form, origin).await
}

/// Send the wanted records. The whole answer is from one state of the collection, also when a newer one comes meanwhile.
pub async fn send(site: &Arc<Site>, wanted: Wanted, form: Form, origin: WebOrigin) -> Result<Response, PageError> {
    let library = site.library();
    let chosen = site.ask_of(&library, move |library| Chosen::of(wanted, library)).await?;
    let name = format!("{}-{}-records.{}", crate::wording::short_digest(library.info()), chosen.len(), form.ending());
    let (sender, receiver) = channel(1);
    let export = Export { site: Arc::clone(site), library, chosen: Arc::new(chosen), form, origin };
    tokio::spawn(export.run(sender));
    let mut response = Body::from_stream(Pieces(receiver)).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(form.media_type()));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(PRIVATE));
    let disposition = format!("attachment; filename=\"{}-{name}\"", NAME.to_lowercase());
    headers.extend(HeaderValue::from_str(&disposition).ok().map(|value| (CONTENT_DISPOSITION, value)));
    Ok(response)
}

impl Chosen {
    fn of(wanted: Wanted, library: &Library) -> Result<Self, PageError> {
        let slugs = match wanted {
            Wanted::Found(query) => return Ok(Self::Selection(library.select(&query)?)),
            Wanted::Chosen(slugs) => slugs,
        };
        let mut read = Vec::new();
        for slug in slugs {
            read.extend(library.read(slug.as_str())?);
        }
        Ok(Self::Read(read))
    }

    fn len(&self) -> usize {
        match self {
            Self::Selection(selection) => selection.len(),
            Self::Read(read) => read.len(),
        }
    }

    fn some(&self, library: &Library, start: usize) -> Result<Vec<Selected>, PageError> {
        let range = start..start + AT_A_TIME;
        match self {
            Self::Selection(selection) => Ok(library.selected(selection, range)?),
            Self::Read(read) => Ok(read.get(start..range.end.min(read.len())).unwrap_or_default().to_vec()),
        }
    }
}

/// An export under way.
struct Export {
    site: Arc<Site>,
    library: Arc<Library>,
    chosen: Arc<Chosen>,
    form: Form,
    origin: WebOrigin,
}

/// A piece of the answer. An error cuts the answer off, so that nobody takes half of it for the whole.
type Piece = Result<Bytes, std::io::Error>;

impl Export {
    /// Make one piece after another. Nothing more is read once the reader has gone; nothing is held up while the reader is slow.
    async fn run(self, sender: Sender<Piece>) {
        let mut start = 0;
        loop {
            let piece = self.piece(start).await.map_err(|error| std::io::Error::other(error.sentence()));
            let failed = piece.is_err();
            let sent = timeout(PATIENCE, sender.send(piece.map(Bytes::from))).await;
            start += AT_A_TIME;
            if failed || !matches!(sent, Ok(Ok(()))) || start >= self.chosen.len() {
                return;
            }
        }
    }

    async fn piece(&self, start: usize) -> Result<String, PageError> {
        let (chosen, form, origin) = (Arc::clone(&self.chosen), self.form, self.origin.clone());
        let write = move |library: &Library| {
            let context = Context::new(library, &origin);
            let about = About::new(chosen.len(), &context);
            let mut text = if start == 0 { form.opening(&about) } else { String::new() };
            for (place, selected) in chosen.some(library, start)?.iter().enumerate() {
                text.push_str(&form.entry(&context.entry(selected), start + place == 0));
            }
            if start + AT_A_TIME >= chosen.len() {
                text.push_str(form.closing());
            }
            Ok(text)
        };
        self.site.ask_of(&self.library, write).await
    }
}

/// The pieces as they come.
struct Pieces(Receiver<Piece>);

impl Stream for Pieces {
    type Item = Piece;

    fn poll_next(mut self: Pin<&mut Self>, turn: &mut Turn<'_>) -> Poll<Option<Piece>> {
        self.0.poll_recv(turn)
    }
}
