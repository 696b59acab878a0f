//! How a search is answered: read, widened where names lead further, matched, counted, ranked, shown.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use record::TermId;
use tantivy::{DocAddress, Term};

use crate::analysis::{Latin, exact, folded, is_filler};
use crate::collect::{Match, Passage, best_passages, gather, gather_among};
use crate::complaint::Complaint;
use crate::counting::{Found, Tally};
use crate::deadline;
use crate::document::{StoredRecord, language};
use crate::forms;
use crate::grammar::{Parsed, parse};
use crate::ranking::{Fit, prefer_near, weigh};
use crate::snippet::{LENGTH, Marker, Quote, SHORT};
use crate::suggest;
use crate::synonyms::{Expanded, MOST_OF_ALL};
use crate::{
    Clause, FACETS, Facet, FacetCounts, FacetValue, Hit, Library, NO_VALUE, PassageHit, Recognised, Results,
    SearchError, SearchQuery, Sort, Unit,
};

/// How well a passage must fit, beside the best of its record, to be shown with it.
const NEARLY_AS_GOOD: f32 = 0.5;

/// A text as it is searched for, and what it finds.
struct Answer {
    expanded: Expanded,
    tally: Tally,
    complaints: Vec<Complaint>,
}

/// Everything a search found out before anything is shown.
struct Matching {
    answer: Answer,
    did_you_mean: Option<String>,
    corrected: bool,
    recognised: Vec<Recognised>,
}

impl Library {
    /// Search. Any text gives results; what was odd about it is in their complaints.
    pub fn search(&self, query: &SearchQuery) -> Result<Results, SearchError> {
        forms::once(|| self.searched(query))
    }

    fn searched(&self, query: &SearchQuery) -> Result<Results, SearchError> {
        let Matching { mut answer, did_you_mean, corrected, recognised } = self.matching(query)?;
        let total = answer.tally.found.len();
        let hits = self.hits(&mut answer, query)?;
        let Answer { expanded, tally, complaints } = answer;
        Ok(Results {
            query: query.clone(),
            total,
            hits,
            facets: FACETS.iter().map(|row| self.facet_counts(&tally, row.facet, query)).collect(),
            complaints,
            did_you_mean,
            corrected,
            expanded: expanded.expansions,
            readings: expanded.readings,
            without_years: tally.without.years(),
            years: tally.years,
            recognised,
        })
    }

    /// Every record that a search matches, in its order.
    pub(crate) fn matched(&self, query: &SearchQuery) -> Result<Vec<Match>, SearchError> {
        let Answer { expanded, mut tally, .. } = self.matching(query)?.answer;
        let all = 0..tally.found.len();
        self.rank(&mut tally.found, &expanded.clause, query, all)
    }

    /// Every record that a search matches, in no order.
    pub(crate) fn records_found(&self, query: &SearchQuery) -> Result<Vec<u32>, SearchError> {
        Ok(match self.matching(&query.of(Unit::Records))?.answer.tally.found {
            Found::Rows(rows) => rows.into_iter().map(|row| row.record).collect(),
            Found::Alike(records, _) => records.iter().collect(),
        })
    }

    /// What was typed as understood, and everything that matches it.
    fn matching(&self, query: &SearchQuery) -> Result<Matching, SearchError> {
        let recognised = self.recognise(query.text())?;
        let parsed = parse(query.text(), &self.vocabularies);
        let did_you_mean = suggest::correction(&self.searcher, &self.fields, &parsed.clause, query.text())?;
        let typed = parsed.clause.clone();
        let mut answer = self.answer(parsed, query.text(), &recognised, query)?;
        let mut corrected = false;
        // Of the words of a question any will do, so that one that stands nowhere finds nothing by itself.
        if (answer.tally.found.is_empty() || is_question(&typed))
            && !query.is_verbatim()
            && let Some(better) = &did_you_mean
        {
            let other = self.answer(parse(better, &self.vocabularies), better, &[], query)?;
            corrected = !other.tally.found.is_empty();
            match corrected {
                true => answer = other,
                false => answer.unless_found(&other, is_question(&typed)),
            }
        }
        if answer.tally.found.is_empty()
            && let Some(relaxed) = relax(&typed)
        {
            answer.relax(relaxed, self, query)?;
        }
        Ok(Matching { answer, did_you_mean, corrected, recognised })
    }

