//! Transactional variables, and what `atomic` and its kin are made of (`scheme/lambdust/transactions.scm`). How a
//! transaction runs is in `vm/transaction.rs`.

use crate::Value;
use crate::diagnostic::Diagnostic;
use crate::heap::{TVar, foreign_of};
use crate::machine::Report;
use crate::machine::deadlines::moment;
use crate::machine::resource;
use crate::machine::transaction::{Pair, Sums, TVarFigures, Transactions, Watch, name};
use crate::printer::value::brief;
use crate::source::Span;
use crate::value::{FromValue, List, Procedure, Symbol, Text, Vector};
use crate::vm::primitive::{Control, Cx, Exit, Failure, Outcome, Woken};
use crate::vm::transaction::{self, Action, Why};
use concurrency::stm;
use concurrency::sync::{Holder, Lock};
use macros::builtins;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

pub use table::TABLE;

/// A transactional variable.
#[derive(Clone, Copy)]
struct Var(TVar);

impl FromValue for Var {
    const WANTED: &'static str = "a tvar";

    #[inline]
    fn from_value(value: Value) -> Option<Var> {
        TVar::of(value).map(Var)
    }
}

#[cold]
fn elsewhere(cx: &Cx<'_>, tvar: TVar) -> Exit {
    resource::elsewhere(cx, "tvar", &name(cx.heap, tvar))
}

/// Refuses a variable of another scheduler outside of transactions.
fn check_home(cx: &mut Cx<'_>, tvar: TVar) -> Result<(), Exit> {
    let home = cx.turn()?.scheduler().id().number();
    if tvar.home() == home { Ok(()) } else { Err(elsewhere(cx, tvar)) }
}

/// The transactions of the scheduler that runs the fiber.
fn transactions(cx: &Cx<'_>) -> Result<Arc<Transactions>, Exit> {
    match cx.world.surroundings() {
        Some((_, surroundings)) => Ok(surroundings.realm.transactions.clone()),
        None => {
            Err(Failure::new("internal-error", "there are no transactions while the library is loaded")
                .into())
        }
    }
}

/// How long a transaction may run alone before those who wait for its end say so.
const ALONE_FOR: Duration = Duration::from_secs(1);

/// Waits for the right to be alone, and takes it. The first progress register says that it was warned.
fn take_right(cx: &mut Cx<'_>) -> Result<(), Exit> {
    let transactions = transactions(cx)?;
    let right = transactions.domain.right.clone();
    let turn = cx.turn()?;
    let (holder, late) = (Holder::Task(turn.me()), turn.now().after(ALONE_FOR));
    loop {
        let deadline = (cx.progress()[0] == Value::DEFAULT).then_some(late);
        let woken = cx.wait_kept(cx.masking(), deadline, || Lock { mutex: right.clone(), holder });
        if let Err(Exit::Park) = woken {
            return Err(Exit::Park);
        }
        let was_warned = std::mem::replace(&mut cx.progress()[0], Value::DEFAULT);
        match woken? {
            Woken::Completed(branch, _) if branch < 2 => {
                transaction::got_right(cx, &transactions);
                return Ok(());
            }
            Woken::Completed(..) => {
                if was_warned == Value::DEFAULT {
                    warn_of_long_run(cx, &transactions);
                }
                cx.progress()[0] = Value::TRUE;
            }
            // The fiber is ended by force.
            Woken::Cancelled => return Err(Failure::new("terminated", "the fiber was ended").into()),
        }
    }
}

/// Says, once for each, that a transaction has run alone for a long time.
#[cold]
fn warn_of_long_run(cx: &Cx<'_>, transactions: &Transactions) {
    let place = transactions.alone_at.load(Relaxed);
    if place == 0 || transactions.alone_warned.swap(place, Relaxed) == place {
        return;
    }
    let what = place_label(cx, transactions, place);
    let message =
        format!("the transaction at {what} has run alone for more than a second, and others wait to commit");
    cx.world.client().warn(&Report::new(Diagnostic::new("long-transaction", Span::NONE, message)));
}

