//! Which actors supervise which, how is each, and when was each started again?

use super::words::{counted, duration, whole};
use crate::chart::tree::{MOST_NODES, Tree, TreeNode};
use crate::run::{ActorState, Run, Supervised};
use crate::theme::Role;

/// The tree of a run.
pub(crate) fn chart(run: &Run) -> Tree {
    let mut all = Vec::new();
    // the last one is visited first
    let mut open: Vec<(usize, &Supervised)> = run.supervision.iter().rev().map(|root| (0, root)).collect();
    while let Some((depth, node)) = open.pop() {
        all.push((depth, node));
        open.extend(node.children.iter().rev().map(|child| (depth + 1, child)));
    }
    let shown = shown(&all);
    let mut nodes: Vec<TreeNode> =
        shown.iter().map(|place| node_of(run, all[*place].0, all[*place].1)).collect();
    if nodes.len() < all.len() {
        let others = counted((all.len() - nodes.len()) as u64, "other actor");
        nodes.push(TreeNode { label: others, ..TreeNode::default() });
    }
    Tree { title: "Supervision".to_owned(), sentence: sentence(run, &all), nodes, end: run.nanos() as f64 }
}

/// The nodes that are shown, in their order: those with restarts or failures, and those above them, first.
fn shown(all: &[(usize, &Supervised)]) -> Vec<usize> {
    if all.len() <= MOST_NODES {
        return (0..all.len()).collect();
    }
    let mut ranked: Vec<usize> = (0..all.len()).collect();
    let weight = |(_, node): &(usize, &Supervised)| {
        node.restarts.len() + usize::from(node.state != ActorState::Running)
    };
    ranked.sort_by_key(|place| (std::cmp::Reverse(weight(&all[*place])), all[*place].0, *place));
    let mut kept: Vec<usize> = Vec::new();
    for place in ranked {
        let mut path = vec![place];
        while let Some(parent) = all[..path[0]].iter().rposition(|(depth, _)| *depth < all[path[0]].0) {
            path.insert(0, parent);
            if all[parent].0 == 0 {
                break;
            }
        }
        path.retain(|place| !kept.contains(place));
        if kept.len() + path.len() < MOST_NODES {
            kept.extend(path);
        }
        if kept.len() + 1 == MOST_NODES {
            break;
        }
    }
    kept.sort_unstable();
    kept
}

fn node_of(run: &Run, depth: usize, node: &Supervised) -> TreeNode {
    let state = match node.state {
        ActorState::Running => ('●', Role::Good),
        ActorState::Suspended => ('◐', Role::Warn),
        ActorState::Stopped => ('○', Role::Muted),
        ActorState::Failed => ('✗', Role::Bad),
    };
    TreeNode {
        depth,
        label: node.name.clone(),
        note: node.strategy.clone().unwrap_or_default(),
        state: Some(state),
        is_gone: matches!(node.state, ActorState::Failed),
        ticks: node.restarts.iter().map(|(at, _)| run.since_start(*at) as f64).collect(),
    }
}

fn sentence(run: &Run, all: &[(usize, &Supervised)]) -> String {
    if all.is_empty() {
        return "There are no supervisors.".to_owned();
    }
    let supervisors =
        all.iter().filter(|(_, node)| node.strategy.is_some() || !node.children.is_empty()).count();
    let restarts: usize = all.iter().map(|(_, node)| node.restarts.len()).sum();
    let failed: Vec<&str> = all
        .iter()
        .filter(|(_, node)| node.state == ActorState::Failed)
        .map(|(_, node)| node.name.as_str())
        .collect();
    let most = all.iter().rev().max_by_key(|(_, node)| node.restarts.len());
    let most = most.filter(|(_, node)| !node.restarts.is_empty()).map_or_else(String::new, |(_, node)| {
        let last = node.restarts.last().map_or("", |(_, reason)| reason.as_str());
        let reason = match (last, last.strip_prefix("started again ")) {
            ("", _) => String::new(),
            (_, Some(with)) => format!(", the last time {with}"),
            (last, None) => format!(", the last time because of {last}"),
        };
        format!(" {} was started again {} times{reason}.", node.name, whole(node.restarts.len() as u64))
            .replace(" 1 times", " once")
    });
    let failed = match failed.as_slice() {
        [] => String::new(),
        [name] => format!(" {name} has failed for good."),
        [name, ..] => format!(" {} have failed for good, {name} first.", whole(failed.len() as u64)),
    };
    let time = if run.nanos() > 0 { format!(" in {}", duration(run.nanos() as f64)) } else { String::new() };
    format!(
        "{} and {}; {}{time}.{most}{failed}",
        counted(supervisors as u64, "supervisor"),
        counted((all.len() - supervisors) as u64, "other actor"),
        counted(restarts as u64, "restart"),
    )
}
