//! HTTP/1.1, by hyper: a client that keeps its connections, and a server whose requests wait for a fiber. All of this
//! runs on the reactor and is plain data.

pub(crate) mod client;
pub(crate) mod server;

/// Names and values of a header, names in lower case.
pub(crate) type Headers = Vec<(String, String)>;

/// The headers of a message.
fn headers(map: &hyper::HeaderMap) -> Headers {
    let text = |value: &hyper::header::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    map.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect()
}

/// The headers as hyper has them, or the one that is none.
fn header_map(headers: Headers) -> Result<hyper::HeaderMap, String> {
    let mut map = hyper::HeaderMap::with_capacity(headers.len());
    for (name, value) in headers {
        let key = hyper::header::HeaderName::from_bytes(name.as_bytes());
        let content = hyper::header::HeaderValue::from_str(&value);
        match (key, content) {
            (Ok(key), Ok(content)) => map.append(key, content),
            _ => return Err(format!("{name}: {value}")),
        };
    }
    Ok(map)
}

/// A body was longer than it may be, or the connection failed.
pub(crate) enum BodyProblem {
    TooLong,
    Failed(hyper::Error),
}

/// Reads a body of at most `limit` bytes.
async fn read_body(mut body: hyper::body::Incoming, limit: usize) -> Result<Vec<u8>, BodyProblem> {
    use http_body_util::BodyExt;
    use hyper::body::Body;
    if body.size_hint().lower() > limit as u64 {
        return Err(BodyProblem::TooLong);
    }
    let mut bytes = Vec::new();
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(BodyProblem::Failed)?;
        let Some(data) = frame.data_ref() else { continue };
        if data.len() > limit - bytes.len() {
            return Err(BodyProblem::TooLong);
        }
        bytes.extend_from_slice(data);
    }
    Ok(bytes)
}
