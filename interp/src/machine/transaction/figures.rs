//! What is counted about transactions: by the place in the program where they stand, and by the variable about which
//! they met a conflict. A commit costs a load and a store; everything else is counted when something went wrong.

use crate::source::{Sources, Span};
use parking_lot::Mutex;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Places that are told apart; further ones are counted as one.
const PLACES_MOST: usize = 4096;
/// Variables whose conflicts are told apart.
const TVARS_MOST: usize = 1024;
/// Pairs of places that are told apart for one variable.
const PAIRS_MOST: usize = 64;

/// The place of a transaction in the program: the procedure that `atomic` was given.
pub(crate) struct Place {
    /// From 1 on; 0 stands for no place.
    pub(crate) number: u32,
    /// Where the procedure is written, if it is.
    pub(crate) span: Span,
    /// Its name, if it has one.
    pub(crate) name: Option<String>,
    workers: Box<[Counts]>,
}

/// The counts of one worker, which alone writes them.
#[repr(align(64))]
#[derive(Default)]
struct Counts {
    commits: AtomicU64,
    conflicts: AtomicU64,
    waits: AtomicU64,
    alone: AtomicU64,
    wasted: AtomicU64,
}

/// Counts of a place, or of all.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Sums {
    /// Transactions that have committed.
    pub(crate) commits: u64,
    /// Attempts that met a conflict.
    pub(crate) conflicts: u64,
    /// Waits for a change after `retry`.
    pub(crate) waits: u64,
    /// Transactions that committed alone, after many conflicts.
    pub(crate) alone: u64,
    /// Nanoseconds in attempts that met a conflict.
    pub(crate) wasted: u64,
}

impl Sums {
    /// Adds those of another place.
    pub(crate) fn add(&mut self, other: &Sums) {
        self.commits += other.commits;
        self.conflicts += other.conflicts;
        self.waits += other.waits;
        self.alone += other.alone;
        self.wasted += other.wasted;
    }
}

#[inline]
fn add(count: &AtomicU64, n: u64) {
    count.store(count.load(Relaxed).wrapping_add(n), Relaxed);
}

impl Place {
    fn new(number: u32, span: Span, name: Option<String>, workers: usize) -> Arc<Place> {
        let workers = (0..workers.max(1)).map(|_| Counts::default()).collect();
        Arc::new(Place { number, span, name, workers })
    }

    #[inline]
    fn counts(&self, worker: usize) -> &Counts {
        &self.workers[worker.min(self.workers.len() - 1)]
    }

    /// A transaction has committed.
    #[inline]
    pub(crate) fn committed(&self, worker: usize, is_alone: bool) {
        let counts = self.counts(worker);
        add(&counts.commits, 1);
        if is_alone {
            add(&counts.alone, 1);
        }
    }

    /// One waits for a change.
    pub(crate) fn waits(&self, worker: usize) {
        add(&self.counts(worker).waits, 1);
    }

    /// The counts of all workers.
    pub(crate) fn sums(&self) -> Sums {
        let mut sums = Sums::default();
        for counts in &self.workers {
            sums.add(&Sums {
                commits: counts.commits.load(Relaxed),
                conflicts: counts.conflicts.load(Relaxed),
                waits: counts.waits.load(Relaxed),
                alone: counts.alone.load(Relaxed),
                wasted: counts.wasted.load(Relaxed),
            });
        }
        sums
    }
}

/// A conflict: the variable that had changed, and the place of the transaction that has changed it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clash {
    /// The number of the variable.
    pub(crate) tvar: u64,
    /// The number of a place, 0 if it is not known.
    pub(crate) against: u32,
}

/// Conflicts about one variable.
#[derive(Clone, Default)]
pub(crate) struct TVarFigures {
    /// What it is called.
    pub(crate) name: String,
    /// All conflicts.
    pub(crate) all: Pair,
    /// By the place of the transaction that began anew, and of the one that it met.
    pub(crate) pairs: HashMap<(u32, u32), Pair>,
}

/// How often, and how many nanoseconds were lost by it.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Pair {
    pub(crate) conflicts: u64,
    pub(crate) wasted: u64,
}

impl Pair {
    fn add(&mut self, conflicts: u64, wasted: u64) {
        self.conflicts += conflicts;
        self.wasted += wasted;
    }
}

/// All figures.
#[derive(Default)]
pub(crate) struct Figures {
    places: Mutex<Places>,
    tvars: Mutex<HashMap<u64, TVarFigures>>,
}

#[derive(Default)]
struct Places {
    by_code: HashMap<u64, Arc<Place>>,
    all: Vec<Arc<Place>>,
}

