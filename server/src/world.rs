//! The outlines of the world's countries and areas, as drawn on the map. See `assets/map/convert.py` for how they were made.

use std::sync::LazyLock;

/// A country or area as drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// ISO 3166-1 alpha-3, or `XKX`; empty for what is drawn and belongs to none.
    pub code: &'static str,
    /// Where its largest part lies.
    pub frame: Frame,
    /// Where it stands as a dot, if it is too small to be drawn.
    pub dot: Option<Dot>,
    /// Its outline, as SVG writes it.
    pub outline: &'static str,
}

/// A rectangle of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    pub left: i32,
    pub top: i32,
    pub right: i32,
    pub bottom: i32,
}

/// A small State or area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dot {
    pub x: i32,
    pub y: i32,
    /// Where it stands when the map goes on over the 180th meridian to the east.
    pub beyond: Option<i32>,
}

impl Frame {
    pub fn width(self) -> i32 {
        self.right - self.left
    }

    pub fn height(self) -> i32 {
        self.bottom - self.top
    }

    /// The smallest rectangle around both.
    pub fn around(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// With some room on every side.
    pub fn widened(self, room: i32) -> Self {
        Self { left: self.left - room, top: self.top - room, right: self.right + room, bottom: self.bottom + room }
    }
}

/// The whole map, its edges aside.
pub static WORLD: LazyLock<Frame> = LazyLock::new(|| {
    let size = OUTLINES.lines().find_map(|line| line.strip_prefix("# size ")).unwrap_or_default();
    let size = numbers(size);
    Frame { left: 0, top: 0, right: at(&size, 0), bottom: at(&size, 1) }
});

/// Every country and area, those with an outline first, so that dots lie on top.
pub static SHAPES: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    let lines = OUTLINES.lines().filter(|line| !line.starts_with('#'));
    let mut shapes: Vec<Shape> = lines.filter_map(shape).collect();
    shapes.sort_by_key(|shape| shape.dot.is_some());
    shapes
});

const OUTLINES: &str = include_str!("../assets/map/world.txt");

fn shape(line: &'static str) -> Option<Shape> {
    let mut parts = line.split('\t');
    let (code, frame, dot, outline) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let (frame, dot) = (numbers(frame), numbers(dot));
    Some(Shape {
        code,
        frame: Frame { left: at(&frame, 0), top: at(&frame, 1), right: at(&frame, 2), bottom: at(&frame, 3) },
        dot: dot.first().map(|&x| Dot { x, y: at(&dot, 1), beyond: dot.get(2).copied() }),
        outline,
    })
}

fn numbers(text: &str) -> Vec<i32> {
    text.split(' ').filter_map(|number| number.parse().ok()).collect()
}

fn at(numbers: &[i32], place: usize) -> i32 {
    numbers.get(place).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{SHAPES, WORLD};
    use std::collections::HashSet;

    #[test]
    fn each_area_is_drawn_once_and_within_the_map() {
        let mut codes = HashSet::new();
        for shape in SHAPES.iter() {
            assert!(codes.insert(shape.code), "{} stands there twice", shape.code);
            assert_ne!(shape.dot.is_some(), !shape.outline.is_empty(), "{} is neither dot nor outline", shape.code);
            assert!(shape.outline.chars().all(|c| c.is_ascii_digit() || "Mlz -".contains(c)), "{}", shape.code);
            let (frame, world) = (shape.frame, *WORLD);
            assert!(frame.left >= 0 && frame.right <= world.right && frame.bottom <= world.bottom, "{}", shape.code);
        }
        assert!(codes.len() > 245, "{}", codes.len());
    }

    #[test]
    fn small_states_are_dots_and_lands_have_parts_where_they_lie() {
        let of = |code: &str| SHAPES.iter().find(|shape| shape.code == code).unwrap();
        for small in ["TUV", "MDV", "SMR", "PSE", "LUX"] {
            assert!(of(small).dot.is_some(), "{small}");
        }
        assert!(of("WSM").dot.unwrap().beyond.unwrap() > WORLD.right - 100);
        // French Guiana is no part of the outline of France; Crimea is one of that of Ukraine, without a border between.
        assert!(of("FRA").frame.left > 900 && of("GUF").frame.right < 800);
        assert_eq!(of("UKR").outline.matches('M').count(), 1);
    }
}
