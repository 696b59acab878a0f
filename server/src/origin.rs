//! Where the site stands: what is put before an address that leaves it, in a citation, a feed or an export.

use std::convert::Infallible;
use std::str::FromStr;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::HOST;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};

use crate::site::Site;
use crate::url;

/// The part of an address before its path: `https://example.org`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebOrigin(String);

impl WebOrigin {
    /// The one the site was told, else the one that a request itself names.
    pub(crate) fn asked(site: &Site, headers: &HeaderMap, uri: &Uri) -> Self {
        if let Some(origin) = site.origin() {
            return origin.clone();
        }
        let named = headers.get(HOST).and_then(|host| host.to_str().ok()).filter(|host| is_authority(host));
        let named = named.or_else(|| uri.authority().map(|authority| authority.as_str()));
        Self(format!("http://{}", named.unwrap_or("localhost").to_ascii_lowercase()))
    }

    /// The whole address of one of our paths, as it is in English: what leaves the site names a thing, and not the language it was
    /// read in.
    pub fn of(&self, path: &str) -> String {
        format!("{}{}", self.0, url::plain(path))
    }

    /// The whole address of one of our paths, in the language it names.
    pub fn as_written(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// With the port that its scheme implies where it names none, so that no other is meant.
    pub fn with_port(&self) -> String {
        let authority = self.0.split_once("://").map_or("", |(_, authority)| authority);
        let bare = authority.rsplit_once(':').is_none_or(|(_, port)| !port.bytes().all(|b| b.is_ascii_digit()));
        match (bare, self.0.starts_with("https://")) {
            (false, _) => self.0.clone(),
            (true, true) => format!("{}:443", self.0),
            (true, false) => format!("{}:80", self.0),
        }
    }

    /// The name of the host, without a port.
    pub fn host(&self) -> &str {
        let authority = self.0.split_once("://").map_or("", |(_, authority)| authority);
        match authority.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
            _ => authority,
        }
    }
}

/// A text that is no origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAnOrigin(String);

impl std::fmt::Display for NotAnOrigin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "`{}` is not where a site can stand: write `https://` and a name, such as `https://example.org`",
            self.0
        )
    }
}

impl std::error::Error for NotAnOrigin {}

impl FromStr for WebOrigin {
    type Err = NotAnOrigin;

    fn from_str(input: &str) -> Result<Self, NotAnOrigin> {
        let bare = input.strip_suffix('/').unwrap_or(input);
        let authority = bare.strip_prefix("https://").or_else(|| bare.strip_prefix("http://"));
        match authority {
            Some(authority) if is_authority(authority) => Ok(Self(bare.to_ascii_lowercase())),
            _ => Err(NotAnOrigin(input.to_owned())),
        }
    }
}

/// A name or number of a host, with a port or without.
fn is_authority(authority: &str) -> bool {
    let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    !authority.is_empty() && authority.len() <= 255 && authority.chars().all(known)
}

impl FromRequestParts<Arc<Site>> for WebOrigin {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Infallible> {
        Ok(Self::asked(site, &parts.headers, &parts.uri))
    }
}

#[cfg(test)]
mod tests {
    use super::WebOrigin;

    #[test]
    fn an_origin_is_a_scheme_and_a_host() {
        let origin: WebOrigin = "https://Example.org:8443/".parse().unwrap();
        assert_eq!(
            (origin.of("/records/x"), origin.host()),
            ("https://example.org:8443/records/x".into(), "example.org")
        );
        assert_eq!("http://[::1]".parse::<WebOrigin>().unwrap().host(), "[::1]");
        for bad in ["", "example.org", "ftp://x", "https://", "https://x/y", "https://a b", "https://x?y", "https://é"]
        {
            assert!(bad.parse::<WebOrigin>().is_err(), "{bad}");
        }
    }
}
