//! Bytevectors, and strings as UTF-8.

use super::slices::{check_index, in_slices, range};
use crate::Value;
use crate::value::{Byte, Bytes, FromValue, Index, Rest, Text};
use crate::vm::primitive::{Cx, Exit, Outcome};
use macros::builtins;

pub use table::TABLE;

/// Bytes copied between two polls, in units of the element count of a slice.
const BYTES_PER_ELEMENT: usize = 32;

/// Copies bytes in slices; backwards when the parts overlap that way.
fn copy_part(cx: &mut Cx<'_>, to: Bytes, at: usize, from: Bytes, start: usize, count: usize) -> Outcome {
    let backwards = to == from && at > start;
    let chunks = count.div_ceil(BYTES_PER_ELEMENT);
    in_slices(
        cx,
        chunks,
        |_| Ok(to.into()),
        |_, result, part| {
            let low = part.start * BYTES_PER_ELEMENT;
            let high = count.min(part.end * BYTES_PER_ELEMENT);
            let (low, high) = if backwards { (count - high, count - low) } else { (low, high) };
            to.write(at + low, &from.read(start + low, start + high));
            Ok(result)
        },
    )
}

#[builtins(library = "scheme base")]
mod table {
    use super::*;

    /// Whether the value is a bytevector.
    ///
    /// `(bytevector? #u8(1 2)) ; => #t`
    #[builtin("bytevector?")]
    fn is_bytevector(value: Value) -> bool {
        Bytes::from_value(value).is_some()
    }

    /// A new bytevector of `k` bytes, all `byte`.
    ///
    /// `(make-bytevector 2 7) ; => #u8(7 7)`
    #[builtin("make-bytevector", long)]
    fn make_bytevector(cx: &mut Cx<'_>, k: Index, byte: Option<Byte>) -> Outcome {
        let Byte(fill) = byte.unwrap_or(Byte(0));
        in_slices(
            cx,
            k.0.div_ceil(BYTES_PER_ELEMENT),
            |cx| Bytes::new(cx.heap, k.0).map(Value::from),
            |_, result, part| {
                let bytes = Bytes::from_value(result).expect("the accumulator is the new bytevector");
                let low = part.start * BYTES_PER_ELEMENT;
                let high = k.0.min(part.end * BYTES_PER_ELEMENT);
                bytes.write(low, &vec![fill; high - low]);
                Ok(result)
            },
        )
    }

    /// A new bytevector of the arguments.
    ///
    /// `(bytevector 1 2 3) ; => #u8(1 2 3)`
    #[builtin("bytevector")]
    fn bytevector(cx: &mut Cx<'_>, bytes: Rest<'_, Byte>) -> Outcome {
        let contents: Vec<u8> = bytes.iter().map(|byte| byte.0).collect();
        Bytes::from_slice(cx.heap, &contents).map(Value::from)
    }

    /// The number of bytes.
    ///
    /// `(bytevector-length #u8(1 2)) ; => 2`
    #[builtin("bytevector-length")]
    fn bytevector_length(bytevector: Bytes) -> usize {
        bytevector.len()
    }

    /// The byte at an index, counted from 0.
    ///
    /// `(bytevector-u8-ref #u8(1 2 3) 1) ; => 2`
    #[builtin("bytevector-u8-ref", effect = Reads)]
    fn bytevector_u8_ref(cx: &mut Cx<'_>, bytevector: Bytes, k: Index) -> Outcome {
        let index = check_index(cx, k, bytevector.len(), 1)?;
        Ok(Value::fixnum(i64::from(bytevector.get(index))))
    }

    /// Replaces the byte at an index, counted from 0.
    ///
    /// `(let ((b (bytevector 1 2))) (bytevector-u8-set! b 1 9) b) ; => #u8(1 9)`
    #[builtin("bytevector-u8-set!", effect = Writes)]
    fn bytevector_u8_set(cx: &mut Cx<'_>, bytevector: Bytes, k: Index, byte: Byte) -> Result<(), Exit> {
        let index = check_index(cx, k, bytevector.len(), 1)?;
        cx.check_mutable(bytevector.into())?;
        bytevector.set(index, byte.0);
        Ok(())
    }

    /// A new bytevector of the bytes from `start` to before `end`.
    ///
    /// `(bytevector-copy #u8(1 2 3) 1) ; => #u8(2 3)`
    #[builtin("bytevector-copy", effect = Reads, long)]
    fn bytevector_copy(
        cx: &mut Cx<'_>,
        bytevector: Bytes,
        start: Option<Index>,
        end: Option<Index>,
    ) -> Outcome {
        let part = range(cx, bytevector.len(), start, end, 1)?;
        let made = Bytes::from_value(cx.progress()[2]);
        let copy = match made {
            Some(copy) => copy,
            None => Bytes::new(cx.heap, part.len())?,
        };
        cx.progress()[2] = copy.into();
        copy_part(cx, copy, 0, bytevector, part.start, part.len())
    }

