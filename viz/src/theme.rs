//! Colours by role. A drawing names roles, never colours; which colour a role has is decided where the
//! picture is seen, by the style block that every drawing carries, and painted ones have the light ones.
//!
//! As an image the page's variables are unknown and the media query follows its light or dark theme;
//! inline, in JupyterLab, its variables win. Before each variable stands a plain colour for programs
//! that know no variables.

use std::fmt::Write;

use plotters::style::RGBColor;

/// What a shape is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Titles, labels, numbers, axes.
    Text,
    /// Words and lines that stand back.
    Muted,
    /// Lines that help the eye.
    Grid,
    /// The page itself: what lies below is covered.
    Paper,
    /// The data of a series. There are eight colours, which differ for the colour-blind too; later
    /// series have them again, with lines dashed and areas hatched.
    Series(u8),
    /// Running.
    Busy,
    /// Nothing to do.
    Idle,
    /// Could not go on.
    Waiting,
    /// Went well.
    Good,
    /// Aborted, restarted, deadlocked. Never by the colour alone: hatched, dashed, or with words.
    Bad,
    /// Ready, and not running yet; or a bound that is near.
    Warn,
    /// The collection of garbage.
    Collector,
    /// How much, from 0 for nothing to [`MOST_SHADE`] for the most.
    Shade(u8),
}

/// The colours of series.
pub const SERIES: u8 = 8;
/// The strongest shade.
pub const MOST_SHADE: u8 = 8;

/// How a shape is told apart beside its colour. A line and an area of one marker look alike.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Texture {
    Plain,
    /// Areas are hatched, lines dashed.
    Broken,
}

impl Role {
    /// The colour that carries the role through plotters, which knows colours only.
    #[must_use]
    pub const fn color(self) -> RGBColor {
        match self {
            Role::Series(index) => RGBColor(4, index % SERIES, (index / SERIES) % 2),
            _ => self.carried(0),
        }
    }

    /// The same, with a hatch in areas and dashes in lines.
    #[must_use]
    pub const fn hatched(self) -> RGBColor {
        self.carried(1)
    }

    const fn carried(self, texture: u8) -> RGBColor {
        let (kind, index) = match self {
            Role::Text => (0, 0),
            Role::Muted => (1, 0),
            Role::Grid => (2, 0),
            Role::Paper => (3, 0),
            Role::Series(index) => (4, index % SERIES),
            Role::Busy => (5, 0),
            Role::Idle => (6, 0),
            Role::Waiting => (7, 0),
            Role::Good => (8, 0),
            Role::Bad => (9, 0),
            Role::Warn => (10, 0),
            Role::Collector => (11, 0),
            Role::Shade(shade) => (12, if shade > MOST_SHADE { MOST_SHADE } else { shade }),
        };
        RGBColor(kind, index, texture)
    }

    /// The role that a colour carries; a colour of plotters' own is text.
    pub(crate) fn of((kind, index, texture): (u8, u8, u8)) -> (Role, Texture) {
        let role = match kind {
            1 => Role::Muted,
            2 => Role::Grid,
            3 => Role::Paper,
            4 if index < SERIES => Role::Series(index),
            5 => Role::Busy,
            6 => Role::Idle,
            7 => Role::Waiting,
            8 => Role::Good,
            9 => Role::Bad,
            10 => Role::Warn,
            11 => Role::Collector,
            12 if index <= MOST_SHADE => Role::Shade(index),
            _ => Role::Text,
        };
        (role, if texture == 1 && role != Role::Text { Texture::Broken } else { Texture::Plain })
    }

