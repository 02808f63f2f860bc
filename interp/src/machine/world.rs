//! The machine's view of the outside, as primitives see it from one fiber.

use super::{Shared, client::Client, realm::Realm, stdin::Stdin};
use crate::expand::Environment;
use crate::heap::Value;
use crate::ir::GlobalId;
use crate::vm::primitive::{Input, Stream, World};
use std::ops::Deref;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

/// What all fibers have in common that an execution, or a simulation in it, has led to.
pub struct Setting {
    pub(crate) client: Arc<dyn Client>,
    pub(crate) stdin: Arc<Stdin>,
    /// Where numbers and chance come from.
    pub(crate) realm: Arc<Realm>,
}

/// What belongs to the execution that a fiber was made by.
#[derive(Clone)]
pub struct Surroundings {
    pub(crate) setting: Arc<Setting>,
    /// The number that continuations carry.
    pub(crate) fiber_id: u64,
    /// The time of a simulation in nanoseconds, refreshed at each step.
    pub(crate) virtual_nanos: Option<u64>,
}

impl Surroundings {
    pub(crate) fn new(setting: Setting, fiber_id: u64) -> Surroundings {
        Surroundings { setting: Arc::new(setting), fiber_id, virtual_nanos: None }
    }

    /// Who is told of what the execution does, also after its end.
    pub fn client(&self) -> &Arc<dyn Client> {
        &self.setting.client
    }
}

impl Deref for Surroundings {
    type Target = Setting;

    fn deref(&self) -> &Setting {
        &self.setting
    }
}

/// A fiber's world during a step.
pub(crate) struct FiberWorld<'a> {
    pub(crate) shared: &'a Arc<Shared>,
    pub(crate) surroundings: &'a Surroundings,
}

impl World for FiberWorld<'_> {
    fn write(&self, stream: Stream, text: &str) {
        self.surroundings.client.write(stream, text);
    }

    fn flush(&self, stream: Stream) {
        self.surroundings.client.flush(stream);
    }

    fn input(&self) -> Input {
        self.surroundings.stdin.take(&self.surroundings.client)
    }

    fn command_line(&self) -> Vec<String> {
        self.shared.config.command_line.clone()
    }

    fn current_second(&self) -> f64 {
        match self.surroundings.virtual_nanos {
            Some(nanos) => nanos as f64 / 1e9,
            None => SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64()),
        }
    }

    fn current_jiffy(&self) -> i64 {
        let nanos = self.surroundings.virtual_nanos;
        nanos.map_or_else(|| self.shared.started.elapsed().as_nanos() as i64, |nanos| nanos as i64)
    }

    fn random(&self) -> u64 {
        self.surroundings.realm.next_random()
    }

    fn serial(&self) -> u64 {
        self.surroundings.realm.next_serial()
    }

    fn standard_ports(&self) -> [Value; 3] {
        self.shared.standard_ports.map(|id| self.shared.global_value(id))
    }

    fn global_name(&self, index: usize) -> String {
        self.shared.registry.globals().info(GlobalId(index as u32)).name.to_string()
    }

    fn has_files(&self) -> bool {
        self.shared.config.files
    }

    fn is_inside(&self) -> bool {
        self.surroundings.realm.depth() > 0
    }

    fn recursion_words(&self) -> usize {
        self.shared.config.recursion_bytes / size_of::<u64>()
    }

    fn raiser(&self) -> Value {
        self.shared.raiser()
    }

    fn parameter_changer(&self) -> Value {
        self.shared.global_value(self.shared.known.set_parameter)
    }

    fn fiber_id(&self) -> u64 {
        self.surroundings.fiber_id
    }

    fn session(&self) -> Environment {
        self.shared.session.clone()
    }

    fn client(&self) -> &dyn Client {
        &*self.surroundings.client
    }

    fn surroundings(&self) -> Option<(&Arc<Shared>, &Surroundings)> {
        Some((self.shared, self.surroundings))
    }
}
