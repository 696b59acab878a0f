use std::collections::HashMap;

use record::TermId;

use crate::{Facet, FacetValue, Library, SearchError, SearchQuery};

/// Two facets against each other: how many of the records that a search finds have both values, exactly.
#[derive(Clone, Debug)]
pub struct Cross {
    /// The values of the first facet, most records first.
    pub rows: Vec<FacetValue>,
    /// The values of the second.
    pub columns: Vec<FacetValue>,
    /// How many records were found in all.
    pub total: usize,
    counts: HashMap<(TermId, TermId), usize>,
}

impl Cross {
    /// How many records have both values.
    pub fn count(&self, row: &TermId, column: &TermId) -> usize {
        self.counts.get(&(row.clone(), column.clone())).copied().unwrap_or(0)
    }
}

impl Library {
    /// Set two facets of a search against each other. Where values of one of them are selected, only these stand there, so that
    /// each count is that of the same search for these two values.
    pub fn cross(&self, query: &SearchQuery, rows: Facet, columns: Facet) -> Result<Cross, SearchError> {
        let matched = self.records_found(query)?;
        let counts = self.columns.cross(&matched, rows, columns);
        let (mut of_rows, mut of_columns) = (HashMap::new(), HashMap::new());
        for &record in &matched {
            self.columns.values_of(record, rows).for_each(|value| *of_rows.entry(value.clone()).or_insert(0) += 1);
            self.columns
                .values_of(record, columns)
                .for_each(|value| *of_columns.entry(value.clone()).or_insert(0) += 1);
        }
        let total = matched.len();
        let (rows, columns) = (self.named(query, rows, of_rows), self.named(query, columns, of_columns));
        Ok(Cross { rows, columns, total, counts })
    }

    fn named(&self, query: &SearchQuery, facet: Facet, counts: HashMap<TermId, usize>) -> Vec<FacetValue> {
        let (vocabulary, selected) = (self.vocabularies().scheme(facet.scheme()), query.selected(facet));
        let shown = counts.into_iter().filter(|(value, _)| selected.is_empty() || selected.contains(value));
        let mut values: Vec<FacetValue> = shown
            .map(|(value, count)| FacetValue {
                label: vocabulary.label(value.as_str(), "en").into(),
                selected: selected.contains(&value),
                broader: vocabulary.get(value.as_str()).and_then(|term| term.broader.clone()),
                value,
                count,
            })
            .collect();
        values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.label.cmp(&b.label)));
        values
    }
}
