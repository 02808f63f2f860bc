//! What files, sockets and processes do to a machine: no worker waits for them, and nothing outlives it.

use crate::machine::{self, Mode, Session};
use libtest_mimic::{Failed, Trial};
use std::net::TcpStream;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// The tests.
pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = vec![
        Trial::test("outside/a file is read and written in pieces", pieces),
        Trial::test("outside/a server ends with its machine", server_ends),
    ];
    if cfg!(unix) {
        trials.push(Trial::test("outside/a named pipe holds no worker", named_pipe));
        trials.push(Trial::test("outside/a program that is loaded holds no worker", loaded_pipe));
        trials.push(Trial::test("outside/a process ends with its machine", process_ends));
    }
    trials
}

/// What a text gives, as `write` shows it.
fn value(session: &mut Session, text: &str) -> Result<String, Failed> {
    let outcome = session.evaluate(text);
    Ok(outcome.result.map_err(|problem| format!("{text}: {problem}"))?.join(" "))
}

fn temporary(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("lambdust-{name}-{}", std::process::id()))
}

fn expect(found: &str, wanted: &str) -> Result<(), Failed> {
    if found == wanted { Ok(()) } else { Err(format!("wanted {wanted}, got {found}").into()) }
}

/// More than fits into any buffer, by several fibers, in every mode.
fn pieces() -> Result<(), Failed> {
    for mode in [Mode::Pool(1), Mode::Pool(2), Mode::Sim(1)] {
        let path = temporary("pieces");
        let mut session = machine::session(mode)?;
        let write = format!(
            "(define path {path:?})
             (define out (open-output-file path))
             (await-all
               (map (lambda (c) (async (lambda () (do ((i 0 (+ i 1))) ((= i 500)) (write-string (make-string 100 c) out)))))
                    '(#\\a #\\b #\\c)))
             (close-port out)"
        );
        value(&mut session, &write)?;
        let read = "(call-with-input-file path
               (lambda (in)
                 (let loop ((n 0) (torn 0))
                   (let ((text (read-string 100 in)))
                     (cond ((eof-object? text) (list n torn))
                           ((string=? text (make-string 100 (string-ref text 0))) (loop (+ n 100) torn))
                           (else (loop (+ n (string-length text)) (+ torn 1))))))))";
        let found = value(&mut session, read);
        std::fs::remove_file(&path)?;
        expect(&found?, "(150000 0)")?;
    }
    Ok(())
}

/// On one worker a fiber opens a pipe that nobody writes yet; others go on, and one of them writes it.
fn named_pipe() -> Result<(), Failed> {
    let path = temporary("pipe");
    let mut session = machine::session(Mode::Pool(1))?;
    let text = format!(
        "(define path {path:?})
         (process-wait (process-start \"mkfifo\" path))
         (define reader (async (lambda () (call-with-input-file path read-line))))
         (sleep 0.02)
         (define written (call-with-output-file path (lambda (out) (write-string \"through\" out) 'written)))
         (list written (await reader))"
    );
    let found = value(&mut session, &text);
    std::fs::remove_file(&path)?;
    expect(&found?, "(written \"through\")")
}

/// The same where the pipe is a program.
fn loaded_pipe() -> Result<(), Failed> {
    let path = temporary("program");
    let mut session = machine::session(Mode::Pool(1))?;
    let text = format!(
        "(define path {path:?})
         (process-wait (process-start \"mkfifo\" path))
         (define loader (async (lambda () (load path))))
         (sleep 0.02)
         (call-with-output-file path (lambda (out) (write '(+ 1 41) out)))
         (await loader)"
    );
    let found = value(&mut session, &text);
    std::fs::remove_file(&path)?;
    expect(&found?, "42")
}

fn server_ends() -> Result<(), Failed> {
    let mut session = machine::session(Mode::Pool(2))?;
    let port = value(&mut session, "(http-server-port (http-serve 0 (lambda (request) \"hello\")))")?;
    let address = format!("127.0.0.1:{port}");
    TcpStream::connect(&address)?;
    drop(session);
    until("the server listens still", || TcpStream::connect(&address).is_err())
}

fn process_ends() -> Result<(), Failed> {
    let mut session = machine::session(Mode::Pool(2))?;
    let id = value(&mut session, "(define p (process-start \"sleep\" \"60\")) (process-id p)")?;
    let status = PathBuf::from(format!("/proc/{id}/status"));
    if !status.exists() {
        return Ok(()); // a system that does not show its processes there
    }
    drop(session);
    until("the process runs still", || !status.exists())
}

/// Waits until something has come about, for some seconds.
fn until(otherwise: &str, mut is_so: impl FnMut() -> bool) -> Result<(), Failed> {
    let deadline = Instant::now() + Duration::from_secs(20);
    while !is_so() {
        if Instant::now() > deadline {
            return Err(otherwise.into());
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    Ok(())
}