    /// The class of the shapes of this role.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Role::Text => "lx-text",
            Role::Muted => "lx-muted",
            Role::Grid => "lx-grid",
            Role::Paper => "lx-paper",
            Role::Series(index) => SERIES_CLASSES[usize::from(index % SERIES)],
            Role::Busy => "lx-busy",
            Role::Idle => "lx-idle",
            Role::Waiting => "lx-waiting",
            Role::Good => "lx-good",
            Role::Bad => "lx-bad",
            Role::Warn => "lx-warn",
            Role::Collector => "lx-gc",
            Role::Shade(shade) => SHADE_CLASSES[usize::from(shade.min(MOST_SHADE))],
        }
    }

    /// The colours in a light and in a dark page, as six hexadecimal digits each.
    fn colors(self) -> (u32, u32) {
        match self {
            Role::Text => (0x1f2328, 0xe6e6e6),
            Role::Muted => (0x656d76, 0x9aa4ae),
            Role::Grid => (0xdfe1e4, 0x36393e),
            Role::Paper => (0xffffff, 0x111111),
            Role::Series(index) => SERIES_COLORS[usize::from(index % SERIES)],
            Role::Busy => (0x0072b2, 0x56b4e9),
            Role::Idle => (0xdfe1e4, 0x36393e),
            Role::Waiting => (0x7d868f, 0x8b949e),
            Role::Good => (0x00805e, 0x2fbf94),
            Role::Bad => (0xc4314b, 0xff7b86),
            Role::Warn => (0xb26a00, 0xe9a23b),
            Role::Collector => (0x8250a8, 0xc297e8),
            Role::Shade(shade) => SHADE_COLORS[usize::from(shade.min(MOST_SHADE))],
        }
    }

    /// The colour in a light page, for pictures that are painted.
    pub(crate) fn light(self) -> (u8, u8, u8) {
        let [_, red, green, blue] = self.colors().0.to_be_bytes();
        (red, green, blue)
    }

    /// What JupyterLab calls the colour, where it has one that is meant for the same.
    fn page_variable(self) -> Option<&'static str> {
        match self {
            Role::Text => Some("--jp-ui-font-color1"),
            Role::Muted => Some("--jp-ui-font-color2"),
            Role::Paper => Some("--jp-layout-color0"),
            _ => None,
        }
    }
}

const SERIES_CLASSES: [&str; SERIES as usize] =
    ["lx-s0", "lx-s1", "lx-s2", "lx-s3", "lx-s4", "lx-s5", "lx-s6", "lx-s7"];
/// Okabe and Ito's set, darkened for light pages and lightened for dark ones.
const SERIES_COLORS: [(u32, u32); SERIES as usize] = [
    (0x0072b2, 0x56b4e9),
    (0xb85000, 0xf0915a),
    (0x00805e, 0x2fbf94),
    (0xa8487f, 0xe29cc5),
    (0x8a6d00, 0xe0c341),
    (0x3f8fbf, 0x9ad4f5),
    (0x4b4f56, 0xb9bec5),
    (0x6a4fb3, 0xb3a2f0),
];
const SHADE_CLASSES: [&str; MOST_SHADE as usize + 1] =
    ["lx-h0", "lx-h1", "lx-h2", "lx-h3", "lx-h4", "lx-h5", "lx-h6", "lx-h7", "lx-h8"];
/// One hue; the strongest is the farthest from the page.
const SHADE_COLORS: [(u32, u32); MOST_SHADE as usize + 1] = [
    (0xf0f2f4, 0x1d2126),
    (0xdbe9f4, 0x15304a),
    (0xbfd9ec, 0x173f63),
    (0x9cc5e1, 0x1a4f7c),
    (0x74add3, 0x1f6296),
    (0x4c93c3, 0x2f78b0),
    (0x2b78ae, 0x4a93c9),
    (0x135c93, 0x74b2e0),
    (0x08416e, 0xabd4f5),
];

/// The style block of a drawing that has shapes of these roles. As an image it follows the media query;
/// inline, the page says what its theme is, and the reader's system may say otherwise.
pub(crate) fn style(roles: &[Role]) -> String {
    let (mut light, mut dark, mut rules) = (String::new(), String::new(), String::new());
    for role in roles {
        let ((day, night), class) = (role.colors(), role.class());
        add(&mut light, format_args!("--{class}:#{day:06x};"));
        add(&mut dark, format_args!("--{class}:#{night:06x};"));
        let value = match role.page_variable() {
            Some(variable) => format!("var({variable},var(--{class}))"),
            None => format!("var(--{class})"),
        };
        add(&mut rules, format_args!(".{class}{{color:#{day:06x};color:{value}}}\n"));
    }
    format!(
        ".lx{{{light}max-width:100%;height:auto}}\n\
         @media (prefers-color-scheme:dark){{.lx{{{dark}}}}}\n\
         [data-jp-theme-light=true] .lx{{{light}}}\n\
         [data-jp-theme-light=false] .lx{{{dark}}}\n\
         .lx text{{font-family:system-ui,sans-serif;fill:currentColor}}\n{rules}"
    )
}

fn add(text: &mut String, more: std::fmt::Arguments<'_>) {
    text.write_fmt(more).expect("writing to a string does not fail");
}
