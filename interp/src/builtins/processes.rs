//! Processes of the operating system, with their standard streams as ports.

use super::options::Options;
use super::outside::{late, remote};
use super::sockets::{input_port, is_true, output_port, patience};
use super::sync::foreign_view;
use crate::Value;
use crate::heap::Foreign;
use crate::machine::event::{BoxedOperation, Kept, Waitable};
use crate::machine::resource::Identity;
use crate::port::child::{Plan, Running, Started, start};
use crate::port::reactor::Remote;
use crate::port::{Inflow, Origin, Outflow, Sink};
use crate::value::{FromValue, Keyword, Rest, Text};
use crate::vm::primitive::{Cx, Exit, Outcome};
use macros::builtins;
use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

pub use table::TABLE;

/// A process as a Scheme object. One that nobody has any more is ended.
pub(crate) struct ProcessObject {
    identity: Identity,
    running: Arc<Running>,
    streams: [Kept; 3],
}

foreign_view!(
    /// A process.
    ProcessRef, ProcessObject, "a process"
);

impl Foreign for ProcessObject {
    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        self.streams.iter().for_each(|stream| stream.trace(visit));
    }

    fn type_name(&self) -> &'static str {
        self.identity.noun()
    }

    fn label(&self) -> String {
        match self.running.status() {
            Some(status) => format!("{}, ended with {status}", self.identity.label()),
            None => format!("{}, running", self.identity.label()),
        }
    }
}

impl Drop for ProcessObject {
    fn drop(&mut self) {
        self.running.kill();
    }
}

/// A process is ready when it has ended, with its exit status.
impl Waitable for ProcessObject {
    fn operation(&self, cx: &mut Cx<'_>) -> Result<BoxedOperation, Exit> {
        permitted(cx)?;
        let ended = self.running.clone().ended();
        Ok(Box::new(Remote::new(ended, |status, _| Value::fixnum(status).stored())))
    }

    fn label(&self) -> String {
        self.identity.label()
    }
}

fn permitted(cx: &Cx<'_>) -> Result<(), Exit> {
    cx.check_outside("processes")?;
    if cx.world.has_files() {
        return Ok(());
    }
    Err(cx.failure("process-error", "cannot use processes: this session may not").into())
}

/// The arguments before the keywords, each a string.
fn plan(cx: &Cx<'_>, program: Text, rest: &[Value]) -> Result<(Plan, bool), Exit> {
    let end = rest.iter().position(|&value| Keyword::from_value(value).is_some()).unwrap_or(rest.len());
    let mut arguments = Vec::with_capacity(end);
    for (place, &argument) in rest[..end].iter().enumerate() {
        let text = Text::string_of(argument);
        arguments.push(text.ok_or_else(|| cx.wrong_type(place + 1, "a string", argument))?);
    }
    let options = Options::read(cx, &rest[end..], end + 1, ["directory", "binary"])?;
    let folder = match options.get(0) {
        None => None,
        Some(folder) => Some(
            Text::string_of(folder).ok_or_else(|| cx.wrong_type(end + 2, "a folder, a string,", folder))?,
        ),
    };
    Ok((Plan { program: program.to_rust(), arguments, folder }, is_true(options.get(1))))
}

fn not_started(cx: &Cx<'_>, program: &str, problem: &io::Error) -> Exit {
    let (reason, hint) = match problem.kind() {
        io::ErrorKind::NotFound => (
            "there is no such program or folder".to_owned(),
            "give its whole path, or check what PATH has; arguments are strings of their own",
        ),
        io::ErrorKind::PermissionDenied => {
            ("permission was denied".to_owned(), "is the file a program that may be run?")
        }
        _ => (problem.to_string(), "check the program and its arguments"),
    };
    cx.failure("process-error", format!("cannot start {program:?}: {reason}")).hint(hint).into()
}

