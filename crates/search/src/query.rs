use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use record::{TermId, Vocabularies};

use crate::Facet;

/// The page sizes a reader can choose.
pub const PER_PAGE: [u32; 4] = [10, 20, 50, 100];

/// The value that stands for having none: `theme:none`, `country=none`. No vocabulary has a term of this name.
pub const NO_VALUE: &str = "none";

/// A search: words, filters, years, order, page. Immutable; each change gives a new one, back on its first page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchQuery {
    text: String,
    verbatim: bool,
    unit: Unit,
    filters: BTreeMap<Facet, Vec<TermId>>,
    from: Option<u16>,
    to: Option<u16>,
    sort: Sort,
    page: u32,
    per_page: u32,
}

/// What is searched, counted and listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Records, with all their texts taken together.
    #[default]
    Records,
    /// Single passages: all words must stand in one.
    Passages,
}

impl Unit {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Records, Self::Passages];

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Records => "records",
            Self::Passages => "passages",
        }
    }
}

impl FromStr for Unit {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|unit| unit.name() == name).ok_or(())
    }
}

/// The order of results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best first; newest first where there are no words.
    #[default]
    Relevance,
    /// Latest first date first.
    Newest,
    /// Earliest first date first.
    Oldest,
    /// By title.
    Title,
    /// Latest change to the record first.
    Updated,
}

impl Sort {
    /// All orders, as offered to readers.
    pub const ALL: [Self; 5] = [Self::Relevance, Self::Newest, Self::Oldest, Self::Title, Self::Updated];

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Title => "title",
            Self::Updated => "updated",
        }
    }
}

impl FromStr for Sort {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|sort| sort.name() == name).ok_or(())
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Default for SearchQuery {
    fn default() -> Self {
        Self::new("")
    }
}

impl SearchQuery {
    /// A search for a text, with nothing filtered.
    pub fn new(text: &str) -> Self {
        let filters = BTreeMap::new();
        Self {
            text: text.trim().to_owned(),
            verbatim: false,
            unit: Unit::default(),
            filters,
            from: None,
            to: None,
            sort: Sort::default(),
            page: 1,
            per_page: PER_PAGE[0],
        }
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether only what was typed is searched for: no synonyms, no corrections.
    pub fn is_verbatim(&self) -> bool {
        self.verbatim
    }

    /// What is searched: records or passages.
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// The values selected in a facet, sorted.
    pub fn selected(&self, facet: Facet) -> &[TermId] {
        self.filters.get(&facet).map_or(&[], Vec::as_slice)
    }

    /// All filters, in the order of the table of facets.
    pub fn filters(&self) -> impl Iterator<Item = (Facet, &TermId)> {
        self.filters.iter().flat_map(|(facet, values)| values.iter().map(|value| (*facet, value)))
    }

    /// The first and last year asked for.
    pub fn years(&self) -> (Option<u16>, Option<u16>) {
        (self.from, self.to)
    }

    /// The order of results.
    pub fn sort(&self) -> Sort {
        self.sort
    }

    /// The page, from 1.
    pub fn page(&self) -> u32 {
        self.page
    }

    /// How many results a page has.
    pub fn per_page(&self) -> u32 {
        self.per_page
    }

    /// Whether anything narrows the whole collection.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && !self.is_filtered()
    }

    /// Whether anything but words narrows it.
    pub fn is_filtered(&self) -> bool {
        !self.filters.is_empty() || self.from.is_some() || self.to.is_some()
    }

    /// The same search for another text.
    pub fn with_text(&self, text: &str) -> Self {
        Self { text: text.trim().to_owned(), ..self.at_start() }
    }

    /// For just what was typed, or with synonyms and corrections again.
    pub fn verbatim(&self, verbatim: bool) -> Self {
        Self { verbatim, ..self.at_start() }
    }

    /// In records or in passages.
    pub fn of(&self, unit: Unit) -> Self {
        Self { unit, ..self.at_start() }
    }

    /// With one more value selected.
    pub fn with(&self, facet: Facet, value: &TermId) -> Self {
        let mut query = self.at_start();
        let values = query.filters.entry(facet).or_default();
        if let Err(place) = values.binary_search(value) {
            values.insert(place, value.clone());
        }
        query
    }

    /// With a value selected in place of those that contain it or lie in it: what clicking a value of a hierarchy means.
    pub fn within(&self, facet: Facet, value: &TermId, vocabularies: &Vocabularies) -> Self {
        let vocabulary = vocabularies.scheme(facet.scheme());
        let related = |one: &TermId, other: &TermId| vocabulary.ancestors(one.as_str()).contains(&other);
        let mut query = self.at_start();
        if let Some(values) = query.filters.get_mut(&facet) {
            values.retain(|selected| !related(selected, value) && !related(value, selected));
        }
        query.with(facet, value)
    }

    /// With this value alone selected in its facet.
    pub fn only(&self, facet: Facet, value: &TermId) -> Self {
        let mut query = self.at_start();
        query.filters.insert(facet, vec![value.clone()]);
        query
    }

    /// With nothing selected in a facet.
    pub fn lifted(&self, facet: Facet) -> Self {
        let mut query = self.at_start();
        query.filters.remove(&facet);
        query
    }

    /// With one value less.
    pub fn without(&self, facet: Facet, value: &TermId) -> Self {
        let mut query = self.at_start();
        if let Some(values) = query.filters.get_mut(&facet) {
            values.retain(|selected| selected != value);
        }
        query.filters.retain(|_, values| !values.is_empty());
        query
    }

    /// The words alone.
    pub fn unfiltered(&self) -> Self {
        Self { filters: BTreeMap::new(), from: None, to: None, ..self.at_start() }
    }

    /// Between two years, either end open; the wrong way round is put right.
    pub fn between(&self, from: Option<u16>, to: Option<u16>) -> Self {
        let (from, to) = match (from, to) {
            (Some(from), Some(to)) if to < from => (Some(to), Some(from)),
            years => years,
        };
        Self { from, to, ..self.at_start() }
    }

    /// In another order.
    pub fn sorted(&self, sort: Sort) -> Self {
        Self { sort, ..self.at_start() }
    }

    /// With another number of results a page; the nearest that is offered.
    pub fn paged_by(&self, per_page: u32) -> Self {
        let nearest = PER_PAGE.into_iter().min_by_key(|offered| offered.abs_diff(per_page));
        Self { per_page: nearest.unwrap_or(PER_PAGE[0]), ..self.at_start() }
    }

    /// Another page of the same results.
    pub fn at_page(&self, page: u32) -> Self {
        Self { page: page.max(1), ..self.clone() }
    }

    fn at_start(&self) -> Self {
        self.at_page(1)
    }
}

#[cfg(test)]
mod tests {
    use super::SearchQuery;
    use crate::Facet;

    #[test]
    fn changes_give_new_searches_on_the_first_page() {
        let query = SearchQuery::new(" inquiry ").at_page(4);
        let narrowed = query.with(Facet::Type, &"case".into()).with(Facet::Type, &"case".into());
        assert_eq!((query.page(), narrowed.page(), narrowed.text()), (4, 1, "inquiry"));
        assert_eq!(narrowed.selected(Facet::Type), ["case".into()]);
        assert_eq!(narrowed.without(Facet::Type, &"case".into()), query.at_page(1));
        assert_eq!(narrowed.between(Some(2020), Some(2010)).years(), (Some(2010), Some(2020)));
        assert_eq!(query.paged_by(37).per_page(), 50);
    }
}