/// What tables and messages call the place with this number.
fn place_label(cx: &Cx<'_>, transactions: &Transactions, number: u32) -> String {
    cx.world
        .surroundings()
        .map_or_else(String::new, |(shared, _)| transactions.figures.place_label(&shared.sources, number))
}

fn not_inside(cx: &Cx<'_>, hint: &str) -> Exit {
    cx.failure("no-transaction", "was called outside of a transaction").hint(hint).into()
}

/// What `retry` does: the attempt ends here.
fn retry(cx: &mut Cx<'_>) -> Exit {
    let Some(attempt) = cx.registers.attempt() else {
        return not_inside(
            cx,
            "it waits for tvars that a transaction has read: (atomic (lambda () … (retry)))",
        );
    };
    match attempt.retry() {
        Some(exit) => exit,
        None => {
            let text = "would wait for ever: the transaction has read no tvar that could change";
            cx.failure("blocked-forever", text).hint("read what it depends on before: (tvar-read v)").into()
        }
    }
}

fn act(cx: &mut Cx<'_>, action: Action, thunk: Value) -> bool {
    let Some(transaction) = cx.registers.transaction.as_deref_mut() else { return false };
    if !transaction.is_open() || transaction.is_closed() {
        return false;
    }
    transaction.add_action(cx.heap, action, thunk);
    true
}

/// What a primitive answers that ends an extent in which something was raised.
fn raise_out(cx: &mut Cx<'_>, object: Value, why: Why) -> Exit {
    match cx.registers.attempt() {
        Some(attempt) => attempt.raise(object, why),
        None => {
            let raiser = cx.world.raiser();
            cx.stage_call(raiser, &[object])
        }
    }
}

fn alist(cx: &mut Cx<'_>, fields: &[(&str, Value)]) -> Value {
    let entries: Vec<Value> = fields
        .iter()
        .map(|(key, value)| {
            let key = cx.heap.symbol(key);
            cx.heap.cons(key, *value)
        })
        .collect();
    List::of(cx.heap, &entries)
}

fn seconds(cx: &mut Cx<'_>, nanos: u64) -> Value {
    cx.heap.flonum(nanos as f64 / 1e9)
}

fn sum_fields(cx: &mut Cx<'_>, sums: &Sums) -> [(&'static str, Value); 5] {
    let count = |n: u64| Value::fixnum(n as i64);
    [
        ("commits", count(sums.commits)),
        ("conflicts", count(sums.conflicts)),
        ("waits", count(sums.waits)),
        ("alone", count(sums.alone)),
        ("wasted", seconds(cx, sums.wasted)),
    ]
}

fn rank(pair: &Pair) -> (u64, u64) {
    (pair.wasted, pair.conflicts)
}

fn pair_fields(cx: &mut Cx<'_>, pair: &Pair) -> [(&'static str, Value); 2] {
    [("conflicts", Value::fixnum(pair.conflicts as i64)), ("wasted", seconds(cx, pair.wasted))]
}

/// The figures of one variable.
fn tvar_row(cx: &mut Cx<'_>, transactions: &Transactions, tvar: &TVarFigures) -> Outcome {
    let mut pairs: Vec<_> = tvar.pairs.iter().collect();
    pairs.sort_by(|(a, x), (b, y)| rank(y).cmp(&rank(x)).then_with(|| a.cmp(b)));
    let mut rows = Vec::with_capacity(pairs.len());
    for ((victim, aborter), pair) in pairs {
        let mut fields = Vec::with_capacity(4);
        for (key, place) in [("victim", *victim), ("aborter", *aborter)] {
            let label = place_label(cx, transactions, place);
            fields.push((key, Text::from_str(cx.heap, &label)?.into()));
        }
        fields.extend(pair_fields(cx, pair));
        rows.push(alist(cx, &fields));
    }
    let by = List::of(cx.heap, &rows);
    let mut fields = vec![("tvar", Text::from_str(cx.heap, &tvar.name)?.into())];
    fields.extend(pair_fields(cx, &tvar.all));
    fields.push(("by", by));
    Ok(alist(cx, &fields))
}

