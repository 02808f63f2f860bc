//! HTTP: a client, and the part of a server that gives requests to fibers and takes their answers.

use super::options::Options;
use super::outside::{late, remote};
use super::sockets::{is_true, patience, permitted, port_number, refused};
use super::sync::foreign_view;
use crate::Value;
use crate::heap::{Foreign, foreign_of};
use crate::machine::Turn;
use crate::machine::event::Kept;
use crate::port::http::Headers;
use crate::port::http::client::{Problem, Request, Response, request};
use crate::port::http::server::{Arrival, Arriving, Reply, Server};
use crate::value::{Bytes, FromValue, Index, IntoOutcome, List, Rest, Symbol, Text};
use crate::vm::primitive::{Cx, Exit, Held, Outcome};
use concurrency::{TaskId, Waiter};
use macros::builtins;
use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;
use tokio::sync::oneshot;

pub use table::TABLE;

/// How long an answer may take, unless it is said.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a body may be, unless it is said.
const BODY_MAX: usize = 16 << 20;
/// How often a request may be sent elsewhere, unless it is said.
const REDIRECTS: usize = 10;

/// A response: what a server has answered, or what a handler answers.
pub(crate) struct ResponseObject {
    status: u16,
    headers: Kept,
    body: Kept,
}

foreign_view!(
    /// A response.
    ResponseRef, ResponseObject, "a response"
);

impl Foreign for ResponseObject {
    fn trace(&self, visit: &mut dyn FnMut(&AtomicU64)) {
        self.headers.trace(visit);
        self.body.trace(visit);
    }

    fn type_name(&self) -> &'static str {
        "response"
    }

    fn label(&self) -> String {
        format!("response {}", self.status)
    }
}

/// A request that a server has got. Its client is told of a failure when the fiber that has it ends without a reply.
pub(crate) struct RequestObject {
    method: String,
    path: String,
    query: Option<String>,
    headers: Headers,
    body: Vec<u8>,
    reply: Mutex<Option<oneshot::Sender<Reply>>>,
}

foreign_view!(
    /// A request.
    RequestRef, RequestObject, "a request"
);

impl RequestObject {
    fn new(arrival: Arrival) -> RequestObject {
        let Arrival { method, path, query, headers, body, reply } = arrival;
        RequestObject { method, path, query, headers, body, reply: Mutex::new(Some(reply)) }
    }
}

impl Foreign for RequestObject {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        "request"
    }

    fn label(&self) -> String {
        format!("request {} {}", self.method, self.path)
    }

    fn bytes(&self) -> usize {
        self.body.capacity()
    }
}

impl Held for RequestObject {
    fn show_waiters(&self, _show: &mut dyn FnMut(Waiter)) {}

    fn abandon(&self, _turn: &mut Turn<'_>, _owner: TaskId) -> Option<String> {
        drop(self.reply.lock().take());
        None
    }

    fn key(&self) -> (usize, u64) {
        (std::ptr::from_ref(self).addr(), 0)
    }
}

/// A server as a Scheme object.
pub(crate) struct ServerObject(Arc<Server>);

foreign_view!(
    /// A server.
    ServerRef, ServerObject, "an http server"
);

impl Foreign for ServerObject {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        "http-server"
    }

    fn label(&self) -> String {
        let state = if self.0.is_stopped() { ", stopped" } else { "" };
        format!("http-server {}{state}", self.0.address())
    }
}

impl Drop for ServerObject {
    fn drop(&mut self) {
        self.0.stop();
    }
}

/// Headers out of an association list; names are symbols or strings. The list is argument `position` (from 0).
fn headers(cx: &Cx<'_>, position: usize, list: Value) -> Result<Headers, Exit> {
    let wanted = "an association list of header names and strings,";
    let Some(items) = List(list).items(HEADERS_MAX) else {
        return Err(cx.wrong_type(position, wanted, list));
    };
    let mut headers = Headers::with_capacity(items.len());
    for item in items {
        let (Some(name), Some(value)) = (item.car(), item.cdr().and_then(Text::string_of)) else {
            return Err(cx.wrong_type(position, wanted, item));
        };
        let name = match Symbol::from_value(name) {
            Some(symbol) => Some(symbol.name(cx.heap).to_owned()),
            None => Text::string_of(name),
        };
        let Some(name) = name else { return Err(cx.wrong_type(position, wanted, item)) };
        headers.push((name, value));
    }
    Ok(headers)
}

