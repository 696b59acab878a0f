use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use search::Facet;

use super::place::PlacePage;
use crate::error::PageError;
use crate::site::Site;
use crate::url::Segment;

pub async fn handler(State(site): State<Arc<Site>>, Segment(code): Segment) -> Result<Response, PageError> {
    site.page(move |library| PlacePage::read(library, Facet::Country, &code)).await
}

#[cfg(test)]
mod tests {
    use crate::testing::{attribute, get, text};

    #[tokio::test]
    async fn a_country_stands_in_its_regions_and_leads_to_its_situations() {
        let page = get("/countries/BDI").await;
        assert_eq!(text(&page.body, ".crumbs li"), ["Regions", "Africa", "Eastern Africa", "Burundi"]);
        assert_eq!(attribute(&page.body, ".places a", "href"), ["/situations/burundi-political-crisis-2015"]);
    }

    #[tokio::test]
    async fn any_name_and_any_case_lead_to_the_code() {
        for name in ["bdi", "Burundi", "BURUNDI"] {
            let page = get(&format!("/countries/{name}")).await;
            assert_eq!((page.status, page.header("location")), (301, "/countries/BDI"), "{name}");
        }
    }

    #[tokio::test]
    async fn a_country_without_records_has_a_page_that_says_so() {
        let page = get("/countries/KEN").await;
        assert_eq!(page.status, 200);
        assert_eq!(attribute(&page.body, "[name=robots]", "content"), ["noindex"]);
    }
}
