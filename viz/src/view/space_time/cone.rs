//! What happens before something: whatever can have led to it, by way of messages, of fibers that are made and woken,
//! and of what each fiber did before.

use std::collections::HashMap;

use concurrency::TaskId;

use super::Passing;

/// For each fiber, up to which moment what it did happened before something; nothing of others did.
#[derive(Default)]
pub(super) struct Cone(HashMap<TaskId, f64>);

impl Cone {
    /// What happened before this moment of a fiber. `same` gives the fiber that stands for an actor.
    pub(super) fn before(
        (task, at): (TaskId, f64),
        passings: &[Passing],
        same: impl Fn(TaskId) -> TaskId,
    ) -> Cone {
        let mut cone = Cone(HashMap::from([(task, at)]));
        let mut order: Vec<&Passing> = passings.iter().collect();
        order.sort_by(|a, b| b.to.1.total_cmp(&a.to.1));
        // of those that arrive at one moment one may lead to another
        loop {
            let mut has_grown = false;
            for passing in &order {
                let (from, to) = ((same(passing.from.0), passing.from.1), (same(passing.to.0), passing.to.1));
                if cone.has(to.0, to.1) && !cone.has(from.0, from.1) {
                    cone.0.insert(from.0, from.1);
                    has_grown = true;
                }
            }
            if !has_grown {
                return cone;
            }
        }
    }

    /// Whether a moment of a fiber is in it.
    pub(super) fn has(&self, task: TaskId, at: f64) -> bool {
        self.end(task).is_some_and(|end| at <= end)
    }

    /// The last moment of a fiber that is in it.
    pub(super) fn end(&self, task: TaskId) -> Option<f64> {
        self.0.get(&task).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples::task;

    fn passing(from: (u64, f64), to: (u64, f64)) -> Passing {
        Passing {
            from: (task(from.0), from.1),
            to: (task(to.0), to.1),
            label: String::new(),
            is_message: true,
        }
    }

    #[test]
    fn what_leads_to_something_is_before_it_and_what_comes_later_is_not() {
        let passings = [
            passing((1, 1.0), (2, 2.0)),
            passing((3, 1.5), (1, 3.0)),
            passing((2, 4.0), (3, 5.0)),
            passing((1, 6.0), (3, 7.0)),
        ];
        let cone = Cone::before((task(3), 5.0), &passings, |task| task);
        assert_eq!([1, 2, 3, 4].map(|n| cone.end(task(n))), [Some(1.0), Some(4.0), Some(5.0), None]);
        assert!(cone.has(task(1), 1.0) && !cone.has(task(1), 3.0));
    }

    #[test]
    fn at_one_moment_one_message_may_lead_to_another() {
        let passings =
            [passing((2, 1.0), (3, 1.0)), passing((1, 1.0), (2, 1.0)), passing((3, 1.0), (4, 1.0))];
        let cone = Cone::before((task(4), 1.0), &passings, |task| task);
        assert!((1..=4).all(|n| cone.has(task(n), 1.0)));
    }
}
