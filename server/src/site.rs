use std::sync::{Arc, PoisonError, RwLock};

use axum::response::Response;
use search::Library;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::answer::Answer;
use crate::error::PageError;
use crate::layout::Page;

/// What all requests share: the library, which can be changed for a newer one while requests are being answered.
pub struct Site {
    library: RwLock<Arc<Library>>,
    /// One permit for each question that may be worked on at the same time.
    desks: Arc<Semaphore>,
}

impl Site {
    /// A site over a library.
    pub fn new(library: Library) -> Arc<Self> {
        let desks = std::thread::available_parallelism().map_or(2, usize::from);
        Arc::new(Self { library: RwLock::new(Arc::new(library)), desks: Arc::new(Semaphore::new(desks)) })
    }

    /// The library as it is now. Whoever holds it keeps it, even when it is replaced meanwhile.
    pub fn library(&self) -> Arc<Library> {
        Arc::clone(&self.library.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Put a newer library in its place. Requests under way finish with the old one.
    pub fn replace(&self, library: Library) {
        *self.library.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(library);
    }

    /// Ask the library something on a thread that may block.
    ///
    /// The permit goes with the work and not with the request: a reader who gives up does not make room for another
    /// question while the first is still being answered.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Library) -> Result<T, PageError> + Send + 'static,
    ) -> Result<T, PageError> {
        let library = self.library();
        let permit = Arc::clone(&self.desks).acquire_owned().await.map_err(|_| PageError::Closing)?;
        let answer = spawn_blocking(move || {
            let answer = question(&library);
            drop(permit);
            answer
        });
        answer.await.map_err(|_| PageError::Internal("a page could not be made".to_owned()))?
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
    use crate::testing::{library, vocabularies};
    use search::Writer;

    #[test]
    fn a_newer_library_takes_the_place_and_the_older_one_is_kept_by_who_holds_it() {
        let site = Site::new(library());
        let held = site.library();
        site.replace(Writer::in_memory().unwrap().finish(&vocabularies(), "newer", "2026-11-23").unwrap());
        assert_eq!((held.info().records, site.library().info().records), (4, 0));
        assert_eq!(site.library().info().digest, "newer");
    }
}
