//! Who told whom what, in which order, and who waited or had a lock meanwhile?
//!
//! A life-line for each fiber, going down; an actor that was started again goes on with its line. Messages
//! are arrows from where they were sent to where they were received, dashed ones make or wake a fiber. Locks
//! stand beside the line of the fiber that has them. What cannot have led to something that a program asks
//! about is grey.

mod cone;
mod locks;
mod rows;
mod story;

use std::collections::HashMap;

use concurrency::{Ending, TaskId};

use super::words::{counted, duration, whole};
use super::{Before, Options};
use crate::chart::look::Look;
use crate::chart::sequence::{Arrow, Life, MOST_LIVES, MOST_ROWS, Sequence, Stretch};
use crate::course::{Course, State};
use crate::run::{self, Run};

use cone::Cone;
use locks::LockSpan;
use rows::Rows;
use story::{Happening, MAKES, Passing, Story};

/// Locks that have a colour of their own, none of which is that of running.
const TOLD_APART: usize = 6;

/// The diagram of a run.
pub(crate) fn chart(run: &Run, options: &Options) -> Sequence {
    let course = Course::of(run);
    let story = Story::of(run, &course);
    let lives = story.lives();
    let shown = Shown::of(&story, &lives, course.counts_steps);
    let mut columns: Vec<Life> = lives
        .iter()
        .take(MOST_LIVES)
        .map(|task| Life { label: run.names.fiber(*task), ..Life::default() })
        .collect();
    for (index, life) in columns.iter_mut().enumerate() {
        let runners = course.runners();
        let tasks = runners.iter().map(|runner| runner.task).filter(|task| shown.place(*task) == Some(index));
        add_stretches(life, &course, &tasks.collect::<Vec<_>>(), &shown.rows);
    }
    let looks = lock_looks(&shown);
    add_locks(run, &mut columns, &shown, &looks);
    add_notes(&mut columns, &shown);
    let cone = options.before.as_ref().map(|before| Asked::of(run, &story, &lives, before));
    let arrows = arrows(&mut columns, &shown, cone.as_ref());
    if let Some(Asked { cone: Some(cone), .. }) = &cone {
        for (task, life) in lives.iter().zip(&mut columns) {
            life.grey_from = Some(shown.rows.behind(cone.end(*task)));
        }
    }
    Sequence {
        title: "Space-time diagram".to_owned(),
        sentence: sentence(run, &story, lives.len(), shown.moments, cone.as_ref()),
        key: key(run, &columns, &looks),
        rows: shown.rows.labels(),
        lives: if shown.rows.points.is_empty() { Vec::new() } else { columns },
        arrows,
        is_big: false,
    }
}

/// The part of a story that has room.
struct Shown<'a> {
    story: &'a Story,
    places: HashMap<TaskId, usize>,
    passings: Vec<&'a Passing>,
    happenings: Vec<&'a Happening>,
    locks: Vec<&'a LockSpan>,
    rows: Rows,
    /// How many rows there would be.
    moments: usize,
}

