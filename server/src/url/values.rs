use search::{Facet, SearchQuery};

use super::address::here;
use super::{parameter, with_pairs};

/// All values of a facet beside a search.
pub fn values(facet: Facet, query: &SearchQuery) -> String {
    with_pairs(&here(&format!("/values/{facet}")), &query.at_page(1))
}

/// What values are narrowed by, and the rest of an address.
pub fn without_find(query_string: &str) -> (String, String) {
    let (find, rest): (Vec<&str>, Vec<&str>) = query_string.split('&').partition(|pair| pair.starts_with("find="));
    (parameter(&find.join("&"), "find").unwrap_or_default().trim().to_owned(), rest.join("&"))
}
