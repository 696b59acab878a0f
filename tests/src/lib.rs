//! The whole site in memory, for tests that drive it from outside: no port, no browser, the real router and the real corpus.

pub mod judged;
pub mod load;
pub mod relevance;
pub mod served;

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use indexer::Corpus;
use scraper::{ElementRef, Html, Selector};
use search::{Library, SearchQuery};
use tower::ServiceExt;

/// A running site.
pub struct Site {
    router: Router,
    /// The index behind it.
    pub library: Arc<Library>,
}

/// What the site answered.
pub struct Answer {
    /// The address that was asked for.
    pub path: String,
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as text.
    pub body: String,
}

/// The root of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The real corpus, read once.
pub fn corpus() -> &'static Corpus {
    static CORPUS: OnceLock<Corpus> = OnceLock::new();
    CORPUS.get_or_init(|| {
        find_reader();
        indexer::read(&root().join("corpus"), &indexer::Silent).unwrap_or_else(|error| unreachable!("{error:#}"))
    })
}

/// Documents are read in a process apart: the program `reader` of this package, built beside its tests.
pub fn find_reader() {
    let beside = std::env::current_exe().ok();
    let folders = beside.iter().flat_map(|program| program.ancestors().skip(1).take(2));
    if let Some(reader) = folders
        .map(|folder| folder.join("reader").with_extension(std::env::consts::EXE_EXTENSION))
        .find(|path| path.is_file())
    {
        indexer::read_with(reader);
    }
}

impl Site {
    /// The site over the real corpus, built once.
    pub fn real() -> &'static Self {
        static SITE: OnceLock<Site> = OnceLock::new();
        SITE.get_or_init(|| Self::over(&root().join("corpus")))
    }

    /// The site over a corpus in a folder.
    pub fn over(corpus: &Path) -> Self {
        find_reader();
        let library = indexer::in_memory(corpus).unwrap_or_else(|error| unreachable!("{error:#}"));
        Self::of(server::Site::new(library))
    }

    /// A site that someone else also holds.
    pub fn of(site: Arc<server::Site>) -> Self {
        Self { library: site.library(), router: server::router(site) }
    }

    /// Ask for an address.
    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path)
    }

    /// Ask with any method.
    pub fn ask(&self, method: &str, path: &str) -> Answer {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.unwrap_or_else(|error| unreachable!("{error}"));
        runtime.block_on(async {
            let request = Request::builder().method(method).uri(path).body(Body::empty());
            let request = request.unwrap_or_else(|error| unreachable!("`{path}`: {error}"));
            let response = self.router.clone().oneshot(request).await.unwrap_or_else(|never| match never {});
            let (head, body) = response.into_parts();
            let body = axum::body::to_bytes(body, 64 << 20).await.unwrap_or_else(|error| unreachable!("{error}"));
            Answer {
                path: path.to_owned(),
                status: head.status,
                headers: head.headers,
                body: String::from_utf8_lossy(&body).into_owned(),
            }
        })
    }

    /// A page that must be there.
    #[track_caller]
    pub fn page(&self, path: &str) -> Answer {
        let answer = self.get(path);
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        answer
    }

    /// A JSON answer that must be there.
    #[track_caller]
    pub fn json(&self, path: &str) -> serde_json::Value {
        let answer = self.page(path);
        serde_json::from_str(&answer.body).unwrap_or_else(|error| unreachable!("{path}: {error}"))
    }
}

/// Every record that a search finds, whatever page it stands on.
pub fn everything(library: &Library, query: &SearchQuery) -> Vec<String> {
    let selection = library.select(query).unwrap_or_else(|error| unreachable!("{error}"));
    let all = library.selected(&selection, 0..selection.len()).unwrap_or_else(|error| unreachable!("{error}"));
    all.into_iter().map(|selected| selected.record.slug.to_string()).collect()
}

impl Answer {
    /// The page parsed.
    pub fn html(&self) -> Html {
        Html::parse_document(&self.body)
    }

    /// A header as text; empty where it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The text of every element that a CSS selector finds.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let flat =
            |element: ElementRef| element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
        self.html().select(&css(selector)).map(flat).collect()
    }

    /// An attribute of every element that a CSS selector finds.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let html = self.html();
        html.select(&css(selector)).filter_map(|element| element.attr(name).map(str::to_owned)).collect()
    }
}

fn css(selector: &str) -> Selector {
    Selector::parse(selector).unwrap_or_else(|error| unreachable!("`{selector}`: {error}"))
}

/// Text as it stands in an address.
pub fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}
