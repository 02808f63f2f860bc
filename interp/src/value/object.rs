//! The small objects with a few fixed slots: symbols, keywords, boxes, promises, parameters,
//! conditions, records and their types.

use crate::Value;
use crate::heap::{Kind, Mutator};
use crate::value::{FromValue, Vector};
use crate::vm::primitive::Exit;
use concurrency::Waiter;

/// A view of one kind of object, with the user's word for it.
macro_rules! view {
    ($(#[$doc:meta])* $name:ident, $kind:ident, $wanted:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub struct $name(Value);

        impl FromValue for $name {
            const WANTED: &'static str = $wanted;

            #[inline]
            fn from_value(value: Value) -> Option<$name> {
                value.is_kind(Kind::$kind).then_some($name(value))
            }
        }

        impl From<$name> for Value {
            #[inline]
            fn from(view: $name) -> Value {
                view.0
            }
        }
    };
}

view!(
    /// A symbol of the heap.
    Symbol, Symbol, "a symbol"
);
view!(
    /// `#:name`
    Keyword, Keyword, "a keyword"
);
view!(
    /// A box of one value.
    MutableBox, Cell, "a box"
);
view!(
    /// A promise: a cell that chains of `delay-force` share, holding `(done? . value-or-thunk)`.
    Promise, Promise, "a promise"
);
view!(
    /// What a body is going to give, or has given.
    Future, Future, "a future"
);
view!(
    /// A key and a datum that lives as long as the key does.
    Ephemeron, Ephemeron, "an ephemeron"
);
view!(
    /// A box that does not keep what is in it.
    WeakBox, WeakBox, "a weak box"
);
view!(
    /// A parameter object.
    Parameter, Parameter, "a parameter"
);
view!(
    /// A condition: what primitives and `error` raise.
    Condition, Condition, "an error object"
);
view!(
    /// An instance of a record type.
    Record, Record, "a record"
);
view!(
    /// A message whose sender waits for the answer.
    Request, Request, "a reply token"
);
view!(
    /// A record type.
    RecordType, RecordType, "a record type"
);

impl Symbol {
    /// Its name.
    pub fn name(self, heap: &Mutator) -> &str {
        heap.symbol_text(self.0)
    }
}

impl Keyword {
    /// The keyword of a name; there is one for each.
    pub fn of(heap: &mut Mutator, name: Value) -> Keyword {
        Keyword(heap.keyword(name))
    }

    /// Its name as a symbol.
    pub fn symbol(self) -> Symbol {
        Symbol(self.0.slot(1))
    }
}

impl MutableBox {
    /// A new box.
    pub fn new(heap: &mut Mutator, value: Value) -> MutableBox {
        let object = heap.alloc(Kind::Cell, 2);
        heap.write(object, 1, value);
        MutableBox(object)
    }

    /// What it holds.
    #[inline]
    pub fn get(self) -> Value {
        self.0.slot(1)
    }

    /// Replaces what it holds.
    #[inline]
    pub fn set(self, heap: &mut Mutator, value: Value) {
        heap.write(self.0, 1, value);
    }
}

impl Promise {
    /// A new promise: done with a value, or still to run a thunk.
    pub fn new(heap: &mut Mutator, done: bool, value: Value) -> Promise {
        let state = heap.cons(Value::boolean(done), value);
        let cell = MutableBox::new(heap, state);
        let object = heap.alloc(Kind::Promise, 2);
        heap.write(object, 1, cell.into());
        Promise(object)
    }

    fn cell(self) -> MutableBox {
        MutableBox(self.0.slot(1))
    }

    /// Whether it is done, and the value or thunk: both of the same moment.
    pub fn state(self) -> (bool, Value) {
        let state = self.cell().get();
        (state.slot(0).is_true(), state.slot(1))
    }

    /// It has this value from now on.
    pub fn resolve(self, heap: &mut Mutator, value: Value) {
        let state = heap.cons(Value::TRUE, value);
        self.cell().set(heap, state);
    }

    /// Continues as `other`: takes its state, and `other` shares the cell from now on.
    pub fn continue_as(self, heap: &mut Mutator, other: Promise) {
        self.cell().set(heap, other.cell().get());
        heap.write(other.0, 1, self.cell().into());
    }
}

impl Future {
    /// The future of a body that has a fiber of its own; `process` is what the program can name of that.
    pub fn of(heap: &mut Mutator, process: Value) -> Future {
        let object = heap.alloc(Kind::Future, 3);
        heap.write(object, 1, Value::UNSPECIFIED);
        heap.write(object, 2, process);
        Future(object)
    }

    /// That, or `#f` when the body has returned on its maker's stack.
    pub fn process(self) -> Value {
        self.0.slot(2)
    }

    /// What such a body has returned.
    pub fn value(self) -> Value {
        self.0.slot(1)
    }
}

impl Parameter {
    /// A new parameter with its converted default value; the converter is `#f` for none.
    pub fn new(heap: &mut Mutator, value: Value, converter: Value) -> Parameter {
        let object = heap.alloc(Kind::Parameter, 3);
        heap.write(object, 1, value);
        heap.write(object, 2, converter);
        Parameter(object)
    }

    /// The value where nothing binds it.
    pub fn default_value(parameter: Value) -> Value {
        if parameter.is_kind(Kind::Parameter) { parameter.slot(1) } else { Value::UNSPECIFIED }
    }

    /// Another value where nothing binds it.
    pub fn set_default_value(heap: &mut Mutator, parameter: Value, value: Value) {
        if parameter.is_kind(Kind::Parameter) {
            heap.write(parameter, 1, value);
        }
    }

    /// The converter, or `#f`.
    pub fn converter(self) -> Value {
        self.0.slot(2)
    }
}

impl Condition {
    /// A new condition. `details` is free for the raiser (a hint as a string, a position, a cause);
    /// the trace is filled in where it is raised.
    pub fn new(
        heap: &mut Mutator,
        kind: Value,
        message: Value,
        irritants: Value,
        details: Value,
    ) -> Condition {
        let object = heap.alloc(Kind::Condition, 6);
        for (index, value) in [kind, message, irritants, details, Value::FALSE].into_iter().enumerate() {
            heap.write(object, 1 + index, value);
        }
        Condition(object)
    }

    /// Its class, a symbol: `type-error`, `user-error`, …
    pub fn kind(self) -> Value {
        self.0.slot(1)
    }

    /// What happened: usually a string, but `error` takes anything.
    pub fn message(self) -> Value {
        self.0.slot(2)
    }

    /// The values that caused it, a list.
    pub fn irritants(self) -> Value {
        self.0.slot(3)
    }

    /// What its raiser added: `#f` or a string with advice, or an association list.
    pub fn details(self) -> Value {
        self.0.slot(4)
    }

    /// Replaces what its raiser added.
    pub fn set_details(self, heap: &mut Mutator, details: Value) {
        heap.write(self.0, 4, details);
    }

    /// The call trace, or `#f`.
    pub fn trace(self) -> Value {
        self.0.slot(5)
    }

    /// Sets the trace, once.
    pub fn set_trace(self, heap: &mut Mutator, trace: Value) {
        heap.write(self.0, 5, trace);
    }
}

impl Request {
    /// A request; the ticket completes the wait of its sender.
    pub fn new(heap: &mut Mutator, message: Value, ticket: Waiter) -> Request {
        let [epoch, slot] = ticket.to_words();
        let object = heap.alloc(Kind::Request, 4);
        heap.write(object, 1, message);
        object.set_word(2, Value::fixnum(epoch as i64).bits());
        object.set_word(3, Value::fixnum(slot as i64).bits());
        Request(object)
    }

    /// What is asked.
    pub fn message(self) -> Value {
        self.0.slot(1)
    }

    /// The sender's wait.
    pub fn ticket(self) -> Waiter {
        let word = |index| self.0.slot(index).as_fixnum().map_or(0, |word| word as u64);
        Waiter::from_words([word(2), word(3)])
    }
}

impl RecordType {
    /// How many fields a record can have: the mask of those that may change is a fixnum.
    pub const FIELDS_MAX: usize = crate::expand::RECORD_FIELDS_MAX;

    /// A new type; bit `i` of the mask says whether field `i` may change. The fields of the parent are
    /// repeated before its own.
    pub fn new(heap: &mut Mutator, name: Value, fields: Vector, mutable: u64, parent: Value) -> RecordType {
        let object = heap.alloc(Kind::RecordType, 6);
        heap.write(object, 1, name);
        heap.write(object, 2, fields.into());
        heap.write(object, 3, Value::fixnum((mutable & ((1 << 61) - 1)) as i64));
        heap.write(object, 4, parent);
        heap.write(object, 5, Value::FALSE);
        RecordType(object)
    }

    /// Makes it a type of messages (`define-message`) with this priority.
    pub fn set_priority(self, heap: &mut Mutator, priority: i64) {
        heap.write(self.0, 5, Value::fixnum(priority));
    }

    /// The priority of its messages, if it is a type of messages.
    #[inline]
    pub fn priority(self) -> Option<i64> {
        self.0.slot(5).as_fixnum()
    }

    /// Its name, a symbol.
    pub fn name(self) -> Value {
        self.0.slot(1)
    }

    /// The names of its fields, symbols, those of the parent first.
    pub fn fields(self) -> Vector {
        Vector::from_value(self.0.slot(2)).expect("a record type is made with a vector of names")
    }

    /// Bit `i` says whether field `i` may change.
    pub fn mutable(self) -> u64 {
        self.0.slot(3).as_fixnum().and_then(|mask| u64::try_from(mask).ok()).unwrap_or(0)
    }

    /// Whether any field may change; such records are copied when sent.
    pub fn is_mutable(self) -> bool {
        self.0.slot(3) != Value::fixnum(0)
    }

    /// The type it extends, or `#f`.
    pub fn parent(self) -> Value {
        self.0.slot(4)
    }
}

impl Record {
    /// A new record with these fields, as many as the type names.
    pub fn new(heap: &mut Mutator, ty: RecordType, fields: &[Value]) -> Result<Record, Exit> {
        let object = heap.alloc_any(Kind::Record, 2 + fields.len())?;
        heap.write(object, 1, ty.into());
        for (index, &field) in fields.iter().enumerate() {
            heap.write(object, 2 + index, field);
        }
        Ok(Record(object))
    }

    /// Its type.
    #[inline]
    pub fn record_type(self) -> RecordType {
        RecordType(self.0.slot(1))
    }

    /// Whether it is of this type or of one that extends it.
    #[inline]
    pub fn is_a(self, ty: RecordType) -> bool {
        let mut own = Some(self.record_type());
        while let Some(candidate) = own {
            if candidate == ty {
                return true;
            }
            own = RecordType::from_value(candidate.parent());
        }
        false
    }

    /// A field below the number of fields.
    #[inline]
    pub fn get(self, index: usize) -> Value {
        self.0.slot(2 + index)
    }

    /// Replaces a field below the number of fields.
    #[inline]
    pub fn set(self, heap: &mut Mutator, index: usize, value: Value) {
        heap.write(self.0, 2 + index, value);
    }
}
