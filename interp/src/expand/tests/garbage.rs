//! Random programs: whatever stands there, the expander answers with a unit or an error.

use super::super::{Environment, Expansion};
use super::{data, session};
use crate::datum::{Datum, Kind};
use crate::source::Span;

struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}

const WORDS: &str = "quote quasiquote unquote unquote-splicing lambda case-lambda define define-values set! \
    define-record-type define-syntax if begin let let* letrec letrec* let-values let*-values let-syntax \
    letrec-syntax syntax-rules syntax-error cond case and or when unless do delay delay-force cons-stream \
    parameterize guard cond-expand include import define-library export only rename prefix else => ... _ \
    x y z swap m car list + 1 2.5 #t \"text\" #\\a () #:key #(x ...) (_ x ...) ((x 1)) (syntax-rules () ((_ x) x))";

fn random_form(random: &mut Random, words: &[Datum], depth: usize) -> Datum {
    let choice = random.below(10);
    if depth == 0 || choice < 4 {
        return words[random.below(words.len())].clone();
    }
    let length = random.below(5);
    let mut items: Vec<Datum> = (0..length).map(|_| random_form(random, words, depth - 1)).collect();
    if choice < 8 {
        items.insert(0, words[random.below(words.len())].clone());
    }
    let kind = match choice {
        9 if random.below(4) == 0 => Kind::Vector(items),
        9 if !items.is_empty() => Kind::List(items, Some(words[random.below(45)].clone())),
        _ => Kind::List(items, None),
    };
    Datum::new(kind, Span::NONE)
}

fn expand_seeds(seeds: std::ops::Range<u64>) {
    let words = data(WORDS);
    let macros = data(
        "(define-syntax swap (syntax-rules () ((_ a b) (let ((t a)) (set! a b) (set! b t)))))
         (define-syntax m (syntax-rules (else) ((_ else x) x) ((_ (a b ...) ...) '((b ... a) ...)) ((_ x . y) (m (x) y))))",
    );
    let mut environment: Environment = session();
    let mut expanded = 0;
    for seed in seeds.clone() {
        if seed % 50 == 0 {
            environment = session();
            for form in &macros {
                Expansion::new(form, &environment).finish().0.expect("the macros are right");
            }
        }
        let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let form = random_form(&mut random, &words, 6);
        environment.announce(std::slice::from_ref(&form));
        expanded += u32::from(Expansion::new(&form, &environment).finish().0.is_ok());
    }
    assert!(expanded > 0 || seeds.is_empty(), "some random forms are right");
}

#[test]
fn garbage_never_panics() {
    expand_seeds(0..2_000);
}

#[test]
#[ignore = "fifty times longer"]
fn garbage_never_panics_at_length() {
    expand_seeds(2_000..102_000);
}
