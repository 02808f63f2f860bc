//! Views: each answers a question about a run by a chart as data. A view chooses what to show and says it
//! in a sentence; it draws nothing.

pub(crate) mod conflicts;
pub(crate) mod gc;
pub(crate) mod load;
pub(crate) mod locks;
pub(crate) mod mailbox;
pub(crate) mod parallel;
pub(crate) mod pipeline;
pub(crate) mod run_queue;
pub(crate) mod schedule;
pub(crate) mod scheduler;
pub(crate) mod series;
pub(crate) mod space_time;
pub(crate) mod steals;
pub(crate) mod stm;
pub(crate) mod summary;
pub(crate) mod supervision;
pub(crate) mod timeline;
pub(crate) mod tvars;
pub(crate) mod wait_for;
pub(crate) mod words;

#[cfg(test)]
pub(crate) mod samples;

use crate::chart::any::Chart;
use crate::run::Run;

/// What a program may say of a view.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Options {
    /// A timeline of fibers, not of workers.
    pub is_by_fiber: bool,
    /// What is asked about in a space-time diagram: what happened before it.
    pub before: Option<Before>,
}

/// Something that a fiber met.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Before {
    /// The fiber's name, with or without its number.
    pub fiber: String,
    /// The number of a message that it received; without one, its end.
    pub message: Option<u32>,
}

/// A view of a run.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// What programs call it.
    pub name: &'static str,
    /// The question that it answers.
    pub question: &'static str,
    draw: fn(&Run, &Options) -> Chart,
}

impl View {
    /// The chart of a run.
    #[must_use]
    pub fn chart(&self, run: &Run, options: &Options) -> Chart {
        (self.draw)(run, options)
    }
}

/// The view of that name.
#[must_use]
pub fn view(name: &str) -> Option<&'static View> {
    VIEWS.iter().find(|view| view.name == name)
}

/// All views, in the order in which they are listed.
pub const VIEWS: &[View] = &[
    View {
        name: "summary",
        question: "What held the program up, in sentences?",
        draw: |run, _| summary::chart(run).into(),
    },
    View {
        name: "scheduler",
        question: "How busy was each worker, and when had it nothing to do?",
        draw: |run, _| scheduler::chart(run),
    },
    View {
        name: "run-queue",
        question: "How many fibers were ready and had to wait for a worker?",
        draw: |run, _| run_queue::chart(run).into(),
    },
    View {
        name: "steals",
        question: "Which worker takes work from which, and how often does it look in vain?",
        draw: |run, _| steals::chart(run).into(),
    },
    View {
        name: "stm",
        question: "How many transactions committed, how many had to begin anew, and how much time was lost by that?",
        draw: |run, _| stm::chart(run).into(),
    },
    View {
        name: "mailbox",
        question: "Which actor does not keep up with its messages?",
        draw: |run, _| mailbox::chart(run).into(),
    },
    View {
        name: "timeline",
        question: "Which fiber ran on which worker and when, and what did the others do meanwhile?",
        draw: |run, options| match options.is_by_fiber {
            true => timeline::by_fiber(run).into(),
            false => timeline::by_worker(run).into(),
        },
    },
    View {
        name: "schedule",
        question: "In which order did the steps of a few fibers happen, one after the other?",
        draw: |run, _| schedule::chart(run).into(),
    },
    View {
        name: "tvars",
        question: "About which variables do transactions meet conflicts, and where in the program?",
        draw: |run, _| tvars::chart(run).into(),
    },
    View {
        name: "conflicts",
        question: "Which transactions make which others begin anew, about which variable, and how much time is lost?",
        draw: |run, _| conflicts::chart(run).into(),
    },
    View {
        name: "space-time",
        question: "Who told whom what, in which order, and who waited or had a lock meanwhile?",
        draw: |run, options| space_time::chart(run, options).into(),
    },
    View {
        name: "supervision",
        question: "Which actors supervise which, how is each, and when was each started again?",
        draw: |run, _| supervision::chart(run).into(),
    },
    View {
        name: "wait-for",
        question: "Who waits for whom, and is there a circle, from which nobody gets out?",
        draw: |run, _| wait_for::chart(run).into(),
    },
    View {
        name: "locks",
        question: "Which lock is waited for, for how long, and who has it meanwhile?",
        draw: |run, _| locks::chart(run),
    },
    View {
        name: "parallel",
        question: "How much faster did a parallel procedure get by its workers, and which part held it up?",
        draw: |run, _| parallel::chart(run),
    },
    View {
        name: "gc",
        question: "How often, when and for how long does the collection of garbage stop the program?",
        draw: |run, _| gc::chart(run),
    },
    View {
        name: "pipeline",
        question: "Which stage of a pipeline holds up the others?",
        draw: |run, _| pipeline::chart(run),
    },
];
