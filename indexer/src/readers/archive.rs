//! Archives that hold a document: DOCX, ODT, EPUB. Nothing is unfolded beyond measure.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::charset;
use crate::refusal::Refusal;

/// The largest part that is read, and the most that is read of one archive.
const LARGEST_PART: u64 = 64 << 20;
const LARGEST_WHOLE: u64 = 192 << 20;

/// An archive with more parts than this is no document.
const MOST_PARTS: usize = 5000;

/// An archive that is read part by part.
pub(super) struct Archive {
    format: &'static str,
    archive: ZipArchive<Cursor<Vec<u8>>>,
    /// How much may still be read.
    left: u64,
}

impl Archive {
    pub fn open(format: &'static str, bytes: Vec<u8>) -> Result<Self, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(format, &error.to_string()))?;
        if archive.len() > MOST_PARTS {
            return Err(Refusal::Bomb(format!("{} parts", archive.len())));
        }
        Ok(Self { format, archive, left: LARGEST_WHOLE })
    }

    /// A part as text, if there is one of that name.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        Ok(self.bytes(name)?.map(|bytes| charset::xml(&bytes)))
    }

    /// A part that must be there.
    pub fn required(&mut self, name: &str) -> Result<String, Refusal> {
        self.text(name)?.ok_or_else(|| damaged(self.format, &format!("it has no part `{name}`")))
    }

    pub fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(reason)) if reason.to_lowercase().contains("password") => {
                return Err(Refusal::Password);
            }
            Err(error) => return Err(damaged(self.format, &error.to_string())),
        };
        let limit = LARGEST_PART.min(self.left);
        let mut bytes = Vec::new();
        // What the archive says of the size of a part is not believed: what comes out is counted.
        let read = part.take(limit + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > limit {
            return Err(Refusal::Bomb(format!("the part `{}` is larger than {} MB", shown(name), limit >> 20)));
        }
        self.left -= bytes.len() as u64;
        read.map_err(|error| damaged(self.format, &format!("the part `{}`: {error}", shown(name))))?;
        Ok(Some(bytes))
    }
}

fn shown(name: &str) -> String {
    name.chars().take(60).collect()
}

pub(super) fn damaged(format: &str, reason: &str) -> Refusal {
    Refusal::Damaged { format: format.to_owned(), reason: reason.to_owned() }
}
