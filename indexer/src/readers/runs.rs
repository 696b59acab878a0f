//! Which numbers count a document through, and which count something inside it.

use super::block::{Block, Kind};
use super::label::Label;
use super::numbering::Labelled;

/// What the number before a block counts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Place {
    /// The paragraphs of the document.
    Main,
    /// The paragraphs of a part that counts anew, and its name.
    Own(String),
    /// Anything else: a list, a footnote, a year.
    Loose,
}

/// The numberings of a document.
pub(crate) struct Runs {
    places: Vec<Place>,
    /// Whether a block stands between a numbered paragraph and the next, with no heading between.
    continues: Vec<bool>,
}

/// Numbers that follow one another.
struct Run {
    members: Vec<(usize, u32)>,
}

impl Run {
    fn first(&self) -> (usize, u32) {
        self.members.first().copied().unwrap_or_default()
    }

    fn last(&self) -> (usize, u32) {
        self.members.last().copied().unwrap_or_default()
    }
}

/// Numbers from here on are rather years.
const YEARS: std::ops::RangeInclusive<u32> = 1500..=2200;

/// So many numbers may be missing in a run: text that a reader could not make out.
const MISSING: u32 = 3;

/// With so many numbered paragraphs, what stands between two of them belongs to the first.
const DENSE: usize = 5;

/// More runs than this are noise, and not compared.
const MOST_RUNS: usize = 2000;

impl Runs {
    pub fn of(blocks: &[Block], labels: &[Option<Labelled>]) -> Self {
        let numbers = labels.iter().enumerate().filter_map(|(at, labelled)| match labelled.as_ref()?.label {
            Label::Number(number) => Some((at, number)),
            Label::Part(_) => None,
        });
        let runs = gather(numbers);
        let chain = counting_through(&runs);
        let mut places = vec![Place::Loose; blocks.len()];
        let main: Vec<(usize, u32)> = chain.iter().flat_map(|run| runs[*run].members.iter().copied()).collect();
        main.iter().for_each(|(at, _)| places[*at] = Place::Main);
        let mut others = 1;
        let mut names = Vec::new();
        for (index, run) in runs.iter().enumerate() {
            let counts_anew = run.members.len() > 1 && run.first().1 == 1 && !chain.contains(&index);
            let behind = main.iter().rfind(|(at, _)| *at < run.first().0);
            if let Some((before, _)) = behind.filter(|_| counts_anew)
                && has_heading(&blocks[*before..run.first().0])
            {
                others += 1;
                let name = part_name(&blocks[*before..run.first().0]).filter(|name| !names.contains(name));
                let name = name.unwrap_or_else(|| format!("part {others}"));
                names.push(name.clone());
                run.members.iter().for_each(|(at, _)| places[*at] = Place::Own(name.clone()));
            }
        }
        let continues = continuing(blocks, &places, main.len() >= DENSE);
        Self { places, continues }
    }

    pub fn place(&self, at: usize) -> Place {
        self.places.get(at).cloned().unwrap_or(Place::Loose)
    }

    pub fn continues(&self, at: usize) -> bool {
        self.continues.get(at).copied().unwrap_or_default()
    }
}

/// So many runs can be open at once.
const MOST_OPEN: usize = 12;

/// Numbers in order as runs. A list inside a paragraph opens a run beside the one it interrupts; the last one used is the first
/// to go on.
fn gather(numbers: impl Iterator<Item = (usize, u32)>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, number) in numbers {
        let behind = |gap: u32| {
            let fits = |run: &usize| (1..=gap).contains(&number.saturating_sub(runs[*run].last().1));
            open.iter().rposition(fits)
        };
        let fitting = behind(1).or_else(|| behind(MISSING).filter(|_| number > 1));
        if let Some(depth) = fitting {
            let run = open.remove(depth);
            runs[run].members.push((at, number));
            open.push(run);
        } else if !YEARS.contains(&number) {
            open.push(runs.len());
            runs.push(Run { members: vec![(at, number)] });
        }
        if open.len() > MOST_OPEN {
            open.remove(0);
        }
    }
    runs
}

