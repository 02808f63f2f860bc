//! An argument that was refused: it is underlined in its call, and if there is a usual way from what came to what was
//! wanted, that is said.

use super::site::{Site, parts};
use crate::datum::Datum;
use crate::diagnostic::Diagnostic;
use crate::heap::{Mutator, Value};
use crate::help::help;
use crate::machine::Shared;
use crate::printer::value::brief;
use crate::source::Span;
use crate::value::Text;
use crate::vm::primitive::Refused;

/// Underlines the argument, and says how to come by what was wanted.
pub(super) fn explain(
    shared: &Shared,
    heap: &Mutator,
    refused: &Refused,
    value: Option<Value>,
    site: Option<&Site>,
    diagnostic: &mut Diagnostic,
) {
    let argument = site.and_then(|site| argument(site, refused));
    diagnostic.focus = argument.map_or(Span::NONE, Datum::span);
    let Some(value) = value.filter(|_| diagnostic.hint.is_none()) else { return };
    let came = Came {
        value: brief(heap, value),
        is_numeral: Text::string_of(value).is_some_and(|text| text.trim().parse::<f64>().is_ok()),
        text: argument.zip(site).map(|(argument, site)| site.text(argument).to_owned()),
    };
    diagnostic.hint = argument
        .zip(site)
        .and_then(|(argument, site)| all_arguments(argument, &came, site))
        .or_else(|| by_wanted(refused, &came))
        .or_else(|| by_usage(shared, refused));
}

/// Says how to come by a copy of a literal.
pub(super) fn explain_immutable(
    heap: &Mutator,
    value: Option<Value>,
    site: Option<&Site>,
    diagnostic: &mut Diagnostic,
) {
    let Some(value) = value.map(|value| brief(heap, value)) else { return };
    let copy = match value.chars().next() {
        Some('(') => "list-copy",
        Some('"') => "string-copy",
        Some('#') if value.starts_with("#(") => "vector-copy",
        Some('#') if value.starts_with("#u8(") => "bytevector-copy",
        _ => return,
    };
    let written = site.and_then(|site| Some(site.text(site.items().get(1)?)));
    let written = written.filter(|text| text.len() <= 40).unwrap_or(&value);
    diagnostic.hint = Some(format!(
        "literals in program text and names of symbols cannot be changed; ({copy} {written}) makes a copy that can"
    ));
}

/// The argument in the text of the call.
fn argument<'a>(site: &'a Site, refused: &Refused) -> Option<&'a Datum> {
    let items = site.items();
    let is_call = items.first()?.symbol().is_some_and(|name| name.as_str() == refused.procedure);
    let items = items.get(1..).filter(|_| is_call)?;
    match refused.procedure.as_str() {
        "parameterize" => parts(parts(items.first()?).get(refused.position)?).first(),
        _ => items.get(refused.position),
    }
}

/// What came instead.
struct Came {
    /// As it is printed.
    value: String,
    is_numeral: bool,
    /// As the argument is written.
    text: Option<String>,
}

impl Came {
    fn is(&self, sort: &str) -> bool {
        self.value
            .strip_prefix("#<")
            .and_then(|rest| rest.strip_prefix(sort))
            .is_some_and(|rest| rest.starts_with([' ', '>']))
    }

    fn is_string(&self) -> bool {
        self.value.starts_with('"')
    }

    fn is_list(&self) -> bool {
        self.value.starts_with('(')
    }

    fn is_symbol(&self) -> bool {
        !self.is_number() && !self.value.starts_with(['#', '(', '"'])
    }

