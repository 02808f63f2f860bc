//! Colours by role. A drawing names roles, never colours; which colour a role has is decided where the
//! chart is seen, by the style block that every drawing carries.
//!
//! As an image the page's variables are unknown and the media query follows its light or dark theme;
//! inline, in JupyterLab, its variables win. Before each variable stands a plain colour for programs
//! that know no variables.

use plotters::style::RGBColor;

/// What a shape is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role {
    /// Titles, labels, numbers, the line at zero.
    Text,
    /// Lines that help the eye.
    Grid,
    /// What was measured.
    Series,
}

impl Role {
    const ALL: [Role; 3] = [Role::Text, Role::Grid, Role::Series];

    /// The colour that carries the role through plotters, which knows colours only.
    pub(crate) const fn color(self) -> RGBColor {
        RGBColor(self as u8, 0, 0)
    }

    /// The role that a colour carries; a colour of plotters' own is text.
    pub(crate) fn of((red, green, blue): (u8, u8, u8)) -> Role {
        let carried = |role: &Role| role.color() == RGBColor(red, green, blue);
        Role::ALL.into_iter().find(carried).unwrap_or(Role::Text)
    }

    /// The class of the shapes of this role.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Role::Text => "lx-text",
            Role::Grid => "lx-grid",
            Role::Series => "lx-series",
        }
    }
}

/// The style block of every drawing.
pub(crate) const STYLE: &str = "\
.lx{--lx-fg0:#1f2328;--lx-series0:#0072b2;max-width:100%;height:auto}
@media (prefers-color-scheme:dark){.lx{--lx-fg0:#e6e6e6;--lx-series0:#56b4e9}}
.lx{--lx-fg:var(--jp-ui-font-color1,var(--lx-fg0));--lx-series:var(--jp-brand-color1,var(--lx-series0))}
.lx text{font-family:system-ui,sans-serif}
.lx-text{color:#6e7681;color:var(--lx-fg)}
.lx-grid{color:#6e7681;color:var(--lx-fg);opacity:.15}
.lx-series{color:#0072b2;color:var(--lx-series)}
";
