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
    /// The vocabulary of its values.
    pub scheme: Scheme,
    /// A record's own values; the broader ones are added from the vocabulary.
    values: fn(&Record, &Vocabularies) -> Vec<TermId>,
}

/// The one table of facets, in the order of the sidebar. Schema, query language, counts, addresses and the help page are all
/// made from it; what readers call a facet is said by who speaks to them.
pub const FACETS: &[FacetRow] = &[
    FacetRow {
        facet: Facet::Type,
        name: "type",
        scheme: Scheme::RecordTypes,
        values: |record, _| vec![record.kind.as_str().into()],
    },
    FacetRow {
        facet: Facet::Region,
        name: "region",
        scheme: Scheme::Regions,
        values: |record, vocabularies| {
            let of = |country: &TermId| vocabularies.regions_of(country.as_str()).into_iter().cloned().collect();
            record.countries.iter().flat_map::<Vec<TermId>, _>(of).collect()
        },
    },
    FacetRow {
        facet: Facet::Country,
        name: "country",
        scheme: Scheme::Countries,
        values: |record, _| record.countries.clone(),
    },
    FacetRow {
        facet: Facet::Situation,
        name: "situation",
        scheme: Scheme::Situations,
        values: |record, _| record.situations.clone(),
    },
    FacetRow { facet: Facet::Theme, name: "theme", scheme: Scheme::Themes, values: |record, _| record.themes.clone() },
    FacetRow {
        facet: Facet::MechanismType,
        name: "mechanism_type",
        scheme: Scheme::MechanismTypes,
        values: |record, _| record.mechanism_type.iter().cloned().collect(),
    },
    FacetRow { facet: Facet::Body, name: "body", scheme: Scheme::Bodies, values: |record, _| record.body.clone() },
    FacetRow {
        facet: Facet::Status,
        name: "status",
        scheme: Scheme::Statuses,
        values: |record, _| record.status.iter().map(|status| status.term.clone()).collect(),
    },
    FacetRow {
        facet: Facet::Framework,
        name: "framework",
        scheme: Scheme::Frameworks,
        values: |record, _| record.frameworks.clone(),
    },
    FacetRow {
        facet: Facet::Relation,
        name: "relation",
        scheme: Scheme::Relations,
        values: |record, _| record.relation.clone(),
    },
    FacetRow {
        facet: Facet::PracticeType,
        name: "practice_type",
        scheme: Scheme::PracticeTypes,
        values: |record, _| record.practice.practice_type.clone(),
    },
    FacetRow {
        facet: Facet::Evidence,
        name: "evidence",
        scheme: Scheme::EvidenceLevels,
        values: |record, _| record.practice.evidence_level.iter().cloned().collect(),
    },
    FacetRow {
        facet: Facet::Stage,
        name: "stage",
        scheme: Scheme::Stages,
        values: |record, _| record.practice.stage.clone(),
    },
    FacetRow { facet: Facet::Group, name: "group", scheme: Scheme::Groups, values: |record, _| record.groups.clone() },
    FacetRow {
        facet: Facet::Violation,
        name: "violation",
        scheme: Scheme::Violations,
        values: |record, _| record.violations.iter().map(|violation| violation.term.clone()).collect(),
    },
    FacetRow {
        facet: Facet::Language,
        name: "language",
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