    fn is_number(&self) -> bool {
        self.value.starts_with(|first: char| first.is_ascii_digit())
            || self
                .value
                .strip_prefix(['-', '+'])
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// The argument as it is written, or a stand-in.
    fn written(&self) -> &str {
        self.text.as_deref().filter(|text| text.len() <= 40 && !text.contains('\n')).unwrap_or("x")
    }
}

/// `(lambda x …)` takes all arguments as one list, which is a surprise to who meant `(lambda (x) …)`.
fn all_arguments(argument: &Datum, came: &Came, site: &Site) -> Option<String> {
    let name = argument.symbol().filter(|_| came.is_list())?.as_str();
    let local = site.locals().into_iter().find(|local| local.name == name)?;
    local.is_all.then(|| {
        format!("(lambda {name} …) makes `{name}` the list of all arguments; one parameter is written (lambda ({name}) …)")
    })
}

/// From what came to what was wanted.
fn by_wanted(refused: &Refused, came: &Came) -> Option<String> {
    let x = came.written();
    if let Some(hint) = held(came, x) {
        return Some(hint);
    }
    let wanted = refused.wanted.as_str();
    let wants = |words: &[&str]| words.iter().any(|word| wanted.contains(word));
    if wants(&["number", "integer", "index"]) {
        return as_number(refused, came, x);
    }
    match wanted {
        "a list" | "a pair" | "a list that ends" => as_list(refused, came, x),
        "a string" if came.is_symbol() => Some(format!("(symbol->string {x}) makes a string of a symbol")),
        "a string" if came.is_number() => Some(format!("(number->string {x}) makes a string of a number")),
        "a string" if came.value.starts_with("#\\") => {
            Some(format!("(string {x}) makes a string of a character"))
        }
        "a symbol" if came.is_string() => Some(format!("(string->symbol {x}) makes a symbol of a string")),
        "a vector" if came.is_list() => Some(format!("(list->vector {x}) makes a vector of a list")),
        "a procedure" => as_procedure(refused, came, x),
        _ => None,
    }
}

/// What came holds a value, or stands for one that is not there.
fn held(came: &Came, x: &str) -> Option<String> {
    let has_form = |sort: &str, form: String| came.is(sort).then_some(form);
    has_form("future", format!("(force {x}) waits for the value of a future"))
        .or_else(|| has_form("promise", format!("(force {x}) gives the value of a promise")))
        .or_else(|| has_form("task", format!("(await {x}) waits for the value of a task")))
        .or_else(|| has_form("thread", format!("(thread-join! {x}) waits for the value of a thread")))
        .or_else(|| has_form("tvar", format!("(tvar-read {x}) gives the value of a tvar")))
        .or_else(|| has_form("atomic-box", format!("(atomic-load {x}) gives the value of an atomic box")))
        .or_else(|| has_form("atomic-counter", format!("(atomic-load {x}) gives the value of a counter")))
        .or_else(|| has_form("actor", format!("an actor is asked: (ask {x} '(tag argument …))")))
        .or_else(|| {
            has_form("multiple", "several values are taken apart by (let-values (((a b) …)) …)".to_owned())
        })
        .or_else(|| {
            let why =
                "define, set!, display, for-each and an if or cond without a chosen branch give no value";
            has_form("unspecified", why.to_owned())
        })
}

fn as_number(refused: &Refused, came: &Came, x: &str) -> Option<String> {
    let name = refused.procedure.as_str();
    if came.is_string() {
        let kin = match name {
            "=" => Some("`=` compares numbers; (string=? a b) compares strings, (equal? a b) any values"),
            "<" => Some("`<` compares numbers; (string<? a b) compares strings"),
            ">" => Some("`>` compares numbers; (string>? a b) compares strings"),
            "+" if !came.is_numeral => Some("`+` adds numbers; (string-append a b) joins strings"),
            _ => None,
        };
        let kin = kin.map(str::to_owned);
        return kin
            .or_else(|| came.is_numeral.then(|| format!("(string->number {x}) makes a number of a string")));
    }
    if name == "=" {
        return Some(
            "`=` compares numbers only; (eq? a b) compares symbols, (equal? a b) values of any kind"
                .to_owned(),
        );
    }
    if came.is("procedure") {
        return Some(format!("this is the procedure itself; ({x}) calls it"));
    }
    if came.value == "#f" {
        return Some("what looks for something gives #f if there is none: test it before".to_owned());
    }
    if came.value.starts_with("(unquote ") {
        return Some("the items of a list are separated by blanks, without commas".to_owned());
    }
    let is_flonum = came.is_number() && came.value.contains('.');
    (is_flonum && refused.wanted.contains("exact"))
        .then(|| format!("(exact {x}) makes an exact integer of it"))
}

fn as_list(refused: &Refused, came: &Came, x: &str) -> Option<String> {
    if came.is_string() {
        let kin = match refused.procedure.as_str() {
            "length" => "(string-length s) is the length of a string".to_owned(),
            "append" => "(string-append s t) joins strings".to_owned(),
            _ => format!("(string->list {x}) makes a list of the characters of a string"),
        };
        return Some(kin);
    }
    if came.value.starts_with("#(") {
        return Some(match refused.procedure.as_str() {
            "length" => format!("(vector-length {x}) is the length of a vector"),
            "map" => format!("(vector-map procedure {x}) goes over a vector"),
            "for-each" => format!("(vector-for-each procedure {x}) goes over a vector"),
            _ => format!("(vector->list {x}) makes a list of a vector"),
        });
    }
    match came.value.as_str() {
        "()" if refused.wanted == "a pair" => {
            Some("the list is empty here; (null? list) tells that before".to_owned())
        }
        "#f" => Some("what looks for something gives #f if there is none: test it before".to_owned()),
        _ => None,
    }
}

/// Procedures that take a procedure without parameters.
const TAKERS: [&str; 8] =
    ["thread", "async", "atomic", "with-timeout", "with-seed", "with-scope", "call-with-values", "or-else"];

fn as_procedure(refused: &Refused, came: &Came, x: &str) -> Option<String> {
    let name = refused.procedure.as_str();
    let is_last = name != "call-with-values" || refused.position == 0;
    if TAKERS.contains(&name) && is_last && !came.is_list() {
        let text = came.text.as_ref().map_or("…", |_| x);
        return Some(format!("it calls a procedure without parameters: ({name} (lambda () {text}))"));
    }
    None
}

/// How the procedure is used, where another order of the arguments may have been meant.
fn by_usage(shared: &Shared, refused: &Refused) -> Option<String> {
    if refused.wanted != "a procedure" && refused.wanted != "a list" && !refused.wanted.contains("port") {
        return None;
    }
    let usage = help(shared, &refused.procedure)?.usage;
    let first = usage.lines().next().filter(|line| line.contains(' '))?;
    Some(format!("use it as {first}"))
}
