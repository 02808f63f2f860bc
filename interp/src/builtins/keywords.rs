//! The arguments of procedures that take keywords: sorted here, before the procedure proper is called.

use crate::Value;
use crate::expand::closest;
use crate::value::{FromValue, Keyword, List, Symbol, Text, Vector};
use crate::vm::primitive::{Cx, Exit, Failure, Outcome};
use macros::builtins;

pub use table::TABLE;

#[builtins(library = "lambdust internal")]
mod table {
    use super::*;

    /// Calls `procedure` with arguments in a fixed order: required and optional ones, those of the keywords,
    /// and the list of the rest if there may be one. `absent` stands for each that is missing.
    ///
    /// `(%call-with-keywords #(f 1 0 #f ((#:k . #t)) "(f a #:k [k 1])") list 'none '(1 #:k 2)) ; => (1 2)`
    #[builtin("%call-with-keywords", effect = Writes)]
    fn call_with_keywords(
        cx: &mut Cx<'_>,
        formals: Vector,
        procedure: Value,
        absent: Value,
        arguments: Value,
    ) -> Outcome {
        let Some(spec) = Spec::of(cx, formals) else {
            return Err(cx.wrong_type(0, "a description of formals", formals.into()));
        };
        let Some(given) = List(arguments).items(usize::MAX) else {
            return Err(cx.wrong_type(3, "a list", arguments));
        };
        let sorted =
            spec.sort(cx, &given, absent).map_err(|failure| Exit::from(failure.hint(spec.usage())))?;
        Err(cx.stage_call(procedure, &sorted))
    }
}

/// Formals as `expand/formals.rs` describes them.
struct Spec {
    /// How messages call the procedure.
    name: String,
    required: usize,
    optional: usize,
    has_rest: bool,
    /// Each with whether it may be missing.
    keywords: Vec<(Value, bool)>,
    text: String,
}

impl Spec {
    fn of(cx: &Cx<'_>, formals: Vector) -> Option<Spec> {
        if formals.len() != 6 {
            return None;
        }
        let count = |index| formals.get(index).as_fixnum().and_then(|count| usize::try_from(count).ok());
        let keyword = |entry: Value| Some((entry.car()?, entry.cdr()? != Value::FALSE));
        let keywords = List(formals.get(4)).items(usize::MAX)?;
        Some(Spec {
            name: match Symbol::from_value(formals.get(0)) {
                Some(symbol) => format!("`{}`", symbol.name(cx.heap)),
                None => "this procedure".to_owned(),
            },
            required: count(1)?,
            optional: count(2)?,
            has_rest: formals.get(3) != Value::FALSE,
            keywords: keywords.into_iter().map(keyword).collect::<Option<_>>()?,
            text: Text::string_of(formals.get(5))?,
        })
    }

    fn usage(&self) -> String {
        format!("use it as {}", self.text)
    }

    fn sort(&self, cx: &mut Cx<'_>, given: &[Value], absent: Value) -> Result<Vec<Value>, Failure> {
        let mut by_keyword: Vec<Option<Value>> = vec![None; self.keywords.len()];
        let mut positional = Vec::with_capacity(given.len());
        let mut given = given.iter().copied();
        while let Some(argument) = given.next() {
            let Some(keyword) = Keyword::from_value(argument) else {
                positional.push(argument);
                continue;
            };
            let name = keyword.symbol().name(cx.heap).to_owned();
            let Some(at) = self.keywords.iter().position(|(known, _)| *known == argument) else {
                return Err(self.unknown(cx, &name));
            };
            let Some(value) = given.next() else {
                return Err(self.problem(format!("got the keyword #:{name} without a value")));
            };
            if by_keyword[at].replace(value).is_some() {
                return Err(self.problem(format!("got the keyword #:{name} twice")));
            }
        }
        let most = self.required + self.optional;
        if positional.len() < self.required || positional.len() > most && !self.has_rest {
            return Err(self.problem(format!("wanted {}, got {}", self.wanted(), positional.len())));
        }
        let rest = positional.split_off(most.min(positional.len()));
        positional.resize(most, absent);
        for ((keyword, can_miss), value) in self.keywords.iter().zip(by_keyword) {
            if value.is_none() && !can_miss {
                let name = keyword_name(cx, *keyword);
                return Err(self.problem(format!("was called without #:{name}")));
            }
            positional.push(value.unwrap_or(absent));
        }
        if self.has_rest {
            positional.push(List::of(cx.heap, &rest));
        }
        Ok(positional)
    }

    fn problem(&self, what: String) -> Failure {
        Failure::new("arity-error", format!("{} {what}", self.name))
    }

    fn unknown(&self, cx: &Cx<'_>, name: &str) -> Failure {
        let known: Vec<String> =
            self.keywords.iter().map(|(keyword, _)| keyword_name(cx, *keyword)).collect();
        let meant = match closest(name, known.iter().map(String::as_str)).first() {
            Some(close) => format!("; did you mean #:{close}?"),
            None => String::new(),
        };
        self.problem(format!("has no keyword #:{name}{meant}"))
    }

    fn wanted(&self) -> String {
        let plural = |count| if count == 1 { "" } else { "s" };
        let (least, most) = (self.required, self.required + self.optional);
        match (self.has_rest, self.optional) {
            (true, _) => format!("at least {least} argument{} without keyword", plural(least)),
            (false, 0) => format!("{least} argument{} without keyword", plural(least)),
            (false, _) => format!("{least} to {most} arguments without keyword"),
        }
    }
}

fn keyword_name(cx: &Cx<'_>, keyword: Value) -> String {
    Keyword::from_value(keyword).map_or_else(String::new, |known| known.symbol().name(cx.heap).to_owned())
}
