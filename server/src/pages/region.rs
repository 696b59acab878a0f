use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use search::Facet;

use super::place::PlacePage;
use crate::error::PageError;
use crate::site::Site;
use crate::url::Segment;

pub async fn handler(State(site): State<Arc<Site>>, Segment(code): Segment) -> Result<Response, PageError> {
    site.page(move |library| PlacePage::read(library, Facet::Region, &code)).await
}

#[cfg(test)]
mod tests {
    use crate::testing::{attribute, get, text};

    #[tokio::test]
    async fn a_region_leads_down_to_its_countries() {
        let page = get("/regions/002").await;
        assert_eq!(text(&page.body, "h1"), ["Africa"]);
        assert!(attribute(&page.body, ".places a", "href").contains(&"/countries/BDI".to_owned()));
        assert_eq!(attribute(&page.body, ".names [lang=ar]", "dir"), ["rtl"]);
    }

    #[tokio::test]
    async fn a_region_is_known_by_name() {
        assert_eq!(get("/regions/eastern%20africa").await.header("location"), "/regions/014");
        assert_eq!(get("/regions/atlantis").await.status, 404);
    }
}
