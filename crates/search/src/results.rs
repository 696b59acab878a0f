use std::sync::Arc;

use record::{Record, RecordType, Slug, Symbol, TermId};

use crate::complaint::Complaint;
use crate::snippet::Quote;
use crate::{Facet, SearchQuery, Snippet};

/// What a search found. Plain types throughout: a page or an export needs nothing else.
#[derive(Clone, Debug)]
pub struct Results {
    /// The search it answers.
    pub query: SearchQuery,
    /// How many records match, exactly; how many passages, where passages were searched.
    pub total: usize,
    /// The hits of this page, in order.
    pub hits: Vec<Hit>,
    /// Counts of every facet, in the order of the table.
    pub facets: Vec<FacetCounts>,
    /// What was odd about the query.
    pub complaints: Vec<Complaint>,
    /// The text with words that stand nowhere replaced by the nearest that do, where there are any.
    pub did_you_mean: Option<String>,
    /// Whether that text was searched for, because what was typed finds nothing.
    pub corrected: bool,
    /// What was searched for besides what was typed.
    pub expanded: Vec<Expansion>,
    /// The several things that a name in the text can mean.
    pub readings: Vec<Ambiguity>,
    /// How many match in each year, with the years that were asked for lifted.
    pub years: YearCounts,
    /// How many match whatever their years; none where no years were asked for.
    pub without_years: Option<usize>,
    /// The records that carry the symbol that was typed, best reading first.
    pub recognised: Vec<Recognised>,
}

/// Other names that were searched for because of one that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expansion {
    /// The name as typed.
    pub typed: String,
    /// The others, as they are written.
    pub also: Vec<String>,
}

/// A name that can mean several things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ambiguity {
    /// The name as typed.
    pub typed: String,
    /// What it can mean: a label, and the text that searches for that alone.
    pub readings: Vec<(String, String)>,
}

/// How many of the matches cover which years.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YearCounts {
    /// The year before the first that is counted.
    before: u16,
    /// For each year, how many had begun by its end and how many were over by its end.
    begun_and_over: Vec<(usize, usize)>,
    /// How many have no year at all.
    pub undated: usize,
}

impl YearCounts {
    /// From how many began and how many ended in each year, from `first` on.
    pub(crate) fn new(begun: &[usize], over: &[usize], first: u16, undated: usize) -> Self {
        let mut sums = (0, 0);
        let years = begun.iter().zip(over).map(|(begun, over)| {
            sums = (sums.0 + begun, sums.1 + over);
            sums
        });
        Self { before: first.saturating_sub(1), begun_and_over: years.collect(), undated }
    }

    /// The first and the last year that anything began or ended in; `None` where nothing has a date.
    pub fn span(&self) -> Option<(u16, u16)> {
        let total = *self.begun_and_over.last()?;
        let begun = self.begun_and_over.iter().position(|sums| sums.0 > 0)?;
        // What goes on reaches to the end of what is counted.
        let ongoing = total.0 > total.1;
        let last = match ongoing {
            true => self.begun_and_over.len() - 1,
            false => self.begun_and_over.iter().position(|sums| *sums == total)?,
        };
        Some((self.before + 1 + begun as u16, self.before + 1 + last as u16))
    }

    /// How many cover any of the years from `from` to `to`: exactly what that filter finds.
    pub fn covering(&self, from: u16, to: u16) -> usize {
        let sums = |year: u16| match usize::from(year).checked_sub(usize::from(self.before) + 1) {
            Some(place) => self.begun_and_over.get(place).or(self.begun_and_over.last()).copied().unwrap_or_default(),
            None => (0, 0),
        };
        sums(to).0.saturating_sub(sums(from.saturating_sub(1)).1)
    }
}

/// A symbol that was typed and the record that carries it.
#[derive(Clone, Debug)]
pub struct Recognised {
    /// The symbol as the record spells it.
    pub symbol: Symbol,
    /// The record.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// What kind of record it is.
    pub kind: RecordType,
    /// The place of the paragraph that was pointed to, where the record has it.
    pub anchor: Option<String>,
}

/// One record found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The record, without its passages.
    pub record: Record,
    /// How well it fits; higher is better; only comparable within one search.
    pub score: f32,
    /// The best passages, at most three, best first.
    pub passages: Vec<PassageHit>,
    pub(crate) lead: Quote,
}

impl Hit {
    /// The line that answers the question: from the best passage, or the first sentence of the summary.
    pub fn snippet(&self) -> Snippet {
        let best = self.passages.iter().map(|passage| &passage.quote).find(|quote| !quote.is_withheld());
        best.unwrap_or(&self.lead).snippet()
    }
}

/// A passage that matches.
#[derive(Clone, Debug)]
pub struct PassageHit {
    /// How it is named: `para. 87`, `§ 3`, `Measure`.
    pub label: String,
    /// Its number.
    pub number: String,
    /// Its place on the record's page.
    pub anchor: String,
    /// The heading it stands under.
    pub heading: Option<String>,
    /// The page of the source.
    pub page: Option<u32>,
    pub(crate) quote: Quote,
}

impl PassageHit {
    /// The words found, in their surroundings.
    pub fn snippet(&self) -> Snippet {
        self.quote.snippet()
    }
}

/// The counts of a facet: for each value, how many records match everything but this facet's own selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCounts {
    /// The facet.
    pub facet: Facet,
    /// Values with at least one record, and every selected one; most records first, then by label.
    pub values: Vec<FacetValue>,
    /// How many of those records have no value.
    pub missing: usize,
    /// Whether having none is selected.
    pub missing_selected: bool,
    /// How many there are whatever their value; none where no value is selected.
    pub without: Option<usize>,
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// The term.
    pub value: TermId,
    /// Its label in English.
    pub label: Arc<str>,
    /// How many records.
    pub count: usize,
    /// Whether it is selected.
    pub selected: bool,
    /// The value it lies under, where the facet is a hierarchy.
    pub broader: Option<TermId>,
}

/// A record that links to another, seen from the other.
#[derive(Clone, Debug)]
pub struct LinkedRecord {
    /// The relation, seen from the record that was asked about.
    pub rel: TermId,
    /// The other record, without its passages.
    pub record: Record,
}

#[cfg(test)]
mod tests {
    use super::YearCounts;

    #[test]
    fn years_are_counted_as_the_filter_finds_them() {
        // 2001–2003, 2002–2002, 2003–going on; counted from 2000 to 2004.
        let years = YearCounts::new(&[0, 1, 1, 1, 0], &[0, 0, 1, 1, 0], 2000, 7);
        assert_eq!(years.span(), Some((2001, 2004)));
        assert_eq!([2000, 2001, 2002, 2003, 2004].map(|year| years.covering(year, year)), [0, 1, 2, 2, 1]);
        assert_eq!((years.covering(2001, 2004), years.covering(1990, 1999), years.covering(1990, 2100)), (3, 0, 3));
        assert_eq!(YearCounts::default().span(), None);
    }
}
