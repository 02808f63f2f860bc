//! Kernels to talk to, each with a connection file and ports of its own.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::JoinHandle;

use kernel::Options;
use kernel::echo::Echo;
use serde_json::{Value, json};

pub(crate) const KEY: &str = "a key for tests";

/// A folder that is removed with its content.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("lk-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).expect("the temporary folder can be written");
        Folder(path)
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The addresses in a connection file.
#[derive(Clone)]
pub(crate) struct Endpoints {
    connection: Value,
}

impl Endpoints {
    /// Five free ports. They are found by binding them for a moment, so another process could take one.
    pub(crate) fn tcp() -> Self {
        let listeners: Vec<TcpListener> =
            (0..5).map(|_| TcpListener::bind("127.0.0.1:0").expect("there are free ports")).collect();
        let ports: Vec<u16> =
            listeners.iter().map(|listener| listener.local_addr().expect("it is bound").port()).collect();
        Self::new("tcp", "127.0.0.1", &ports)
    }

    pub(crate) fn ipc(folder: &Folder) -> Self {
        Self::new("ipc", folder.path("k").to_str().expect("the path is text"), &[1, 2, 3, 4, 5])
    }

    fn new(transport: &str, ip: &str, ports: &[u16]) -> Self {
        let connection = json!({
            "transport": transport, "ip": ip, "key": KEY, "signature_scheme": "hmac-sha256",
            "shell_port": ports[0], "iopub_port": ports[1], "stdin_port": ports[2],
            "control_port": ports[3], "hb_port": ports[4],
        });
        Endpoints { connection }
    }

    pub(crate) fn write(&self, path: &Path) {
        std::fs::write(path, self.connection.to_string()).expect("the connection file can be written");
    }

    /// Where a ZeroMQ client connects for `shell`, `iopub`, `stdin`, `control` or `hb`.
    pub(crate) fn url(&self, socket: &str) -> String {
        match self.connection["transport"] == "ipc" {
            true => format!("ipc://{}-{}", self.ip(), self.port(socket)),
            false => format!("tcp://{}:{}", self.ip(), self.port(socket)),
        }
    }

    /// Where a plain TCP client connects.
    pub(crate) fn address(&self, socket: &str) -> String {
        format!("{}:{}", self.ip(), self.port(socket))
    }

    fn ip(&self) -> &str {
        self.connection["ip"].as_str().expect("it is a string")
    }

    fn port(&self, socket: &str) -> &Value {
        &self.connection[format!("{socket}_port")]
    }
}

/// A kernel on a thread of this process.
pub(crate) struct Kernel {
    pub(crate) endpoints: Endpoints,
    thread: Option<JoinHandle<ExitCode>>,
    _folder: Folder,
}

impl Kernel {
    pub(crate) fn start(options: Options) -> Self {
        let folder = Folder::new();
        Self::serve(Endpoints::tcp(), folder, options)
    }

    pub(crate) fn start_ipc() -> Self {
        let folder = Folder::new();
        Self::serve(Endpoints::ipc(&folder), folder, options())
    }

    fn serve(endpoints: Endpoints, folder: Folder, options: Options) -> Self {
        let path = folder.path("connection.json");
        endpoints.write(&path);
        let language = Arc::new(Echo::new().expect("a thread can be started"));
        let thread =
            std::thread::spawn(move || kernel::run(&path, language, options).expect("the kernel can start"));
        Kernel { endpoints, thread: Some(thread), _folder: folder }
    }

    /// Waits for the end of a kernel that was told to shut down.
    pub(crate) fn join(&mut self) {
        let thread = self.thread.take().expect("it is joined once");
        assert_eq!(thread.join().expect("the kernel did not panic"), ExitCode::SUCCESS);
    }
}

/// The options of kernels that share a process with others.
pub(crate) fn options() -> Options {
    Options { owns_process: false, ..Options::default() }
}
