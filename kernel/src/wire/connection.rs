//! The connection file: where the front end wants the five sockets and with which key messages are signed.
//!
//! Reading it either gives a complete [`ConnectionFile`] or an error that names the file, the field and what
//! was expected. It must never put the key into an error text.

use std::fmt;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

/// A connection file is a few hundred bytes; anything larger is some other file.
const MAX_BYTES: u64 = 64 * 1024;

/// What a connection file says, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConnectionFile {
    /// How the sockets are reached.
    pub transport: Transport,
    /// The port of the shell socket (requests that run code).
    pub shell_port: u16,
    /// The port of the socket on which everything is published.
    pub iopub_port: u16,
    /// The port of the socket that asks the user for input.
    pub stdin_port: u16,
    /// The port of the control socket (interrupt, shutdown).
    pub control_port: u16,
    /// The port of the heartbeat socket.
    pub hb_port: u16,
    /// The key of the message signatures; empty means that messages are not signed.
    pub key: Vec<u8>,
}

/// The transports a kernel can listen on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Transport {
    /// TCP on this address.
    Tcp(IpAddr),
    /// Unix domain sockets whose paths are this prefix, a dash and the port number.
    Ipc(PathBuf),
}

/// Why a connection file could not be used.
#[derive(Debug)]
pub enum ConnectionError {
    /// The file could not be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file was read, but it is no connection file.
    Invalid {
        /// The file.
        path: PathBuf,
        /// What is wrong in it, and what was expected.
        reason: String,
    },
}

impl fmt::Display for ConnectionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ConnectionError::Unreadable { path, source } => {
                write!(f, "cannot read the connection file {}: {source}", path.display())?;
                if source.kind() == std::io::ErrorKind::NotFound {
                    write!(
                        f,
                        "\nhint: Jupyter writes this file before it starts a kernel; `lambdust lab` does both"
                    )?;
                }
                Ok(())
            }
            ConnectionError::Invalid { path, reason } => {
                write!(f, "{} is not a usable connection file: {reason}", path.display())
            }
        }
    }
}

impl std::error::Error for ConnectionError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ConnectionError::Unreadable { source, .. } => Some(source),
            ConnectionError::Invalid { .. } => None,
        }
    }
}

impl ConnectionFile {
    /// Reads and checks the file at `path`.
    pub fn read(path: &Path) -> Result<Self, ConnectionError> {
        let unreadable = |source| ConnectionError::Unreadable { path: path.to_owned(), source };
        let invalid = |reason| ConnectionError::Invalid { path: path.to_owned(), reason };
        let length = std::fs::metadata(path).map_err(unreadable)?.len();
        if length > MAX_BYTES {
            return Err(invalid(format!("it has {length} bytes, a connection file at most {MAX_BYTES}")));
        }
        let bytes = std::fs::read(path).map_err(unreadable)?;
        Self::parse(&bytes).map_err(invalid)
    }

    /// Checks the text of a connection file; the error says what is wrong.
    pub fn parse(bytes: &[u8]) -> Result<Self, String> {
        let value: Value = serde_json::from_slice(bytes).map_err(|error| format!("not JSON: {error}"))?;
        let Value::Object(fields) = value else {
            return Err("expected a JSON object with transport, ip, key and five ports".into());
        };
        let scheme = optional_text(&fields, "signature_scheme")?.unwrap_or("hmac-sha256");
        let key = optional_text(&fields, "key")?.unwrap_or("").as_bytes().to_vec();
        if !key.is_empty() && scheme != "hmac-sha256" {
            return Err(format!("signature_scheme \"{scheme}\" is not supported, expected \"hmac-sha256\""));
        }
        Ok(ConnectionFile {
            transport: transport(&fields)?,
            shell_port: port(&fields, "shell_port")?,
            iopub_port: port(&fields, "iopub_port")?,
            stdin_port: port(&fields, "stdin_port")?,
            control_port: port(&fields, "control_port")?,
            hb_port: port(&fields, "hb_port")?,
            key,
        })
    }
}

