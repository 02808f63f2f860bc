//! Actors: their behaviours, their beginning and end, who watches them, and under which names they are known.

use super::options::Options;
use super::slices::index_value;
use crate::Value;
use crate::heap::{Mutator, foreign_of};
use crate::machine::actor::{STOP, STOP_TAG, UNHANDLED, launch};
use crate::machine::process::{ActorPart, End, Process, Tie, is_normal};
use crate::machine::resource::Identity;
use crate::machine::{Behaviour, Shared, Writing};
use crate::printer::value::brief;
use crate::value::{FromValue, HashTable, List, Procedure, Rest, Symbol, Text};
use crate::vm::primitive::{Cx, Exit, Failure, Outcome};
use concurrency::{MailboxConfig, Overflow};
use macros::builtins;
use std::sync::Arc;

pub use table::TABLE;

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// A behaviour: how it is written (`clauses` or `body`), the thunk that begins an actor, and the options
    /// of the form `actor` as a list.
    ///
    /// `(%behaviour 'body void '()) ; => #<behaviour>`
    #[builtin("%behaviour", effect = Writes, library = "lambdust internal")]
    fn behaviour(cx: &mut Cx<'_>, writing: Symbol, maker: Procedure, options: Value) -> Outcome {
        let options = List(options).items(usize::MAX).unwrap_or_default();
        let names = ["mailbox", "backpressure", "comparator", "share"];
        let options = Options::read(cx, &options, 0, names)?;
        let mut config = MailboxConfig::default();
        if let Some(kind) = options.get(0) {
            mailbox_kind(cx, kind, &mut config)?;
        }
        if let Some(overflow) = options.get(1) {
            config.overflow = overflow_of(cx, overflow)?;
        }
        let comparator = options.get(2).unwrap_or(Value::FALSE);
        if comparator != Value::FALSE && Procedure::from_value(comparator).is_none() {
            return Err(cx
                .failure("type-error", "wanted a procedure as #:comparator")
                .irritant(comparator)
                .into());
        }
        let shares = options.get(3).is_some_and(Value::is_true);
        if config.overflow != Overflow::Block && config.capacity == usize::MAX {
            let failure = cx.failure("range-error", "got #:backpressure for a mailbox without a limit");
            return Err(failure.hint("#:mailbox 'bounded-100 gives it one").into());
        }
        let writing = match writing.name(cx.heap) {
            "clauses" => Writing::Clauses,
            "supervisor" => Writing::Supervisor,
            _ => Writing::Body,
        };
        let behaviour = Behaviour::new(writing, maker.0, config, comparator, shares);
        Ok(cx.heap.foreign(Arc::new(behaviour)))
    }

    /// What a handler answers for a message that no clause is for.
    ///
    /// `(list? (list (%unhandled))) ; => #t`
    #[builtin("%unhandled", library = "lambdust internal")]
    fn unhandled() -> Value {
        UNHANDLED
    }

    /// The thunk that begins an actor of a behaviour.
    ///
    /// `(procedure? (%behaviour-maker (%behaviour 'body void '()))) ; => #t`
    #[builtin("%behaviour-maker", library = "lambdust internal")]
    fn behaviour_maker(cx: &mut Cx<'_>, behaviour: Value) -> Outcome {
        match foreign_of::<Behaviour>(&behaviour) {
            Some(behaviour) => Ok(behaviour.maker()),
            None => Err(cx.wrong_type(0, "a behaviour", behaviour)),
        }
    }

    /// Whether the value is a behaviour that is written as clauses.
    ///
    /// `(%clauses? (actor [(get) 1])) ; => #t`
    #[builtin("%clauses?", library = "lambdust internal")]
    fn is_clauses(value: Value) -> bool {
        foreign_of::<Behaviour>(&value).is_some_and(|behaviour| behaviour.writing == Writing::Clauses)
    }

    /// Whether the value is a behaviour: what `actor` gives and `spawn` takes.
    ///
    /// `(behaviour? (actor [(get) 1])) ; => #t`
    #[builtin("behaviour?")]
    fn is_behaviour(value: Value) -> bool {
        foreign_of::<Behaviour>(&value).is_some()
    }

    /// Makes an actor of a behaviour and returns it. It starts at once unless `#:paused` is true; `#:name` is
    /// what messages call it.
    ///
    /// `(ask (spawn (actor [(double n) (* 2 n)])) '(double 21)) ; => 42`
    #[builtin("spawn", effect = Writes)]
    fn spawn(cx: &mut Cx<'_>, behaviour: Value, options: Rest<'_, Value>) -> Outcome {
        let options = Options::read(cx, options.values(), 1, ["name", "paused"])?;
        let handle = made(cx, behaviour, options.get(0), Value::FALSE)?;
        if !options.get(1).is_some_and(Value::is_true) {
            launch(cx, handle)?;
        }
        Ok(handle)
    }

    /// Makes an actor that the running one supervises, and does not start it.
    ///
    /// `(actor-alive? (%spawn-child (actor [(get) 1]) 'one)) ; => #t`
    #[builtin("%spawn-child", effect = Writes, library = "lambdust internal")]
    fn spawn_child(cx: &mut Cx<'_>, behaviour: Value, name: Value) -> Outcome {
        let supervisor = cx.own_process()?;
        let handle = made(cx, behaviour, Some(name), supervisor)?;
        process(cx, 0, &supervisor)?.watch(cx.heap, supervisor, handle, Tie::Child);
        Ok(handle)
    }

    /// Whether the value is an actor that runs, or ran, a supervisor's behaviour.
    ///
    /// `(%supervisor? (start-supervisor (supervisor))) ; => #t`
    #[builtin("%supervisor?", library = "lambdust internal")]
    fn is_supervisor(value: Value) -> bool {
        let behaviour = foreign_of::<Process>(&value)
            .and_then(|process| process.actor.as_ref().map(|actor| actor.behaviour()));
        is_supervising(behaviour.unwrap_or(value))
    }

    /// Starts an actor that was spawned with `#:paused #t`; whether it was not running yet. A supervisor alone
    /// starts its children.
    ///
    /// `(resume! (spawn (actor [(get) 1]) #:paused #t)) ; => #t`
    #[builtin("resume!", effect = Writes)]
    fn resume(cx: &mut Cx<'_>, actor: Value) -> Result<bool, Exit> {
        let process = actor_of(cx, 0, &actor)?;
        process.identity.check(cx)?;
        let supervisor = process.actor.as_ref().map_or(Value::FALSE, |actor| actor.supervisor());
        if supervisor != Value::FALSE && supervisor != cx.registers.process {
            return Ok(false);
        }
        launch(cx, actor)
    }

    /// Whether the value is an actor.
    ///
    /// `(actor? (spawn (actor [(get) 1]))) ; => #t`
    #[builtin("actor?")]
    fn is_actor(value: Value) -> bool {
        foreign_of::<Process>(&value).is_some_and(|process| process.actor.is_some())
    }

    /// Whether an actor or thread has not ended.
    ///
    /// `(actor-alive? (spawn (actor [(get) 1]))) ; => #t`
    #[builtin("actor-alive?", effect = Reads, shared)]
    fn is_alive(cx: &mut Cx<'_>, actor: Value) -> Result<bool, Exit> {
        Ok(process(cx, 0, &actor)?.reason().is_none())
    }

    /// How many messages wait for an actor or thread.
    ///
    /// `(mailbox-depth (self)) ; => 0`
    #[builtin("mailbox-depth", effect = Reads, shared)]
    fn mailbox_depth(cx: &mut Cx<'_>, actor: Value) -> Outcome {
        let depth = process(cx, 0, &actor)?.mailbox.depth();
        Ok(index_value(depth))
    }

    /// A part of an actor's present instance: handler, state thunk, what it does last, tags; `#f` without one.
    ///
    /// `(%actor-part (self) 0) ; => #f`
    #[builtin("%actor-part", effect = Reads, library = "lambdust internal")]
    fn actor_part(cx: &mut Cx<'_>, actor: Value, index: crate::value::Index) -> Outcome {
        let process = process(cx, 0, &actor)?;
        Ok(process.actor.as_ref().map_or(Value::FALSE, |actor| actor.part_at(index.0)))
    }

    /// Gives the running actor other parts from its next message on.
    ///
    /// `(guard (e (#t (condition-kind e))) (%become #f)) ; => not-an-actor`
    #[builtin("%become", effect = Writes, library = "lambdust internal")]
    fn set_parts(cx: &mut Cx<'_>, parts: Value) -> Result<(), Exit> {
        let handle = cx.own_process()?;
        let own = process(cx, 0, &handle)?;
        own_part(cx, own)?.set_parts(cx.heap, handle, parts);
        Ok(())
    }

    /// The actor or thread that runs this; in a cell or program, the session.
    ///
    /// `(eq? (self) (self)) ; => #t`
    #[builtin("self", effect = Reads)]
    fn own_process(cx: &mut Cx<'_>) -> Outcome {
        cx.own_process()
    }

    /// Asks an actor or thread to stop when it has handled what was sent before. Its `on-stop` clause is called
    /// with the reason, `normal` unless another is given.
    ///
    /// `(let ((a (spawn (actor [(get) 1])))) (monitor a) (stop! a) (receive [('down who why) why])) ; => normal`
    #[builtin("stop!", effect = Writes, shared)]
    fn stop(cx: &mut Cx<'_>, actor: Value, reason: Option<Value>) -> Result<(), Exit> {
        let process = process(cx, 0, &actor)?;
        process.identity.check(cx)?;
        if let Some(part) = &process.actor {
            part.ask_to_stop();
            if let Some(reason) = reason {
                part.end_with(cx.heap, actor, reason);
            }
        }
        process.post(cx.turn()?, STOP, STOP_TAG);
        Ok(())
    }

    /// Ends an actor or thread at once, in the middle of what it does: its handlers are not asked, its after
    /// thunks run; killed again, not even these. Whether there was anything to end: not an actor that has ended,
    /// nor one that its supervisor is about to start again.
    ///
    /// `(kill! (spawn (actor [(get) 1]))) ; => #t`
    #[builtin("kill!", effect = Writes, shared)]
    fn kill(cx: &mut Cx<'_>, actor: Value) -> Result<bool, Exit> {
        let process = process(cx, 0, &actor)?;
        process.identity.check(cx)?;
        if process.reason().is_some() {
            return Ok(false);
        }
        if process.kill(cx.turn()?, false) {
            return Ok(true);
        }
        // It has no fiber: it waits to be started. When and whether is for its supervisor to say.
        let is_supervised = process.actor.as_ref().is_some_and(|actor| actor.supervisor() != Value::FALSE);
        if !is_supervised {
            let reason = cx.heap.symbol("killed");
            finish(cx, actor, reason)?;
        }
        Ok(!is_supervised)
    }

    /// Ends an actor that has no fiber.
    ///
    /// `(actor-alive? (let ((a (spawn (actor [(get) 1]) #:paused #t))) (%finish! a 'normal) a)) ; => #f`
    #[builtin("%finish!", effect = Writes, library = "lambdust internal")]
    fn finish_actor(cx: &mut Cx<'_>, actor: Value, reason: Value) -> Result<(), Exit> {
        finish(cx, actor, reason)
    }

    /// Has the running actor or thread told when another ends, by the message `(down who reason)`.
    ///
    /// `(let ((a (spawn (actor [(get) 1])))) (monitor a) (kill! a) (receive [('down who why) why])) ; => killed`
    #[builtin("monitor", effect = Writes, shared)]
    fn monitor(cx: &mut Cx<'_>, actor: Value) -> Outcome {
        let watched = process(cx, 0, &actor)?;
        watched.identity.check(cx)?;
        let watcher = cx.own_process()?;
        if !watched.watch(cx.heap, actor, watcher, Tie::Monitor)
            && let (Some(reason), Some(watcher)) = (watched.reason(), foreign_of::<Process>(&watcher))
            && let Some(turn) = cx.turn.as_mut()
        {
            watcher.post_down(turn, cx.heap, actor, reason);
        }
        Ok(actor)
    }

    /// Takes `monitor` back.
    ///
    /// `(demonitor (self)) ; prints nothing`
    #[builtin("demonitor", effect = Writes, shared)]
    fn demonitor(cx: &mut Cx<'_>, actor: Value) -> Result<(), Exit> {
        process(cx, 0, &actor)?.unwatch(cx.own_process()?, Tie::Monitor);
        Ok(())
    }

    /// Ties the running actor or thread to another: when one ends by a failure, `linked-end` is raised in the
    /// other.
    ///
    /// `(actor? (link (spawn (actor [(get) 1])))) ; => #t`
    #[builtin("link", effect = Writes, shared)]
    fn link(cx: &mut Cx<'_>, actor: Value) -> Outcome {
        let other = process(cx, 0, &actor)?;
        other.identity.check(cx)?;
        let own = cx.own_process()?;
        if own == actor {
            return Ok(actor);
        }
        // First on this side: the end of the other, which may come at any moment, removes it there.
        process(cx, 0, &own)?.watch(cx.heap, own, actor, Tie::Link);
        if other.watch(cx.heap, actor, own, Tie::Link) {
            return Ok(actor);
        }
        process(cx, 0, &own)?.unwatch(actor, Tie::Link);
        if let Some(reason) = other.reason()
            && !is_normal(cx.heap, reason)
        {
            let text = format!("cannot link to {}, which has failed already", other.name());
            return Err(cx.failure("linked-end", text).irritant(actor).irritant(reason).into());
        }
        Ok(actor)
    }

    /// Takes `link` back.
    ///
    /// `(unlink (self)) ; prints nothing`
    #[builtin("unlink", effect = Writes, shared)]
    fn unlink(cx: &mut Cx<'_>, actor: Value) -> Result<(), Exit> {
        let own = cx.own_process()?;
        process(cx, 0, &actor)?.unwatch(own, Tie::Link);
        process(cx, 0, &own)?.unwatch(actor, Tie::Link);
        Ok(())
    }

    /// Gives an actor or thread a name that messages can be sent to; a name belongs to one at a time.
    ///
    /// `(let ((a (spawn (actor [(get) 1])))) (register 'one a) (ask 'one '(get))) ; => 1`
    #[builtin("register", effect = Writes, shared)]
    fn register(cx: &mut Cx<'_>, name: Symbol, actor: Value) -> Result<(), Exit> {
        process(cx, 1, &actor)?.identity.check(cx)?;
        let Some(shared) = cx.world.surroundings().map(|(shared, _)| shared.clone()) else { return Ok(()) };
        // Two that want the same name at once: one of them is told.
        let mut naming = shared.naming.lock();
        if let Some(other) = registered(cx, name.into())?.filter(|other| *other != actor) {
            let shown = brief(cx.heap, other);
            let text = format!("cannot take the name {}: it belongs to {shown}", name.name(cx.heap));
            return Err(cx
                .failure("name-taken", text)
                .hint("(unregister name) frees it")
                .irritant(other)
                .into());
        }
        if let Some(names) = names(cx) {
            naming.forget_ended(cx.heap, names)?;
            names.set(cx.heap, name.into(), actor)?;
        }
        Ok(())
    }

    /// Frees a name.
    ///
    /// `(unregister 'nobody) ; prints nothing`
    #[builtin("unregister", effect = Writes, shared)]
    fn unregister(cx: &mut Cx<'_>, name: Symbol) -> Result<(), Exit> {
        if let Some(names) = names(cx) {
            names.remove(cx.heap, name.into())?;
        }
        Ok(())
    }

    /// The actor or thread with this name, `#f` if there is none.
    ///
    /// `(whereis 'nobody) ; => #f`
    #[builtin("whereis", effect = Reads, shared)]
    fn whereis(cx: &mut Cx<'_>, name: Symbol) -> Outcome {
        Ok(registered(cx, name.into())?.unwrap_or(Value::FALSE))
    }

    /// The last messages that nobody received, the oldest first: lists of the receiver, the message, and why:
    /// `no-receiver`, `unhandled`, `no-room` or `crashed`.
    ///
    /// `(list? (dead-letters)) ; => #t`
    #[builtin("dead-letters", effect = Reads)]
    fn dead_letters(cx: &mut Cx<'_>) -> Value {
        let entries = cx.world.surroundings().map_or_else(Vec::new, |(shared, _)| shared.dead_letters());
        entries.iter().rev().fold(Value::NIL, |list, entry| cx.heap.cons(*entry, list))
    }

    /// How many messages nobody received since the beginning.
    ///
    /// `(exact-integer? (dead-letter-count)) ; => #t`
    #[builtin("dead-letter-count", effect = Reads)]
    fn dead_letter_count(cx: &mut Cx<'_>) -> Value {
        let count = cx.world.surroundings().map_or(0, |(shared, _)| shared.dead_letters.count());
        Value::fixnum(count as i64)
    }
}

