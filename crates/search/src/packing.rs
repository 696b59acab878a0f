//! How what is shown of a row is kept: packed by tables of letters that often stand together.
//!
//! Each row is packed by itself, so that a page unpacks what it shows and nothing beside it. A table has up to 255 sequences of at
//! most eight bytes, a byte each (Boncz, Neumann and Leis, “FSST: fast random access string compression”, 2020). It is made from
//! the very texts it packs, some megabytes of them, so that every language and script has sequences of its own.

use fsst::{Compressor, Decompressor, Symbol};
use tantivy::directory::OwnedBytes;
use tantivy::schema::IndexRecordOption;
use tantivy::store::StoreReader;
use tantivy::{DocAddress, DocSet, Searcher, SegmentReader, TERMINATED, TantivyDocument, Term};

use crate::SearchError;
use crate::schema::Fields;

/// How many sequences a table has at most; the byte behind them says that the next stands for itself.
const MOST: usize = 255;
/// The longest sequence, in bytes.
const LONGEST: u8 = 8;
/// The bytes in front of what is packed: the number of its table, 0 where it stands as it is.
const NUMBER: usize = 4;

/// A row, and the text that is shown of it.
pub(crate) struct Row(pub TantivyDocument, pub String);

/// From how many bytes on texts are packed, by a table that is made from them.
const PACKED_TOGETHER: usize = 4 << 20;
/// From how many bytes on texts that change are packed: a table for each few of them would soon take more room than it saves.
const WORTH_A_TABLE: usize = 1 << 20;

/// Rows that are packed together: those of some records.
#[derive(Default)]
pub(crate) struct Parcel {
    records: Vec<Vec<Row>>,
    /// How long the texts are, in bytes.
    bytes: usize,
    /// How many tables there are.
    tables: u32,
}

impl Parcel {
    /// In an index that has so many tables.
    pub fn behind(tables: u32) -> Self {
        Self { tables, ..Self::default() }
    }

    /// The rows of one more record.
    pub fn add(&mut self, rows: Vec<Row>) {
        self.bytes += rows.iter().map(|Row(_, shown)| shown.len()).sum::<usize>();
        self.records.push(rows);
    }

    pub fn is_full(&self) -> bool {
        self.bytes >= PACKED_TOGETHER
    }

    /// The rows as they are kept, record by record, and the table. `anew` says that no table was made for what was there before.
    pub fn pack(&mut self, fields: &Fields, anew: bool) -> impl Iterator<Item = Vec<TantivyDocument>> + use<> {
        let Self { records, bytes, tables } = std::mem::replace(self, Self::behind(self.tables));
        let packer = (bytes >= WORTH_A_TABLE || anew && bytes > 0).then(|| {
            let texts: Vec<&str> = records.iter().flatten().map(|Row(_, shown)| shown.as_str()).collect();
            Packer::of(tables + 1, &texts)
        });
        self.tables += u32::from(packer.is_some());
        let stored = fields.stored;
        let table = packer.as_ref().map(|packer| vec![packer.row(fields)]);
        let packed = records.into_iter().map(move |rows| {
            let kept = |text: &str| packer.as_ref().map_or_else(|| plain(text), |packer| packer.pack(text));
            let row = |Row(mut row, shown): Row| {
                row.add_bytes(stored, &kept(&shown));
                row
            };
            rows.into_iter().map(row).collect()
        });
        table.into_iter().chain(packed)
    }
}

/// Packs texts by one table.
struct Packer {
    number: u32,
    compressor: Compressor,
}

impl Packer {
    /// A new table, made from the texts it is to pack.
    fn of(number: u32, texts: &[&str]) -> Self {
        let texts = texts.iter().copied().map(str::as_bytes).collect();
        Self { number, compressor: Compressor::train(&texts) }
    }

    fn pack(&self, text: &str) -> Vec<u8> {
        let mut packed = self.number.to_le_bytes().to_vec();
        packed.extend(self.compressor.compress(text.as_bytes()));
        packed
    }

