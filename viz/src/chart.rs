//! Kinds of charts: each is plain data that can be drawn and told, whatever it shows. Which data, views
//! decide.

pub(crate) mod any;
pub(crate) mod axis;
pub(crate) mod bars;
pub(crate) mod card;
pub(crate) mod columns;
pub(crate) mod graph;
pub(crate) mod heat_map;
pub(crate) mod key;
pub(crate) mod lanes;
pub(crate) mod look;
pub(crate) mod marks;
pub(crate) mod pen;
pub(crate) mod plot;
pub(crate) mod sequence;
pub(crate) mod steady;
pub(crate) mod strips;
pub(crate) mod tree;
