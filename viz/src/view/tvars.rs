//! About which variables do transactions meet conflicts, and where in the program?

use super::conflicts::{ranked, weight};
use super::words::{counted, duration, percent};
use crate::chart::heat_map::HeatMap;
use crate::run::{Conflict, Run};

/// Variables that have a row.
const MOST_VARIABLES: usize = 20;
/// Places of the program that have a column.
const MOST_PLACES: usize = 6;

/// The chart of a run: a row for each variable, a column for each place, the worst first.
pub(crate) fn chart(run: &Run) -> HeatMap {
    let conflicts = ranked(run);
    let has_time = conflicts.iter().any(|conflict| conflict.wasted > 0);
    let by = |name: fn(&Conflict) -> &str| {
        let mut sums: Vec<(&str, f64)> = Vec::new();
        for conflict in &conflicts {
            let (name, weight) = (name(conflict), weight(conflict, has_time));
            match sums.iter_mut().find(|(other, _)| *other == name) {
                Some((_, sum)) => *sum += weight,
                None => sums.push((name, weight)),
            }
        }
        sums.sort_by(|a, b| b.1.total_cmp(&a.1));
        sums
    };
    let (variables, places) = (by(|conflict| &conflict.variable), by(|conflict| &conflict.victim));
    let shown: Vec<&str> = places.iter().take(MOST_PLACES).map(|(place, _)| *place).collect();
    let scale = if has_time { 1e6 } else { 1.0 };
    let cells = |variable: &str| -> Vec<f64> {
        let own: Vec<&Conflict> = conflicts.iter().filter(|conflict| conflict.variable == variable).collect();
        let at = |place: Option<&str>| {
            let within = own.iter().filter(|conflict| match place {
                Some(place) => conflict.victim == place,
                None => !shown.contains(&conflict.victim.as_str()),
            });
            let sum: f64 = within.map(|conflict| weight(conflict, has_time)).sum();
            if sum > 0.0 { sum / scale } else { f64::NAN }
        };
        let others = (places.len() > shown.len()).then(|| at(None));
        shown.iter().map(|place| at(Some(place))).chain(others).collect()
    };
    let others = (places.len() > shown.len()).then(|| counted((places.len() - shown.len()) as u64, "other"));
    let unit = if has_time { "ms lost" } else { "conflicts" };
    let field = HeatMap::new("Conflicts: variables by places", unit);
    let rows = variables.iter().take(MOST_VARIABLES);
    let field = rows.fold(field, |field, (variable, _)| field.row(*variable, cells(variable)));
    let columns = shown.iter().map(|place| (*place).to_owned()).chain(others);
    field.columns(columns).summary(sentence(run, &conflicts, &variables, has_time))
}

fn sentence(run: &Run, conflicts: &[Conflict], variables: &[(&str, f64)], has_time: bool) -> String {
    let Some((worst, amount)) = variables.first() else {
        return format!("No transaction met a conflict.{}", run.dropped());
    };
    let total: f64 = variables.iter().map(|(_, sum)| sum).sum();
    let count: u64 = conflicts.iter().map(|conflict| conflict.count).sum();
    let lost = if has_time { format!(", by which {} were lost", duration(total)) } else { String::new() };
    let others = match variables.len().saturating_sub(MOST_VARIABLES) {
        0 => String::new(),
        others => format!(" {} are not shown.", counted(others as u64, "other variable")),
    };
    format!(
        "{} about {}{lost}; {worst} is the cause of {}.{others}{}",
        counted(count, "conflict"),
        counted(variables.len() as u64, "variable"),
        percent(*amount, total),
        run.dropped()
    )
}
