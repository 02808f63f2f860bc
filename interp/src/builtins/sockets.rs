//! Connections over TCP, as ports.

use super::options::Options;
use super::outside::{late, remote, unpack};
use super::sync::foreign_view;
use crate::Value;
use crate::heap::Foreign;
use crate::machine::event::{BoxedOperation, Waitable};
use crate::machine::resource::Identity;
use crate::port::reactor::Remote;
use crate::port::socket::{Accepted, Listener, NetProblem, connect};
use crate::port::{Inflow, Origin, Outflow, Port, Sink, TextSource};
use crate::value::{List, Rest, Text, real, values};
use crate::vm::primitive::{Cx, Exit, Outcome};
use macros::builtins;
use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;
use tokio::net::TcpStream;

pub use table::TABLE;

/// A listener as a Scheme object.
pub(crate) struct ListenerObject {
    identity: Identity,
    listener: Arc<Listener>,
}

foreign_view!(
    /// A listener.
    ListenerRef, ListenerObject, "a listener"
);

impl Foreign for ListenerObject {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        self.identity.noun()
    }

    fn label(&self) -> String {
        let state = if self.listener.is_closed() { ", closed" } else { "" };
        format!("tcp-listener {}{state}", self.listener.address())
    }

    fn defined_as(&self, name: &str) {
        self.identity.defined_as(name);
    }
}

impl Drop for ListenerObject {
    fn drop(&mut self) {
        self.listener.close();
    }
}

/// A listener is ready when somebody connects, with the list of the two ports.
impl Waitable for ListenerObject {
    fn operation(&self, cx: &mut Cx<'_>) -> Result<BoxedOperation, Exit> {
        permitted(cx)?;
        let accepting = self.listener.clone().accept();
        Ok(Box::new(Remote::new(accepting, super::outside::pack)))
    }

    fn value(&self, cx: &mut Cx<'_>, _branch: u32, payload: Value) -> Outcome {
        match unpack::<io::Result<Option<Accepted>>>(payload) {
            Some(accepted) => {
                let ports = accepted_ports(cx, self, accepted, false)?;
                Ok(List::of(cx.heap, &ports))
            }
            None => Err(cx.failure("internal-error", "lost a connection").into()),
        }
    }

    fn label(&self) -> String {
        Foreign::label(self)
    }
}

/// Refuses sockets where a program may not reach the world.
pub(super) fn permitted(cx: &Cx<'_>) -> Result<(), Exit> {
    cx.check_outside("sockets")?;
    if cx.world.has_files() {
        return Ok(());
    }
    Err(cx.failure("network-error", "cannot use sockets: this session may not").into())
}

/// The number of a port, which is argument `position` (from 0).
pub(super) fn port_number(cx: &Cx<'_>, position: usize, value: Value) -> Result<u16, Exit> {
    match value.as_fixnum().map(u16::try_from) {
        Some(Ok(port)) => Ok(port),
        Some(Err(_)) => Err(cx.out_of_range(position, "a port, a whole number from 0 to 65535,", value)),
        None => Err(cx.wrong_type(position, "a port, a whole number from 0 to 65535,", value)),
    }
}

/// How long a wait of the world outside may take: `#f` is for ever. The keyword stands at `position` (from 0).
pub(super) fn patience(
    cx: &Cx<'_>,
    position: usize,
    seconds: Option<Value>,
) -> Result<Option<Duration>, Exit> {
    let Some(seconds) = seconds.filter(|seconds| *seconds != Value::FALSE) else { return Ok(None) };
    match real(seconds).map(|seconds| seconds.to_f64()).filter(|seconds| *seconds >= 0.0) {
        Some(s) => Ok(Some(Duration::try_from_secs_f64(s).unwrap_or(Duration::MAX).min(LONGEST))),
        None => Err(cx.wrong_type(position, "a number of seconds that is not negative", seconds)),
    }
}

/// A hundred years.
const LONGEST: Duration = Duration::from_secs(100 * 365 * 86_400);

