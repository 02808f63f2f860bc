//! Who waits for whom, and is there a circle, from which nobody gets out?

use super::words::counted;
use crate::chart::graph::{Edge, Graph, Layout, MOST_NODES, Node};
use crate::run::{Run, Wait, shown};
use crate::theme::Role;

/// Waits that a sentence tells.
const MOST_TOLD: usize = 3;

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
        rest => format!(" {} are not shown.", counted(rest as u64, "more wait")),
    };
    if circle.is_empty() {
        let all: Vec<&Wait> = run.waits.iter().collect();
        return format!("{}; no circle: {}.{rest}", counted(all.len() as u64, "wait"), in_words(&all));
    }
    format!("Deadlock: {}.{rest}", circle_in_words(run, circle))
}

/// The circle of a run in a sentence, if there is one.
pub(crate) fn deadlock(run: &Run) -> Option<String> {
    let circle = circle(&run.waits);
    (!circle.is_empty()).then(|| format!("{}.", circle_in_words(run, &circle)))
}

/// A circle in words; how long it is where not all of it is told.
fn circle_in_words(run: &Run, circle: &[usize]) -> String {
    let waits: Vec<&Wait> = circle.iter().map(|place| &run.waits[*place]).collect();
    match waits.len() {
        0..=MOST_TOLD => in_words(&waits),
        long => format!("a circle of {}: {}", counted(long as u64, "fiber"), in_words(&waits)),
    }
}

/// The first waits in words, and how many others there are.
fn in_words(waits: &[&Wait]) -> String {
    let (first, others) = waits.split_at(waits.len().min(MOST_TOLD));
    let told: Vec<String> = first.iter().map(|wait| told(wait)).collect();
    match others.len() {
        0 => told.join("; "),
        count => format!("{}; and {}", told.join("; "), counted(count as u64, "other")),
    }
}

/// `A waits for L2, which B holds`.
fn told(wait: &Wait) -> String {
    let (waiter, holder) = (shown(&wait.waiter), shown(&wait.holder));
    if wait.object.is_empty() {
        format!("{waiter} waits for an answer of {holder}")
    } else {
        format!("{waiter} waits for {}, which {holder} holds", shown(&wait.object))
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

    #[test]
    fn of_a_long_circle_the_first_waits_are_told_and_how_many_others_there_are() {
        let ring = |count: usize| {
            let wait = |n: usize| wait(&format!("f{n}"), &format!("l{n}"), &format!("f{}", (n + 1) % count));
            Run { waits: (0..count).map(wait).collect(), ..Run::default() }
        };
        let three =
            "f0 waits for l0, which f1 holds; f1 waits for l1, which f2 holds; f2 waits for l2, which ";
        assert_eq!(deadlock(&ring(3)).as_deref(), Some(&*format!("{three}f0 holds.")));
        let long = deadlock(&ring(1_000)).expect("there is a circle");
        assert_eq!(long, format!("a circle of 1,000 fibers: {three}f3 holds; and 997 others."));
    }
}
