//! The server: hyper speaks with the clients, each request waits in a queue for a fiber, and each answer finds its
//! connection by a channel of its own.

use super::super::socket::{Listener, NetProblem};
use super::{BodyProblem, Headers, header_map, headers, read_body};
use crate::heap::{Stored, Value};
use crate::machine::{Interp, Turn};
use concurrency::{Operation, Ready, Scheduler, Waiter};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use parking_lot::Mutex;
use std::collections::VecDeque;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::{Arc, Weak};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::sync::{oneshot, watch};

/// So many requests wait for a fiber; further ones are told to come again.
const QUEUE: usize = 10_000;
/// A client has so long to send the head of a request.
const PATIENCE: Duration = Duration::from_secs(30);

/// A server.
pub(crate) struct Server {
    listener: Arc<Listener>,
    queue: Mutex<Queue>,
    stopped: watch::Sender<bool>,
    /// How long the body of a request may be.
    limit: usize,
}

#[derive(Default)]
struct Queue {
    arrivals: VecDeque<Arrival>,
    waiters: VecDeque<(Weak<Scheduler<Interp>>, Waiter)>,
    is_closed: bool,
}

/// A request that has come, and where its answer goes. When that is dropped, the client is told that there is none.
pub(crate) struct Arrival {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: Option<String>,
    pub(crate) headers: Headers,
    pub(crate) body: Vec<u8>,
    pub(crate) reply: oneshot::Sender<Reply>,
}

/// An answer.
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Headers,
    pub(crate) body: Vec<u8>,
}

impl Server {
    /// Begins to serve at an address of this machine.
    pub(crate) async fn start(host: String, port: u16, limit: usize) -> Result<Arc<Server>, NetProblem> {
        let listener = Listener::bind(host, port).await?;
        let stopped = watch::Sender::new(false);
        let server = Arc::new(Server { listener, queue: Mutex::default(), stopped, limit });
        tokio::spawn(serve(server.clone()));
        Ok(server)
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.listener.address()
    }

    /// Whether it was stopped.
    pub(crate) fn is_stopped(&self) -> bool {
        *self.stopped.borrow()
    }

    /// Accepts nothing more. Requests that are being answered still are.
    pub(crate) fn stop(&self) {
        self.listener.close();
        self.stopped.send_replace(true);
        let waiters = {
            let mut queue = self.queue.lock();
            queue.is_closed = true;
            queue.arrivals.clear();
            std::mem::take(&mut queue.waiters)
        };
        waiters.into_iter().for_each(wake);
    }

    /// The next request: nothing while there is none, `Some(None)` when there will be none any more.
    pub(crate) fn next(&self) -> Option<Option<Arrival>> {
        let mut queue = self.queue.lock();
        match queue.arrivals.pop_front() {
            Some(arrival) => Some(Some(arrival)),
            None => queue.is_closed.then_some(None),
        }
    }

    /// Has a request wait for a fiber; false if there is no room.
    fn arrive(&self, arrival: Arrival) -> bool {
        let waiter = {
            let mut queue = self.queue.lock();
            if queue.is_closed || queue.arrivals.len() >= QUEUE {
                return false;
            }
            queue.arrivals.push_back(arrival);
            queue.waiters.pop_front()
        };
        if let Some(waiter) = waiter {
            wake(waiter);
        }
        true
    }
}

fn wake((scheduler, waiter): (Weak<Scheduler<Interp>>, Waiter)) {
    if let Some(scheduler) = scheduler.upgrade() {
        scheduler.post(waiter, Box::new(|_| Value::UNSPECIFIED.stored()));
    }
}

/// Waits until a request has come, or none will any more.
pub(crate) struct Arriving(pub(crate) Arc<Server>);

impl Operation<Interp> for Arriving {
    fn try_now(&self, _turn: &mut Turn<'_>) -> Option<Ready<Stored>> {
        let queue = self.0.queue.lock();
        let is_ready = queue.is_closed || !queue.arrivals.is_empty();
        is_ready.then(|| Ready { branch: 0, payload: Value::UNSPECIFIED.stored() })
    }

    fn block(&self, turn: &mut Turn<'_>, waiter: Waiter) -> Option<Ready<Stored>> {
        let mut queue = self.0.queue.lock();
        if !queue.is_closed && queue.arrivals.is_empty() {
            queue.waiters.push_back((Arc::downgrade(turn.scheduler()), waiter));
            return None;
        }
        drop(queue);
        let payload = Value::UNSPECIFIED.stored();
        turn.claim_own(waiter).then_some(Ready { branch: waiter.branch(), payload })
    }

    fn cancel(&self, _turn: &mut Turn<'_>, waiter: Waiter, _winner: Option<u32>) {
        self.0.queue.lock().waiters.retain(|(_, other)| *other != waiter);
    }

    fn is_external(&self) -> bool {
        true
    }
}

/// Accepts connections until the server is stopped.
async fn serve(server: Arc<Server>) {
    loop {
        match server.listener.clone().accept().await {
            Ok(Some(accepted)) => {
                if let Some(stream) = accepted.take() {
                    tokio::spawn(speak(server.clone(), stream));
                }
            }
            Ok(None) => return,
            // No descriptors are left, for example: connections that end make room.
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}

/// Speaks with one client.
async fn speak(server: Arc<Server>, stream: TcpStream) {
    let mut stopped = server.stopped.subscribe();
    let service = service_fn(move |request| answer(server.clone(), request));
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(PATIENCE);
    let connection = builder.serve_connection(TokioIo::new(stream), service);
    tokio::pin!(connection);
    tokio::select! {
        // What a client does wrong ends its connection and is nobody else's business.
        _ = connection.as_mut() => return,
        _ = stopped.wait_for(|stopped| *stopped) => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}

async fn answer(
    server: Arc<Server>,
    request: hyper::Request<Incoming>,
) -> Result<hyper::Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let body = match read_body(body, server.limit).await {
        Ok(body) => body,
        Err(BodyProblem::TooLong) => return Ok(plain(413, "the request is too long\n")),
        Err(BodyProblem::Failed(_)) => return Ok(plain(400, "the request has not come whole\n")),
    };
    let (reply, replied) = oneshot::channel();
    let arrival = Arrival {
        method: head.method.as_str().to_owned(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().map(str::to_owned),
        headers: headers(&head.headers),
        body,
        reply,
    };
    if !server.arrive(arrival) {
        return Ok(plain(503, "the server is busy\n"));
    }
    drop(server);
    match replied.await {
        Ok(reply) => Ok(made(reply)),
        Err(_) => Ok(plain(500, "the handler has failed\n")),
    }
}

fn made(reply: Reply) -> hyper::Response<Full<Bytes>> {
    let Ok(map) = header_map(reply.headers) else { return plain(500, "the handler gave a wrong header\n") };
    let mut response = hyper::Response::new(Full::new(Bytes::from(reply.body)));
    let Ok(status) = hyper::StatusCode::from_u16(reply.status) else {
        return plain(500, "the handler gave a wrong status\n");
    };
    *response.status_mut() = status;
    *response.headers_mut() = map;
    response
}

fn plain(status: u16, text: &'static str) -> hyper::Response<Full<Bytes>> {
    made(Reply {
        status,
        headers: vec![("content-type".to_owned(), "text/plain; charset=utf-8".to_owned())],
        body: text.as_bytes().to_vec(),
    })
}
