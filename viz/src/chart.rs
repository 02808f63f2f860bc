//! Kinds of charts: each is plain data that can be drawn and told, whatever it shows. Which data, views
//! decide.

pub(crate) mod axis;
pub(crate) mod bars;
pub(crate) mod columns;
pub(crate) mod heat_map;
pub(crate) mod panels;
pub(crate) mod plot;
