//! How long a question may take.
//!
//! A question is worked on by one thread from its beginning to its end: the time it must end by belongs to the thread, and not to the
//! dozens of functions in between, one of which would forget to hand it on.

use std::cell::Cell;
use std::io::{Error, ErrorKind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tantivy::TantivyError;

use crate::SearchError;

thread_local! {
    static END: Cell<Option<Instant>> = const { Cell::new(None) };
}

/// How many rows are gone through between two looks at the clock.
const ROWS: u32 = 4096;

/// Answer a question within a time. What takes longer ends with [`SearchError::TooLong`].
pub fn within<T>(time: Duration, question: impl FnOnce() -> T) -> T {
    let _restored = Restored(END.replace(Instant::now().checked_add(time)));
    question()
}

/// Puts back what was there before, also where the question panics: the thread is used again.
struct Restored(Option<Instant>);

impl Drop for Restored {
    fn drop(&mut self) {
        END.set(self.0);
    }
}

/// Fails where the time is over, as the engine does: the look at the clock often stands inside of it.
pub(crate) fn check() -> tantivy::Result<()> {
    match END.get() {
        Some(end) if Instant::now() > end => Err(TantivyError::IoError(Arc::new(Error::from(ErrorKind::TimedOut)))),
        _ => Ok(()),
    }
}

impl From<TantivyError> for SearchError {
    fn from(error: TantivyError) -> Self {
        match &error {
            TantivyError::IoError(cause) if cause.kind() == ErrorKind::TimedOut => Self::TooLong,
            _ => Self::Engine(error),
        }
    }
}

/// Looks at the clock every few thousand rows.
#[derive(Default)]
pub(crate) struct Rows(u32);

impl Rows {
    /// One more row.
    #[inline]
    pub fn step(&mut self) -> tantivy::Result<()> {
        self.0 += 1;
        if self.0 < ROWS {
            return Ok(());
        }
        self.0 = 0;
        check()
    }
}

#[cfg(test)]
mod tests {
    use super::{ROWS, Rows, check, within};
    use std::time::Duration;

    #[test]
    fn the_time_is_that_of_the_question_and_ends_with_it() {
        assert!(check().is_ok());
        within(Duration::ZERO, || {
            std::thread::sleep(Duration::from_millis(1));
            assert!(check().is_err());
            within(Duration::from_secs(60), || assert!(check().is_ok()));
            let mut rows = Rows::default();
            assert_eq!((0..=ROWS).filter(|_| rows.step().is_err()).count(), 1);
        });
        assert!(check().is_ok());
        assert!(std::panic::catch_unwind(|| within(Duration::ZERO, || panic!("a question"))).is_err());
        assert!(check().is_ok());
    }
}
