use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use std::time::Duration;

use axum::response::Response;
use indexer::{Following, Report};
use search::Library;
use tokio::task::spawn_blocking;

use crate::answer::Answer;
use crate::desks::{Desks, Place, Room};
use crate::error::PageError;
use crate::kept::Kept;
use crate::language;
use crate::layout::Page;
use crate::metrics::{Metrics, Who};
use crate::origin::WebOrigin;

/// What all requests share: the library, which can be changed for a newer one while requests are being answered.
pub struct Site {
    library: RwLock<Arc<Library>>,
    /// What the last build said.
    report: RwLock<Option<Report>>,
    desks: Arc<Desks>,
    metrics: Metrics,
    kept: Kept,
    /// Where it stands for its readers, if it was told.
    origin: OnceLock<WebOrigin>,
}

/// How long a question may be worked on. The costliest search of a million passages takes a hundredth of it.
const MOST_TIME: Duration = Duration::from_secs(4);

impl Site {
    /// A site over a library.
    pub fn new(library: Library) -> Arc<Self> {
        Self::keeping(library, crate::kept::BUDGET)
    }

    /// A site that keeps pages for whoever asks next, within so many bytes of memory.
    pub fn keeping(library: Library, bytes: u64) -> Arc<Self> {
        let desks = std::thread::available_parallelism().map_or(2, usize::from);
        Self::with_desks(library, desks, Room::default(), bytes)
    }

    fn with_desks(library: Library, desks: usize, room: Room, bytes: u64) -> Arc<Self> {
        let metrics = Metrics::new();
        let desks = Desks::new(desks, room, metrics.waiting.clone(), metrics.wandering.clone());
        Arc::new(Self {
            library: RwLock::new(Arc::new(library)),
            report: RwLock::new(None),
            desks,
            metrics,
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
    /// The place at a desk goes with the work and not with the request.
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
        let place = self.place().await?;
        let scope = language::scope();
        let answer = spawn_blocking(move || {
            let answer = search::within(MOST_TIME, || language::within(scope, || question(&library)));
            drop(place);
            answer
        });
        answer.await.map_err(|_| PageError::Internal("a page could not be made".to_owned()))?
    }

    /// A place to work at, after a short wait at most.
    async fn place(&self) -> Result<Place, PageError> {
        let wanders = language::wanders();
        let place = if wanders { self.desks.place_for_wanderer().await } else { self.desks.place().await };
        if matches!(place, Err(PageError::Busy | PageError::Wandering)) {
            self.metrics.turned_away.get_or_create(&Who::of(wanders)).inc();
        }
        place
    }

    /// Ask for a page, and send it as HTML.
    pub(crate) async fn page<P: Page>(
        &self,
        question: impl FnOnce(&Library) -> Result<Answer<P>, PageError> + Send + 'static,
    ) -> Result<Response, PageError> {
        self.ask(move |library| Ok(question(library)?.respond(library.info()))).await
    }
}

#[cfg(test)]
mod tests {
    use super::Site;
    use crate::desks::Room;
    use crate::error::PageError;
    use crate::router;
    use crate::testing::{ask, library, vocabularies};
    use search::{SearchQuery, Writer};
    use std::time::Duration;

    #[tokio::test]
    async fn who_would_wait_too_long_is_told_so() {
        let site = Site::with_desks(library(), 1, Room { standing: 0, crowd: Duration::ZERO }, 0);
        let (let_go, held) = std::sync::mpsc::channel::<()>();
        let slow = {
            let site = site.clone();
            tokio::spawn(async move { site.ask(move |_| Ok(held.recv())).await.is_ok() })
        };
        while site.desks.free() > 0 {
            tokio::task::yield_now().await;
        }
        let answer = ask(router(site.clone()), "GET", "/search?q=burundi", &[]).await;
        assert_eq!((answer.status, answer.header("retry-after")), (503, "2"));
        assert!(answer.body.contains("many"), "{}", answer.body);
        let_go.send(()).unwrap();
        assert!(slow.await.unwrap());
        assert_eq!(ask(router(site), "GET", "/search?q=burundi", &[]).await.status, 200);
    }

    #[tokio::test]
    async fn who_wanders_is_told_to_come_back_later_than_others() {
        let site = Site::with_desks(library(), 1, Room { standing: 0, crowd: Duration::ZERO }, 0);
        let held = site.desks.place().await.unwrap();
        let wandering = "/search?type=report&country=BDI";
        let pages = router(site.clone());
        let waiting: Vec<_> = (0..16).map(|_| tokio::spawn(ask(pages.clone(), "GET", wandering, &[]))).collect();
        while site.metrics().wandering.get() < 16 {
            tokio::task::yield_now().await;
        }
        let answer = ask(pages.clone(), "GET", wandering, &[]).await;
        assert_eq!((answer.status, answer.header("retry-after")), (503, "30"));
        assert!(answer.body.contains("/sitemap.xml"), "{}", answer.body);
        let browser = [("sec-fetch-site", "same-origin"), ("sec-fetch-mode", "navigate")];
        assert_eq!(ask(pages.clone(), "GET", wandering, &browser).await.header("retry-after"), "2");
        drop(held);
        for one in waiting {
            assert_eq!(one.await.unwrap().status, 200);
        }
    }

    #[tokio::test]
    async fn a_question_that_takes_too_long_is_given_up() {
        let site = Site::new(library());
        let late = site.ask(|library| {
            let search = || Ok(library.search(&SearchQuery::new("burundi"))?.total);
            search::within(Duration::ZERO, search)
        });
        assert!(matches!(late.await, Err(PageError::TooSlow)));
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
