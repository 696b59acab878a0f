use strsim::damerau_levenshtein;

/// The candidate that was most likely meant by `typed`, if one is near enough to say so.
///
/// Near enough is a third of the length in edits, or one text standing inside the other.
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let limit = (typed.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let edits = damerau_levenshtein(&typed, candidate);
            let inside = typed.len() >= 4 && (candidate.contains(&typed) || typed.contains(candidate));
            (edits <= limit || inside).then_some((edits, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_the_slip_and_keeps_quiet_otherwise() {
        let terms = ["commission-of-inquiry", "fact-finding-mission", "crsv"];
        assert_eq!(nearest("commision-of-enquiry", terms), Some("commission-of-inquiry"));
        assert_eq!(nearest("fact-finding", terms), Some("fact-finding-mission"));
        assert_eq!(nearest("CRVS", terms), Some("crsv"));
        assert_eq!(nearest("something else", terms), None);
        assert_eq!(nearest("de", ["ar", "fr"]), None);
    }
}
