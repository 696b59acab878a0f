//! Exact counts of facets, and the columns results are filtered and sorted by, held in memory by record ordinal.

mod group;
mod reading;
mod values;

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use record::{RecordType, TermId, Vocabularies};
use tantivy::{DocAddress, Searcher};

use crate::collect::{Candidates, Match};
use crate::schema::Fields;
use crate::{FACETS, Facet, FacetValue, NO_VALUE, SearchError, SearchQuery, Unit, YearCounts};
use group::Group;
pub(crate) use group::RecordSet;
pub(crate) use reading::dictionary;
use values::Values;

/// The values of one facet.
struct FacetTable {
    terms: Vec<TermId>,
    /// What each is called in English, its place when all are sorted by that, and the term above it.
    labels: Vec<Arc<str>>,
    rank: Vec<u32>,
    broader: Vec<Option<TermId>>,
    ordinals: HashMap<TermId, u32>,
    values: Values,
}

impl FacetTable {
    fn terms_of(&self, record: u32) -> impl Iterator<Item = &TermId> {
        self.values.of(record).iter().map(|&value| &self.terms[value as usize])
    }
}

/// Everything that is known of all records without opening one.
pub(crate) struct Columns {
    facets: Vec<FacetTable>,
    first_year: Vec<u16>,
    last_year: Vec<u16>,
    /// The first year that is counted.
    first_counted: u16,
    /// The year each record began and the year it was over, counted from there.
    begun: Values,
    over: Values,
    undated: RecordSet,
    pub date: Vec<u32>,
    pub updated: Vec<u32>,
    /// Each record's place when all titles are sorted.
    pub title_rank: Vec<u32>,
    /// All records, newest first; put in order when that is first asked for.
    newest: OnceLock<Vec<u32>>,
    /// Where the row of each record is.
    pub row: Vec<DocAddress>,
    /// What kind each record is.
    pub kind: Vec<RecordType>,
    /// How well it is evidenced and whether it still stands, around 1.
    pub standing: Vec<f32>,
}

/// Which part of all records is few, as one in so many.
const FEW: usize = 4;

/// What a search found.
pub(crate) enum Found {
    /// Rows, each with how well it fits, in no order.
    Rows(Vec<Match>),
    /// Records, so many, all alike.
    Alike(RecordSet, usize),
}

