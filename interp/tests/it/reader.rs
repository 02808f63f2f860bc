//! The reader: what texts mean, how its problems read, its limits, and that writing undoes it.

use crate::golden;
use crate::random::{Random, property};
use lambdust_interp::datum::{Datum, Kind};
use lambdust_interp::diagnostic::render;
use lambdust_interp::printer::datum::write_datum;
use lambdust_interp::reader::{Options, Read, Reader, Status, read};
use lambdust_interp::source::{SourceId, Sources};
use libtest_mimic::Trial;
use std::fmt::Write;

type Check = fn() -> Result<(), String>;

/// All tests of the reader.
pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = golden::trials("reader", problems);
    trials.extend(golden::trials("datum", written));
    trials.extend(property("reader::survives_any_text", survives_any_text));
    let cases: [(&str, Check); 7] = [
        ("status", status),
        ("spans", spans),
        ("one_datum_at_a_time", one_datum_at_a_time),
        ("nesting_limit", nesting_limit),
        ("deep_data", deep_data),
        ("hostile_texts", hostile_texts),
        ("colours", colours),
    ];
    trials.extend(cases.map(|(name, check)| Trial::test(format!("reader::{name}"), move || Ok(check()?))));
    trials
}

fn read_text(text: &str) -> Read {
    read(text, SourceId(1), Options::default())
}

fn claim(truth: bool, what: impl FnOnce() -> String) -> Result<(), String> {
    if truth { Ok(()) } else { Err(what()) }
}

/// Every problem of a text as a person sees it, then what a console would be told.
fn problems(text: &str) -> String {
    let sources = Sources::default();
    let result = read(text, sources.add("cell 1", text), Options::default());
    let mut out: String =
        result.errors.iter().map(|problem| render::plain(problem, &sources) + "\n").collect();
    writeln!(out, "{:?}", result.status).expect("a string takes any text");
    out
}

/// The data of a text in their written form.
fn written(text: &str) -> String {
    let result = read_text(text);
    let mut out = String::new();
    for datum in &result.data {
        write_datum(datum, &mut out);
        out.push('\n');
    }
    for problem in result.errors {
        writeln!(out, "{}", problem.message).expect("a string takes any text");
    }
    out
}

fn status() -> Result<(), String> {
    let incomplete = |indent| Status::Incomplete { indent };
    let cases = [
        ("", Status::Complete),
        ("; only a comment", Status::Complete),
        ("(+ 1 2)\n", Status::Complete),
        ("(", incomplete(1)),
        ("(define (f x)", incomplete(2)),
        ("(define (f x)\n  (let ((a 1)\n", incomplete(8)),
        ("(define (f x)\n  (+ x", incomplete(5)),
        ("(list 1\n      2", incomplete(6)),
        ("(list\n 1", incomplete(1)),
        ("#(1 2", incomplete(2)),
        ("  (λ (x)", incomplete(4)),
        ("'", incomplete(0)),
        ("(a '", incomplete(1)),
        ("#;", incomplete(0)),
        ("#0=", incomplete(0)),
        ("(display \"a", incomplete(0)),
        ("#| a", incomplete(0)),
        ("|a", incomplete(0)),
        (")", Status::Invalid),
        ("(a]", Status::Invalid),
        ("(a #unknown", Status::Invalid),
        ("#unknown \"", Status::Invalid),
    ];
    for (text, wanted) in cases {
        let got = read_text(text).status;
        claim(got == wanted, || format!("{text:?} is {got:?}, not {wanted:?}"))?;
    }
    Ok(())
}

fn spans() -> Result<(), String> {
    let text = "\u{feff}; λ\n(abc 'd #(1)\n  . #0=\"x\ny\") [e]";
    let result = read_text(text);
    let mut found = Vec::new();
    let mut pending: Vec<Datum> = result.data.into_iter().rev().collect();
    while let Some(datum) = pending.pop() {
        found.push(text[datum.span().start as usize..datum.span().end as usize].to_owned());
        match datum.kind() {
            Kind::List(items, tail) => pending.extend(items.iter().chain(tail).rev().cloned()),
            Kind::Vector(items) => pending.extend(items.iter().rev().cloned()),
            Kind::Label(_, inner) => pending.push(inner.clone()),
            _ => {}
        }
    }
    let whole = "(abc 'd #(1)\n  . #0=\"x\ny\")";
    let wanted = [whole, "abc", "'d", "'", "d", "#(1)", "1", "#0=\"x\ny\"", "\"x\ny\"", "[e]", "e"];
    claim(found == wanted, || format!("{found:?}"))
}

fn one_datum_at_a_time() -> Result<(), String> {
    let mut reader = Reader::new("(a) 1,0 #!fold-case B )c #;d", SourceId(1), Options::default());
    let mut seen = Vec::new();
    while let Some(result) = reader.next() {
        let text = match result {
            Ok(datum) => {
                let mut text = String::new();
                write_datum(&datum, &mut text);
                text
            }
            Err(problem) => problem.message,
        };
        seen.push(format!("{text} @{}", reader.position()));
    }
    let wanted =
        ["(a) @3", "there is a comma inside `1,0` @7", "b @21", "this `)` closes nothing @23", "c @24"];
    claim(seen == wanted, || format!("{seen:?}"))?;
    claim(reader.fold_case() && reader.status() == Status::Invalid, || "state at the end".into())
}

