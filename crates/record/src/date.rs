use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A date as exact as its source: a year, a month or a day, in the Gregorian calendar.
///
/// Written and stored as ISO 8601 reduced precision: `2016`, `2016-09`, `2016-09-30`. Years 1800 to 2199.
/// Ordered by the first day it can mean, the less exact first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{input}` is not a date: write a year `2016`, a month `2016-09` or a day `2016-09-30`{hint}")]
pub struct DateError {
    input: String,
    hint: &'static str,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl PartialDate {
    /// The earliest date there is here.
    pub const EARLIEST: Self = Self { year: 1800, month: None, day: None };

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, where the source gives one.
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, where the source gives one.
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// As a reader in English expects it: `30 September 2016`, `September 2016`, `2016`.
    pub fn long(self) -> String {
        match (self.month.and_then(|m| MONTHS.get(usize::from(m) - 1)), self.day) {
            (Some(month), Some(day)) => format!("{day} {month} {}", self.year),
            (Some(month), None) => format!("{month} {}", self.year),
            _ => self.year.to_string(),
        }
    }
}

/// Days in a month of the Gregorian calendar.
fn days_in(year: u16, month: u8) -> u8 {
    let leap = (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(input: &str) -> Result<Self, DateError> {
        let error = |hint| DateError { input: input.to_owned(), hint };
        let mut parts = input.split('-');
        let mut number = |digits: usize| match parts.next() {
            None => Ok(None),
            Some(part) if part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()) => {
                part.parse::<u16>().map(Some).map_err(|_| error(""))
            }
            Some(_) => Err(error("")),
        };
        let year = number(4)?.ok_or_else(|| error(""))?;
        let month = number(2)?.map(|m| m as u8);
        let day = number(2)?.map(|d| d as u8);
        if parts.next().is_some() {
            return Err(error(""));
        }
        if !(1800..=2199).contains(&year) {
            return Err(error("; the year must lie between 1800 and 2199"));
        }
        if month.is_some_and(|m| !(1..=12).contains(&m)) {
            return Err(error("; there is no such month"));
        }
        if let (Some(m), Some(d)) = (month, day)
            && !(1..=days_in(year, m)).contains(&d)
        {
            return Err(error("; that month has no such day"));
        }
        Ok(Self { year, month, day })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

impl TryFrom<String> for PartialDate {
    type Error = DateError;

    fn try_from(input: String) -> Result<Self, DateError> {
        input.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> String {
        date.to_string()
    }
}

/// When something ended: on a date, or not yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum End {
    /// It ended then.
    On(PartialDate),
    /// It had not ended when its status was last checked.
    Ongoing,
}

impl FromStr for End {
    type Err = DateError;

    fn from_str(input: &str) -> Result<Self, DateError> {
        match input {
            "ongoing" => Ok(Self::Ongoing),
            date => date.parse().map(Self::On),
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(date) => date.fmt(f),
            Self::Ongoing => f.write_str("ongoing"),
        }
    }
}

impl TryFrom<String> for End {
    type Error = DateError;

    fn try_from(input: String) -> Result<Self, DateError> {
        input.parse()
    }
}

impl From<End> for String {
    fn from(end: End) -> String {
        end.to_string()
    }
}

/// The years a record covers, both ends included; `last` is `None` while it is ongoing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearSpan {
    /// The first year.
    pub first: u16,
    /// The last year, or none while ongoing.
    pub last: Option<u16>,
}

impl fmt::Display for YearSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.last {
            None => write!(f, "{}–", self.first),
            Some(last) if last == self.first => write!(f, "{last}"),
            Some(last) => write!(f, "{}–{last}", self.first),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{End, PartialDate};
    use proptest::prelude::*;

    #[test]
    fn reads_what_a_source_can_say() {
        for good in ["1949", "2016-09", "2016-09-30", "2024-02-29"] {
            assert_eq!(good.parse::<PartialDate>().map(|d| d.to_string()).as_deref(), Ok(good));
        }
        assert_eq!("ongoing".parse(), Ok(End::Ongoing));
    }

    #[test]
    fn refuses_days_that_never_were_and_says_why() {
        for bad in ["", "16", "2016-9", "2016-13", "2016-00", "2023-02-29", "2016-09-31", "2016-09-30-1", "0999", "now"]
        {
            assert!(bad.parse::<PartialDate>().is_err(), "{bad}");
        }
        let error = "2023-02-29".parse::<PartialDate>().map_err(|e| e.to_string());
        assert!(error.is_err_and(|e| e.contains("no such day") && e.contains("2023-02-29")));
    }

    #[test]
    fn reads_aloud() {
        let long = |s: &str| s.parse::<PartialDate>().map(PartialDate::long);
        assert_eq!(long("2016-09-30").as_deref(), Ok("30 September 2016"));
        assert_eq!(long("2016-09").as_deref(), Ok("September 2016"));
        assert_eq!(long("2016").as_deref(), Ok("2016"));
    }

    proptest! {
        #[test]
        fn any_text_is_a_date_or_a_refusal(text in ".{0,12}") {
            if let Ok(date) = text.parse::<PartialDate>() {
                prop_assert_eq!(date.to_string(), text);
            }
        }

        #[test]
        fn order_follows_the_calendar(a in (1800u16..2199, 1u8..=12, 1u8..=28), b in (1800u16..2199, 1u8..=12, 1u8..=28)) {
            let date = |(y, m, d): (u16, u8, u8)| format!("{y}-{m:02}-{d:02}").parse::<PartialDate>();
            prop_assert_eq!(a.cmp(&b), date(a)?.cmp(&date(b)?));
        }
    }
}
