//! Programs run by tests: with a time limit, their output kept, and ended with all they started.

use std::borrow::BorrowMut;
use std::io::{self, Read, Write as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// How long a program is given to end after it was asked to.
const GRACE: Duration = Duration::from_secs(8);

/// How a program ended, and what it printed.
#[derive(Debug)]
pub struct Ended {
    /// The command, for messages.
    pub command: String,
    /// The exit status; none when it was ended at its time limit.
    pub status: Option<ExitStatus>,
    /// What it printed to standard output.
    pub stdout: String,
    /// What it printed to standard error.
    pub stderr: String,
}

impl Ended {
    /// Fails the test unless the program ended well.
    #[track_caller]
    pub fn expect_success(self) -> Self {
        assert!(self.status.is_some_and(|status| status.success()), "{}", self.report());
        self
    }

    /// Everything there is to know about a failure.
    pub fn report(&self) -> String {
        let how = self.status.map_or("did not end in time".to_owned(), |status| status.to_string());
        format!("{}: {how}\n--- stdout\n{}\n--- stderr\n{}", self.command, self.stdout, self.stderr)
    }
}

/// Runs a program to its end, with nothing to read.
pub fn run(command: impl BorrowMut<Command>, limit: Duration) -> Ended {
    run_with_input(command, "", limit)
}

/// Says something to the person who waits. The test runner keeps what `eprintln!` prints of a test that
/// passes; this is for what must be seen all the same.
pub fn tell(line: &str) {
    // a terminal that is gone is no reason to fail
    let _ = writeln!(io::stderr(), "{line}");
}

/// Runs a program to its end with the terminal as its own standard error, so that its progress shows.
pub(crate) fn run_showing_progress(mut command: Command) {
    let name = format!("{command:?}");
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).status();
    let status = status.unwrap_or_else(|error| panic!("{name} does not start: {error}"));
    assert!(status.success(), "{name}: {status}");
}

/// Runs a program to its end, giving it `input` to read.
pub fn run_with_input(mut command: impl BorrowMut<Command>, input: &str, limit: Duration) -> Ended {
    let command = command.borrow_mut();
    command.stdin(Stdio::piped());
    let mut server = Server::start(command);
    let pipe = server.child.stdin.take();
    if let Some(mut pipe) = pipe {
        // a program that does not read its input closes the pipe, which is its right
        let _ = pipe.write_all(input.as_bytes());
    }
    let status = server.wait(limit);
    server.end();
    Ended { command: server.name.clone(), status, stdout: server.stdout(), stderr: server.stderr() }
}

/// A program that runs until it is dropped. Its output is read all the time, so it never blocks.
pub struct Server {
    name: String,
    child: Child,
    stdout: Kept,
    stderr: Kept,
    ended: bool,
}

impl Server {
    /// Starts the program in a process group of its own.
    pub fn start(mut command: impl BorrowMut<Command>) -> Server {
        let command = command.borrow_mut();
        let name = format!("{command:?}");
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        let mut child = command.spawn().unwrap_or_else(|error| panic!("{name} does not start: {error}"));
        let stdout = Kept::reading(child.stdout.take().expect("stdout is piped"));
        let stderr = Kept::reading(child.stderr.take().expect("stderr is piped"));
        Server { name, child, stdout, stderr, ended: false }
    }

    /// What it printed to standard output so far.
    pub fn stdout(&mut self) -> String {
        self.stdout.text()
    }

    /// What it printed to standard error so far.
    pub fn stderr(&mut self) -> String {
        self.stderr.text()
    }

    /// Has it ended?
    pub fn has_ended(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(Some(_)))
    }

    /// Waits for its own end, for at most `limit`.
    fn wait(&mut self, limit: Duration) -> Option<ExitStatus> {
        let end = Instant::now() + limit;
        while Instant::now() < end {
            if let Ok(Some(status)) = self.child.try_wait() {
                return Some(status);
            }
            thread::sleep(Duration::from_millis(10));
        }
        None
    }

    /// Ends it and all it started, in kindness first.
    pub fn end(&mut self) {
        if std::mem::replace(&mut self.ended, true) {
            return;
        }
        self.signal("TERM");
        if self.wait(GRACE).is_none() {
            self.signal("KILL");
            let _ = self.child.kill();
        }
        // what it started may outlive it by a moment; what ignores TERM must not
        self.signal("KILL");
        let _ = self.child.wait();
    }

    /// Sends a signal to its process group.
    pub fn signal(&mut self, signal: &str) {
        if cfg!(unix) {
            let group = self.child.id().to_string();
            // the shell's own `kill`, because not every system has it as a program
            let mut kill = Command::new("sh");
            kill.args(["-c", "kill -s \"$1\" -- \"-$2\" 2>/dev/null", "sh", signal, &group]);
            let _ = kill.status();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

/// What a pipe gave so far, read by a thread of its own.
struct Kept {
    text: Vec<u8>,
    pieces: mpsc::Receiver<Vec<u8>>,
}

impl Kept {
    fn reading(mut pipe: impl Read + Send + 'static) -> Kept {
        let (send, pieces) = mpsc::channel();
        thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(count @ 1..) = pipe.read(&mut buffer) {
                if send.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Kept { text: Vec::new(), pieces }
    }

    fn text(&mut self) -> String {
        // a moment for what was written just before the end
        while let Ok(piece) = self.pieces.recv_timeout(Duration::from_millis(50)) {
            self.text.extend(piece);
        }
        String::from_utf8_lossy(&self.text).into_owned()
    }
}
