use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use search::Facet;

use super::place::PlacePage;
use crate::error::PageError;
use crate::site::Site;
use crate::url::Segment;

pub async fn handler(State(site): State<Arc<Site>>, Segment(slug): Segment) -> Result<Response, PageError> {
    site.page(move |library| PlacePage::read(library, Facet::Situation, &slug)).await
}

#[cfg(test)]
mod tests {
    use crate::testing::{get, text};

    #[tokio::test]
    async fn a_situation_stands_under_its_country() {
        let page = get("/situations/burundi-political-crisis-2015").await;
        assert_eq!(text(&page.body, ".crumbs li"), ["Regions", "Burundi", "Burundi political crisis (2015–2021)"]);
        assert_eq!(text(&page.body, ".note-on-name"), ["Naming as in the reports of the commission."]);
    }
}