/// The limit of time of a transaction: a vector of moment, seconds and perhaps a default.
#[derive(Clone, Copy)]
struct Limit(Vector);

impl FromValue for Limit {
    const WANTED: &'static str = "a limit of time";

    fn from_value(value: Value) -> Option<Limit> {
        Vector::from_value(value).filter(|vector| matches!(vector.len(), 2 | 3)).map(Limit)
    }
}

impl Limit {
    fn passed(self, cx: &Cx<'_>, awaited: &str) -> Outcome {
        if self.0.len() == 3 {
            return Ok(self.0.get(2));
        }
        let text = format!("waited {} s for {awaited}", brief(cx.heap, self.0.get(1)));
        Err(cx.failure("timeout", text).hint("give #:default to get a value instead, or more time").into())
    }
}

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// A new transactional variable, with a value and, if one is given, a name for messages.
    ///
    /// `(tvar-read (make-tvar 5)) ; => 5`
    /// `(make-tvar 5 "balance") ; => #<tvar balance>`
    #[builtin("make-tvar", effect = Writes)]
    fn make_tvar(cx: &mut Cx<'_>, value: Value, name: Option<Name>) -> Outcome {
        let home = cx.turn()?.scheduler().id().number();
        let tvar = TVar::new(cx.heap, value, cx.world.serial(), home);
        if let Some(name) = name {
            let name = name.text(cx);
            tvar.defined_as(cx.heap, &name);
        }
        Ok(tvar.into())
    }

    /// Whether the value is a transactional variable.
    ///
    /// `(map tvar? (list (make-tvar 1) 1)) ; => (#t #f)`
    #[builtin("tvar?")]
    fn is_tvar(value: Value) -> bool {
        TVar::of(value).is_some()
    }

    /// The value of a tvar. In a transaction all are as they were at one moment, but for what the transaction has
    /// written itself; outside it is that of the moment.
    ///
    /// `(let ((v (make-tvar 1))) (atomic (lambda () (tvar-write! v 2) (tvar-read v)))) ; => 2`
    #[builtin("tvar-read", effect = Reads, shared, inside)]
    fn tvar_read(cx: &mut Cx<'_>, tvar: Var) -> Outcome {
        let Var(tvar) = tvar;
        let Some(attempt) = cx.registers.attempt() else {
            check_home(cx, tvar)?;
            return Ok(Value::from_bits(stm::read_once(&tvar)));
        };
        if attempt.home() == tvar.home() { attempt.read(tvar) } else { Err(elsewhere(cx, tvar)) }
    }

    /// Gives a tvar a value in the transaction that is under way; others see it when that has ended.
    ///
    /// `(let ((v (make-tvar 1))) (atomic (lambda () (tvar-write! v 2))) (tvar-read v)) ; => 2`
    #[builtin("tvar-write!", effect = Writes)]
    fn tvar_write(cx: &mut Cx<'_>, tvar: Var, value: Value) -> Result<(), Exit> {
        let Var(tvar) = tvar;
        if let Some(attempt) = cx.registers.attempt() {
            if attempt.home() != tvar.home() {
                return Err(elsewhere(cx, tvar));
            }
            attempt.write(tvar, value);
            return Ok(());
        }
        // In an after thunk on the way out of a transaction that was taken back.
        if cx.registers.transaction.as_deref().is_some_and(transaction::Transaction::is_closed) {
            return Ok(());
        }
        Err(not_inside(cx, "tvars change together or not at all: (atomic (lambda () (tvar-write! v x) …))"))
    }

    /// Ends this attempt of a transaction and begins it anew when a tvar has changed that it has read. In a branch of
    /// `or-else` that is not the last one, the next branch is tried instead.
    ///
    /// `(let ((v (make-tvar 1))) (atomic (lambda () (or-else (lambda () (tvar-read v) (retry)) (lambda () 'none))))) ; => none`
    #[builtin("retry", effect = Blocks, inside)]
    fn retry_now(cx: &mut Cx<'_>) -> Outcome {
        Err(retry(cx))
    }

    /// Calls `retry` if the value is false.
    ///
    /// `(let ((v (make-tvar 1))) (atomic (lambda () (check (= (tvar-read v) 1)) 'fine))) ; => fine`
    #[builtin("check", effect = Blocks, inside)]
    fn check(cx: &mut Cx<'_>, value: Value) -> Result<(), Exit> {
        if value.is_true() { Ok(()) } else { Err(retry(cx)) }
    }

    /// Whether a transaction is under way.
    ///
    /// `(list (in-transaction?) (atomic in-transaction?)) ; => (#f #t)`
    #[builtin("in-transaction?", effect = Reads)]
    fn is_in_transaction(cx: &mut Cx<'_>) -> bool {
        cx.registers.is_in_transaction()
    }

    /// What transactions have done, an association list. Over all: `commits`, `conflicts` (attempts that began anew
    /// because a tvar had changed), `waits` (after `retry`), `alone` (transactions that ran alone after many
    /// conflicts), and `wasted`, the seconds in attempts that met a conflict. Under `tvars`, those about which there
    /// were conflicts, where most was wasted first: `tvar`, `conflicts`, `wasted`, and under `by` the pairs of places,
    /// that of the transaction that began anew (`victim`) and of the one that had changed the tvar (`aborter`). Under
    /// `sites`, the same figures for each place, the procedure that `atomic` was given. In a simulation these are its
    /// own. The time of a first attempt is not measured; it is taken to be that of the second.
    ///
    /// `(begin (atomically (make-tvar 1)) (>= (cdr (assq 'commits (stm-stats))) 1)) ; => #t`
    #[builtin("stm-stats", effect = Reads)]
    fn stm_stats(cx: &mut Cx<'_>) -> Outcome {
        let transactions = transactions(cx)?;
        let places = transactions.figures.places();
        let mut all = Sums::default();
        let mut sites: Vec<(String, Sums)> = Vec::new();
        for place in &places {
            let sums = place.sums();
            all.add(&sums);
            sites.push((place_label(cx, &transactions, place.number), sums));
        }
        sites.sort_by_key(|(_, sums)| std::cmp::Reverse((sums.wasted, sums.conflicts, sums.commits)));
        let mut tvars = transactions.figures.tvars();
        tvars.sort_by(|a, b| rank(&b.all).cmp(&rank(&a.all)).then_with(|| a.name.cmp(&b.name)));
        let mut rows = Vec::with_capacity(tvars.len());
        for tvar in &tvars {
            rows.push(tvar_row(cx, &transactions, tvar)?);
        }
        let tvars = List::of(cx.heap, &rows);
        rows.clear();
        for (label, sums) in &sites {
            let label = Text::from_str(cx.heap, label)?.into();
            let mut fields = vec![("site", label)];
            fields.extend(sum_fields(cx, sums));
            rows.push(alist(cx, &fields));
        }
        let sites = List::of(cx.heap, &rows);
        let mut fields: Vec<(&str, Value)> = sum_fields(cx, &all).into();
        fields.extend([("tvars", tvars), ("sites", sites)]);
        Ok(alist(cx, &fields))
    }

    /// The call of the procedure that calls this becomes the border of a transaction.
    ///
    /// `(begin (%begin-attempt 5)) ; error: wanted a procedure`
    #[builtin("%begin-attempt", shown = "atomic", effect = Writes, shared, inside, library = "lambdust internal")]
    fn begin_attempt(cx: &mut Cx<'_>, thunk: Value, limit: Option<Limit>) -> Outcome {
        if Procedure::from_value(thunk).is_none() {
            let Exit::Fail(failure) = cx.wrong_type(0, Procedure::WANTED, thunk) else {
                return Ok(Value::FALSE);
            };
            let hint = "write (atomic (lambda () body …)), or (atomically body …)";
            return Err(Exit::Fail(Box::new(failure.hint(hint))));
        }
        let _ = limit;
        let wants_right = |transaction: &transaction::Transaction| transaction.wants_right(thunk);
        if cx.registers.woken.is_some() || cx.registers.transaction.as_deref().is_some_and(wants_right) {
            take_right(cx)?;
        }
        Err(Exit::Control(Control::BeginAttempt))
    }

    /// The same for a branch of `or-else`, behind which others follow.
    ///
    /// `(begin (%begin-branch '())) ; error: outside of a transaction`
    #[builtin("%begin-branch", shown = "or-else", effect = Writes, library = "lambdust internal")]
    fn begin_branch(cx: &mut Cx<'_>, _thunks: Value) -> Outcome {
        if cx.registers.transaction.as_deref().is_some_and(transaction::Transaction::is_open) {
            Err(Exit::Control(Control::BeginBranch))
        } else {
            Err(not_inside(cx, "(atomic (lambda () (or-else …)))"))
        }
    }

    /// Ends what one of these two has begun: a part joins what is around it, a transaction commits.
    ///
    /// `(begin (%end-attempt 1)) ; => 1`
    #[builtin("%end-attempt", shown = "atomic", effect = Writes, shared, inside, library = "lambdust internal")]
    fn end_attempt(cx: &mut Cx<'_>, value: Value) -> Outcome {
        if !transaction::is_outermost(cx) {
            transaction::join(cx);
            return Ok(value);
        }
        if cx.registers.attempt().is_none() {
            return Ok(value);
        }
        if cx.registers.woken.is_some() {
            take_right(cx)?;
        }
        loop {
            match transaction::commit(cx)? {
                Some(Value::NIL) => return Ok(value),
                Some(actions) => {
                    let runner = transaction::action_runner(cx);
                    return Err(cx.stage_call(runner, &[actions, value]));
                }
                None => take_right(cx)?,
            }
        }
    }

    /// The handler at the border of a transaction: takes back what was written inside, and raises the object outside.
    ///
    /// `(guard (e (#t e)) (%raise-out-of-attempt 1)) ; => 1`
    #[builtin("%raise-out-of-attempt", effect = Writes, library = "lambdust internal")]
    fn raise_out_of_attempt(cx: &mut Cx<'_>, object: Value) -> Outcome {
        Err(raise_out(cx, object, Why::Raised))
    }

    /// Takes back the whole transaction, and raises the object outside.
    ///
    /// `(guard (e (#t e)) (%abandon-attempt 1)) ; => 1`
    #[builtin("%abandon-attempt", effect = Writes, library = "lambdust internal")]
    fn abandon_attempt(cx: &mut Cx<'_>, object: Value) -> Outcome {
        Err(raise_out(cx, object, Why::Interrupted))
    }

    /// The winders of the part of a transaction that is being abandoned.
    ///
    /// `(list? (%attempt-winders)) ; => #t`
    #[builtin("%attempt-winders", effect = Reads, library = "lambdust internal")]
    fn attempt_winders(cx: &mut Cx<'_>) -> Value {
        transaction::own_winders(cx)
    }

    /// Goes on with what comes after a part that was abandoned, once its after thunks have run.
    ///
    /// `(begin (%conclude-attempt)) ; error: over`
    #[builtin("%conclude-attempt", effect = Writes, library = "lambdust internal")]
    fn conclude_attempt(cx: &mut Cx<'_>) -> Outcome {
        match cx.registers.attempt() {
            Some(_) => Err(Exit::Control(Control::Conclude)),
            None => Err(cx.failure("no-transaction", "was called when the transaction was over").into()),
        }
    }

    /// The before thunk at the border of a transaction: there is no way in.
    ///
    /// `(begin (%enter-attempt)) ; error: cannot enter a transaction`
    #[builtin("%enter-attempt", effect = Reads, library = "lambdust internal")]
    fn enter_attempt(cx: &mut Cx<'_>) -> Outcome {
        let text = "a continuation cannot enter a transaction, or an attempt of it, that was left";
        let hint = "continuations of a transaction can be called inside of it, while it runs";
        let _ = cx;
        Err(Failure::new("transaction-over", text).hint(hint).into())
    }

    /// The after thunk at the border: takes back what was written inside. Gives the actions that are due.
    ///
    /// `(begin (%leave-attempt!)) ; => ()`
    #[builtin("%leave-attempt!", effect = Writes, library = "lambdust internal")]
    fn leave_attempt(cx: &mut Cx<'_>) -> Value {
        transaction::left(cx)
    }

    /// Waits after `retry` until something has changed, and begins the transaction anew.
    ///
    /// `(begin (%await-change 1 void)) ; error: wanted a watch`
    #[builtin("%await-change", shown = "atomic", effect = Blocks, library = "lambdust internal")]
    fn await_change(cx: &mut Cx<'_>, watch: Value, thunk: Value, limit: Option<Limit>) -> Outcome {
        let Some(object) = foreign_of::<Watch>(&watch) else {
            return Err(cx.wrong_type(0, "a watch", watch));
        };
        let deadline = limit.and_then(|limit| moment(limit.0.get(0)));
        match cx.wait_kept(cx.masking(), deadline, || object.take())? {
            Woken::Completed(0, _) => {
                let args: Vec<Value> =
                    [Some(thunk), limit.map(|limit| limit.0.into())].into_iter().flatten().collect();
                let procedure = transaction::attempter(cx, args.len());
                Err(cx.stage_call(procedure, &args))
            }
            Woken::Completed(..) => match limit {
                Some(limit) => limit.passed(cx, &crate::heap::Foreign::awaited(object)),
                None => Ok(Value::UNSPECIFIED),
            },
            Woken::Cancelled => Ok(Value::UNSPECIFIED),
        }
    }

    /// Has a thunk called after the commit; outside of a transaction, at once.
    ///
    /// `(%on-commit (lambda () 1)) ; => 1`
    #[builtin("%on-commit", shown = "on-commit", effect = Unknown, library = "lambdust internal")]
    fn on_commit(cx: &mut Cx<'_>, thunk: Procedure) -> Outcome {
        if cx.registers.is_in_transaction() {
            act(cx, Action::Commit, thunk.0);
            return Ok(Value::UNSPECIFIED);
        }
        Err(cx.stage_call(thunk.0, &[]))
    }

    /// Has a thunk called when the attempt of the transaction was taken back; outside of one this does nothing.
    ///
    /// `(%on-abort void) ; prints nothing`
    #[builtin("%on-abort", shown = "on-abort", effect = Writes, library = "lambdust internal")]
    fn on_abort(cx: &mut Cx<'_>, thunk: Procedure) {
        act(cx, Action::Abort, thunk.0);
    }
}

/// The name that a program gives a variable when it makes it: a string or a symbol.
struct Name(Value);

impl FromValue for Name {
    const WANTED: &'static str = "a name, a string or symbol";

    fn from_value(value: Value) -> Option<Name> {
        (Text::from_value(value).is_some() || Symbol::from_value(value).is_some()).then_some(Name(value))
    }
}

impl Name {
    fn text(&self, cx: &Cx<'_>) -> String {
        match Symbol::from_value(self.0) {
            Some(symbol) => symbol.name(cx.heap).to_owned(),
            None => Text::string_of(self.0).unwrap_or_default(),
        }
    }
}
