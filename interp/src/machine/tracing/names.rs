//! The names of what is recorded. While somebody records, fibers say what they are called, where they go on, and what
//! their messages say; recordings have numbers in place of that.

use super::super::Ctx;
use super::super::fiber::Fiber;
use super::{Collection, Trace, Tracing};
use crate::heap::{Mutator, Value};
use crate::printer::value::{Limits, Style, print_bounded};
use crate::source::{Sources, Span};
use crate::vm::fiber::Resume;
use crate::vm::trace;
use concurrency::{EventKind, Recording, SchedulerId, TaskId, What};
use std::collections::HashMap;

/// Fibers that get names; later ones have a number.
const NAMES_MOST: usize = 100_000;
/// Places in the program where fibers wait; others are not told.
const PLACES_MOST: usize = 10_000;

/// Letters of the program that are shown of one.
const PLACE_TEXT_MOST: usize = 28;
/// Messages that are told by what they say; later ones have a number only.
const MESSAGES_MOST: usize = 200;
/// What is shown of one.
const MESSAGE: Limits = Limits { items: 4, depth: 2, bytes: 24, counts: false };

/// Calls of parallel procedures that are told apart; later ones are taken for the last of these.
const CALLS_MOST: usize = 10_000;

#[derive(Default)]
pub(super) struct Names {
    fibers: HashMap<(SchedulerId, TaskId), String>,
    mailboxes: HashMap<(SchedulerId, u32), String>,
    /// The names of parallel procedures that were called; the first has the number 1.
    calls: HashMap<SchedulerId, Vec<String>>,
    places: Vec<String>,
    numbers: HashMap<(Span, Access), u32>,
    messages: Vec<String>,
}

impl Tracing {
    /// Gives the recording its names, and forgets those that no other needs.
    pub(super) fn named(
        &self,
        scheduler: SchedulerId,
        is_on: bool,
        recording: Recording,
        collections: Vec<Collection>,
    ) -> Trace {
        let mut names = self.names.lock();
        let records = || recording.lanes.iter().flat_map(|lane| &lane.records);
        let mut fibers = HashMap::new();
        let mut mailboxes = HashMap::new();
        for record in records() {
            let task = match record.what {
                What::Ran { task, .. } | What::Spawned { task, .. } | What::Woke { task, .. } => Some(task),
                What::Sent { mailbox, by, .. } | What::Received { mailbox, by, .. } => {
                    if let Some(name) = names.mailboxes.get(&(scheduler, mailbox)) {
                        mailboxes.insert(mailbox, name.clone());
                    }
                    by
                }
                What::Committed { by, .. }
                | What::Aborted { by, .. }
                | What::Awaited { by, .. }
                | What::Held { by, .. }
                | What::Computed { by, .. } => by,
                What::Slept { .. } => None,
            };
            if let Some(task) = task
                && let Some(name) = names.fibers.get(&(scheduler, task))
            {
                fibers.insert(task, name.clone());
            }
        }
        let (places, messages) = (names.places.clone(), names.messages.clone());
        let calls = names.calls.get(&scheduler).into_iter().flatten();
        let calls = (1..).zip(calls.cloned()).collect();
        if !is_on {
            names.calls.remove(&scheduler);
            names.fibers.retain(|(home, _), _| *home != scheduler);
            names.mailboxes.retain(|(home, _), _| *home != scheduler);
            if names.fibers.is_empty() {
                *names = Names::default();
            }
        }
        Trace { recording, fibers, mailboxes, calls, places, messages, collections, ..Trace::default() }
    }

    /// A parallel procedure is called: the number by which recordings know the call.
    pub(crate) fn new_call(&self, scheduler: SchedulerId, who: &str) -> u32 {
        let mut names = self.names.lock();
        let calls = names.calls.entry(scheduler).or_default();
        if calls.len() < CALLS_MOST {
            calls.push(format!("{who} {}", calls.len() + 1));
        }
        calls.len() as u32
    }

    fn name(&self, scheduler: SchedulerId, task: TaskId, mailbox: u32, name: String) {
        let mut names = self.names.lock();
        if names.fibers.len() < NAMES_MOST {
            names.mailboxes.insert((scheduler, mailbox), name.clone());
            names.fibers.insert((scheduler, task), name);
        }
    }