    /// Copies bytes of `from` over those of `to` beginning at `at`; the parts may overlap.
    ///
    /// `(let ((b (bytevector 1 2 3))) (bytevector-copy! b 0 #u8(8 9) 0 1) b) ; => #u8(8 2 3)`
    #[builtin("bytevector-copy!", effect = Writes, long)]
    fn bytevector_copy_into(
        cx: &mut Cx<'_>,
        to: Bytes,
        at: Index,
        from: Bytes,
        start: Option<Index>,
        end: Option<Index>,
    ) -> Outcome {
        cx.check_mutable(to.into())?;
        let part = range(cx, from.len(), start, end, 3)?;
        range(cx, to.len(), Some(at), None, 1)?;
        if part.len() > to.len() - at.0 {
            let wanted = format!("an index that leaves room for {} bytes", part.len());
            return Err(cx.out_of_range(1, &wanted, super::super::slices::index_value(at.0)));
        }
        copy_part(cx, to, at.0, from, part.start, part.len())?;
        Ok(Value::UNSPECIFIED)
    }

    /// Replaces the bytes from `start` to before `end` by one.
    ///
    /// `(let ((b (bytevector 1 2 3))) (bytevector-fill! b 0 1) b) ; => #u8(1 0 0)`
    #[builtin("bytevector-fill!", library = "lambdust", effect = Writes, long)]
    fn bytevector_fill(
        cx: &mut Cx<'_>,
        bytevector: Bytes,
        byte: Byte,
        start: Option<Index>,
        end: Option<Index>,
    ) -> Outcome {
        cx.check_mutable(bytevector.into())?;
        let whole = range(cx, bytevector.len(), start, end, 2)?;
        in_slices(
            cx,
            whole.len().div_ceil(BYTES_PER_ELEMENT),
            |_| Ok(Value::UNSPECIFIED),
            |_, result, part| {
                let low = part.start * BYTES_PER_ELEMENT;
                let high = whole.len().min(part.end * BYTES_PER_ELEMENT);
                bytevector.write(whole.start + low, &vec![byte.0; high - low]);
                Ok(result)
            },
        )
    }

    /// A new bytevector of the bytes of all arguments.
    ///
    /// `(bytevector-append #u8(1) #u8(2 3)) ; => #u8(1 2 3)`
    #[builtin("bytevector-append", effect = Reads, long)]
    fn bytevector_append(cx: &mut Cx<'_>, bytevectors: Rest<'_, Bytes>) -> Outcome {
        let total: usize = bytevectors.iter().map(Bytes::len).sum();
        in_slices(
            cx,
            total.div_ceil(BYTES_PER_ELEMENT),
            |cx| Bytes::new(cx.heap, total).map(Value::from),
            |_, result, part| {
                let copy = Bytes::from_value(result).expect("the accumulator is the new bytevector");
                let (low, high) = (part.start * BYTES_PER_ELEMENT, part.end * BYTES_PER_ELEMENT);
                let mut before = 0;
                for bytes in bytevectors.iter() {
                    let (from, to) = (low.max(before), high.min(before + bytes.len()));
                    if from < to {
                        copy.write(from, &bytes.read(from - before, to - before));
                    }
                    before += bytes.len();
                }
                Ok(result)
            },
        )
    }

    /// The string that bytes encode as UTF-8.
    ///
    /// `(utf8->string #u8(65 66 67)) ; => "ABC"`
    #[builtin("utf8->string", effect = Reads)]
    fn utf8_to_string(
        cx: &mut Cx<'_>,
        bytevector: Bytes,
        start: Option<Index>,
        end: Option<Index>,
    ) -> Result<String, Exit> {
        let part = range(cx, bytevector.len(), start, end, 1)?;
        String::from_utf8(bytevector.read(part.start, part.end)).map_err(|error| {
            let at = part.start + error.utf8_error().valid_up_to();
            let text = format!("found bytes at index {at} that are not UTF-8");
            cx.failure("encoding-error", text).irritant(bytevector.into()).into()
        })
    }

    /// The bytes of a string in UTF-8.
    ///
    /// `(string->utf8 "é") ; => #u8(195 169)`
    #[builtin("string->utf8", effect = Reads)]
    fn string_to_utf8(cx: &mut Cx<'_>, string: Text, start: Option<Index>, end: Option<Index>) -> Outcome {
        let part = range(cx, string.len(), start, end, 1)?;
        Bytes::from_slice(cx.heap, string.read(part.start, part.end).as_bytes()).map(Value::from)
    }
}