/// What a failure of the network is called, and what to do.
pub(super) fn refused(cx: &Cx<'_>, what: &str, host: &str, problem: &NetProblem) -> Exit {
    let (reason, hint) = match problem {
        NetProblem::Host => (
            format!("there is no host {host:?}"),
            "check the name, and whether this machine is on the network",
        ),
        NetProblem::Io(problem) => match problem.kind() {
            io::ErrorKind::ConnectionRefused => (
                "nothing listens there (connection refused)".to_owned(),
                "is the server running, and is this its port?",
            ),
            io::ErrorKind::AddrInUse => (
                "the port is in use".to_owned(),
                "end what listens there, or listen at port 0, which is any that is free",
            ),
            io::ErrorKind::PermissionDenied => {
                ("permission was denied".to_owned(), "ports below 1024 are for the system")
            }
            io::ErrorKind::AddrNotAvailable => (
                "this machine does not have that address".to_owned(),
                "listen at \"127.0.0.1\" or \"0.0.0.0\"",
            ),
            _ => (problem.to_string(), "check host and port, and whether this machine is on the network"),
        },
    };
    cx.failure("network-error", format!("{what}: {reason}")).hint(hint).into()
}

/// The two ports of a connection: to read from and to write to.
fn ports(cx: &mut Cx<'_>, stream: TcpStream, binary: bool) -> [Value; 2] {
    let name = stream.peer_addr().map_or_else(|_| "a connection".to_owned(), |address| address.to_string());
    let (reading, writing) = stream.into_split();
    let input = Origin::Outside(Inflow::stream("sockets", Box::new(reading)));
    let output = Sink::Outside(Outflow::stream("sockets", Box::new(writing)));
    [input_port(&name, input, binary), output_port(&name, output, binary)]
        .map(|port| port.into_value(cx.heap))
}

/// A port that reads from a stream.
pub(super) fn input_port(name: &str, origin: Origin, binary: bool) -> Port {
    match binary {
        true => Port::byte_input(name, origin, Vec::new()),
        false => Port::text_input(name, TextSource::new(origin, "")),
    }
}

/// A port that writes to a stream.
pub(super) fn output_port(name: &str, sink: Sink, binary: bool) -> Port {
    if binary { Port::byte_output(name, sink) } else { Port::text_output(name, sink) }
}

