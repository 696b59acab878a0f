//! Answers kept for whoever asks next: a validator that is known before anything is searched, and the last pages within a fixed budget
//! of memory.
//!
//! A page depends on its address and language, where the site stands (citations say so), the index, the program and the day (a timeline draws a line for today), and on nothing else: there is
//! no cookie and nobody is logged in. A digest of these is its strong ETag. What may not be kept says `no-store`.

use std::sync::Arc;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use sha2::{Digest, Sha256};

use crate::error::PageError;
use crate::{Site, WebOrigin, language};

/// The memory that kept pages may fill, in bytes.
pub(crate) const BUDGET: u64 = 12 << 20;
/// About how large a page is as it is sent, in bytes; only for the first layout of the table.
const USUAL_SIZE: usize = 8 << 10;
/// The largest page that is kept, in bytes. Only a very long text, which each link of its page repeats, makes one that is larger.
const LARGEST: usize = 1 << 20;

/// What an answer depends on, in sixteen bytes.
type Key = [u8; 16];

/// A page as it was sent.
#[derive(Clone)]
struct Page {
    headers: HeaderMap,
    body: Bytes,
}

#[derive(Clone)]
struct BySize;

impl Weighter<Key, Arc<Page>> for BySize {
    fn weight(&self, _: &Key, page: &Arc<Page>) -> u64 {
        // Headers and the table itself take about this much.
        (page.body.len() + 1024) as u64
    }
}

/// The pages that were asked for last.
pub(crate) struct Kept(Cache<Key, Arc<Page>, BySize>);

impl Kept {
    /// None kept yet; none ever where the budget is nothing.
    pub fn within(budget: u64) -> Self {
        Self(Cache::with_weighter(budget as usize / USUAL_SIZE + 1, budget, BySize))
    }
}

/// Answer from what is kept, or keep the answer.
pub(crate) async fn keep(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    if request.method() != Method::GET {
        return next.run(request).await;
    }
    let key = key(&site, &request);
    let Some(tag) = tag(&key) else { return next.run(request).await };
    if already_has(request.headers(), &tag) {
        return ([(ETAG, tag)], StatusCode::NOT_MODIFIED).into_response();
    }
    if let Some(page) = site.kept().0.get(&key) {
        return answer(&page);
    }
    let mut response = next.run(request).await;
    if response.status() != StatusCode::OK || forbidden(response.headers()) {
        return response;
    }
    response.headers_mut().insert(ETAG, tag);
    response.headers_mut().append(VARY, HeaderValue::from_static("accept-encoding"));
    if is_page(response.headers()) { store(&site, key, response).await } else { response }
}

/// What an answer to this request depends on.
fn key(site: &Site, request: &Request) -> Key {
    let library = site.library();
    let info = library.info();
    let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
    let day = jiff::Timestamp::now().as_second() / 86_400;
    let mut digest = Sha256::new();
    let origin = WebOrigin::asked(site, request.headers(), request.uri()).of("");
    let language = language::code();
    for part in
        [language, info.digest.as_str(), &info.built, env!("CARGO_PKG_VERSION"), &day.to_string(), &origin, target]
    {
        digest.update(part.as_bytes());
        digest.update([0]);
    }
    digest.update([u8::from(takes_gzip(request.headers()))]);
    let digest = digest.finalize();
    std::array::from_fn(|place| digest[place])
}

fn takes_gzip(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(ACCEPT_ENCODING).into_iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|value| value.split(',')).any(|one| one.trim().starts_with("gzip"))
}

fn tag(key: &Key) -> Option<HeaderValue> {
    let digits: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    HeaderValue::from_str(&format!("\"{digits}\"")).ok()
}

