//! Starts the kernel as Jupyter would, runs a cell in it, and ends it.

use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use install::KernelSpec;

use super::Finding;
use super::client::{Client, Connection, Trouble};

/// Longer than any start takes on a machine in use.
const START: Duration = Duration::from_secs(20);

/// A cell this small takes milliseconds.
const CELL: Duration = Duration::from_secs(10);

/// Jupyter kills a kernel that takes longer to end.
const END: Duration = Duration::from_secs(5);

/// The cell that is run, and its value.
const CODE: &str = "(+ 40 2)";
const VALUE: &str = "42";

/// What to do about a kernel that starts but does not answer as it should.
const REPORT: &str = "install the newest lambdust; if it stays, report it with this output";

/// Each step that was taken, in order; the first that failed is the last.
pub(crate) fn run(spec: &KernelSpec) -> Vec<Finding> {
    let scratch = std::env::temp_dir().join(format!("lambdust-doctor-{}", uuid::Uuid::new_v4().simple()));
    let findings = match fs::create_dir(&scratch) {
        Ok(()) => run_in(spec, &scratch),
        Err(error) => vec![Finding::ill(
            "start",
            format!("{}: {error}", scratch.display()),
            "make the folder for temporary files writable, or name another in TMPDIR",
        )],
    };
    // it is below the folder for temporary files, which the system empties
    let _ = fs::remove_dir_all(&scratch);
    findings
}

fn run_in(spec: &KernelSpec, scratch: &Path) -> Vec<Finding> {
    let file = scratch.join("connection.json");
    let log = scratch.join("stderr");
    let started = Instant::now();
    let (connection, mut kernel) = match start(spec, &file, &log) {
        Ok(started) => started,
        Err(finding) => return vec![finding],
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let mut findings = Vec::new();
    match runtime {
        Ok(runtime) => runtime.block_on(converse(&connection, &mut kernel, started, &log, &mut findings)),
        Err(error) => findings.push(Finding::ill(
            "start",
            format!("no event loop: {error}"),
            "raise the limit of open files",
        )),
    }
    if matches!(kernel.try_wait(), Ok(None)) {
        // it did not end when asked, which is already among the findings
        let _ = kernel.kill();
        let _ = kernel.wait();
    }
    findings
}

fn start(spec: &KernelSpec, file: &Path, log: &Path) -> Result<(Connection, Child), Finding> {
    let ill = |found: String| Finding::ill("start", found, "lambdust install");
    let connection = Connection::write(file).map_err(|error| ill(format!("{}: {error}", file.display())))?;
    let errors = fs::File::create(log).map_err(|error| ill(format!("{}: {error}", log.display())))?;
    let words = spec.argv.iter().map(|word| word.replace("{connection_file}", &file.to_string_lossy()));
    let words: Vec<String> = words.collect();
    let kernel = Command::new(&words[0])
        .args(&words[1..])
        .envs(spec.env.iter().map(|(key, value)| (key, value)))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(errors)
        .spawn()
        .map_err(|error| ill(format!("{}: {error}", words[0])))?;
    Ok((connection, kernel))
}

/// Talks to the kernel; a kernel that ends meanwhile is told at once, not at the end of a time limit.
async fn converse(
    connection: &Connection,
    kernel: &mut Child,
    started: Instant,
    log: &Path,
    findings: &mut Vec<Finding>,
) {
    let greeting = async {
        let mut client = Client::connect(connection).await?;
        let protocol = client.greet().await?;
        Ok((client, protocol))
    };
    let (mut client, protocol) = match within(START, kernel, greeting).await {
        Ok(greeted) => greeted,
        Err(why) => {
            return findings.push(Finding::ill(
                "start",
                with_log(why, log),
                "lambdust install, then lambdust doctor again",
            ));
        }
    };
    findings.push(Finding::well(
        "start",
        format!("answered in {} ms, {protocol}", started.elapsed().as_millis()),
    ));

    let asked = Instant::now();
    match within(CELL, kernel, client.execute(CODE)).await {
        Ok(value) if value == VALUE => {
            let took = asked.elapsed().as_secs_f64() * 1000.0;
            findings.push(Finding::well("cell", format!("{CODE} gave {VALUE} in {took:.1} ms")));
        }
        Ok(value) => findings.push(Finding::ill("cell", format!("{CODE} gave {value}, not {VALUE}"), REPORT)),
        Err(why) => findings.push(Finding::ill("cell", with_log(why, log), REPORT)),
    }

    let asked = Instant::now();
    // the answer may be lost to a process that ends quickly; that it ends is what counts
    let _ = tokio::time::timeout(END, client.shut_down()).await;
    while asked.elapsed() < END {
        if let Ok(Some(_)) = kernel.try_wait() {
            return findings.push(Finding::well("end", format!("in {} ms", asked.elapsed().as_millis())));
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    findings.push(Finding::ill(
        "end",
        format!("it still runs {} s after it was asked to end", END.as_secs()),
        REPORT,
    ));
}

/// Waits for an answer, but not beyond `limit`, and not for a kernel that has ended.
async fn within<T>(
    limit: Duration,
    kernel: &mut Child,
    answer: impl Future<Output = Result<T, Trouble>>,
) -> Result<T, Trouble> {
    let ended = async {
        loop {
            match kernel.try_wait() {
                Ok(None) => tokio::time::sleep(Duration::from_millis(20)).await,
                Ok(Some(status)) => break format!("the kernel ended at once: {status}"),
                Err(error) => break format!("the kernel cannot be watched: {error}"),
            }
        }
    };
    tokio::select! {
        answer = answer => answer,
        why = ended => Err(why),
        () = tokio::time::sleep(limit) => Err(format!("no answer in {} s", limit.as_secs())),
    }
}

/// A reason, and what the kernel itself had to say.
fn with_log(why: Trouble, log: &Path) -> String {
    let mut said = String::new();
    // the log may hold bytes of any kind, or be missing: then there is no more to say
    let _ = fs::File::open(log).and_then(|file| file.take(2000).read_to_string(&mut said));
    if said.trim().is_empty() { why } else { format!("{why}; it said:\n{}", said.trim()) }
}
