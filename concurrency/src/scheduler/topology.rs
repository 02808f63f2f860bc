//! How far the processors of the machine are from each other, and in which order a worker that has nothing
//! to do looks at the others: tasks of a near worker are in a cache that this one reaches sooner.
//!
//! The description is read from the system where it has one (Linux, `/sys/devices/system/node`); elsewhere, and
//! on most machines, there is a single node, and nothing below costs anything. Workers are not tied to processors.
//! On a machine with several nodes each looks now and then, when it wakes, where the system has put it.

use std::fs;
use std::path::Path;

/// The nodes of a machine: groups of processors with memory of their own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Topology {
    nodes: Vec<Node>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Node {
    processors: Vec<usize>,
    /// How far each node is, in the system's measure; the own one first in it by being the least.
    distances: Vec<u32>,
}

impl Topology {
    /// One node, for machines that say nothing else.
    pub(crate) fn flat() -> Self {
        Topology { nodes: Vec::new() }
    }

    /// The machine's own.
    pub(crate) fn of_this_machine() -> Self {
        Topology::read(Path::new("/sys/devices/system/node")).unwrap_or_else(Topology::flat)
    }

    /// Reads the system's description, a folder for each node. `None` if it is not complete.
    fn read(root: &Path) -> Option<Self> {
        let numbers = numbers(&fs::read_to_string(root.join("online")).ok()?)?;
        let file =
            |number: usize, name| fs::read_to_string(root.join(format!("node{number}")).join(name)).ok();
        let described: Option<Vec<_>> = numbers
            .iter()
            .map(|&number| Some((file(number, "cpulist")?, file(number, "distance")?)))
            .collect();
        let described = described?;
        Topology::described(described.iter().map(|(list, distances)| (list.as_str(), distances.as_str())))
    }

    /// The topology of a description: for each node the list of its processors, `0-3,8`, and the distances of
    /// all nodes from it, `10 21`. `None` for a description that contradicts itself.
    fn described<'a>(nodes: impl IntoIterator<Item = (&'a str, &'a str)>) -> Option<Self> {
        let node = |(list, distances): (&str, &str)| {
            let distances: Result<Vec<u32>, _> = distances.split_whitespace().map(str::parse).collect();
            Some(Node { processors: numbers(list)?, distances: distances.ok()? })
        };
        let nodes = nodes.into_iter().map(node).collect::<Option<Vec<Node>>>()?;
        let is_complete = nodes.iter().all(|node| node.distances.len() == nodes.len());
        is_complete.then_some(Topology { nodes })
    }

    /// Whether all processors are equally near.
    pub(crate) fn is_flat(&self) -> bool {
        self.nodes.len() <= 1
    }

    /// The node of a processor; the first one if it has none.
    pub(crate) fn node_of(&self, processor: usize) -> usize {
        self.nodes.iter().position(|node| node.processors.contains(&processor)).unwrap_or(0)
    }

    /// Whom worker `me` asks for tasks, when the workers run on these nodes: groups of equal distance, the
    /// nearest first. Within a group the thief begins anywhere.
    pub(crate) fn victims(&self, nodes: &[usize], me: usize) -> Vec<Vec<usize>> {
        let distance = |worker: usize| {
            let own = self.nodes.get(nodes[me]);
            own.and_then(|node| node.distances.get(nodes[worker])).copied().unwrap_or(0)
        };
        let mut others: Vec<usize> = (0..nodes.len()).filter(|&worker| worker != me).collect();
        others.sort_by_key(|&worker| (distance(worker), worker));
        others.chunk_by(|&a, &b| distance(a) == distance(b)).map(<[usize]>::to_vec).collect()
    }
}

/// The numbers of a list such as `0-3,8`.
fn numbers(list: &str) -> Option<Vec<usize>> {
    let mut all = Vec::new();
    for part in list.trim().split(',').filter(|part| !part.is_empty()) {
        match part.split_once('-') {
            None => all.push(part.parse().ok()?),
            Some((first, last)) => all.extend(first.parse::<usize>().ok()?..=last.parse().ok()?),
        }
    }
    Some(all)
}

/// The processor that the calling thread runs on, where the system says so.
pub(crate) fn current_processor() -> Option<usize> {
    let text = fs::read_to_string("/proc/thread-self/stat").ok()?;
    processor_in(&text)
}

/// Field 39 of the system's description of a thread. The second field is a name in parentheses, which may
/// contain anything.
fn processor_in(stat: &str) -> Option<usize> {
    let (_, fields) = stat.rsplit_once(')')?;
    fields.split_whitespace().nth(36)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two sockets of two nodes each.
    fn four_nodes() -> Topology {
        let nodes = [
            ("0-1,8-9", "10 12 21 21"),
            ("2-3", "12 10 21 21"),
            ("4-5", "21 21 10 12"),
            ("6-7", "21 21 12 10"),
        ];
        Topology::described(nodes).expect("the description is complete")
    }

    #[test]
    fn the_nearest_victims_come_first() {
        let topology = four_nodes();
        let nodes: Vec<usize> = (0..8).map(|processor| topology.node_of(processor)).collect();
        assert_eq!(nodes, [0, 0, 1, 1, 2, 2, 3, 3]);
        assert_eq!(topology.victims(&nodes, 0), [vec![1], vec![2, 3], vec![4, 5, 6, 7]]);
        assert_eq!(topology.victims(&nodes, 5), [vec![4], vec![6, 7], vec![0, 1, 2, 3]]);
    }

    #[test]
    fn workers_may_be_anywhere() {
        let topology = four_nodes();
        // Two workers on the first node, none on the second, one on the fourth.
        assert_eq!(topology.victims(&[0, 3, 0], 0), [vec![2], vec![1]]);
        assert_eq!(topology.victims(&[0, 3, 0], 1), [vec![0, 2]]);
        assert_eq!(topology.victims(&[2], 0), Vec::<Vec<usize>>::new());
        assert_eq!((topology.node_of(9), topology.node_of(1000)), (0, 0));
    }

    #[test]
    fn every_other_worker_is_a_victim_once() {
        let topology = four_nodes();
        let nodes = [0, 1, 2, 3, 3, 2, 1, 0, 0];
        for me in 0..nodes.len() {
            let mut all: Vec<usize> = topology.victims(&nodes, me).concat();
            all.sort_unstable();
            assert_eq!(all, (0..nodes.len()).filter(|&worker| worker != me).collect::<Vec<_>>());
        }
    }

    #[test]
    fn without_a_description_all_are_equally_near() {
        let topology = Topology::flat();
        assert!(topology.is_flat());
        assert_eq!(topology.victims(&[0, 0, 0], 1), [vec![0, 2]]);
        assert!(Topology::read(Path::new("no such folder")).is_none());
    }

    #[test]
    fn a_description_that_contradicts_itself_is_refused() {
        for nodes in
            [[("0", "10 20"), ("1", "20")], [("0-", "10 20"), ("1", "20 10")], [("0", "a b"), ("1", "1 2")]]
        {
            assert_eq!(Topology::described(nodes), None);
        }
    }

    #[test]
    fn the_processor_stands_behind_a_name_that_may_be_anything() {
        let fields: Vec<String> = (3..=52).map(|number| number.to_string()).collect();
        let stat = format!("77 (a ) b (c) {}", fields.join(" "));
        assert_eq!(processor_in(&stat), Some(39));
        assert_eq!(processor_in("nonsense"), None);
    }
}
