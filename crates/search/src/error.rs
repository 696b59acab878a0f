/// Why an index cannot be built, opened or searched. No reader's input causes one, unless it asks for more than there is time for.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The engine failed.
    #[error("the index failed: {0}")]
    Engine(#[source] tantivy::TantivyError),
    /// The time given by [`crate::within`] is over.
    #[error("the search took too long")]
    TooLong,
    /// Files do not match their checksums.
    #[error("the index is damaged; these files do not match their checksums: {files}")]
    Damaged {
        /// The files, for the log.
        files: String,
    },
    /// What is stored cannot be read.
    #[error("what is stored in the index cannot be read: {0}")]
    Stored(#[from] serde_json::Error),
    /// Something every index has is not there.
    #[error("the index has no {what}: build it anew")]
    Incomplete {
        /// What is missing.
        what: &'static str,
    },
    /// A file could not be read or written.
    #[error("the index cannot be read or written: {0}")]
    Io(#[from] std::io::Error),
}