    /// What a text finds, with the names in it led on unless only what was typed is wanted.
    fn answer(
        &self,
        Parsed { clause, mut complaints }: Parsed,
        text: &str,
        recognised: &[Recognised],
        query: &SearchQuery,
    ) -> Result<Answer, SearchError> {
        let mut expanded = match query.is_verbatim() {
            true => Expanded { clause, expansions: Vec::new(), readings: Vec::new(), cut: false },
            false => self.synonyms.expand(clause, text),
        };
        if expanded.cut {
            complaints.push(Complaint::TooManyNames(MOST_OF_ALL));
        }
        let named = self.names_meant(text)?;
        expanded.clause = with_name(with_symbol(expanded.clause, text, recognised), named);
        let tally = self.tally(&expanded.clause, query)?;
        Ok(Answer { expanded, tally, complaints })
    }

    /// The names of records that a text is, has in it or is part of. What no record is called is not looked for.
    fn names_meant(&self, text: &str) -> Result<NamesMeant, SearchError> {
        let known = |field, name: &str| self.searcher.doc_freq(&Term::from_field_text(field, name));
        let whole = folded(text);
        let mut within = Vec::new();
        for part in parts(text) {
            if known(self.fields.name, &part)? > 0 {
                within.push(part);
            }
        }
        let words = exact(text);
        let mut part = false;
        for names in &self.fields.texts[..2] {
            let mut has_all = words.len() > 1;
            for word in &words {
                has_all = has_all && known(names.field, &word.text)? > 0;
            }
            part |= has_all;
        }
        let whole = (known(self.fields.name, &whole)? > 0).then_some(whole);
        Ok(NamesMeant { whole, within, part: part.then(|| text.to_owned()) })
    }

    /// All matches and counts. Without words nothing is asked of the engine.
    fn tally(&self, clause: &Clause, query: &SearchQuery) -> Result<Tally, SearchError> {
        deadline::check()?;
        let narrowed = self.columns.narrow(query);
        if *clause == Clause::Everything && query.unit() == Unit::Records {
            return Ok(self.columns.tally_all(narrowed));
        }
        let wanted = self.compiler().matching(clause, query.unit());
        let among = (query.unit() == Unit::Records).then(|| self.columns.rows_in_reach(&narrowed)).flatten();
        let (searcher, wanted) = (&self.searcher, wanted.as_ref());
        let candidates = match among {
            Some(among) => gather_among(searcher, &self.ordinals, wanted, &narrowed, &among)?,
            None => gather(searcher, &self.ordinals, wanted, &narrowed)?,
        };
        Ok(self.columns.tally(candidates, query.unit(), narrowed))
    }

    fn hits(&self, answer: &mut Answer, query: &SearchQuery) -> Result<Vec<Hit>, SearchError> {
        let (clause, found) = (&answer.expanded.clause, &mut answer.tally.found);
        let start = (query.page() as usize - 1).saturating_mul(query.per_page() as usize);
        let page = self.rank(found, clause, query, start..start.saturating_add(query.per_page() as usize))?;
        deadline::check()?;
        let mut passages = self.best_passages(clause, query, &page)?;
        let marker = Arc::new(Marker::new(clause));
        let hit = |found: &Match| {
            let best = match query.unit() {
                Unit::Records => passages.remove(&found.record).unwrap_or_default(),
                Unit::Passages => vec![(found.score, found.row)],
            };
            self.hit(self.columns.row[found.record as usize], found.score, best, &marker)
        };
        page.iter().map(hit).collect()
    }

    fn best_passages(
        &self,
        clause: &Clause,
        query: &SearchQuery,
        page: &[Match],
    ) -> Result<HashMap<u32, Vec<Passage>>, SearchError> {
        if query.unit() == Unit::Passages || page.is_empty() {
            return Ok(HashMap::new());
        }
        let wanted = self.compiler().in_passages(clause);
        Ok(best_passages(&self.searcher, &self.ordinals, &wanted, page, &self.columns.row)?)
    }

    fn hit(
        &self,
        address: DocAddress,
        score: f32,
        best: Vec<Passage>,
        marker: &Arc<Marker>,
    ) -> Result<Hit, SearchError> {
        let StoredRecord { record, lead } = self.stored_record(address)?;
        let mut passages = Vec::new();
        let best_score = best.first().map_or(0.0, |(score, _)| *score);
        for (_, address) in best.into_iter().filter(|(score, _)| *score >= best_score * NEARLY_AS_GOOD) {
            let length = if passages.is_empty() { LENGTH } else { SHORT };
            let passage: record::Passage = serde_json::from_str(&self.stored(address)?)?;
            let text = record.sensitivity.quotes(&passage.origin).then_some(passage.text.clone());
            passages.push(PassageHit {
                label: passage.label(),
                anchor: passage.anchor(),
                quote: Quote::new(text, language(&passage, &record), marker, length),
                number: passage.number,
                heading: passage.heading,
                page: passage.page,
            });
        }
        let lead = Quote::new(Some(lead), Latin::of(&record.language), marker, LENGTH);
        Ok(Hit { record, score, lead, passages })
    }