/// The most headers of a message.
const HEADERS_MAX: usize = 1000;

/// An association list of headers, names as symbols.
fn header_list(cx: &mut Cx<'_>, headers: &Headers) -> Outcome {
    let mut list = Value::NIL;
    for (name, value) in headers.iter().rev() {
        let (name, value) = (cx.heap.symbol(name), Text::from_str(cx.heap, value)?);
        let header = cx.heap.cons(name, value.into());
        list = cx.heap.cons(header, list);
    }
    Ok(list)
}

/// The bytes of a body: a string or a bytevector.
fn body_bytes(value: Value) -> Option<Vec<u8>> {
    match Text::string_of(value) {
        Some(text) => Some(text.into_bytes()),
        None => Bytes::from_value(value).map(|bytes| bytes.read(0, bytes.len())),
    }
}

/// The text that a body is.
fn body_text(cx: &mut Cx<'_>, headers: &Headers, body: Vec<u8>, hint: &str) -> Outcome {
    let kind =
        headers.iter().find(|(name, _)| name == "content-type").map(|(_, value)| value.to_ascii_lowercase());
    if kind.is_some_and(|kind| kind.contains("charset=iso-8859-1") || kind.contains("charset=latin1")) {
        let text: String = body.iter().map(|&byte| char::from(byte)).collect();
        return text.into_outcome(cx);
    }
    match String::from_utf8(body) {
        Ok(text) => text.into_outcome(cx),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = format!("got a body that is not UTF-8 text: byte {at} begins no character");
            Err(cx.failure("encoding-error", text).hint(hint).into())
        }
    }
}

/// An option that is a count, at `position` (from 0).
fn count(cx: &Cx<'_>, position: usize, option: Option<Value>, otherwise: usize) -> Result<usize, Exit> {
    match option {
        None => Ok(otherwise),
        Some(value) => match Index::from_value(value) {
            Some(count) => Ok(count.0),
            None => Err(cx.wrong_type(position, Index::WANTED, value)),
        },
    }
}

const OPTIONS: [&str; 7] = ["timeout", "default", "headers", "body", "limit", "redirects", "binary"];

/// Makes a request; the keywords begin at position `first` (from 0).
fn ask(cx: &mut Cx<'_>, method: &str, url: Text, rest: &[Value], first: usize) -> Outcome {
    permitted(cx)?;
    let options = Options::read(cx, rest, first, OPTIONS)?;
    let position = first + 1;
    let limit = match options.get(0) {
        None => Some(PATIENCE),
        given => patience(cx, position, given)?,
    };
    let what = Request {
        method: method.to_owned(),
        url: url.to_rust(),
        headers: headers(cx, position, options.get(2).unwrap_or(Value::NIL))?,
        body: match options.get(3) {
            None => Vec::new(),
            Some(body) => {
                body_bytes(body).ok_or_else(|| cx.wrong_type(position, "a string or bytevector", body))?
            }
        },
        limit: count(cx, position, options.get(4), BODY_MAX)?,
        redirects: count(cx, position, options.get(5), REDIRECTS)?,
    };
    let (url, most, redirects) = (what.url.clone(), what.limit, what.redirects);
    match remote(cx, limit, move || request(what))? {
        Some(Ok(response)) => answered(cx, response, is_true(options.get(6))),
        Some(Err(problem)) => Err(failed(cx, &url, &problem, most, redirects)),
        None => {
            let seconds = options.get(0).unwrap_or(Value::fixnum(PATIENCE.as_secs() as i64));
            late(cx, Some(seconds), options.get(1), &format!("an answer from {url}"))
        }
    }
}

fn answered(cx: &mut Cx<'_>, response: Response, binary: bool) -> Outcome {
    let Response { status, headers, body } = response;
    let list = header_list(cx, &headers)?;
    let body = match binary {
        true => Bytes::from_slice(cx.heap, &body)?.into(),
        false => body_text(cx, &headers, body, "#:binary #t gives the bytes")?,
    };
    Ok(make(cx, status, list, body))
}

