use std::fmt;
use std::str::FromStr;

use record::{Record, Scheme, TermId, Vocabularies};

/// What results can be narrowed by. The names are those of the address and of the query language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Facet {
    /// Kind of record.
    Type,
    /// UN M49 region or subregion.
    Region,
    /// State or area.
    Country,
    /// Named situation.
    Situation,
    /// Subject.
    Theme,
    /// Kind of mechanism.
    MechanismType,
    /// Who mandated, issued or decided.
    Body,
    /// Where it stands.
    Status,
    /// Body of law.
    Framework,
    /// How humanitarian law and human rights law are related.
    Relation,
    /// Kind of good practice.
    PracticeType,
    /// How well a good practice is evidenced.
    Evidence,
    /// Stage of the accountability cycle.
    Stage,
    /// Affected group.
    Group,
    /// Violation or crime.
    Violation,
    /// Language of a source.
    Language,
}

/// One row of the table of facets.
pub struct FacetRow {
    /// Which facet.
    pub facet: Facet,
    /// Its name in addresses and queries.
    pub name: &'static str,
    /// What readers see above its values.
    pub label: &'static str,
    /// One sentence for the help page.
    pub help: &'static str,
    /// The vocabulary of its values.
    pub scheme: Scheme,
    /// A record's own values; the broader ones are added from the vocabulary.
    values: fn(&Record, &Vocabularies) -> Vec<TermId>,
}

/// The one table of facets, in the order of the sidebar. Schema, query language, counts, addresses, labels and the help page are
/// all made from it.
pub const FACETS: &[FacetRow] = &[
    FacetRow {
        facet: Facet::Type,
        name: "type",
        label: "Kind of record",
        help: "mechanism, good practice, case, guidance, instrument, policy, event or report",
        scheme: Scheme::RecordTypes,
        values: |record, _| vec![record.kind.as_str().into()],
    },
    FacetRow {
        facet: Facet::Region,
        name: "region",
        label: "Region",
        help: "UN M49 region or subregion, by code or name",
        scheme: Scheme::Regions,
        values: |record, vocabularies| {
            let of = |country: &TermId| vocabularies.regions_of(country.as_str()).into_iter().cloned().collect();
            record.countries.iter().flat_map::<Vec<TermId>, _>(of).collect()
        },
    },
    FacetRow {
        facet: Facet::Country,
        name: "country",
        label: "Country or area",
        help: "ISO 3166-1 code or name",
        scheme: Scheme::Countries,
        values: |record, _| record.countries.clone(),
    },
    FacetRow {
        facet: Facet::Situation,
        name: "situation",
        label: "Situation",
        help: "a named situation, such as a conflict",
        scheme: Scheme::Situations,
        values: |record, _| record.situations.clone(),
    },
    FacetRow {
        facet: Facet::Theme,
        name: "theme",
        label: "Theme",
        help: "subject",
        scheme: Scheme::Themes,
        values: |record, _| record.themes.clone(),
    },
    FacetRow {
        facet: Facet::MechanismType,
        name: "mechanism_type",
        label: "Kind of mechanism",
        help: "commission of inquiry, fact-finding mission, court and so on",
        scheme: Scheme::MechanismTypes,
        values: |record, _| record.mechanism_type.iter().cloned().collect(),
    },
    FacetRow {
        facet: Facet::Body,
        name: "body",
        label: "Mandating or issuing body",
        help: "who mandated, issued or decided",
        scheme: Scheme::Bodies,
        values: |record, _| record.body.clone(),
    },
    FacetRow {
        facet: Facet::Status,
        name: "status",
        label: "Status",
        help: "where a mechanism or text stands, as last checked",
        scheme: Scheme::Statuses,
        values: |record, _| record.status.iter().map(|status| status.term.clone()).collect(),
    },
    FacetRow {
        facet: Facet::Framework,
        name: "framework",
        label: "Legal framework",
        help: "humanitarian law, human rights law, criminal law and so on",
        scheme: Scheme::Frameworks,
        values: |record, _| record.frameworks.clone(),
    },
    FacetRow {
        facet: Facet::Relation,
        name: "relation",
        label: "Relation of IHL and human rights law",
        help: "how the two bodies of law are related in a case or text",
        scheme: Scheme::Relations,
        values: |record, _| record.relation.clone(),
    },
    FacetRow {
        facet: Facet::PracticeType,
        name: "practice_type",
        label: "Kind of practice",
        help: "what a good practice is about",
        scheme: Scheme::PracticeTypes,
        values: |record, _| record.practice.practice_type.clone(),
    },
    FacetRow {
        facet: Facet::Evidence,
        name: "evidence",
        label: "Evidence level",
        help: "how well the outcome of a good practice is evidenced",
        scheme: Scheme::EvidenceLevels,
        values: |record, _| record.practice.evidence_level.iter().cloned().collect(),
    },
    FacetRow {
        facet: Facet::Stage,
        name: "stage",
        label: "Stage of the accountability cycle",
        help: "from early warning to closure",
        scheme: Scheme::Stages,
        values: |record, _| record.practice.stage.clone(),
    },
    FacetRow {
        facet: Facet::Group,
        name: "group",
        label: "Affected group",
        help: "groups a record addresses by name",
        scheme: Scheme::Groups,
        values: |record, _| record.groups.clone(),
    },
    FacetRow {
        facet: Facet::Violation,
        name: "violation",
        label: "Violation or crime",
        help: "alleged, found, charged or convicted: the record says which",
        scheme: Scheme::Violations,
        values: |record, _| record.violations.iter().map(|violation| violation.term.clone()).collect(),
    },
    FacetRow {
        facet: Facet::Language,
        name: "language",
        label: "Language of a source",
        help: "ISO 639-1 code or name",
        scheme: Scheme::Languages,
        values: |record, _| record.sources.iter().filter_map(|source| source.language.clone()).collect(),
    },
];

impl Facet {
    /// Its row of the table.
    pub fn row(self) -> &'static FacetRow {
        &FACETS[self as usize]
    }

    /// Its name in addresses and queries.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The vocabulary of its values.
    pub fn scheme(self) -> Scheme {
        self.row().scheme
    }

    /// A record's values with all broader ones, each once, sorted.
    pub fn values(self, record: &Record, vocabularies: &Vocabularies) -> Vec<TermId> {
        let vocabulary = vocabularies.scheme(self.scheme());
        let mut values = (self.row().values)(record, vocabularies);
        let broader: Vec<TermId> =
            values.iter().flat_map(|value| vocabulary.ancestors(value.as_str())).cloned().collect();
        // A country's broader term is a region, which is a facet of its own.
        values.extend(broader.into_iter().filter(|term| vocabulary.get(term.as_str()).is_some()));
        values.sort();
        values.dedup();
        values
    }
}

impl FromStr for Facet {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        FACETS.iter().find(|row| row.name == name).map(|row| row.facet).ok_or(())
    }
}

impl fmt::Display for Facet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::FACETS;

    #[test]
    fn the_table_is_in_the_order_of_the_enum() {
        for (position, row) in FACETS.iter().enumerate() {
            assert_eq!(row.facet as usize, position, "{}", row.name);
            assert_eq!(row.name.parse(), Ok(row.facet));
        }
    }
}