/// An actor of this behaviour, which has not been started.
fn made(cx: &mut Cx<'_>, behaviour: Value, name: Option<Value>, supervisor: Value) -> Outcome {
    let name = name.map(|name| name_of(cx, name)).transpose()?;
    let identity = Identity::new(cx, "actor", name.as_deref())?;
    match Process::actor(identity, behaviour, supervisor) {
        Some(process) => Ok(cx.heap.foreign(process)),
        None => Err(not_a_behaviour(cx, behaviour)),
    }
}

/// The name that an option gives, a symbol or string.
fn name_of(cx: &Cx<'_>, name: Value) -> Result<String, Exit> {
    let symbol = Symbol::from_value(name).map(|name| name.name(cx.heap).to_owned());
    symbol.or_else(|| Text::string_of(name)).ok_or_else(|| {
        let got = brief(cx.heap, name);
        let text = format!("wanted a symbol or string as #:name, got {got}");
        cx.failure("type-error", text).irritant(name).into()
    })
}

/// Whether it is the behaviour of a supervisor.
fn is_supervising(behaviour: Value) -> bool {
    foreign_of::<Behaviour>(&behaviour).is_some_and(|behaviour| behaviour.writing == Writing::Supervisor)
}

/// `'unbounded`, `'bounded-100`, `'(bounded 100)`, `'priority`, `'stash`
fn mailbox_kind(cx: &Cx<'_>, kind: Value, config: &mut MailboxConfig) -> Result<(), Exit> {
    let capacity = |text: &str| text.parse::<usize>().ok().filter(|capacity| *capacity > 0);
    if let Some(name) = Symbol::from_value(kind) {
        match name.name(cx.heap) {
            // Every actor has a stash.
            "unbounded" | "stash" => return Ok(()),
            "priority" => {
                config.by_priority = true;
                return Ok(());
            }
            name => {
                if let Some(capacity) = name.strip_prefix("bounded-").and_then(capacity) {
                    config.capacity = capacity;
                    return Ok(());
                }
            }
        }
    } else if let Some(items) = List(kind).items(2)
        && let [head, count] = items[..]
        && Symbol::from_value(head).is_some_and(|head| head.name(cx.heap) == "bounded")
        && let Some(capacity) =
            count.as_fixnum().and_then(|count| usize::try_from(count).ok()).filter(|c| *c > 0)
    {
        config.capacity = capacity;
        return Ok(());
    }
    let got = brief(cx.heap, kind);
    let failure = Failure::new("range-error", format!("there is no mailbox {got}"));
    Err(failure
        .hint("use 'unbounded, 'bounded-100 (any number), '(bounded 100), 'priority or 'stash")
        .irritant(kind)
        .into())
}

