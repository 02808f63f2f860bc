//! Which transactions make which others begin anew, about which variable, and how much time is lost?

use std::collections::HashMap;

use concurrency::What;

use super::words::{counted, duration, percent, whole};
use crate::chart::graph::{Edge, Graph, Layout, MOST_NODES, Node};
use crate::run::{Conflict, Run};

/// The conflicts of a run, those that lost most first: as they were counted, or else as they were recorded.
pub(crate) fn ranked(run: &Run) -> Vec<Conflict> {
    let mut conflicts = if run.conflicts.is_empty() { recorded(run) } else { run.conflicts.clone() };
    conflicts.retain(|conflict| conflict.count > 0 || conflict.wasted > 0);
    conflicts.sort_by(|a, b| {
        let names = |conflict: &Conflict| {
            (conflict.variable.clone(), conflict.victim.clone(), conflict.winner.clone())
        };
        (b.wasted, b.count).cmp(&(a.wasted, a.count)).then_with(|| names(a).cmp(&names(b)))
    });
    conflicts
}

fn recorded(run: &Run) -> Vec<Conflict> {
    let mut counts: HashMap<(u32, u32, u32), u64> = HashMap::new();
    for record in run.recording.lanes.iter().flat_map(|lane| &lane.records) {
        if let What::Aborted { place, variable, against, .. } = record.what {
            *counts.entry((variable, place, against)).or_default() += 1;
        }
    }
    let conflict = |((variable, place, against), count)| Conflict {
        variable: run.names.tvar(variable),
        victim: run.names.transaction(place),
        winner: run.names.transaction(against),
        count,
        wasted: 0,
    };
    counts.into_iter().map(conflict).collect()
}

/// What a conflict is ranked by: time, if it was measured.
pub(crate) fn weight(conflict: &Conflict, has_time: bool) -> f64 {
    if has_time { conflict.wasted as f64 } else { conflict.count as f64 }
}

/// The graph of a run: winners at the left, those that began anew at the right.
pub(crate) fn chart(run: &Run) -> Graph {
    let conflicts = ranked(run);
    let has_time = conflicts.iter().any(|conflict| conflict.wasted > 0);
    let mut nodes: Vec<(bool, &str)> = Vec::new();
    let mut pairs: Vec<([usize; 2], Vec<&Conflict>)> = Vec::new();
    for conflict in &conflicts {
        let ends = [(true, conflict.winner.as_str()), (false, conflict.victim.as_str())];
        let new = ends.iter().filter(|end| !nodes.contains(end)).count();
        if nodes.len() + new > MOST_NODES {
            continue;
        }
        let places = ends.map(|end| {
            nodes.iter().position(|node| *node == end).unwrap_or_else(|| {
                nodes.push(end);
                nodes.len() - 1
            })
        });
        match pairs.iter_mut().find(|(ends, _)| *ends == places) {
            Some((_, between)) => between.push(conflict),
            None => pairs.push((places, vec![conflict])),
        }
    }
    let shown = pairs.iter().map(|(_, between)| between.len()).sum();
    let edges = edges(&pairs, has_time);
    let node = |(is_winner, name): &(bool, &str)| Node {
        label: (*name).to_owned(),
        lines: vec![if *is_winner { "commits" } else { "begins anew" }.to_owned()],
        ..Node::default()
    };
    Graph {
        title: "Conflicts of transactions".to_owned(),
        sentence: sentence(run, &conflicts, shown),
        layout: Layout::Columns,
        nodes: nodes.iter().map(node).collect(),
        edges,
    }
}

/// An arrow for each pair of transactions, with the variable of which most is lost by name.
fn edges(pairs: &[([usize; 2], Vec<&Conflict>)], has_time: bool) -> Vec<Edge> {
    let sum = |between: &[&Conflict]| between.iter().map(|conflict| weight(conflict, has_time)).sum::<f64>();
    let most = pairs.iter().map(|(_, between)| sum(between)).fold(0.0, f64::max);
    let amount = |between: &[&Conflict]| match has_time {
        true => duration(sum(between)),
        false => format!("{} ×", whole(between.iter().map(|conflict| conflict.count).sum())),
    };
    let edge = |([from, to], between): &([usize; 2], Vec<&Conflict>)| {
        let named = format!("{}: {}", between[0].variable, amount(&between[..1]));
        let label = match between.len() {
            1 => named,
            _ => format!("{named} of {}", amount(between)),
        };
        Edge { from: *from, to: *to, label, weight: sum(between) / most, is_bad: false }
    };
    pairs.iter().map(edge).collect()
}

fn sentence(run: &Run, conflicts: &[Conflict], shown: usize) -> String {
    let Some(worst) = conflicts.first() else {
        return format!("No transaction met a conflict.{}", run.dropped());
    };
    let count: u64 = conflicts.iter().map(|conflict| conflict.count).sum();
    let wasted: u64 = conflicts.iter().map(|conflict| conflict.wasted).sum();
    let lost = match wasted {
        0 => String::new(),
        nanos => format!(", by which {} were lost", duration(nanos as f64)),
    };
    let share = if wasted > 0 {
        percent(worst.wasted as f64, wasted as f64)
    } else {
        percent(worst.count as f64, count as f64)
    };
    let others = match conflicts.len().saturating_sub(shown) {
        0 => String::new(),
        others => format!(" {} with less are not shown.", counted(others as u64, "other pair")),
    };
    format!(
        "{}{lost}. {share} of it: {} begins anew because {} changes {}.{others}{}",
        counted(count, "conflict"),
        worst.victim,
        worst.winner,
        worst.variable,
        run.dropped()
    )
}
