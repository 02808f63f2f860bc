//! Ticks of dates, in UTC: where a second, hour, day, month or year begins.

use chrono::{DateTime, Datelike, Months, NaiveDate, NaiveDateTime};

use super::Tick;
use super::numbers::{multiples, ticks as numeric};
use crate::number;

const MINUTE: f64 = 60.0;
const HOUR: f64 = 60.0 * MINUTE;
const DAY: f64 = 24.0 * HOUR;
const MONTH: f64 = 30.4375 * DAY;
const YEAR: f64 = 12.0 * MONTH;
/// Beyond about ten thousand years from now a year is a number like others.
const FARTHEST: f64 = 250_000_000_000.0;

/// Steps of equal length.
const EVEN: [f64; 18] = [
    1.0,
    2.0,
    5.0,
    10.0,
    15.0,
    30.0,
    MINUTE,
    2.0 * MINUTE,
    5.0 * MINUTE,
    10.0 * MINUTE,
    15.0 * MINUTE,
    30.0 * MINUTE,
    HOUR,
    3.0 * HOUR,
    6.0 * HOUR,
    12.0 * HOUR,
    DAY,
    2.0 * DAY,
];
/// Steps in months; in years they are those of numbers.
const MONTHS: [u32; 4] = [1, 2, 3, 6];

/// Whether the calendar has this second.
pub(super) fn can_tell(seconds: f64) -> bool {
    seconds.abs() <= FARTHEST
}

/// A date as it is written in a sentence.
pub(super) fn text(seconds: f64) -> String {
    match date(seconds) {
        Some(date) if seconds % DAY == 0.0 => date.format("%Y-%m-%d").to_string(),
        Some(date) if seconds % MINUTE == 0.0 => date.format("%Y-%m-%d %H:%M").to_string(),
        Some(date) => date.format("%Y-%m-%d %H:%M:%S").to_string(),
        None => number::text(seconds),
    }
}

/// Ticks at most so many.
pub(super) fn ticks(low: f64, high: f64, most: usize) -> Vec<Tick> {
    let rough = (high - low) / (most.max(2) as f64 - 1.0);
    if rough < 1.0 {
        return seconds(low, high, most);
    }
    if let Some(step) = EVEN.into_iter().find(|step| *step >= rough) {
        return even(low, high, step);
    }
    if rough <= 7.0 * DAY {
        return even(low, high, 7.0 * DAY);
    }
    if rough <= 14.0 * DAY {
        return even(low, high, 14.0 * DAY);
    }
    match MONTHS.into_iter().find(|months| f64::from(*months) * MONTH >= rough) {
        Some(months) => calendar(low, high, months, "%Y-%m"),
        None => years(low, high, rough / YEAR),
    }
}

/// Parts of a second, counted from the beginning of the first second, which stands in front.
fn seconds(low: f64, high: f64, most: usize) -> Vec<Tick> {
    let from = low.floor();
    let mut ticks = numeric(low - from, high - from, most);
    for (index, tick) in ticks.iter_mut().enumerate() {
        tick.text = if index == 0 && tick.at == 0.0 { text(from) } else { format!("+{} s", tick.text) };
        tick.at += from;
    }
    ticks
}

/// Multiples of a step of days or less. The first tick and the first of each day have the date.
fn even(low: f64, high: f64, step: f64) -> Vec<Tick> {
    let mut day = f64::NAN;
    let tick = |at: f64| {
        let same = (at / DAY).floor() == day;
        day = (at / DAY).floor();
        let time = if step < MINUTE { "%H:%M:%S" } else { "%H:%M" };
        let format = match (step >= DAY, same) {
            (true, _) => "%Y-%m-%d".to_owned(),
            (false, true) => time.to_owned(),
            (false, false) => format!("%Y-%m-%d {time}"),
        };
        Tick { at, text: date(at).map_or_else(String::new, |date| date.format(&format).to_string()) }
    };
    multiples(low, high, step).map(tick).collect()
}

/// The years that are multiples of a round number.
fn years(low: f64, high: f64, rough: f64) -> Vec<Tick> {
    let power = 10f64.powf(rough.log10().ceil());
    let step = [0.1, 0.2, 0.5, 1.0].map(|part| (part * power).round().max(1.0));
    let step = step.into_iter().find(|step| *step >= rough).unwrap_or(power);
    calendar(low, high, step as u32 * 12, "%Y")
}

/// The first days of months that are multiples of a step since the year 0.
fn calendar(low: f64, high: f64, months: u32, format: &str) -> Vec<Tick> {
    let Some(first) = date(low) else { return Vec::new() };
    let month = first.year() * 12 + first.month0() as i32;
    let month = month.div_euclid(months as i32) * months as i32;
    let start = NaiveDate::from_ymd_opt(month.div_euclid(12), month.rem_euclid(12) as u32 + 1, 1);
    let days = std::iter::successors(start, |day| day.checked_add_months(Months::new(months)));
    let ticks = days.map(|day| (day, since_1970(day))).take_while(|(_, at)| *at <= high);
    let ticks = ticks.filter(|(_, at)| *at >= low);
    ticks.map(|(day, at)| Tick { at, text: day.format(format).to_string() }).collect()
}

fn date(seconds: f64) -> Option<NaiveDateTime> {
    DateTime::from_timestamp(seconds.floor() as i64, 0).map(|date| date.naive_utc())
}

fn since_1970(day: NaiveDate) -> f64 {
    day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp() as f64
}
