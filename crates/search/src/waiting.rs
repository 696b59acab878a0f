//! Rows on their way to the engine. It lets ten thousand records wait before whoever brings more has to, however long they are: here
//! what waits is counted in bytes, so that it takes no more memory the longer a collection is.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use tantivy::TantivyDocument;
use tantivy::indexer::UserOperation;
use tantivy::schema::document::{Document, Value};

/// Text that may wait, in bytes: enough to keep every core busy while one of them writes a segment.
const MOST: usize = 8 << 20;
/// An engine that took nothing for so long has failed. It says so to whoever hands it more.
const PATIENCE: Duration = Duration::from_secs(60);

/// A row that waits, or is being read.
pub(crate) struct Waiting {
    row: TantivyDocument,
    /// What all rows of a record hold until the last of them was read.
    _seat: Arc<Seat>,
}

impl Document for Waiting {
    type Value<'a> = <TantivyDocument as Document>::Value<'a>;
    type FieldsValuesIter<'a> = <TantivyDocument as Document>::FieldsValuesIter<'a>;

    fn iter_fields_and_values(&self) -> Self::FieldsValuesIter<'_> {
        self.row.iter_fields_and_values()
    }

    fn into_tantivy_document(self) -> TantivyDocument {
        self.row
    }
}

/// Where rows wait.
pub(crate) struct WaitingRoom {
    most: usize,
    room: Arc<Room>,
}

#[derive(Default)]
struct Room {
    /// Bytes that wait.
    taken: Mutex<usize>,
    left: Condvar,
}

impl Default for WaitingRoom {
    fn default() -> Self {
        Self { most: MOST, room: Arc::default() }
    }
}

impl WaitingRoom {
    /// Let the rows of a record in as soon as there is room for them. One that is longer than all that may wait waits alone.
    pub fn enter(&self, rows: Vec<TantivyDocument>) -> Vec<UserOperation<Waiting>> {
        let seat = Arc::new(self.seat(rows.iter().map(length).sum()));
        rows.into_iter().map(|row| UserOperation::Add(Waiting { row, _seat: seat.clone() })).collect()
    }

    fn seat(&self, size: usize) -> Seat {
        let full = |taken: &mut usize| *taken > 0 && *taken + size > self.most;
        let taken = self.room.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.room.left.wait_timeout_while(taken, PATIENCE, full);
        let (mut taken, _) = waited.unwrap_or_else(PoisonError::into_inner);
        *taken += size;
        Seat { size, room: self.room.clone() }
    }
}

struct Seat {
    size: usize,
    room: Arc<Room>,
}

impl Drop for Seat {
    fn drop(&mut self) {
        *self.room.taken.lock().unwrap_or_else(PoisonError::into_inner) -= self.size;
        self.room.left.notify_one();
    }
}

/// The bytes of a row: its words, and what is kept to be shown.
fn length(row: &TantivyDocument) -> usize {
    let values = row.field_values().map(|(_, value)| value);
    values.map(|value| value.as_str().map_or_else(|| value.as_bytes().map_or(0, <[u8]>::len), str::len)).sum()
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
    use std::thread;
    use std::time::Duration;

    use super::{Room, WaitingRoom};
    use tantivy::TantivyDocument;
    use tantivy::schema::Field;

    fn rows(lengths: &[usize]) -> Vec<TantivyDocument> {
        let row = |&length: &usize| {
            let mut row = TantivyDocument::default();
            row.add_text(Field::from_field_id(0), "x".repeat(length));
            row
        };
        lengths.iter().map(row).collect()
    }

    fn taken(room: &Room) -> usize {
        *room.taken.lock().unwrap()
    }

    fn is_outside(entered: &Receiver<usize>) -> bool {
        entered.recv_timeout(Duration::from_millis(50)) == Err(RecvTimeoutError::Timeout)
    }

    #[test]
    fn a_record_waits_outside_until_every_row_of_one_before_it_was_read() {
        let waiting = WaitingRoom { most: 100, ..WaitingRoom::default() };
        let mut first = waiting.enter(rows(&[40, 20]));
        let second = waiting.enter(rows(&[40]));
        assert_eq!(taken(&waiting.room), 100);
        thread::scope(|scope| {
            let (enters, entered) = channel();
            let waiting = &waiting;
            scope.spawn(move || enters.send(waiting.enter(rows(&[50])).len()));
            assert!(is_outside(&entered));
            first.pop();
            assert!(is_outside(&entered), "a row of the record before it is still to be read");
            first.pop();
            assert_eq!(entered.recv().unwrap(), 1);
        });
        drop(second);
        assert_eq!(taken(&waiting.room), 0);
    }

    #[test]
    fn a_record_longer_than_all_that_may_wait_waits_alone() {
        let waiting = WaitingRoom { most: 100, ..WaitingRoom::default() };
        let longest = waiting.enter(rows(&[500]));
        assert_eq!(taken(&waiting.room), 500);
        thread::scope(|scope| {
            let (enters, entered) = channel();
            let waiting = &waiting;
            scope.spawn(move || enters.send(waiting.enter(rows(&[1])).len()));
            assert!(is_outside(&entered));
            drop(longest);
            assert_eq!(entered.recv().unwrap(), 1);
        });
    }
}