fn nesting_limit() -> Result<(), String> {
    let options = Options { nesting: 10, ..Options::default() };
    for (open, close) in [("(", ")"), ("#(", ")"), ("'", ""), ("#;", ""), ("(a . ", ")")] {
        let nested = |depth: usize| format!("{}x{}", open.repeat(depth), close.repeat(depth));
        let problems = |depth| read(&nested(depth), SourceId(1), options).errors;
        // Ten hidden data need ten things to hide: only the prefix itself is counted there.
        let within = problems(10).into_iter().filter(|problem| problem.message.contains("nested")).count();
        claim(within == 0, || format!("{open} at the limit"))?;
        let beyond = problems(11);
        claim(beyond.iter().any(|problem| problem.message.contains("nested more than 10 deep")), || {
            format!("{open} beyond the limit: {beyond:?}")
        })?;
    }
    Ok(())
}

/// A million levels of each kind of nesting, read, written and dropped on a small stack.
fn deep_data() -> Result<(), String> {
    let check = || {
        for (open, close) in [("(", ")"), ("#(", ")"), ("(a . ", ")"), ("(a . '", ")"), ("'", "")] {
            let depth = 100_000;
            let text = format!("{}x{}", open.repeat(depth), close.repeat(depth));
            let result = read_text(&text);
            claim(result.errors.is_empty() && result.data.len() == 1, || format!("{open} is not read"))?;
            let mut out = String::new();
            write_datum(&result.data[0], &mut out);
            claim(out.len() >= depth, || format!("{open} is not written"))?;
        }
        Ok(())
    };
    let thread = std::thread::Builder::new().stack_size(256 * 1024).spawn(check);
    let thread = thread.map_err(|problem| problem.to_string())?;
    thread.join().map_err(|_| "the thread died".to_owned())?
}

/// Ten megabytes of one mistake each: refused in one pass, with few and short messages.
fn hostile_texts() -> Result<(), String> {
    let sources = Sources::default();
    for unit in [
        "(", "[", "'", "#(", ")", "#", "#;", "#|", "\"\\", "|\\x", "#0=", ". ", "“", "1,", "#<", "(\n", "'\n",
    ] {
        let text = unit.repeat(10_000_000 / unit.len());
        let result = read(&text, sources.add("hostile", text.as_str()), Options::default());
        let count = result.errors.len();
        claim((1..=20).contains(&count), || format!("{count} problems in many {unit:?}"))?;
        claim(result.status != Status::Complete, || format!("many {unit:?} are complete"))?;
        let longest = result.errors.iter().map(|problem| render::plain(problem, &sources).len()).max();
        claim(longest < Some(4_000), || format!("the message about many {unit:?} has {longest:?} bytes"))?;
    }
    Ok(())
}

fn colours() -> Result<(), String> {
    let sources = Sources::default();
    let text = "(a #oops)";
    let result = read(text, sources.add("cell 1", text), Options::default());
    let coloured = render::ansi(&result.errors[0], &sources);
    let mut stripped = String::new();
    let mut pieces = coloured.split("\x1b[");
    stripped.push_str(pieces.next().unwrap_or(""));
    for piece in pieces {
        stripped.push_str(piece.split_once('m').map_or("", |(_, text)| text));
    }
    let plain = render::plain(&result.errors[0], &sources);
    claim(coloured != plain && stripped == plain, || coloured.replace('\x1b', "ESC"))
}

/// Texts made of the pieces that matter: no panic, every problem can be shown, spans lie in the text,
/// and what was read can be written and read again.
fn survives_any_text(seed: u64) -> Result<(), String> {
    let mut random = Random::new(seed);
    let pieces = [
        "(",
        ")",
        "[",
        "]",
        "{",
        "#(",
        "#u8(",
        "'",
        "`",
        ",",
        ",@",
        "#;",
        "#|",
        "|#",
        "|",
        "\"",
        "\\",
        "\\x41;",
        ";",
        "\n",
        "\r",
        "\r\n",
        " ",
        "\t",
        ".",
        " . ",
        "#0=",
        "#0#",
        "#\\",
        "#:",
        "#!fold-case",
        "#t",
        "#x",
        "1",
        "-",
        "+i",
        "1/0",
        "a",
        "λ",
        "日",
        "e\u{301}",
        "“",
        "‘",
        "（",
        "\u{200b}",
        "\0",
        "\u{a0}",
        "\u{2212}",
        "#<",
        ">",
        "define",
    ];
    let text: String = (0..random.below(30)).map(|_| *random.pick(&pieces)).collect();
    let sources = Sources::default();
    let result = read(&text, sources.add("cell 1", text.as_str()), Options { nesting: 8, fold_case: false });
    for problem in &result.errors {
        let shown = render::plain(problem, &sources);
        claim(shown.lines().count() >= 3, || format!("{text:?} gave {shown}"))?;
        claim(!shown.contains(['\0', '\r', '\t']), || format!("{text:?} gave {shown:?}"))?;
    }
    claim(result.errors.is_empty() == (result.status == Status::Complete), || {
        format!("{text:?} is {:?}", result.status)
    })?;
    for datum in &result.data {
        let (start, end) = (datum.span().start as usize, datum.span().end as usize);
        claim(text.get(start..end).is_some_and(|part| !part.is_empty()), || {
            format!("{text:?} at {start}..{end}")
        })?;
        let mut once = String::new();
        write_datum(datum, &mut once);
        let again = written(&once);
        claim(again.trim_end_matches('\n') == once, || format!("{text:?} gave {once:?}, then {again:?}"))?;
    }
    Ok(())
}