impl<'a> Shown<'a> {
    fn of(story: &'a Story, lives: &[TaskId], counts_steps: bool) -> Shown<'a> {
        let places: HashMap<TaskId, usize> =
            lives.iter().take(MOST_LIVES).enumerate().map(|(place, task)| (*task, place)).collect();
        let has = |task: TaskId| places.contains_key(&story.same(task));
        let passings = story.passings.iter().filter(|passing| has(passing.from.0) && has(passing.to.0));
        let passings: Vec<&Passing> = passings.collect();
        let happenings: Vec<&Happening> = story.happenings.iter().filter(|one| has(one.task)).collect();
        let locks: Vec<&LockSpan> = story.locks.iter().filter(|span| has(span.task)).collect();
        let mut points: Vec<f64> = passings
            .iter()
            .flat_map(|passing| [passing.from.1, passing.to.1])
            .chain(happenings.iter().map(|one| one.at))
            .chain(locks.iter().flat_map(|span| [span.from, span.until]))
            .collect();
        points.sort_by(f64::total_cmp);
        points.dedup();
        let moments = points.len();
        points.truncate(MOST_ROWS);
        Shown { story, places, passings, happenings, locks, rows: Rows { points, counts_steps }, moments }
    }

    /// The life-line of a fiber.
    fn place(&self, task: TaskId) -> Option<usize> {
        self.places.get(&self.story.same(task)).copied()
    }
}

fn add_stretches(life: &mut Life, course: &Course, tasks: &[TaskId], rows: &Rows) {
    for phases in course.phases(tasks) {
        for phase in phases {
            let look = match phase.state {
                State::Runs => Look::Runs,
                State::Waits => Look::Waits,
                State::Ready => continue,
            };
            if let Some((from, until)) = rows.within(phase.from, phase.until) {
                // a stretch of one row at whose end the next begins would hide under that
                life.stretches.push(Stretch { from, until, look, label: String::new() });
            }
        }
    }
    let ended = course.steps.iter().rev().find(|step| tasks.contains(&step.task));
    if let Some(step) = ended.filter(|step| step.ending == Ending::Done) {
        life.until = rows.within(step.from, step.until).map(|(_, last)| last);
    }
}

/// The colours of locks that somebody has, by their first use.
fn lock_looks(shown: &Shown<'_>) -> Vec<(u32, Look)> {
    let mut looks: Vec<(u32, Look)> = Vec::new();
    for span in shown.locks.iter().filter(|span| !span.is_wait) {
        let is_new = looks.iter().all(|(lock, _)| *lock != span.lock);
        if is_new && shown.rows.within(span.from, span.until).is_some() {
            looks.push((span.lock, Look::Holds(looks.len().min(TOLD_APART) as u8 + 1)));
        }
    }
    looks
}

fn add_locks(run: &Run, columns: &mut [Life], shown: &Shown<'_>, looks: &[(u32, Look)]) {
    for span in &shown.locks {
        let Some(place) = shown.place(span.task) else { continue };
        let Some((from, until)) = shown.rows.within(span.from, span.until) else { continue };
        let look = looks.iter().find(|(lock, _)| *lock == span.lock).map(|(_, look)| *look);
        let (look, label) = match (span.is_wait, look) {
            (true, _) => (Look::Waits, format!("waits for {}", run.names.lock(span.lock))),
            (false, Some(look)) => (look, String::new()),
            (false, None) => continue,
        };
        columns[place].stretches.push(Stretch { from, until, look, label });
    }
    for life in columns {
        // running is drawn over waiting
        life.stretches.sort_by_key(|stretch| stretch.look != Look::Waits);
    }
}

/// What happens to life-lines; of several things at one moment, the first and how many more.
fn add_notes(columns: &mut [Life], shown: &Shown<'_>) {
    let mut counts: HashMap<(usize, usize), u64> = HashMap::new();
    for one in &shown.happenings {
        let (Some(life), Some(row)) = (shown.place(one.task), shown.rows.at(one.at)) else { continue };
        let count = counts.entry((life, row)).or_default();
        *count += 1;
        if *count == 1 {
            columns[life].notes.push((row, one.look, one.words.clone()));
        }
    }
    for (life, column) in columns.iter_mut().enumerate() {
        for (row, _, words) in &mut column.notes {
            let more = counts.get(&(life, *row)).copied().unwrap_or(1) - 1;
            if more > 0 {
                words.push_str(&format!(", {more} more"));
            }
        }
    }
}

/// The arrows of passings that have rows; a fiber's line begins where it is made.
fn arrows(columns: &mut [Life], shown: &Shown<'_>, asked: Option<&Asked>) -> Vec<Arrow> {
    let mut arrows: Vec<Arrow> = Vec::new();
    for passing in &shown.passings {
        let end = |(task, at): (TaskId, f64)| Some((shown.place(task)?, shown.rows.at(at)?));
        let (Some(from), Some(to)) = (end(passing.from), end(passing.to)) else { continue };
        if passing.label == MAKES && columns[to.0].from == 0 && from.0 != to.0 {
            columns[to.0].from = to.1;
        }
        // of what passes at one moment between the same two, the first is shown
        if !arrows.iter().any(|other| (other.from, other.to) == (from, to)) {
            let is_grey = asked.is_some_and(|asked| !asked.has(shown.story, passing));
            let (label, is_dashed) = (passing.label.clone(), !passing.is_message);
            arrows.push(Arrow { from, to, label, is_dashed, is_grey });
        }
    }
    arrows
}

fn key(run: &Run, columns: &[Life], looks: &[(u32, Look)]) -> Vec<(Look, String)> {
    let is_used = |look: Look| columns.iter().flat_map(|life| &life.stretches).any(|one| one.look == look);
    let states = [(Look::Runs, "runs".to_owned()), (Look::Waits, "waits".to_owned())];
    let locks = looks.iter().map(|(lock, look)| (*look, format!("has {}", run.names.lock(*lock))));
    let mut key: Vec<(Look, String)> = states.into_iter().filter(|(look, _)| is_used(*look)).collect();
    let mut locks: Vec<(Look, String)> = locks.collect();
    if let Some((_, words)) = locks.get_mut(TOLD_APART).filter(|_| looks.len() > TOLD_APART + 1) {
        *words = "has another lock".to_owned();
    }
    locks.truncate(TOLD_APART + 1);
    key.extend(locks);
    key
}

/// What a program asks about: what happened before it.
struct Asked {
    /// What it is, in words.
    words: String,
    /// Nothing if it is not there.
    cone: Option<Cone>,
}

impl Asked {
    fn of(run: &Run, story: &Story, lives: &[TaskId], before: &Before) -> Asked {
        let name = run::shown(&before.fiber);
        let called =
            |is_it: &dyn Fn(&str) -> bool| lives.iter().copied().find(|task| is_it(&run.names.fiber(*task)));
        // actors of one name are told apart by a number behind it, which a program does not know
        let own = called(&|other| other == name)
            .or_else(|| called(&|other| other.split_once(':').is_some_and(|(first, _)| first == name)));
        let words = match before.message {
            Some(number) => format!("message {number} to {name}"),
            None => format!("the end of {name}"),
        };
        let label = before.message.map(|number| format!("message {number}"));
        let at = own.and_then(|own| match &label {
            None => Some((own, f64::INFINITY)),
            Some(label) => story
                .passings
                .iter()
                .find(|one| one.is_message && story.same(one.to.0) == own && one.label == *label)
                .map(|one| (own, one.to.1)),
        });
        let cone = at.map(|at| Cone::before(at, &story.passings, |task| story.same(task)));
        Asked { words, cone }
    }

