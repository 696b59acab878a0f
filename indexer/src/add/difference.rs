//! What would change in a file, line by line.

/// The most lines of either text that are compared one with each.
const MOST_LINES: usize = 1500;
/// The most lines that are told.
const MOST_TOLD: usize = 80;

/// The lines that only one of two texts has, in order: `- ` those that are there, `+ ` those that are proposed. Nothing where they
/// are the same.
pub(super) fn difference(there: &str, proposed: &str) -> Vec<String> {
    let (there, proposed): (Vec<&str>, Vec<&str>) = (there.lines().collect(), proposed.lines().collect());
    let before = there.iter().zip(&proposed).take_while(|(a, b)| a == b).count();
    let (there, proposed) = (&there[before..], &proposed[before..]);
    let after = there.iter().rev().zip(proposed.iter().rev()).take_while(|(a, b)| a == b).count();
    let (there, proposed) = (&there[..there.len() - after], &proposed[..proposed.len() - after]);
    let mut told = match there.len().max(proposed.len()) {
        0..=MOST_LINES => of_each(there, proposed),
        _ => all("- ", there).chain(all("+ ", proposed)).collect(),
    };
    if let Some(more) = told.len().checked_sub(MOST_TOLD).filter(|&more| more > 0) {
        told.truncate(MOST_TOLD);
        told.push(format!("… and {more} more lines"));
    }
    told
}

fn all<'a>(sign: &'a str, lines: &'a [&'a str]) -> impl Iterator<Item = String> + 'a {
    lines.iter().map(move |line| format!("{sign}{line}"))
}

/// By the longest row of lines that both have.
fn of_each(there: &[&str], proposed: &[&str]) -> Vec<String> {
    let wide = proposed.len() + 1;
    let mut common = vec![0u16; (there.len() + 1) * wide];
    for (i, a) in there.iter().enumerate().rev() {
        for (j, b) in proposed.iter().enumerate().rev() {
            let longer = common[(i + 1) * wide + j].max(common[i * wide + j + 1]);
            common[i * wide + j] = if a == b { common[(i + 1) * wide + j + 1] + 1 } else { longer };
        }
    }
    let (mut i, mut j, mut told) = (0, 0, Vec::new());
    while i < there.len() && j < proposed.len() {
        if there[i] == proposed[j] {
            (i, j) = (i + 1, j + 1);
        } else if common[(i + 1) * wide + j] >= common[i * wide + j + 1] {
            told.push(format!("- {}", there[i]));
            i += 1;
        } else {
            told.push(format!("+ {}", proposed[j]));
            j += 1;
        }
    }
    told.extend(all("- ", &there[i..]).chain(all("+ ", &proposed[j..])));
    told
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn only_what_differs_is_told() {
        assert!(difference("a\nb\n", "a\nb\n").is_empty());
        assert_eq!(difference("a\nb\nc\nd\n", "a\nx\nc\nd\ne\n"), ["- b", "+ x", "+ e"]);
        assert_eq!(difference("", "a"), ["+ a"]);
        let long: String = (0..2000).map(|n| format!("{n}\n")).collect();
        assert!(difference(&long, "x").last().unwrap().ends_with("more lines"));
    }
}
