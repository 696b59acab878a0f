use maud::{Markup, html};
use record::{Record, RecordType, Scheme, Vocabularies};
use search::LinkedRecord;

use crate::{s, t, url, wording};

/// A record among those it is linked with, drawn. The links stand beside it in words, so the drawing adds nothing that is
/// not also read but how the others hang together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbourhood {
    pub here: String,
    pub neighbours: Vec<Neighbour>,
    /// Links among the neighbours, by their places.
    pub among: Vec<(usize, usize)>,
    /// How many there was no room for.
    pub left_out: usize,
}

/// A linked record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    pub name: String,
    pub href: String,
    /// What is said of it: `Succeeds: Commission of Inquiry on Burundi`.
    pub says: String,
    pub sign: Sign,
}

/// What a node looks like, by kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Circle,
    Square,
    Diamond,
    Triangle,
}

/// How many neighbours are drawn.
const MOST: usize = 16;
/// How long a name may be.
const LONGEST: usize = 34;

impl Sign {
    fn of(kind: RecordType) -> Self {
        match kind {
            RecordType::Mechanism => Self::Circle,
            RecordType::Case | RecordType::Guidance | RecordType::Instrument => Self::Square,
            RecordType::GoodPractice => Self::Diamond,
            RecordType::Policy | RecordType::Event | RecordType::Report => Self::Triangle,
        }
    }
}

impl Neighbourhood {
    /// None where there is too little to draw.
    pub fn new(record: &Record, linked: &[LinkedRecord], vocabularies: &Vocabularies) -> Option<Self> {
        let mut once: Vec<&LinkedRecord> = Vec::new();
        for other in linked {
            if once.iter().all(|known| known.record.slug != other.record.slug) {
                once.push(other);
            }
        }
        let left_out = once.len().saturating_sub(MOST);
        once.truncate(MOST);
        let place = |slug: &record::Slug| once.iter().position(|other| other.record.slug == *slug);
        let mut among: Vec<(usize, usize)> = once
            .iter()
            .enumerate()
            .flat_map(|(from, other)| other.record.links.iter().filter_map(move |link| Some((from, place(&link.to)?))))
            .map(|(from, to)| (from.min(to), from.max(to)))
            .collect();
        among.sort_unstable();
        among.dedup();
        let neighbours = once.iter().map(|other| Neighbour::new(other, vocabularies)).collect::<Vec<_>>();
        (neighbours.len() > 1).then(|| Self { here: short_name(record), neighbours, among, left_out })
    }
}

impl Neighbour {
    fn new(other: &LinkedRecord, vocabularies: &Vocabularies) -> Self {
        let relation = wording::term(vocabularies, Scheme::LinkRelations, other.rel.as_str());
        Self {
            name: short_name(&other.record),
            href: url::record(&other.record.slug),
            says: s!("name-value", name = relation, value = wording::title(&other.record)),
            sign: Sign::of(other.record.kind),
        }
    }
}

/// The title where it is short, else the first alias that is, else the title cut.
fn short_name(record: &Record) -> String {
    let short = |name: &&String| name.chars().count() <= LONGEST;
    let name = Some(&record.title).filter(short).or_else(|| record.aliases.iter().find(short));
    wording::shorten(name.unwrap_or(&record.title), LONGEST)
}

const WIDTH: i32 = 760;
const CENTRE: i32 = WIDTH / 2;
/// How far apart names stand.
const APART: i32 = 30;

/// Where a neighbour stands: in one of two arcs, one on each side.
fn place(number: usize, all: usize) -> (i32, i32) {
    let rows = all.div_ceil(2).max(1) as i32;
    let (row, left) = ((number / 2) as i32, number % 2 == 1);
    let middle = f64::from(rows - 1) / 2.0;
    let off = if rows > 1 { (f64::from(row) - middle) / (f64::from(rows) / 2.0) } else { 0.0 };
    let reach = 60.0 + 70.0 * (1.0 - off * off).sqrt();
    let x = if left { CENTRE - reach as i32 } else { CENTRE + reach as i32 };
    (x, top() + row * APART)
}

