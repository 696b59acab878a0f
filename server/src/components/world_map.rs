use maud::{Markup, html};

use crate::world::{Dot, Frame, SHAPES, Shape, WORLD};
use crate::{s, t, wording};

/// A map of the world or of a part of it. What it shows stands beside it as a list, so the drawing adds nothing that is not
/// also read.
#[derive(Clone, Debug)]
pub struct WorldMap {
    pub areas: Vec<Area>,
    /// The part that is shown; none for the whole world.
    pub part: Option<Frame>,
}

/// A country or area, and how many records it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    pub code: String,
    pub href: String,
    /// What is said of it: `Burundi: 12 records`.
    pub says: String,
    pub count: usize,
}

/// The classes of the map: the least number of records of each, from the second on; the first is none.
pub const CLASSES: [usize; 5] = [1, 2, 5, 10, 20];

/// The class of a number of records, from 0.
pub fn class(count: usize) -> usize {
    CLASSES.iter().take_while(|least| count >= **least).count()
}

/// What a class holds, in words.
pub fn class_name(class: usize) -> String {
    let least = |class: usize| CLASSES.get(class.wrapping_sub(1)).copied();
    match (least(class), least(class + 1)) {
        (None, _) => s!("map-no-record").to_owned(),
        (Some(first), Some(next)) if first + 1 == next => wording::records(first),
        (Some(first), Some(next)) => s!("map-class-range", first = first, last = next - 1),
        (Some(first), None) => s!("map-class-least", count = first),
    }
}

impl WorldMap {
    /// The part of the map in which some countries lie: their frames, with those that lie beyond the 180th meridian where
    /// the others are. None where that is most of the world.
    pub fn part_with(codes: &[&str]) -> Option<Frame> {
        let shapes: Vec<&Shape> = SHAPES.iter().filter(|shape| codes.contains(&shape.code)).collect();
        let east = shapes.iter().filter(|shape| shape.frame.left > WORLD.right / 2).count();
        let beyond = east * 2 > shapes.len();
        let around = shapes.iter().map(|shape| frame(shape, beyond)).reduce(Frame::around)?;
        let part = around.widened(around.width().max(around.height()) / 20 + 12);
        (part.width() < WORLD.width() * 2 / 3).then(|| landscape(part))
    }

    fn frame(&self) -> Frame {
        self.part.unwrap_or(*WORLD)
    }
}

fn frame(shape: &Shape, beyond: bool) -> Frame {
    match shape.dot {
        Some(Dot { y, beyond: Some(x), .. }) if beyond => Frame { left: x, top: y, right: x, bottom: y },
        // A view of its neighbours need not reach to the Pacific.
        _ if shape.code == "RUS" => Frame { right: shape.frame.left + (shape.frame.width() * 2) / 5, ..shape.frame },
        _ => shape.frame,
    }
}

/// A part no higher than it is wide.
fn landscape(part: Frame) -> Frame {
    let lacking = (part.height() - part.width()).max(0);
    Frame { left: part.left - lacking / 2, right: part.right + lacking / 2, ..part }
}

pub fn world_map(map: &WorldMap) -> Markup {
    let frame = map.frame();
    let view = format!("{} {} {} {}", frame.left, frame.top, frame.width(), frame.height());
    let zoom = f64::from(frame.width()) / f64::from(WORLD.width());
    html! {
        svg.world.zoomed[map.part.is_some()] viewBox=(view) role="group" aria-label=(s!("map-title")) {
            (patterns(zoom))
            @for shape in SHAPES.iter().filter(|shape| is_seen(shape, frame)) {
                @match map.areas.iter().find(|area| area.code == shape.code) {
                    Some(area) => {
                        a href=(area.href) tabindex=[(area.count == 0).then_some("-1")] rel="nofollow" {
                            title { (area.says) }
                            (drawn(shape, class(area.count), frame, zoom))
                        }
                    },
                    None => (drawn(shape, 0, frame, zoom)),
                }
            }
        }
    }
}

/// Whether anything of a shape may lie in a part. Shapes have more parts than their largest, so only dots are left out.
fn is_seen(shape: &Shape, frame: Frame) -> bool {
    shape.dot.is_none_or(|dot| place(dot, frame).is_some_and(|x| x <= frame.right) && dot.y <= frame.bottom)
}

