//! Strings: making, reading, changing, copying.

use super::slices::{Step, Walk, check_index, in_slices, range};
use crate::Value;
use crate::value::{FromValue, Index, List, Rest, Text};
use crate::vm::primitive::{Cx, Exit, Outcome};
use macros::builtins;

pub use table::TABLE;

/// Copies a part of `from` over `to` from `at` on, which is wide enough, in slices; backwards when the
/// parts overlap that way.
fn copy_part(cx: &mut Cx<'_>, to: Text, at: usize, from: Text, start: usize, count: usize) -> Outcome {
    let backwards = to == from && at > start;
    in_slices(
        cx,
        count,
        |_| Ok(to.into()),
        |_, result, part| {
            let part = if backwards { count - part.end..count - part.start } else { part };
            if to == from {
                let copy = from.read(start + part.start, start + part.end);
                to.payload().write(at + part.start, copy.chars());
            } else {
                let chars = from.chars(start + part.start, start + part.end);
                to.payload().write(at + part.start, chars);
            }
            Ok(result)
        },
    )
}

/// A new string of a part of another.
pub(crate) fn copy_range(cx: &mut Cx<'_>, string: Text, start: usize, count: usize) -> Outcome {
    let made = Text::from_value(cx.progress()[2]);
    let copy = match made {
        Some(copy) => copy,
        None => Text::with_length(cx.heap, count, string.is_wide())?,
    };
    cx.progress()[2] = copy.into();
    copy_part(cx, copy, 0, string, start, count)
}

#[builtins(library = "scheme base")]
mod table {
    use super::*;

    /// Whether the value is a string.
    ///
    /// `(string? "abc") ; => #t`
    #[builtin("string?")]
    fn is_string(value: Value) -> bool {
        Text::from_value(value).is_some()
    }

    /// A new string of `k` characters, all `fill`.
    ///
    /// `(make-string 3 #\a) ; => "aaa"`
    #[builtin("make-string", long)]
    fn make_string(cx: &mut Cx<'_>, k: Index, fill: Option<char>) -> Outcome {
        let fill = fill.unwrap_or(' ');
        in_slices(
            cx,
            k.0,
            |cx| Text::with_length(cx.heap, k.0, fill > '\u{ff}').map(Value::from),
            |_, result, part| {
                let text = Text::from_value(result).expect("the accumulator is the new string");
                text.payload().write(part.start, std::iter::repeat_n(fill, part.len()));
                Ok(result)
            },
        )
    }

    /// A new string of the arguments.
    ///
    /// `(string #\a #\b) ; => "ab"`
    #[builtin("string")]
    fn string(characters: Rest<'_, char>) -> String {
        characters.iter().collect()
    }

    /// The number of characters.
    ///
    /// `(string-length "abc") ; => 3`
    #[builtin("string-length")]
    fn string_length(string: Text) -> usize {
        string.len()
    }

    /// The character at an index, counted from 0.
    ///
    /// `(string-ref "abc" 1) ; => #\b`
    #[builtin("string-ref", effect = Reads)]
    fn string_ref(cx: &mut Cx<'_>, string: Text, k: Index) -> Result<char, Exit> {
        let payload = string.payload();
        Ok(payload.get(check_index(cx, k, payload.len(), 1)?))
    }

    /// Replaces the character at an index, counted from 0.
    ///
    /// `(let ((s (string-copy "abc"))) (string-set! s 1 #\λ) s) ; => "aλc"`
    #[builtin("string-set!", effect = Writes)]
    fn string_set(cx: &mut Cx<'_>, string: Text, k: Index, c: char) -> Result<(), Exit> {
        let index = check_index(cx, k, string.len(), 1)?;
        cx.check_mutable(string.into())?;
        string.set(cx.heap, index, c)
    }

    /// A new string of the characters from `start` to before `end`.
    ///
    /// `(substring "hello" 1 3) ; => "el"`
    #[builtin("substring", "string-copy", effect = Reads, long)]
    fn string_copy(cx: &mut Cx<'_>, string: Text, start: Option<Index>, end: Option<Index>) -> Outcome {
        let part = range(cx, string.len(), start, end, 1)?;
        copy_range(cx, string, part.start, part.len())
    }

