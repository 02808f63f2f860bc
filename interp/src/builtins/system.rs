//! The world around a program: clock, command line, environment, chance.

use crate::Value;
use crate::number::Number;
use crate::value::{IntoOutcome, List, Text, number};
use crate::vm::primitive::{Cx, Exit, Outcome};
use macros::builtins;

pub use table::TABLE;

fn text(cx: &mut Cx<'_>, text: &str) -> Outcome {
    Text::from_str(cx.heap, text).map(Value::from)
}

/// A random integer from 0 to below `n`.
fn below(cx: &Cx<'_>, n: &Number) -> Number {
    let Some(small) = n.fixnum() else {
        // A fraction of 126 random bits, scaled: uniform to far beyond what can be observed.
        let random = |cx: &Cx<'_>| Number::Fixnum((cx.world.random() >> 3) as i64);
        let unit = Number::Fixnum(1 << 60).add(&Number::ZERO);
        let scaled = unit.and_then(|unit| {
            let high = random(cx).mul(&unit)?.add(&random(cx))?;
            high.mul(n)?.floor_quotient(&unit.mul(&unit)?)
        });
        return scaled.unwrap_or(Number::ZERO);
    };
    // Multiplication maps the word onto the range; the bias is below 2^-64 times the range.
    let scaled = (u128::from(cx.world.random()) * small.unsigned_abs() as u128) >> 64;
    Number::from(scaled as i128)
}

#[builtins(library = "scheme base")]
mod table {
    use super::*;

    /// The names of what this Scheme offers, which `cond-expand` tests.
    ///
    /// `(pair? (memq 'r7rs (features))) ; => #t`
    #[builtin("features")]
    fn features(cx: &mut Cx<'_>) -> Value {
        let names = cx.world.session().registry().features();
        let names: Vec<Value> = names.iter().map(|name| cx.heap.symbol(name)).collect();
        List::of(cx.heap, &names)
    }

    /// Seconds since 1970 began.
    ///
    /// `(> (current-second) 1e9) ; => #t`
    #[builtin("current-second", library = "scheme time", effect = Io, inside)]
    fn current_second(cx: &mut Cx<'_>) -> f64 {
        cx.world.current_second()
    }

    /// A count of jiffies since some fixed moment.
    ///
    /// `(exact-integer? (current-jiffy)) ; => #t`
    #[builtin("current-jiffy", library = "scheme time", effect = Io, inside)]
    fn current_jiffy(cx: &mut Cx<'_>) -> Number {
        Number::from(cx.world.current_jiffy())
    }

    /// How many jiffies a second has.
    ///
    /// `(jiffies-per-second) ; => 1000000000`
    #[builtin("jiffies-per-second", library = "scheme time")]
    fn jiffies_per_second() -> Number {
        Number::Fixnum(1_000_000_000)
    }

    /// The program's name and its arguments, as strings.
    ///
    /// `(list? (command-line)) ; => #t`
    #[builtin("command-line", library = "scheme process-context", effect = Io, inside)]
    fn command_line(cx: &mut Cx<'_>) -> Outcome {
        let words = cx.world.command_line();
        let words = words.iter().map(|word| text(cx, word)).collect::<Result<Vec<_>, _>>()?;
        Ok(List::of(cx.heap, &words))
    }

    /// The value of an environment variable, or `#f`.
    ///
    /// `(get-environment-variable "no such variable") ; => #f`
    #[builtin("get-environment-variable", library = "scheme process-context", effect = Io, inside)]
    fn get_environment_variable(cx: &mut Cx<'_>, name: Text) -> Outcome {
        let name = name.to_rust();
        // The system refuses to look these up.
        if name.is_empty() || name.contains(['=', '\0']) {
            return Ok(Value::FALSE);
        }
        match std::env::var_os(&name) {
            Some(value) => text(cx, &value.to_string_lossy()),
            None => Ok(Value::FALSE),
        }
    }

    /// An association list of all environment variables.
    ///
    /// `(list? (get-environment-variables)) ; => #t`
    #[builtin("get-environment-variables", library = "scheme process-context", effect = Io, inside)]
    fn get_environment_variables(cx: &mut Cx<'_>) -> Outcome {
        let mut list = Value::NIL;
        for (name, value) in std::env::vars_os() {
            let name = text(cx, &name.to_string_lossy())?;
            let value = text(cx, &value.to_string_lossy())?;
            let entry = cx.heap.cons(name, value);
            list = cx.heap.cons(entry, list);
        }
        Ok(list)
    }

    /// A random number from 0 to below `n`: an integer for an exact one, a real for an inexact one.
    ///
    /// `(random 1) ; => 0`
    #[builtin("random", library = "lambdust", effect = Io, inside)]
    fn random(cx: &mut Cx<'_>, n: Option<Value>) -> Outcome {
        let Some(n) = n else { return unit_interval(cx).into_outcome(cx) };
        let wanted = "an exact integer or inexact real number above 0";
        let refused = |cx: &Cx<'_>| -> Exit { cx.wrong_type(0, wanted, n) };
        match number(n) {
            Some(Number::Flonum(x)) if x > 0.0 && x.is_finite() => (unit_interval(cx) * x).into_outcome(cx),
            Some(limit) if limit.is_exact_integer() && limit.is_positive() == Ok(true) => {
                below(cx, &limit).into_outcome(cx)
            }
            _ => Err(refused(cx)),
        }
    }
}

/// A random number from 0.0 to below 1.0, of 53 bits.
fn unit_interval(cx: &Cx<'_>) -> f64 {
    (cx.world.random() >> 11) as f64 / (1u64 << 53) as f64
}