    /// Those of what was found that stand at some places of the order that was asked for.
    fn rank(
        &self,
        found: &mut Found,
        clause: &Clause,
        query: &SearchQuery,
        places: Range<usize>,
    ) -> Result<Vec<Match>, SearchError> {
        if places.start >= found.len() {
            return Ok(Vec::new());
        }
        let alike = |&record: &u32| Match { record, score: 0.0, row: self.columns.row[record as usize] };
        match found {
            Found::Alike(records, _) if matches!(query.sort(), Sort::Relevance | Sort::Newest) => {
                let newest = self.columns.newest().iter().filter(|record| records.contains(**record));
                Ok(newest.skip(places.start).take(places.len()).map(alike).collect())
            }
            Found::Alike(records, _) => {
                let mut rows: Vec<Match> = records.iter().map(|record| alike(&record)).collect();
                Ok(self.sorted(&mut rows, clause, query, places))
            }
            Found::Rows(rows) => {
                if query.sort() == Sort::Relevance && *clause != Clause::Everything {
                    weigh(rows, &Fit::of(query.text()), &self.columns);
                    if let Some(near) = self.compiler().nearness(clause, query.unit()) {
                        prefer_near(&self.searcher, rows, near.as_ref())?;
                    }
                }
                Ok(self.sorted(rows, clause, query, places))
            }
        }
    }

    /// Rows at some places of an order. No more is put in order than is wanted.
    fn sorted(&self, rows: &mut [Match], clause: &Clause, query: &SearchQuery, places: Range<usize>) -> Vec<Match> {
        let by_words = query.sort() == Sort::Relevance && *clause != Clause::Everything;
        let date = |found: &Match| self.columns.date[found.record as usize];
        let updated = |found: &Match| self.columns.updated[found.record as usize];
        let rank = |found: &Match| self.columns.title_rank[found.record as usize];
        let order = |a: &Match, b: &Match| {
            let order = match query.sort() {
                Sort::Relevance if by_words => b.score.total_cmp(&a.score).then(date(b).cmp(&date(a))),
                Sort::Relevance | Sort::Newest => date(b).cmp(&date(a)),
                // What has no date comes last in either order.
                Sort::Oldest => (date(a) == 0).cmp(&(date(b) == 0)).then(date(a).cmp(&date(b))),
                Sort::Title => Ordering::Equal,
                Sort::Updated => updated(b).cmp(&updated(a)),
            };
            order.then(rank(a).cmp(&rank(b))).then(a.row.cmp(&b.row))
        };
        let (start, end) = (places.start, places.end.min(rows.len()));
        if end < rows.len() {
            rows.select_nth_unstable_by(end - 1, order);
        }
        rows[..end].sort_unstable_by(order);
        rows[start..end].to_vec()
    }

    fn facet_counts(&self, tally: &Tally, facet: Facet, query: &SearchQuery) -> FacetCounts {
        let selected = query.selected(facet);
        let mut values = self.columns.counted(tally, facet, selected);
        // What is selected stands there even where no record has it, behind all that some have.
        if values.iter().filter(|value| value.selected).count() < selected.len() {
            values.extend(self.uncounted(facet, selected, &values));
        }
        let missing_selected = selected.iter().any(|term| term.as_str() == NO_VALUE);
        FacetCounts {
            facet,
            values,
            missing: tally.missing(facet),
            missing_selected,
            without: tally.without.facet(facet),
        }
    }

    /// The selected values of a facet that no record has, by label.
    fn uncounted(&self, facet: Facet, selected: &[TermId], counted: &[FacetValue]) -> Vec<FacetValue> {
        let vocabulary = self.vocabularies.scheme(facet.scheme());
        let stands = |term: &&TermId| counted.iter().any(|value| value.value == **term);
        let uncounted = selected.iter().filter(|term| term.as_str() != NO_VALUE && !stands(term));
        let value = |value: &TermId| FacetValue {
            value: value.clone(),
            label: vocabulary.label(value.as_str(), "en").into(),
            count: 0,
            selected: true,
            broader: vocabulary.get(value.as_str()).and_then(|term| term.broader.clone()),
        };
        let mut values: Vec<FacetValue> = uncounted.map(value).collect();
        values.sort_by(|a, b| a.label.cmp(&b.label));
        values
    }
}

