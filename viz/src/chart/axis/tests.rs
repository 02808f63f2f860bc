//! Where ticks stand and what they say, for ends of every kind.

use super::{Axis, Unit, text};

fn across(unit: Unit, low: f64, high: f64) -> String {
    let axis = Axis::across(unit, low..high, 600);
    let texts: Vec<&str> = axis.ticks().iter().map(|tick| tick.text.as_str()).collect();
    texts.join("|")
}

#[test]
fn numbers_have_the_digits_that_tell_them_apart() {
    assert_eq!(across(Unit::Number, 0.0, 10.0), "0|2|4|6|8|10");
    assert_eq!(across(Unit::Number, -0.35, 0.1), "-0.35|-0.3|-0.25|-0.2|-0.15|-0.1|-0.05|0|0.05|0.1");
    assert_eq!(
        across(Unit::Number, 1e6, 1e6 + 0.4),
        "1,000,000|1,000,000.1|1,000,000.2|1,000,000.3|1,000,000.4"
    );
    assert_eq!(across(Unit::Number, 0.0, 3e-9), "0|5e-10|1e-9|1.5e-9|2e-9|2.5e-9|3e-9");
    assert_eq!(across(Unit::Number, 1e20, 1.3e20), "1e20|1.05e20|1.1e20|1.15e20|1.2e20|1.25e20|1.3e20");
}

#[test]
fn powers_of_ten_and_what_lies_between_few_of_them() {
    assert_eq!(across(Unit::Log, 1.0, 1e6), "1|10|100|1,000|10,000|100,000|1,000,000");
    assert_eq!(across(Unit::Log, 3.0, 60.0), "5|10|20|50");
    assert_eq!(across(Unit::Log, 2.0, 4.0), "2|2.5|3|3.5|4");
    assert_eq!(across(Unit::Log, 1e-300, 1e300), "1e-300|1e-200|1e-100|1|1e100|1e200|1e300");
}

#[test]
fn durations_have_one_unit() {
    assert_eq!(
        across(Unit::Duration, 0.0, 800.0),
        "0|100 ns|200 ns|300 ns|400 ns|500 ns|600 ns|700 ns|800 ns"
    );
    assert_eq!(across(Unit::Duration, 0.0, 2.5e6), "0|0.5 ms|1 ms|1.5 ms|2 ms|2.5 ms");
    assert_eq!(across(Unit::Duration, 0.0, 60e9), "0|10 s|20 s|30 s|40 s|50 s|60 s");
    assert_eq!(across(Unit::Duration, 0.0, 180e9), "0|0:30 min|1:00 min|1:30 min|2:00 min|2:30 min|3:00 min");
    assert_eq!(
        across(Unit::Duration, 0.0, 7200e9),
        "0|15 min|30 min|45 min|1:00 h|1:15 h|1:30 h|1:45 h|2:00 h"
    );
    assert_eq!(across(Unit::Duration, 0.0, 10.0 * 86_400e9), "0|2 d|4 d|6 d|8 d|10 d");
}

#[test]
fn dates_begin_where_the_calendar_does() {
    let day = 86_400.0;
    let start = 1_767_225_600.0; // 2026-01-01
    assert_eq!(
        across(Unit::Date, start, start + 3600.0 * 5.0),
        "2026-01-01 00:00|01:00|02:00|03:00|04:00|05:00"
    );
    assert_eq!(
        across(Unit::Date, start + day - 20.0, start + day + 20.0),
        "2026-01-01 23:59:40|23:59:50|2026-01-02 00:00:00|00:00:10|00:00:20"
    );
    assert_eq!(
        across(Unit::Date, start, start + 5.0 * day),
        "2026-01-01|2026-01-02|2026-01-03|2026-01-04|2026-01-05|2026-01-06"
    );
    assert_eq!(across(Unit::Date, start, start + 300.0 * day), "2026-01|2026-03|2026-05|2026-07|2026-09");
    assert_eq!(across(Unit::Date, 0.0, start), "1970|1980|1990|2000|2010|2020");
    assert_eq!(text(Unit::Date, start + 90.0), "2026-01-01 00:01:30");
}

const SEVERE: [f64; 14] = [
    0.0,
    -1.0,
    1.0,
    1e-300,
    5e-324,
    1e15,
    1e15 + 1.0,
    f64::MAX,
    f64::MIN,
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::NAN,
    1e12,
    -1e11,
];

#[test]
fn any_ends_make_an_axis() {
    for unit in [Unit::Number, Unit::Log, Unit::Duration, Unit::Date] {
        for low in SEVERE {
            for high in SEVERE {
                for axis in [Axis::across(unit, low..high, 300), Axis::rounded(unit, low..high, 6)] {
                    assert!(axis.low() < axis.high(), "{unit:?} {low} {high} {axis:?}");
                    assert!(axis.ticks().len() <= 12, "{unit:?} {low} {high} {axis:?}");
                    let inside = |at: f64| (axis.low()..=axis.high()).contains(&at);
                    assert!(
                        axis.ticks().iter().all(|tick| inside(tick.at)),
                        "{unit:?} {low} {high} {axis:?}"
                    );
                    let shares: Vec<f64> = axis.ticks().iter().map(|tick| axis.share(tick.at)).collect();
                    assert!(shares.is_sorted(), "{shares:?} {axis:?}");
                }
            }
        }
    }
}

#[test]
fn values_beyond_the_ends_are_at_the_ends() {
    let axis = Axis::over(Unit::Number, 0.0..10.0, 5);
    assert_eq!(
        [-1.0, 0.0, 2.5, 10.0, 1e300, f64::NAN].map(|v| axis.share(v)),
        [0.0, 0.0, 0.25, 1.0, 1.0, 0.0]
    );
    let wide = Axis::over(Unit::Number, f64::MIN..f64::MAX, 5);
    assert_eq!([f64::MIN, 0.0, f64::MAX].map(|v| wide.share(v)), [0.0, 0.5, 1.0]);
    let log = Axis::over(Unit::Log, 1.0..100.0, 5);
    assert_eq!([-1.0, 1.0, 10.0, 100.0].map(|v| log.share(v)), [0.0, 0.0, 0.5, 1.0]);
}
