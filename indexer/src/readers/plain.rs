//! Plain text: paragraphs are parted by empty lines, or each line is one.

use super::block::{Block, Draft};

/// A text whose lines are mostly longer than this has a paragraph a line.
const LONG_LINE: usize = 120;

/// Read plain text.
pub(crate) fn read(text: &str) -> Draft {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{c}'], "\n");
    let blocks = paragraphs(&text).into_iter().map(|paragraph| Block::paragraph(&paragraph));
    let blocks = blocks.filter(|block| !block.text.is_empty()).collect();
    Draft { reader: "plain text".to_owned(), blocks, ..Draft::default() }
}

fn paragraphs(text: &str) -> Vec<String> {
    let parted = text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    parted.split("\n\n").flat_map(lines).collect()
}

/// The paragraphs of lines without an empty one between: a number begins a new one, and so does each line where lines are long.
fn lines(chunk: &str) -> Vec<String> {
    let long = chunk.lines().any(|line| line.chars().count() > LONG_LINE);
    let mut paragraphs: Vec<String> = Vec::new();
    for line in chunk.lines() {
        match paragraphs.last_mut() {
            Some(last) if !long && super::label::leading(line.trim()).is_none() => {
                last.push(' ');
                last.push_str(line);
            }
            _ => paragraphs.push(line.to_owned()),
        }
    }
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn empty_lines_and_numbers_part_paragraphs() {
        let texts = |text: &str| read(text).blocks.into_iter().map(|block| block.text).collect::<Vec<_>>();
        assert_eq!(
            texts("One\r\nline.\r\n\r\n1. Two\n2. Three\n and more\n\n\n"),
            ["One line.", "1. Two", "2. Three and more"]
        );
        assert_eq!(texts(&format!("{}\nb", "a".repeat(200))).len(), 2);
    }
}