    /// The row of the table.
    fn row(&self, fields: &Fields) -> TantivyDocument {
        let mut row = TantivyDocument::default();
        row.add_text(fields.row, TABLE);
        row.add_u64(fields.place, u64::from(self.number));
        row.add_bytes(fields.stored, &self.table());
        row
    }

    /// The table as it is kept: each sequence behind its length.
    fn table(&self) -> Vec<u8> {
        let mut kept = Vec::new();
        for (symbol, &length) in self.compressor.symbol_table().iter().zip(self.compressor.symbol_lengths()) {
            kept.push(length);
            kept.extend(symbol.to_u64().to_le_bytes().iter().take(usize::from(length)));
        }
        kept
    }
}

/// A text that stands as it is.
pub(crate) fn plain(text: &str) -> Vec<u8> {
    let mut kept = 0u32.to_le_bytes().to_vec();
    kept.extend(text.as_bytes());
    kept
}

/// A table to unpack by.
struct Table {
    symbols: [Symbol; MOST],
    lengths: [u8; MOST],
}

impl Table {
    /// `None` where it is no table.
    fn read(mut kept: &[u8]) -> Option<Self> {
        let mut table = Self { symbols: [Symbol::ZERO; MOST], lengths: [0; MOST] };
        for (symbol, length) in table.symbols.iter_mut().zip(&mut table.lengths) {
            let Some((&first, rest)) = kept.split_first() else { break };
            let (sequence, behind) = rest.split_at_checked(usize::from(first)).filter(|_| first <= LONGEST)?;
            let mut bytes = [0; LONGEST as usize];
            bytes[..sequence.len()].copy_from_slice(sequence);
            (*symbol, *length, kept) = (Symbol::from_slice(&bytes), first, behind);
        }
        kept.is_empty().then_some(table)
    }

    fn unpack(&self, packed: &[u8]) -> Option<Vec<u8>> {
        ends_whole(packed).then(|| Decompressor::new(&self.symbols, &self.lengths).decompress(packed))
    }
}

/// Whether the last byte is none that says something of a next one.
fn ends_whole(packed: &[u8]) -> bool {
    let mut bytes = packed.iter();
    while let Some(byte) = bytes.next() {
        if usize::from(*byte) == MOST && bytes.next().is_none() {
            return false;
        }
    }
    true
}

/// What is shown of the rows of an index.
pub(crate) struct Stored {
    tables: Tables,
    /// The rows of each segment.
    rows: Vec<StoreReader>,
}

/// How many blocks of rows are remembered.
const REMEMBERED: usize = 64;

impl Stored {
    pub fn open(searcher: &Searcher, fields: &Fields) -> Result<Self, SearchError> {
        let open = |segment: &SegmentReader| segment.get_store_reader(REMEMBERED);
        let rows = searcher.segment_readers().iter().map(open).collect::<std::io::Result<_>>()?;
        let mut stored = Self { tables: Tables::default(), rows };
        stored.tables = stored.read_tables(searcher, fields)?;
        Ok(stored)
    }

    /// How many tables there are. They are numbered from 1.
    pub fn tables(&self) -> u32 {
        self.tables.0.len() as u32
    }

    /// The text that is shown of a row.
    pub fn text(&self, row: DocAddress) -> Result<String, SearchError> {
        self.tables.unpack(kept(&self.bytes(row)?).ok_or(DAMAGED)?)
    }

    fn bytes(&self, row: DocAddress) -> Result<OwnedBytes, SearchError> {
        Ok(self.rows[row.segment_ord as usize].get_document_bytes(row.doc_id)?)
    }

