//! A small generator of random choices for property tests: the same seed gives the same cases on
//! every machine, so a failure is reproduced by running the test again.

/// The cases of a property in an ordinary run.
pub(crate) const FEW: u64 = 2_000;
/// The cases of a property in an `--ignored` run.
pub(crate) const MANY: u64 = 100_000;

/// A stream of pseudo-random numbers (splitmix64).
pub(crate) struct Random(u64);

impl Random {
    /// The stream of this seed.
    pub(crate) fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// Any 64 bits.
    pub(crate) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below the bound.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        (self.bits() % bound as u64) as usize
    }

    /// One of the choices.
    pub(crate) fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }

    /// An integer whose number of bits is itself random, so that small and large ones are as likely.
    pub(crate) fn integer(&mut self) -> i64 {
        (self.bits() as i64) >> self.below(64)
    }

    /// Any finite flonum: mostly of ordinary size, sometimes of any exponent.
    pub(crate) fn flonum(&mut self) -> f64 {
        match self.below(3) {
            0 => self.integer() as f64 / 1024.0,
            1 => f64::from(self.integer() as i32) * 0.001,
            _ => Some(f64::from_bits(self.bits())).filter(|x| x.is_finite()).unwrap_or(0.5),
        }
    }
}

/// A property as two tests: few cases always, many with `--ignored`.
pub(crate) fn property(name: &str, check: fn(u64) -> Result<(), String>) -> [libtest_mimic::Trial; 2] {
    let run = move |cases: u64| {
        for seed in 0..cases {
            check(seed).map_err(|problem| format!("seed {seed}: {problem}"))?;
        }
        Ok(())
    };
    [
        libtest_mimic::Trial::test(format!("property::{name}"), move || run(FEW)),
        libtest_mimic::Trial::test(format!("property::{name}::many"), move || run(MANY))
            .with_ignored_flag(true),
    ]
}