impl Found {
    pub fn len(&self) -> usize {
        match self {
            Self::Rows(rows) => rows.len(),
            Self::Alike(_, size) => *size,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What was found, and the counts of each facet.
pub(crate) struct Tally {
    pub found: Found,
    /// For each facet, for each of its values, and how many have none.
    counts: Vec<(Vec<usize>, usize)>,
    pub years: YearCounts,
    /// How many there are without each filter.
    pub without: Without,
}

/// How many match with one filter less, for each filter in use.
#[derive(Clone, Debug, Default)]
pub(crate) struct Without(Vec<(Filter, usize)>);

impl Without {
    /// With the years lifted; none where no years were asked for.
    pub fn years(&self) -> Option<usize> {
        self.of(Filter::Years)
    }

    /// With all selected values of a facet lifted; none where it has no selected value.
    pub fn facet(&self, facet: Facet) -> Option<usize> {
        self.of(Filter::Facet(facet as usize))
    }

    fn of(&self, filter: Filter) -> Option<usize> {
        self.0.iter().find(|(of, _)| *of == filter).map(|(_, total)| *total)
    }

    /// Where nothing would be found with a filter less, what a second search would find.
    pub fn or(mut self, second: &Self) -> Self {
        for (filter, total) in self.0.iter_mut().filter(|(_, total)| *total == 0) {
            *total = second.of(*filter).unwrap_or(0);
        }
        self
    }
}

/// Something that narrows a search beside its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Filter {
    Facet(usize),
    Years,
}

/// What the filters of a search leave of all records: all of them together, and all but each one of them.
#[derive(Default)]
pub(crate) struct Narrowed {
    allowed: Option<RecordSet>,
    lifted: Vec<(Filter, Option<RecordSet>)>,
}

impl Narrowed {
    /// Whether a record passes every filter.
    pub fn allows(&self, record: u32) -> bool {
        self.allowed.as_ref().is_none_or(|allowed| allowed.contains(record))
    }

    /// The records that pass every filter or all but one, where the filters leave out some.
    fn in_reach(&self) -> Option<RecordSet> {
        let mut reach = self.allowed.clone()?;
        for (_, others) in &self.lifted {
            reach.join(others.as_ref()?);
        }
        Some(reach)
    }

    /// Whether a record passes every filter but one.
    pub fn nearly_allows(&self, record: u32) -> bool {
        self.lifted.iter().any(|(_, others)| others.as_ref().is_none_or(|others| others.contains(record)))
    }
}

impl Columns {
    pub fn read(
        searcher: &Searcher,
        fields: &Fields,
        records: usize,
        vocabularies: &Vocabularies,
    ) -> Result<Self, SearchError> {
        reading::read(searcher, fields, records, vocabularies)
    }

    /// How many records there are.
    fn records(&self) -> usize {
        self.date.len()
    }

    /// The values of a facet that some record has, with how many have it.
    pub fn used(&self, facet: Facet) -> impl Iterator<Item = (&TermId, usize)> {
        let table = &self.facets[facet as usize];
        table.terms.iter().zip(table.values.totals.iter().copied()).filter(|(_, records)| *records > 0)
    }

    /// What the filters of a search leave.
    pub fn narrow(&self, query: &SearchQuery) -> Narrowed {
        let of_facet = |facet: Facet| Some((Filter::Facet(facet as usize), self.selected(facet, query)?));
        let mut filters: Vec<(Filter, RecordSet)> = FACETS.iter().filter_map(|row| of_facet(row.facet)).collect();
        filters.extend(self.in_years(query).map(|years| (Filter::Years, years)));
        let all_but = |lifted: Option<Filter>| {
            let others = filters.iter().filter(|(filter, _)| Some(*filter) != lifted);
            others.map(|(_, set)| set.clone()).reduce(|mut left, set| {
                left.keep(&set);
                left
            })
        };
        let lifted = filters.iter().map(|(filter, _)| (*filter, all_but(Some(*filter)))).collect();
        Narrowed { allowed: all_but(None), lifted }
    }

    /// The rows of the records that filters leave, in order, where these are few.
    pub fn rows_in_reach(&self, narrowed: &Narrowed) -> Option<Vec<DocAddress>> {
        let reach = narrowed.in_reach().filter(|reach| reach.len() * FEW < self.records())?;
        let mut rows: Vec<DocAddress> = reach.iter().map(|record| self.row[record as usize]).collect();
        rows.sort_unstable();
        Some(rows)
    }

    /// The records that have a selected value; none where nothing is selected. A value that no record has selects no record.
    fn selected(&self, facet: Facet, query: &SearchQuery) -> Option<RecordSet> {
        let (table, selected) = (&self.facets[facet as usize], query.selected(facet));
        if selected.is_empty() {
            return None;
        }
        let mut set = RecordSet::none(self.records());
        selected
            .iter()
            .filter_map(|term| table.ordinals.get(term))
            .for_each(|&value| table.values.join(value, &mut set));
        if selected.iter().any(|term| term.as_str() == NO_VALUE) {
            table.values.join_without(&mut set);
        }
        Some(set)
    }

    /// The records that cover the years asked for; none where no years are.
    fn in_years(&self, query: &SearchQuery) -> Option<RecordSet> {
        let (from, to) = query.years();
        let covers = |record: usize| {
            from.is_none_or(|from| self.last_year[record] >= from) && to.is_none_or(|to| self.first_year[record] <= to)
        };
        (from.is_some() || to.is_some()).then(|| RecordSet::where_true(self.records(), covers))
    }

    /// Count every record, narrowed.
    pub fn tally_all(&self, narrowed: Narrowed) -> Tally {
        let group = |set: Option<RecordSet>| set.map_or(Group::Every, Group::of_set);
        let found = narrowed.allowed.clone().unwrap_or_else(|| RecordSet::where_true(self.records(), |_| true));
        let size = found.len();
        let found = Found::Alike(found, size);
        let lifted = narrowed.lifted.into_iter().map(|(filter, others)| (filter, group(others))).collect();
        self.count(found, &group(narrowed.allowed), lifted)
    }

    /// Count candidates: what passes every filter counts everywhere; what fails exactly one counts for that one alone, whose own
    /// selection is lifted. Years are one more filter in this.
    pub fn tally(&self, candidates: Candidates, unit: Unit, narrowed: Narrowed) -> Tally {
        let Candidates { rows, others } = candidates;
        let group = |listed: Vec<u32>| match unit {
            Unit::Records => Group::of_records(listed, self.records()),
            // A record stands there once for each of its passages.
            Unit::Passages => Group::Listed(listed),
        };
        let listed: Vec<u32> = rows.iter().map(|row| row.record).collect();
        let lift = |(filter, passing): (Filter, Option<RecordSet>)| {
            let passes = |record: &&u32| passing.as_ref().is_none_or(|passing| passing.contains(**record));
            (filter, group(listed.iter().chain(others.iter().filter(passes)).copied().collect()))
        };
        let lifted = narrowed.lifted.into_iter().map(lift).collect();
        self.count(Found::Rows(rows), &group(listed), lifted)
    }

    fn count(&self, found: Found, all: &Group, lifted: Vec<(Filter, Group)>) -> Tally {
        let group = |filter: Filter| lifted.iter().find(|(of, _)| *of == filter).map_or(all, |(_, group)| group);
        let facets = self.facets.iter().enumerate();
        let counts = facets.map(|(place, table)| table.values.count(group(Filter::Facet(place)))).collect();
        let without = lifted.iter().map(|(filter, group)| (*filter, group.size(self.records()))).collect();
        Tally { found, counts, years: self.count_years(group(Filter::Years)), without: Without(without) }
    }

    fn count_years(&self, group: &Group) -> YearCounts {
        let (begun, over) = (self.begun.count(group).0, self.over.count(group).0);
        let undated = group.common(&self.undated, self.undated.len());
        YearCounts::new(&begun, &over, self.first_counted, undated)
    }

    /// All records, newest first, then by title.
    pub fn newest(&self) -> &[u32] {
        self.newest.get_or_init(|| {
            let mut newest: Vec<u32> = (0..self.records() as u32).collect();
            let place = |record: u32| (std::cmp::Reverse(self.date[record as usize]), self.title_rank[record as usize]);
            newest.sort_unstable_by_key(|&record| place(record));
            newest
        })
    }

    /// The values of a facet that a record has.
    pub fn values_of(&self, record: u32, facet: Facet) -> impl Iterator<Item = &TermId> {
        self.facets[facet as usize].terms_of(record)
    }

    /// How many of some records have both of two values, for each pair that one of them has.
    pub fn cross(&self, records: &[u32], rows: Facet, columns: Facet) -> HashMap<(TermId, TermId), usize> {
        let mut counts = HashMap::new();
        for &record in records {
            for row in self.values_of(record, rows) {
                for column in self.values_of(record, columns) {
                    *counts.entry((row.clone(), column.clone())).or_insert(0) += 1;
                }
            }
        }
        counts
    }

    /// The values of a facet that stand for at least one record, with their counts: most records first, then by label.
    pub fn counted(&self, tally: &Tally, facet: Facet, selected: &[TermId]) -> Vec<FacetValue> {
        let (table, counts) = (&self.facets[facet as usize], &tally.counts[facet as usize].0);
        let mut order: Vec<(Reverse<usize>, u32, usize)> = Vec::with_capacity(counts.len());
        for (value, &count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            order.push((Reverse(count), table.rank[value], value));
        }
        order.sort_unstable();
        let value = |(Reverse(count), _, value): (Reverse<usize>, u32, usize)| FacetValue {
            value: table.terms[value].clone(),
            label: table.labels[value].clone(),
            count,
            selected: selected.contains(&table.terms[value]),
            broader: table.broader[value].clone(),
        };
        order.into_iter().map(value).collect()
    }
}

impl Tally {
    /// How many have no value in a facet.
    pub fn missing(&self, facet: Facet) -> usize {
        self.counts[facet as usize].1
    }
}
