//! What the program tells those who run it: counts and times, and never what was asked nor by whom.
//!
//! Served on a listener of its own, in the text format of Prometheus, so that it need not be seen from outside.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Instant;

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::Registry;

use crate::Site;

/// The kind of page as the router knows it (`/records/{name}`), and the class of the answer (`2xx`).
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Answered {
    page: String,
    class: String,
}

/// The kind of page.
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Page {
    page: String,
}

/// Who was turned away: `readers`, or `programs` among the filters.
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
pub(crate) struct Who {
    who: &'static str,
}

impl Who {
    pub fn of(wanders: bool) -> Self {
        Self { who: if wanders { "programs" } else { "readers" } }
    }
}

/// Counts since the program began.
pub(crate) struct Metrics {
    registry: Registry,
    answers: Family<Answered, Counter>,
    seconds: Family<Page, Histogram>,
    /// Questions that wait for a desk.
    pub waiting: Gauge,
    /// Questions of programs among the filters that wait until no reader does.
    pub wandering: Gauge,
    /// Questions turned away because too many waited.
    pub turned_away: Family<Who, Counter>,
    records: Gauge<u64, AtomicU64>,
}

impl Metrics {
    pub fn new() -> Self {
        let metrics = Self {
            registry: Registry::with_prefix("rapporteur"),
            answers: Family::default(),
            // From half a millisecond to a few seconds.
            seconds: Family::new_with_constructor(|| Histogram::new(exponential_buckets(0.0005, 2.0, 14))),
            waiting: Gauge::default(),
            wandering: Gauge::default(),
            turned_away: Family::default(),
            records: Gauge::default(),
        };
        metrics.registered()
    }

    fn registered(mut self) -> Self {
        let registry = &mut self.registry;
        registry.register("answers", "Answers by kind of page and class of status", self.answers.clone());
        registry.register("answer_seconds", "How long answers took to make", self.seconds.clone());
        registry.register("waiting", "Questions that wait to be worked on", self.waiting.clone());
        registry.register("wandering", "Questions of programs that wait until no reader does", self.wandering.clone());
        registry.register("turned_away", "Questions refused since too many waited", self.turned_away.clone());
        registry.register("records", "Records in the index that serves", self.records.clone());
        self
    }

    fn text(&self, records: usize) -> String {
        self.records.set(records as u64);
        let mut text = String::new();
        // Writing to a string does not fail.
        let _ = encode(&mut text, &self.registry);
        text
    }
}

/// Counts an answer by the pattern of its address, never by the address.
pub(crate) async fn count(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let pattern = request.extensions().get::<MatchedPath>();
    let page = pattern.map_or("elsewhere", MatchedPath::as_str).to_owned();
    let began = Instant::now();
    let response = next.run(request).await;
    let metrics = site.metrics();
    metrics.seconds.get_or_create(&Page { page: page.clone() }).observe(began.elapsed().as_secs_f64());
    let class = format!("{}xx", response.status().as_u16() / 100);
    metrics.answers.get_or_create(&Answered { page, class }).inc();
    response
}

/// What is served on the listener for those who run the program.
pub fn operation(site: Arc<Site>) -> Router {
    Router::new()
        .route("/healthz", get(alive))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
        .with_state(site)
}

/// The program runs.
pub(crate) async fn alive() -> &'static str {
    "alive\n"
}

/// The program has an index and answers from it; which one.
pub(crate) async fn ready(State(site): State<Arc<Site>>) -> String {
    let library = site.library();
    format!("ready: {} records, index {}\n", library.info().records, library.info().digest)
}

async fn metrics(State(site): State<Arc<Site>>) -> impl IntoResponse {
    let records = site.library().info().records;
    ([(CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], site.metrics().text(records))
}

#[cfg(test)]
mod tests {
    use super::operation;
    use crate::testing::{ask, library};
    use crate::{Site, router};

    #[tokio::test]
    async fn answers_are_counted_by_kind_of_page_and_nothing_of_what_was_asked_is_told() {
        let site = Site::new(library());
        let pages = router(site.clone());
        for address in ["/search?q=secret", "/records/coi-burundi", "/records/secret", "/secret"] {
            ask(pages.clone(), "GET", address, &[]).await;
        }
        let told = ask(operation(site.clone()), "GET", "/metrics", &[]).await;
        assert_eq!(told.status, 200);
        assert!(told.body.contains(r#"rapporteur_answers_total{page="/search",class="2xx"} 1"#), "{}", told.body);
        assert!(told.body.contains(r#"page="/records/{name}",class="4xx"} 1"#), "{}", told.body);
        assert!(!told.body.contains("secret"), "{}", told.body);
        assert_eq!(ask(operation(site.clone()), "GET", "/healthz", &[]).await.body, "alive\n");
        assert!(ask(operation(site), "GET", "/readyz", &[]).await.body.starts_with("ready: 4 records"));
    }
}