fn overflow_of(cx: &Cx<'_>, overflow: Value) -> Result<Overflow, Exit> {
    let name = Symbol::from_value(overflow).map(|name| name.name(cx.heap));
    match name {
        Some("block") => Ok(Overflow::Block),
        Some("drop-oldest") => Ok(Overflow::DropOldest),
        Some("drop-newest") => Ok(Overflow::DropNewest),
        Some("error") => Ok(Overflow::Refuse),
        _ => {
            let got = brief(cx.heap, overflow);
            let text = format!("there is no #:backpressure {got}");
            let failure = Failure::new("range-error", text);
            Err(failure.hint("use 'block, 'drop-oldest, 'drop-newest or 'error").irritant(overflow).into())
        }
    }
}

/// The process behind an argument.
pub(super) fn process<'v>(cx: &Cx<'_>, position: usize, value: &'v Value) -> Result<&'v Process, Exit> {
    foreign_of(value).ok_or_else(|| wrong_process(cx, position, *value))
}

/// What only actors have of the running process.
pub(super) fn own_part<'p>(cx: &Cx<'_>, own: &'p Process) -> Result<&'p ActorPart, Exit> {
    let missing = || cx.failure("not-an-actor", "can only be used inside an actor").into();
    own.actor.as_ref().ok_or_else(missing)
}

