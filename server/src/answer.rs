use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, LINK, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use search::IndexInfo;
use serde::Serialize;

use crate::error::PageError;
use crate::layout::{Page, wrap_with};

/// What an address leads to.
pub enum Answer<P> {
    /// A page.
    Page(P),
    /// The same thing under another address, for good.
    Moved(String),
    /// Something else that answers the question.
    SeeOther(String),
}

/// Pages change only with the index; a minute is soon enough to see a new one.
pub const PUBLIC: &str = "public, max-age=60";
/// What was searched for concerns nobody between the reader and us.
pub const PRIVATE: &str = "private, no-cache";

impl<P: Page> Answer<P> {
    pub fn respond(&self, info: &IndexInfo) -> Response {
        match self {
            Self::Page(page) => {
                let head = page.head();
                let caching = if head.private { PRIVATE } else { PUBLIC };
                let html = Html(wrap_with(&head, page, info).into_string());
                let mut response = ([(CACHE_CONTROL, caching)], html).into_response();
                if let Ok(signposts) = HeaderValue::from_str(&head.described.signposts)
                    && !signposts.is_empty()
                {
                    response.headers_mut().insert(LINK, signposts);
                }
                response
            }
            Self::Moved(address) => moved(address),
            Self::SeeOther(address) => redirect(StatusCode::SEE_OTHER, address),
        }
    }
}

/// Something for programs.
pub fn json(value: &impl Serialize) -> Result<Response, PageError> {
    let written = serde_json::to_vec(value).map_err(|error| PageError::Internal(error.to_string()))?;
    Ok(([(CONTENT_TYPE, "application/json")], written).into_response())
}

/// The same thing under another address, for good.
pub fn moved(address: &str) -> Response {
    redirect(StatusCode::MOVED_PERMANENTLY, address)
}

/// All our addresses are percent-encoded, hence always fit for a header.
fn redirect(status: StatusCode, address: &str) -> Response {
    let location = HeaderValue::from_str(address).unwrap_or(HeaderValue::from_static("/"));
    (status, [(LOCATION, location)]).into_response()
}