fn top() -> i32 {
    24
}

pub fn neighbourhood(drawn: &Neighbourhood) -> Markup {
    let all = drawn.neighbours.len();
    let rows = all.div_ceil(2).max(3) as i32;
    let height = rows * APART + 24;
    let middle = top() + (all.div_ceil(2) as i32 - 1) * APART / 2;
    let at = |number: usize| place(number, all);
    html! {
        figure.neighbourhood {
            svg viewBox=(format!("0 0 {WIDTH} {height}")) role="group" aria-label=(s!("drawn-label")) {
                @for (from, to) in &drawn.among {
                    @let ((x, y), (to_x, to_y)) = (at(*from), at(*to));
                    path.among d={ "M" (x) " " (y) "Q" ((x + to_x) / 2 + (CENTRE - (x + to_x) / 2) / 3) " " ((y + to_y) / 2) " " (to_x) " " (to_y) } {}
                }
                @for number in 0..all {
                    @let (x, y) = at(number);
                    path.own d={ "M" (CENTRE) " " (middle) "L" (x) " " (y) } {}
                }
                @for (number, neighbour) in drawn.neighbours.iter().enumerate() { (node(neighbour, at(number))) }
                circle.here cx=(CENTRE) cy=(middle) r="9" {}
            }
            figcaption.remark {
                (t!("drawn-meaning", here = &drawn.here))
                @if drawn.left_out > 0 { " " (t!("drawn-left-out", count = drawn.left_out)) }
            }
        }
    }
}

fn node(neighbour: &Neighbour, (x, y): (i32, i32)) -> Markup {
    let (anchor, off) = if x < CENTRE { ("end", -13) } else { ("start", 13) };
    html! {
        a href=(neighbour.href) {
            title { (neighbour.says) }
            (sign(neighbour.sign, x, y))
            text x=(x + off) y=(y + 5) text-anchor=(anchor) { (neighbour.name) }
        }
    }
}

fn sign(sign: Sign, x: i32, y: i32) -> Markup {
    html! {
        @match sign {
            Sign::Circle => circle cx=(x) cy=(y) r="6" {},
            Sign::Square => rect x=(x - 5) y=(y - 5) width="10" height="10" {},
            Sign::Diamond => path d={ "M" (x) " " (y - 7) "l7 7-7 7-7-7z" } {},
            Sign::Triangle => path d={ "M" (x) " " (y - 7) "l7 12h-14z" } {},
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Neighbourhood, Sign, neighbourhood, place};
    use crate::testing::{attribute, records, text, vocabularies};
    use search::LinkedRecord;

    #[test]
    fn linked_records_stand_around_with_the_links_among_them() {
        let all = records();
        let linked: Vec<LinkedRecord> =
            all.iter().map(|record| LinkedRecord { rel: "learnt-from".into(), record: record.clone() }).collect();
        let drawn = Neighbourhood::new(&all[2], &linked, &vocabularies()).unwrap();
        // The practice is learnt from the commission.
        assert_eq!((drawn.neighbours.len(), drawn.among.len()), (4, 1));
        assert_eq!(drawn.neighbours[0].sign, Sign::Circle);
        let html = neighbourhood(&drawn).into_string();
        assert_eq!(attribute(&html, "a", "href")[0], "/records/coi-burundi-2016");
        assert_eq!(text(&html, "title")[0], "Learnt from: Commission of Inquiry on Burundi");
        assert_eq!(Neighbourhood::new(&all[0], &linked[..1], &vocabularies()), None);
    }

    #[test]
    fn no_two_stand_in_the_same_place() {
        for all in 2..=16 {
            let mut places: Vec<(i32, i32)> = (0..all).map(|number| place(number, all)).collect();
            places.sort_unstable();
            places.dedup();
            assert_eq!(places.len(), all);
        }
    }
}