fn make(cx: &mut Cx<'_>, status: u16, headers: Value, body: Value) -> Value {
    cx.heap.foreign(Arc::new(ResponseObject { status, headers: Kept::new(headers), body: Kept::new(body) }))
}

fn failed(cx: &Cx<'_>, url: &str, problem: &Problem, limit: usize, redirects: usize) -> Exit {
    let (kind, reason, hint) = match problem {
        Problem::Url => (
            "network-error",
            "that is no URL of the web".to_owned(),
            "a URL looks like http://host:port/path, blanks and the like in it written as %20",
        ),
        Problem::Invalid(what) => (
            "network-error",
            format!("{what} cannot be sent"),
            "names and values of headers are of one line, without control characters",
        ),
        Problem::Host => (
            "network-error",
            "there is no such host".to_owned(),
            "check the name, and whether this machine is on the network",
        ),
        Problem::Refused => (
            "network-error",
            "nothing listens there (connection refused)".to_owned(),
            "is the server running, and is this its port?",
        ),
        Problem::Closed => (
            "network-error",
            "the server has closed the connection before its answer was whole".to_owned(),
            "look at the server, or try again",
        ),
        Problem::Tls(text) => (
            "network-error",
            format!("no secure connection: {text}"),
            "check the name, the date of this machine, and its certificates",
        ),
        Problem::TooLong => (
            "limit-exceeded",
            format!("the answer is longer than {limit} bytes"),
            "give #:limit a larger number if so much is wanted",
        ),
        Problem::Redirects => (
            "network-error",
            format!("it was sent elsewhere more than {redirects} times"),
            "the pages may lead to each other; #:redirects allows more",
        ),
        Problem::Other(text) => ("network-error", text.clone(), "look at the server, or try again"),
    };
    cx.failure(kind, format!("got no answer from {url}: {reason}")).hint(hint).into()
}

