//! What a page asks the library for, with its terms called as in the language of the page.

use search::{Library, Results, SearchQuery};

use crate::error::PageError;
use crate::language::{self, Language};

/// Search, and name the values of facets in the language of the page.
pub fn search(library: &Library, query: &SearchQuery) -> Result<Results, PageError> {
    let mut results = library.search(query)?;
    if language::current() != Language::English {
        for counts in &mut results.facets {
            let vocabulary = library.vocabularies().scheme(counts.facet.scheme());
            for value in &mut counts.values {
                let label = vocabulary.label(value.value.as_str(), language::code());
                label.clone_into(&mut value.label);
            }
        }
    }
    Ok(results)
}
