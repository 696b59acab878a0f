//! Desks: how many questions are worked on at the same time, and who waits for how long.
//!
//! A crowd that comes all at once is let in, as long as it can be served within a moment. A line that does not get shorter is another
//! thing: those who join it would all wait the same long time, and nobody would be served sooner for it. There only a few may wait, and
//! the others are told so. (Nichols and Jacobson, “Controlling queue delay”, 2012, tell the two apart in the same way.)
//!
//! Programs that wander from filter to filter have a line of their own, in front of half of the desks, and go only when nobody else
//! waits.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use prometheus_client::metrics::gauge::Gauge;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::error::PageError;

/// How many may wait for each desk in a line that does not get shorter.
const STANDING: usize = 3;
/// How long the last of a crowd may have to wait, and how long a crowd may go on coming.
const CROWD: Duration = Duration::from_millis(1500);
/// How long there must have been no long line for a crowd to be one.
const CALM: Duration = Duration::from_secs(5);
/// The most of a crowd that wait.
const LARGEST_CROWD: usize = 2000;
/// How long who is turned away waits for that answer: one who asks again without a pause would otherwise take the time of those who are
/// served.
const PAUSE: Duration = Duration::from_millis(400);
/// What a page is taken to cost until it is known.
const FIRST_GUESS: Duration = Duration::from_millis(3);
/// How many who wander may wait.
const WANDERERS: usize = 16;
/// How long one who wanders waits for a desk at most, and how often it looks whether nobody else waits.
const WANDERING: Duration = Duration::from_secs(5);
const LOOK: Duration = Duration::from_millis(4);

/// How many wait: in a line that stands, and in a crowd, by time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    pub standing: usize,
    pub crowd: Duration,
}

impl Default for Room {
    fn default() -> Self {
        Self { standing: STANDING, crowd: CROWD }
    }
}

/// The desks of a site.
pub(crate) struct Desks {
    free: Arc<Semaphore>,
    many: usize,
    /// Desks that those who wander may take.
    wandering: Arc<Semaphore>,
    wanderers: Gauge,
    waiting: Gauge,
    line: Mutex<Line>,
    room: Room,
    /// What a question takes, in microseconds, as it was of late.
    usual: AtomicU64,
}

/// A place at a desk. It goes with the work and not with the request: a reader who gives up does not make room for another question
/// while the first is still being answered.
pub(crate) struct Place {
    desks: Arc<Desks>,
    began: Instant,
    _desk: OwnedSemaphorePermit,
    _wandering: Option<OwnedSemaphorePermit>,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.desks.took(self.began.elapsed());
    }
}

impl Desks {
    pub fn new(many: usize, room: Room, waiting: Gauge, wanderers: Gauge) -> Arc<Self> {
        Arc::new(Self {
            free: Arc::new(Semaphore::new(many)),
            many,
            wandering: Arc::new(Semaphore::new((many / 2).max(1))),
            wanderers,
            waiting,
            line: Mutex::default(),
            room,
            usual: AtomicU64::new(FIRST_GUESS.as_micros() as u64),
        })
    }

    /// A place for a reader, after a short wait at most.
    pub async fn place(self: &Arc<Self>) -> Result<Place, PageError> {
        if let Ok(desk) = Arc::clone(&self.free).try_acquire_owned() {
            return Ok(self.at(desk, None));
        }
        let waiting = self.waiting.get().max(0) as usize;
        let room = self.room_for(waiting);
        if waiting >= room {
            tokio::time::sleep(PAUSE).await;
            return Err(PageError::Busy);
        }
        let _waiting = Waiting::begin(&self.waiting);
        let desk = Arc::clone(&self.free).acquire_owned().await.map_err(|_| PageError::Closing)?;
        Ok(self.at(desk, None))
    }

    /// A place for one who wanders, once nobody else waits for it.
    pub async fn place_for_wanderer(self: &Arc<Self>) -> Result<Place, PageError> {
        if self.wanderers.get() >= WANDERERS as i64 {
            tokio::time::sleep(PAUSE).await;
            return Err(PageError::Wandering);
        }
        let _waiting = Waiting::begin(&self.wanderers);
        let place = async {
            let narrow = Arc::clone(&self.wandering).acquire_owned().await.map_err(|_| PageError::Closing)?;
            loop {
                if self.waiting.get() <= 0
                    && let Ok(desk) = Arc::clone(&self.free).try_acquire_owned()
                {
                    return Ok(self.at(desk, Some(narrow)));
                }
                tokio::time::sleep(LOOK).await;
            }
        };
        tokio::time::timeout(WANDERING, place).await.unwrap_or(Err(PageError::Wandering))
    }

    fn at(self: &Arc<Self>, desk: OwnedSemaphorePermit, wandering: Option<OwnedSemaphorePermit>) -> Place {
        Place { desks: Arc::clone(self), began: Instant::now(), _desk: desk, _wandering: wandering }
    }

    /// How many may wait now.
    fn room_for(&self, waiting: usize) -> usize {
        let mut line = self.line.lock().unwrap_or_else(PoisonError::into_inner);
        line.room(Instant::now(), waiting, self.room, self.many, self.usual())
    }

