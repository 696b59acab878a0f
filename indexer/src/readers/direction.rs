//! Text written from right to left, whose letters a page holds in the order they are seen.

/// Whether a letter is Hebrew, Arabic or of a kindred script.
pub(crate) fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}') && !is_digit(c)
}

fn is_digit(c: char) -> bool {
    matches!(c, '٠'..='٩' | '۰'..='۹')
}

/// Whether a word reads from left to right of itself: it has a letter that does.
fn is_left_to_right(word: &str) -> bool {
    word.chars().any(|c| c.is_alphabetic() && !is_right_to_left(c))
}

/// Whether more letters of these words read from right to left than the other way.
pub(crate) fn mostly_right_to_left<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    let (mut right, mut left) = (0, 0);
    for c in words.flat_map(str::chars).filter(|c| c.is_alphabetic()) {
        *(if is_right_to_left(c) { &mut right } else { &mut left }) += 1;
    }
    right > left
}

/// The order in which to read the words of a line that stand on the page from left to right: positions in `words`.
pub(crate) fn logical_order(words: &[&str]) -> Vec<usize> {
    let from_right = mostly_right_to_left(words.iter().copied());
    let mut order: Vec<usize> = (0..words.len()).collect();
    if from_right {
        order.reverse();
    }
    // Runs of words that read against the line are turned round.
    let against = |index: &usize| {
        let word = words[*index];
        if from_right { is_left_to_right(word) } else { word.chars().any(is_right_to_left) }
    };
    let mut start = 0;
    while start < order.len() {
        let run = order[start..].iter().take_while(|index| against(index)).count();
        order[start..start + run].reverse();
        start += run.max(1);
    }
    order
}

/// A word as it is read, of one whose letters stand as they are seen.
///
/// Numbers inside keep their order, brackets turn, and a `lam` drawn in one stroke with an `alef`, which programs that write PDF
/// leave in reading order, is put right where only one reading is possible: behind the article.
pub(crate) fn logical_word(word: &str) -> String {
    if !word.chars().any(is_right_to_left) {
        return word.to_owned();
    }
    let mut turned: Vec<char> = word.chars().rev().map(mirrored).collect();
    let mut start = 0;
    while start < turned.len() {
        let number = |c: &char| c.is_numeric() || matches!(c, '.' | ',' | '/' | ':');
        let run = turned[start..].iter().take_while(|c| number(c)).count();
        if turned[start..start + run].iter().any(|c| c.is_numeric()) {
            turned[start..start + run].reverse();
        }
        start += run.max(1);
    }
    unite(turned.into_iter().collect())
}

fn mirrored(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '«' => '»',
        '»' => '«',
        other => other,
    }
}

/// `اإلنسان` as `الإنسان`: an alef before a hamza on alef stands only where the article's `lam` was drawn with it.
fn unite(word: String) -> String {
    let mut word = word;
    for alef in ['إ', 'أ', 'آ', 'ا'] {
        let drawn: String = ['ا', alef, 'ل'].iter().collect();
        let meant: String = ['ا', 'ل', alef].iter().collect();
        let start = word.find(&drawn);
        if start.is_some_and(|at| word[..at].chars().count() <= 1) {
            word = word.replacen(&drawn, &meant, 1);
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::{logical_order, logical_word};

    fn line(words: &[&str]) -> String {
        let order = logical_order(words);
        order.into_iter().map(|index| logical_word(words[index])).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn lines_seen_become_lines_read() {
        // As they stand on the page, from left to right.
        assert_eq!(line(&["ناسنلإا", "قوقح", "سلجم"]), "مجلس حقوق الإنسان");
        assert_eq!(line(&[".2024", "ماع", "-1"]), "-1 عام .2024");
        assert_eq!(line(&["ةقيثولا", "(see", "annex)", "رظنا"]), "انظر (see annex) الوثيقة");
        assert_eq!(line(&["The", "word", "مالس", "means", "peace"]), "The word سلام means peace");
        assert_eq!(line(&["(2023/12)ماع"]), "عام(2023/12)");
    }
}
