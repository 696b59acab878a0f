//! From byte offsets to lines and columns.

use record::Position;

/// Where a byte of a text stands, counted from the line and column 1.
pub(crate) fn position(text: &str, byte: usize) -> Position {
    let before = text.get(..byte).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Position {
        line: before.bytes().filter(|b| *b == b'\n').count() as u32 + 1,
        column: before[line_start..].chars().count() as u32 + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::position;

    #[test]
    fn counts_characters_from_one() {
        let at = |byte| (position("ab\nçd", byte).line, position("ab\nçd", byte).column);
        assert_eq!([at(0), at(2), at(3), at(5), at(99)], [(1, 1), (1, 3), (2, 1), (2, 2), (2, 3)]);
    }
}
