//! The numbers that stand before the items of lists.

use std::collections::HashMap;

use crate::readers::label::to_roman;
use crate::readers::xml::{Attributes, Step, walk};
use crate::refusal::Refusal;

/// How one level of a list is numbered; nothing for bullets.
#[derive(Clone, Debug)]
struct Level {
    format: String,
    before: String,
    behind: String,
    start: u32,
    /// How many levels are shown, as in `1.2`.
    shown: usize,
}

/// The styles of lists, by name and level.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<(String, usize), Option<Level>>);

impl Styles {
    pub fn read(&mut self, text: &str) -> Result<(), Refusal> {
        let mut list = None;
        walk("ODT", text, |step| {
            match step {
                Step::Open("list-style", about) => list = about.get("name").map(str::to_owned),
                Step::Close("list-style") => list = None,
                Step::Open(name @ ("list-level-style-number" | "list-level-style-bullet"), about) => {
                    if let (Some(list), Some(depth)) = (&list, about.number("level")) {
                        let level = (name == "list-level-style-number").then(|| Level::of(about));
                        self.0.insert((list.clone(), depth), level);
                    }
                }
                _ => {}
            }
            Ok(())
        })
    }
}

impl Level {
    fn of(about: &Attributes) -> Self {
        let text = |name: &str| about.get(name).unwrap_or_default().to_owned();
        Self {
            format: text("num-format"),
            before: text("num-prefix"),
            behind: text("num-suffix"),
            start: about.number("start-value").unwrap_or(1),
            shown: about.number("display-levels").unwrap_or(1),
        }
    }
}

/// A list that is open.
#[derive(Debug, Default)]
struct List {
    style: String,
    id: Option<String>,
    count: Option<u32>,
    /// Whether the next paragraph is the first of an item.
    fresh: bool,
}

/// The lists we are in, and how far those before have counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    styles: Styles,
    open: Vec<List>,
    /// The last count of lists by style and depth, and by name.
    last: HashMap<(String, usize), u32>,
    named: HashMap<String, u32>,
}

impl Lists {
    pub fn new(styles: Styles) -> Self {
        Self { styles, ..Self::default() }
    }

    pub fn inside(&self) -> bool {
        !self.open.is_empty()
    }

    pub fn open(&mut self, about: &Attributes) {
        let inherited = self.open.last().map(|list| list.style.clone()).unwrap_or_default();
        let style = about.get("style-name").map_or(inherited, str::to_owned);
        let depth = self.open.len() + 1;
        let continued = about.get("continue-numbering") == Some("true");
        let count = match about.get("continue-list") {
            Some(name) => self.named.get(name).copied(),
            None if continued => self.last.get(&(style.clone(), depth)).copied(),
            None => None,
        };
        self.open.push(List { style, id: about.get("id").map(str::to_owned), count, fresh: false });
    }

    pub fn close(&mut self) {
        let depth = self.open.len();
        let Some(list) = self.open.pop() else { return };
        if let Some(count) = list.count {
            self.last.insert((list.style, depth), count);
            self.named.extend(list.id.map(|id| (id, count)));
        }
    }

    pub fn item(&mut self, start: Option<u32>) {
        let depth = self.open.len();
        let Some(list) = self.open.last_mut() else { return };
        let first = self.styles.0.get(&(list.style.clone(), depth)).cloned().flatten().map_or(1, |level| level.start);
        list.count = Some(start.unwrap_or_else(|| list.count.map_or(first, |count| count.saturating_add(1))));
        list.fresh = true;
    }

    pub fn header(&mut self) {
        self.open.iter_mut().next_back().into_iter().for_each(|list| list.fresh = false);
    }

    /// The label of the paragraph that begins, if it is the first of a numbered item.
    pub fn label(&mut self) -> Option<String> {
        let depth = self.open.len();
        let list = self.open.last_mut().filter(|list| list.fresh)?;
        list.fresh = false;
        let level = self.styles.0.get(&(list.style.clone(), depth)).cloned().flatten()?;
        let from = depth.saturating_sub(level.shown.clamp(1, depth));
        let shown = self.open[from..].iter().enumerate().filter_map(|(place, list)| {
            let key = (list.style.clone(), from + place + 1);
            let format = self.styles.0.get(&key).cloned().flatten().map_or(level.format.clone(), |level| level.format);
            Some(formatted(list.count?, &format))
        });
        let numbers: Vec<String> = shown.filter(|number| !number.is_empty()).collect();
        (!numbers.is_empty()).then(|| format!("{}{}{}", level.before, numbers.join("."), level.behind))
    }
}

fn formatted(number: u32, format: &str) -> String {
    let place = number.saturating_sub(1);
    let letter = |first: u8| {
        let letter = char::from(first + (place % 26) as u8).to_string();
        letter.repeat((place / 26 + 1).min(20) as usize)
    };
    match format {
        "a" => letter(b'a'),
        "A" => letter(b'A'),
        "i" => to_roman(number),
        "I" => to_roman(number).to_uppercase(),
        "" => String::new(),
        _ => number.to_string(),
    }
}