impl Figures {
    /// The place with this code, which is written there. A place whose code has gone keeps its counts.
    pub(crate) fn place(
        &self,
        code: u64,
        span: Span,
        name: impl FnOnce() -> Option<String>,
        workers: usize,
    ) -> Arc<Place> {
        let mut places = self.places.lock();
        if let Some(place) = places.by_code.get(&code).filter(|place| place.span == span) {
            return place.clone();
        }
        if places.all.len() >= PLACES_MOST {
            return places.all[PLACES_MOST - 1].clone();
        }
        let is_last = places.all.len() + 1 == PLACES_MOST;
        let (span, name) = if is_last { (Span::NONE, Some("elsewhere".to_owned())) } else { (span, name()) };
        let place = Place::new(places.all.len() as u32 + 1, span, name, workers);
        places.all.push(place.clone());
        places.by_code.insert(code, place.clone());
        place
    }

    /// All places so far.
    pub(crate) fn places(&self) -> Vec<Arc<Place>> {
        self.places.lock().all.clone()
    }

    /// What tables and messages call the place with this number: `cell 3 line 2`.
    pub(crate) fn place_label(&self, sources: &Sources, number: u32) -> String {
        let place =
            (number as usize).checked_sub(1).and_then(|index| self.places.lock().all.get(index).cloned());
        let Some(place) = place else { return "unknown".to_owned() };
        match (sources.get(place.span.source).filter(|_| place.span.is_some()), &place.name) {
            (Some(source), _) => format!("{} line {}", source.name, source.position(place.span.start).0),
            (None, Some(name)) => name.clone(),
            (None, None) => format!("place {number}"),
        }
    }

    /// The variables about which there were conflicts.
    pub(crate) fn tvars(&self) -> Vec<TVarFigures> {
        self.tvars.lock().values().cloned().collect()
    }

    /// Conflicts by variable and by the places of the two transactions.
    pub(crate) fn conflicts(&self) -> HashMap<(u64, u32, u32), Pair> {
        let tvars = self.tvars.lock();
        let all = tvars
            .iter()
            .flat_map(|(number, tvar)| tvar.pairs.iter().map(move |(pair, sums)| (number, pair, sums)));
        all.map(|(number, (place, against), sums)| ((*number, *place, *against), *sums)).collect()
    }

    /// What a variable is called about which there were conflicts.
    pub(crate) fn tvar_name(&self, number: u64) -> Option<String> {
        self.tvars.lock().get(&number).map(|tvar| tvar.name.clone())
    }

    /// An attempt of a transaction at a place has met a conflict.
    pub(crate) fn conflict(&self, place: &Place, worker: usize, clash: Clash, name: impl FnOnce() -> String) {
        add(&place.counts(worker).conflicts, 1);
        self.note(place, clash, 1, 0, name);
    }

    /// So long an attempt that has met it took.
    pub(crate) fn wasted(&self, place: &Place, worker: usize, clash: Clash, nanos: u64) {
        add(&place.counts(worker).wasted, nanos);
        self.note(place, clash, 0, nanos, || clash.tvar.to_string());
    }

    fn note(&self, place: &Place, clash: Clash, conflicts: u64, nanos: u64, name: impl FnOnce() -> String) {
        let mut tvars = self.tvars.lock();
        // Numbers begin at 1: 0 stands for all variables that are not told apart.
        let is_known = tvars.contains_key(&clash.tvar) || tvars.len() < TVARS_MOST;
        let (number, others) = if is_known { (clash.tvar, None) } else { (0, Some("others")) };
        let tvar = tvars.entry(number).or_insert_with(|| TVarFigures {
            name: others.map_or_else(name, str::to_owned),
            ..TVarFigures::default()
        });
        tvar.all.add(conflicts, nanos);
        let pair = (place.number, clash.against);
        if tvar.pairs.contains_key(&pair) || tvar.pairs.len() < PAIRS_MOST {
            tvar.pairs.entry(pair).or_default().add(conflicts, nanos);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_told_apart_is_still_counted() {
        let figures = Figures::default();
        let place = figures.place(8, Span::NONE, || None, 1);
        for tvar in 1..=TVARS_MOST as u64 + 5 {
            figures.conflict(&place, 0, Clash { tvar, against: 1 }, || tvar.to_string());
        }
        let all = figures.tvars();
        assert_eq!(all.len(), TVARS_MOST + 1);
        assert_eq!(all.iter().map(|tvar| tvar.all.conflicts).sum::<u64>(), place.sums().conflicts);
    }

    #[test]
    fn places_beyond_the_last_are_one() {
        let figures = Figures::default();
        let numbers: Vec<u32> = (0..PLACES_MOST as u64 + 3)
            .map(|code| figures.place(code * 8, Span::NONE, || None, 1).number)
            .collect();
        assert_eq!(
            numbers[PLACES_MOST - 2..],
            [
                PLACES_MOST as u32 - 1,
                PLACES_MOST as u32,
                PLACES_MOST as u32,
                PLACES_MOST as u32,
                PLACES_MOST as u32
            ]
        );
    }

    #[test]
    fn code_in_the_place_of_other_code_is_another_place() {
        let figures = Figures::default();
        let here = Span { start: 1, end: 5, ..Span::NONE };
        let first = figures.place(8, Span::NONE, || None, 2);
        assert_eq!(figures.place(8, Span::NONE, || None, 2).number, first.number);
        assert_ne!(figures.place(8, here, || None, 2).number, first.number);
    }
}
