//! Who waits for whom, and is there a circle, from which nobody gets out?

use super::words::counted;
use crate::chart::graph::{Edge, Graph, Layout, MOST_NODES, Node};
use crate::run::{Run, Wait};
use crate::theme::Role;

/// The graph of a run's end.
pub(crate) fn chart(run: &Run) -> Graph {
    let circle = circle(&run.waits);
    // those of the circle first, so that they are shown, and in its order
    let mut waits: Vec<&Wait> = circle.iter().map(|place| &run.waits[*place]).collect();
    waits.extend(
        run.waits.iter().enumerate().filter(|(place, _)| !circle.contains(place)).map(|(_, wait)| wait),
    );
    let mut names: Vec<&str> = Vec::new();
    let mut edges = Vec::new();
    for (place, wait) in waits.iter().enumerate() {
        let new = [&wait.waiter, &wait.holder].into_iter().filter(|name| !names.contains(&name.as_str()));
        if names.len() + new.count() > MOST_NODES {
            continue;
        }
        let node = |name: &'_ str| names.iter().position(|other| *other == name);
        let (mut from, mut to) = (node(&wait.waiter), node(&wait.holder));
        if from.is_none() {
            names.push(&wait.waiter);
            from = Some(names.len() - 1);
        }
        if to.is_none() {
            to = names.iter().position(|other| *other == wait.holder).or_else(|| {
                names.push(&wait.holder);
                Some(names.len() - 1)
            });
        }
        let (Some(from), Some(to)) = (from, to) else { continue };
        let is_bad = place < circle.len();
        let what = if wait.object.is_empty() { "an answer" } else { &wait.object };
        let label = if is_bad { format!("{}. {what}", place + 1) } else { what.to_owned() };
        edges.push(Edge { from, to, label, weight: 0.0, is_bad });
    }
    let in_circle = |name: &str| circle.iter().any(|place| run.waits[*place].waiter == name);
    let node = |name: &&str| Node {
        label: (*name).to_owned(),
        mark: in_circle(name).then(|| (Role::Bad, String::new())),
        ..Node::default()
    };
    Graph {
        title: "Wait-for graph".to_owned(),
        sentence: sentence(run, &circle, edges.len()),
        layout: Layout::Circle,
        nodes: names.iter().map(node).collect(),
        edges,
    }
}

/// The places of waits that form a circle, in its order; none if there is no circle.
fn circle(waits: &[Wait]) -> Vec<usize> {
    let next = |place: usize| waits.iter().position(|wait| wait.waiter == waits[place].holder);
    for start in 0..waits.len() {
        let mut path = vec![start];
        while let Some(place) = next(path[path.len() - 1]) {
            if place == start {
                return path;
            }
            if path.contains(&place) {
                break;
            }
            path.push(place);
        }
    }
    Vec::new()
}

fn sentence(run: &Run, circle: &[usize], shown: usize) -> String {
    if run.waits.is_empty() {
        return "No fiber waits for another.".to_owned();
    }
    let rest = match run.waits.len() - shown {
        0 => String::new(),
        rest => format!(" {} more are not shown.", counted(rest as u64, "wait")),
    };
    if circle.is_empty() {
        let told: Vec<String> = run.waits.iter().take(3).map(told).collect();
        return format!("{}; no circle. {}.{rest}", counted(run.waits.len() as u64, "wait"), told.join(", "));
    }
    format!("Deadlock: {}.{rest}", in_words(run, circle))
}

/// A circle in words.
fn in_words(run: &Run, circle: &[usize]) -> String {
    circle.iter().map(|place| told(&run.waits[*place])).collect::<Vec<_>>().join(", ")
}

/// The circle of a run in a sentence, if there is one.
pub(crate) fn deadlock(run: &Run) -> Option<String> {
    let circle = circle(&run.waits);
    (!circle.is_empty()).then(|| format!("{}.", in_words(run, &circle)))
}

/// `A waits for L2, which B holds`.
fn told(wait: &Wait) -> String {
    if wait.object.is_empty() {
        format!("{} waits for an answer of {}", wait.waiter, wait.holder)
    } else {
        format!("{} waits for {}, which {} holds", wait.waiter, wait.object, wait.holder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(waiter: &str, object: &str, holder: &str) -> Wait {
        Wait { waiter: waiter.to_owned(), object: object.to_owned(), holder: holder.to_owned() }
    }

    #[test]
    fn a_circle_is_found_behind_those_that_wait_for_it() {
        let waits = [wait("x", "l", "a"), wait("a", "m", "b"), wait("b", "n", "c"), wait("c", "o", "a")];
        assert_eq!(circle(&waits), [1, 2, 3]);
        assert!(circle(&waits[..3]).is_empty());
        assert_eq!(circle(&[wait("a", "l", "a")]), [0]);
    }
}
