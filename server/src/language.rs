//! The language a page is in: named by the first step of its address, and known to everything that is rendered for it.
//!
//! Rendering a page is synchronous and happens on one thread, hundreds of small functions deep. The language is therefore a scope that
//! is entered once for each request ([`enter`]) and once more on the thread that works for it ([`within`]), and not a parameter of
//! every function on the way: a function that forgot to hand it on would fall back to English unseen, and no address or message could
//! be made in one place. Outside of any request everything is in English.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::Uri;
use axum::middleware::Next;
use axum::response::Response;

use crate::answer::moved;
use crate::origin::WebOrigin;
use crate::site::Site;
use crate::{url, wandering};

/// The languages of the interface, in the order of the menu: the one of the United Nations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    Arabic,
    Chinese,
    #[default]
    English,
    French,
    Russian,
    Spanish,
}

impl Language {
    pub const ALL: [Self; 6] = [Self::Arabic, Self::Chinese, Self::English, Self::French, Self::Russian, Self::Spanish];

    /// As in `lang` and `hreflang`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::Chinese => "zh",
            Self::English => "en",
            Self::French => "fr",
            Self::Russian => "ru",
            Self::Spanish => "es",
        }
    }

    /// Its own name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Arabic => "العربية",
            Self::Chinese => "中文",
            Self::English => "English",
            Self::French => "Français",
            Self::Russian => "Русский",
            Self::Spanish => "Español",
        }
    }

    pub const fn direction(self) -> &'static str {
        if matches!(self, Self::Arabic) { "rtl" } else { "ltr" }
    }

    /// What stands before the addresses of its pages.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Arabic => "/ar",
            Self::Chinese => "/zh",
            Self::English => "",
            Self::French => "/fr",
            Self::Russian => "/ru",
            Self::Spanish => "/es",
        }
    }
}

/// The language that the first step of an address names, and the address without it.
pub fn named(address: &str) -> Option<(Language, &str)> {
    let end = address.get(1..)?.find(['/', '?', '#']).map_or(address.len(), |end| end + 1);
    let language = Language::ALL.into_iter().find(|language| Some(language.code()) == address.get(1..end))?;
    address.starts_with('/').then_some((language, &address[end..]))
}

/// What is known of a request while it is answered.
#[derive(Clone, Default)]
pub struct Scope {
    language: Language,
    /// The address that was asked for, without the language.
    asked: Arc<str>,
    /// Where the site stands: as its operator says, else as the request does.
    origin: Option<WebOrigin>,
    /// Whether a program asks that wanders from filter to filter.
    wanders: bool,
}

tokio::task_local! {
    static SCOPE: Scope;
}

/// What is known of the request that is being answered.
pub fn scope() -> Scope {
    SCOPE.try_with(Clone::clone).unwrap_or_default()
}

/// Whether a program asks that wanders from filter to filter: it has a line of its own.
pub fn wanders() -> bool {
    SCOPE.try_with(|scope| scope.wanders).unwrap_or_default()
}

/// Work on a thread of one's own for the request that is being answered.
pub fn within<T>(scope: Scope, work: impl FnOnce() -> T) -> T {
    SCOPE.sync_scope(scope, work)
}

/// Work on what is in English whatever the page is in.
pub fn in_english<T>(work: impl FnOnce() -> T) -> T {
    within(Scope::default(), work)
}

/// The language of the page that is being made.
pub fn current() -> Language {
    SCOPE.try_with(|scope| scope.language).unwrap_or_default()
}

/// Its code.
pub fn code() -> &'static str {
    current().code()
}

/// The address that was asked for, in another language.
pub fn asked_in(language: Language) -> String {
    let asked = scope().asked;
    url::in_language(language, if asked.is_empty() { "/" } else { &asked })
}

/// One of our addresses as the world outside is told it, whole.
pub fn whole(address: &str) -> String {
    let origin = scope().origin.filter(|_| address.starts_with('/'));
    origin.map_or_else(|| address.to_owned(), |origin| origin.as_written(address))
}

/// A language as an attribute, where it is not that of the page.
pub fn foreign(language: &str) -> Option<&str> {
    (language != code()).then_some(language)
}

/// Take the language off the address and enter it. English has no name in addresses, and neither have addresses for programs: both
/// lead to the one address without.
pub async fn enter(State(site): State<Arc<Site>>, mut request: Request, next: Next) -> Response {
    let target = request.uri().path_and_query().map_or("/", |target| target.as_str()).to_owned();
    let (language, asked) = match named(&target) {
        None => (Language::English, target),
        // An address that begins with two strokes would name another host.
        Some((language, rest)) => (language, format!("/{}", rest.trim_start_matches(['/', '\\']))),
    };
    let path = asked.split('?').next().unwrap_or_default();
    let prefixed = request.uri().path() != path;
    if prefixed && (language == Language::English || url::for_programs(path)) {
        return moved(&asked);
    }
    if prefixed && let Ok(uri) = asked.parse::<Uri>() {
        *request.uri_mut() = uri;
    }
    let origin = Some(WebOrigin::asked(&site, request.headers(), request.uri()));
    let wanders = wandering::wanders(request.uri(), request.headers());
    SCOPE.scope(Scope { language, asked: asked.into(), origin, wanders }, next.run(request)).await
}

/// Make something as a page in a language would.
#[cfg(test)]
pub fn in_language<T>(language: Language, work: impl FnOnce() -> T) -> T {
    within(Scope { language, asked: "/".into(), ..Scope::default() }, work)
}

#[cfg(test)]
mod tests {
    use super::{Language, named};
    use crate::testing::get;

    #[test]
    fn only_a_whole_first_step_names_a_language() {
        assert_eq!(named("/fr/search?q=x"), Some((Language::French, "/search?q=x")));
        assert_eq!(named("/ar?x=/fr"), Some((Language::Arabic, "?x=/fr")));
        assert_eq!(named("/zh"), Some((Language::Chinese, "")));
        for none in ["/", "", "/french", "/frs/x", "fr/x", "/records/fr", "/%66r/x"] {
            assert_eq!(named(none), None, "{none}");
        }
    }

    #[tokio::test]
    async fn english_and_what_is_for_programs_have_one_address() {
        for (long, short) in [
            ("/en/search?q=x", "/search?q=x"),
            ("/en", "/"),
            ("/en//example.org", "/example.org"),
            ("/en/\\example.org", "/example.org"),
            ("/fr/search.json?q=x", "/search.json?q=x"),
            ("/ar/records/coi-burundi-2016.json", "/records/coi-burundi-2016.json"),
            ("/ru/oai?verb=Identify", "/oai?verb=Identify"),
            ("/zh/sitemap.xml", "/sitemap.xml"),
        ] {
            let answer = get(long).await;
            assert_eq!((answer.status, answer.header("location")), (301, short), "{long}");
        }
    }
}