/// Where a dot stands in a part of the map.
fn place(dot: Dot, frame: Frame) -> Option<i32> {
    [Some(dot.x), dot.beyond].into_iter().flatten().find(|x| (frame.left..=frame.right).contains(x))
}

fn drawn(shape: &Shape, class: usize, frame: Frame, zoom: f64) -> Markup {
    let fill = format!("url(#c{class})");
    html! {
        @match shape.dot {
            Some(dot) => circle.none[class == 0] cx=(place(dot, frame).unwrap_or(dot.x)) cy=(dot.y)
                r=(radius(class, zoom)) fill=[(class > 0).then_some(fill)] {},
            None => path.none[class == 0] d=(shape.outline) fill=[(class > 0).then_some(fill)] {},
        }
    }
}

/// Dots grow with their class and shrink as the map comes nearer.
fn radius(class: usize, zoom: f64) -> String {
    let least = if class == 0 { 4.0 } else { 6.5 };
    format!("{:.1}", (least + class as f64) * zoom.sqrt().max(0.35))
}

/// Fillings that differ by their lines and not by colour alone: the more records, the closer the lines, until they are one.
fn patterns(zoom: f64) -> Markup {
    let scale = format!("scale({:.2}) rotate(45)", 1.4 * zoom.max(0.2));
    html! {
        defs {
            @for class in 1..=CLASSES.len() {
                pattern id={ "c" (class) } width="8" height="8" patternUnits="userSpaceOnUse" patternTransform=(scale) {
                    rect class={ "c" (class) } width="8" height="8" {}
                    @if class < CLASSES.len() { path.lines d=(lines(class)) {} }
                }
            }
        }
    }
}

/// The lines of a class: one, two, then crossing ones.
fn lines(class: usize) -> &'static str {
    match class {
        1 => "M0 4h8",
        2 => "M0 2h8M0 6h8",
        3 => "M0 4h8M4 0v8",
        _ => "M0 2h8M0 6h8M2 0v8M6 0v8",
    }
}

/// What the fillings mean.
pub fn legend() -> Markup {
    html! {
        ul.legend aria-label=(s!("map-legend")) {
            @for class in 0..=CLASSES.len() {
                li {
                    svg.swatch viewBox="0 0 28 16" aria-hidden="true" {
                        rect.none[class == 0] width="28" height="16"
                            fill=[(class > 0).then(|| format!("url(#c{class})"))] {}
                    }
                    (class_name(class))
                }
            }
            li {
                svg.swatch viewBox="0 0 28 16" aria-hidden="true" { circle cx="14" cy="8" r="6" fill="url(#c1)" {} }
                (t!("map-small"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Area, WorldMap, class, class_name, world_map};
    use crate::testing::{attribute, text};
    use crate::world::WORLD;

    #[test]
    fn classes_have_no_gap_and_names_that_say_so() {
        assert_eq!([0, 1, 2, 4, 5, 9, 10, 19, 20, 900].map(class), [0, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
        let names: Vec<String> = (0..=5).map(class_name).collect();
        let said = ["no record", "1 record", "2–4 records", "5–9 records", "10–19 records", "20 records or more"];
        assert_eq!(names, said);
    }

    #[test]
    fn a_country_is_a_link_that_says_how_many() {
        let area = |code: &str, count| Area {
            code: code.into(),
            href: format!("/countries/{code}"),
            says: format!("{code}: {count}"),
            count,
        };
        let map = WorldMap { areas: vec![area("BDI", 12), area("TUV", 0)], part: None };
        let html = world_map(&map).into_string();
        assert_eq!(text(&html, "a title"), ["BDI: 12", "TUV: 0"]);
        assert_eq!(attribute(&html, "a path, a circle", "fill"), ["url(#c4)"]);
        assert_eq!(attribute(&html, "a", "tabindex"), ["-1"]);
    }

    #[test]
    fn a_part_of_the_map_is_landscape_and_goes_on_over_the_180th_meridian() {
        let pacific = WorldMap::part_with(&["AUS", "NZL", "FJI", "WSM", "TUV", "PNG"]).unwrap();
        assert!(pacific.right > WORLD.right && pacific.width() >= pacific.height());
        let map = WorldMap { areas: vec![], part: Some(pacific) };
        assert!(world_map(&map).into_string().contains("cx=\"2027\""));
        assert_eq!(WorldMap::part_with(&["USA", "JPN", "NZL", "GBR"]), None);
        assert_eq!(WorldMap::part_with(&[]), None);
    }
}
