use record::{TermId, Vocabularies};
use search::{FACETS, Facet, NO_VALUE, PER_PAGE, SearchQuery};

use super::{encode, search, with_pairs};

/// The searches one step away from a search, on their first page. A page of results leads to some three hundred of them: the
/// address of the search is written once, and each of theirs is cut and joined from it.
#[derive(Clone, Debug)]
pub struct Steps<'a> {
    query: &'a SearchQuery,
    whole: String,
    /// For each facet, where in the address the value of one that has none would stand.
    values: [usize; FACETS.len()],
    /// Where the years begin and end.
    years: (usize, usize),
}

impl<'a> Steps<'a> {
    pub fn from(query: &'a SearchQuery) -> Self {
        let unsorted = query.sorted(Default::default()).paged_by(PER_PAGE[0]);
        let without_years = unsorted.between(None, None);
        // What stands before the filters, then each filter after the other, in the one order in which they are written.
        let mut end = search(&without_years.unfiltered()).len();
        let values = std::array::from_fn(|place| {
            for value in query.selected(FACETS[place].facet) {
                let pair = with_pairs("", &SearchQuery::default().with(FACETS[place].facet, value));
                // The sign before a pair is one byte, whichever it is.
                end += pair.len();
            }
            end
        });
        let years = (end, search(&unsorted).len());
        Self { query, whole: search(&query.at_page(1)), values, years }
    }

    /// The address of the search itself.
    pub fn here(&self) -> &str {
        &self.whole
    }

    /// With a value more, in place of those that contain it or lie in it.
    pub fn within(&self, facet: Facet, value: &TermId, vocabularies: &Vocabularies) -> String {
        match self.query.selected(facet) {
            [] => {
                self.joined(self.values[facet as usize], self.values[facet as usize], &[(facet.name(), value.as_str())])
            }
            _ => search(&self.query.within(facet, value, vocabularies)),
        }
    }

    /// Without a value.
    pub fn without(&self, facet: Facet, value: &TermId) -> String {
        search(&self.query.without(facet, value))
    }

    /// With or without the records that have no value in a facet.
    pub fn with_none(&self, facet: Facet) -> String {
        let place = self.values[facet as usize];
        match self.query.selected(facet) {
            [] => self.joined(place, place, &[(facet.name(), NO_VALUE)]),
            _ => search(&self.query.with(facet, &NO_VALUE.into())),
        }
    }

    /// Between two years, the first of them not after the second.
    pub fn between(&self, from: u16, to: u16) -> String {
        let pairs = [("from", from.to_string()), ("to", to.to_string())];
        self.joined(self.years.0, self.years.1, &pairs.each_ref().map(|(name, value)| (*name, value.as_str())))
    }

    /// The address with pairs in place of a part of it.
    fn joined(&self, from: usize, to: usize, pairs: &[(&str, &str)]) -> String {
        let (before, after) = (&self.whole[..from], &self.whole[to..]);
        let mut address = String::with_capacity(self.whole.len() + 48);
        address.push_str(before);
        for (name, value) in pairs {
            address.push(if address.contains('?') { '&' } else { '?' });
            address.push_str(name);
            address.push('=');
            encode(value, &mut address);
        }
        // What follows begins with the sign of a pair, which is another where it was the first.
        if let Some(rest) = after.get(1..) {
            address.push('&');
            address.push_str(rest);
        }
        address
    }
}