fn already_has(headers: &HeaderMap, tag: &HeaderValue) -> bool {
    let known = headers.get_all(IF_NONE_MATCH).into_iter().filter_map(|value| value.to_str().ok());
    // A proxy may have weakened the tag; it still names the same page.
    let strong = |one: &str| one.trim().trim_start_matches("W/").to_owned();
    known.flat_map(|value| value.split(',')).any(|one| strong(one).as_bytes() == tag.as_bytes())
}

fn forbidden(headers: &HeaderMap) -> bool {
    headers.get_all(CACHE_CONTROL).into_iter().any(|value| value.to_str().is_ok_and(|text| text.contains("no-store")))
}

/// Whether this is a page, which is short; an export may be as long as the corpus and is sent while it is made.
fn is_page(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

async fn store(site: &Site, key: Key, response: Response) -> Response {
    let (head, body) = response.into_parts();
    // A page is in memory already when it comes here: how large it is says whether it is kept, never whether it is sent.
    match to_bytes(body, usize::MAX).await {
        Ok(body) => {
            let page = Arc::new(Page { headers: head.headers, body });
            if page.body.len() <= LARGEST {
                site.kept().0.insert(key, page.clone());
            }
            answer(&page)
        }
        Err(error) => PageError::Internal(format!("a page broke off: {error}")).into_response(),
    }
}

fn answer(page: &Page) -> Response {
    let mut response = Response::new(Body::from(page.body.clone()));
    *response.headers_mut() = page.headers.clone();
    response
}

#[cfg(test)]
mod tests {
    use crate::testing::{ask, library, vocabularies};
    use crate::{Site, router};
    use search::Writer;

    #[tokio::test]
    async fn a_reader_who_has_the_page_is_told_so_until_the_index_changes() {
        let site = Site::new(library());
        let pages = router(site.clone());
        let first = ask(pages.clone(), "GET", "/search?q=burundi", &[]).await;
        let tag = first.header("etag").to_owned();
        assert!(tag.starts_with('"') && tag.len() == 34, "{tag}");
        let again = ask(pages.clone(), "GET", "/search?q=burundi", &[("if-none-match", &tag)]).await;
        assert_eq!((again.status, again.body.as_str()), (304, ""));
        assert_eq!(ask(pages.clone(), "GET", "/search?q=burundi", &[]).await.body, first.body);
        assert_eq!(ask(pages.clone(), "GET", "/search?q=other", &[("if-none-match", &tag)]).await.status, 200);
        site.replace(Writer::in_memory().unwrap().finish(&vocabularies(), "newer", "2026-11-24").unwrap());
        let newer = ask(pages, "GET", "/search?q=burundi", &[("if-none-match", &tag)]).await;
        assert_eq!(newer.status, 200);
        assert_ne!((newer.header("etag"), &newer.body), (tag.as_str(), &first.body));
    }

    #[tokio::test]
    async fn a_page_kept_for_one_host_is_not_shown_under_another() {
        let pages = router(Site::new(library()));
        for host in ["one.example", "other.example"] {
            let page = ask(pages.clone(), "GET", "/records/coi-burundi-2016", &[("host", host)]).await;
            assert!(page.body.contains(&format!("http://{host}/records/coi-burundi-2016")), "{host}");
        }
    }

    #[tokio::test]
    async fn a_compressed_page_is_another_answer_and_errors_are_not_kept() {
        let pages = router(Site::new(library()));
        let plain = ask(pages.clone(), "GET", "/", &[]).await;
        let packed = ask(pages.clone(), "GET", "/", &[("accept-encoding", "gzip")]).await;
        assert_ne!(plain.header("etag"), packed.header("etag"));
        assert_eq!(packed.header("content-encoding"), "gzip");
        let packed = ask(pages.clone(), "GET", "/", &[("accept-encoding", "gzip")]).await;
        assert_eq!(packed.header("content-encoding"), "gzip");
        for _ in 0..2 {
            let missed = ask(pages.clone(), "GET", "/records/nothing", &[]).await;
            assert_eq!((missed.status, missed.header("etag")), (404, ""));
        }
    }
}