/// What a handler has returned, as it is sent.
fn reply(cx: &Cx<'_>, value: Value) -> Result<Reply, Exit> {
    let typed = |kind: &str, body| Reply {
        status: 200,
        headers: vec![("content-type".to_owned(), kind.to_owned())],
        body,
    };
    if let Some(text) = Text::string_of(value) {
        return Ok(typed("text/plain; charset=utf-8", text.into_bytes()));
    }
    if let Some(bytes) = Bytes::from_value(value) {
        return Ok(typed("application/octet-stream", bytes.read(0, bytes.len())));
    }
    if let Some(response) = foreign_of::<ResponseObject>(&value) {
        let headers = headers(cx, 1, response.headers.get())?;
        let body = body_bytes(response.body.get()).unwrap_or_default();
        return Ok(Reply { status: response.status, headers, body });
    }
    let text = format!(
        "wanted a handler that returns a string, bytevector or response, it returned {}",
        crate::printer::value::brief(cx.heap, value)
    );
    let hint =
        "a value as JSON: (make-response 200 '((content-type . \"application/json\")) (json->string value))";
    Err(cx.failure("type-error", text).irritant(value).hint(hint).into())
}

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// Fetches a URL and returns the response; the fiber waits, no worker does. `#:timeout` seconds (30; `#f` for
    /// ever) and `#:default` limit the wait, `#:limit` the bytes of the body (16 MB), `#:redirects` how often it may be
    /// sent elsewhere; `#:headers` is an association list; with `#:binary #t` the body is a bytevector.
    ///
    /// `(http-get "http://127.0.0.1:1/") ; error: nothing listens there`
    #[builtin("http-get", effect = Io)]
    fn http_get(cx: &mut Cx<'_>, url: Text, options: Rest<'_, Value>) -> Outcome {
        ask(cx, "GET", url, options.values(), 1)
    }

    /// Makes a request of any method, a string such as `"POST"`, and returns the response. Options as for `http-get`,
    /// and `#:body`, a string or bytevector.
    ///
    /// `(http-request "POST" "http://127.0.0.1:1/" #:body "x") ; error: nothing listens there`
    #[builtin("http-request", effect = Io)]
    fn http_request(cx: &mut Cx<'_>, method: Text, url: Text, options: Rest<'_, Value>) -> Outcome {
        let method = method.to_rust();
        ask(cx, &method, url, options.values(), 2)
    }

    /// A response for a handler of `http-serve` to return: status, association list of headers, and a body that is a
    /// string or bytevector.
    ///
    /// `(response-status (make-response 404 '() "not here")) ; => 404`
    #[builtin("make-response", effect = Writes)]
    fn make_response(cx: &mut Cx<'_>, status: Value, fields: Value, body: Value) -> Outcome {
        let Some(status) = status.as_fixnum().filter(|status| (100..=999).contains(status)) else {
            return Err(cx.wrong_type(0, "a status from 100 to 999", status));
        };
        headers(cx, 1, fields)?;
        if Text::from_value(body).is_none() && Bytes::from_value(body).is_none() {
            return Err(cx.wrong_type(2, "a string or bytevector", body));
        }
        Ok(make(cx, status as u16, fields, body))
    }

    /// Whether the value is a response.
    ///
    /// `(response? (make-response 200 '() "")) ; => #t`
    #[builtin("response?")]
    fn is_response(value: Value) -> bool {
        ResponseRef::from_value(value).is_some()
    }

    /// The status of a response: 200 if all is well.
    ///
    /// `(response-status (make-response 200 '() "")) ; => 200`
    #[builtin("response-status")]
    fn response_status(response: ResponseRef) -> Value {
        Value::fixnum(i64::from(response.object().status))
    }

    /// The headers of a response: an association list, names as symbols in lower case, values as strings.
    ///
    /// `(response-headers (make-response 200 '((x . "1")) "")) ; => ((x . "1"))`
    #[builtin("response-headers")]
    fn response_headers(response: ResponseRef) -> Value {
        response.object().headers.get()
    }

    /// The body of a response: a string, or a bytevector if that was asked for.
    ///
    /// `(response-body (make-response 200 '() "hello")) ; => "hello"`
    #[builtin("response-body")]
    fn response_body(response: ResponseRef) -> Value {
        response.object().body.get()
    }

    /// Begins to listen; see `http-serve`.
    ///
    /// `(%http-serve 0 #:colour 1) ; error: has no keyword argument`
    #[builtin("%http-serve", library = "lambdust internal", effect = Io)]
    fn http_serve(cx: &mut Cx<'_>, port: Value, options: Rest<'_, Value>) -> Outcome {
        permitted(cx)?;
        let options = Options::read(cx, options.values(), 2, ["host", "limit"])?;
        let number = port_number(cx, 0, port)?;
        let host = match options.get(0) {
            None => "127.0.0.1".to_owned(),
            Some(host) => Text::string_of(host).ok_or_else(|| cx.wrong_type(3, "a host, a string,", host))?,
        };
        let limit = count(cx, 3, options.get(1), BODY_MAX)?;
        let target = host.clone();
        match remote(cx, None, move || Server::start(target, number, limit))? {
            Some(Ok(server)) => Ok(cx.heap.foreign(Arc::new(ServerObject(server)))),
            Some(Err(problem)) => {
                Err(refused(cx, &format!("cannot listen at port {number}"), &host, &problem))
            }
            None => Ok(Value::UNSPECIFIED),
        }
    }

    /// Waits for the next request to a server; `#f` when it was stopped.
    ///
    /// `(%http-next 5) ; error: wanted an http server`
    #[builtin("%http-next", library = "lambdust internal", effect = Io)]
    fn http_next(cx: &mut Cx<'_>, server: ServerRef) -> Outcome {
        let server = server.shared().0.clone();
        cx.registers.woken = None;
        loop {
            match server.next() {
                Some(Some(arrival)) => return Ok(cx.heap.foreign(Arc::new(RequestObject::new(arrival)))),
                Some(None) => return Ok(Value::FALSE),
                None => {}
            }
            let masking = cx.masking();
            let arriving = server.clone();
            cx.wait_kept(masking, None, || Arriving(arriving))?;
        }
    }

    /// The running fiber answers for the request from now on, whatever becomes of it.
    ///
    /// `(%http-adopt! 5) ; error: wanted a request`
    #[builtin("%http-adopt!", library = "lambdust internal", effect = Io)]
    fn http_adopt(cx: &mut Cx<'_>, request: RequestRef) {
        let request = request.shared();
        cx.registers.held.push(request);
    }

    /// Answers a request with what its handler has returned.
    ///
    /// `(%http-reply! 5 "") ; error: wanted a request`
    #[builtin("%http-reply!", shown = "http-serve", library = "lambdust internal", effect = Io)]
    fn http_reply(cx: &mut Cx<'_>, request: RequestRef, value: Value) -> Result<(), Exit> {
        let reply = reply(cx, value)?;
        let sender = request.object().reply.lock().take();
        if let Some(sender) = sender {
            // A client that has gone away misses nothing.
            let _ = sender.send(reply);
        }
        cx.registers.give_up(Held::key(request.object()));
        Ok(())
    }

    /// Whether the value is a server of `http-serve`.
    ///
    /// `(http-server? 5) ; => #f`
    #[builtin("http-server?")]
    fn is_server(value: Value) -> bool {
        ServerRef::from_value(value).is_some()
    }

    /// The number of the port at which a server listens.
    ///
    /// `(http-server-port 5) ; error: wanted an http server`
    #[builtin("http-server-port", effect = Reads)]
    fn server_port(server: ServerRef) -> Value {
        Value::fixnum(i64::from(server.object().0.address().port()))
    }

    /// Has a server accept nothing more. Requests that are being answered still are.
    ///
    /// `(http-server-stop! 5) ; error: wanted an http server`
    #[builtin("http-server-stop!", effect = Io)]
    fn server_stop(cx: &mut Cx<'_>, server: ServerRef) -> Result<(), Exit> {
        cx.check_outside("sockets")?;
        server.object().0.stop();
        Ok(())
    }

    /// Whether the value is a request that a handler of `http-serve` gets.
    ///
    /// `(request? 5) ; => #f`
    #[builtin("request?")]
    fn is_request(value: Value) -> bool {
        RequestRef::from_value(value).is_some()
    }

    /// The method of a request: `"GET"`.
    ///
    /// `(request-method 5) ; error: wanted a request`
    #[builtin("request-method")]
    fn request_method(cx: &mut Cx<'_>, request: RequestRef) -> Outcome {
        Text::from_str(cx.heap, &request.object().method).map(Value::from)
    }

    /// The path of a request, as it was sent: `"/index.html"`.
    ///
    /// `(request-path 5) ; error: wanted a request`
    #[builtin("request-path")]
    fn request_path(cx: &mut Cx<'_>, request: RequestRef) -> Outcome {
        Text::from_str(cx.heap, &request.object().path).map(Value::from)
    }

    /// What stands behind the question mark in the URL of a request, or `#f`.
    ///
    /// `(request-query 5) ; error: wanted a request`
    #[builtin("request-query")]
    fn request_query(cx: &mut Cx<'_>, request: RequestRef) -> Outcome {
        match &request.object().query {
            Some(query) => Text::from_str(cx.heap, query).map(Value::from),
            None => Ok(Value::FALSE),
        }
    }

    /// The headers of a request: an association list, names as symbols in lower case, values as strings.
    ///
    /// `(request-headers 5) ; error: wanted a request`
    #[builtin("request-headers")]
    fn request_headers(cx: &mut Cx<'_>, request: RequestRef) -> Outcome {
        header_list(cx, &request.object().headers)
    }

    /// The body of a request, a string.
    ///
    /// `(request-body 5) ; error: wanted a request`
    #[builtin("request-body")]
    fn request_body(cx: &mut Cx<'_>, request: RequestRef) -> Outcome {
        let object = request.object();
        body_text(cx, &object.headers, object.body.clone(), "`request-bytes` gives the bytes")
    }

    /// The bytes of the body of a request.
    ///
    /// `(request-bytes 5) ; error: wanted a request`
    #[builtin("request-bytes")]
    fn request_bytes(cx: &mut Cx<'_>, request: RequestRef) -> Outcome {
        Bytes::from_slice(cx.heap, &request.object().body).map(Value::from)
    }
}
