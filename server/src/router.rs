use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use axum::routing::{any, get, post};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::timeout::TimeoutLayer;

use crate::error::{self, PageError};
use crate::export::Form;
use crate::pages::{
    about, api, brief, changes, check, compare, contribute, country, crosswalk, help, home, map, matrix, mechanisms,
    not_found, practices, process, processes, record, region, regions, search, situation, status, symbol, theme,
    themes, timeline, values, vocabularies,
};
use crate::site::Site;
use crate::{assets, completions, discovery, export, feed, headers, json, kept, language, mcp, metrics, oai, url};

/// How long a reader is kept waiting at most.
const PATIENCE: Duration = Duration::from_secs(10);

/// The whole site.
///
/// The language is taken off an address before it is looked up, hence in front of the routes and of everything around them.
pub fn router(site: Arc<Site>) -> Router {
    let spoken = ServiceBuilder::new()
        .layer(from_fn_with_state(Arc::clone(&site), language::enter))
        .service(guarded(addresses(), site));
    Router::new().fallback_service(spoken)
}

/// What happens to every request and answer: late and failed ones become pages, then all are compressed and get their
/// headers.
fn guarded(addresses: Router<Arc<Site>>, site: Arc<Site>) -> Router {
    let each = ServiceBuilder::new()
        .layer(from_fn_with_state(Arc::clone(&site), metrics::count))
        .layer(from_fn_with_state(Arc::clone(&site), error::show))
        .layer(CatchPanicLayer::custom(error::of_panic))
        .layer(from_fn(error::bound_depth))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE));
    addresses
        .layer(each)
        .layer(compression())
        .layer(from_fn_with_state(Arc::clone(&site), kept::keep))
        .layer(map_response(headers::guard))
        .with_state(site)
}

/// Fonts are compressed already.
fn compression() -> CompressionLayer<impl Predicate> {
    CompressionLayer::new().compress_when(DefaultPredicate::new().and(NotForContentType::const_new("font/")))
}

fn addresses() -> Router<Arc<Site>> {
    exports()
        // Searching.
        .route(url::HOME.plain(), get(home::handler))
        .route(url::SEARCH.plain(), get(search::handler))
        .route("/search.json", get(json::search))
        .route(url::COMPLETE, get(completions::handler))
        .route(url::SUGGEST, get(completions::suggestions))
        .route("/values/{facet}", get(values::handler))
        // One record. `/records/{slug}.json` comes in by the same door.
        .route("/records/{name}", get(record::handler))
        .route("/records/{name}/cite", get(record::cite_handler))
        .route(url::BRIEF.plain(), get(brief::handler))
        .route("/symbol/{*symbol}", get(symbol::handler))
        // Ways in.
        .route(url::REGIONS.plain(), get(regions::handler))
        .route("/regions/{code}", get(region::handler))
        .route("/countries/{code}", get(country::handler))
        .route("/situations/{slug}", get(situation::handler))
        .route(url::THEMES.plain(), get(themes::handler))
        .route("/themes/{slug}", get(theme::handler))
        .route(url::MECHANISMS.plain(), get(mechanisms::handler))
        .route(url::COMPARE.plain(), get(compare::handler))
        .route(url::CROSSWALK.plain(), get(crosswalk::handler))
        .route(url::PROCESSES.plain(), get(processes::handler))
        .route("/processes/{slug}", get(process::handler))
        .route(url::PRACTICES.plain(), get(practices::handler))
        // A search, shown in other ways.
        .route(url::MAP.plain(), get(map::handler))
        .route(url::TIMELINE.plain(), get(timeline::handler))
        .route(url::MATRIX.plain(), get(matrix::handler))
        // About the site.
        .route(url::HELP.plain(), get(help::handler))
        .route(url::VOCABULARIES.plain(), get(vocabularies::handler))
        .route("/vocabularies/{name}", get(vocabularies::one))
        .route(url::CHANGES.plain(), get(changes::handler))
        .route(url::ABOUT.plain(), get(about::handler))
        .route(url::CONTRIBUTE.plain(), get(contribute::handler))
        .route(url::CHECK.plain(), get(check::form).post(check::checked).layer(check::limit()))
        .route(url::FILE.plain(), post(check::file).layer(check::limit()))
        .route(url::STATUS.plain(), get(status::handler))
        // For programs.
        .route("/healthz", get(metrics::alive))
        .route("/readyz", get(metrics::ready))
        .route("/robots.txt", get(discovery::robots))
        .route(url::API.plain(), get(api::handler))
        .route(url::OPENAPI, get(api::description))
        .route(url::OAI, get(oai::get).post(oai::post))
        .route(url::MCP, any(mcp::over_http))
        .route("/sitemap.xml", get(discovery::sitemap))
        .route(url::OPENSEARCH, get(discovery::opensearch))
        .route("/search.atom", get(feed::search))
        .route(url::CHANGES_FEED, get(feed::changes))
        .route("/favicon.ico", get(assets::favicon))
        .route("/assets/{digest}/{name}", get(assets::handler))
        .fallback(not_found::handler)
        .method_not_allowed_fallback(async || PageError::NotAllowed)
}

/// Everything a search finds, and the records of a brief, in each form. A brief is a text of its own in Markdown and DOCX.
fn exports() -> Router<Arc<Site>> {
    let briefs = Router::new()
        .route(&format!("{}.md", url::BRIEF.plain()), get(brief::as_markdown))
        .route(&format!("{}.docx", url::BRIEF.plain()), get(brief::as_docx));
    Form::ALL.into_iter().fold(briefs, |router, form| {
        let found = move |site, asked, origin| export::search(form, site, asked, origin);
        let chosen = move |site, asked, origin| export::chosen(form, site, asked, origin);
        let router = router.route(&format!("{}.{}", url::SEARCH.plain(), form.ending()), get(found));
        match form {
            Form::Markdown => router,
            form => router.route(&format!("{}.{}", url::BRIEF, form.ending()), get(chosen)),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{addresses, guarded};
    use crate::Site;
    use crate::testing::{ask, get, library, request_with, text};
    use axum::routing::get as reading;

    #[tokio::test]
    async fn every_answer_carries_the_headers() {
        for address in ["/", "/search?q=x", "/search.json", "/nowhere", "/records/coi-burundi", "/robots.txt"] {
            let answer = get(address).await;
            assert!(answer.header("content-security-policy").starts_with("default-src 'none'"), "{address}");
            // The one script is ours, from an address of ours; no page may bring its own.
            let scripts: Vec<&str> =
                answer.header("content-security-policy").split("; ").filter(|part| part.contains("script")).collect();
            assert_eq!(scripts, ["script-src 'self'"], "{address}");
            assert_eq!(answer.header("referrer-policy"), "no-referrer", "{address}");
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{address}");
            assert_eq!(answer.header("set-cookie"), "", "{address}");
        }
    }

    #[tokio::test]
    async fn pages_are_compressed_for_those_who_take_it() {
        let answer = request_with("GET", "/", &[("accept-encoding", "gzip")]).await;
        assert_eq!(answer.header("content-encoding"), "gzip");
    }

    #[tokio::test]
    async fn a_panic_is_a_page_that_says_nothing_of_the_search() {
        let broken = addresses().route(
            "/broken",
            reading(|| async {
                if true {
                    panic!("secret words")
                }
            }),
        );
        let answer = ask(guarded(broken, Site::new(library())), "GET", "/broken?q=secret", &[]).await;
        assert_eq!(answer.status, 500);
        assert_eq!(text(&answer.body, ".lead"), ["Something of ours failed."]);
        assert!(!answer.body.contains("secret"));
    }
}