fn transport(fields: &Map<String, Value>) -> Result<Transport, String> {
    let ip = optional_text(fields, "ip")?;
    match optional_text(fields, "transport")?.unwrap_or("tcp") {
        "tcp" => {
            let ip = match ip.unwrap_or("127.0.0.1") {
                "localhost" => "127.0.0.1",
                "*" => "0.0.0.0",
                ip => ip,
            };
            let address =
                ip.parse().map_err(|_| format!("ip \"{ip}\" is not an IP address such as 127.0.0.1"))?;
            Ok(Transport::Tcp(address))
        }
        "ipc" => match ip {
            Some(prefix) if !prefix.is_empty() => Ok(Transport::Ipc(prefix.into())),
            _ => {
                Err("with transport \"ipc\" the field ip must hold the path that the sockets begin with"
                    .into())
            }
        },
        other => Err(format!("transport \"{other}\" is not supported, expected \"tcp\" or \"ipc\"")),
    }
}

fn optional_text<'a>(fields: &'a Map<String, Value>, name: &str) -> Result<Option<&'a str>, String> {
    match fields.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(format!("{name} must be a string")),
    }
}

fn port(fields: &Map<String, Value>, name: &str) -> Result<u16, String> {
    match fields.get(name) {
        None => Err(format!("{name} is missing")),
        Some(value) => match value.as_u64().and_then(|number| u16::try_from(number).ok()) {
            Some(number) if number > 0 => Ok(number),
            _ => Err(format!("{name} is {value}, expected a port number from 1 to 65535")),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"transport": "tcp", "ip": "127.0.0.1", "shell_port": 1, "iopub_port": 2, "stdin_port": 3,
        "control_port": 4, "hb_port": 65535, "key": "k", "signature_scheme": "hmac-sha256", "kernel_name": "x"}"#;

    #[test]
    fn a_good_file_is_read_whole() {
        let file = ConnectionFile::parse(GOOD.as_bytes()).unwrap();
        assert_eq!(file.transport, Transport::Tcp("127.0.0.1".parse().unwrap()));
        assert_eq!((file.shell_port, file.hb_port, file.key.as_slice()), (1, 65535, &b"k"[..]));
        let ipc = GOOD.replace("\"tcp\"", "\"ipc\"").replace("127.0.0.1", "/tmp/k");
        assert_eq!(ConnectionFile::parse(ipc.as_bytes()).unwrap().transport, Transport::Ipc("/tmp/k".into()));
    }

    #[test]
    fn each_mistake_is_named() {
        let cases = [
            ("{", "not JSON: EOF while parsing an object at line 1 column 1"),
            ("[]", "expected a JSON object with transport, ip, key and five ports"),
            (&GOOD.replace("65535", "65536"), "hb_port is 65536, expected a port number from 1 to 65535"),
            (&GOOD.replace("65535", "0"), "hb_port is 0, expected a port number from 1 to 65535"),
            (&GOOD.replace("65535", "\"80\""), "hb_port is \"80\", expected a port number from 1 to 65535"),
            (&GOOD.replace("hb_port", "hb"), "hb_port is missing"),
            (
                &GOOD.replace("\"tcp\"", "\"udp\""),
                "transport \"udp\" is not supported, expected \"tcp\" or \"ipc\"",
            ),
            (&GOOD.replace("127.0.0.1", "home"), "ip \"home\" is not an IP address such as 127.0.0.1"),
            (&GOOD.replace("\"k\"", "7"), "key must be a string"),
            (
                &GOOD.replace("hmac-sha256", "hmac-md5"),
                "signature_scheme \"hmac-md5\" is not supported, expected \"hmac-sha256\"",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(ConnectionFile::parse(text.as_bytes()).unwrap_err(), expected, "{text}");
        }
    }

    #[test]
    fn a_missing_file_says_which() {
        let error = ConnectionFile::read(Path::new("/nowhere/kernel-1.json")).unwrap_err().to_string();
        assert!(error.starts_with("cannot read the connection file /nowhere/kernel-1.json: "), "{error}");
    }
}
