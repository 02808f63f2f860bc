//! Inexact complex arithmetic on pairs of machine floats: what the transcendental functions need
//! when an argument or a result leaves the real line. Branch cuts are those of R7RS.

use super::Number;
use std::f64::consts::FRAC_PI_2;
use std::ops::{Add, Div, Mul, Sub};

/// An inexact complex number.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Rectangular {
    /// Real part.
    pub(super) re: f64,
    /// Imaginary part.
    pub(super) im: f64,
}

const ONE: Rectangular = Rectangular { re: 1.0, im: 0.0 };

impl Rectangular {
    /// The principal logarithm.
    pub(super) fn ln(self) -> Rectangular {
        Rectangular { re: self.re.hypot(self.im).ln(), im: self.im.atan2(self.re) }
    }

    /// e to this power.
    pub(super) fn exp(self) -> Rectangular {
        let scale = self.re.exp();
        Rectangular { re: scale * self.im.cos(), im: scale * self.im.sin() }
    }

    /// The square root with a real part that is not negative.
    pub(super) fn sqrt(self) -> Rectangular {
        let Rectangular { re, im } = self;
        if re == 0.0 && im == 0.0 {
            return Rectangular { re: 0.0, im };
        }
        // Of the two parts the larger is computed directly, the other from it: no cancellation.
        let large = ((re.abs() / 2.0) + (re / 2.0).hypot(im / 2.0)).sqrt();
        let small = im.abs() / (2.0 * large);
        let (root_re, root_im) = if re >= 0.0 { (large, small) } else { (small, large) };
        Rectangular { re: root_re, im: root_im.copysign(im) }
    }

    /// The sine.
    pub(super) fn sin(self) -> Rectangular {
        Rectangular { re: self.re.sin() * self.im.cosh(), im: self.re.cos() * self.im.sinh() }
    }

    /// The cosine.
    pub(super) fn cos(self) -> Rectangular {
        Rectangular { re: self.re.cos() * self.im.cosh(), im: -self.re.sin() * self.im.sinh() }
    }

    /// The tangent; far from the real line it is ±i, where sine and cosine overflow.
    pub(super) fn tan(self) -> Rectangular {
        if self.im.abs() > 350.0 {
            return Rectangular { re: 0.0, im: 1.0_f64.copysign(self.im) };
        }
        self.sin() / self.cos()
    }

    /// The arc sine: -i ln(iz + sqrt(1 - z²)).
    pub(super) fn asin(self) -> Rectangular {
        // The form by parts keeps the real part in range and full accuracy near the cuts.
        let (below, above) = ((ONE - self).sqrt(), (ONE + self).sqrt());
        let re = self.re.atan2((below * above).re);
        let im = (below.re * above.im - below.im * above.re).asinh();
        Rectangular { re, im }
    }

    /// The arc cosine: π/2 - asin z.
    pub(super) fn acos(self) -> Rectangular {
        let asin = self.asin();
        Rectangular { re: FRAC_PI_2 - asin.re, im: -asin.im }
    }

    /// The arc tangent: (ln(1 + iz) - ln(1 - iz)) / 2i.
    pub(super) fn atan(self) -> Rectangular {
        let turned = Rectangular { re: -self.im, im: self.re };
        let Rectangular { re, im } = (ONE + turned).ln() - (ONE - turned).ln();
        Rectangular { re: im / 2.0, im: -re / 2.0 }
    }
}

impl From<&Number> for Rectangular {
    fn from(n: &Number) -> Rectangular {
        Rectangular { re: n.to_f64(), im: n.imag_part().to_f64() }
    }
}

impl From<Rectangular> for Number {
    fn from(n: Rectangular) -> Number {
        Number::Complex(Box::new((Number::Flonum(n.re), Number::Flonum(n.im))))
    }
}

impl Add for Rectangular {
    type Output = Rectangular;
    fn add(self, other: Rectangular) -> Rectangular {
        Rectangular { re: self.re + other.re, im: self.im + other.im }
    }
}

impl Sub for Rectangular {
    type Output = Rectangular;
    fn sub(self, other: Rectangular) -> Rectangular {
        Rectangular { re: self.re - other.re, im: self.im - other.im }
    }
}

impl Mul for Rectangular {
    type Output = Rectangular;
    fn mul(self, other: Rectangular) -> Rectangular {
        Rectangular {
            re: self.re * other.re - self.im * other.im,
            im: self.re * other.im + self.im * other.re,
        }
    }
}

impl Div for Rectangular {
    type Output = Rectangular;
    /// Scales by the larger part of the divisor first, so that its square cannot overflow.
    fn div(self, other: Rectangular) -> Rectangular {
        if other.re.abs() >= other.im.abs() {
            let ratio = other.im / other.re;
            let scale = other.re + other.im * ratio;
            Rectangular { re: (self.re + self.im * ratio) / scale, im: (self.im - self.re * ratio) / scale }
        } else {
            let ratio = other.re / other.im;
            let scale = other.re * ratio + other.im;
            Rectangular { re: (self.re * ratio + self.im) / scale, im: (self.im * ratio - self.re) / scale }
        }
    }
}