/// The error for an argument that is no actor and no thread.
#[cold]
fn wrong_process(cx: &Cx<'_>, position: usize, value: Value) -> Exit {
    let Some(behaviour) = foreign_of::<Behaviour>(&value) else {
        return cx.wrong_type(position, "an actor", value);
    };
    let name = behaviour.name().unwrap_or_else(|| "this".to_owned());
    let text = format!("wanted an actor, but {name} is a behaviour: a plan for actors, not one of them");
    let hint = format!("(spawn {name}) makes an actor of it");
    cx.failure("type-error", text)
        .hint(hint)
        .irritant(value)
        .refuses(cx.builtin.shown, position, "an actor")
        .into()
}

fn actor_of<'v>(cx: &Cx<'_>, position: usize, value: &'v Value) -> Result<&'v Process, Exit> {
    let process = process(cx, position, value)?;
    if process.actor.is_some() { Ok(process) } else { Err(cx.wrong_type(position, "an actor", *value)) }
}

#[cold]
fn not_a_behaviour(cx: &Cx<'_>, value: Value) -> Exit {
    if Procedure::from_value(value).is_some() {
        let text = "wanted a behaviour, got a procedure";
        return cx
            .failure("type-error", text)
            .hint("(actor [(message …) …] …) makes a behaviour; (thread thunk) runs a procedure")
            .irritant(value)
            .refuses(cx.builtin.shown, 0, "a behaviour")
            .into();
    }
    if foreign_of::<Process>(&value).is_some() {
        let text = "wanted a behaviour, got an actor that runs already";
        let failure = cx.failure("type-error", text).irritant(value);
        return failure.refuses(cx.builtin.shown, 0, "a behaviour").into();
    }
    cx.wrong_type(0, "a behaviour", value)
}

fn names(cx: &Cx<'_>) -> Option<HashTable> {
    let (shared, surroundings) = cx.world.surroundings()?;
    HashTable::from_value(surroundings.realm.names(cx.heap).unwrap_or_else(|| shared.names_table()))
}

/// The live process of a name.
pub(super) fn registered(cx: &mut Cx<'_>, name: Value) -> Result<Option<Value>, Exit> {
    let Some(names) = names(cx) else { return Ok(None) };
    let found = names.get(cx.heap, name)?;
    Ok(found.filter(|found| foreign_of::<Process>(found).is_some_and(|process| process.reason().is_none())))
}

fn finish(cx: &mut Cx<'_>, actor: Value, reason: Value) -> Result<(), Exit> {
    let process = process(cx, 0, &actor)?;
    let Some(shared) = cx.world.surroundings().map(|(shared, _)| shared.clone()) else { return Ok(()) };
    let (shared, heap): (&Shared, &mut Mutator) = (&shared, cx.heap);
    if let Some(turn) = cx.turn.as_mut() {
        process.finish(&mut End { shared, turn, heap }, actor, reason);
    }
    Ok(())
}
