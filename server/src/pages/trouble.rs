use maud::{Markup, Render, html};

use crate::layout::{Head, Page};
use crate::{s, t, url};

/// There is no answer, and it is not the reader's fault.
pub struct TroublePage {
    pub status: u16,
    pub sentence: String,
}

impl Page for TroublePage {
    fn head(&self) -> Head {
        Head {
            title: if self.status == 405 { s!("trouble-not-allowed") } else { s!("trouble-not-now") }.to_owned(),
            description: s!("trouble-description").to_owned(),
            unlisted: true,
            private: true,
            ..Head::default()
        }
    }
}

impl Render for TroublePage {
    fn render(&self) -> Markup {
        html! {
            h1 { (self.head().title) }
            p.lead { (self.sentence) }
            @if self.status != 405 { p { (t!("trouble-again")) } }
            p { a href=(url::HOME) { (t!("first-page")) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{request, text};

    #[tokio::test]
    async fn other_methods_are_refused_with_a_page() {
        for method in ["POST", "PUT", "DELETE", "PATCH"] {
            let page = request(method, "/search?q=x").await;
            assert_eq!(page.status, 405, "{method}");
            assert_eq!(page.header("allow"), "GET,HEAD");
            assert!(text(&page.body, ".lead")[0].contains("can only be read"));
        }
    }

    #[tokio::test]
    async fn head_is_get_without_the_page() {
        let page = request("HEAD", "/search?q=x").await;
        assert_eq!((page.status, page.body.as_str()), (200, ""));
    }
}
