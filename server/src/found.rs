//! What a page asks the library for, with its terms called as in the language of the page.

use search::{Cross, Facet, FacetValue, Library, Results, SearchQuery};

use crate::error::PageError;
use crate::language::{self, Language};

/// Search, and name the values of facets in the language of the page.
pub fn search(library: &Library, query: &SearchQuery) -> Result<Results, PageError> {
    let mut results = library.search(query)?;
    for counts in &mut results.facets {
        name(&mut counts.values, counts.facet, library);
    }
    Ok(results)
}

/// Two facets of a search against each other, named in the same way.
pub fn cross(library: &Library, query: &SearchQuery, rows: Facet, columns: Facet) -> Result<Cross, PageError> {
    let mut cross = library.cross(query, rows, columns)?;
    name(&mut cross.rows, rows, library);
    name(&mut cross.columns, columns, library);
    Ok(cross)
}

fn name(values: &mut [FacetValue], facet: Facet, library: &Library) {
    if language::current() == Language::English {
        return;
    }
    let vocabulary = library.vocabularies().scheme(facet.scheme());
    for value in values {
        value.label = vocabulary.label(value.value.as_str(), language::code()).into();
    }
}
