//! Vectors.

use super::slices::{Step, Walk, check_index, in_slices, range};
use crate::Value;
use crate::value::{FromValue, Index, List, Rest, Text, Vector};
use crate::vm::primitive::{Cx, Exit, Outcome, SLICE};
use macros::builtins;

pub use table::TABLE;

/// Copies elements between vectors in slices; forwards or backwards, so that overlaps come out right.
fn copy_part(cx: &mut Cx<'_>, to: Vector, at: usize, from: Vector, start: usize, count: usize) -> Outcome {
    let backwards = to == from && at > start;
    in_slices(
        cx,
        count,
        |_| Ok(to.into()),
        |cx, result, part| {
            for offset in part {
                let offset = if backwards { count - 1 - offset } else { offset };
                to.set(cx.heap, at + offset, from.get(start + offset));
            }
            Ok(result)
        },
    )
}

/// A new vector of a part of another.
fn copy_range(cx: &mut Cx<'_>, vector: Vector, start: usize, count: usize) -> Outcome {
    in_slices(
        cx,
        count,
        |cx| Vector::new(cx.heap, count).map(Value::from),
        |cx, result, part| {
            let copy = Vector::from_value(result).expect("the accumulator is the new vector");
            for offset in part {
                copy.set(cx.heap, offset, vector.get(start + offset));
            }
            Ok(result)
        },
    )
}

#[builtins(library = "scheme base")]
mod table {
    use super::*;

    /// Whether the value is a vector.
    ///
    /// `(vector? #(1 2)) ; => #t`
    #[builtin("vector?")]
    fn is_vector(value: Value) -> bool {
        Vector::from_value(value).is_some()
    }

    /// A new vector of `k` elements, all `fill`.
    ///
    /// `(make-vector 3 'a) ; => #(a a a)`
    #[builtin("make-vector", long)]
    fn make_vector(cx: &mut Cx<'_>, k: Index, fill: Option<Value>) -> Outcome {
        let fill = fill.unwrap_or(Value::fixnum(0));
        let start = |cx: &mut Cx<'_>| Vector::new(cx.heap, k.0).map(Value::from);
        if fill == Value::fixnum(0) {
            return start(cx);
        }
        in_slices(cx, k.0, start, |cx, result, part| {
            let vector = Vector::from_value(result).expect("the accumulator is the new vector");
            part.for_each(|index| vector.set(cx.heap, index, fill));
            Ok(result)
        })
    }

    /// A new vector of the arguments.
    ///
    /// `(vector 1 2 3) ; => #(1 2 3)`
    #[builtin("vector")]
    fn vector(cx: &mut Cx<'_>, elements: Rest<'_, Value>) -> Outcome {
        Vector::from_slice(cx.heap, elements.values()).map(Value::from)
    }

    /// The number of elements.
    ///
    /// `(vector-length #(1 2 3)) ; => 3`
    #[builtin("vector-length")]
    fn vector_length(vector: Vector) -> usize {
        vector.len()
    }

    /// The element at an index, counted from 0.
    ///
    /// `(vector-ref #(a b c) 1) ; => b`
    #[builtin("vector-ref", effect = Reads)]
    fn vector_ref(cx: &mut Cx<'_>, vector: Vector, k: Index) -> Outcome {
        Ok(vector.get(check_index(cx, k, vector.len(), 1)?))
    }

    /// Replaces the element at an index, counted from 0.
    ///
    /// `(let ((v (vector 1 2 3))) (vector-set! v 0 'x) v) ; => #(x 2 3)`
    #[builtin("vector-set!", effect = Writes)]
    fn vector_set(cx: &mut Cx<'_>, vector: Vector, k: Index, value: Value) -> Result<(), Exit> {
        let index = check_index(cx, k, vector.len(), 1)?;
        cx.check_mutable(vector.into())?;
        vector.set(cx.heap, index, value);
        Ok(())
    }

    /// A list of the elements from `start` to before `end`.
    ///
    /// `(vector->list #(a b c) 1) ; => (b c)`
    #[builtin("vector->list", effect = Reads, long)]
    fn vector_to_list(cx: &mut Cx<'_>, vector: Vector, start: Option<Index>, end: Option<Index>) -> Outcome {
        let part = range(cx, vector.len(), start, end, 1)?;
        in_slices(
            cx,
            part.len(),
            |_| Ok(Value::NIL),
            |cx, list, done| {
                Ok(done.fold(list, |list, offset| cx.heap.cons(vector.get(part.end - 1 - offset), list)))
            },
        )
    }

    /// A vector of the elements of a list.
    ///
    /// `(list->vector '(1 2 3)) ; => #(1 2 3)`
    #[builtin("list->vector", effect = Reads, long)]
    fn list_to_vector(cx: &mut Cx<'_>, list: List) -> Outcome {
        // First the list is measured, then the vector filled; its presence tells the two apart.
        let made = cx.progress()[3];
        if Vector::from_value(made).is_none() {
            let mut walk = Walk::resume(cx, list.0, Value::FALSE);
            loop {
                match walk.next() {
                    Some(Step::Pair(_)) => {}
                    Some(Step::End(Value::NIL)) => break,
                    Some(_) => return Err(cx.wrong_type(0, "a list", list.0)),
                    None => return Err(walk.pause(cx)),
                }
            }
            let vector = Vector::new(cx.heap, walk.count)?;
            *cx.progress() = [list.0, Value::fixnum(0), Value::DEFAULT, vector.into()];
        }
        let [mut rest, filled, _, vector] = *cx.progress();
        let vector = Vector::from_value(vector).expect("set above or in an earlier slice");
        let mut index = filled.as_fixnum().unwrap_or(0) as usize;
        let stop = vector.len().min(index + SLICE);
        // Another fiber may have cut the list meanwhile; the rest of the vector then stays 0.
        while let (true, Some(first), Some(after)) = (index < stop, rest.car(), rest.cdr()) {
            vector.set(cx.heap, index, first);
            index += 1;
            rest = after;
        }
        if index < vector.len() && rest.is_pair() {
            *cx.progress() = [rest, Value::fixnum(index as i64), Value::DEFAULT, vector.into()];
            return Err(Exit::Again);
        }
        Ok(vector.into())
    }

