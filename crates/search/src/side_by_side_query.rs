//! Words that stand near to one another in a text, each in any of its forms.
//!
//! The engine's own phrase knows one term for each place. Here a place is taken by whichever form of a word stands there.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{
    Bm25StatisticsProvider, Bm25Weight, EmptyQuery, EmptyScorer, EnableScoring, Explanation, PhraseQuery, Query,
    Scorer, Weight,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Score, Searcher, SegmentReader, TERMINATED, TantivyError, Term};

use crate::explained::explained;
use crate::forms::{Wanted, together};

/// How words have to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Apart {
    /// Each at its own distance from the first.
    Nothing,
    /// In any order, with no more than so many others among them.
    Words(u32),
}

/// Words in one text.
#[derive(Clone, Debug)]
pub(crate) struct SideBySideQuery {
    /// The text, and where the forms of stems are listed.
    pub text: Field,
    pub forms: Field,
    /// The words, each with how far behind the first it stands.
    pub words: Vec<(usize, Wanted)>,
    pub apart: Apart,
    /// Whether it counts how often they stand so, and how rare they are; else a row that has them is worth 1.
    pub weighed: bool,
}

impl SideBySideQuery {
    /// The terms that may stand at each place.
    fn places(&self, searcher: &Searcher) -> tantivy::Result<Vec<Place>> {
        let place = |(behind, word): &(usize, Wanted)| {
            let forms = word.forms(searcher, self.forms)?.into_iter();
            Ok(Place { behind: *behind, terms: forms.map(|form| Term::from_field_text(self.text, &form)).collect() })
        };
        self.words.iter().map(place).collect()
    }
}

impl Query for SideBySideQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let searcher = scoring.searcher().ok_or(TantivyError::SchemaError("words need a searcher".to_owned()))?;
        let places = self.places(searcher)?;
        if places.len() > 1
            && self.apart == Apart::Nothing
            && let Some(terms) = places.iter().map(Place::only).collect()
        {
            return PhraseQuery::new_with_offset(terms).weight(scoring);
        }
        let first = places.iter().filter_map(|place| place.terms.first().cloned()).collect::<Vec<_>>();
        // A place that nothing can take: no row has all of the words.
        if first.len() < places.len() {
            return EmptyQuery.weight(scoring);
        }
        let counted = Counted { searcher, places: &places };
        let bm25 = self.weighed.then(|| Bm25Weight::for_terms(&counted, &first)).transpose()?;
        Ok(Box::new(SideBySideWeight { text: self.text, places, apart: self.apart, bm25 }))
    }
}

/// What may stand at one place.
struct Place {
    behind: usize,
    terms: Vec<Term>,
}

impl Place {
    fn only(&self) -> Option<(usize, Term)> {
        let [term] = self.terms.as_slice() else { return None };
        Some((self.behind, term.clone()))
    }
}

/// Counts all forms of a word where the engine asks after the first of them.
struct Counted<'a> {
    searcher: &'a Searcher,
    places: &'a [Place],
}

impl Bm25StatisticsProvider for Counted<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        self.searcher.total_num_tokens(field)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        self.searcher.total_num_docs()
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        let place = self.places.iter().find(|place| place.terms.first() == Some(term));
        let terms = place.map_or(std::slice::from_ref(term), |place| place.terms.as_slice());
        let each: Vec<u64> = terms.iter().map(|term| self.searcher.doc_freq(term)).collect::<tantivy::Result<_>>()?;
        Ok(together(self.total_num_docs()?, each))
    }
}

struct SideBySideWeight {
    text: Field,
    places: Vec<Place>,
    apart: Apart,
    bm25: Option<Bm25Weight>,
}

impl Weight for SideBySideWeight {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let index = segment.inverted_index(self.text)?;
        // A single word asks for no places.
        let option =
            if self.places.len() > 1 { IndexRecordOption::WithFreqsAndPositions } else { IndexRecordOption::WithFreqs };
        let mut words = Vec::new();
        for place in &self.places {
            let mut forms = Vec::new();
            for term in &place.terms {
                forms.extend(index.read_postings(term, option)?);
            }
            if forms.is_empty() {
                return Ok(Box::new(EmptyScorer));
            }
            words.push(Word::new(place.behind as u32, forms));
        }
        let lengths = segment.get_fieldnorms_reader(self.text)?;
        let bm25 = self.bm25.as_ref().map(|bm25| (bm25.boost_by(boost), lengths));
        Ok(Box::new(SideBySideScorer::new(words, self.apart, bm25, boost)))
    }

    fn explain(&self, segment: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        explained(self, segment, doc, "BM25 of words side by side")
    }
}

/// The rows that have a word in any of its forms.
struct Word {
    behind: u32,
    forms: Vec<SegmentPostings>,
    row: DocId,
    /// Where in the row it stands.
    at: Vec<u32>,
}

impl Word {
    fn new(behind: u32, forms: Vec<SegmentPostings>) -> Self {
        let mut word = Self { behind, forms, row: 0, at: Vec::new() };
        word.settle();
        word
    }