    /// Whether something arrived before it.
    fn has(&self, story: &Story, passing: &Passing) -> bool {
        self.cone.as_ref().is_none_or(|cone| cone.has(story.same(passing.to.0), passing.to.1))
    }

    fn told(&self, story: &Story) -> String {
        if self.cone.is_none() {
            return format!(" Not found, so nothing is grey: {}.", self.words);
        }
        let messages = || story.passings.iter().filter(|passing| passing.is_message);
        let before = messages().filter(|passing| self.has(story, passing)).count();
        format!(
            " Up to {}: {} of {}. What is grey cannot have led to it.",
            self.words,
            whole(before as u64),
            counted(messages().count() as u64, "message")
        )
    }
}

fn sentence(run: &Run, story: &Story, lives: usize, points: usize, asked: Option<&Asked>) -> String {
    if lives == 0 {
        return format!("No fiber told another anything while this was recorded.{}", run.dropped());
    }
    let messages: Vec<&Passing> = story.passings.iter().filter(|passing| passing.is_message).collect();
    let others = match lives.saturating_sub(MOST_LIVES) {
        0 => String::new(),
        others => {
            format!(" The {MOST_LIVES} with most to tell are shown, not {}.", counted(others as u64, "other"))
        }
    };
    let rest = match points.saturating_sub(MOST_ROWS) {
        0 => String::new(),
        _ => format!(" The first {MOST_ROWS} of {} moments are shown.", whole(points as u64)),
    };
    let slowest = messages.iter().rev().max_by(|a, b| (a.to.1 - a.from.1).total_cmp(&(b.to.1 - b.from.1)));
    let slowest = slowest.filter(|_| !run.recording.is_virtual).map_or_else(String::new, |passing| {
        let long = duration(passing.to.1 - passing.from.1);
        format!(
            " The longest on its way was {}, to {}: {long}.",
            passing.label,
            run.names.fiber(passing.to.0)
        )
    });
    let lost = match story.undelivered {
        0 => String::new(),
        count => format!(" Not received: {count}."),
    };
    let waits = story.locks.iter().filter(|span| span.is_wait).count();
    let waits =
        if waits == 0 { String::new() } else { format!(" Waits for locks: {}.", whole(waits as u64)) };
    format!(
        "{} between {}.{slowest}{lost}{waits}{}{others}{rest}{}",
        counted(messages.len() as u64, "message"),
        counted(lives as u64, "fiber"),
        asked.map_or_else(String::new, |asked| asked.told(story)),
        run.dropped()
    )
}