impl Answer {
    /// Where all words together find nothing, any of them, which is said.
    fn relax(&mut self, clause: Clause, library: &Library, query: &SearchQuery) -> Result<(), SearchError> {
        let wider = library.tally(&clause, query)?;
        if wider.found.is_empty() {
            self.tally.without = std::mem::take(&mut self.tally.without).or(&wider.without);
            return Ok(());
        }
        self.complaints.push(Complaint::SomeOf(query.unit()));
        self.expanded.clause = clause;
        self.tally = wider;
        Ok(())
    }

    /// Where another text finds nothing either, it may with a filter less: before this one, or after it.
    fn unless_found(&mut self, other: &Self, before: bool) {
        let (own, others) = (std::mem::take(&mut self.tally.without), other.tally.without.clone());
        self.tally.without = if before { others.or(&own) } else { own.or(&others) };
    }
}

/// The clause with the records that carry the typed symbol before all others.
fn with_symbol(clause: Clause, text: &str, recognised: &[Recognised]) -> Clause {
    if recognised.is_empty() || matches!(clause, Clause::Symbol(..)) {
        return clause;
    }
    let keys = recognised.iter().map(|found| found.symbol.key().to_owned()).collect();
    Clause::Any(vec![Clause::Symbol(text.to_owned(), keys), clause])
}

/// What a text may mean as a name.
struct NamesMeant {
    /// All of it is the name of a record.
    whole: Option<String>,
    /// Names that stand in it.
    within: Vec<String>,
    /// All of it may be part of a name.
    part: Option<String>,
}

/// The clause with the records that are called just what was typed before others, and those whose names stand in it. Only plain
/// words are a name.
fn with_name(clause: Clause, named: NamesMeant) -> Clause {
    let word = |clause: &Clause| matches!(clause, Clause::Word(_) | Clause::Phrase(_) | Clause::Known(..));
    let plain = match &clause {
        Clause::All(parts) | Clause::Any(parts) => parts.iter().all(word),
        single => word(single),
    };
    if !plain {
        return clause;
    }
    let part = named.part.into_iter().map(Clause::InName);
    let preferred: Vec<Clause> = part.chain(named.within.into_iter().map(Clause::Named)).collect();
    let clause = match preferred.is_empty() {
        true => clause,
        false => Clause::Preferring(Box::new(clause), preferred),
    };
    match named.whole {
        Some(whole) => Clause::Any(vec![Clause::Named(whole), clause]),
        None => clause,
    }
}

/// Up to how many words of a text are looked through for names, and how many words a name has at most.
const NAMES_WITHIN: usize = 24;
const LONGEST_NAME: usize = 8;

/// What may be a whole name inside a text: several words side by side, neither beginning nor ending in a filler.
fn parts(text: &str) -> Vec<String> {
    let words: Vec<String> = exact(text).into_iter().map(|token| token.text).take(NAMES_WITHIN).collect();
    let mut parts = Vec::new();
    for start in 0..words.len() {
        for end in start + 2..=words.len().min(start + LONGEST_NAME) {
            let all = end - start == words.len();
            if !all && !is_filler(&words[start]) && !is_filler(&words[end - 1]) {
                parts.push(words[start..end].join(" "));
            }
        }
    }
    parts
}

/// Whether a text is a sentence, of which any words will do.
fn is_question(clause: &Clause) -> bool {
    matches!(clause, Clause::Any(parts) if parts.iter().all(|part| matches!(part, Clause::Word(_))))
}

/// Any of several words, still with every filter and exclusion; none where there is but one word.
fn relax(clause: &Clause) -> Option<Clause> {
    let Clause::All(parts) = clause else {
        return None;
    };
    let strict =
        |part: &&Clause| matches!(part, Clause::Not(_) | Clause::Value(..) | Clause::Years(..) | Clause::Undated);
    let (strict, loose): (Vec<&Clause>, Vec<&Clause>) = parts.iter().partition(strict);
    let any = Clause::Any(loose.iter().copied().cloned().collect());
    (loose.len() > 1).then(|| Clause::All(strict.into_iter().cloned().chain([any]).collect()))
}
