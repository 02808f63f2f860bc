//! A host without a language: tasks of one type, whose workers have nothing of their own.

use lambdust_concurrency::{Ctx, Host, PollWord, Task};
use std::marker::PhantomData;
use std::sync::Arc;

/// The host of tasks of this type.
pub(crate) struct Bare<T>(PhantomData<fn() -> T>);

impl<T> Bare<T> {
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Bare(PhantomData))
    }
}

impl<T: Task<Bare<T>> + 'static> Host for Bare<T> {
    type Task = T;
    type Payload = u64;
    type Local = ();

    const TRACED: bool = false;

    fn start_worker(&self, _worker: usize, _poll: Arc<PollWord>) {}
    fn leave(&self, _local: &mut ()) {}
    fn enter(&self, _local: &mut ()) {}
    fn stop_worker(&self, _local: ()) {}
    fn task_panicked(&self, _task: &mut T, _cx: &mut Ctx<'_, Self>, message: &str) {
        eprintln!("a task of the benchmark panicked: {message}");
        std::process::exit(1);
    }
    fn work_panicked(&self, _local: &mut (), _message: &str) -> u64 {
        0
    }
}