    fn read_tables(&self, searcher: &Searcher, fields: &Fields) -> Result<Tables, SearchError> {
        let mut tables = Vec::new();
        let term = Term::from_field_text(fields.row, TABLE);
        for (place, segment) in (0..).zip(searcher.segment_readers()) {
            let rows = segment.inverted_index(fields.row)?.read_postings(&term, IndexRecordOption::Basic)?;
            let Some(mut rows) = rows else { continue };
            let numbers = segment.fast_fields().u64("place")?;
            while rows.doc() != TERMINATED {
                let table = self.bytes(DocAddress::new(place, rows.doc()))?;
                tables.push((numbers.first(rows.doc()), kept(&table).and_then(Table::read).ok_or(DAMAGED)?));
                rows.advance();
            }
        }
        tables.sort_by_key(|(number, _)| *number);
        Ok(Tables(tables.into_iter().map(|(_, table)| table).collect()))
    }
}

/// The one value that is kept of a row, as the engine writes it (tantivy 0.27): how many values there are, in one byte; the field, in
/// four; the kind, in one; the length, whose last byte has its highest bit set; the bytes. The engine itself reads them one by one.
fn kept(row: &[u8]) -> Option<&[u8]> {
    let (_, length_and_bytes) = row.split_at_checked(6)?;
    let last = length_and_bytes.iter().position(|byte| byte >> 7 == 1)?;
    Some(&length_and_bytes[last + 1..])
}

/// All tables of an index.
#[derive(Default)]
struct Tables(Vec<Table>);

impl Tables {
    fn unpack(&self, kept: &[u8]) -> Result<String, SearchError> {
        let (number, packed) = kept.split_first_chunk::<NUMBER>().ok_or(DAMAGED)?;
        let bytes = match u32::from_le_bytes(*number).checked_sub(1) {
            None => packed.to_vec(),
            Some(place) => self.0.get(place as usize).and_then(|table| table.unpack(packed)).ok_or(DAMAGED)?,
        };
        String::from_utf8(bytes).map_err(|_| DAMAGED)
    }
}

/// The kind of row that a table is.
const TABLE: &str = "table";

const DAMAGED: SearchError = SearchError::Incomplete { what: "stored text that can be unpacked" };

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Packer, Table, Tables, plain};

    fn tables(packer: &Packer) -> Tables {
        Tables(vec![Table::read(&packer.table()).unwrap()])
    }

    #[test]
    fn what_is_packed_is_smaller_and_comes_back() {
        let texts: Vec<String> = (0..200)
            .map(|n| format!("The commission of inquiry on the situation of human rights, part {n}."))
            .collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let packer = Packer::of(1, &texts);
        let tables = tables(&packer);
        for text in &texts {
            let packed = packer.pack(text);
            assert!(packed.len() * 2 < text.len(), "{} of {}", packed.len(), text.len());
            assert_eq!(tables.unpack(&packed).unwrap(), *text);
        }
        // What it was not made from is packed too, if not well.
        for other in ["", "نص آخر", "另一个", "\u{0}\u{ff}"] {
            assert_eq!(tables.unpack(&packer.pack(other)).unwrap(), other);
            assert_eq!(tables.unpack(&plain(other)).unwrap(), other);
        }
    }

    proptest! {
        #[test]
        fn any_text_comes_back(texts in prop::collection::vec("\\PC{0,40}|[a-e ]{0,60}", 1..12), other in "\\PC{0,60}") {
            let packer = Packer::of(1, &texts.iter().map(String::as_str).collect::<Vec<_>>());
            let tables = tables(&packer);
            for text in texts.iter().chain([&other]) {
                prop_assert_eq!(&tables.unpack(&packer.pack(text)).unwrap(), text);
            }
        }

        #[test]
        fn damage_is_refused_or_gives_some_text_and_never_a_crash(
            table in prop::collection::vec(any::<u8>(), 0..80), packed in prop::collection::vec(any::<u8>(), 0..80)
        ) {
            let mut kept = 1u32.to_le_bytes().to_vec();
            kept.extend(&packed);
            let packer = Packer::of(1, &["human rights", "humanitarian law"]);
            let _ = tables(&packer).unpack(&kept);
            let _ = Tables::default().unpack(&packed);
            if let Some(table) = Table::read(&table) {
                let _ = Tables(vec![table]).unpack(&kept);
            }
        }
    }
}