/// The runs that together count the document through: the heaviest chain of which each begins behind the one before, with a
/// higher number. Of equals, the later.
fn counting_through(runs: &[Run]) -> Vec<usize> {
    let runs = &runs[..runs.len().min(MOST_RUNS)];
    let mut best: Vec<(usize, Option<usize>)> = Vec::new();
    for (index, run) in runs.iter().enumerate() {
        let before = (0..index)
            .filter(|other| runs[*other].last().0 < run.first().0 && runs[*other].last().1 < run.first().1)
            .max_by_key(|other| best[*other].0);
        best.push((weight(run, runs) + before.map_or(0, |other| best[other].0), before));
    }
    let mut chain = Vec::new();
    let mut next = (0..runs.len()).max_by_key(|index| best[*index].0);
    while let Some(index) = next {
        chain.push(index);
        next = best[index].1;
    }
    chain.reverse();
    without_strays(chain, runs)
}

/// With so many numbers that count through, one that stands alone far from them is a quotation of another text.
const SURE: usize = 10;

fn without_strays(chain: Vec<usize>, runs: &[Run]) -> Vec<usize> {
    let total: usize = chain.iter().map(|run| runs[*run].members.len()).sum();
    if total < SURE {
        return chain;
    }
    let near = |a: u32, b: u32| a.abs_diff(b) <= SURE as u32;
    let stays = |place: &usize| {
        let run = &runs[chain[*place]];
        let before = *place > 0 && near(runs[chain[place - 1]].last().1, run.first().1);
        let behind = chain.get(place + 1).is_some_and(|next| near(runs[*next].first().1, run.last().1));
        run.members.len() > 1 || before || behind
    };
    (0..chain.len()).filter(stays).map(|place| chain[place]).collect()
}

/// How many numbers a run has, those of the runs that it frames included: a resolution quoted in a report may have more
/// paragraphs than the report.
fn weight(run: &Run, runs: &[Run]) -> usize {
    let framed = runs.iter().filter(|other| {
        run.first().0 < other.first().0 && other.last().0 < run.last().0 && other.members.len() <= run.members.len() * 2
    });
    run.members.len() + framed.map(|other| other.members.len()).sum::<usize>()
}

fn has_heading(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| matches!(block.kind, Kind::Heading(_)))
}

/// Words that name the part of a document behind its end.
const PARTS: [&str; 14] = [
    "annex",
    "appendix",
    "enclosure",
    "annexe",
    "appendice",
    "anexo",
    "apéndice",
    "приложение",
    "добавление",
    "المرفق",
    "مرفق",
    "التذييل",
    "附件",
    "附录",
];

/// `annex II` of the last heading that names such a part.
fn part_name(blocks: &[Block]) -> Option<String> {
    let headings = blocks.iter().rev().filter(|block| matches!(block.kind, Kind::Heading(_)) || block.text.len() < 40);
    headings.filter_map(|block| name_of(&block.text)).next()
}

fn name_of(heading: &str) -> Option<String> {
    let mut words = heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.next()?.to_lowercase();
    PARTS.contains(&first.as_str()).then(|| {
        let numeral = |word: &&str| word.len() <= 4 && (word.chars().all(|c| c.is_uppercase() || c.is_numeric()));
        words.next().filter(numeral).map_or(first.clone(), |numeral| format!("{first} {numeral}"))
    })
}

fn continuing(blocks: &[Block], places: &[Place], dense: bool) -> Vec<bool> {
    let mut continues = vec![false; blocks.len()];
    let mut ahead = false;
    for at in (0..blocks.len()).rev() {
        continues[at] = ahead && dense;
        match (&places[at], blocks[at].kind) {
            (_, Kind::Heading(_)) => ahead = false,
            (Place::Main, _) => ahead = true,
            _ => {}
        }
    }
    continues
}