    fn usual(&self) -> Duration {
        Duration::from_micros(self.usual.load(Ordering::Relaxed))
    }

    /// A thirty-second part of each new time goes into the usual one.
    fn took(&self, time: Duration) {
        let (new, old) = (time.as_micros() as u64, self.usual.load(Ordering::Relaxed));
        self.usual.store((old * 31 + new) / 32, Ordering::Relaxed);
    }

    #[cfg(test)]
    pub fn free(&self) -> usize {
        self.free.available_permits()
    }
}

/// Since when the line is long.
#[derive(Default)]
struct Line {
    began: Option<Instant>,
    last: Option<Instant>,
}

impl Line {
    /// How many may wait now.
    fn room(&mut self, now: Instant, waiting: usize, room: Room, desks: usize, usual: Duration) -> usize {
        let standing = room.standing * desks;
        if waiting < standing {
            return standing;
        }
        if self.last.is_none_or(|last| now.saturating_duration_since(last) > CALM) {
            self.began = Some(now);
        }
        self.last = Some(now);
        let is_crowd = self.began.is_some_and(|began| now.saturating_duration_since(began) < room.crowd);
        let served = room.crowd.as_micros() as usize * desks / (usual.as_micros() as usize).max(1);
        if is_crowd { served.min(LARGEST_CROWD).max(standing) } else { standing }
    }
}

/// Counts one who waits, until they wait no longer, also where the reader gives up.
struct Waiting<'a>(&'a Gauge);

impl<'a> Waiting<'a> {
    fn begin(gauge: &'a Gauge) -> Self {
        gauge.inc();
        Self(gauge)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.dec();
    }
}

#[cfg(test)]
mod tests {
    use super::{Desks, Line, Place, Room};
    use crate::error::PageError;
    use prometheus_client::metrics::gauge::Gauge;
    use std::sync::Arc;
    use std::time::{Duration, Instant};

    fn desks(many: usize, room: Room) -> (Arc<Desks>, Gauge) {
        let waiting = Gauge::default();
        (Desks::new(many, room, waiting.clone(), Gauge::default()), waiting)
    }

    #[test]
    fn a_crowd_is_let_in_and_a_line_that_stands_is_kept_short() {
        let (mut line, room, usual, start) =
            (Line::default(), Room::default(), Duration::from_millis(2), Instant::now());
        let mut at = |millis: u64, waiting| line.room(start + Duration::from_millis(millis), waiting, room, 2, usual);
        assert_eq!(at(0, 3), 6);
        // 1.5 seconds of two desks at two milliseconds.
        assert_eq!((at(10, 8), at(400, 200)), (1500, 1500));
        assert_eq!((at(1600, 200), at(3000, 20), at(7000, 9)), (6, 6, 6), "it stands for longer than a crowd comes");
        assert_eq!(at(12_500, 9), 1500, "after five calm seconds it is a crowd again");
    }

    #[tokio::test]
    async fn two_hundred_at_once_are_all_served() {
        let (desks, _) = desks(2, Room::default());
        let one = |desks: Arc<Desks>| async move {
            let place = desks.place().await?;
            tokio::time::sleep(Duration::from_millis(1)).await;
            drop(place);
            Ok::<(), PageError>(())
        };
        let all: Vec<_> = (0..200).map(|_| tokio::spawn(one(Arc::clone(&desks)))).collect();
        for served in all {
            assert!(served.await.unwrap().is_ok());
        }
    }

    #[tokio::test]
    async fn who_wanders_goes_after_people_who_came_later() {
        let (desks, waiting) = desks(1, Room::default());
        let held = desks.place().await.unwrap();
        let (told, mut order) = tokio::sync::mpsc::unbounded_channel();
        let go = |name: &'static str, place: Result<Place, PageError>, told: tokio::sync::mpsc::UnboundedSender<_>| {
            told.send(name).unwrap();
            place.unwrap()
        };
        let wanderer = {
            let (desks, told) = (Arc::clone(&desks), told.clone());
            tokio::spawn(async move { drop(go("wanderer", desks.place_for_wanderer().await, told)) })
        };
        tokio::time::sleep(Duration::from_millis(20)).await;
        let person = {
            let desks = Arc::clone(&desks);
            tokio::spawn(async move {
                let place = go("person", desks.place().await, told);
                tokio::time::sleep(Duration::from_millis(20)).await;
                drop(place);
            })
        };
        while waiting.get() == 0 {
            tokio::task::yield_now().await;
        }
        drop(held);
        assert_eq!((order.recv().await, order.recv().await), (Some("person"), Some("wanderer")));
        person.await.unwrap();
        wanderer.await.unwrap();
    }

    #[tokio::test]
    async fn those_who_wander_never_take_every_desk() {
        let (desks, _) = desks(2, Room::default());
        let wanderer = desks.place_for_wanderer().await.unwrap();
        let second = tokio::time::timeout(Duration::from_millis(50), desks.place_for_wanderer()).await;
        assert!(second.is_err(), "it waits although a desk is free");
        assert!(tokio::time::timeout(Duration::from_millis(50), desks.place()).await.unwrap().is_ok());
        drop(wanderer);
    }
}