    fn settle(&mut self) -> DocId {
        self.row = self.forms.iter().map(SegmentPostings::doc).min().unwrap_or(TERMINATED);
        self.row
    }

    fn seek(&mut self, target: DocId) -> DocId {
        for form in self.forms.iter_mut().filter(|form| form.doc() < target) {
            form.seek(target);
        }
        self.settle()
    }

    fn rows(&self) -> u32 {
        self.forms.iter().map(SegmentPostings::doc_freq).sum()
    }

    fn times(&self) -> u32 {
        self.forms.iter().filter(|form| form.doc() == self.row).map(SegmentPostings::term_freq).sum()
    }

    /// Read where it stands, as if it stood so much further on.
    fn locate(&mut self, further: u32) {
        self.at.clear();
        let mut several = false;
        for form in self.forms.iter_mut().filter(|form| form.doc() == self.row) {
            several |= !self.at.is_empty();
            form.append_positions_with_offset(further, &mut self.at);
        }
        if several {
            self.at.sort_unstable();
        }
    }
}

struct SideBySideScorer {
    /// The rarest first.
    words: Vec<Word>,
    apart: Apart,
    bm25: Option<(Bm25Weight, FieldNormReader)>,
    boost: Score,
    row: DocId,
    /// How often they stand so in the row.
    times: u32,
}

impl SideBySideScorer {
    fn new(mut words: Vec<Word>, apart: Apart, bm25: Option<(Bm25Weight, FieldNormReader)>, boost: Score) -> Self {
        words.sort_by_key(Word::rows);
        let mut scorer = Self { words, apart, bm25, boost, row: 0, times: 0 };
        scorer.next_from(0);
        scorer
    }

    /// The next row, from this one on, in which the words stand so.
    fn next_from(&mut self, mut row: DocId) -> DocId {
        loop {
            self.row = self.all_from(row);
            if self.row == TERMINATED {
                return TERMINATED;
            }
            self.times = self.times_here();
            if self.times > 0 {
                return self.row;
            }
            row = self.row + 1;
        }
    }

    /// The next row, from this one on, that has all of the words.
    fn all_from(&mut self, mut row: DocId) -> DocId {
        loop {
            let before = row;
            for word in &mut self.words {
                if word.row < row {
                    word.seek(row);
                }
                row = row.max(word.row);
            }
            if row == before || row == TERMINATED {
                return row;
            }
        }
    }

    fn times_here(&mut self) -> u32 {
        if let [only] = self.words.as_slice() {
            return only.times();
        }
        match self.apart {
            Apart::Nothing => self.times_in_order(),
            Apart::Words(apart) => {
                self.words.iter_mut().for_each(|word| word.locate(0));
                let at: Vec<&[u32]> = self.words.iter().map(|word| word.at.as_slice()).collect();
                times_within(&at, apart)
            }
        }
    }

    fn times_in_order(&mut self) -> u32 {
        let last = self.words.iter().map(|word| word.behind).max().unwrap_or(0);
        let Some((first, rest)) = self.words.split_first_mut() else { return 0 };
        // Every word is put where the last one would stand.
        first.locate(last - first.behind);
        for word in rest {
            word.locate(last - word.behind);
            first.at.retain(|place| word.at.binary_search(place).is_ok());
            if first.at.is_empty() {
                return 0;
            }
        }
        first.at.len() as u32
    }
}

/// How often one of each stand together with no more than so many places between. Each list is sorted.
fn times_within(lists: &[&[u32]], apart: u32) -> u32 {
    let mut times = 0;
    let mut ahead = vec![0; lists.len()];
    loop {
        let (mut least, mut most, mut whose) = (u32::MAX, 0, 0);
        for (list, (places, at)) in lists.iter().zip(&ahead).enumerate() {
            let Some(&place) = places.get(*at) else { return times };
            if place < least {
                (least, whose) = (place, list);
            }
            most = most.max(place);
        }
        let span = most - least + 1;
        let words = lists.len() as u32;
        times += u32::from((words..=words + apart).contains(&span));
        ahead[whose] += 1;
    }
}

impl DocSet for SideBySideScorer {
    fn advance(&mut self) -> DocId {
        if self.row == TERMINATED { TERMINATED } else { self.next_from(self.row + 1) }
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.row >= target { self.row } else { self.next_from(target) }
    }

    fn doc(&self) -> DocId {
        self.row
    }

    fn size_hint(&self) -> u32 {
        self.words.first().map_or(0, Word::rows)
    }
}