    /// The number of what a message says, for [`Turn::note_message`].
    #[cold]
    pub(crate) fn message(&self, heap: &Mutator, message: Value) -> u32 {
        if self.names.lock().messages.len() >= MESSAGES_MOST {
            return 0;
        }
        let text = print_bounded(heap, message, Style::Write, MESSAGE);
        let mut names = self.names.lock();
        names.messages.push(text);
        names.messages.len() as u32
    }

    /// The number of what is done at a place in the program, for [`Turn::note_reason`].
    fn place(&self, sources: &Sources, span: Span, access: Access) -> u32 {
        let mut names = self.names.lock();
        if let Some(number) = names.numbers.get(&(span, access)) {
            return *number;
        }
        if names.places.len() == PLACES_MOST {
            return 0;
        }
        let Some(source) = sources.get(span.source) else { return 0 };
        let text = source.text.get(span.start as usize..span.end as usize).unwrap_or_default();
        let (line, _) = source.position(span.start);
        names.places.push(format!("{}, {} line {line}", access.told(text), source.name));
        let number = names.places.len() as u32;
        names.numbers.insert((span, access), number);
        number
    }
}

/// What a fiber is about to do with what it shares.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Access {
    /// Read a variable.
    Reads,
    /// Give it another value.
    Sets,
    /// Call something.
    Calls,
}

impl Access {
    /// In words, by the text of the program: a call is told by that itself, a long one by what is called.
    fn told(self, text: &str) -> String {
        let words: Vec<&str> = text.split_whitespace().collect();
        let told = match (self, words.as_slice()) {
            (Access::Reads, [name]) if !name.starts_with('(') => format!("reads {name}"),
            (Access::Sets, ["(set!" | "[set!", name, ..]) => format!("sets {name}"),
            (_, words) => words.join(" "),
        };
        match (told.char_indices().nth(PLACE_TEXT_MOST), words.as_slice()) {
            (None, _) => told,
            (Some(_), [head, _, ..]) if head.starts_with('(') && head.chars().count() < PLACE_TEXT_MOST => {
                format!("{head} …)")
            }
            (Some((end, _)), _) => format!("{}…", &told[..end]),
        }
    }
}

impl Fiber {
    /// While somebody records, says what the fiber is called.
    pub(in crate::machine) fn name_for_recording(&mut self, cx: &Ctx<'_>) {
        let stretch = cx.scheduler().recording();
        if stretch == self.named_in {
            return;
        }
        self.named_in = stretch;
        if stretch != 0 {
            let (process, mailbox) = (&self.process, self.process.identity.serial() as u32);
            self.shared.tracing.name(cx.scheduler().id(), cx.me(), mailbox, process.name());
        }
    }

    /// While somebody records, says where the fiber goes on, or waits.
    pub(in crate::machine) fn note_place(&mut self, cx: &mut Ctx<'_>, kind: EventKind) {
        if !cx.is_recording() {
            return;
        }
        let state = &self.rooted.cell().state;
        let access = match (kind, &state.resume) {
            (EventKind::Read, Resume::Access(_)) => Access::Reads,
            (_, Resume::Access(_)) => Access::Sets,
            _ => Access::Calls,
        };
        let place = trace::in_program(state, &self.shared.sources);
        cx.note_reason(self.shared.tracing.place(&self.shared.sources, place.span, access));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_access_is_told_by_the_text_it_stands_in() {
        assert_eq!(Access::Reads.told("counter"), "reads counter");
        assert_eq!(Access::Sets.told("(set! counter\n  (+ counter 1))"), "sets counter");
        assert_eq!(Access::Sets.told("(increment! counter)"), "(increment! counter)");
        assert_eq!(Access::Reads.told("(f x)"), "(f x)");
        assert_eq!(Access::Calls.told("(channel-send!\n   c 1)"), "(channel-send! c 1)");
    }

    #[test]
    fn a_long_text_is_cut() {
        let whole = format!("(f {})", "λ".repeat(PLACE_TEXT_MOST - 4));
        assert_eq!(Access::Calls.told(&whole), whole);
        assert_eq!(Access::Calls.told(&format!("{whole}λ")), "(f …)");
        let name = "λ".repeat(PLACE_TEXT_MOST);
        assert_eq!(Access::Calls.told(&name), name);
        assert_eq!(Access::Calls.told(&format!("{name}λ")), format!("{name}…"));
        assert_eq!(
            Access::Calls.told(&format!("({name} 1)")),
            format!("({}…", "λ".repeat(PLACE_TEXT_MOST - 1))
        );
    }
}
