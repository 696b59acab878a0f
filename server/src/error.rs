//! What can go wrong with a request, and the page that says so.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use record::Withdrawn;
use search::{Library, SearchError};

use crate::answer::PRIVATE;
use crate::layout::wrap;
use crate::pages::not_found::{Missed, NotFoundPage};
use crate::pages::trouble::TroublePage;
use crate::pages::withdrawn::{self, WithdrawnPage};
use crate::s;
use crate::site::Site;
use crate::url;

/// Why there is no page. What a reader typed is never a reason.
#[derive(Clone, Debug)]
pub enum PageError {
    /// Nothing stands under this address; the page says what may have been meant.
    NotFound(Box<Missed>),
    /// What stood here was taken back.
    Gone(Box<Withdrawn>),
    /// A walk through pages cannot go on: the collection is another now.
    Stale,
    /// A page so far behind that nobody reads there.
    TooDeep,
    /// The address is there, but not for that method.
    NotAllowed,
    /// What was sent is longer than a record may be.
    TooLong,
    /// It took too long.
    TooSlow,
    /// So many questions wait already that one more would wait too long.
    Busy,
    /// A program among the filters, while readers wait.
    Wandering,
    /// The program is closing down.
    Closing,
    /// Something of ours failed. Only this is logged, and never with what was asked.
    Internal(String),
}

impl PageError {
    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::Gone(_) | Self::Stale => StatusCode::GONE,
            Self::TooDeep => StatusCode::BAD_REQUEST,
            Self::NotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow | Self::Busy | Self::Wandering | Self::Closing => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// In one sentence, for readers and programs alike.
    pub fn sentence(&self) -> String {
        match self {
            Self::NotFound(missed) => missed.sentence(),
            Self::Gone(withdrawn) => withdrawn::sentence(withdrawn),
            Self::Stale => s!("error-stale").to_owned(),
            Self::TooDeep => s!("error-too-deep", last = url::DEEPEST),
            Self::NotAllowed => s!("error-not-allowed").to_owned(),
            Self::TooLong => s!("error-too-long").to_owned(),
            Self::TooSlow => s!("error-too-slow").to_owned(),
            Self::Busy => s!("error-busy").to_owned(),
            Self::Wandering => s!("error-wandering").to_owned(),
            Self::Closing => s!("error-closing").to_owned(),
            Self::Internal(_) => s!("error-internal").to_owned(),
        }
    }

    /// The same, with what to do instead, for those who cannot see the page.
    pub fn advice(&self) -> String {
        match self {
            Self::NotFound(missed) => missed.advice(),
            Self::Gone(withdrawn) => {
                let instead =
                    withdrawn.instead.as_ref().map(|slug| format!(" In its place: `{slug}`.")).unwrap_or_default();
                format!("{} {}{instead}", self.sentence(), withdrawn.reason)
            }
            other => other.sentence(),
        }
    }

    /// Tell those who run the program, where something of ours failed.
    pub fn tell(&self) {
        if let Self::Internal(cause) = self {
            eprintln!("error: {cause}");
        }
    }

    fn page(&self, library: &Library) -> String {
        match self {
            Self::NotFound(missed) => wrap(&NotFoundPage { missed: (**missed).clone() }, library.info()).into_string(),
            Self::Gone(withdrawn) => {
                wrap(&WithdrawnPage { withdrawn: (**withdrawn).clone() }, library.info()).into_string()
            }
            other => {
                let page = TroublePage { status: other.status().as_u16(), sentence: other.sentence() };
                wrap(&page, library.info()).into_string()
            }
        }
    }
}

impl From<SearchError> for PageError {
    fn from(error: SearchError) -> Self {
        match error {
            SearchError::TooLong => Self::TooSlow,
            error => Self::Internal(error.to_string()),
        }
    }
}

impl IntoResponse for PageError {
    /// The error travels with an empty answer; [`show`] makes the page, since that needs the site.
    fn into_response(self) -> Response {
        self.tell();
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// When to come back after a moment of too much to do; for a program that wanders, later.
const SECONDS_TO_WAIT: &str = "2";
const SECONDS_TO_WANDER: &str = "30";

/// Turn away who asks for page after page without end.
pub async fn bound_depth(request: Request, next: Next) -> Response {
    if request.uri().query().is_some_and(url::is_too_deep) {
        return PageError::TooDeep.into_response();
    }
    next.run(request).await
}

/// Make a page of an error on its way out; JSON for those who asked for JSON.
pub async fn show(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let wants_json = request.uri().path().ends_with(".json");
    let response = next.run(request).await;
    let error = match response.extensions().get::<PageError>() {
        Some(error) => error.clone(),
        // The one answer that is not ours comes from the layer that watches the time.
        None if response.status() == StatusCode::SERVICE_UNAVAILABLE => PageError::TooSlow,
        None => return response,
    };
    let mut shown = if wants_json {
        let status = error.status();
        let title = status.canonical_reason().unwrap_or_default();
        let sentence = error.sentence();
        let body = serde_json::json!({
            "type": "about:blank", "title": title, "status": status.as_u16(), "detail": error.advice(), "error": sentence,
        });
        ([(CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response()
    } else {
        Html(error.page(&site.library())).into_response()
    };
    *shown.status_mut() = error.status();
    shown.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(PRIVATE));
    if shown.status() == StatusCode::SERVICE_UNAVAILABLE {
        let seconds = if matches!(error, PageError::Wandering) { SECONDS_TO_WANDER } else { SECONDS_TO_WAIT };
        shown.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static(seconds));
    }
    if let Some(allowed) = response.headers().get(ALLOW) {
        shown.headers_mut().insert(ALLOW, allowed.clone());
    }
    shown
}

/// What a caught panic becomes.
pub fn of_panic(_: Box<dyn std::any::Any + Send>) -> Response {
    PageError::Internal("a handler panicked".to_owned()).into_response()
}

/// Have panics print where they happened and not what they said: the message could quote what a reader searched for.
pub fn keep_panics_quiet() {
    std::panic::set_hook(Box::new(|panic| match panic.location() {
        Some(place) => eprintln!("error: panic at {place}"),
        None => eprintln!("error: panic"),
    }));
}
