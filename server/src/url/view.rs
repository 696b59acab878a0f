use record::Vocabularies;
use search::{SearchQuery, Sort, Unit};

use super::{Address, Asked, decoded, pairs, read, written};

/// A search shown in another way than as a list: on a map, over time, as a table. Its address is that of the page, with the
/// search, and behind it what only this page asks for. `View::read(view.address()) == view`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    path: Address,
    query: SearchQuery,
    /// What only this page asks for: names in the order they are written, each with its value.
    own: Vec<(&'static str, String)>,
}

impl View {
    /// A search as the page at `path` shows it: of records, in the page's own order.
    pub fn new(path: Address, query: SearchQuery) -> Self {
        let query = query.of(Unit::Records).sorted(Sort::default()).at_page(query.page());
        Self { path, query, own: Vec::new() }
    }

    /// Read an address of the page at `path`, which asks for `own` beside the search; and what was odd about it.
    pub fn read(
        path: Address,
        own: &[&'static str],
        query_string: &str,
        vocabularies: &Vocabularies,
    ) -> (Self, Vec<String>) {
        let is_own = |pair: &&str| {
            let name = decoded(pair).next().map(|(name, _)| name).unwrap_or_default();
            own.contains(&name.as_str()) || name == "sort"
        };
        let (mine, searched): (Vec<&str>, Vec<&str>) = query_string.split('&').partition(is_own);
        let Asked { query, complaints } = read(&searched.join("&"), vocabularies);
        let mut view = Self::new(path, query);
        for name in own {
            let value = decoded(&mine.join("&")).find(|(other, value)| other == name && !value.trim().is_empty());
            view.own.extend(value.map(|(_, value)| (*name, value.trim().to_owned())));
        }
        (view, complaints)
    }

    pub fn path(&self) -> Address {
        self.path
    }

    pub fn query(&self) -> &SearchQuery {
        &self.query
    }

    /// What only this page asks for.
    pub fn own(&self, name: &str) -> Option<&str> {
        self.own.iter().find(|(other, _)| *other == name).map(|(_, value)| value.as_str())
    }

    /// Another search, shown in the same way.
    pub fn of(&self, query: &SearchQuery) -> Self {
        Self { own: self.own.clone(), ..Self::new(self.path, query.clone()) }
    }

    /// The same search, with something of this page's own set; on the first page.
    pub fn with(&self, name: &'static str, value: &str) -> Self {
        let mut view = self.of(&self.query.at_page(1));
        match view.own.iter_mut().find(|(other, _)| *other == name) {
            Some((_, old)) => value.clone_into(old),
            None => view.own.push((name, value.to_owned())),
        }
        view
    }

    /// The names and values of its address, and of the hidden fields of a form.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        pairs(&self.query).into_iter().chain(self.own.iter().cloned()).collect()
    }

    pub fn address(&self) -> String {
        written(&self.path.here(), &self.pairs())
    }
}

#[cfg(test)]
mod tests {
    use super::View;
    use crate::testing::vocabularies;
    use crate::url::MATRIX;
    use search::{Facet, SearchQuery};

    fn read(query_string: &str) -> (View, Vec<String>) {
        View::read(MATRIX, &["rows", "columns"], query_string, &vocabularies())
    }

    #[test]
    fn what_was_written_is_read_again() {
        let query = SearchQuery::new("a & b").with(Facet::Country, &"BDI".into()).between(Some(2010), None).at_page(2);
        let view = View::new(MATRIX, query).with("rows", "theme").with("columns", "a b").with("rows", "body");
        assert_eq!(view.address(), "/matrix?q=a+%26+b&country=BDI&from=2010&rows=body&columns=a+b");
        let behind = view.address();
        assert_eq!(read(behind.split_once('?').unwrap().1), (view, vec![]));
    }

    #[test]
    fn what_belongs_to_the_page_is_no_filter_and_other_names_are_odd() {
        let (view, complaints) = read("rows=theme&contry=BDI&columns=&sort=title");
        assert_eq!((view.own("rows"), view.own("columns"), complaints.len()), (Some("theme"), None, 1));
        assert!(view.query().is_empty());
    }
}
