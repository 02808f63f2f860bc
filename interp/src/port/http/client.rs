//! The client: one request and, where it is sent elsewhere, the next.

use super::{BodyProblem, Headers, header_map, headers, read_body};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HOST, LOCATION};
use hyper::{HeaderMap, Method, Uri};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::{Client, Error};
use hyper_util::rt::{TokioExecutor, TokioTimer};
use std::error::Error as _;
use std::io;
use std::sync::OnceLock;
use std::time::Duration;

/// What is asked for.
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) url: String,
    pub(crate) headers: Headers,
    pub(crate) body: Vec<u8>,
    /// How long the answer's body may be.
    pub(crate) limit: usize,
    /// How often it may be sent elsewhere.
    pub(crate) redirects: usize,
}

/// The answer.
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) headers: Headers,
    pub(crate) body: Vec<u8>,
}

/// Why there is none.
pub(crate) enum Problem {
    /// That is no URL of the web.
    Url,
    /// That is no method or header.
    Invalid(String),
    Host,
    Refused,
    /// The other side has ended the connection.
    Closed,
    Tls(String),
    TooLong,
    Redirects,
    Other(String),
}

/// Connections that are not used are kept so long.
const IDLE: Duration = Duration::from_secs(10);
/// So many of them for each host.
const IDLE_CONNECTIONS: usize = 8;

/// Makes the request and reads the whole answer.
pub(crate) async fn request(request: Request) -> Result<Response, Problem> {
    let mut uri: Uri = request.url.parse().map_err(|_| Problem::Url)?;
    let mut method = Method::from_bytes(request.method.as_bytes())
        .map_err(|_| Problem::Invalid(format!("the method {}", request.method)))?;
    let mut map =
        header_map(request.headers).map_err(|header| Problem::Invalid(format!("the header {header}")))?;
    let mut body = Bytes::from(request.body);
    for _ in 0..=request.redirects {
        let answer = send(&uri, &method, &map, &body).await?;
        let status = answer.status();
        let Some(place) = answer.headers().get(LOCATION).filter(|_| leads_on(status.as_u16())) else {
            let (status, headers) = (status.as_u16(), headers(answer.headers()));
            let body =
                read_body(answer.into_body(), request.limit).await.map_err(|problem| match problem {
                    BodyProblem::TooLong => Problem::TooLong,
                    BodyProblem::Failed(problem) => told_by_hyper(&problem),
                })?;
            return Ok(Response { status, headers, body });
        };
        let next = joined(&uri, place.to_str().map_err(|_| Problem::Url)?).ok_or(Problem::Url)?;
        if next.authority() != uri.authority() {
            map.remove(AUTHORIZATION);
            map.remove(COOKIE);
            map.remove(HOST);
        }
        if status == 303 || (matches!(status.as_u16(), 301 | 302) && method == Method::POST) {
            method = Method::GET;
            body = Bytes::new();
            map.remove(CONTENT_TYPE);
            map.remove(CONTENT_LENGTH);
        }
        uri = next;
    }
    Err(Problem::Redirects)
}

fn leads_on(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}

/// Where a place leads that is named in an answer of `base`.
fn joined(base: &Uri, place: &str) -> Option<Uri> {
    if place.contains("://") {
        return place.parse().ok();
    }
    let (scheme, authority) = (base.scheme_str()?, base.authority()?.as_str());
    let text = if let Some(rest) = place.strip_prefix("//") {
        format!("{scheme}://{rest}")
    } else if place.starts_with('/') {
        format!("{scheme}://{authority}{place}")
    } else {
        let folder = base.path().rfind('/').map_or("/", |end| &base.path()[..=end]);
        format!("{scheme}://{authority}{folder}{place}")
    };
    text.parse().ok()
}

async fn send(
    uri: &Uri,
    method: &Method,
    headers: &HeaderMap,
    body: &Bytes,
) -> Result<hyper::Response<Incoming>, Problem> {
    let mut request = hyper::Request::new(Full::new(body.clone()));
    *request.uri_mut() = uri.clone();
    *request.method_mut() = method.clone();
    *request.headers_mut() = headers.clone();
    if uri.host().is_none_or(str::is_empty) {
        return Err(Problem::Url);
    }
    let answer = match uri.scheme_str() {
        Some("http") => plain().request(request).await,
        Some("https") => {
            // To read the certificates takes a while, the first time.
            let client = tokio::task::spawn_blocking(secure).await;
            client.map_err(|problem| Problem::Tls(problem.to_string()))??.request(request).await
        }
        _ => return Err(Problem::Url),
    };
    answer.map_err(|problem| told(&problem))
}

type Plain = Client<HttpConnector, Full<Bytes>>;
type Secure = Client<HttpsConnector<HttpConnector>, Full<Bytes>>;

fn plain() -> &'static Plain {
    static CLIENT: OnceLock<Plain> = OnceLock::new();
    CLIENT.get_or_init(|| builder().build(connector(true)))
}

/// The certificates of the system are read when they are first needed.
fn secure() -> Result<&'static Secure, Problem> {
    static CLIENT: OnceLock<Result<Secure, String>> = OnceLock::new();
    let client = CLIENT.get_or_init(|| {
        let tls = HttpsConnectorBuilder::new().with_native_roots().map_err(|problem| problem.to_string())?;
        let connector = tls.https_only().enable_http1().wrap_connector(connector(false));
        Ok(builder().build(connector))
    });
    client.as_ref().map_err(|problem| Problem::Tls(format!("no certificates of this system: {problem}")))
}

fn connector(only_plain: bool) -> HttpConnector {
    let mut connector = HttpConnector::new();
    connector.enforce_http(only_plain);
    connector.set_nodelay(true);
    connector
}

fn builder() -> hyper_util::client::legacy::Builder {
    let mut builder = Client::builder(TokioExecutor::new());
    builder.pool_idle_timeout(IDLE).pool_max_idle_per_host(IDLE_CONNECTIONS).pool_timer(TokioTimer::new());
    builder
}

/// What the client says, in our words.
fn told(problem: &Error) -> Problem {
    let mut chain = Vec::new();
    let mut cause = problem.source();
    while let Some(inner) = cause {
        if let Some(problem) = inner.downcast_ref::<hyper::Error>() {
            return told_by_hyper(problem);
        }
        if let Some(problem) = inner.downcast_ref::<io::Error>()
            && let Some(known) = known(problem)
        {
            return known;
        }
        chain.push(inner.to_string());
        cause = inner.source();
    }
    match chain.iter().any(|text| text.contains("dns error")) {
        true => Problem::Host,
        false => Problem::Other(chain.pop().unwrap_or_else(|| problem.to_string())),
    }
}

fn told_by_hyper(problem: &hyper::Error) -> Problem {
    if problem.is_incomplete_message() || problem.is_closed() || problem.is_canceled() {
        return Problem::Closed;
    }
    let cause = problem.source().and_then(|cause| cause.downcast_ref::<io::Error>());
    cause.and_then(known).unwrap_or_else(|| Problem::Other(problem.to_string()))
}

fn known(problem: &io::Error) -> Option<Problem> {
    match problem.kind() {
        io::ErrorKind::ConnectionRefused => Some(Problem::Refused),
        io::ErrorKind::ConnectionReset
        | io::ErrorKind::BrokenPipe
        | io::ErrorKind::ConnectionAborted
        | io::ErrorKind::UnexpectedEof => Some(Problem::Closed),
        io::ErrorKind::InvalidData => Some(Problem::Tls(problem.to_string())),
        _ => None,
    }
}
