use crate::RecordType;

/// A field of the front matter: its name, the kinds of record that may have it, what it holds.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name, as written in files.
    pub name: &'static str,
    /// The kinds that may have it; empty for all.
    pub kinds: &'static [RecordType],
    /// What it holds, in a few words.
    pub holds: &'static str,
}

impl Field {
    /// The field of this name.
    pub fn named(name: &str) -> Option<&'static Field> {
        FIELDS.iter().find(|field| field.name == name)
    }

    /// Whether a record of this kind may have it.
    pub fn fits(&self, kind: RecordType) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }
}

const ALL: &[RecordType] = &[];
const MECHANISM: &[RecordType] = &[RecordType::Mechanism];
const PRACTICE: &[RecordType] = &[RecordType::GoodPractice];
const LEGAL: &[RecordType] = &[RecordType::Case, RecordType::Guidance, RecordType::Instrument, RecordType::Report];
const EVENT: &[RecordType] = &[RecordType::Event];

const fn field(name: &'static str, kinds: &'static [RecordType], holds: &'static str) -> Field {
    Field { name, kinds, holds }
}

/// Every field of a record's front matter. What is not here is refused; the corpus README explains each one.
pub const FIELDS: &[Field] = &[
    field("type", ALL, "kind of record"),
    field("title", ALL, "official title"),
    field("titles", ALL, "official titles in other languages"),
    field("aliases", ALL, "popular names and acronyms"),
    field("symbols", ALL, "document symbols of its own"),
    field("shared_symbols", ALL, "document symbols it shares"),
    field("body", ALL, "who mandated, issued or decided"),
    field("status", ALL, "where it stands"),
    field("status_checked", ALL, "when the status was last checked"),
    field("status_note", ALL, "a remark on the status"),
    field("dates", ALL, "its dates"),
    field("countries", ALL, "countries, ISO 3166-1 alpha-3"),
    field("situations", ALL, "named situations"),
    field("frameworks", ALL, "bodies of law"),
    field("relation", ALL, "how humanitarian law and human rights law are related"),
    field("classification", ALL, "how a body classified the conflict"),
    field("themes", ALL, "subjects"),
    field("groups", ALL, "affected groups it addresses by name"),
    field("violations", ALL, "violations, each with its level"),
    field("links", ALL, "links to other records"),
    field("sources", ALL, "where its facts come from"),
    field("provenance", ALL, "when it was written and verified"),
    field("sensitivity", ALL, "what a reader should know first"),
    field("language", ALL, "language of the summary"),
    field("formerly", ALL, "old slugs"),
    field("mechanism_type", MECHANISM, "kind of mechanism"),
    field("members", MECHANISM, "members whose names are public"),
    field("access", MECHANISM, "access to territory"),
    field("standard_of_proof", MECHANISM, "standard of proof"),
    field("visibility", MECHANISM, "whether results are public"),
    field("decisions", MECHANISM, "creation, renewals, end, with votes"),
    field("reports", MECHANISM, "main reports"),
    field("context", PRACTICE, "where, when, what the difficulty was"),
    field("actor", PRACTICE, "who did it"),
    field("measure", PRACTICE, "what was done"),
    field("outcome", PRACTICE, "what came of it"),
    field("limits", PRACTICE, "where it does not reach"),
    field("transferability", PRACTICE, "where else it could work"),
    field("practice_type", PRACTICE, "kinds of practice"),
    field("evidence_level", PRACTICE, "how well it is evidenced"),
    field("evidence_why", PRACTICE, "why that level"),
    field("stage", PRACTICE, "stages of the accountability cycle"),
    field("lesson", PRACTICE, "`true` when it shows what did not work"),
    field("murad_principle", PRACTICE, "the Murad Code principle it follows"),
    field("holding", LEGAL, "what it holds, with its paragraph"),
    field("misread", LEGAL, "what it is often wrongly cited for"),
    field("series", EVENT, "the series it belongs to"),
    field("series_number", EVENT, "its number in the series"),
    field("place", EVENT, "where it was held"),
    field("partners", EVENT, "who held it together"),
    field("topics", EVENT, "what was on the table"),
    field("aims", EVENT, "what it was for"),
];

#[cfg(test)]
mod tests {
    use super::FIELDS;

    #[test]
    fn no_name_twice() {
        for (i, field) in FIELDS.iter().enumerate() {
            assert!(FIELDS[..i].iter().all(|other| other.name != field.name), "{}", field.name);
        }
    }
}