    /// Replaces the elements from `start` to before `end` by one value.
    ///
    /// `(let ((v (vector 1 2 3))) (vector-fill! v 0 1) v) ; => #(1 0 0)`
    #[builtin("vector-fill!", effect = Writes, long)]
    fn vector_fill(
        cx: &mut Cx<'_>,
        vector: Vector,
        fill: Value,
        start: Option<Index>,
        end: Option<Index>,
    ) -> Outcome {
        cx.check_mutable(vector.into())?;
        let whole = range(cx, vector.len(), start, end, 2)?;
        in_slices(
            cx,
            whole.len(),
            |_| Ok(Value::UNSPECIFIED),
            |cx, result, part| {
                part.for_each(|offset| vector.set(cx.heap, whole.start + offset, fill));
                Ok(result)
            },
        )
    }

    /// A new vector of the elements from `start` to before `end`.
    ///
    /// `(vector-copy #(a b c d) 1 3) ; => #(b c)`
    #[builtin("vector-copy", "subvector", effect = Reads, long)]
    fn vector_copy(cx: &mut Cx<'_>, vector: Vector, start: Option<Index>, end: Option<Index>) -> Outcome {
        let part = range(cx, vector.len(), start, end, 1)?;
        copy_range(cx, vector, part.start, part.len())
    }

    /// Copies elements of `from` over those of `to` beginning at `at`; the parts may overlap.
    ///
    /// `(let ((v (vector 1 2 3 4))) (vector-copy! v 1 v 0 3) v) ; => #(1 1 2 3)`
    #[builtin("vector-copy!", effect = Writes, long)]
    fn vector_copy_into(
        cx: &mut Cx<'_>,
        to: Vector,
        at: Index,
        from: Vector,
        start: Option<Index>,
        end: Option<Index>,
    ) -> Outcome {
        cx.check_mutable(to.into())?;
        let part = range(cx, from.len(), start, end, 3)?;
        range(cx, to.len(), Some(at), None, 1)?;
        if part.len() > to.len() - at.0 {
            let wanted = format!("an index that leaves room for {} elements", part.len());
            return Err(cx.out_of_range(1, &wanted, super::super::slices::index_value(at.0)));
        }
        copy_part(cx, to, at.0, from, part.start, part.len())?;
        Ok(Value::UNSPECIFIED)
    }

    /// A new vector of the elements of all vectors.
    ///
    /// `(vector-append #(1) #(2 3)) ; => #(1 2 3)`
    #[builtin("vector-append", effect = Reads, long)]
    fn vector_append(cx: &mut Cx<'_>, vectors: Rest<'_, Vector>) -> Outcome {
        let total = vectors.iter().map(Vector::len).sum();
        in_slices(
            cx,
            total,
            |cx| Vector::new(cx.heap, total).map(Value::from),
            |cx, result, part| {
                let copy = Vector::from_value(result).expect("the accumulator is the new vector");
                let mut before = 0;
                for vector in vectors.iter() {
                    let (from, to) = (part.start.max(before), part.end.min(before + vector.len()));
                    (from..to).for_each(|index| copy.set(cx.heap, index, vector.get(index - before)));
                    before += vector.len();
                }
                Ok(result)
            },
        )
    }

    /// The characters of a string as a vector.
    ///
    /// `(string->vector "abc" 1) ; => #(#\b #\c)`
    #[builtin("string->vector", effect = Reads, long)]
    fn string_to_vector(cx: &mut Cx<'_>, string: Text, start: Option<Index>, end: Option<Index>) -> Outcome {
        let whole = range(cx, string.len(), start, end, 1)?;
        in_slices(
            cx,
            whole.len(),
            |cx| Vector::new(cx.heap, whole.len()).map(Value::from),
            |cx, result, part| {
                let vector = Vector::from_value(result).expect("the accumulator is the new vector");
                for offset in part {
                    vector.set(cx.heap, offset, Value::char(string.get(whole.start + offset)));
                }
                Ok(result)
            },
        )
    }

    /// A string of a vector's characters.
    ///
    /// `(vector->string #(#\a #\b)) ; => "ab"`
    #[builtin("vector->string", effect = Reads, long)]
    fn vector_to_string(
        cx: &mut Cx<'_>,
        vector: Vector,
        start: Option<Index>,
        end: Option<Index>,
    ) -> Outcome {
        let whole = range(cx, vector.len(), start, end, 1)?;
        in_slices(
            cx,
            whole.len(),
            |cx| Text::with_length(cx.heap, whole.len(), false).map(Value::from),
            |cx, result, part| {
                let text = Text::from_value(result).expect("the accumulator is the new string");
                for offset in part {
                    let element = vector.get(whole.start + offset);
                    let Some(c) = element.as_char() else {
                        return Err(cx.wrong_type(0, "a vector of characters", vector.into()));
                    };
                    text.set(cx.heap, offset, c)?;
                }
                Ok(result)
            },
        )
    }
}
