//! The numbers that a browser prints before the items of an ordered list.

use scraper::ElementRef;

use crate::readers::label::to_roman;

/// What is printed before an item; nothing where its list is not ordered.
pub(super) fn label(item: ElementRef) -> Option<String> {
    let list = item.parent().and_then(ElementRef::wrap)?;
    if (item.value().name(), list.value().name()) != ("li", "ol") {
        return None;
    }
    let number = number(item, list)?;
    match list.value().attr("type") {
        Some("a" | "A") => letter(number).map(|letter| format!("({letter})")),
        Some("i" | "I") => Some(format!("({})", to_roman(number))),
        _ => Some(format!("{number}.")),
    }
}

/// A number is written at an item, or counted from the last that is, or from the start of the list.
fn number(item: ElementRef, list: ElementRef) -> Option<u32> {
    let value = |element: ElementRef, name: &str| element.value().attr(name)?.trim().parse::<u32>().ok();
    let mut before = 0;
    let mut earlier = item;
    loop {
        if let Some(value) = value(earlier, "value") {
            return value.checked_add(before);
        }
        match earlier.prev_siblings().filter_map(ElementRef::wrap).find(|other| other.value().name() == "li") {
            Some(other) => (before, earlier) = (before + 1, other),
            None => return value(list, "start").unwrap_or(1).checked_add(before),
        }
        // A list that long is no text.
        if before > MOST {
            return None;
        }
    }
}

/// The most items that are counted.
const MOST: u32 = 2000;

fn letter(number: u32) -> Option<char> {
    char::from_u32(u32::from('a') + number.checked_sub(1)?).filter(char::is_ascii_lowercase)
}
