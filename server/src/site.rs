use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use axum::response::Response;
use indexer::{Following, Report};
use prometheus_client::metrics::gauge::Gauge;
use search::Library;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;

use crate::answer::Answer;
use crate::error::PageError;
use crate::kept::Kept;
use crate::language;
use crate::layout::Page;
use crate::metrics::Metrics;
use crate::origin::WebOrigin;

/// What all requests share: the library, which can be changed for a newer one while requests are being answered.
pub struct Site {
    library: RwLock<Arc<Library>>,
    /// What the last build said.
    report: RwLock<Option<Report>>,
    /// One permit for each question that may be worked on at the same time.
    desks: Arc<Semaphore>,
    /// How many questions may wait for a desk.
    queue: i64,
    metrics: Metrics,
    kept: Kept,
    /// Where it stands for its readers, if it was told.
    origin: OnceLock<WebOrigin>,
}

/// How many questions may wait for each desk: a reader who would have to wait for longer is told so at once.
const QUEUE: i64 = 32;

impl Site {
    /// A site over a library.
    pub fn new(library: Library) -> Arc<Self> {
        Self::keeping(library, crate::kept::BUDGET)
    }

    /// A site that keeps pages for whoever asks next, within so many bytes of memory.
    pub fn keeping(library: Library, bytes: u64) -> Arc<Self> {
        let desks = std::thread::available_parallelism().map_or(2, usize::from);
        Self::with_desks(library, desks, QUEUE * desks as i64, bytes)
    }

    fn with_desks(library: Library, desks: usize, queue: i64, bytes: u64) -> Arc<Self> {
        let desks = Arc::new(Semaphore::new(desks));
        Arc::new(Self {
            library: RwLock::new(Arc::new(library)),
            report: RwLock::new(None),
            desks,
            queue,
            metrics: Metrics::new(),
            kept: Kept::within(bytes),
            origin: OnceLock::new(),
        })
    }

    /// The pages that were asked for last.
    pub(crate) fn kept(&self) -> &Kept {
        &self.kept
    }

    /// What those who run the program are told.
    pub(crate) fn metrics(&self) -> &Metrics {
        &self.metrics
    }

    /// Say where the site stands for its readers. Once said it stays.
    pub fn stands_at(&self, origin: WebOrigin) {
        let _ = self.origin.set(origin);
    }

    pub(crate) fn origin(&self) -> Option<&WebOrigin> {
        self.origin.get()
    }

    /// The library as it is now. Whoever holds it keeps it, even when it is replaced meanwhile.
    pub fn library(&self) -> Arc<Library> {
        Arc::clone(&self.library.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Put a newer library in its place. Requests under way finish with the old one.
    pub fn replace(&self, library: Library) {
        *self.library.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(library);
    }

    /// What the last build said, where there was one.
    pub fn report(&self) -> Option<Report> {
        self.report.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Note what the last build said.
    pub fn note(&self, report: Report) {
        *self.report.write().unwrap_or_else(PoisonError::into_inner) = Some(report);
    }

    /// Take up what is new since the last look. Gives a sentence where there was something.
    pub fn keep_up(&self, following: &mut Following) -> Option<String> {
        if let Some(report) = following.report() {
            self.note(report);
        }
        match following.newer()? {
            Ok(library) => {
                let records = library.info().records;
                self.replace(library);
                Some(format!("took up a newer index: {records} records"))
            }
            Err(error) => Some(format!("a newer index cannot be used, the old one serves: {error:#}")),
        }
    }

    /// Ask the library something on a thread that may block.
    ///
    /// The permit goes with the work and not with the request: a reader who gives up does not make room for another
    /// question while the first is still being answered.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Library) -> Result<T, PageError> + Send + 'static,
    ) -> Result<T, PageError> {
        self.ask_of(&self.library(), question).await
    }

    /// Ask a library that one has held since an earlier question.
    pub(crate) async fn ask_of<T: Send + 'static>(
        &self,
        library: &Arc<Library>,
        question: impl FnOnce(&Library) -> Result<T, PageError> + Send + 'static,
    ) -> Result<T, PageError> {
        let library = Arc::clone(library);
        let permit = self.desk().await?;
        let scope = language::scope();
        let answer = spawn_blocking(move || {
            let answer = language::within(scope, || question(&library));
            drop(permit);
            answer
        });
        answer.await.map_err(|_| PageError::Internal("a page could not be made".to_owned()))?
    }

    /// A desk to work at, after a short wait at most.
    async fn desk(&self) -> Result<OwnedSemaphorePermit, PageError> {
        let desks = Arc::clone(&self.desks);
        if let Ok(permit) = desks.clone().try_acquire_owned() {
            return Ok(permit);
        }
        if self.metrics.waiting.get() >= self.queue {
            self.metrics.turned_away.inc();
            return Err(PageError::Busy);
        }
        let _waiting = Waiting::begin(&self.metrics.waiting);
        desks.acquire_owned().await.map_err(|_| PageError::Closing)
    }

    /// Ask for a page, and send it as HTML.
    pub(crate) async fn page<P: Page>(
        &self,
        question: impl FnOnce(&Library) -> Result<Answer<P>, PageError> + Send + 'static,
    ) -> Result<Response, PageError> {
        self.ask(move |library| Ok(question(library)?.respond(library.info()))).await
    }
}

/// Counts one who waits, until they wait no longer, also where the reader gives up.
struct Waiting<'a>(&'a Gauge);

impl<'a> Waiting<'a> {
    fn begin(gauge: &'a Gauge) -> Self {
        gauge.inc();
        Self(gauge)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.dec();
    }
}

#[cfg(test)]
mod tests {
    use super::Site;
    use crate::router;
    use crate::testing::{ask, library, vocabularies};
    use search::Writer;

    #[tokio::test]
    async fn who_would_wait_too_long_is_told_so_at_once() {
        let site = Site::with_desks(library(), 1, 0, 0);
        let (let_go, held) = std::sync::mpsc::channel::<()>();
        let slow = {
            let site = site.clone();
            tokio::spawn(async move { site.ask(move |_| Ok(held.recv())).await.is_ok() })
        };
        while site.desks.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        let answer = ask(router(site.clone()), "GET", "/search?q=burundi", &[]).await;
        assert_eq!((answer.status, answer.header("retry-after")), (503, "2"));
        assert!(answer.body.contains("many"), "{}", answer.body);
        let_go.send(()).unwrap();
        assert!(slow.await.unwrap());
        assert_eq!(ask(router(site), "GET", "/search?q=burundi", &[]).await.status, 200);
    }

    #[test]
    fn a_newer_library_takes_the_place_and_the_older_one_is_kept_by_who_holds_it() {
        let site = Site::new(library());
        let held = site.library();
        site.replace(Writer::in_memory().unwrap().finish(&vocabularies(), "newer", "2026-11-23").unwrap());
        assert_eq!((held.info().records, site.library().info().records), (4, 0));
        assert_eq!(site.library().info().digest, "newer");
    }
}