fn accepted_ports(
    cx: &mut Cx<'_>,
    listener: &ListenerObject,
    accepted: io::Result<Option<Accepted>>,
    binary: bool,
) -> Result<[Value; 2], Exit> {
    match accepted {
        Ok(Some(accepted)) => match accepted.take() {
            Some(stream) => Ok(ports(cx, stream, binary)),
            None => Err(cx.failure("internal-error", "lost a connection").into()),
        },
        Ok(None) => Err(cx
            .failure(
                "network-error",
                format!("cannot accept at {}: the listener is closed", listener.listener.address()),
            )
            .into()),
        Err(problem) => {
            let text = format!("cannot accept at {}: {problem}", listener.listener.address());
            Err(cx.failure("network-error", text).hint("close connections that are not used any more").into())
        }
    }
}

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// Connects to a port of a host. Two values: a port to read from and one to write to; the connection ends when
    /// both are closed. `#:timeout` and `#:default` limit the wait, `#:binary #t` makes ports of bytes.
    ///
    /// `(tcp-connect "127.0.0.1" 1) ; error: nothing listens there`
    #[builtin("tcp-connect", effect = Io)]
    fn tcp_connect(cx: &mut Cx<'_>, host: Text, port: Value, options: Rest<'_, Value>) -> Outcome {
        permitted(cx)?;
        let options = Options::read(cx, options.values(), 2, ["timeout", "default", "binary"])?;
        let (host, port) = (host.to_rust(), port_number(cx, 1, port)?);
        let limit = patience(cx, 3, options.get(0))?;
        let place = format!("{host} port {port}");
        let target = host.clone();
        let Some(connected) = remote(cx, limit, move || connect(target, port))? else {
            return late(cx, options.get(0), options.get(1), &format!("a connection to {place}"));
        };
        match connected {
            Ok(stream) => {
                let ports = ports(cx, stream, is_true(options.get(2)));
                Ok(values::pack(cx.heap, &ports)?)
            }
            Err(problem) => Err(refused(cx, &format!("cannot connect to {place}"), &host, &problem)),
        }
    }

    /// Listens at a port of this machine, for `tcp-accept`; port 0 is any that is free. `#:host` is the address at
    /// which others reach it, else only this machine does.
    ///
    /// `(let ((l (tcp-listen 0))) (tcp-close l) (tcp-listener? l)) ; => #t`
    #[builtin("tcp-listen", effect = Io)]
    fn tcp_listen(cx: &mut Cx<'_>, port: Value, options: Rest<'_, Value>) -> Outcome {
        permitted(cx)?;
        let options = Options::read(cx, options.values(), 1, ["host"])?;
        let host = host(cx, options.get(0))?;
        let port = port_number(cx, 0, port)?;
        let target = host.clone();
        match remote(cx, None, move || Listener::bind(target, port))? {
            Some(Ok(listener)) => {
                let identity = Identity::new(cx, "tcp-listener", None)?;
                Ok(cx.heap.foreign(Arc::new(ListenerObject { identity, listener })))
            }
            Some(Err(problem)) => Err(refused(cx, &format!("cannot listen at port {port}"), &host, &problem)),
            None => Ok(Value::UNSPECIFIED),
        }
    }

    /// Whether the value is a listener.
    ///
    /// `(tcp-listener? 5) ; => #f`
    #[builtin("tcp-listener?")]
    fn is_listener(value: Value) -> bool {
        <ListenerRef as crate::value::FromValue>::from_value(value).is_some()
    }

    /// The number of the port at which a listener listens.
    ///
    /// `(let* ((l (tcp-listen 0)) (port (tcp-listener-port l))) (tcp-close l) (> port 0)) ; => #t`
    #[builtin("tcp-listener-port", effect = Reads)]
    fn listener_port(listener: ListenerRef) -> Value {
        Value::fixnum(i64::from(listener.object().listener.address().port()))
    }

    /// Waits until somebody connects to a listener. Two values: a port to read from and one to write to. `#:timeout`
    /// and `#:default` limit the wait, `#:binary #t` makes ports of bytes. A listener is also an event, whose value
    /// is the list of both ports.
    ///
    /// `(let ((l (tcp-listen 0))) (tcp-accept l #:timeout 0 #:default 'nobody)) ; => nobody`
    #[builtin("tcp-accept", effect = Io)]
    fn tcp_accept(cx: &mut Cx<'_>, listener: ListenerRef, options: Rest<'_, Value>) -> Outcome {
        permitted(cx)?;
        let options = Options::read(cx, options.values(), 1, ["timeout", "default", "binary"])?;
        let limit = patience(cx, 2, options.get(0))?;
        let object = listener.shared();
        let accepting = object.listener.clone();
        let Some(accepted) = remote(cx, limit, move || accepting.accept())? else {
            return late(
                cx,
                options.get(0),
                options.get(1),
                &format!("a connection to {}", object.listener.address()),
            );
        };
        let ports = accepted_ports(cx, &object, accepted, is_true(options.get(2)))?;
        Ok(values::pack(cx.heap, &ports)?)
    }

    /// Ends a listener; who waits for a connection to it is told.
    ///
    /// `(tcp-close (tcp-listen 0)) ; prints nothing`
    #[builtin("tcp-close", effect = Io)]
    fn tcp_close(cx: &mut Cx<'_>, listener: ListenerRef) -> Result<(), Exit> {
        cx.check_outside("sockets")?;
        listener.object().listener.close();
        Ok(())
    }
}

/// The value of an option that is off by default.
pub(super) fn is_true(option: Option<Value>) -> bool {
    option.is_some_and(|value| value != Value::FALSE)
}

/// The address at which something listens.
fn host(cx: &Cx<'_>, given: Option<Value>) -> Result<String, Exit> {
    match given {
        None => Ok("127.0.0.1".to_owned()),
        Some(value) => Text::string_of(value).ok_or_else(|| cx.wrong_type(2, "a host, a string,", value)),
    }
}
