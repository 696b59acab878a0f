//! Words that stand near to one another in a text, each in any of its forms.
//!
//! The engine's own phrase knows one term for each place. Here a place is taken by whichever form of a word stands there.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{
    Bm25StatisticsProvider, Bm25Weight, EmptyScorer, EnableScoring, Explanation, PhraseQuery, Query, Scorer, Weight,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Score, Searcher, SegmentReader, TERMINATED, TantivyError, Term};

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
            return Ok(Box::new(SideBySideWeight {
                text: self.text,
                places: Vec::new(),
                apart: self.apart,
                bm25: None,
            }));
        }
        let bm25 = Some(Bm25Weight::for_terms(&Counted { searcher, places: &places }, &first)?);
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
        let Some(bm25) = &self.bm25 else { return Ok(Box::new(EmptyScorer)) };
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
        Ok(Box::new(SideBySideScorer::new(words, self.apart, bm25.boost_by(boost), lengths)))
    }

    fn explain(&self, segment: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(segment, 1.0)?;
        if scorer.doc() > doc || scorer.seek(doc) != doc {
            return Err(TantivyError::InvalidArgument(format!("row {doc} does not match")));
        }
        Ok(Explanation::new("BM25 of words side by side", scorer.score()))
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
    bm25: Bm25Weight,
    lengths: FieldNormReader,
    row: DocId,
    /// How often they stand so in the row.
    times: u32,
}

impl SideBySideScorer {
    fn new(mut words: Vec<Word>, apart: Apart, bm25: Bm25Weight, lengths: FieldNormReader) -> Self {
        words.sort_by_key(Word::rows);
        let mut scorer = Self { words, apart, bm25, lengths, row: 0, times: 0 };
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
        self.bm25.score(self.lengths.fieldnorm_id(self.row), self.times)
    }
}