impl Scorer for SideBySideScorer {
    fn score(&mut self) -> Score {
        let weighed =
            |(bm25, lengths): &(Bm25Weight, FieldNormReader)| bm25.score(lengths.fieldnorm_id(self.row), self.times);
        self.bm25.as_ref().map_or(self.boost, weighed)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tantivy::query::{EnableScoring, PhraseQuery, Query};
    use tantivy::{DocId, DocSet, Searcher, TERMINATED, TantivyDocument, Term};

    use super::{Apart, SideBySideQuery, times_within};
    use crate::analysis::{Latin, exact, ready};
    use crate::forms::{Learner, Wanted};
    use crate::schema::{Fields, build, index_of};

    /// A library of texts, each a row.
    fn library(texts: &[String]) -> (Searcher, Fields) {
        let fields = build().1;
        let mut rows = Vec::new();
        let mut learner = Learner::default();
        for text in texts {
            let words = exact(text);
            learner.learn(text, &words, Latin::English);
            let mut row = TantivyDocument::default();
            row.add_text(fields.passage.field, ready(&words));
            rows.push(row);
        }
        let mut row = TantivyDocument::default();
        row.add_text(fields.forms, learner.all().unwrap_or_default());
        rows.push(row);
        (index_of(rows), fields)
    }

    fn rows(query: &dyn Query, searcher: &Searcher) -> Vec<DocId> {
        let weight = query.weight(EnableScoring::enabled_from_searcher(searcher)).unwrap();
        let mut scorer = weight.scorer(searcher.segment_reader(0), 1.0).unwrap();
        let mut rows = Vec::new();
        while scorer.doc() != TERMINATED {
            assert!(scorer.score() > 0.0);
            rows.push(scorer.doc());
            scorer.advance();
        }
        // Sought from anywhere, the next is found.
        for target in 0..searcher.segment_reader(0).max_doc() {
            let mut scorer = weight.scorer(searcher.segment_reader(0), 1.0).unwrap();
            let found = if scorer.doc() < target { scorer.seek(target) } else { scorer.doc() };
            assert_eq!(found, rows.iter().copied().find(|row| *row >= target).unwrap_or(TERMINATED));
        }
        rows
    }

    /// Forms of `court`, `camp` and `the`.
    const WORDS: [&str; 5] = ["court", "courts", "camp", "camps", "the"];

    fn stem(word: &str) -> &str {
        word.trim_end_matches('s')
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn words_are_found_where_any_of_their_forms_stand_so(
            texts in prop::collection::vec(prop::collection::vec(prop::sample::select(&WORDS[..]), 0..8), 1..12),
            words in prop::collection::vec(prop::sample::select(&["court", "camp", "the"][..]), 1..4),
            apart in 0u32..3,
            weighed: bool,
        ) {
            let (searcher, fields) = library(&texts.iter().map(|text| text.join(" ")).collect::<Vec<_>>());
            let asked = |reading: fn(String) -> Wanted, apart| SideBySideQuery {
                text: fields.passage.field,
                forms: fields.forms,
                words: words.iter().enumerate().map(|(place, word)| (place, reading((*word).to_owned()))).collect(),
                apart,
                weighed,
            };
            let found_in = |stands: &dyn Fn(&[&str]) -> bool| -> Vec<DocId> {
                (0..).zip(&texts).filter(|(_, text)| stands(text)).map(|(row, _)| row).collect()
            };
            let in_order = found_in(&|text| {
                text.windows(words.len()).any(|stretch| stretch.iter().zip(&words).all(|(one, word)| stem(one) == *word))
            });
            prop_assert_eq!(rows(&asked(Wanted::Stem, Apart::Nothing), &searcher), in_order);
            let as_they_stand = found_in(&|text| text.windows(words.len()).any(|stretch| stretch == words));
            prop_assert_eq!(rows(&asked(Wanted::Exact, Apart::Nothing), &searcher), &as_they_stand[..]);
            if words.len() > 1 {
                let terms = words.iter().map(|word| Term::from_field_text(fields.passage.field, word)).collect();
                prop_assert_eq!(rows(&PhraseQuery::new(terms), &searcher), as_they_stand);
            }
            if let [one, other] = words[..] && one != other {
                let near = found_in(&|text| {
                    let at = |word: &str| -> Vec<usize> {
                        (0..).zip(text).filter(|(_, one)| stem(one) == word).map(|(place, _)| place).collect()
                    };
                    at(one).iter().any(|a| at(other).iter().any(|b| a.abs_diff(*b) <= apart as usize + 1))
                });
                prop_assert_eq!(rows(&asked(Wanted::Stem, Apart::Words(apart)), &searcher), near);
            }
        }

        #[test]
        fn words_stand_together_where_a_stretch_has_one_of_each(
            lists in prop::collection::vec(prop::collection::btree_set(0u32..24, 0..6), 2..4), apart in 0u32..5
        ) {
            let lists: Vec<Vec<u32>> = lists.into_iter().map(|list| list.into_iter().collect()).collect();
            let lists: Vec<&[u32]> = lists.iter().map(Vec::as_slice).collect();
            let least = (0..24u32).flat_map(|from| (from..24).map(move |to| (from, to)));
            let has_all = |&(from, to): &(u32, u32)| {
                lists.iter().all(|list| list.iter().any(|place| (from..=to).contains(place)))
            };
            let words = lists.len() as u32;
            let stretches: Vec<u32> = least.filter(has_all).map(|(from, to)| to - from + 1).collect();
            // A place that two words take counts for one of them.
            if stretches.iter().all(|span| *span >= words) {
                let within = stretches.iter().any(|span| *span <= words + apart);
                prop_assert_eq!(times_within(&lists, apart) > 0, within);
            }
        }
    }
}