    /// Copies characters of `from` over those of `to` beginning at `at`; the parts may overlap.
    ///
    /// `(let ((s (string-copy "12345"))) (string-copy! s 1 s 0 3) s) ; => "11235"`
    #[builtin("string-copy!", effect = Writes, long)]
    fn string_copy_into(
        cx: &mut Cx<'_>,
        to: Text,
        at: Index,
        from: Text,
        start: Option<Index>,
        end: Option<Index>,
    ) -> Outcome {
        cx.check_mutable(to.into())?;
        let part = range(cx, from.len(), start, end, 3)?;
        range(cx, to.len(), Some(at), None, 1)?;
        if part.len() > to.len() - at.0 {
            let wanted = format!("an index that leaves room for {} characters", part.len());
            return Err(cx.out_of_range(1, &wanted, super::super::slices::index_value(at.0)));
        }
        if from.is_wide() {
            to.widen(cx.heap)?;
        }
        copy_part(cx, to, at.0, from, part.start, part.len())?;
        Ok(Value::UNSPECIFIED)
    }

    /// Replaces the characters from `start` to before `end` by one.
    ///
    /// `(let ((s (string-copy "abc"))) (string-fill! s #\x 1) s) ; => "axx"`
    #[builtin("string-fill!", effect = Writes, long)]
    fn string_fill(
        cx: &mut Cx<'_>,
        string: Text,
        fill: char,
        start: Option<Index>,
        end: Option<Index>,
    ) -> Outcome {
        cx.check_mutable(string.into())?;
        let whole = range(cx, string.len(), start, end, 2)?;
        if fill > '\u{ff}' {
            string.widen(cx.heap)?;
        }
        in_slices(
            cx,
            whole.len(),
            |_| Ok(Value::UNSPECIFIED),
            |_, result, part| {
                let characters = std::iter::repeat_n(fill, part.len());
                string.payload().write(whole.start + part.start, characters);
                Ok(result)
            },
        )
    }

    /// A new string of the characters of all strings.
    ///
    /// `(string-append "foo" "bar") ; => "foobar"`
    #[builtin("string-append", effect = Reads, long)]
    fn string_append(cx: &mut Cx<'_>, strings: Rest<'_, Text>) -> Outcome {
        let total: usize = strings.iter().map(Text::len).sum();
        let wide = strings.iter().any(Text::is_wide);
        in_slices(
            cx,
            total,
            |cx| Text::with_length(cx.heap, total, wide).map(Value::from),
            |cx, result, part| {
                let copy = Text::from_value(result).expect("the accumulator is the new string");
                if wide {
                    copy.widen(cx.heap)?;
                }
                let mut before = 0;
                for text in strings.iter() {
                    let (from, to) = (part.start.max(before), part.end.min(before + text.len()));
                    if from < to {
                        copy.payload().write(from, text.chars(from - before, to - before));
                    }
                    before += text.len();
                }
                Ok(result)
            },
        )
    }

    /// A list of the characters from `start` to before `end`.
    ///
    /// `(string->list "abc" 1) ; => (#\b #\c)`
    #[builtin("string->list", effect = Reads, long)]
    fn string_to_list(cx: &mut Cx<'_>, string: Text, start: Option<Index>, end: Option<Index>) -> Outcome {
        let part = range(cx, string.len(), start, end, 1)?;
        in_slices(
            cx,
            part.len(),
            |_| Ok(Value::NIL),
            |cx, list, done| {
                let payload = string.payload();
                Ok(done.fold(list, |list, offset| {
                    cx.heap.cons(Value::char(payload.get(part.end - 1 - offset)), list)
                }))
            },
        )
    }

    /// A string of the characters of a list.
    ///
    /// `(list->string '(#\a #\b)) ; => "ab"`
    #[builtin("list->string", effect = Reads, long)]
    fn list_to_string(cx: &mut Cx<'_>, list: List) -> Outcome {
        // The accumulator is a string that doubles; its unused end is cut off.
        let start = Text::with_length(cx.heap, 16, false)?;
        let mut walk = Walk::resume(cx, list.0, start.into());
        let mut text = Text::from_value(walk.accumulator).expect("the accumulator is a string");
        loop {
            match walk.next() {
                Some(Step::Pair(pair)) => {
                    let Some(c) = pair.car().as_char() else {
                        return Err(cx.wrong_type(0, "a list of characters", list.0));
                    };
                    if walk.count > text.len() {
                        text = text.longer(cx.heap, text.len() * 2)?;
                        walk.accumulator = text.into();
                    }
                    text.set(cx.heap, walk.count - 1, c)?;
                }
                Some(Step::End(Value::NIL)) => {
                    return text.longer(cx.heap, walk.count).map(Value::from);
                }
                Some(_) => return Err(cx.wrong_type(0, "a list", list.0)),
                None => return Err(walk.pause(cx)),
            }
        }
    }
}
