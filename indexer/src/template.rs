//! A file to begin with, for each kind of record.

use record::RecordType;

/// A record of this kind to copy: every field that such a record usually has, and the headings of its summary. As it stands it passes the
/// checks, but for the record it links to.
pub fn template(kind: RecordType) -> &'static str {
    match kind {
        RecordType::Mechanism => include_str!("../templates/mechanism.md"),
        RecordType::GoodPractice => include_str!("../templates/good-practice.md"),
        RecordType::Case => include_str!("../templates/case.md"),
        RecordType::Guidance => include_str!("../templates/guidance.md"),
        RecordType::Instrument => include_str!("../templates/instrument.md"),
        RecordType::Policy => include_str!("../templates/policy.md"),
        RecordType::Event => include_str!("../templates/event.md"),
        RecordType::Report => include_str!("../templates/report.md"),
    }
}

#[cfg(test)]
mod tests {
    use super::template;
    use crate::check_record;
    use record::RecordType;

    #[test]
    fn every_template_is_a_record() {
        let library = crate::checking::tests::library();
        for kind in RecordType::ALL {
            let checked = check_record("an-example", template(kind), &library).unwrap();
            let said: Vec<String> = checked.problems.iter().map(ToString::to_string).collect();
            assert!(said.iter().all(|said| said.contains("there is no record `slug-of-a-record`")), "{kind}: {said:?}");
            assert!(checked.file.starts_with(kind.folder()) && checked.warnings.is_empty(), "{kind}");
        }
    }
}