fn object(cx: &mut Cx<'_>, program: &str, started: Started, binary: bool) -> Outcome {
    let Started { running, stdin, stdout, stderr } = started;
    let identity = Identity::new(cx, "process", Some(program))?;
    let input = |stream| Origin::Outside(Inflow::stream("processes", stream));
    let ports = [
        output_port(program, Sink::Outside(Outflow::stream("processes", stdin)), binary),
        input_port(program, input(stdout), binary),
        input_port(program, input(stderr), binary),
    ];
    let streams = ports.map(|port| Kept::new(port.into_value(cx.heap)));
    Ok(cx.heap.foreign(Arc::new(ProcessObject { identity, running, streams })))
}

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// Starts a program of the operating system with arguments, which are strings of their own; no shell reads
    /// them. `#:directory` is where it runs, `#:binary #t` makes its streams ports of bytes. A process that nothing
    /// refers to any more is ended.
    ///
    /// `(process-start "no-such-program") ; error: there is no such program`
    #[builtin("process-start", effect = Io)]
    fn process_start(cx: &mut Cx<'_>, program: Text, arguments: Rest<'_, Value>) -> Outcome {
        permitted(cx)?;
        let (plan, binary) = plan(cx, program, arguments.values())?;
        let program = plan.program.clone();
        match remote(cx, None, move || start(plan))? {
            Some(Ok(started)) => object(cx, &program, started, binary),
            Some(Err(problem)) => Err(not_started(cx, &program, &problem)),
            None => Ok(Value::UNSPECIFIED),
        }
    }

    /// Whether the value is a process of the operating system.
    ///
    /// `(process? (current-thread)) ; => #f`
    #[builtin("process?")]
    fn is_process(value: Value) -> bool {
        ProcessRef::from_value(value).is_some()
    }

    /// The port that writes to the standard input of a process. To close it is to end that input.
    ///
    /// `(process-stdin 5) ; error: wanted a process`
    #[builtin("process-stdin", effect = Reads)]
    fn stdin(process: ProcessRef) -> Value {
        process.object().streams[0].get()
    }

    /// The port that reads the standard output of a process.
    ///
    /// `(process-stdout 5) ; error: wanted a process`
    #[builtin("process-stdout", effect = Reads)]
    fn stdout(process: ProcessRef) -> Value {
        process.object().streams[1].get()
    }

    /// The port that reads the standard error of a process.
    ///
    /// `(process-stderr 5) ; error: wanted a process`
    #[builtin("process-stderr", effect = Reads)]
    fn stderr(process: ProcessRef) -> Value {
        process.object().streams[2].get()
    }

    /// The number that the operating system has for a process.
    ///
    /// `(process-id 5) ; error: wanted a process`
    #[builtin("process-id", effect = Reads)]
    fn id(process: ProcessRef) -> Value {
        Value::fixnum(i64::from(process.object().running.pid()))
    }

    /// The exit status of a process, or `#f` as long as it runs. A process that a signal has ended has the negative
    /// number of the signal.
    ///
    /// `(process-status 5) ; error: wanted a process`
    #[builtin("process-status", effect = Io)]
    fn status(cx: &mut Cx<'_>, process: ProcessRef) -> Outcome {
        permitted(cx)?;
        Ok(process.object().running.status().map_or(Value::FALSE, Value::fixnum))
    }

    /// Waits for the end of a process; its exit status as `process-status` gives it. `#:timeout` and `#:default` limit
    /// the wait. What the process writes has to be read meanwhile if it is much. A process is an event as well.
    ///
    /// `(process-wait 5) ; error: wanted a process`
    #[builtin("process-wait", effect = Io)]
    fn wait(cx: &mut Cx<'_>, process: ProcessRef, options: Rest<'_, Value>) -> Outcome {
        permitted(cx)?;
        let options = Options::read(cx, options.values(), 1, ["timeout", "default"])?;
        let limit = patience(cx, 2, options.get(0))?;
        let running = process.object().running.clone();
        match remote(cx, limit, move || running.ended())? {
            Some(status) => Ok(Value::fixnum(status)),
            None => late(cx, options.get(0), options.get(1), &process.object().identity.label()),
        }
    }

    /// Ends a process at once.
    ///
    /// `(process-kill! 5) ; error: wanted a process`
    #[builtin("process-kill!", effect = Io)]
    fn kill(cx: &mut Cx<'_>, process: ProcessRef) -> Result<(), Exit> {
        permitted(cx)?;
        process.object().running.kill();
        Ok(())
    }
}
