use serde::{Deserialize, Serialize};

/// Why a file could not be read: the cause, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// It cannot be opened at all.
    #[error("the file cannot be read: {0}")]
    Unreadable(String),
    /// We have no reader for it.
    #[error(
        "a file of type `.{extension}` cannot be read: save it as `.html`, `.pdf`, `.docx`, `.odt`, `.epub`, `.rtf`, `.md` or `.txt`"
    )]
    UnknownFormat {
        /// The ending of its name.
        extension: String,
    },
    /// Its name says one format, its bytes another.
    #[error("the file is called `.{named}` but holds {found}: {remedy}")]
    WrongType {
        /// The ending of its name.
        named: String,
        /// What it is.
        found: String,
        /// What to do.
        remedy: String,
    },
    /// Its letters cannot be made out.
    #[error("the encoding of the file cannot be recognised: open it where it reads well and save it as UTF-8")]
    UnknownEncoding,
    /// It is larger than we read.
    #[error("the file is larger than {limit} MB: split it, or save it without its pictures")]
    TooLarge {
        /// In MB.
        limit: u64,
    },
    /// It asks for a password.
    #[error("the file is protected by a password: open it with the password and save a copy without one")]
    Password,
    /// Its author has locked its text.
    #[error("the text of the file is locked against copying: ask whoever published it for a copy without that lock")]
    Locked,
    /// Its pages are pictures.
    #[error(
        "the file is a scan: its {pages} pages are pictures without text; run text recognition (OCR) over it and add the result"
    )]
    Scan {
        /// How many.
        pages: u32,
    },
    /// It is not what its format asks for.
    #[error("the {format} file is damaged: {reason}; open it in the program that made it and save it anew")]
    Damaged {
        /// The format.
        format: String,
        /// What is wrong.
        reason: String,
    },
    /// It unfolds into far more than it seems to be.
    #[error(
        "the file unfolds beyond measure ({0}), as files made to do harm do: do not open it; ask its sender for another copy"
    )]
    Bomb(String),
    /// Reading it took too long.
    #[error(
        "reading the file took more than {seconds} s and was stopped: split it, or save it anew as `.txt` or `.html`"
    )]
    TooSlow {
        /// The limit.
        seconds: u64,
    },
    /// Reading it took too much memory.
    #[error(
        "reading the file took more than {limit} MB of memory and was stopped: split it, or save it anew as `.txt` or `.html`"
    )]
    TooHungry {
        /// In MB.
        limit: u64,
    },
    /// The reader came to grief.
    #[error("the reader broke down over the file ({0}): save it anew as `.txt` or `.html`, and tell us of it")]
    Crashed(String),
    /// There is nothing in it.
    #[error("no text was found in this source: is it the right file?")]
    NoText,
}

impl Refusal {
    /// The cause in a word, for tables.
    pub fn cause(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "unreadable",
            Self::UnknownFormat { .. } => "unknown format",
            Self::WrongType { .. } => "wrong type",
            Self::UnknownEncoding => "unknown encoding",
            Self::TooLarge { .. } => "too large",
            Self::Password => "password",
            Self::Locked => "locked",
            Self::Scan { .. } => "scan",
            Self::Damaged { .. } => "damaged",
            Self::Bomb(_) => "bomb",
            Self::TooSlow { .. } => "too slow",
            Self::TooHungry { .. } => "too much memory",
            Self::Crashed(_) => "crashed",
            Self::NoText => "no text",
        }
    }
}
