//! Text from a template: `format` and `printf`.

use super::text_output::put_text;
use crate::Value;
use crate::port::TextOutput;
use crate::printer::value::{Style, print};
use crate::value::{FromValue, IntoOutcome, Rest, Text, number};
use crate::vm::primitive::{Cx, Exit, Outcome};
use macros::builtins;

pub use table::TABLE;

/// Fills a template. `first` is the position of the first of `arguments` in the call.
fn fill(cx: &Cx<'_>, template: &str, arguments: &[Value], first: usize) -> Result<String, Exit> {
    let mut out = String::new();
    let mut next = arguments.iter().copied().enumerate();
    let mut chars = template.chars();
    while let Some(c) = chars.next() {
        if c != '~' {
            out.push(c);
            continue;
        }
        let Some(directive) = chars.next() else {
            return Err(cx.failure("format-error", "found a `~` at the end of its template").into());
        };
        match directive.to_ascii_lowercase() {
            '~' => out.push('~'),
            '%' | 'n' => out.push('\n'),
            directive => {
                let Some((index, value)) = next.next() else {
                    let text =
                        format!("has no argument for `~{directive}`: its template needs more than came");
                    return Err(cx.failure("format-error", text).into());
                };
                out.push_str(&insert(cx, directive, value, first + index)?);
            }
        }
    }
    match next.next() {
        None => Ok(out),
        Some((index, value)) => {
            let text = format!("has no place in its template for argument {}", first + index + 1);
            Err(cx.failure("format-error", text).irritant(value).into())
        }
    }
}

/// What one directive shows of its argument.
fn insert(cx: &Cx<'_>, directive: char, value: Value, position: usize) -> Result<String, Exit> {
    let radix = match directive {
        'a' => return Ok(print(cx.heap, value, Style::Display)),
        's' | 'v' | 'w' => return Ok(print(cx.heap, value, Style::Write)),
        'c' => {
            return match value.as_char() {
                Some(c) => Ok(c.to_string()),
                None => Err(cx.wrong_type(position, char::WANTED, value)),
            };
        }
        'e' => return scientific(cx, value, position),
        'd' => 10,
        'x' => 16,
        'o' => 8,
        'b' => 2,
        other => {
            let text = format!("does not know the directive `~{other}`");
            let hint = "directives: ~a ~s ~v ~d ~x ~o ~b ~e ~c ~n ~% ~~";
            return Err(cx.failure("format-error", text).hint(hint).into());
        }
    };
    let number = number(value).ok_or_else(|| cx.wrong_type(position, "a number", value))?;
    number.to_text(radix).map_err(|_| cx.wrong_type(position, "an exact number for this radix", value))
}

/// A real number with a power of ten.
fn scientific(cx: &Cx<'_>, value: Value, position: usize) -> Result<String, Exit> {
    match crate::value::real(value) {
        Some(number) => Ok(format!("{:e}", number.to_f64())),
        None => Err(cx.wrong_type(position, "a real number", value)),
    }
}

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// Fills a template and returns the text, or writes it to a port (`#t`: the current one).
    ///
    /// In the template `~a` shows an argument as `display` does, `~s` and `~v` as `write` does, `~d ~x ~o ~b`
    /// a number in radix 10, 16, 8 or 2, `~e` with a power of ten, `~c` a character; `~n` and `~%` end
    /// the line and `~~` is a tilde.
    ///
    /// `(format "~a is ~s in hexadecimal: ~x" 'x "255" 255) ; => "x is \"255\" in hexadecimal: ff"`
    #[builtin("format", effect = Io, inside)]
    fn format(cx: &mut Cx<'_>, destination: Value, arguments: Rest<'_, Value>) -> Outcome {
        if let Some(template) = Text::from_value(destination) {
            return fill(cx, &template.to_rust(), arguments.values(), 1)?.into_outcome(cx);
        }
        let Some((&template, rest)) = arguments.values().split_first() else {
            return Err(cx.wrong_type(0, "a string (the template)", destination));
        };
        let Some(template) = Text::from_value(template) else {
            return Err(cx.wrong_type(1, "a string (the template)", template));
        };
        let port = match destination {
            Value::FALSE => return fill(cx, &template.to_rust(), rest, 2)?.into_outcome(cx),
            Value::TRUE => None,
            port => match TextOutput::from_value(port) {
                Some(port) => Some(port),
                None => return Err(cx.wrong_type(0, "a template, a boolean or a textual output port", port)),
            },
        };
        let text = fill(cx, &template.to_rust(), rest, 2)?;
        put_text(cx, port, 0, &text)?;
        Ok(Value::UNSPECIFIED)
    }

    /// Fills a template as `format` does and writes it to the current output port, in one step.
    ///
    /// `(printf "~a + ~a = ~a" 1 2 (+ 1 2)) ; prints 1 + 2 = 3`
    #[builtin("printf", effect = Io, inside)]
    fn printf(cx: &mut Cx<'_>, template: Text, arguments: Rest<'_, Value>) -> Result<(), Exit> {
        let text = fill(cx, &template.to_rust(), arguments.values(), 1)?;
        put_text(cx, None, 0, &text)
    }
}
