use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::{from_fn_with_state, map_response};
use axum::routing::get;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use crate::error::{self, PageError};
use crate::pages::{
    about, contribute, country, help, home, mechanisms, not_found, practices, record, region, regions, search,
    situation, symbol, theme, themes,
};
use crate::site::Site;
use crate::{assets, headers, json, url};

/// How long a reader is kept waiting at most.
const PATIENCE: Duration = Duration::from_secs(10);

/// The whole site: every address, then what happens to every request and answer.
pub fn router(site: Arc<Site>) -> Router {
    let each = ServiceBuilder::new()
        .layer(from_fn_with_state(Arc::clone(&site), error::show))
        .layer(CatchPanicLayer::custom(error::of_panic))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE));
    addresses().layer(each).layer(CompressionLayer::new()).layer(map_response(headers::guard)).with_state(site)
}

fn addresses() -> Router<Arc<Site>> {
    Router::new()
        // Searching.
        .route(url::HOME, get(home::handler))
        .route(url::SEARCH, get(search::handler))
        .route("/search.json", get(json::search))
        // One record. `/records/{slug}.json` comes in by the same door.
        .route("/records/{name}", get(record::handler))
        .route("/symbol/{*symbol}", get(symbol::handler))
        // Ways in.
        .route(url::REGIONS, get(regions::handler))
        .route("/regions/{code}", get(region::handler))
        .route("/countries/{code}", get(country::handler))
        .route("/situations/{slug}", get(situation::handler))
        .route(url::THEMES, get(themes::handler))
        .route("/themes/{slug}", get(theme::handler))
        .route(url::MECHANISMS, get(mechanisms::handler))
        .route(url::PRACTICES, get(practices::handler))
        // About the site.
        .route(url::HELP, get(help::handler))
        .route(url::ABOUT, get(about::handler))
        .route(url::CONTRIBUTE, get(contribute::handler))
        // For programs.
        .route("/robots.txt", get(assets::robots))
        .route("/favicon.ico", get(assets::favicon))
        .route("/assets/{digest}/{name}", get(assets::handler))
        .fallback(not_found::handler)
        .method_not_allowed_fallback(async || PageError::NotAllowed)
}
