//! The mailboxes whose depth is looked at in each frame: those in which several messages have waited.
//!
//! A mailbox comes here when a message makes its queue so long, which costs the ordinary path a comparison, and goes
//! when it is seen to be empty. The list is short; a mailbox that finds it full tries again when its queue has doubled,
//! and takes the place of an emptier one.

use crate::host::Host;
use crate::mailbox::Mailbox;
use crate::recording::MailboxDepth;
use parking_lot::Mutex;
use std::cmp::Reverse;
use std::sync::{Arc, Weak};

/// Mailboxes that are looked at, at most.
pub const MAILBOXES_WATCHED: usize = 64;

/// A mailbox comes here when so many messages wait.
pub(crate) const WATCH_FROM: usize = 8;

/// The mailboxes.
pub(crate) struct Watch<H: Host>(Mutex<Vec<Watched<H>>>);

struct Watched<H: Host> {
    mailbox: Weak<Mailbox<H>>,
    /// Its depth when it was seen last.
    depth: usize,
}

impl<H: Host> Watch<H> {
    pub(crate) fn new() -> Self {
        Watch(Mutex::new(Vec::new()))
    }

    /// Notes a mailbox with that many messages, which is not watched; whether there was room. The caller holds its
    /// lock, and no other mailbox's is taken in here.
    #[cold]
    pub(crate) fn add(&self, mailbox: &Arc<Mailbox<H>>, depth: usize) -> bool {
        let mut all = self.0.lock();
        let watched = Watched { mailbox: Arc::downgrade(mailbox), depth };
        if all.len() < MAILBOXES_WATCHED {
            all.push(watched);
            return true;
        }
        match all.iter_mut().min_by_key(|other| other.depth).filter(|other| other.depth < depth) {
            Some(place) => {
                let other = std::mem::replace(place, watched);
                other.mailbox.upgrade().inspect(|other| other.set_watched(false));
                true
            }
            None => false,
        }
    }

    /// How full they are, the fullest first; those that are empty are not watched any more.
    pub(crate) fn depths(&self) -> Vec<MailboxDepth> {
        let seen = std::mem::take(&mut *self.0.lock());
        if seen.is_empty() {
            return Vec::new();
        }
        let mut depths = Vec::new();
        let mut kept = Vec::new();
        for watched in seen {
            let Some(mailbox) = watched.mailbox.upgrade() else { continue };
            let found = mailbox.watched_depth();
            if found.depth > 0 {
                depths.push(found);
                kept.push(Watched { depth: found.depth, ..watched });
            } else {
                mailbox.set_watched(false);
            }
        }
        self.0.lock().extend(kept);
        depths.sort_by_key(|found| (Reverse(found.depth), found.mailbox));
        depths
    }
}
